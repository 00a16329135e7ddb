//! Ledgers whose lines hold more than one register (domain paper §5.1): a line of cases brings its person, its incident,
//! its sanctions and its transfer. The columns are data; putting a line together is one function per ledger.

use crate::intake::line::{Planned, Weight};
use crate::register::codes::Closed;
use crate::register::{Code, Codes, Described, Draft, Kind, Register, Value};
use crate::registers::case::Case;
use crate::registers::clue::{Clue, Disposal};
use crate::registers::incident::{Incident, IncidentPerson};
use crate::registers::lists::{MeasureBatch, SanctionClass};
use crate::registers::person::Person;
use crate::registers::petition::Accused;
use crate::registers::sanction::{Sanction, Transfer};
use crate::registers::task::{Measure, Task};
use crate::words::day::Day;
use crate::words::ids::RowId;
use crate::words::text::{folded, listed};
use std::collections::BTreeMap;

/// Where a column goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Goal {
    /// A field of the register itself.
    Field(usize),
    /// A field of a line of the register.
    Line(&'static Register, usize),
    /// A field of a register that comes along.
    Part(&'static Register, usize),
    /// Unit and post in one cell.
    UnitPost,
    /// Kinds of sanction of one class, several in a cell.
    Sanctions(SanctionClass),
    /// The day of the transfer, or that there was none.
    Transferred,
    /// The row a line hangs on, in a sheet of its own.
    Parent,
    /// A running number or a mark of the sheet that says nothing about the record.
    Ordinal,
    /// Known, and deliberately not taken; said in the report.
    Leave,
}

/// Where a column of a register's lines goes. Who is accused in a letter comes along with it: the cell may name several,
/// and what the other cells say holds for each of them.
pub fn line_goal(lines: &'static Register, at: usize) -> Goal {
    if lines == Accused::REGISTER { Goal::Part(lines, at) } else { Goal::Line(lines, at) }
}

/// The columns a workbook of rejected lines has beside the ledger's own: the row in the ledger, and what is wrong. They say
/// nothing about the record when the lines come in again.
pub const OF_REJECTED: (&str, &str) = ("行号", "导入问题");

/// The compound columns of a register's usual ledger: headings and where they go.
pub fn columns(register: &'static Register) -> Vec<(&'static [&'static str], Goal)> {
    let part = |register: &'static Register, name: &str| Goal::Part(register, register.position(name).unwrap_or(0));
    let mut all: Vec<(&'static [&'static str], Goal)> =
        vec![(&["序号", OF_REJECTED.0, OF_REJECTED.1, "No", "No."], Goal::Ordinal)];
    match register.name {
        "clues" => all.extend([
            (&["被反映人", "被反映人姓名", "被反映人.姓名"] as &[_], part(Person::REGISTER, "name")),
            (&["单位职务", "单位及职务", "被反映人.单位职务", "工作单位及职务"], Goal::UnitPost),
            (&["处置方式"], part(Disposal::REGISTER, "way")),
            (&["处置时间", "处置日期"], part(Disposal::REGISTER, "approved_on")),
            (&["意见提出日期", "意见提出时间"], part(Disposal::REGISTER, "opinion_on")),
            (&["初核开始时间", "初核开始日期"], part(Disposal::REGISTER, "started_on")),
            (&["初核结束时间", "初核结束日期"], part(Disposal::REGISTER, "ended_on")),
            (&["核查结果", "初核结果"], part(Disposal::REGISTER, "verify_result")),
            // Who reported stays with the letter, under seal, and is never copied into a clue.
            (&["反映人", "举报人", "反映人姓名"], Goal::Leave),
        ]),
        "cases" => all.extend([
            (&["姓名", "被审查调查人", "被审查人", "被调查人"] as &[_], part(Person::REGISTER, "name")),
            (&["单位职务", "单位及职务", "单位及职务(含兼职)", "工作单位及职务"], Goal::UnitPost),
            (&["事项编号", "事项"], part(Incident::REGISTER, "incident_no")),
            (&["主题标签", "标签"], part(Incident::REGISTER, "tags")),
            (&["是否窝案", "是否窝案串案", "窝案串案"], part(Incident::REGISTER, "is_cluster")),
            (&["涉案金额"], part(Incident::REGISTER, "amount_fen")),
            (&["八项规定类别"], part(Incident::REGISTER, "eight_rule_code")),
            (&["党纪处分"], Goal::Sanctions(SanctionClass::Party)),
            (&["政纪(政务)处分", "政纪处分", "政务处分", "政纪政务处分"], Goal::Sanctions(SanctionClass::Administrative)),
            (&["组织处理"], Goal::Sanctions(SanctionClass::Organisational)),
            (&["移送司法", "移送司法机关", "移送司法时间"], Goal::Transferred),
            // Where a clue came from stands with the clue.
            (&["线索来源"], Goal::Leave),
        ]),
        "petitions" => all.extend([
            (&["被反映人", "被反映人姓名", "被反映人.姓名"] as &[_], part(Accused::REGISTER, "name")),
            (&["单位职务", "单位及职务", "被反映人.单位职务"], Goal::UnitPost),
            (&["方式", "渠道", "举报方式", "信访渠道"], Goal::Field(register.position("channel").unwrap_or(0))),
        ]),
        "tasks" => {
            all.extend(Measure::REGISTER.fields.iter().enumerate().filter_map(|(at, field)| {
                let shared = Task::REGISTER.field(field.name).is_some();
                let column: &'static [&'static str] = match field.name {
                    "measure_text" => &["整改措施", "措施内容", "措施"],
                    "measure_no" => &["措施编号"],
                    "batch" => &["措施批次", "批次"],
                    "progress" => &["进展情况", "进度", "措施进度"],
                    "done_on" => &["完成日期", "完成时间"],
                    "result" => &["成效", "整改成效"],
                    "parent_measure_id" => &["上级措施"],
                    _ => return None,
                };
                (!shared).then_some((column, Goal::Part(Measure::REGISTER, at)))
            }));
            all.push((&["完成情况", "完成情况(是/否)"], Goal::Leave));
            all.push((&["佐证", "佐证材料"], Goal::Leave));
        }
        _ => {}
    }
    all
}

