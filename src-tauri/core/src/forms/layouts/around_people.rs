//! 群众身边不正之风和腐败问题统计表, the county's form: fields against what was done. Not to be mixed with 民生事项.

use super::column;
use crate::figures::figure::Basis;
use crate::forms::grid::{Axis, Band, BandLabel, Blank, Cell, Grid, Head, Identity, Line, Span};
use Cell::{Count, Of, Sum, Whole};

const TITLE: &str = "群众身边不正之风和腐败问题统计表";

const fn field(key: &'static str, label: &'static [(&'static str, &'static str)], words: &'static [&'static str]) -> Line {
    Line { key, label, cell: Of(Axis::Field, words) }
}

/// The form.
pub static AROUND_PEOPLE: Blank = Blank {
    name: "around-people",
    label: TITLE,
    source: "群众身边不正之风和腐败问题集中整治县级统计（表样为本级拟定，栏目名称待上级核定）",
    valid_from: "",
    valid_to: "",
    sheets: &[Grid {
        tab: "统计表",
        title: TITLE,
        units: "件、起、人、期、万元",
        stubs: &[("领域", 22)],
        columns: &[
            column("clues", "受理线索\n（件）", 10, Count("B050", Basis::Clue)),
            column("disposed", "处置线索\n（件）", 10, Count("B051", Basis::Clue)),
            column("filed", "立案\n（件）", 10, Count("B052", Basis::Case)),
            column("found", "查处问题数\n（起）", 10, Count("B053", Basis::Incident)),
            column("handled", "处理人数\n（人）", 10, Count("B053", Basis::Person)),
            column("sanctioned", "处分人数\n（人）", 10, Count("B054", Basis::Person)),
            column("transferred", "移送司法\n（人）", 10, Count("B055", Basis::Person)),
            column("recovered", "追缴退还金额\n（万元）", 12, Count("B056", Basis::Amount)),
            Head::Group(
                "通报曝光",
                &[
                    column("issues", "期", 8, Count("B057", Basis::Row)),
                    column("published", "起", 8, Count("B057", Basis::Incident)),
                    column("named", "人", 8, Count("B057", Basis::Person)),
                ],
            ),
            column("accountable", "问责领导干部\n（人）", 10, Count("B058", Basis::Person)),
        ],
        bands: &[Band {
            label: BandLabel::Bare,
            span: Span::Period,
            lines: &[
                field("field.farm_funds", &[("", "惠农补贴")], &["farm_funds"]),
                field("field.relief", &[("", "低保救助")], &["relief"]),
                field("field.village_assets", &[("", "农村三资")], &["village_assets"]),
                field("field.land_taking", &[("", "征地拆迁")], &["land_taking"]),
                field("field.construction", &[("", "工程项目")], &["construction"]),
                field("field.school_health", &[("", "教育、医疗")], &["school_health"]),
                field("field.employment", &[("", "就业")], &["employment"]),
                field("field.elderly_care", &[("", "养老")], &["elderly_care"]),
                field("field.protection", &[("", "涉黑涉恶“保护伞”")], &["protection"]),
                field("field.rest", &[("", "其他")], &["rest"]),
                Line { key: "sum", label: &[("", "合计")], cell: Sum("field.") },
                Line { key: "whole", label: &[("", "全部（不分领域）")], cell: Whole },
            ],
        }],
        identities: &[
            Identity::LinesIn(
                &["clues", "disposed", "filed", "found", "recovered", "published"],
                "field.",
                "whole",
                "各领域之和应等于全部",
            ),
            Identity::AtMost("sanctioned", "handled", "处分人数应不多于处理人数"),
            Identity::AtMost("transferred", "handled", "移送人数应不多于处理人数"),
        ],
        notes: &[
            "注：一件涉及多个领域的，按表列次序计入在前的领域，各领域不重复；同一人、同一期通报涉及多个领域的，各领域分别计，全部只计一次。",
        ],
    }],
    ranked: None,
};
