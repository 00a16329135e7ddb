//! 信访举报统计表 on every axis superiors and counties use. Each block prints its base: all receipts, or 检举控告 only.

use super::column;
use crate::figures::figure::Basis;
use crate::forms::grid::{Axis, Band, BandLabel, Blank, Cell, Grid, Head, Identity, Line, Ranked, Span};
use Cell::{Count, Growth, Less, Part, ShareOfLine, Whole, YearBefore};

const ALL: &str = "B001";
const ACCUSATIONS: &str = "B002";

const fn of(
    code: &'static str,
    axis: Axis,
    key: &'static str,
    label: &'static [(&'static str, &'static str)],
    words: &'static [&'static str],
) -> Line {
    Line { key, label, cell: Part(code, Basis::Letter, axis, words) }
}

const fn whole(label: &'static [(&'static str, &'static str)], code: &'static str) -> Line {
    Line { key: "whole", label, cell: Count(code, Basis::Letter) }
}

const COLUMNS: &[Head] = &[
    column("now", "本期（件次）", 14, Whole),
    column("share", "占基数（%）", 14, ShareOfLine("now", "whole")),
    column("before", "上年同期（件次）", 14, YearBefore),
    column("more", "增减（件次）", 14, Less("now", "before")),
    column("growth", "同比（%）", 14, Growth("now", "before")),
];

const STUBS: &[(&str, u32)] = &[("分类与基数", 30), ("项目", 34)];

