//! 问题线索处置情况表: what was carried in and received comes to what was disposed of and what was not. The same by source on
//! a second sheet.

use super::column;
use crate::figures::figure::Basis;
use crate::forms::grid::{Axis, Band, BandLabel, Blank, Cell, Grid, Head, Identity, Line, Span};
use Cell::{Count, Part, Share, Sum, Whole};

const TITLE: &str = "问题线索处置情况表";
const WIDE: u32 = 10;

const fn disposed(key: &'static str, label: &'static str, words: &'static [&'static str]) -> Head {
    column(key, label, WIDE, Part("B012", Basis::Clue, Axis::Way, words))
}

const fn source(key: &'static str, label: &'static [(&'static str, &'static str)], words: &'static [&'static str]) -> Line {
    Line { key, label, cell: Cell::Of(Axis::Source, words) }
}

const LINE: &[Line] = &[Line { key: "clues", label: &[("", "问题线索")], cell: Whole }];

/// The form.
pub static CLUES: Blank = Blank {
    name: "clues",
    label: TITLE,
    source: "市纪委案件监督管理室线索管理月报",
    valid_from: "",
    valid_to: "",
    sheets: &[
        Grid {
            tab: "处置情况",
            title: TITLE,
            units: "件、%",
            stubs: &[("时期", 15), ("项目", 11)],
            columns: &[
                column("in.carried", "上期结转", WIDE, Count("B010", Basis::Clue)),
                column("in.received", "本期新收", WIDE, Count("B011", Basis::Clue)),
                column("all", "合计", WIDE, Sum("in.")),
                Head::Group(
                    "已处置",
                    &[
                        disposed("way.talk", "谈话函询", &["talk"]),
                        disposed("way.verify", "初步核实", &["verify"]),
                        disposed("way.shelve", "暂存待查", &["shelve"]),
                        disposed("way.close", "予以了结", &["close"]),
                        column("disposed", "小计", WIDE, Sum("way.")),
                    ],
                ),
                Head::Group(
                    "未处置",
                    &[
                        column("open", "小计", WIDE, Count("B013", Basis::Clue)),
                        column("over", "其中超1个月", WIDE, Count("B014", Basis::Clue)),
                    ],
                ),
                column("filed", "转立案", WIDE, Count("B015", Basis::Clue)),
                column("rate", "转立案率（%）", WIDE, Share("filed", "all")),
            ],
            bands: &[
                Band { label: BandLabel::Span, span: Span::Period, lines: LINE },
                Band { label: BandLabel::Span, span: Span::YearToDate, lines: LINE },
            ],
            identities: &[
                Identity::Balance(
                    "上期结转加本期新收应等于已处置加未处置",
                    &[("in.carried", 1), ("in.received", 1), ("disposed", -1), ("open", -1)],
                ),
                Identity::AtMost("over", "open", "超1个月未处置的应不多于未处置的"),
            ],
            notes: &[
                "注：1.处置指谈话函询、初步核实、暂存待查、予以了结，方式以最近一次为准，以审批日期为准。",
                "　　2.转立案率＝转立案÷合计。转立案以立案日期在期内的案件的来源线索计，可含以前年度处置的线索。",
            ],
        },
        Grid {
            tab: "按来源",
            title: "问题线索处置情况表（按线索来源）",
            units: "件、%",
            stubs: &[("线索来源", 26)],
            columns: &[
                column("in.carried", "上期结转", 12, Count("B010", Basis::Clue)),
                column("in.received", "本期新收", 12, Count("B011", Basis::Clue)),
                column("all", "合计", 12, Sum("in.")),
                column("disposed", "已处置", 12, Count("B012", Basis::Clue)),
                column("open", "未处置", 12, Count("B013", Basis::Clue)),
                column("over", "其中超1个月", 12, Count("B014", Basis::Clue)),
                column("filed", "转立案", 12, Count("B015", Basis::Clue)),
                column("rate", "转立案率（%）", 12, Share("filed", "all")),
            ],
            bands: &[Band {
                label: BandLabel::Bare,
                span: Span::Period,
                lines: &[
                    source("source.petition", &[("", "信访举报")], &["petition"]),
                    source("source.upper", &[("", "上级交办")], &["upper"]),
                    source("source.judicial", &[("", "公检法机关移交")], &["judicial"]),
                    source("source.enforcement", &[("", "其他行政执法机关移交")], &["enforcement"]),
                    source("source.inspection", &[("", "监督检查中发现")], &["inspection"]),
                    source("source.investigation", &[("", "审查调查中发现")], &["investigation"]),
                    source("source.audit", &[("", "审计中发现")], &["audit"]),
                    source("source.patrol", &[("", "巡视巡察中发现")], &["patrol"]),
                    source("source.confession", &[("", "主动交代")], &["confession"]),
                    source("source.media", &[("", "媒体曝光")], &["media"]),
                    source("source.platform", &[("", "阳光三农平台")], &["platform"]),
                    source("source.other", &[("", "其他")], &["other"]),
                    Line { key: "sources", label: &[("", "合计")], cell: Sum("source.") },
                    Line { key: "whole", label: &[("", "全部（含来源未填）")], cell: Whole },
                ],
            }],
            identities: &[
                Identity::Lines("source.", "whole", "各来源之和应等于全部线索"),
                Identity::Balance(
                    "上期结转加本期新收应等于已处置加未处置",
                    &[("in.carried", 1), ("in.received", 1), ("disposed", -1), ("open", -1)],
                ),
            ],
            notes: &[],
        },
    ],
    ranked: None,
};
