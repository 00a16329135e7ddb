//! 查处违反中央八项规定精神问题统计表: three layouts, chosen by the month; month and year to date, three lines each.
//!
//! A matter stands under one kind and one level, that of its highest person; persons stand under their own level. The
//! names of lines and of most columns are those of published tables (2014-10, 2017-12, 2021-05); what no paper tells is
//! left open.

use super::column;
use crate::figures::figure::Basis;
use crate::forms::grid::{Axis, Band, BandLabel, Blank, Cell, Grid, Head, Identity, Line, Span, Wording};
use Cell::{Of, Sum, Waiting};

const SOURCE: &str = "中央纪委、市纪委八项规定精神问题月报制度";
const TITLE: &str = "查处违反中央八项规定精神问题统计表";
const STUBS: &[(&str, u32)] = &[("时期", 13), ("项目", 25)];

const NARROW: u32 = 8;
const WIDE: u32 = 10;

const TOTAL: Head = column("total", "总计", NARROW, Sum("kind."));
const LEVELS: Head = Head::Group(
    "级别",
    &[
        column("level.province", "省部级", NARROW, Of(Axis::Rank, &["province"])),
        column("level.prefecture", "地厅级", NARROW, Of(Axis::Rank, &["prefecture"])),
        column("level.county", "县处级", NARROW, Of(Axis::Rank, &["county_chief", "county_deputy"])),
        column(
            "level.township",
            "乡科级及以下",
            NARROW,
            Of(Axis::Rank, &["section_chief", "section_deputy", "staff", "village", "enterprise", "other"]),
        ),
    ],
);

const fn kind(key: &'static str, label: &'static str, words: &'static [&'static str]) -> Head {
    column(key, label, WIDE, Of(Axis::EightRule, words))
}

const FOUND: Wording = &[("", "查处问题数")];
const HANDLED: Wording = &[("", "处理人数"), ("2019-12-01", "批评教育帮助和处理人数"), ("2023-12-01", "批评教育和处理人数")];
const SANCTIONED: Wording = &[("", "给予党政纪处分人数"), ("2018-01-01", "党纪政务处分人数")];

const LINES: &[Line] = &[
    Line { key: "found", label: FOUND, cell: Cell::Count("F115", Basis::Incident) },
    Line { key: "handled", label: HANDLED, cell: Cell::Count("F115", Basis::Person) },
    Line { key: "sanctioned", label: SANCTIONED, cell: Cell::Count("B031", Basis::Person) },
];

const BANDS: &[Band] = &[
    Band { label: BandLabel::Span, span: Span::Month, lines: LINES },
    Band { label: BandLabel::Span, span: Span::YearToDate, lines: LINES },
];

const IDENTITIES: &[Identity] = &[
    Identity::Columns("level.", "total", "各级别之和应等于总计"),
    Identity::Columns("kind.", "total", "各类型之和应等于总计"),
    Identity::NotLess("handled", "sanctioned", "处理人数应不少于处分人数"),
    Identity::Cumulative("上月止累计加本月应等于本月止累计"),
];

const ONE_KIND: &str = "注：1.一个问题只计一个类型（主要类型）、一个级别（所涉人员中的最高职级）；人员按本人职级计。";

/// L1.
pub static FROM_2013: Blank = Blank {
    name: "eight-rules",
    label: TITLE,
    source: SOURCE,
    valid_from: "2013-08-01",
    valid_to: "2014-12-31",
    sheets: &[Grid {
        tab: "统计表",
        title: TITLE,
        units: "起、人",
        stubs: STUBS,
        columns: &[
            TOTAL,
            LEVELS,
            Head::Group(
                "类型",
                &[
                    kind("kind.discipline", "违反工作纪律", &["work_discipline"]),
                    kind("kind.idle", "接受或用公款参与高消费娱乐健身、庸懒散等", &["idleness", "entertainment", "other"]),
                    kind("kind.vehicles", "公车配备使用管理", &["vehicles"]),
                    kind("kind.weddings", "大办婚丧喜庆", &["weddings"]),
                    kind("kind.gifts", "收送节礼", &["gifts"]),
                    kind("kind.dining", "公款大吃大喝", &["dining"]),
                    Head::Group(
                        "公款旅游",
                        &[kind("kind.travel", "国内", &["travel"]), kind("kind.abroad", "国（境）外", &["abroad"])],
                    ),
                    kind("kind.buildings", "楼堂馆所", &["buildings"]),
                ],
            ),
        ],
        bands: BANDS,
        identities: IDENTITIES,
        notes: &[ONE_KIND],
    }],
    ranked: None,
};

