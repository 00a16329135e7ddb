//! The made-up ledger that is imported for measuring: as many lines as wanted, the same each time.

/// Its headings.
pub const COLUMNS: [&str; 20] = [
    "线索编号",
    "收到时间",
    "登记时间",
    "线索来源",
    "被反映人",
    "工作单位",
    "职务",
    "职级",
    "政治面貌",
    "是否监察对象",
    "是否一把手",
    "反映主要问题",
    "问题类别",
    "涉案金额",
    "主题标签",
    "分办意见",
    "承办单位",
    "办理状态",
    "办结时间",
    "办理结果",
];
/// The columns that hold days.
pub const DAY_COLUMNS: [usize; 3] = [1, 2, 18];

/// A line of it.
pub fn line(at: usize) -> [String; 20] {
    const SURNAMES: [&str; 20] = [
        "赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "许", "何",
    ];
    const GIVEN: [&str; 30] = [
        "明", "芳", "国", "秀", "建", "玉", "文", "桂", "志", "淑", "永", "春", "德", "红", "光", "丽", "海", "霞", "家", "平",
        "学", "珍", "正", "兰", "成", "云", "福", "梅", "新", "华",
    ];
    const DEEDS: [&str; 8] = [
        "在退耕还林补助发放中虚报面积",
        "违规发放津补贴",
        "公款吃喝并以会议费报销",
        "在低保评定中优亲厚友",
        "公车私用",
        "收受工程承包人礼金",
        "大操大办婚丧喜庆",
        "截留农机补贴",
    ];
    let person = format!("{}{}{}", SURNAMES[at % 20], GIVEN[at / 20 % 30], GIVEN[at / 600 % 30]);
    let day = |shift: usize| format!("2015-{:02}-{:02}", (at / 28 + shift) % 12 + 1, at % 28 + 1);
    [
        format!("XS{at:07}"),
        day(0),
        day(0),
        ["信访举报", "上级交办", "审计中发现"][at % 3].into(),
        person,
        unit(at),
        format!("第{}组负责人", at % 977),
        ["一般干部", "村(社区)干部", "乡科级副职"][at % 3].into(),
        "中共党员".into(),
        "是".into(),
        "否".into(),
        format!("反映其{}，涉及{}户、{}元，请予核查", DEEDS[at % 8], at % 97 + 1, at % 9_000 + 300),
        "廉洁纪律".into(),
        format!("{}", at % 9_000 + 300),
        ["四风", "四风、惠农资金", "农村三资"][at % 3].into(),
        "转承办部门办理".into(),
        "县纪委".into(),
        "已了结".into(),
        day(3),
        format!("经核查，第{}项属实，已处理", at % 13),
    ]
}

/// The unit of a line.
pub fn unit(at: usize) -> String {
    format!("第{}镇", at % 61 + 1)
}
