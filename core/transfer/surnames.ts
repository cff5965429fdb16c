/** Chinese surnames and titles: what tells 季科长 (a person) from 季科堂 (a shop). */

/** 百家姓 with the common ones it lacks; single characters. */
const SINGLE = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴郁胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公墨哈谯笪年爱阳佟言福肖付闫覃邸楚丘代尉缑帅门苑仝尧逢代岳谌揭侴牟商佘佴伯赏南宫漆展仉督庹晋线敬楼区闾郇',
);
const DOUBLE = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门'.split(
    ' ',
  ),
);

/** Longest first, so that 副科长 is not read as 科长 of a person called 某副. */
const TITLES: readonly string[] =
  '副总经理 总经理助理 办公室主任 护士长 检察长 审判长 副经理 副主任 副科长 副局长 副处长 副所长 副院长 副校长 副厂长 副行长 副站长 副队长 副总 总经理 董事长 总监 总裁 总管 书记员 书记 博士 院士 助理 督导 督学 督察 督办 调度 内勤 外勤 社工 村医 兽医 大厨 领队 科长 科员 科室 主任 主管 经理 老师 教师 教授 讲师 局长 行长 站长 队长 院长 校长 园长 厂长 所长 处长 部长 庭长 庭审 社长 馆长 台长 县长 市长 镇长 乡长 村长 区长 省长 会长 理事 秘书长 秘书 班长 组长 店长 柜长 段长 船长 机长 车长 团长 营长 连长 排长 政委 指导员 参谋 科代表 代表 法官 检察官 警官 警员 律师 会计 出纳 财务 司机 师傅 师父 老板娘 老板 掌柜 编辑 记者 主编 干事 干部 文员 职员 专员 业务员 采购员 采购 仓管 保管 库管 工程师 技术员 技师 医生 医师 大夫 护士 药师 营业员 收银员 服务员 领班 主席 委员 股长 乡绅 先生 女士 小姐 太太 夫人 同志 阿姨 大姐 大哥 大爷 叔叔 工头 总工 总 工 姐 哥 嫂 叔 伯 姨 爷 董 导 队 局 处 科 校 院 行'.split(
    ' ',
  );
/** Single-character titles are only read after a bare surname (陈总, 李姐). */
const LONG_TITLES = TITLES.filter(title => title.length > 1).sort((a, b) => b.length - a.length);
const SHORT_TITLES = new Set(TITLES.filter(title => title.length === 1));

/** Length of the surname that a text starts with; 0 where it starts with none. */
export function surnameLength(text: string): 0 | 1 | 2 {
  if (DOUBLE.has(text.slice(0, 2))) return 2;
  return SINGLE.has(text.slice(0, 1)) ? 1 : 0;
}

/** 季科长, 老李, 小王师傅, 陈总, Mr Smith: a person named by a title or a manner of address. */
export function isTitledPerson(text: string): boolean {
  if (/^(?:mr|mrs|ms|miss|dr|prof)\.?\s+\p{L}/iu.test(text)) return true;
  const called = /^[老小阿大]/u.test(text) ? text.slice(1) : text;
  const surname = surnameLength(called);
  if (called !== text && surname > 0 && called.length === surname) return true;
  if (surname === 0) return false;
  const rest = called.slice(surname);
  if (SHORT_TITLES.has(rest)) return true;
  // Offices are countless, but what people are called by ends in few ways: 农技员, 列车长, 厨师.
  if (rest.length >= 2 && rest.length <= 3 && /[长员师官任]$/u.test(rest)) return true;
  return LONG_TITLES.some(title => rest.endsWith(title) && rest.length - title.length <= 2);
}

/** 陶晚晴, 欧阳明: surname and one or two characters, nothing that a shop or office is called. */
export function isFullName(text: string): boolean {
  const surname = surnameLength(text);
  const given = text.length - surname;
  return surname > 0 && given >= 1 && given <= 2 && /^\p{Script=Han}+$/u.test(text) && !isOrganisation(text);
}

const ORGANISATION =
  /(?:公司|集团|总店|分店|商店|商行|商会|酒店|饭店|餐厅|宾馆|酒楼|茶楼|超市|市场|工厂|银行|银号|信用社|合作社|保社|学校|中学|小学|大学|学堂|学院|医院|诊所|药房|药店|药铺|花坊|花店|酒坊|纸坊|食坊|衣铺|工坊|农场|林场|机关|办公室|委员会|协会|中心|基地|工作室|事务所|经营部|门市部|服务部|营业部|项目部|工程队|车行|建设|建筑|营造|实业|贸易|科技|通讯|电子|传媒|广告|物流|运输|印刷|食品|种苗|物业|置业|地产|装饰|材料|机械|汽修|车业|驿站|[厂店社坊堂铺行站所局院校馆部厅处队庄园号驿]|\b(?:ltd|inc|llc|co|corp|gmbh|company|group|plc|limited|bank|school|hospital|hotel|restaurant)\.?)$/iu;

/** A text that ends as organisations do. */
export function isOrganisation(text: string): boolean {
  return ORGANISATION.test(text);
}

/** Where an organisation and a titled person are written as one (东岚仲裁所季科长): the person's start, or −1. */
export function joinedPersonAt(text: string): number {
  for (let at = 2; at <= text.length - 2; at += 1) {
    const tail = text.slice(at);
    if (tail.length <= 7 && isTitledPerson(tail) && isOrganisation(text.slice(0, at))) return at;
  }
  for (let at = Math.max(3, text.length - 6); at <= text.length - 3; at += 1) {
    const surname = surnameLength(text.slice(at));
    const rest = text.slice(at + surname);
    if (surname > 0 && LONG_TITLES.includes(rest)) return at;
  }
  return -1;
}