/// What the cells of a line said, sorted by where they go.
pub struct LineCells {
    /// The register itself.
    pub main: Draft,
    /// Lines of the register.
    pub lines: BTreeMap<&'static str, Draft>,
    /// Registers that come along.
    pub parts: BTreeMap<&'static str, Draft>,
    /// Kinds of sanction by class, as written.
    pub sanctions: Vec<(SanctionClass, String)>,
    /// The day of the transfer.
    pub transferred: Option<Day>,
    /// The first line of the task this line hangs on, where a task spans several.
    pub task_above: Option<Draft>,
    /// The row this line hangs on, in a sheet of lines.
    pub parent: Option<RowId>,
    /// The year of the sheet.
    pub year: Option<i32>,
}

impl LineCells {
    /// For one line of a register.
    pub fn new(register: &'static Register) -> LineCells {
        LineCells {
            main: Draft::new(register),
            lines: BTreeMap::new(),
            parts: BTreeMap::new(),
            sanctions: Vec::new(),
            transferred: None,
            task_above: None,
            parent: None,
            year: None,
        }
    }

    /// The draft of a register that comes along.
    pub fn part(&mut self, register: &'static Register) -> &mut Draft {
        self.parts.entry(register.name).or_insert_with(|| Draft::new(register))
    }

    /// The draft of a line register.
    pub fn line(&mut self, register: &'static Register) -> &mut Draft {
        self.lines.entry(register.name).or_insert_with(|| Draft::new(register))
    }
}

/// A part of a line that cannot be entered, and why.
pub struct LeftOut {
    /// The register it was for.
    pub register: &'static Register,
    /// What it lacks.
    pub missing: Vec<String>,
}

/// Puts a line together: drafts in the order they are to be entered, and the parts that lack what makes them.
pub fn assemble(
    mut cells: LineCells,
    sanction_word: impl Fn(SanctionClass, &str) -> Option<(String, String)>,
) -> (Vec<Planned>, Vec<LeftOut>, Vec<String>) {
    let mut plan = Vec::new();
    let mut left_out = Vec::new();
    let mut unknown = Vec::new();
    match cells.main.register().name {
        "clues" => {
            let person = subject(&mut cells, &mut plan, Clue::SUBJECT_PERSON_ID.position());
            let clue = push_main(&mut plan, &cells.main, person.map(|at| (Clue::SUBJECT_PERSON_ID.position(), at)));
            if let Some(disposal) = cells.parts.remove(Disposal::REGISTER.name) {
                push_part(&mut plan, &mut left_out, disposal, vec![(Disposal::CLUE_ID.position(), clue)], None, Weight::Part);
            }
        }
        "cases" => assemble_case(&mut cells, &mut plan, &mut left_out, &mut unknown, sanction_word),
        "petitions" => {
            let petition = push_main(&mut plan, &cells.main, None);
            let names = cells.parts.get(Accused::REGISTER.name).and_then(|accused| accused.get(Accused::NAME));
            if let Some(names) = names
                && let Some(accused) = cells.parts.remove(Accused::REGISTER.name)
            {
                for name in listed(&names) {
                    let mut one = accused.clone();
                    one.set(Accused::NAME, name);
                    plan.push(Planned { draft: one, refs: Vec::new(), of: Some(petition), under: None, weight: Weight::Part });
                }
            }
        }
        "tasks" => assemble_task(&mut cells, &mut plan),
        _ => {
            let at = push_main(&mut plan, &cells.main, None);
            if let Some(planned) = plan.get_mut(at) {
                planned.under = cells.parent;
            }
        }
    }
    // What came along but lacks what makes it is said, never dropped.
    for part in std::mem::take(&mut cells.parts).into_values().filter(|part| !part.is_empty()) {
        left_out.push(LeftOut { register: part.register(), missing: part.missing_identity() });
    }
    let main = plan.iter().position(|planned| planned.weight == Weight::Main).unwrap_or(0);
    for line in cells.lines.into_values() {
        let mut line = line;
        // One date for the whole is the date of its members, where the ledger gives them none of their own.
        if line.value("from_on").is_none()
            && let (Some(at), Some(day)) = (line.register().position("from_on"), cells.main.value("from_on"))
        {
            line.put(at, day.clone());
        }
        push_part(&mut plan, &mut left_out, line, Vec::new(), Some(main), Weight::Part);
    }
    (plan, left_out, unknown)
}

