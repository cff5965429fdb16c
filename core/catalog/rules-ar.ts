/**
 * Rules AR-01 … AR-20 of warning-rules.md: receivables, balance and account terms. Data; long because
 * a rule is read as one piece. Thresholds in whole base units: fen, days, basis points, hundredths.
 */
import {defineRule, type Rule, type RuleSpec} from '../schema/rule.ts';
import {byLevel, eachLevel, hidden, needs, shown, threshold, toldOfDebt} from './rule-parts.ts';

const overdueFacts: RuleSpec['facts'] = {
  days_past_due: shown('days', '逾期天数', 'Days late'),
  overdue_amount: shown('fen', '逾期金额', 'Overdue amount'),
};

const callToday: RuleSpec['next'][number] = {
  zh: '今天联系{contact}约定还款日；再签单须{supervisor}批准。',
  en: 'Call {contact} today and fix a date; new bills need {supervisor}’s approval.',
};

const untilClose: RuleSpec['clears'][number] = {
  zh: '月结的结果，到 {until} 下次月结再算。',
  en: 'A month-close result: it stands until the next close on {until}.',
};

const specs: readonly RuleSpec[] = [
  {
    id: 'AR-01',
    name: {zh: '账期超一个月', en: 'Account period over one month'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['saving'],
    needs: [],
    facts: {account_period_days: shown('days', '账期天数', 'Account period, days')},
    thresholds: {orange: threshold('days', 31, '最长账期', 'Longest period', 'seed')},
    when: {orange: '[account_period_days] > [threshold.orange]'},
    measured: {zh: '账期天数', en: 'Account period in days'},
    family: 'permission',
    messages: [
      {
        zh: '账期 {account_period_days} 天，最长 {threshold.orange} 天',
        en: 'Account period {account_period_days} days; {threshold.orange} at most',
      },
    ],
    figures: [{zh: '账期 {account_period_days} 天', en: '{account_period_days}-day terms'}],
    next: [
      {
        zh: '把账期改到 {threshold.orange} 天以内，或拿到书面例外批准。',
        en: 'Shorten the period to {threshold.orange} days, or get a written exception.',
      },
    ],
    clears: [
      {
        zh: '账期改到 {threshold.orange} 天以内就消除。',
        en: 'Clears when the period is {threshold.orange} days or less.',
      },
    ],
    told: {orange: ['rep', 'supervisor']},
    source: '002_5349003d43f6d57d.txt',
  },
  {
    id: 'AR-02',
    name: {zh: '到期未付', en: 'Payment due and not made'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['daily'],
    needs: [],
    facts: overdueFacts,
    thresholds: {yellow: threshold('days', 0, '逾期天数超过', 'Days late over', 'seed')},
    when: {yellow: '[days_past_due] > [threshold.yellow]'},
    measured: {
      zh: '约定过账期的最早一笔未付账单的逾期天数',
      en: 'Days late of the oldest unpaid bill with agreed terms',
    },
    family: 'overdue',
    messages: [
      {
        zh: '到期 {days_past_due} 天没付，逾期合计 {overdue_amount}',
        en: 'Due {days_past_due} day{s:days_past_due} ago and unpaid; {overdue_amount} late in all',
      },
    ],
    figures: [{zh: '逾期 {days_past_due} 天', en: '{days_past_due} day{s:days_past_due} late'}],
    next: [
      {
        zh: '当天报{supervisor}，问清{contact}没付的原因，定下办法尽快收回。',
        en: 'Tell {supervisor} today, ask {contact} why, agree a way and recover it soon.',
      },
    ],
    clears: [{zh: '收到 {pay}（全部逾期）就消除。', en: 'Clears when {pay}, all that is late, is paid.'}],
    told: {yellow: ['rep', 'supervisor']},
    source: '002_5349003d43f6d57d.txt',
  },
  {
    id: 'AR-03',
    name: {zh: '应收账款账龄', en: 'AR ageing'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['daily'],
    needs: [],
    facts: overdueFacts,
    thresholds: byLevel('days', {blue: 0, yellow: 30, orange: 60, red: 90}),
    when: eachLevel('[days_past_due] > @', 'blue', 'yellow', 'orange', 'red'),
    measured: {zh: '最早一笔未付账单的逾期天数', en: 'Days late of the oldest unpaid bill'},
    family: 'overdue',
    messages: [
      {
        zh: '最早一笔欠款已逾期 {days_past_due} 天，逾期合计 {overdue_amount}',
        en: 'Oldest debt is {days_past_due} day{s:days_past_due} late; {overdue_amount} late in all',
      },
    ],
    figures: [{zh: '逾期 {days_past_due} 天', en: '{days_past_due} day{s:days_past_due} late'}],
    next: [callToday],
    clears: [
      {
        if: '[pay_step] < [pay]',
        zh: '收到最早的 {pay_step} 降一级，收到 {pay}（全部逾期）就消除。',
        en: 'Paying the oldest {pay_step} lowers it; paying {pay}, all that is late, clears it.',
      },
      {zh: '收到 {pay}（全部逾期）就消除。', en: 'Clears when {pay}, all that is late, is paid.'},
    ],
    told: toldOfDebt,
    source: 'ours',
  },
  {
    id: 'AR-04',
    name: {zh: '欠款追踪日', en: 'Arrears tracking day'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['daily'],
    needs: [],
    facts: {
      listed_balance: shown('fen', '追踪日欠款', 'Owed on the tracking day'),
      n: shown('count', '到期后的追踪日', 'Tracking days since due'),
      oldest_due: shown('day', '最早到期日', 'Oldest due date'),
      still_unpaid: shown('fen', '还没收回', 'Still unpaid'),
    },
    thresholds: byLevel('count', {yellow: 1, orange: 2}),
    when: {
      blue: '[still_unpaid] > 0',
      yellow: 'AND([still_unpaid] > 0, [n] >= [threshold.yellow])',
      orange: 'AND([still_unpaid] > 0, [n] >= [threshold.orange])',
    },
    measured: {
      zh: '最早一笔到期后经过的追踪日（每月 20 日）',
      en: 'Tracking days (the 20th) since the oldest due date',
    },
    family: 'overdue',
    messages: [
      {
        if: '[n] > 0',
        zh: '最早一笔 {oldest_due} 到期，已过 {n} 个追踪日，名单上还有 {still_unpaid} 没收回',
        en: 'Oldest bill due {oldest_due}, {n} tracking day{s:n} ago; {still_unpaid} of the list still unpaid',
      },
      {
        zh: '20 日在欠款名单上，欠 {listed_balance}，那时都没到期；还有 {still_unpaid} 没收回',
        en: 'On the list of the 20th with {listed_balance}; {still_unpaid} still unpaid, none of it due then',
      },
    ],
    figures: [
      {if: '[n] > 0', zh: '追踪 {n} 次未清', en: '{n} tracking day{s:n}'},
      {zh: '欠款在册', en: 'On the list'},
    ],
    next: [{zh: '填欠款追踪表，问{contact}哪天还。', en: 'Fill in the arrears sheet and ask {contact} for a date.'}],
    clears: [
      {
        if: '[remind_on] < [next_tracking]',
        zh: '名单上的 {pay} 收齐就消除。下一个追踪日 {next_tracking} 休息，{remind_on} 提醒。',
        en: 'Clears when the listed {pay} is paid. The next tracking day, {next_tracking}, is a day off: reminder on {remind_on}.',
      },
      {
        zh: '名单上的 {pay} 收齐就消除。下一个追踪日 {next_tracking}。',
        en: 'Clears when the listed {pay} is paid. Next tracking day {next_tracking}.',
      },
    ],
    told: {blue: ['rep', 'supervisor']},
    source: '000_4b2ec1f0cb4e6bd4.txt',
  },
  {
    id: 'AR-05',
    name: {zh: '追踪未填写', en: 'Arrears sheet not filled'},
    section: 'AR',
    subjects: ['manager'],
    clocks: ['daily'],
    needs: [],
    facts: {
      customers: shown('text', '没填的客户', 'Customers not filled', 'customers'),
      untracked: hidden('count', '没填的户数', 'Customers not filled'),
      working_days: hidden('days', '已过的工作日', 'Working days over'),
    },
    thresholds: byLevel('days', {yellow: 2, orange: 5}),
    when: eachLevel('AND([untracked] > 0, [working_days] >= @)', 'yellow', 'orange'),
    measured: {zh: '20 日之后已过的工作日', en: 'Working days over since the 20th'},
    family: 'AR-05',
    messages: [
      {
        zh: '{count:customers} 户的欠款追踪表还没填：{customers}',
        en: 'Arrears sheet not filled for {count:customers}: {customers}',
      },
    ],
    figures: [{zh: '{count:customers} 户没填', en: '{count:customers} not filled'}],
    next: [{zh: '提醒{manager}今天补填。', en: 'Ask {manager} to fill them in today.'}],
    clears: [{zh: '都填好就消除。', en: 'Clears when all are filled in.'}],
    told: {yellow: ['rep', 'supervisor']},
    source: 'ours',
  },
  {
    id: 'AR-06',
    name: {zh: '回款率低', en: 'Low collection rate'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['month_close'],
    needs: [],
    facts: {
      collected: shown('fen', '本月签单回款', 'Collected in the month'),
      unpaid_due: shown('fen', '到期未付', 'Due and unpaid'),
      rate_bp: shown('bp', '到期回款率', 'Collection rate'),
      base: hidden('fen', '到期应收', 'Due in all'),
    },
    thresholds: byLevel('bp', {blue: 8000, yellow: 6000, orange: 4000, red: 2000}),
    when: eachLevel('[collected] * 10000 < [base] * @', 'blue', 'yellow', 'orange', 'red'),
    measured: {zh: '回款 ÷（回款 + 到期未付）', en: 'Collected ÷ (collected + due and unpaid)'},
    family: 'overdue',
    messages: [
      {
        zh: '到期该收的只收回 {rate_bp}：收 {collected}，还有 {unpaid_due} 到期没付',
        en: 'Only {rate_bp} of what was due came in: {collected} collected, {unpaid_due} due and unpaid',
      },
    ],
    figures: [{zh: '回款率 {rate_bp}', en: '{rate_bp} collected'}],
    next: [{zh: '和{contact}重谈结账约定。', en: 'Review the terms with {contact}.'}],
    clears: [
      {
        zh: '月结的结果，到 {until} 再算。到那时收齐到期的账，回款率就回到 {threshold.blue} 以上。',
        en: 'A month-close result, reckoned again on {until}. With all due bills paid by then, the rate is over {threshold.blue}.',
      },
    ],
    told: toldOfDebt,
    source: 'ours',
  },
  {
    id: 'AR-07',
    name: {zh: '只消费不回款', en: 'Buys on account, pays nothing'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['daily'],
    needs: [],
    facts: {
      overdue_amount: shown('fen', '逾期金额', 'Overdue amount'),
      sales_in_run: shown('fen', '其间签单消费', 'Bought on account meanwhile'),
      weeks: shown('count', '连续没回款的周数', 'Weeks without a payment'),
    },
    thresholds: byLevel('count', {yellow: 4, orange: 8, red: 12}),
    when: eachLevel('AND([sales_in_run] > 0, [overdue_amount] > 0, [weeks] >= @)', 'yellow', 'orange', 'red'),
    measured: {zh: '连续有签单、没有回款的整周数', en: 'Closed weeks in a row with bills and no payment'},
    family: 'overdue',
    messages: [
      {
        zh: '连续 {weeks} 周没回款，其间又签单 {sales_in_run}，逾期 {overdue_amount}',
        en: 'No payment for {weeks} week{s:weeks} while buying {sales_in_run} on account; {overdue_amount} late',
      },
    ],
    figures: [{zh: '{weeks} 周没回款', en: '{weeks} weeks unpaid'}],
    next: [
      {
        zh: '{contact}付一部分之前不再签单。',
        en: 'No more bills until {contact} pays a part.',
      },
    ],
    clears: [{zh: '收到一笔签单回款就消除。', en: 'Clears with the next payment on account.'}],
    told: toldOfDebt,
    source: 'ours',
  },
  {
    id: 'AR-08',
    name: {zh: '余款持续上升', en: 'Balance keeps rising'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['month_close'],
    needs: [],
    facts: {
      balances: shown('fen', '各月末余款', 'Balances at month ends'),
      months: shown('count', '连续上升的月数', 'Months in a row'),
      balance: hidden('fen', '余款', 'Balance'),
    },
    thresholds: byLevel('count', {blue: 2, yellow: 3, orange: 4, red: 6}),
    when: eachLevel('[months] >= @', 'blue', 'yellow', 'orange', 'red'),
    measured: {zh: '月末余款连续上升的月数', en: 'Months in a row that the balance rose'},
    family: 'exposure',
    messages: [
      {
        zh: '余款连升 {months} 个月：{balances}',
        en: 'Balance has risen {months} months running: {balances}',
      },
    ],
    figures: [{zh: '连升 {months} 个月', en: 'Up {months} months'}],
    next: [{zh: '和财务一起查为什么越欠越多。', en: 'Find out with finance why it keeps growing.'}],
    clears: [
      {
        zh: '月结的结果，到 {until} 再算；月末余款不高于 {balance_last} 就消除。',
        en: 'A month-close result, reckoned again on {until}; it clears if the balance is then no higher than {balance_last}.',
      },
    ],
    told: toldOfDebt,
    source: 'ours',
  },
  {
    id: 'AR-09',
    name: {zh: '余款相当于消费月数', en: 'Balance in months of consumption'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['month_close'],
    needs: needs('month_sales history'),
    facts: {
      balance: shown('fen', '余款', 'Balance'),
      mean_sales_x: shown('fen', '近几个月消费合计和月数', 'Sales of recent months, and how many'),
      months_x100: shown('x100', '相当于几个月消费', 'Months of consumption'),
      sum: hidden('fen', '消费合计', 'Sales'),
      known: hidden('count', '月数', 'Months'),
    },
    thresholds: byLevel('x100', {blue: 150, yellow: 200, orange: 300, red: 600}),
    when: eachLevel('[balance] * [known] * 100 > [sum] * @', 'blue', 'yellow', 'orange', 'red'),
    measured: {zh: '余款 ÷ 近三个月平均消费', en: 'Balance ÷ mean sales of the last three months'},
    family: 'exposure',
    messages: [
      {
        zh: '余款 {balance}，相当于 {months_x100} 个月的消费',
        en: 'Owes {balance}, as much as {months_x100} months of buying',
      },
    ],
    figures: [{zh: '余款 {months_x100} 个月', en: '{months_x100} months owed'}],
    next: [{zh: '调低额度，先还后买。', en: 'Lower the limit; payment before more bills.'}],
    clears: [
      {
        zh: '月结的结果，到 {until} 再算；按现在的消费，月末余款要降到 {balance_below}。',
        en: 'A month-close result, reckoned again on {until}; at this rate of buying the balance must be down to {balance_below}.',
      },
    ],
    told: toldOfDebt,
    source: 'ours',
  },
  {
    id: 'AR-10',
    name: {zh: '停止消费仍欠款', en: 'Owes but no longer buys'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['month_close'],
    needs: [],
    facts: {
      balance: shown('fen', '余款', 'Balance'),
      months: shown('count', '没有消费的月数', 'Months without sales'),
    },
    thresholds: byLevel('count', {blue: 1, yellow: 2, orange: 3, red: 6}),
    when: eachLevel('AND([balance] > 0, [months] >= @)', 'blue', 'yellow', 'orange', 'red'),
    measured: {zh: '欠着款、连续没有消费的月数', en: 'Months in a row without sales while owing'},
    family: 'owes',
    messages: [
      {
        zh: '{months} 个月没有消费，还欠 {balance}',
        en: 'Has bought nothing for {months} month{s:months} and still owes {balance}',
      },
    ],
    figures: [{zh: '停买 {months} 个月', en: 'No sales {months} mo.'}],
    next: [{zh: '上门见{contact}；谈不下来交财务。', en: 'Visit {contact}; if it fails, hand it to finance.'}],
    clears: [
      {
        zh: '月结的结果，到 {until} 再算；余款 {pay} 收齐或恢复消费就消除。',
        en: 'A month-close result, reckoned again on {until}; it clears with {pay} paid or with new sales.',
      },
    ],
    told: toldOfDebt,
    source: 'ours',
  },
  {
    id: 'AR-11',
    name: {zh: '信用额度占用', en: 'Credit limit use'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['saving', 'daily'],
    needs: needs('credit-agreement', 'credit_limit'),
    facts: {
      limit: shown('fen', '信用额度', 'Credit limit'),
      use_bp: shown('bp', '额度占用', 'Limit used'),
      used: shown('fen', '已用额度', 'Used'),
    },
    thresholds: {
      ...byLevel('bp', {blue: 8000, yellow: 9000, orange: 10000, red: 11000}),
      approval: threshold('bp', 10000, '超过就要批准', 'Approval needed above'),
    },
    when: eachLevel('[used] * 10000 >= [limit] * @', 'blue', 'yellow', 'orange', 'red'),
    measured: {zh: '余款 ÷ 信用额度', en: 'Balance ÷ credit limit'},
    family: 'exposure',
    messages: [
      {
        if: '[used] > [limit]',
        zh: '余款 {used}，是额度 {limit} 的 {use_bp}，超出 {=[used] - [limit]|fen}',
        en: 'Owes {used}, {use_bp} of the {limit} limit: {=[used] - [limit]|fen} over',
      },
      {zh: '余款 {used}，是额度 {limit} 的 {use_bp}', en: 'Owes {used}, {use_bp} of the {limit} limit'},
    ],
    figures: [{zh: '额度 {use_bp}', en: '{use_bp} of limit'}],
    next: [
      {
        if: '[used] >= [limit]',
        zh: '先请{contact}还款再赊；再签单须{supervisor}批准。',
        en: 'Ask {contact} to pay before more credit; new bills need {supervisor}’s approval.',
      },
      {zh: '额度快满了，请{contact}先还一部分。', en: 'The limit is nearly used; ask {contact} to pay a part.'},
    ],
    clears: [
      {
        if: '[pay_step] < [pay]',
        zh: '收到 {pay_step} 降一级，收到 {pay} 就消除。',
        en: 'Paying {pay_step} lowers it; paying {pay} clears it.',
      },
      {zh: '收到 {pay} 就消除。', en: 'Clears when {pay} is paid.'},
    ],
    told: toldOfDebt,
    source: 'ours',
  },
  {
    id: 'AR-12',
    name: {zh: '应收账款周转天数', en: 'DSO'},
    section: 'AR',
    subjects: ['customer', 'shop'],
    clocks: ['month_close'],
    needs: needs('90 days of entries'),
    facts: {
      balance: shown('fen', '余款', 'Balance'),
      sales: shown('fen', '90 天签单消费', 'Bought on account in 90 days'),
      agreed_days: shown('days', '约定天数', 'Agreed days'),
      dso_days: shown('days', '周转天数', 'DSO, days'),
    },
    thresholds: byLevel('days', {blue: 15, yellow: 30, orange: 60, red: 90}),
    when: eachLevel('[balance] * 90 > [sales] * ([agreed_days] + @)', 'blue', 'yellow', 'orange', 'red'),
    measured: {zh: '周转天数超过约定天数多少', en: 'DSO over the agreed days'},
    family: 'exposure',
    messages: [
      {
        zh: '应收周转 {dso_days} 天，约定 {agreed_days} 天：余款 {balance}，90 天签单 {sales}',
        en: 'DSO {dso_days} days against {agreed_days} agreed: owes {balance}, bought {sales} on account in 90 days',
      },
    ],
    figures: [{zh: '周转 {dso_days} 天', en: 'DSO {dso_days} days'}],
    next: [{zh: '查结账约定和催收安排。', en: 'Review the terms and the chasing.'}],
    clears: [
      {
        zh: '月结的结果，到 {until} 再算；按现在的消费，月末余款要降到 {balance_below}。',
        en: 'A month-close result, reckoned again on {until}; at this rate of buying the balance must be down to {balance_below}.',
      },
    ],
    told: toldOfDebt,
    source: 'ours',
  },
  {
    id: 'AR-13',
    name: {zh: '承诺还款失约', en: 'Broken payment promise'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['daily'],
    needs: needs('promised_date', 'promised_amount'),
    facts: {
      broken: shown('count', '12 个月内失约次数', 'Promises broken in 12 months'),
      promised: shown('fen', '承诺金额', 'Promised'),
      promised_date: shown('day', '承诺还款日', 'Promised date'),
      received_by_date: shown('fen', '到期实收', 'Received by that date'),
      received_now: shown('fen', '至今实收', 'Received by now'),
    },
    thresholds: byLevel('count', {yellow: 1, orange: 2, red: 3}),
    when: eachLevel('AND([received_now] < [promised], [broken] >= @)', 'yellow', 'orange', 'red'),
    measured: {zh: '12 个月内失约次数', en: 'Promises broken in 12 months'},
    family: 'overdue',
    messages: [
      {
        zh: '答应 {promised_date} 前还 {promised}，到期只收 {received_by_date}，至今收 {received_now}（12 个月内第 {broken} 次失约）',
        en: 'Promised {promised} by {promised_date}; {received_by_date} came by then, {received_now} by now (broken promise {broken} in 12 months)',
      },
    ],
    figures: [{zh: '失约 {broken} 次', en: 'Promise broken ×{broken}'}],
    next: [{zh: '报{supervisor}，由上级出面再约。', en: 'Take it to {supervisor}, who asks again.'}],
    clears: [{zh: '再收到 {pay} 就消除。', en: 'Clears when {pay} more is paid.'}],
    told: toldOfDebt,
    source: 'ours',
  },
  {
    id: 'AR-14',
    name: {zh: '非授权签单', en: 'Signer not authorised'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['saving', 'daily'],
    needs: needs('credit-agreement', 'authorised_signers'),
    facts: {
      entries: shown('text', '账单', 'Bills'),
      bills: hidden('count', '账单笔数', 'Bills'),
    },
    thresholds: {orange: threshold('count', 1, '笔数', 'Bills')},
    when: {orange: '[bills] >= [threshold.orange]'},
    measured: {zh: '无权签单的账单笔数', en: 'Bills signed without authority'},
    family: 'permission',
    closes: 'reviewer',
    messages: [
      {
        zh: '{count:entries} 笔签单的人不在名单上，或协议不许签单、已过期：{entries}',
        en: '{count:entries} signed by someone not on the list, or outside the agreement: {entries}',
      },
    ],
    figures: [{zh: '非授权 {count:entries} 笔', en: '{count:entries} unauthorised'}],
    next: [{zh: '向单位核实；核实前改收现款。', en: 'Confirm with the organisation; take cash until then.'}],
    clears: [{zh: '核实之后由复核人办结。', en: 'A reviewer closes it once it is confirmed.'}],
    told: {orange: ['rep', 'finance', 'supervisor']},
    source: 'ours',
  },
  {
    id: 'AR-15',
    name: {zh: '到期处置：暂停或停止供货', en: 'Suspend or stop supply'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['daily'],
    needs: [],
    facts: {
      proposal: shown('text', '处置建议', 'Proposal'),
      rank: hidden('level', '账龄和失约的级别', 'Level of ageing and promises'),
    },
    thresholds: {
      orange: threshold('level', 3, '建议暂停的级别', 'Level that proposes to suspend'),
      red: threshold('level', 4, '建议停止的级别', 'Level that proposes to stop'),
    },
    when: eachLevel('[rank] >= @', 'orange', 'red'),
    measured: {zh: 'AR-03 和 AR-13 的级别', en: 'Level of AR-03 and AR-13'},
    family: 'AR-15',
    counts: false,
    messages: [
      {
        if: '[proposal] = "stop"',
        zh: '账龄或失约已到严重：建议停止供货，解决后恢复',
        en: 'Ageing or promises are critical: stop supply until solved',
      },
      {
        zh: '账龄或失约已到预警：建议暂停供货，解决后恢复',
        en: 'Ageing or promises are serious: suspend supply until solved',
      },
    ],
    figures: [
      {if: '[proposal] = "stop"', zh: '建议停供', en: 'Stop supply'},
      {zh: '建议暂停', en: 'Suspend supply'},
    ],
    next: [{zh: '报{supervisor}决定，款到再放行。', en: 'Let {supervisor} decide; release when paid.'}],
    clears: [{zh: '账龄和失约降到预警以下就消除。', en: 'Clears when ageing and promises are below serious.'}],
    told: {orange: ['rep', 'supervisor']},
    source: '002_5349003d43f6d57d.txt',
  },
  {
    id: 'AR-16',
    name: {zh: '信用卡/账户逾期', en: 'Overdue count and amount'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['daily'],
    profiles: ['bank'],
    needs: needs('transaction-ledger'),
    facts: {
      overdue_count: shown('count', '12 个月内逾期次数', 'Times overdue in 12 months'),
      overdue_amount: shown('fen', '逾期金额', 'Overdue amount'),
      days_past_due: shown('days', '逾期天数', 'Days late'),
    },
    thresholds: {
      ...byLevel('count', {blue: 1, yellow: 2, orange: 3}),
      red: threshold('days', 90, '逾期天数超过', 'Days late over'),
    },
    when: {
      ...eachLevel('[overdue_count] >= @', 'blue', 'yellow', 'orange'),
      red: '[days_past_due] > [threshold.red]',
    },
    measured: {zh: '12 个月内逾期次数，或逾期天数', en: 'Times overdue in 12 months, or days late'},
    family: 'overdue',
    messages: [
      {
        if: '[overdue_amount] > 0',
        zh: '12 个月内逾期 {overdue_count} 次，现逾期 {overdue_amount}，最长 {days_past_due} 天',
        en: 'Overdue {overdue_count} time{s:overdue_count} in 12 months; {overdue_amount} late now, up to {days_past_due} days',
      },
      {
        zh: '12 个月内逾期 {overdue_count} 次，现已还清',
        en: 'Overdue {overdue_count} time{s:overdue_count} in 12 months; nothing late now',
      },
    ],
    figures: [{zh: '逾期 {overdue_count} 次', en: 'Overdue ×{overdue_count}'}],
    next: [
      {
        zh: '向{contact}做风险提示（消息、电话、面谈），商量展期或换还款方式。',
        en: 'Give {contact} a risk notice (message, call, meeting); offer more time or another way to repay.',
      },
    ],
    clears: [
      {
        zh: '还清逾期的 {pay}，12 个月内不再逾期就消除。',
        en: 'Clears with {pay} paid and 12 months without being late.',
      },
    ],
    told: {blue: ['credit_risk', 'rep']},
    source: '000_4b2ec1f0cb4e6bd4.txt',
  },
  {
    id: 'AR-17',
    name: {zh: '客户代表余款集中', en: 'Balance concentration by manager'},
    section: 'AR',
    subjects: ['manager'],
    clocks: ['month_close'],
    needs: [],
    facts: {
      balance: shown('fen', '余款', 'Balance'),
      customer_id: shown('text', '客户', 'Customer', 'customers'),
      share_bp: shown('bp', '占比', 'Share'),
      total: shown('fen', '名下余款合计', 'Total of the manager'),
      customers: hidden('count', '欠款户数', 'Customers owing'),
    },
    thresholds: {
      ...byLevel('bp', {blue: 2000, yellow: 3000, orange: 5000}),
      customers: threshold('count', 5, '至少几户', 'Customers at least'),
    },
    applies: {formula: '[customers] >= [threshold.customers]', elseWhy: 'few_customers'},
    when: eachLevel('[balance] * 10000 > [total] * @', 'blue', 'yellow', 'orange'),
    measured: {zh: '一户余款 ÷ 名下余款', en: 'One customer’s balance ÷ the manager’s total'},
    family: 'AR-17',
    messages: [
      {
        zh: '{customer_id}欠 {balance}，占名下余款 {total} 的 {share_bp}',
        en: '{customer_id} owes {balance}, {share_bp} of the {total} owed under this manager',
      },
    ],
    figures: [{zh: '占 {share_bp}', en: '{share_bp} of total'}],
    next: [
      {
        zh: '分散风险：压低这户余款，或分给别的客户代表。',
        en: 'Spread the exposure: bring this balance down or share it out.',
      },
    ],
    clears: [untilClose],
    told: {blue: ['supervisor', 'finance']},
    source: 'ours',
  },
  {
    id: 'AR-18',
    name: {zh: '合同分期到期', en: 'Instalment due'},
    section: 'AR',
    subjects: ['contract'],
    clocks: ['daily'],
    needs: needs('date', 'amount'),
    facts: {
      due_date: shown('day', '分期日期', 'Due date'),
      amount: shown('fen', '分期金额', 'Instalment'),
      unpaid: shown('fen', '未付', 'Unpaid'),
      days_late: shown('days', '超过天数', 'Days late'),
    },
    thresholds: {
      blue: threshold('days', -7, '到期前', 'Before the date'),
      yellow: threshold('days', 0, '到期', 'On the date'),
      orange: threshold('days', 15, '超过', 'Late'),
      red: threshold('days', 30, '超过', 'Late'),
    },
    when: eachLevel('AND([unpaid] > 0, [days_late] >= @)', 'blue', 'yellow', 'orange', 'red'),
    measured: {zh: '今天 − 分期日期', en: 'Today − instalment date'},
    family: 'AR-18',
    messages: [
      {
        if: '[days_late] < 0',
        zh: '{due_date} 要付 {amount}，还差 {unpaid}，剩 {=-[days_late]|days} 天',
        en: '{amount} due {due_date}, {unpaid} to go, in {=-[days_late]|days} days',
      },
      {
        if: '[days_late] = 0',
        zh: '今天要付 {amount}，还差 {unpaid}',
        en: '{amount} due today, {unpaid} to go',
      },
      {
        zh: '{due_date} 该付 {amount}，还差 {unpaid}，过了 {days_late} 天',
        en: '{amount} was due {due_date}; {unpaid} still unpaid, {days_late} day{s:days_late} late',
      },
    ],
    figures: [
      {if: '[days_late] < 0', zh: '{=-[days_late]|days} 天后分期', en: 'Due in {=-[days_late]|days} days'},
      {if: '[days_late] = 0', zh: '分期今天到', en: 'Due today'},
      {zh: '分期过 {days_late} 天', en: '{days_late} day{s:days_late} late'},
    ],
    next: [
      {if: '[days_late] > 0', zh: '提醒{contact}，再发正式通知。', en: 'Remind {contact}, then send a formal notice.'},
      {zh: '提醒{contact}按期付。', en: 'Remind {contact} to pay on time.'},
    ],
    clears: [{zh: '收到 {pay} 就消除。', en: 'Clears when {pay} is paid.'}],
    told: {blue: ['rep', 'finance']},
    source: 'ours',
  },
  {
    id: 'AR-19',
    name: {zh: '按揭办理期限', en: 'Mortgage application deadline'},
    section: 'AR',
    subjects: ['contract'],
    clocks: ['daily'],
    needs: needs('mortgage.apply_before'),
    facts: {
      apply_before: shown('day', '办理期限', 'Apply before'),
      days_left: shown('days', '剩余天数', 'Days left'),
    },
    thresholds: {
      blue: threshold('days', 15, '剩余天数', 'Days left'),
      yellow: threshold('days', 7, '剩余天数', 'Days left'),
      red: threshold('days', 0, '少于', 'Fewer than', 'seed'),
    },
    when: {
      ...eachLevel('[days_left] <= @', 'blue', 'yellow'),
      red: '[days_left] < [threshold.red]',
    },
    measured: {zh: '办理期限 − 今天', en: 'Deadline − today'},
    family: 'AR-19',
    messages: [
      {
        if: '[days_left] < 0',
        zh: '按揭应在 {apply_before} 前办，过了 {=-[days_left]|days} 天',
        en: 'The mortgage was to be applied for by {apply_before}, {=-[days_left]|days} days ago',
      },
      {
        zh: '按揭要在 {apply_before} 前办，剩 {days_left} 天',
        en: 'The mortgage must be applied for by {apply_before}, {days_left} day{s:days_left} left',
      },
    ],
    figures: [
      {if: '[days_left] < 0', zh: '按揭过期', en: 'Mortgage late'},
      {zh: '按揭剩 {days_left} 天', en: 'Mortgage in {days_left} day{s:days_left}'},
    ],
    next: [{zh: '催{contact}把按揭材料交齐。', en: 'Chase {contact} for the documents.'}],
    clears: [{zh: '填上办理日期就消除。', en: 'Clears when the date of application is filled in.'}],
    told: {blue: ['rep', 'supervisor']},
    source: '000_4b2ec1f0cb4e6bd4.txt',
  },
  {
    id: 'AR-20',
    name: {zh: '储值余额不足或沉睡', en: 'Stored value low or dormant'},
    section: 'AR',
    subjects: ['customer'],
    clocks: ['daily'],
    needs: [],
    facts: {
      stored_value: shown('fen', '储值余额', 'Stored value'),
      deductions: shown('fen', '最近几次扣款合计和次数', 'Last deductions, and how many'),
      last_use: shown('day', '最近一次使用', 'Last used'),
      unused_days: shown('days', '没用的天数', 'Days unused'),
      sum: hidden('fen', '最近几次扣款', 'Last deductions'),
      uses: hidden('count', '次数', 'Deductions'),
    },
    thresholds: byLevel('days', {yellow: 90, orange: 180}),
    when: {blue: '[stored_value] * [uses] < [sum]', ...eachLevel('[unused_days] >= @', 'yellow', 'orange')},
    measured: {
      zh: '储值余额对最近 6 次平均扣款，或没用的天数',
      en: 'Stored value against the mean of the last 6 deductions, or days unused',
    },
    family: 'AR-20',
    messages: [
      {
        if: '[unused_days] > 0',
        zh: '储值还有 {stored_value}，{unused_days} 天没用了',
        en: '{stored_value} stored and unused for {unused_days} days',
      },
      {
        zh: '储值只剩 {stored_value}，不够一次平均消费 {mean:deductions}',
        en: 'Only {stored_value} stored, less than a usual visit of {mean:deductions}',
      },
    ],
    figures: [
      {if: '[unused_days] > 0', zh: '储值 {unused_days} 天没用', en: 'Unused {unused_days} days'},
      {zh: '储值剩 {stored_value}', en: '{stored_value} stored'},
    ],
    next: [
      {if: '[unused_days] > 0', zh: '请{contact}来用。', en: 'Invite {contact} to use it.'},
      {zh: '请{contact}充值。', en: 'Invite {contact} to recharge.'},
    ],
    clears: [
      {if: '[unused_days] > 0', zh: '用一次就消除。', en: 'Clears with the next use.'},
      {zh: '充值到 {recharge} 以上就消除。', en: 'Clears with a recharge of {recharge}.'},
    ],
    told: {blue: ['rep', 'supervisor']},
    source: 'ours',
  },
];

/** The rules of section AR, in order. */
export const arRules: readonly Rule[] = specs.map(defineRule);
