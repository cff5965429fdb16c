/**
 * The invented customers of the sample company 澜汀楼 in the town of 栖州. Nobody and nothing here exists. Long because
 * it is data: each entry is one customer's story as a whole.
 */
import type {Words} from '../base/text.ts';
import type {SettlementForm} from '../ledger/types.ts';

/** How signed bills are paid. */
export type Paying =
  /** All of a month's bills on a day of the next month. */
  | {readonly kind: 'monthly'; readonly day: number}
  /** All that is open on a day of the month. */
  | {readonly kind: 'clears'; readonly day: number}
  /** Each bill so many days later. */
  | {readonly kind: 'after'; readonly days: number};

/** Bills that are left open while the rest is paid. */
export interface OpenBillStory {
  /** Days past due of the first one today; the bill is 30 days older. */
  readonly daysLate: number;
  /** How many bills stay open; each is about a quarter of a month's consumption. */
  readonly bills: number;
  /** Weeks from one open bill to the next; those between are paid. */
  readonly everyWeeks: 1 | 2;
}

/** A promise to pay the open bill, in days before today. */
export interface PromiseStory {
  readonly made: number;
  readonly due: number;
}

export interface SampleCustomer {
  readonly name: Words;
  readonly sector: string;
  /** `null` = the customer is the person. */
  readonly contact: Words | null;
  readonly manager: 0 | 1 | 2 | 3;
  readonly grade: 'AAA' | 'AA' | 'A' | 'B' | 'C';
  /** Usual consumption of a month in yuan. */
  readonly base: number;
  readonly form: SettlementForm;
  /** Set for those who sign bills. */
  readonly pays?: Paying;
  /** Credit agreement: `signed` with terms from the bill or the statement, `cash-only` = may not sign, else none. */
  readonly agreement?: 'bill' | 'statement' | 'cash-only';
  readonly accountPeriodDays?: number;
  /** Limit so that today's balance is this share of it; without it a limit that leaves room. `none` = not recorded. */
  readonly limitUse?: number | 'none';
  /** Consumption by months back (0 = this month) where it is not the usual; the last one holds for all months before. */
  readonly course?: readonly number[];
  /** Months back of the first entry; 13 = as long as the ledger. */
  readonly since?: number;
  readonly openBills?: OpenBillStory;
  readonly promises?: readonly PromiseStory[];
  /** Half of the bills, or all since the card was last used, are paid at once in this form. */
  readonly alsoPays?: SettlementForm;
  /** Part of a month's consumption that is still paid each month after the customer stopped buying. */
  readonly paysOff?: number;
  /** Days for which the card has not been used, and what is left on it in multiples of a usual deduction. */
  readonly stored?: {readonly unused: number; readonly left: number};
  /** Somebody signs who is not on the list, so many days ago. */
  readonly stranger?: {readonly name: Words; readonly daysAgo: number};
  /** Came from this manager in the middle of last month. */
  readonly cameFrom?: 0 | 1 | 2 | 3;
  readonly status?: 'prospect' | 'closed';
  /** Returns a part of a bill and has cents written off each month. */
  readonly odds?: boolean;
}

const monthly = (day: number): Paying => ({kind: 'monthly', day});
const clears = (day: number): Paying => ({kind: 'clears', day});
const after = (days: number): Paying => ({kind: 'after', days});
const words = (zh: string, en: string): Words => ({zh, en});
const signed = {form: 'signed_bill', agreement: 'statement'} as const;
const signedFromBill = {form: 'signed_bill', agreement: 'bill'} as const;

export const sampleCompanyName: Words = words('澜汀楼餐饮', 'Lanting House Catering');

/** Account managers, then finance and the manager of the house. */
export const sampleStaff: readonly {readonly name: Words; readonly role: Words}[] = [
  {name: words('顾若川', 'Gu Ruochuan'), role: words('客户代表', 'Account manager')},
  {name: words('林知夏', 'Lin Zhixia'), role: words('客户代表', 'Account manager')},
  {name: words('周予安', "Zhou Yu'an"), role: words('客户代表', 'Account manager')},
  {name: words('苏砚秋', 'Su Yanqiu'), role: words('客户代表', 'Account manager')},
  {name: words('何清越', 'He Qingyue'), role: words('财务', 'Finance')},
  {name: words('许望舒', 'Xu Wangshu'), role: words('店长', 'House manager')},
];