fn assemble_case(
    cells: &mut LineCells,
    plan: &mut Vec<Planned>,
    left_out: &mut Vec<LeftOut>,
    unknown: &mut Vec<String>,
    sanction_word: impl Fn(SanctionClass, &str) -> Option<(String, String)>,
) {
    let person = subject(cells, plan, Case::PERSON_ID.position());
    let incident = cells.parts.get(Incident::REGISTER.name);
    let tags = incident.and_then(|i| i.get(Incident::TAGS)).unwrap_or_default();
    let numbered = incident.is_some_and(|i| i.get(Incident::INCIDENT_NO).is_some());
    let incident = if numbered { cells.parts.remove(Incident::REGISTER.name) } else { None };
    let mut refs: Vec<(usize, usize)> = person.map(|at| (Case::PERSON_ID.position(), at)).into_iter().collect();
    if let Some(mut draft) = incident {
        if let Some(facts) = cells.main.get(Case::VIOLATION_TEXT) {
            draft.set(Incident::TITLE, first_sentence(&facts));
            draft.set(Incident::FACTS, facts);
        }
        copy(&cells.main, Case::UNIT_ID.position(), &mut draft, Incident::UNIT_ID.position());
        let at = plan.len();
        plan.push(Planned::new(draft, Weight::Known));
        if let Some(person) = person {
            let mut line = Draft::new(IncidentPerson::REGISTER);
            for name in ["identity_code", "rank_code", "post_text", "unit_id"] {
                if let (Some(from), Some(to)) = (Case::REGISTER.position(name), IncidentPerson::REGISTER.position(name)) {
                    copy(&cells.main, from, &mut line, to);
                }
            }
            let refs = vec![(IncidentPerson::PERSON_ID.position(), person)];
            plan.push(Planned { draft: line, refs, of: Some(at), under: None, weight: Weight::Known });
        }
        refs.push((Case::INCIDENT_ID.position(), at));
    }
    let case = plan.len();
    plan.push(Planned { draft: cells.main.clone(), refs, of: None, under: None, weight: Weight::Main });
    let linked = |person_field: usize, case_field: usize| {
        let mut refs = vec![(case_field, case)];
        refs.extend(person.map(|at| (person_field, at)));
        refs
    };
    for (class, text) in std::mem::take(&mut cells.sanctions) {
        for kind in listed(&text) {
            if matches!(folded(kind).as_str(), "无" | "否" | "不给予" | "未处分") {
                continue;
            }
            let Some((word, group)) = sanction_word(class, kind) else {
                unknown.push(kind.to_string());
                continue;
            };
            let mut draft = Draft::new(Sanction::REGISTER);
            draft.set(Sanction::SANCTION_KIND, Code(word));
            draft.set(Sanction::SANCTION_CLASS, SanctionClass::of_word(&group).unwrap_or(class));
            draft.set(Sanction::CAUSE_TAGS, Codes(tags.0.clone()));
            for (from, to) in [
                ("decided_on", "decided_on"),
                ("decision_no", "doc_no"),
                ("decision_unit_id", "by_unit_id"),
                ("announced_on", "announced_on"),
                ("executed_on", "executed_on"),
            ] {
                if let (Some(from), Some(to)) = (Case::REGISTER.position(from), Sanction::REGISTER.position(to)) {
                    copy(&cells.main, from, &mut draft, to);
                }
            }
            let refs = linked(Sanction::PERSON_ID.position(), Sanction::CASE_ID.position());
            push_part(plan, left_out, draft, refs, None, Weight::Part);
        }
    }
    if let Some(day) = cells.transferred {
        let mut draft = Draft::new(Transfer::REGISTER);
        draft.set(Transfer::TRANSFERRED_ON, day);
        let refs = linked(Transfer::PERSON_ID.position(), Transfer::CASE_ID.position());
        push_part(plan, left_out, draft, refs, None, Weight::Part);
    }
}

