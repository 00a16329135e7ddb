//! The parts texts are made of, and the dice that choose them.

use crate::words::day::Day;

pub(super) const SURNAMES: &[&str] = &[
    "赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "许", "何",
    "吕", "张", "孔", "曹", "严", "华", "金", "魏", "陶", "姜", "谢", "邹", "喻", "苏", "潘", "葛", "范", "彭", "鲁", "韦",
    "马", "方", "俞", "任", "袁", "柳", "唐", "罗", "薛", "雷", "贺", "汤", "殷", "郝", "毕", "安", "常", "傅", "康", "伍",
];
pub(super) const GIVEN: &[&str] = &[
    "德", "明", "国", "建", "文", "志", "永", "光", "世", "春", "秀", "玉", "桂", "淑", "素", "正", "兴", "长", "开", "家",
    "宗", "立", "先", "仕", "克", "绍", "晓", "小", "天", "守", "云", "思", "海", "金", "宏", "少", "树", "清", "安", "和",
];
pub(super) const ENDS: &[&str] = &[
    "华", "明", "军", "平", "贵", "林", "云", "兰", "英", "芳", "才", "福", "荣", "全", "清", "山", "江", "海", "峰", "民",
    "义", "忠", "良", "友", "成", "康", "富", "琼", "珍", "蓉", "菊", "霞", "勇", "强", "刚", "伟", "礼", "信", "泉", "松",
];
pub(super) const PLACES: &[&str] = &[
    "清溪", "白岩", "龙门", "双河", "三汇", "石桥", "黄泥", "青林", "大田", "小河", "高坪", "麻柳", "金竹", "太和", "长坡",
    "桐梓", "永安", "复兴", "柏树", "梨园", "茶坪", "盐店", "老君", "云台", "响滩", "仙女", "新民", "红旗", "花桥", "水磨",
    "铁炉", "枣子", "凤鸣", "荷叶", "望江", "猫儿", "板桥", "回龙", "观音", "玉泉",
];
pub(super) const POSTS: &[(&str, &str, &str)] = &[
    ("村党支部书记", "village", "village_secretary"),
    ("村委会主任", "village", "village_director"),
    ("村文书", "village", "village_other"),
    ("三组组长", "village", "group_head"),
    ("农业服务中心主任", "staff", "station_head"),
    ("财政所会计", "staff", "station_staff"),
    ("民政所工作人员", "staff", "station_staff"),
    ("党政办公室主任", "staff", "division_head"),
    ("副镇长", "section_deputy", "town_leader"),
    ("党委委员、人大副主席", "section_deputy", "town_leader"),
    ("党委书记", "section_chief", "town_head"),
    ("镇长", "section_chief", "town_head"),
];
/// What was misused, with the tags and kinds of the matter.
pub(super) const SUBJECTS: &[(&str, &str, &str)] = &[
    ("退耕还林补助", "farm_funds", "masses"),
    ("农机购置补贴", "farm_funds", "integrity"),
    ("粮食直补资金", "farm_funds", "masses"),
    ("农村低保金", "relief", "masses"),
    ("临时救助款", "relief", "masses"),
    ("危房改造补助", "relief", "integrity"),
    ("村道硬化工程款", "construction", "integrity"),
    ("堰塘整治项目", "construction", "work"),
    ("安置房分配", "land_taking", "masses"),
    ("征地青苗补偿", "land_taking", "integrity"),
    ("集体鱼塘承包款", "village_assets", "integrity"),
    ("集体林地流转金", "village_assets", "masses"),
    ("安全饮水入户费", "livelihood", "masses"),
    ("公务接待费", "eight_rules", "integrity"),
    ("公务用车油料费", "eight_rules", "integrity"),
    ("学生营养改善计划资金", "school_health", "masses"),
    ("新农合报销款", "school_health", "work"),
    ("群众来访答复", "inaction", "work"),
];
pub(super) const ACTS: &[&str] = &[
    "虚报面积，冒领资金",
    "优亲厚友，未经评议",
    "拖延不发，群众多次催问无果",
    "以他人名义套取现金",
    "收取好处费后才肯签字",
    "不开票据，收支不入账",
    "重复申报，两头领取",
    "账目长期不公开，质询时推诿",
    "私自借给亲属周转",
    "用白条抵账，去向不明",
    "擅自提高标准，多报人数",
    "把工程交给熟人承揽，不经比选",
];
pub(super) const WISHES: &[&str] = &[
    "要求查清去向并退还群众",
    "请上级派人核对账目",
    "盼给群众一个答复",
    "希望公布明细，追究经办人责任",
    "请求实地丈量核实",
    "愿意当面作证，请为来信人保密",
    "要求公开处理结果",
    "请查有无领导打招呼",
];
pub(super) const FINDINGS: &[&str] = &[
    "经调取账册、走访农户，所反映问题属实",
    "比对发放名册与银行流水，部分属实",
    "询问经办人并核对档案，主要情节属实",
    "抽查合同和验收单，存在违规事实",
];
pub(super) const SANCTIONS: &[(&str, u8)] = &[
    ("warning", 2),
    ("warning", 2),
    ("warning", 2),
    ("serious_warning", 2),
    ("serious_warning", 2),
    ("remove_party_post", 3),
    ("probation_1", 3),
    ("expel_party", 3),
    ("gov_warning", 2),
    ("demerit", 2),
    ("exempted", 1),
];

/// Chooses by a seed, the same on every computer (splitmix64).
pub(super) struct Dice(u64);

impl Dice {
    /// The dice of one matter: what one matter got does not move another.
    pub(super) fn of(seed: u64, number: usize) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (number as u64).wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        (self.roll() % (bound.max(1) as u64)) as usize
    }

    /// One of several; the first where the list is empty of choice.
    pub(super) fn pick<T: Copy>(&mut self, first: T, all: &[T]) -> T {
        let at = self.below(all.len());
        all.get(at).copied().unwrap_or(first)
    }

    /// A text of several.
    pub(super) fn word(&mut self, all: &[&'static str]) -> &'static str {
        self.pick("", all)
    }

    /// A person's name.
    pub(super) fn name(&mut self) -> String {
        let (surname, given, end) = (self.word(SURNAMES), self.word(GIVEN), self.word(ENDS));
        if self.below(6) == 0 { format!("{surname}{end}") } else { format!("{surname}{given}{end}") }
    }

    /// A later day.
    pub(super) fn after(&mut self, day: Day, least: usize, span: usize) -> Day {
        day.plus_days((least + self.below(span)) as i64)
    }
}
