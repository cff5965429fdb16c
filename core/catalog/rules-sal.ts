/**
 * Rules SAL-01 … SAL-18 of warning-rules.md: consumption, sales, stock and margin. Data; long because a
 * rule is read as one piece. Thresholds in whole base units: fen, days, basis points, hundredths.
 */
import {defineRule, type Rule, type RuleSpec} from '../schema/rule.ts';
import {byLevel, eachLevel, hidden, needs, shown, threshold, toldOfSales} from './rule-parts.ts';

/** Sales below which a fall says nothing. */
const FLOOR = 50_000;
const QUARTER_FLOOR = 150_000;

const fallThresholds = byLevel('bp', {blue: -2000, yellow: -3000, orange: -5000, red: -8000});

const askWhy: RuleSpec['next'][number] = {
  zh: '问{contact}为什么少了，安排拜访，记进处理单。',
  en: 'Ask {contact} why, plan a visit and note it in the case.',
};

const untilClose: RuleSpec['clears'][number] = {
  zh: '月结的结果，到 {until} 下次月结再算。',
  en: 'A month-close result: it stands until the next close on {until}.',
};

const untilQuarter: RuleSpec['clears'][number] = {
  zh: '季度的结果，到 {until} 下个季度结束再算。',
  en: 'A quarter’s result: it stands until the next quarter ends, {until}.',
};

