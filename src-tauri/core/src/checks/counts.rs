//! Counts only checks ask for, as figures of their own: what a sentence of the report presupposes without printing it.
//! They are evaluated, listed and told about exactly as the figures of the report.

use crate::figures::fact::Fact;
use crate::figures::facts::matters;
use crate::figures::figure::{Basis, Counted, Figure, Form, Part, Test, When};
use crate::figures::{relations, sections};

const fn counted(basis: Basis, key: &'static str, register: &'static str, unit: &'static str) -> Counted {
    Counted { basis, key, register, unit, sum: None }
}

const CASES: &[Counted] = &[counted(Basis::Case, "c.row", "cases", "件")];
const CLUES: &[Counted] = &[counted(Basis::Clue, "k.row", "clues", "条")];
const REGULATIONS: &[Counted] = &[counted(Basis::Row, "g.row", "regulations", "项")];

const fn part(fact: &'static Fact, when: When, tests: &'static [Test], printed: &'static [Counted]) -> Part {
    Part { fact, when, tests, printed, more: &[] }
}

const fn count(code: &'static str, label: &'static str, rule: &'static str, parts: &'static [Part]) -> Figure {
    Figure {
        code,
        key: code,
        label,
        rule,
        source: "勾稽用数，报告未印",
        section: &sections::FORMS,
        parts,
        choice: None,
        form: Form::Exact,
        valid_from: "",
        valid_to: "",
    }
}

/// K-10
pub static ABOLISHED_FOR_A_REASON: Figure = count(
    "C010",
    "写明废止原因的废除制度",
    "处置日期在期内、处置为废止且登记了废止原因的制度项数。作废记录不计。",
    &[part(
        &relations::REGULATIONS,
        When::Within("g.disposed_on"),
        &[Test::Is("g.disposal", &["abolish"]), Test::Filled("g.abolish_reason")],
        REGULATIONS,
    )],
);

/// K-13
pub static REVISED_OR_KEPT: Figure = count(
    "C013",
    "已完成修订或保留的制度",
    "处置日期在期内、处置为保留，或为修订且修订状态为已完成的制度项数。作废记录不计。",
    &[part(
        &relations::REGULATIONS,
        When::Within("g.disposed_on"),
        &[Test::Either(&[
            &[Test::Is("g.disposal", &["keep"])],
            &[Test::Is("g.disposal", &["revise"]), Test::Is("g.revise_status", &["done"])],
        ])],
        REGULATIONS,
    )],
);

/// K-14
pub static NAMED_REGULATIONS: Figure = count(
    "C014",
    "文件方案库中新印发的制度",
    "名称与期内印发、动作为新建的文件相同的制度项数，不论其处置。作废记录不计。",
    &[part(&relations::NAMED_REGULATIONS, When::Within("w.issued_on"), &[], REGULATIONS)],
);

/// K-15
pub static CLUES_FROM_LETTERS: Figure = count(
    "C015",
    "来源为信访举报的“四风”问题线索",
    "登记日期在期内、主题标签含“四风”、来源为信访举报的问题线索条数。作废记录不计。",
    &[part(
        &relations::CLUE_STEPS,
        When::Within("k.registered_on"),
        &[Test::Holds("k.tags", "four_winds"), Test::Is("k.source", &["petition"])],
        CLUES,
    )],
);

/// K-25
pub static PETTY_OFFICIALS_BY_CASE: Figure = count(
    "C025",
    "案件登记为“小官”的被审查调查人",
    "审查终结日期在期内、案件登记的身份属“小官”的被审查调查人，同一人只计一次。作废记录不计。",
    &[part(
        &matters::CASES,
        When::Within("c.investigated_on"),
        &[Test::Group("c.identity_code", "identity_code", "petty_official")],
        &[counted(Basis::Person, "c.person_id", "persons", "人")],
    )],
);

/// K-30
pub static AT_THE_STATION: Figure = count(
    "C030",
    "工作组在所驻乡镇立案的案件",
    "立案日期在期内、办案方式为工作组、单位为工作组驻点或其下属的案件数。作废记录不计。",
    &[part(
        &relations::CASE_STEPS,
        When::Within("c.filed_on"),
        &[Test::Is("c.work_mode", &["task_force"]), Test::Mark("at_station")],
        CASES,
    )],
);

