//! 四种形态统计表 by the indicator system 中纪办发〔2016〕2号: known indicators by name; what of the third form, the fourth and
//! the fifth group is not known by name stands as a line without a label, and nothing is counted there.

use super::column;
use crate::figures::figure::Basis;
use crate::forms::grid::{Axis, Band, BandLabel, Blank, Cell, Grid, Identity, Line, Span};
use Cell::{Count, Growth, Less, Part, ShareOfLine, Waiting, Whole, YearBefore};

const ACTIONS: Basis = Basis::PersonAction;

const fn of(
    code: &'static str,
    key: &'static str,
    label: &'static [(&'static str, &'static str)],
    words: &'static [&'static str],
) -> Line {
    Line { key, label, cell: Part(code, ACTIONS, Axis::Outcome, words) }
}

const fn waiting(key: &'static str) -> Line {
    Line { key, label: &[("", "")], cell: Waiting }
}

/// The form.
pub static FROM_2016: Blank = Blank {
    name: "four-forms",
    label: "监督执纪“四种形态”统计表",
    source: "《纪检监察机关监督执纪“四种形态”统计指标体系（试行）》（中纪办发〔2016〕2号，5类56项）；以前年度为事后归类",
    valid_from: "2015-01-01",
    valid_to: "",
    sheets: &[Grid {
        tab: "四种形态",
        title: "监督执纪“四种形态”统计表",
        units: "人次、%",
        stubs: &[("类别", 24), ("指标", 56)],
        columns: &[
            column("now", "本期", 12, Whole),
            column("share", "占比（%）", 12, ShareOfLine("now", "whole")),
            column("before", "上年同期", 12, YearBefore),
            column("more", "增减", 12, Less("now", "before")),
            column("growth", "同比（%）", 12, Growth("now", "before")),
        ],
        bands: &[
            Band {
                label: BandLabel::Words("综合"),
                span: Span::Period,
                lines: &[
                    Line { key: "whole", label: &[("", "四种形态处理总人次")], cell: Count("B040", ACTIONS) },
                    Line { key: "form.first", label: &[("", "其中：第一种形态")], cell: Count("B041", ACTIONS) },
                    Line { key: "form.second", label: &[("", "　　　第二种形态")], cell: Count("B042", ACTIONS) },
                    Line { key: "form.third", label: &[("", "　　　第三种形态")], cell: Count("B043", ACTIONS) },
                    Line { key: "form.fourth", label: &[("", "　　　第四种形态")], cell: Count("B044", ACTIONS) },
                ],
            },
            Band {
                label: BandLabel::Words("第一种形态：批评教育类"),
                span: Span::Period,
                lines: &[
                    Line { key: "whole", label: &[("", "小计")], cell: Count("B041", ACTIONS) },
                    of("B041", "part.talk_closed", &[("", "谈话函询了结")], &["talk_closed"]),
                    of("B041", "part.face_closed", &[("", "“面对面”初步核实了结")], &["face_closed"]),
                    of("B041", "part.remind_talk", &[("", "提醒谈话")], &["remind_talk"]),
                    of("B041", "part.warn_talk", &[("", "警示谈话")], &["warn_talk"]),
                    of("B041", "part.criticise", &[("", "批评教育")], &["criticise"]),
                    of("B041", "part.stop", &[("", "纠正或责令停止违纪行为")], &["stop"]),
                    of("B041", "part.refund", &[("", "责成退出违纪所得")], &["refund"]),
                    of("B041", "part.rectify", &[("", "限期整改")], &["rectify"]),
                    of("B041", "part.self_review", &[("", "责令作出口头或书面检查")], &["self_review"]),
                    of("B041", "part.meeting_help", &[("", "召开民主生活会批评帮助")], &["meeting_help"]),
                    of("B041", "part.apology", &[("", "责令公开道歉（检讨）")], &["apology"]),
                    of("B041", "part.circular", &[("", "通报（通报批评）")], &["circular"]),
                    of("B041", "part.admonish", &[("", "诫勉（诫勉谈话）")], &["admonish"]),
                    of("B041", "part.other_first_form", &[("", "其他批评教育类措施")], &["other_first_form"]),
                    of("B041", "part.exempted", &[("", "免予处分（并给予批评教育类措施）")], &["exempted"]),
                    of("B041", "part.not_sanctioned", &[("", "不予处分（并给予批评教育类措施）")], &["not_sanctioned"]),
                ],
            },
            Band {
                label: BandLabel::Words("第二种形态：纪律轻处分、组织调整类"),
                span: Span::Period,
                lines: &[
                    Line { key: "whole", label: &[("", "小计")], cell: Count("B042", ACTIONS) },
                    of("B042", "part.warning", &[("", "党内警告")], &["warning"]),
                    of("B042", "part.serious_warning", &[("", "党内严重警告")], &["serious_warning"]),
                    of("B042", "part.gov_warning", &[("", "行政警告")], &["gov_warning"]),
                    of("B042", "part.demerit", &[("", "行政记过")], &["demerit"]),
                    of("B042", "part.major_demerit", &[("", "行政记大过")], &["major_demerit"]),
                    of("B042", "part.downgrade", &[("", "行政降级")], &["downgrade"]),
                    of(
                        "B042",
                        "part.strip_title",
                        &[(
                            "",
                            "取消荣誉称号，撤销政协委员资格，终止（罢免、撤销、责令辞去）人大代表资格，取消预备党员资格，取消（罢免）当选资格，终止党代表资格",
                        )],
                        &["strip_title"],
                    ),
                    of("B042", "part.suspend", &[("", "停职（停职检查）")], &["suspend"]),
                    of("B042", "part.transfer_post", &[("", "调整（调离）职务（岗位）")], &["transfer_post"]),
                    of("B042", "part.relieve", &[("", "免职")], &["relieve"]),
                    of("B042", "part.resign", &[("", "引咎辞职")], &["resign"]),
                    of("B042", "part.ordered_resign", &[("", "责令辞职")], &["ordered_resign"]),
                    of("B042", "part.non_leading", &[("", "改任非领导职务")], &["non_leading"]),
                    of("B042", "part.retire", &[("", "安排提前退休")], &["retire"]),
                    of("B042", "part.pension_cut", &[("", "降低退休待遇")], &["pension_cut"]),
                    waiting("waiting.1"),
                ],
            },
            Band {
                label: BandLabel::Words("第三种形态：纪律重处分、重大职务调整类"),
                span: Span::Period,
                lines: &[
                    Line { key: "whole", label: &[("", "小计")], cell: Count("B043", ACTIONS) },
                    of("B043", "part.remove_party_post", &[("", "撤销党内职务")], &["remove_party_post"]),
                    of("B043", "part.probation", &[("", "留党察看")], &["probation_1", "probation_2"]),
                    of("B043", "part.expel_party", &[("", "开除党籍（不移送司法）")], &["expel_party"]),
                    of("B043", "part.remove_post", &[("", "行政撤职")], &["remove_post"]),
                    of("B043", "part.dismiss", &[("", "行政开除")], &["dismiss"]),
                    of("B043", "part.demote", &[("", "降职")], &["demote"]),
                    of("B043", "part.lower_post", &[("", "降低岗位等级或撤职（事业单位）")], &["lower_post"]),
                    waiting("waiting.1"),
                    waiting("waiting.2"),
                    waiting("waiting.3"),
                    waiting("waiting.4"),
                    waiting("waiting.5"),
                    waiting("waiting.6"),
                ],
            },
            Band {
                label: BandLabel::Words("第四种形态：严重违纪涉嫌犯罪追究刑事责任类"),
                span: Span::Period,
                lines: &[
                    Line { key: "whole", label: &[("", "小计")], cell: Count("B044", ACTIONS) },
                    of("B044", "part.transferred", &[("", "移送司法")], &["transferred"]),
                    waiting("waiting.1"),
                ],
            },
        ],
        identities: &[
            Identity::Lines("form.", "whole", "四种形态之和应等于总人次"),
            Identity::Lines("part.", "whole", "各指标之和应等于该形态小计"),
        ],
        notes: &[
            "注：1.占比：综合各行占总人次，其余各行占本类小计。以问题线索为起点，按最终、最重的处理结果归类，不重不漏；没有线索的任职谈话、廉政谈话、警示教育等不计。",
            "　　2.处理种类归入哪种形态，以“四种形态归类”登记的为准，未登记的按统计指标体系。",
            "　　3.指标名称不详的留空待补；“取消荣誉称号”至“终止党代表资格”六项台账合并登记，合并列示。",
        ],
    }],
    ranked: None,
};