/// The form.
pub static PETITIONS: Blank = Blank {
    name: "petitions",
    label: "信访举报统计表",
    source: "市纪委信访室信访举报统计月报",
    valid_from: "",
    valid_to: "",
    sheets: &[Grid {
        tab: "统计表",
        title: "信访举报统计表",
        units: "件次、%",
        stubs: STUBS,
        columns: COLUMNS,
        bands: &[
            Band {
                label: BandLabel::Words("一、受理方式（基数：全部受理）"),
                span: Span::Period,
                lines: &[
                    whole(&[("", "全部受理")], ALL),
                    of(ALL, Axis::Channel, "part.letter", &[("", "来信")], &["letter"]),
                    of(ALL, Axis::Channel, "part.visit", &[("", "来访")], &["visit"]),
                    of(ALL, Axis::Channel, "part.phone", &[("", "来电")], &["phone"]),
                    of(ALL, Axis::Channel, "part.web", &[("", "网络（含微信、手机客户端）")], &["web", "wechat"]),
                    of(ALL, Axis::Channel, "part.other", &[("", "其他")], &["other"]),
                ],
            },
            Band {
                label: BandLabel::Words("二、受理来源（基数：全部受理）"),
                span: Span::Period,
                lines: &[
                    whole(&[("", "全部受理")], ALL),
                    of(ALL, Axis::Origin, "part.own", &[("", "本级受理")], &["own"]),
                    of(ALL, Axis::Origin, "part.upper_forwarded", &[("", "上级纪委转办")], &["upper_forwarded"]),
                    of(ALL, Axis::Origin, "part.upper_assigned", &[("", "上级交办")], &["upper_assigned"]),
                    of(ALL, Axis::Origin, "part.leader_assigned", &[("", "党政领导交办")], &["leader_assigned"]),
                    of(ALL, Axis::Origin, "part.petition_bureau", &[("", "信访局转")], &["petition_bureau"]),
                    of(ALL, Axis::Origin, "part.other_organ", &[("", "其他机关转")], &["other_organ"]),
                    of(ALL, Axis::Origin, "part.lower_reported", &[("", "下级报送")], &["lower_reported"]),
                ],
            },
            Band {
                label: BandLabel::Words("三、信访类别（基数：全部受理）"),
                span: Span::Period,
                lines: &[
                    whole(&[("", "全部受理")], ALL),
                    of(ALL, Axis::Class, "part.accusation", &[("", "检举控告")], &["accusation"]),
                    of(ALL, Axis::Class, "part.appeal", &[("", "申诉")], &["appeal"]),
                    of(ALL, Axis::Class, "part.suggestion", &[("", "批评建议")], &["suggestion"]),
                    of(ALL, Axis::Class, "part.out_of_scope", &[("", "业务范围外")], &["out_of_scope"]),
                    of(ALL, Axis::Class, "part.no_substance", &[("", "无实质内容")], &["no_substance"]),
                ],
            },
            Band {
                label: BandLabel::Words("四、初次与重复（基数：全部受理）"),
                span: Span::Period,
                lines: &[
                    whole(&[("", "全部受理")], ALL),
                    of(ALL, Axis::Repeat, "part.first", &[("", "初次")], &["0"]),
                    of(ALL, Axis::Repeat, "part.again", &[("", "重复")], &["1"]),
                ],
            },
            Band {
                label: BandLabel::Words("五、署名情况（基数：全部受理）"),
                span: Span::Period,
                lines: &[
                    whole(&[("", "全部受理")], ALL),
                    of(ALL, Axis::NameKind, "part.real", &[("", "实名")], &["real"]),
                    of(ALL, Axis::NameKind, "part.signed_unverified", &[("", "署名待核")], &["signed_unverified"]),
                    of(ALL, Axis::NameKind, "part.joint", &[("", "联名")], &["joint"]),
                    of(ALL, Axis::NameKind, "part.anonymous", &[("", "匿名")], &["anonymous"]),
                ],
            },
            Band {
                label: BandLabel::Words("六、被反映人职级（基数：检举控告；按第一被反映人，未填职级的不列入各项）"),
                span: Span::Period,
                lines: &[
                    whole(&[("", "检举控告")], ACCUSATIONS),
                    of(ACCUSATIONS, Axis::AccusedRank, "item.province", &[("", "省部级")], &["province"]),
                    of(ACCUSATIONS, Axis::AccusedRank, "item.prefecture", &[("", "地厅级")], &["prefecture"]),
                    of(
                        ACCUSATIONS,
                        Axis::AccusedRank,
                        "item.county_chief",
                        &[("", "县处级")],
                        &["county_chief", "county_deputy"],
                    ),
                    of(
                        ACCUSATIONS,
                        Axis::AccusedRank,
                        "item.section_chief",
                        &[("", "乡科级")],
                        &["section_chief", "section_deputy"],
                    ),
                    of(ACCUSATIONS, Axis::AccusedRank, "item.staff", &[("", "一般干部（含事业单位）")], &["staff"]),
                    of(ACCUSATIONS, Axis::AccusedRank, "item.village", &[("", "村（社区）干部")], &["village"]),
                    of(ACCUSATIONS, Axis::AccusedRank, "item.enterprise", &[("", "企业人员")], &["enterprise"]),
                    of(ACCUSATIONS, Axis::AccusedRank, "item.other", &[("", "其他")], &["other"]),
                ],
            },
            Band {
                label: BandLabel::Words("七、反映问题类别（基数：检举控告；一件可列入数项，各项之和可大于基数）"),
                span: Span::Period,
                lines: &[
                    whole(&[("", "检举控告")], ACCUSATIONS),
                    of(ACCUSATIONS, Axis::Issue, "item.political", &[("", "政治纪律")], &["political"]),
                    of(ACCUSATIONS, Axis::Issue, "item.organisational", &[("", "组织纪律")], &["organisational"]),
                    of(ACCUSATIONS, Axis::Issue, "item.integrity", &[("", "廉洁纪律")], &["integrity"]),
                    of(ACCUSATIONS, Axis::Issue, "item.masses", &[("", "群众纪律")], &["masses"]),
                    of(ACCUSATIONS, Axis::Issue, "item.work", &[("", "工作纪律")], &["work"]),
                    of(ACCUSATIONS, Axis::Issue, "item.life", &[("", "生活纪律")], &["life"]),
                    of(ACCUSATIONS, Axis::Issue, "item.duty_violation", &[("", "职务违法")], &["duty_violation"]),
                    of(ACCUSATIONS, Axis::Issue, "item.duty_crime", &[("", "职务犯罪")], &["duty_crime"]),
                    of(ACCUSATIONS, Axis::Issue, "item.other_violation", &[("", "其他违法")], &["other_violation"]),
                    of(ACCUSATIONS, Axis::Issue, "item.claim", &[("", "诉求类")], &["claim"]),
                    of(ACCUSATIONS, Axis::Issue, "item.other", &[("", "其他")], &["other"]),
                ],
            },
            Band {
                label: BandLabel::Words("八、反映问题领域（基数：检举控告；一件可列入数项，各项之和可大于基数）"),
                span: Span::Period,
                lines: &[
                    whole(&[("", "检举控告")], ACCUSATIONS),
                    of(ACCUSATIONS, Axis::Tag, "item.around_people", &[("", "群众身边")], &["around_people"]),
                    of(ACCUSATIONS, Axis::Tag, "item.four_winds", &[("", "四风")], &["four_winds"]),
                    of(ACCUSATIONS, Axis::Tag, "item.farm_funds", &[("", "惠农资金")], &["farm_funds"]),
                    of(ACCUSATIONS, Axis::Tag, "item.village_assets", &[("", "农村三资")], &["village_assets"]),
                    of(ACCUSATIONS, Axis::Tag, "item.relief", &[("", "低保救助")], &["relief"]),
                    of(ACCUSATIONS, Axis::Tag, "item.land_taking", &[("", "征地拆迁")], &["land_taking"]),
                    of(ACCUSATIONS, Axis::Tag, "item.construction", &[("", "工程建设")], &["construction"]),
                    of(ACCUSATIONS, Axis::Tag, "item.school_health", &[("", "教育医疗")], &["school_health"]),
                    of(ACCUSATIONS, Axis::Tag, "item.employment", &[("", "就业")], &["employment"]),
                    of(ACCUSATIONS, Axis::Tag, "item.elderly_care", &[("", "养老")], &["elderly_care"]),
                    of(ACCUSATIONS, Axis::Tag, "item.protection", &[("", "涉黑涉恶“保护伞”")], &["protection"]),
                    of(ACCUSATIONS, Axis::Tag, "item.livelihood", &[("", "民生事项")], &["livelihood"]),
                    of(ACCUSATIONS, Axis::Tag, "item.appointments", &[("", "选人用人")], &["appointments"]),
                ],
            },
        ],
        identities: &[Identity::Lines("part.", "whole", "各项之和应等于基数")],
        notes: &[
            "注：1.件次含重复件，只计“是否统计”为是的；每一分类的百分比以该分类标明的基数为分母。",
            "　　2.上年同期为零的，同比以“—”表示。",
        ],
    }],
    ranked: Some(Ranked {
        tab: "属地排名", title: "信访举报属地排名", code: ALL, basis: Basis::Letter, base: "全部受理"
    }),
};