/// L2.
pub static FROM_2015: Blank = Blank {
    name: "eight-rules",
    label: TITLE,
    source: SOURCE,
    valid_from: "2015-01-01",
    valid_to: "2019-11-30",
    sheets: &[Grid {
        tab: "统计表",
        title: TITLE,
        units: "起、人",
        stubs: STUBS,
        columns: &[
            TOTAL,
            LEVELS,
            Head::Group(
                "类型",
                &[
                    kind("kind.dining", "违规公款吃喝", &["dining"]),
                    kind("kind.travel", "公款国内旅游", &["travel"]),
                    kind("kind.abroad", "公款出国（境）旅游", &["abroad"]),
                    kind("kind.vehicles", "违规配备使用公务用车", &["vehicles"]),
                    kind("kind.buildings", "楼堂馆所违规问题", &["buildings"]),
                    kind("kind.allowances", "违规发放津补贴或福利", &["allowances"]),
                    kind("kind.gifts", "违规收送礼品礼金", &["gifts"]),
                    kind("kind.weddings", "大办婚丧喜庆", &["weddings"]),
                    Head::Group(
                        "其他",
                        &[
                            kind("kind.reception", "提供或接受超标准接待", &["reception"]),
                            kind("kind.entertainment", "接受或用公款参与高消费娱乐健身活动", &["entertainment"]),
                            kind("kind.clubs", "违规出入私人会所", &["clubs"]),
                            kind("kind.housing", "领导干部住房违规", &["housing"]),
                            column("waiting.fifth", "", NARROW, Waiting),
                        ],
                    ),
                ],
            ),
        ],
        bands: BANDS,
        identities: IDENTITIES,
        notes: &[
            ONE_KIND,
            "　　2.“其他”包括提供或接受超标准接待、接受或用公款参与高消费娱乐健身活动、违规出入私人会所、领导干部住房违规等；第五种的栏名待补。",
        ],
    }],
    ranked: None,
};

/// L3.
pub static FROM_2019: Blank = Blank {
    name: "eight-rules",
    label: TITLE,
    source: SOURCE,
    valid_from: "2019-12-01",
    valid_to: "",
    sheets: &[Grid {
        tab: "统计表",
        title: TITLE,
        units: "起、人",
        stubs: STUBS,
        columns: &[
            TOTAL,
            LEVELS,
            Head::Group(
                "形式主义、官僚主义问题",
                &[
                    column("formal", "小计", NARROW, Sum("kind.formal.")),
                    kind(
                        "kind.formal.policy",
                        "贯彻党中央重大决策部署有令不行、有禁不止，或者表态多调门高、行动少落实差，脱离实际、脱离群众，造成严重后果",
                        &["formal_policy"],
                    ),
                    kind(
                        "kind.formal.duty",
                        "在履职尽责、服务经济社会发展和生态环境保护方面不担当、不作为、乱作为、假作为，严重影响高质量发展",
                        &["formal_duty"],
                    ),
                    kind(
                        "kind.formal.service",
                        "在联系服务群众中消极应付、冷硬横推、效率低下，损害群众利益，群众反映强烈",
                        &["formal_service"],
                    ),
                    kind(
                        "kind.formal.papers",
                        "文山会海反弹回潮，文风会风不实不正，督查检查考核过多过频、过度留痕，给基层造成严重负担",
                        &["formal_papers"],
                    ),
                    kind("kind.formal.other", "其他", &["formal_other"]),
                ],
            ),
            Head::Group(
                "享乐主义、奢靡之风问题",
                &[
                    column("pleasure", "小计", NARROW, Sum("kind.pleasure.")),
                    Head::Group(
                        "违规收送名贵特产和礼品礼金",
                        &[
                            kind("kind.pleasure.specialty", "违规收送名贵特产类礼品", &["specialty"]),
                            kind("kind.pleasure.gifts", "违规收送礼金和其他礼品", &["gift_money"]),
                        ],
                    ),
                    Head::Group(
                        "违规吃喝",
                        &[
                            kind("kind.pleasure.dining", "违规公款吃喝", &["dining"]),
                            kind("kind.pleasure.banquets", "违规接受管理和服务对象等宴请", &["banquets"]),
                        ],
                    ),
                    kind("kind.pleasure.weddings", "违规操办婚丧喜庆", &["weddings"]),
                    kind("kind.pleasure.allowances", "违规发放津补贴或福利", &["allowances"]),
                    Head::Group(
                        "公款旅游以及违规接受管理和服务对象等旅游活动安排",
                        &[
                            kind("kind.pleasure.travel", "公款旅游", &["travel", "abroad"]),
                            kind("kind.pleasure.tours", "违规接受管理和服务对象等旅游活动安排", &["tours"]),
                        ],
                    ),
                    kind(
                        "kind.pleasure.other",
                        "其他",
                        &["vehicles", "buildings", "reception", "entertainment", "duty_leisure", "clubs", "housing", "other"],
                    ),
                ],
            ),
        ],
        bands: BANDS,
        identities: &[
            Identity::Columns("level.", "total", "各级别之和应等于总计"),
            Identity::Columns("kind.", "total", "各类型之和应等于总计"),
            Identity::Balance(
                "形式主义、官僚主义与享乐主义、奢靡之风之和应等于总计",
                &[("formal", 1), ("pleasure", 1), ("total", -1)],
            ),
            Identity::NotLess("handled", "sanctioned", "处理人数应不少于处分人数"),
            Identity::Cumulative("上月止累计加本月应等于本月止累计"),
        ],
        notes: &[
            ONE_KIND,
            "　　2.享乐主义、奢靡之风“其他”包括：违规配备和使用公务用车，楼堂馆所问题，提供或接受超标准接待，组织或参加用公款支付的高消费娱乐\
             健身活动，接受或提供可能影响公正执行公务的健身娱乐等活动安排，违规出入私人会所，领导干部住房违规。",
        ],
    }],
    ranked: None,
};