export const sampleCustomers: readonly SampleCustomer[] = [
  {
    name: words('云阙建设集团', 'Yunque Construction Group'),
    sector: 'construction-property',
    contact: words('程砚北', 'Cheng Yanbei'),
    manager: 0,
    grade: 'AAA',
    base: 37000,
    ...signedFromBill,
    pays: after(28),
    limitUse: 1.14,
    course: [0.47, 0.47, 1, 1, 1, 1, 1, 1, 0.8],
    openBills: {daysLate: 82, bills: 3, everyWeeks: 1},
  },
  {
    name: words('和枫置业', 'Hefeng Properties'),
    sector: 'construction-property',
    contact: words('罗景澄', 'Luo Jingcheng'),
    manager: 0,
    grade: 'AA',
    base: 8400,
    ...signed,
    pays: clears(18),
  },
  {
    name: words('砚台监理咨询', 'Yantai Supervision'),
    sector: 'construction-property',
    contact: words('苏念禾', 'Su Nianhe'),
    manager: 1,
    grade: 'A',
    base: 3400,
    ...signed,
    pays: monthly(12),
    accountPeriodDays: 45,
  },
  {
    name: words('栖山装饰工程', 'Qishan Interiors'),
    sector: 'construction-property',
    contact: words('陶近山', 'Tao Jinshan'),
    manager: 2,
    grade: 'B',
    base: 6200,
    ...signed,
    pays: monthly(10),
    course: [0, 0, 0, 0.9, 1],
    since: 9,
    paysOff: 0.2,
  },
  {
    name: words('栖州供水公司', 'Qizhou Water'),
    sector: 'transport-power-water',
    contact: words('周文澈', 'Zhou Wenche'),
    manager: 0,
    grade: 'AAA',
    base: 14600,
    ...signed,
    pays: clears(18),
  },
  {
    name: words('栖州供电城北营业部', 'Qizhou Power, North Office'),
    sector: 'transport-power-water',
    contact: words('方知行', 'Fang Zhixing'),
    manager: 0,
    grade: 'AA',
    base: 7200,
    ...signedFromBill,
    pays: after(20),
    openBills: {daysLate: 21, bills: 1, everyWeeks: 1},
  },
  {
    name: words('汀运公交一公司', 'Tingyun Bus No. 1'),
    sector: 'transport-power-water',
    contact: words('何书瑶', 'He Shuyao'),
    manager: 1,
    grade: 'A',
    base: 4200,
    ...signedFromBill,
    pays: after(20),
    openBills: {daysLate: 40, bills: 4, everyWeeks: 2},
    promises: [
      {made: 38, due: 31},
      {made: 17, due: 12},
    ],
  },
  {
    name: words('栖州第三中学', 'Qizhou No. 3 Middle School'),
    sector: 'edu-media',
    contact: words('邵予鸣', 'Shao Yuming'),
    manager: 0,
    grade: 'AA',
    base: 7900,
    ...signed,
    pays: clears(18),
  },
  {
    name: words('晨溪小学', 'Chenxi Primary School'),
    sector: 'edu-media',
    contact: words('温如许', 'Wen Ruxu'),
    manager: 1,
    grade: 'A',
    base: 2800,
    form: 'mobile_pay',
    agreement: 'cash-only',
  },
  {
    name: words('晚汀日报社', 'Wanting Daily'),
    sector: 'edu-media',
    contact: words('江予宁', 'Jiang Yuning'),
    manager: 2,
    grade: 'B',
    base: 5600,
    ...signedFromBill,
    pays: after(28),
    limitUse: 0.92,
  },
  {
    name: words('栖州职业学院', 'Qizhou Vocational College'),
    sector: 'edu-media',
    contact: words('梁以墨', 'Liang Yimo'),
    manager: 1,
    grade: 'A',
    base: 5200,
    ...signed,
    pays: monthly(10),
    stranger: {name: words('谭小舟', 'Tan Xiaozhou'), daysAgo: 9},
  },
  {
    name: words('城东政务服务大厅', 'Chengdong Service Hall'),
    sector: 'gov-law',
    contact: words('秦越', 'Qin Yue'),
    manager: 0,
    grade: 'AAA',
    base: 9800,
    ...signed,
    pays: after(9),
  },
  {
    name: words('栖州法律援助中心', 'Qizhou Legal Aid Centre'),
    sector: 'gov-law',
    contact: words('杜衡', 'Du Heng'),
    manager: 2,
    grade: 'AA',
    base: 4100,
    ...signed,
    pays: clears(18),
  },
  {
    name: words('栖州档案馆', 'Qizhou Archives'),
    sector: 'gov-law',
    contact: words('柳闻笛', 'Liu Wendi'),
    manager: 3,
    grade: 'A',
    base: 3900,
    form: 'transfer',
    agreement: 'cash-only',
    course: [0.87, 0.87, 1.36, 1, 1, 1, 1, 1, 0.9],
  },
  {
    name: words('栖州税务服务中心', 'Qizhou Tax Service Centre'),
    sector: 'price-tax',
    contact: words('江清和', 'Jiang Qinghe'),
    manager: 1,
    grade: 'AA',
    base: 4900,
    ...signed,
    pays: monthly(13),
  },
  {
    name: words('北岸市场监管所', 'Beian Market Supervision'),
    sector: 'price-tax',
    contact: words('魏南乔', 'Wei Nanqiao'),
    manager: 3,
    grade: 'A',
    base: 3100,
    form: 'transfer',
    agreement: 'cash-only',
  },
  {
    name: words('栖州审计事务中心', 'Qizhou Audit Office'),
    sector: 'price-tax',
    contact: words('庄晓岚', 'Zhuang Xiaolan'),
    manager: 2,
    grade: 'A',
    base: 3600,
    form: 'signed_bill',
    pays: after(20),
    openBills: {daysLate: 8, bills: 1, everyWeeks: 1},
  },
  {
    name: words('栖州粮油储备库', 'Qizhou Grain Reserve'),
    sector: 'grain',
    contact: words('石远帆', 'Shi Yuanfan'),
    manager: 3,
    grade: 'A',
    base: 2900,
    ...signed,
    pays: clears(18),
  },
  {
    name: words('金穗面粉厂', 'Jinsui Flour Mill'),
    sector: 'grain',
    contact: words('麦秋禾', 'Mai Qiuhe'),
    manager: 3,
    grade: 'B',
    base: 1900,
    form: 'transfer',
    agreement: 'cash-only',
    course: [1.08, 1.06, 1.04, 1.02, 1],
  },
  {
    name: words('启川村镇银行', 'Qichuan Rural Bank'),
    sector: 'finance',
    contact: words('卓然', 'Zhuo Ran'),
    manager: 0,
    grade: 'AAA',
    base: 15400,
    form: 'transfer',
    agreement: 'cash-only',
  },
  {
    name: words('栖州农商行城南支行', 'Qizhou Farmers Bank, South'),
    sector: 'finance',
    contact: words('阮思齐', 'Ruan Siqi'),
    manager: 1,
    grade: 'AA',
    base: 8800,
    ...signed,
    pays: clears(18),
  },
  {
    name: words('安澜保险栖州营业部', 'Anlan Insurance, Qizhou'),
    sector: 'finance',
    contact: words('岳清野', 'Yue Qingye'),
    manager: 2,
    grade: 'A',
    base: 3800,
    ...signedFromBill,
    pays: after(20),
    openBills: {daysLate: 24, bills: 3, everyWeeks: 2},
    promises: [{made: 15, due: 8}],
  },
  {
    name: words('栖州电信营业厅', 'Qizhou Telecom Shop'),
    sector: 'telecom',
    contact: words('贺知微', 'He Zhiwei'),
    manager: 3,
    grade: 'AA',
    base: 6200,
    form: 'mobile_pay',
    agreement: 'cash-only',
  },
  {
    name: words('迅栖通信工程', 'Xunqi Communications'),
    sector: 'telecom',
    contact: words('霍青崖', 'Huo Qingya'),
    manager: 1,
    grade: 'B',
    base: 5400,
    ...signedFromBill,
    pays: after(20),
    openBills: {daysLate: 65, bills: 1, everyWeeks: 1},
  },
  {
    name: words('栖州第二医院', 'Qizhou No. 2 Hospital'),
    sector: 'medical',
    contact: words('卓以宁', 'Zhuo Yining'),
    manager: 2,
    grade: 'AAA',
    base: 12800,
    ...signed,
    pays: clears(18),
  },
  {
    name: words('仁汀口腔诊所', 'Renting Dental Clinic'),
    sector: 'medical',
    contact: words('简怀瑾', 'Jian Huaijin'),
    manager: 3,
    grade: 'A',
    base: 1500,
    form: 'prepaid',
    agreement: 'cash-only',
    alsoPays: 'cash',
    stored: {unused: 104, left: 3.5},
  },
  {
    name: words('安济药房', 'Anji Pharmacy'),
    sector: 'medical',
    contact: words('水云间', 'Shui Yunjian'),
    manager: 0,
    grade: 'B',
    base: 1700,
    form: 'prepaid',
    agreement: 'cash-only',
    stored: {unused: 0, left: 4},
  },
  {
    name: words('栖州农机服务站', 'Qizhou Farm Machinery'),
    sector: 'agriculture',
    contact: words('柯临风', 'Ke Linfeng'),
    manager: 2,
    grade: 'B',
    base: 3300,
    form: 'cash',
    agreement: 'cash-only',
    course: [0.72, 0.72, 1.7, 1, 1, 1, 1, 1, 0.76],
  },
  {
    name: words('稻香种植合作社', 'Daoxiang Growers Co-op'),
    sector: 'agriculture',
    contact: words('蓝田生', 'Lan Tiansheng'),
    manager: 1,
    grade: 'B',
    base: 3500,
    form: 'cash',
    agreement: 'cash-only',
    course: [0.15, 0.15, 1],
  },
  {
    name: words('青垄种苗', 'Qinglong Seedlings'),
    sector: 'agriculture',
    contact: words('叶知春', 'Ye Zhichun'),
    manager: 3,
    grade: 'B',
    base: 1600,
    form: 'mobile_pay',
    agreement: 'cash-only',
  },
  {
    name: words('望枫印刷包装', 'Wangfeng Printing'),
    sector: 'private-business',
    contact: words('郎一清', 'Lang Yiqing'),
    manager: 0,
    grade: 'A',
    base: 4600,
    ...signed,
    pays: monthly(9),
    alsoPays: 'cash',
  },
  {
    name: words('拾光照相馆', 'Shiguang Photo Studio'),
    sector: 'private-business',
    contact: null,
    manager: 1,
    grade: 'C',
    base: 900,
    form: 'cash',
    agreement: 'cash-only',
  },
  {
    name: words('汀畔民宿', 'Tingpan Guesthouse'),
    sector: 'private-business',
    contact: words('危晚晴', 'Wei Wanqing'),
    manager: 2,
    grade: 'A',
    base: 3000,
    form: 'mobile_pay',
    agreement: 'cash-only',
  },
  {
    name: words('墨言文化传播', 'Moyan Culture'),
    sector: 'private-business',
    contact: words('晏听澜', 'Yan Tinglan'),
    manager: 3,
    grade: 'A',
    base: 3700,
    ...signed,
    pays: monthly(11),
    cameFrom: 1,
  },
  {
    name: words('临江茶行', 'Linjiang Tea'),
    sector: 'private-business',
    contact: words('蒲清源', 'Pu Qingyuan'),
    manager: 2,
    grade: 'A',
    base: 2400,
    ...signed,
    pays: monthly(10),
    odds: true,
  },
  {
    name: words('鸿帆汽修', 'Hongfan Car Repair'),
    sector: 'private-business',
    contact: words('仇万里', 'Qiu Wanli'),
    manager: 3,
    grade: 'B',
    base: 2100,
    ...signed,
    pays: monthly(8),
    since: 2,
    limitUse: 'none',
  },
  {
    name: words('顾其然', 'Gu Qiran'),
    sector: 'private-business',
    contact: null,
    manager: 0,
    grade: 'AA',
    base: 1800,
    form: 'prepaid',
    agreement: 'cash-only',
    stored: {unused: 0, left: 0.4},
  },
  {
    name: words('小满花店', 'Xiaoman Flowers'),
    sector: 'private-business',
    contact: words('明素', 'Ming Su'),
    manager: 1,
    grade: 'C',
    base: 440,
    form: 'card',
    agreement: 'cash-only',
    course: [0.9, 0, 1],
  },
  {
    name: words('云栖酒店用品', 'Yunqi Hotel Supplies'),
    sector: 'private-business',
    contact: words('樊星', 'Fan Xing'),
    manager: 2,
    grade: 'B',
    base: 0,
    form: 'unspecified',
    status: 'prospect',
  },
  {
    name: words('老街书局', 'Old Street Books'),
    sector: 'private-business',
    contact: words('褚墨白', 'Chu Mobai'),
    manager: 3,
    grade: 'C',
    base: 1100,
    form: 'cash',
    agreement: 'cash-only',
    course: [0, 0, 0, 0, 0, 0, 0, 1],
    status: 'closed',
  },
];