/// K-37
pub static ZONES_WITH_TEAM: Figure = count(
    "C037",
    "有联合办案组的片区",
    "期末当日有效的联合办案组所对应的片区，同一片区只计一次。作废记录不计。",
    &[part(
        &relations::TEAM_ZONES,
        When::LastDay("j.from_on", "j.to_on"),
        &[],
        &[counted(Basis::Row, "j.zone_id", "zones", "个")],
    )],
);

/// K-45
pub static MONTHLY_MEETINGS: Figure = count(
    "C045",
    "有月调度会议",
    "召开日期在期内、会议类型为月调度的会议次数。作废记录不计。",
    &[part(
        &relations::MEETINGS,
        When::Within("y.held_on"),
        &[Test::Is("y.meeting_type", &["monthly"])],
        &[counted(Basis::Event, "y.row", "meetings", "次")],
    )],
);

/// K-46
pub static SOLVED_WITH_ORIGIN: Figure = count(
    "C046",
    "有出处和结果的已解决问题",
    "解决日期在期内、状态为已解决，有议定会议或领导批示并写明结果的议定事项数。作废记录不计。",
    &[part(
        &relations::RESOLUTIONS,
        When::Within("v.solved_on"),
        &[
            Test::Is("v.status", &["solved"]),
            Test::Either(&[&[Test::Filled("v.meeting_id")], &[Test::Filled("v.instruction_text")]]),
            Test::Filled("v.result_text"),
        ],
        &[counted(Basis::Row, "v.row", "resolutions", "个")],
    )],
);

/// K-49
pub static PARTICIPANTS_ONLY: Figure = count(
    "C049",
    "只参与、不被查的单位",
    "开始日期在期内的专项督查中角色为参与、且在同一督查中不是被查的单位，同一单位只计一次。作废记录不计。",
    &[part(
        &relations::INSPECTION_UNITS,
        When::Within("n.from_on"),
        &[Test::Is("n.insp_kind", &["special"]), Test::Is("s.role", &["participant"]), Test::NotMark("inspected_too")],
        &[counted(Basis::Unit, "s.unit_id", "units", "个")],
    )],
);

/// K-55
pub static CLOSED_AND_DECIDED: Figure = count(
    "C055",
    "登记有处分处理的结案案件",
    "结案日期在期内、至少有一条处分处理的案件数。作废记录不计。",
    &[part(&matters::CASES, When::Within("c.closed_on"), &[Test::Mark("has_sanction")], CASES)],
);

/// G-04
pub static CASES_OUT_OF_ORDER: Figure = count(
    "C104",
    "日期先后颠倒的案件",
    "立案日期在期内，收到线索、立案、审查终结、移送审理、审理结束、处分决定、宣布、结案的先后有颠倒的案件数。作废记录不计。",
    &[part(&relations::CASE_STEPS, When::Within("c.filed_on"), &[Test::Mark("out_of_order")], CASES)],
);

/// G-05
pub static CLUES_OUT_OF_ORDER: Figure = count(
    "C105",
    "日期先后颠倒的线索",
    "登记日期在期内，收到信访、收到线索、登记、办结的先后有颠倒的问题线索条数。作废记录不计。",
    &[part(&relations::CLUE_STEPS, When::Within("k.registered_on"), &[Test::Mark("out_of_order")], CLUES)],
);

/// G-06
pub static DISPOSALS_OUT_OF_ORDER: Figure = count(
    "C106",
    "日期先后颠倒的线索处置",
    "开始日期在期内，收到线索、处置意见、审批、开始、结束、立案的先后有颠倒的线索处置数。作废记录不计。",
    &[part(
        &relations::DISPOSAL_STEPS,
        When::Within("d.started_on"),
        &[Test::Mark("out_of_order")],
        &[counted(Basis::Row, "d.row", "disposals", "件")],
    )],
);

/// G-08
pub static RECOVERIES_OUT_OF_SCALE: Figure = count(
    "C108",
    "金额量级悬殊的清退清理",
    "日期在期内，金额与期内同类资金其余各笔的平均数相差一千倍以上的清退清理笔数；同类其余不足三笔的不比。作废记录不计。",
    &[part(
        &relations::RECOVERIES,
        When::Within("q.on_date"),
        &[Test::Mark("out_of_scale")],
        &[counted(Basis::Row, "q.row", "recoveries", "笔")],
    )],
);

/// G-08
pub static RECOVERIES: Figure = count(
    "C109",
    "资金清退清理",
    "日期在期内的清退清理笔数，不分类别和状态。作废记录不计。",
    &[part(&relations::RECOVERIES, When::Within("q.on_date"), &[], &[counted(Basis::Row, "q.row", "recoveries", "笔")])],
);