/// A task's cells span its measures: the first line gives the task, each line a measure; what a measure does not say
/// for itself its task says.
fn assemble_task(cells: &mut LineCells, plan: &mut Vec<Planned>) {
    let mut task = cells.main.clone();
    if task.get(Task::PERIOD_YEAR).is_none()
        && let Some(year) = cells.year
    {
        task.set(Task::PERIOD_YEAR, i64::from(year));
    }
    let told = cells.parts.get(Measure::REGISTER.name).is_some_and(|m| m.get(Measure::MEASURE_TEXT).is_some());
    let measure = if told { cells.parts.remove(Measure::REGISTER.name) } else { None };
    let Some(mut measure) = measure else {
        plan.push(Planned::new(task, Weight::Main));
        return;
    };
    let first = cells.task_above.as_ref().unwrap_or(&task);
    for (at, field) in Measure::REGISTER.fields.iter().enumerate() {
        let Some(from) = Task::REGISTER.position(field.name) else { continue };
        let own = task.at(from).filter(|value| first.at(from) != Some(*value) || field.name == "remark");
        if let (Some(value), None) = (own, measure.at(at))
            && cells.task_above.is_some()
        {
            measure.put(at, value.clone());
        }
    }
    if measure.get(Measure::BATCH).is_none() {
        measure.set(Measure::BATCH, MeasureBatch::Initial);
    }
    let head = match &cells.task_above {
        Some(above) => above.clone(),
        None => task.clone(),
    };
    let weight = if cells.task_above.is_some() { Weight::Known } else { Weight::Part };
    plan.push(Planned::new(head, weight));
    let refs = vec![(Measure::TASK_ID.position(), 0)];
    plan.push(Planned { draft: measure, refs, of: None, under: None, weight: Weight::Main });
}

/// The person a line is about, known by name, unit and post; what the line says of them fills what is not known yet.
fn subject(cells: &mut LineCells, plan: &mut Vec<Planned>, link: usize) -> Option<usize> {
    cells.parts.get(Person::REGISTER.name)?.get(Person::NAME)?;
    let mut person = cells.parts.remove(Person::REGISTER.name)?;
    let register = cells.main.register();
    if matches!(register.fields.get(link).map(|f| f.kind), Some(Kind::Link("persons"))) {
        for (to, field) in Person::REGISTER.fields.iter().enumerate() {
            let same = register.position(field.name).filter(|_| field.name != "remark" && !field.sealed());
            if let (Some(from), None) = (same, person.at(to)) {
                copy(&cells.main, from, &mut person, to);
            }
        }
    }
    plan.push(Planned::new(person, Weight::Known));
    plan.len().checked_sub(1)
}

fn push_main(plan: &mut Vec<Planned>, draft: &Draft, link: Option<(usize, usize)>) -> usize {
    let refs = link.into_iter().collect();
    plan.push(Planned { draft: draft.clone(), refs, of: None, under: None, weight: Weight::Main });
    plan.len().saturating_sub(1)
}

/// Adds a part that has what makes it; says what the others lack.
fn push_part(
    plan: &mut Vec<Planned>,
    left_out: &mut Vec<LeftOut>,
    draft: Draft,
    refs: Vec<(usize, usize)>,
    of: Option<usize>,
    weight: Weight,
) {
    if draft.is_empty() {
        return;
    }
    let register = draft.register();
    let planned = Planned { draft, refs, of, under: None, weight };
    let missing = planned.missing_identity();
    if missing.is_empty() {
        plan.push(planned);
    } else {
        left_out.push(LeftOut { register, missing });
    }
}

fn copy(from: &Draft, at: usize, to: &mut Draft, place: usize) {
    if let Some(value) = from.at(at).filter(|value| !matches!(value, Value::Unread(_))) {
        to.put(place, value.clone());
    }
}

/// The first sentence of the facts, as a title until the office names the incident.
fn first_sentence(text: &str) -> String {
    let end = text.find(['。', '；', '\n']).unwrap_or(text.len());
    text.get(..end).unwrap_or(text).chars().take(60).collect()
}