const specs: readonly RuleSpec[] = [
  {
    id: 'SAL-01',
    name: {zh: '消费环比下降', en: 'Sales drop against last month'},
    section: 'SAL',
    subjects: ['customer'],
    clocks: ['month_close', 'daily'],
    needs: needs('prev_month_sales'),
    facts: {
      change_bp: shown('bp', '环比', 'Change'),
      month_sales: shown('fen', '本月消费', 'Sales of the month'),
      prev_month_sales: shown('fen', '上月消费', 'Sales of the month before'),
      closed_weeks: shown('count', '已过的周数', 'Weeks over'),
      change: hidden('fen', '增减', 'Difference'),
    },
    thresholds: {...fallThresholds, floor: threshold('fen', FLOOR, '上月消费至少', 'Last month at least')},
    applies: {formula: '[prev_month_sales] >= [threshold.floor]', elseWhy: 'floor'},
    when: eachLevel('[change] * 10000 <= [prev_month_sales] * @', 'blue', 'yellow', 'orange', 'red'),
    measured: {zh: '（本月消费 − 上月消费）÷ 上月消费', en: '(this month − last month) ÷ last month'},
    family: 'fall',
    messages: [
      {
        if: '[closed_weeks] > 0',
        zh: '前{word:closed_weeks}周消费 {month_sales}，上月同期 {prev_month_sales}，少 {=-[change_bp]|bp}',
        en: 'Bought {month_sales} in {word:closed_weeks}, {prev_month_sales} last month: down {=-[change_bp]|bp}',
      },
      {
        zh: '{month}消费 {month_sales}，上一个月 {prev_month_sales}，少 {=-[change_bp]|bp}',
        en: 'Bought {month_sales} in {month}, {prev_month_sales} the month before: down {=-[change_bp]|bp}',
      },
    ],
    figures: [{zh: '少 {=-[change_bp]|bp}', en: 'Down {=-[change_bp]|bp}'}],
    next: [askWhy],
    clears: [
      {
        if: '[closed_weeks] > 0',
        zh: '已过的周里再消费 {sales_needed} 就消除。',
        en: 'Clears with {sales_needed} more sales in the weeks that are over.',
      },
      untilClose,
    ],
    told: toldOfSales,
    source: '000_4b2ec1f0cb4e6bd4.txt',
  },
  {
    id: 'SAL-02',
    name: {zh: '本月零消费', en: 'No consumption this month'},
    section: 'SAL',
    subjects: ['customer'],
    clocks: ['month_close'],
    needs: needs('prev_month_sales'),
    facts: {
      last_sales: shown('fen', '此前一个月的消费', 'Sales of the last month with any'),
      months: shown('count', '零消费月数', 'Months at zero'),
    },
    thresholds: byLevel('count', {yellow: 1, orange: 2, red: 3}),
    when: eachLevel('AND([last_sales] > 0, [months] >= @)', 'yellow', 'orange', 'red'),
    measured: {zh: '连续零消费的月数', en: 'Months in a row without sales'},
    family: 'no_purchase',
    messages: [
      {
        zh: '连续 {months} 个月零消费，此前一个月消费 {last_sales}',
        en: 'Bought nothing for {months} month{s:months} running; {last_sales} in the month before',
      },
    ],
    figures: [{zh: '零消费 {months} 个月', en: 'No sales {months} mo.'}],
    next: [{zh: '给{contact}打电话。', en: 'Call {contact}.'}],
    clears: [
      {
        zh: '月结的结果，到 {until} 再算；这个月有消费就消除。',
        en: 'A month-close result, reckoned again on {until}; any sales this month clear it.',
      },
    ],
    told: toldOfSales,
    source: 'ours',
  },
  {
    id: 'SAL-03',
    name: {zh: '逐周下降', en: 'Quick decline within the month'},
    section: 'SAL',
    subjects: ['customer'],
    clocks: ['daily'],
    needs: needs('week_sales history'),
    facts: {
      fall_per_day_bp: shown('bp', '每天少了', 'Fall per day'),
      weeks: shown('fen', '四周消费', 'Sales of the four weeks'),
      falling: hidden('count', '每周都低于前一周', 'Each week lower than the one before'),
      first_week: hidden('fen', '第一周消费', 'Sales of the first week'),
      fall: hidden('x100', '每天的降幅', 'Fall per day'),
      base: hidden('x100', '第一周每天', 'First week per day'),
    },
    thresholds: {
      yellow: threshold('bp', 5000, '关注', 'Attention'),
      floor: threshold('fen', FLOOR, '第一周消费至少', 'First week at least'),
    },
    applies: {formula: '[first_week] >= [threshold.floor]', elseWhy: 'floor'},
    when: {
      blue: '[falling] = 1',
      yellow: 'AND([falling] = 1, [fall] * 10000 >= [base] * [threshold.yellow])',
    },
    measured: {zh: '四周里每天消费的降幅（首周对末周）', en: 'Fall of sales per day over four weeks'},
    family: 'fall',
    messages: [
      {
        zh: '连续四周往下走：{weeks}，每天少了 {fall_per_day_bp}',
        en: 'Four weeks down in a row: {weeks}, {fall_per_day_bp} less per day',
      },
    ],
    figures: [{zh: '四周少 {fall_per_day_bp}', en: 'Down {fall_per_day_bp} in 4 weeks'}],
    next: [askWhy],
    clears: [{zh: '有一周不低于前一周就消除。', en: 'Clears when a week is no lower than the one before.'}],
    told: toldOfSales,
    source: 'ours',
  },
  {
    id: 'SAL-04',
    name: {zh: '同比下降', en: 'Fall against last year'},
    section: 'SAL',
    subjects: ['customer', 'shop'],
    clocks: ['month_close'],
    needs: needs('same month last year'),
    facts: {
      change_bp: shown('bp', '同比', 'Change'),
      month_sales: shown('fen', '本月消费', 'Sales of the month'),
      last_year_sales: shown('fen', '去年同月', 'Same month last year'),
      change: hidden('fen', '增减', 'Difference'),
    },
    thresholds: {
      ...byLevel('bp', {blue: -1000, yellow: -2000, orange: -3000, red: -5000}),
      floor: {...threshold('fen', FLOOR, '去年同月至少', 'Last year at least'), from: 'SAL-01.floor'},
    },
    applies: {formula: '[last_year_sales] >= [threshold.floor]', elseWhy: 'floor'},
    when: eachLevel('[change] * 10000 <= [last_year_sales] * @', 'blue', 'yellow', 'orange', 'red'),
    measured: {
      zh: '（本月消费 − 去年同月）÷ 去年同月',
      en: '(this month − same month last year) ÷ same month last year',
    },
    family: 'fall',
    messages: [
      {
        zh: '{month}消费 {month_sales}，去年同月 {last_year_sales}，少 {=-[change_bp]|bp}',
        en: 'Bought {month_sales} in {month}, {last_year_sales} a year ago: down {=-[change_bp]|bp}',
      },
    ],
    figures: [{zh: '同比少 {=-[change_bp]|bp}', en: 'Down {=-[change_bp]|bp} on year'}],
    next: [askWhy],
    clears: [untilClose],
    told: toldOfSales,
    source: '000_4b2ec1f0cb4e6bd4.txt',
  },
  {
    id: 'SAL-05',
    name: {zh: '销售额异常高', en: 'Sales outlier, high'},
    section: 'SAL',
    subjects: ['product', 'shop'],
    clocks: ['month_close'],
    needs: needs('8 months of sales'),
    facts: {
      month_sales: shown('fen', '本月销售', 'Sales of the month'),
      mean_sales: shown('fen', '其他月平均', 'Mean of the other months'),
      z_x100: shown('x100', '偏离几个标准差', 'Standard deviations away'),
      z: hidden('x100', '偏离几个标准差', 'Standard deviations away'),
      above: hidden('fen', '超出上限', 'Above the fence'),
    },
    thresholds: byLevel('x100', {blue: 200, yellow: 300}),
    when: {blue: 'OR([z] * 100 > [threshold.blue], [above] > 0)', yellow: '[z] * 100 > [threshold.yellow]'},
    measured: {zh: '偏离其他月平均几个标准差', en: 'Standard deviations above the other months'},
    family: 'SAL-05',
    messages: [
      {
        zh: '{month}销售 {month_sales}，比其他月平均 {mean_sales} 高得多',
        en: 'Sold {month_sales} in {month}, far above the mean of {mean_sales}',
      },
    ],
    figures: [{zh: '异常高', en: 'Unusually high'}],
    next: [{zh: '有促销就在市场活动里注明。', en: 'If a promotion caused it, note it under market activities.'}],
    clears: [untilClose],
    told: {blue: ['info_specialist']},
    source: '000_4b2ec1f0cb4e6bd4.txt',
  },
  {
    id: 'SAL-06',
    name: {zh: '销售额异常低', en: 'Sales outlier, low'},
    section: 'SAL',
    subjects: ['region', 'shop'],
    clocks: ['month_close'],
    needs: needs('8 months of sales'),
    facts: {
      month_sales: shown('fen', '本月销售', 'Sales of the month'),
      mean_sales: shown('fen', '其他月平均', 'Mean of the other months'),
      z_x100: shown('x100', '偏离几个标准差', 'Standard deviations away'),
      z: hidden('x100', '偏离几个标准差', 'Standard deviations away'),
      below: hidden('fen', '低于下限', 'Below the fence'),
      z_before: hidden('x100', '上月偏离', 'Deviation of the month before'),
      below_before: hidden('fen', '上月低于下限', 'Month before: below the fence'),
    },
    thresholds: {yellow: threshold('x100', 200, '低几个标准差', 'Standard deviations below')},
    when: {
      yellow: 'OR([z] * 100 < -[threshold.yellow], [below] > 0)',
      orange:
        'AND(OR([z] * 100 < -[threshold.yellow], [below] > 0), OR([z_before] * 100 < -[threshold.yellow], [below_before] > 0))',
    },
    measured: {
      zh: '偏离其他月平均几个标准差；连续两个月为预警',
      en: 'Standard deviations below the other months; two months running is serious',
    },
    family: 'SAL-06',
    messages: [
      {
        zh: '{month}销售 {month_sales}，比其他月平均 {mean_sales} 低得多',
        en: 'Sold {month_sales} in {month}, far below the mean of {mean_sales}',
      },
    ],
    figures: [{zh: '异常低', en: 'Unusually low'}],
    next: [{zh: '查渠道：代理有没有走，货有没有断。', en: 'Check the channel: has an agent left, has supply stopped?'}],
    clears: [untilClose],
    told: {yellow: ['supervisor', 'info_specialist']},
    source: '000_4b2ec1f0cb4e6bd4.txt',
  },
  {
    id: 'SAL-07',
    name: {zh: '促销影响系数', en: 'Promotion effect'},
    section: 'SAL',
    subjects: ['product'],
    clocks: ['month_close'],
    needs: needs('start_end', 'quantity'),
    facts: {
      lift_bp: shown('bp', '促销提升', 'Lift'),
      promotion_days: shown('days', '促销天数', 'Promotion days'),
      lift: hidden('count', '提升', 'Lift'),
      base: hidden('count', '促销外', 'Outside'),
    },
    thresholds: {
      expected: threshold('bp', 2000, '应有提升', 'Lift expected', 'seed'),
      blue: threshold('bp', 1000, '提升不到', 'Lift below'),
    },
    when: {blue: '[lift] * 10000 < [base] * [threshold.blue]'},
    measured: {
      zh: '（促销期日均销量 − 平时日均）÷ 平时日均',
      en: '(mean daily quantity in promotions − outside) ÷ outside',
    },
    family: 'SAL-07',
    messages: [
      {
        zh: '促销 {promotion_days} 天，日均销量只比平时多 {lift_bp}，通常能多 {threshold.expected}',
        en: '{promotion_days} promotion day{s:promotion_days} lifted daily quantity by {lift_bp} only; {threshold.expected} is usual',
      },
    ],
    figures: [{zh: '促销 {lift_bp}', en: 'Promotion {lift_bp}'}],
    next: [{zh: '复盘这次促销。', en: 'Review the promotion.'}],
    clears: [untilClose],
    told: {blue: ['other_dept']},
    source: '000_4b2ec1f0cb4e6bd4.txt',
  },
  {
    id: 'SAL-08',
    name: {zh: '库存相关', en: 'Stock level against sales'},
    section: 'SAL',
    subjects: ['product'],
    clocks: ['daily'],
    needs: needs('quantity_on_hand', 'quantity'),
    facts: {
      stock: shown('count', '库存量', 'Quantity on hand'),
      sold: shown('count', '30 天销量', 'Sold in 30 days'),
      cover_days: shown('days', '可卖天数', 'Cover days'),
    },
    thresholds: {
      ...byLevel('days', {blue: 90, yellow: 120, orange: 180}),
      blue_low: threshold('days', 7, '提示：少于', 'Notice: fewer than'),
      yellow_low: threshold('days', 3, '关注：少于', 'Attention: fewer than'),
    },
    when: {
      blue: 'OR([stock] * 30 > [sold] * [threshold.blue], [stock] * 30 < [sold] * [threshold.blue_low])',
      yellow: 'OR([stock] * 30 > [sold] * [threshold.yellow], [stock] * 30 < [sold] * [threshold.yellow_low])',
      orange: 'OR([stock] * 30 > [sold] * [threshold.orange], [stock] <= 0)',
    },
    measured: {zh: '库存 ÷ 近 30 天日均销量', en: 'Stock ÷ mean daily quantity of the last 30 days'},
    family: 'SAL-08',
    messages: [
      {if: '[stock] <= 0', zh: '没有库存了，30 天卖了 {sold}', en: 'Out of stock; {sold} sold in 30 days'},
      {if: '[sold] <= 0', zh: '库存 {stock}，30 天没卖出一件', en: '{stock} in stock and none sold in 30 days'},
      {
        zh: '库存 {stock}，按 30 天销量 {sold} 还能卖 {cover_days} 天',
        en: '{stock} in stock lasts {cover_days} day{s:cover_days} at {sold} sold in 30 days',
      },
    ],
    figures: [
      {if: '[stock] <= 0', zh: '断货', en: 'Out of stock'},
      {if: '[sold] <= 0', zh: '滞销', en: 'No sales'},
      {zh: '可卖 {cover_days} 天', en: '{cover_days} days of stock'},
    ],
    next: [{zh: '调整订货。', en: 'Adjust orders.'}],
    clears: [
      {
        zh: '可卖天数回到 {threshold.blue_low}–{threshold.blue} 天就消除。',
        en: 'Clears at {threshold.blue_low} to {threshold.blue} days of stock.',
      },
    ],
    told: {blue: ['supervisor']},
    source: '000_4b2ec1f0cb4e6bd4.txt',
  },
  {
    id: 'SAL-09',
    name: {zh: '季节趋势', en: 'Trend and season'},
    section: 'SAL',
    subjects: ['shop'],
    clocks: ['month_close'],
    needs: needs('24 months of sales'),
    facts: {
      month_sales: shown('fen', '本月销售', 'Sales of the month'),
      forecast: shown('fen', '预测', 'Forecast'),
      share_bp: shown('bp', '实际 ÷ 预测', 'Actual ÷ forecast'),
      share: hidden('bp', '实际 ÷ 预测', 'Actual ÷ forecast'),
    },
    thresholds: byLevel('bp', {blue: 9000, yellow: 8000, orange: 7000}),
    when: eachLevel('[share] < @', 'blue', 'yellow', 'orange'),
    measured: {
      zh: '实际 ÷ 预测（去年同月 × 近 12 个月 ÷ 再前 12 个月）',
      en: 'Actual ÷ forecast (same month last year × last 12 months ÷ the 12 before)',
    },
    family: 'fall',
    messages: [
      {
        zh: '{month}销售 {month_sales}，是预测 {forecast} 的 {share_bp}',
        en: 'Sold {month_sales} in {month}, {share_bp} of the {forecast} forecast',
      },
    ],
    figures: [{zh: '预测的 {share_bp}', en: '{share_bp} of forecast'}],
    next: [
      {zh: '找出少在哪几户、哪几样，安排拜访。', en: 'Find which customers and products fell short and plan visits.'},
    ],
    clears: [untilClose],
    told: {blue: ['info_specialist']},
    source: '000_4b2ec1f0cb4e6bd4.txt',
  },
  {
    id: 'SAL-10',
    name: {zh: '季度排名下滑', en: 'Quarterly ranking falls'},
    section: 'SAL',
    subjects: ['customer'],
    clocks: ['quarter_close'],
    needs: needs('previous quarter'),
    facts: {
      rank: shown('count', '本季名次', 'Rank'),
      previous_rank: shown('count', '上季名次', 'Rank of the quarter before'),
      of: shown('count', '排名户数', 'Customers ranked'),
    },
    thresholds: {
      places: threshold('count', 10, '下滑名次', 'Places lost'),
      top: threshold('bp', 2000, '前几成', 'Top share'),
    },
    when: {
      blue: 'OR([rank] - [previous_rank] >= [threshold.places], AND([previous_rank] * 10000 <= [of] * [threshold.top], [rank] * 10000 > [of] * [threshold.top]))',
      yellow:
        'AND([rank] - [previous_rank] >= [threshold.places], [previous_rank] * 10000 <= [of] * [threshold.top], [rank] * 10000 > [of] * [threshold.top])',
    },
    measured: {zh: '名次变化，和是否掉出前 20%', en: 'Places lost, and leaving the top 20%'},
    family: 'SAL-10',
    messages: [
      {
        zh: '季度消费排名从第 {previous_rank} 掉到第 {rank}（共 {of} 户）',
        en: 'Fell from place {previous_rank} to {rank} of {of} by quarterly sales',
      },
    ],
    figures: [{zh: '排名 {previous_rank}→{rank}', en: 'Rank {previous_rank}→{rank}'}],
    next: [{zh: '{supervisor}亲自打个电话。', en: 'A call from {supervisor}.'}],
    clears: [untilQuarter],
    told: toldOfSales,
    source: '000_4b2ec1f0cb4e6bd4.txt',
  },
  {
    id: 'SAL-11',
    name: {zh: '毛利率低', en: 'Low gross margin'},
    section: 'SAL',
    subjects: ['customer', 'product'],
    clocks: ['month_close'],
    needs: needs('amount', 'cost'),
    facts: {
      margin_bp: shown('bp', '毛利率', 'Gross margin'),
      gross_profit: shown('fen', '毛利', 'Gross profit'),
      net_sales: shown('fen', '折后销售', 'Sales after discount'),
    },
    thresholds: byLevel('bp', {blue: 1500, yellow: 1000, orange: 500, red: 0}),
    when: eachLevel('[gross_profit] * 10000 < [net_sales] * @', 'blue', 'yellow', 'orange', 'red'),
    measured: {zh: '毛利 ÷ 折后销售', en: 'Gross profit ÷ sales after discount'},
    family: 'SAL-11',
    messages: [
      {
        zh: '{month}毛利率 {margin_bp}：销售 {net_sales}，毛利 {gross_profit}',
        en: 'Gross margin {margin_bp} in {month}: {gross_profit} on {net_sales}',
      },
    ],
    figures: [{zh: '毛利 {margin_bp}', en: 'Margin {margin_bp}'}],
    next: [{zh: '查折扣和进价。', en: 'Review discount and cost.'}],
    clears: [untilClose],
    told: {blue: ['supervisor', 'finance']},
    source: '001_6ba362097e6c4cf8.txt',
  },
  {
    id: 'SAL-12',
    name: {zh: '折扣过大', en: 'Large discount'},
    section: 'SAL',
    subjects: ['customer'],
    clocks: ['month_close'],
    needs: needs('amount', 'discount_amount'),
    facts: {
      discount_bp: shown('bp', '折扣率', 'Discount'),
      discount_amount: shown('fen', '折扣', 'Discount'),
      sales_amount: shown('fen', '折前销售', 'Sales before discount'),
    },
    thresholds: byLevel('bp', {blue: 1000, yellow: 2000, orange: 3000}),
    when: eachLevel('[discount_amount] * 10000 > [sales_amount] * @', 'blue', 'yellow', 'orange'),
    measured: {zh: '折扣 ÷ 折前销售', en: 'Discount ÷ sales before discount'},
    family: 'SAL-12',
    messages: [
      {
        zh: '{month}折扣 {discount_amount}，占折前销售 {sales_amount} 的 {discount_bp}',
        en: 'Discounts of {discount_amount} in {month}, {discount_bp} of {sales_amount}',
      },
    ],
    figures: [{zh: '折扣 {discount_bp}', en: 'Discount {discount_bp}'}],
    next: [{zh: '请{supervisor}批准，或改正。', en: 'Get {supervisor}’s approval, or correct it.'}],
    clears: [untilClose],
    told: {blue: ['supervisor']},
    source: '001_6ba362097e6c4cf8.txt',
  },
  {
    id: 'SAL-13',
    name: {zh: '目标完成进度', en: 'Target progress'},
    section: 'SAL',
    subjects: ['manager'],
    clocks: ['daily'],
    needs: needs('target_value'),
    facts: {
      target: shown('fen', '目标', 'Target'),
      actual: shown('fen', '实际', 'Actual'),
      actual_bp: shown('bp', '完成', 'Reached'),
      behind_bp: shown('bp', '落后', 'Behind'),
      days_gone: shown('days', '已过天数', 'Days gone'),
      days: shown('days', '全月天数', 'Days of the month'),
      target_name: shown('text', '目标名称', 'Target'),
      behind: hidden('fen', '落后', 'Behind'),
    },
    thresholds: byLevel('bp', {blue: 1000, yellow: 2000, orange: 3000}),
    when: {
      ...eachLevel('[behind] * 10000 >= [target] * [days] * @', 'blue', 'yellow', 'orange'),
      red: 'AND([days_gone] = [days], [actual] < [target])',
    },
    measured: {zh: '时间进度 − 完成进度，百分点', en: 'Time gone − target reached, in points'},
    family: 'SAL-13',
    messages: [
      {
        if: '[days_gone] = [days]',
        zh: '月底完成 {actual}，目标 {target}，只到 {actual_bp}',
        en: 'Ended the month at {actual} of {target}: {actual_bp}',
      },
      {
        zh: '{days} 天过了 {days_gone} 天，完成 {actual_bp}（{actual}，目标 {target}），落后 {behind_bp}',
        en: '{days_gone} of {days} days gone, {actual_bp} reached ({actual} of {target}): {behind_bp} behind',
      },
    ],
    figures: [
      {if: '[days_gone] = [days]', zh: '只完成 {actual_bp}', en: '{actual_bp} of target'},
      {zh: '落后 {behind_bp}', en: '{behind_bp} behind'},
    ],
    next: [{zh: '和{manager}改计划。', en: 'Change the plan with {manager}.'}],
    clears: [
      {
        if: '[sales_needed] > 0',
        zh: '今天再完成 {sales_needed} 就跟上进度。',
        en: '{sales_needed} more today catches up.',
      },
      {zh: '下个月重新算。', en: 'Starts afresh next month.'},
    ],
    told: {blue: ['rep', 'supervisor']},
    source: '000_4b2ec1f0cb4e6bd4.txt',
  },
  {
    id: 'SAL-14',
    name: {zh: '季度采购量变化', en: 'Quarterly purchase change'},
    section: 'SAL',
    subjects: ['customer'],
    clocks: ['quarter_close'],
    needs: needs('previous quarter'),
    facts: {
      change_bp: shown('bp', '增减', 'Change'),
      quarter_sales: shown('fen', '本季消费', 'Sales of the quarter'),
      prev_quarter_sales: shown('fen', '上季消费', 'Sales of the quarter before'),
      change: hidden('fen', '增减', 'Difference'),
      quarter: hidden('count', '季度', 'Quarter'),
    },
    thresholds: {
      ...byLevel('bp', {blue: -2000, yellow: -4000, orange: -6000}),
      floor: threshold('fen', QUARTER_FLOOR, '上季消费至少', 'Quarter before at least'),
    },
    applies: {formula: '[prev_quarter_sales] >= [threshold.floor]', elseWhy: 'floor'},
    when: eachLevel('[change] * 10000 <= [prev_quarter_sales] * @', 'blue', 'yellow', 'orange'),
    measured: {zh: '（本季 − 上季）÷ 上季', en: '(this quarter − the one before) ÷ the one before'},
    family: 'fall',
    messages: [
      {
        zh: '上一季消费 {quarter_sales}，再前一季 {prev_quarter_sales}，少 {=-[change_bp]|bp}',
        en: 'Bought {quarter_sales} last quarter, {prev_quarter_sales} the quarter before: down {=-[change_bp]|bp}',
      },
    ],
    figures: [{zh: '季度少 {=-[change_bp]|bp}', en: 'Quarter down {=-[change_bp]|bp}'}],
    next: [{zh: '调整对{contact}的销售办法。', en: 'Adjust how you sell to {contact}.'}],
    clears: [untilQuarter],
    told: toldOfSales,
    source: '002_5349003d43f6d57d.txt',
  },
  {
    id: 'SAL-15',
    name: {zh: '客户综合销售力下降', en: 'Sales-capability score falls'},
    section: 'SAL',
    subjects: ['customer'],
    clocks: ['month_close'],
    needs: needs('total', 'previous total'),
    facts: {
      total: shown('count', '本月总分', 'Total'),
      prev_total: shown('count', '上月总分', 'Total of the month before'),
      fall: shown('count', '下降', 'Fall'),
      criteria: shown('text', '从 4 分掉到 1 分的项', 'Criteria that fell from 4 to 1'),
      collapsed: hidden('count', '从 4 分掉到 1 分的项数', 'Criteria that fell from 4 to 1'),
    },
    thresholds: byLevel('count', {blue: 5, yellow: 10, orange: 20}),
    when: {
      ...eachLevel('[fall] >= @', 'blue', 'orange'),
      yellow: 'OR([fall] >= [threshold.yellow], [collapsed] > 0)',
    },
    measured: {zh: '上月总分 − 本月总分', en: 'Total of last month − this month'},
    family: 'SAL-15',
    messages: [
      {
        if: '[fall] > 0',
        zh: '销售力总分 {prev_total} 降到 {total}，少 {fall} 分',
        en: 'Sales capability fell {fall} point{s:fall}, from {prev_total} to {total}',
      },
      {zh: '有一项从 4 分掉到 1 分：{criteria}', en: 'Fell from 4 to 1: {criteria}'},
    ],
    figures: [
      {if: '[fall] > 0', zh: '销售力少 {fall} 分', en: 'Down {fall} point{s:fall}'},
      {zh: '单项 4→1', en: '4→1'},
    ],
    next: [{zh: '安排拜访。', en: 'Plan a visit.'}],
    clears: [untilClose],
    told: toldOfSales,
    source: '003_0634cd64f23abb83.txt',
  },
  {
    id: 'SAL-16',
    name: {zh: '产品用完提醒', en: 'Product expected to run out'},
    section: 'SAL',
    subjects: ['customer'],
    clocks: ['daily'],
    needs: needs('expected_run_out'),
    facts: {
      product: shown('text', '产品', 'Product'),
      expected_run_out: shown('day', '预计用完', 'Expected to run out'),
      days_left: shown('days', '剩余天数', 'Days left'),
    },
    thresholds: {
      blue: threshold('days', 7, '提前', 'Days before'),
      until: threshold('days', 30, '用完后不再提醒', 'Days after which it is dropped'),
    },
    when: {blue: 'AND([days_left] <= [threshold.blue], [days_left] >= -[threshold.until])'},
    measured: {zh: '预计用完日期 − 今天', en: 'Expected run-out date − today'},
    family: 'SAL-16',
    messages: [
      {
        if: '[days_left] < 0',
        zh: '{product}应在 {expected_run_out} 用完了，还没再买',
        en: '{product} should have run out on {expected_run_out}; not bought again',
      },
      {
        zh: '{product}预计 {expected_run_out} 用完，剩 {days_left} 天',
        en: '{product} should run out on {expected_run_out}, in {days_left} day{s:days_left}',
      },
    ],
    figures: [{zh: '{product}快用完', en: '{product} running out'}],
    next: [{zh: '问{contact}要不要再订。', en: 'Offer {contact} a re-order.'}],
    clears: [{zh: '再买一次就消除。', en: 'Clears when it is bought again.'}],
    told: {blue: ['rep']},
    source: 'ours',
  },
  {
    id: 'SAL-17',
    name: {zh: '疗程剩余不足', en: 'Package nearly used up'},
    section: 'SAL',
    subjects: ['customer'],
    clocks: ['daily'],
    needs: needs('sessions_bought'),
    facts: {
      service_item: shown('text', '项目', 'Item'),
      sessions_left: shown('count', '剩余次数', 'Sessions left'),
    },
    thresholds: byLevel('count', {blue: 2, yellow: 0}),
    when: eachLevel('[sessions_left] <= @', 'blue', 'yellow'),
    measured: {zh: '剩余次数', en: 'Sessions left'},
    family: 'SAL-17',
    messages: [
      {if: '[sessions_left] <= 0', zh: '{service_item}用完了', en: '{service_item} is used up'},
      {
        zh: '{service_item}只剩 {sessions_left} 次',
        en: '{service_item}: {sessions_left} session{s:sessions_left} left',
      },
    ],
    figures: [
      {if: '[sessions_left] <= 0', zh: '疗程用完', en: 'Package used up'},
      {zh: '剩 {sessions_left} 次', en: '{sessions_left} session{s:sessions_left} left'},
    ],
    next: [{zh: '向{contact}介绍续购。', en: 'Propose a renewal to {contact}.'}],
    clears: [{zh: '续购就消除。', en: 'Clears with a renewal.'}],
    told: {blue: ['rep']},
    source: 'ours',
  },
  {
    id: 'SAL-18',
    name: {zh: '下一次保养到期', en: 'Next service due'},
    section: 'SAL',
    subjects: ['customer'],
    clocks: ['daily'],
    needs: needs('next_service_due'),
    facts: {
      asset: shown('text', '保养对象', 'Asset'),
      next_service_due: shown('day', '保养日期', 'Service due'),
      days_left: shown('days', '剩余天数', 'Days left'),
      days_past: hidden('days', '超过天数', 'Days past'),
    },
    thresholds: {
      blue: threshold('days', 7, '提前', 'Days before'),
      yellow: threshold('days', 30, '超过', 'Days after'),
    },
    when: {blue: '[days_left] <= [threshold.blue]', yellow: '[days_past] >= [threshold.yellow]'},
    measured: {zh: '保养日期 − 今天', en: 'Service date − today'},
    family: 'SAL-18',
    messages: [
      {
        if: '[days_left] < 0',
        zh: '{asset}应在 {next_service_due} 保养，过了 {=-[days_left]|days} 天',
        en: '{asset} was due for service on {next_service_due}, {=-[days_left]|days} days ago',
      },
      {
        zh: '{asset}该在 {next_service_due} 保养，剩 {days_left} 天',
        en: '{asset} is due for service on {next_service_due}, in {days_left} day{s:days_left}',
      },
    ],
    figures: [
      {if: '[days_left] < 0', zh: '保养过 {=-[days_left]|days} 天', en: 'Service {=-[days_left]|days} days late'},
      {zh: '{days_left} 天后保养', en: 'Service in {days_left} day{s:days_left}'},
    ],
    next: [{zh: '请{contact}来保养。', en: 'Invite {contact} in.'}],
    clears: [{zh: '记一次新的保养就消除。', en: 'Clears when a new service is recorded.'}],
    told: {blue: ['cs_specialist']},
    source: '001_6ba362097e6c4cf8.txt',
  },
];

/** The rules of section SAL, in order. */
export const salRules: readonly Rule[] = specs.map(defineRule);
