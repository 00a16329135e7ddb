//! The three lists of a rectification: projections of the year's tasks and measures, with a summary by progress and by
//! unit. Nothing is counted here that is not listed; a column the registers do not keep stays empty and says so.

use super::cells::{Cells, named};
use super::draw::Head;
use super::drawn::{Bound, Drawn, DrawnSheet, HeldText};
use super::grid::Span;
use super::open;
use crate::checks::{self, finding::Finding};
use crate::deadlines::{self, Extended, Standing};
use crate::excel::write::house::Frame;
use crate::excel::write::value::CellValue;
use crate::figures::figure::Basis;
use crate::figures::{self, Scope};
use crate::register::codes::Closed;
use crate::register::query::{Filter, Order, Query, Test, Way};
use crate::register::{Described, Row};
use crate::registers::lists::{MeasureBatch, Progress as Standings};
use crate::registers::task::{self, Measure, ProgressNote, Task};
use crate::storage::{Reading, page};
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::period::Period;
use crate::words::place::{Place, Problem, Severity};
use std::collections::BTreeMap;

/// A form of lists.
#[derive(Debug)]
pub struct Lists {
    /// Its name on the command line.
    pub name: &'static str,
    /// What the office calls it.
    pub label: &'static str,
    /// Who asks for it.
    pub source: &'static str,
    /// Its sheets; the summary follows them.
    pub views: &'static [View],
    /// The figures they add up to, with what the summary calls them.
    pub totals: &'static [(&'static str, &'static str)],
    /// The figure the summary by unit lists, and the column that names the unit.
    pub by_unit: (&'static str, &'static str),
}

/// One list: a row for each task, or for each measure where a column asks for it.
#[derive(Debug)]
pub struct View {
    /// The name on its tab.
    pub tab: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its columns in order.
    pub columns: &'static [Column],
}

/// One column of a list.
#[derive(Debug)]
pub struct Column {
    /// Its heading, as the superiors' form has it.
    pub heading: &'static str,
    /// Its width in half-width characters.
    pub width: u32,
    /// Where its content comes from.
    pub from: From,
}

/// Where the content of a column comes from.
#[derive(Debug, Clone, Copy)]
pub enum From {
    /// The number of the task among those listed.
    Number,
    /// A field of the task.
    Task(&'static str),
    /// A field of the measure, or of its task where the measure says nothing.
    Measure(&'static str),
    /// When the measure is due: 立行立改, 长期坚持, or its day.
    Due,
    /// Where the measure stands on the period's last day: overdue is seen, not stored.
    Progress,
    /// The last note on the measure by the period's last day.
    Note,
    /// What the registers do not keep.
    Blank,
}

impl From {
    fn is_of_measure(self) -> bool {
        match self {
            From::Measure(_) | From::Due | From::Progress | From::Note => true,
            From::Number | From::Task(_) | From::Blank => false,
        }
    }
}

/// A task with its measures in order.
struct Matter {
    task: Row,
    measures: Vec<Row>,
}

/// Draws the lists of the period's year.
pub(super) fn draw(
    reading: &Reading,
    lists: &'static Lists,
    period: &Period,
    head: &Head,
    findings: &[Finding],
) -> Result<Drawn> {
    let heading = open::heading(head, period);
    let matters = matters(reading, period)?;
    let notes = last_notes(reading, period)?;
    let extended = Extended::measures(reading)?;
    let filler = Filler { cells: Cells::new(reading), reading, notes, extended, today: period.to() };
    let mut sheets = Vec::new();
    for view in lists.views {
        sheets.push(filler.view(view, &matters, period, &heading)?);
    }
    let (summary, mut problems) = summary(&filler, &matters, period, &heading)?;
    sheets.push(summary);
    let note = |code, words: String| Problem::new(Severity::Note, code, Place::default(), words);
    if matters.is_empty() {
        problems.push(note("form_empty", format!("{}年度没有整改任务，各清单为空。", period.plan_year())));
    }
    let blank = |view: &View| view.columns.iter().filter(|column| matches!(column.from, From::Blank)).count();
    let waiting: usize = lists.views.iter().map(blank).sum();
    problems.push(note("form_waiting", format!("清单中有{waiting}栏台账未设，留空待填。")));
    problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    sheets.push(open::remarks(&heading, 2, &problems, findings));
    let rows = matters.iter().map(|matter| 1 + matter.measures.len() as u64).sum();
    Ok(Drawn {
        name: lists.name,
        label: lists.label,
        title: head.title.clone(),
        sheets,
        problems,
        checks: checks::tally(findings),
        figures: 3,
        rows,
    })
}

/// The tasks of the period's year in order, each with its measures.
fn matters(reading: &Reading, period: &Period) -> Result<Vec<Matter>> {
    let year = Filter { field: Task::PERIOD_YEAR.position(), test: Test::Number(vec![i64::from(period.plan_year())]) };
    let mut matters = Vec::new();
    page::each(reading, Task::REGISTER, &Query { filters: vec![year], ..Query::default() }, |task| {
        matters.push(Matter { task, measures: Vec::new() });
        Ok(())
    })?;
    let place: BTreeMap<RowId, usize> = matters.iter().enumerate().map(|(at, matter)| (matter.task.row, at)).collect();
    page::each(reading, Measure::REGISTER, &Query::default(), |measure| {
        let task = measure.get(Measure::TASK_ID).and_then(|link| place.get(&link.row()));
        if let Some(matter) = task.and_then(|at| matters.get_mut(*at)) {
            matter.measures.push(measure);
        }
        Ok(())
    })?;
    Ok(matters)
}

/// The last note on each measure by the period's last day.
fn last_notes(reading: &Reading, period: &Period) -> Result<BTreeMap<RowId, String>> {
    let query = Query {
        filters: vec![Filter {
            field: ProgressNote::NOTED_ON.position(),
            test: Test::Between(None, Some(period.upper_bound())),
        }],
        order: vec![Order { field: ProgressNote::NOTED_ON.position(), way: Way::Up }],
        ..Query::default()
    };
    let mut notes = BTreeMap::new();
    page::each(reading, ProgressNote::REGISTER, &query, |note| {
        if let (Some(measure), Some(day), Some(text)) =
            (note.get(ProgressNote::MEASURE_ID), note.get(ProgressNote::NOTED_ON), note.get(ProgressNote::NOTE_TEXT))
        {
            notes.insert(measure.row(), format!("{}：{text}", day.chinese()));
        }
        Ok(())
    })?;
    Ok(notes)
}

/// Fills the cells of the lists.
struct Filler<'r> {
    reading: &'r Reading<'r>,
    cells: Cells<'r>,
    notes: BTreeMap<RowId, String>,
    extended: Extended,
    today: Day,
}

impl Filler<'_> {
    fn view(&self, view: &'static View, matters: &[Matter], period: &Period, heading: &str) -> Result<DrawnSheet> {
        let mut sheet = DrawnSheet::new(view.tab, view.columns.iter().map(|column| column.width).collect());
        let title = format!("{}年度{}", period.plan_year(), view.title);
        sheet.across(0, Frame::Title, HeldText::Label(title));
        sheet.across(1, Frame::Remark, HeldText::Words(heading.to_string()));
        for (at, column) in (0_u16..).zip(view.columns) {
            sheet.put(2, at, Frame::Heading, HeldText::Label(column.heading.into()));
        }
        sheet.headings = Some(2..=2);
        let by_measure = view.columns.iter().any(|column| column.from.is_of_measure());
        let mut row = 3;
        for (number, matter) in (1_i64..).zip(matters) {
            let lines = if by_measure { matter.measures.len().max(1) } else { 1 };
            let high = u32::try_from(lines).unwrap_or(1);
            for (at, column) in (0_u16..).zip(view.columns) {
                // What is filled in by hand is asked of each measure where measures are listed.
                if column.from.is_of_measure() || (by_measure && matches!(column.from, From::Blank)) {
                    for below in 0..high {
                        let measure = matter.measures.get(below as usize);
                        let held = match measure {
                            Some(measure) => HeldText::Words(self.of_measure(column.from, matter, measure)?),
                            None => HeldText::Open,
                        };
                        sheet.put(row + below, at, Frame::Sentence, held);
                    }
                    continue;
                }
                let (look, held) = match column.from {
                    From::Number => (Frame::Number, HeldText::whole(number, None)),
                    From::Task(field) => (Frame::Sentence, HeldText::Words(self.text(&matter.task, field)?)),
                    From::Measure(_) | From::Due | From::Progress | From::Note | From::Blank => {
                        (Frame::Sentence, HeldText::Open)
                    }
                };
                sheet.span((row, at), (high, 1), look, held);
            }
            row += high;
        }
        Ok(sheet)
    }

    fn of_measure(&self, from: From, matter: &Matter, measure: &Row) -> Result<String> {
        Ok(match from {
            From::Measure(field) => {
                let own = self.text(measure, field)?;
                match own.is_empty() && Task::REGISTER.field(field).is_some() {
                    true => self.text(&matter.task, field)?,
                    false => own,
                }
            }
            From::Due => {
                let kind = task::held(measure, Some(&matter.task), Measure::DUE_KIND.name());
                let kind = match (kind, Measure::REGISTER.field(Measure::DUE_KIND.name())) {
                    (Some(value), Some(field)) => value.printed(field, &self.reading.shelf.codes),
                    _ => String::new(),
                };
                match deadlines::due_of(measure, Some(&matter.task), &self.extended) {
                    Some(day) => day.chinese(),
                    None => kind,
                }
            }
            From::Progress => self.progress(matter, measure),
            From::Note => self.notes.get(&measure.row).cloned().unwrap_or_default(),
            From::Number | From::Task(_) | From::Blank => String::new(),
        })
    }

    /// Where a measure stands: its progress, or that it is past its day.
    fn progress(&self, matter: &Matter, measure: &Row) -> String {
        match (deadlines::standing(measure, Some(&matter.task), &self.extended, self.today), measure.get(Measure::PROGRESS)) {
            (Standing::Late, _) => LATE.to_string(),
            (Standing::Done | Standing::Lasting | Standing::Running, Some(progress)) => label(progress),
            (Standing::Done | Standing::Lasting | Standing::Running, None) => UNKNOWN.to_string(),
        }
    }

    fn text(&self, row: &Row, field: &'static str) -> Result<String> {
        named(row.register, field)?;
        let cells = self.cells.of(row, &[super::layout::Part::Short(field)])?;
        Ok(cells.first().map_or(String::new(), |cell| match cell {
            CellValue::Day(day) => day.chinese(),
            other => other.plain().into_owned(),
        }))
    }
}

const LATE: &str = "逾期未完成";
const UNKNOWN: &str = "未填进度";

fn label(progress: Standings) -> String {
    let list = Standings::LIST.codes;
    list.iter().find(|(word, ..)| *word == progress.word()).map_or(String::new(), |(_, label, _)| label.trim().to_string())
}

/// By progress and by unit, with the figures of the report beside the rows listed.
fn summary(filler: &Filler<'_>, matters: &[Matter], period: &Period, heading: &str) -> Result<(DrawnSheet, Vec<Problem>)> {
    let mut sheet = DrawnSheet::new("汇总", vec![6, 30, 14, 14, 14, 14, 14]);
    sheet.across(0, Frame::Title, HeldText::Label(format!("{}年度整改情况汇总", period.plan_year())));
    sheet.across(1, Frame::Remark, HeldText::Words(format!("{heading}　　计量单位：项")));
    let head = |sheet: &mut DrawnSheet, row: u32, labels: &[&str]| {
        for (at, label) in (0_u16..).zip(labels) {
            sheet.put(row, at, Frame::Heading, HeldText::Label((*label).into()));
        }
    };
    let whole = |value: usize| HeldText::whole(i64::try_from(value).unwrap_or(i64::MAX), None);
    let mut row = 2;
    sheet.across(row, Frame::Remark, HeldText::Label("一、按进度".into()));
    row += 1;
    head(&mut sheet, row, &["序号", "进度", "初始措施", "细化措施", "合计"]);
    row += 1;
    let every = || matters.iter().flat_map(|matter| matter.measures.iter().map(move |measure| (matter, measure)));
    let mut standings: Vec<String> = Standings::LIST.codes.iter().map(|(_, label, _)| label.trim().to_string()).collect();
    standings.extend([LATE.to_string(), UNKNOWN.to_string()]);
    let first = row;
    for (number, standing) in (1_i64..).zip(&standings) {
        let here: Vec<&Row> =
            every().filter(|(matter, measure)| filler.progress(matter, measure) == *standing).map(|(_, m)| m).collect();
        let of = |batch| here.iter().filter(|measure| measure.get(Measure::BATCH) == Some(batch)).count();
        sheet.put(row, 0, Frame::Number, HeldText::whole(number, None));
        sheet.put(row, 1, Frame::Label, HeldText::Label(standing.clone()));
        sheet.put(row, 2, Frame::Number, whole(of(MeasureBatch::Initial)));
        sheet.put(row, 3, Frame::Number, whole(of(MeasureBatch::Refined)));
        let formula = format!("C{0}+D{0}", row + 1);
        let value = (of(MeasureBatch::Initial) + of(MeasureBatch::Refined)) as f64;
        sheet.put(row, 4, Frame::Number, HeldText::Total { formula, value, bound: None });
        row += 1;
    }
    sheet.span((row, 0), (1, 2), Frame::Label, HeldText::Label("合计".into()));
    let mut problems = Vec::new();
    let batches = [("F017", MeasureBatch::Initial, "C"), ("F032", MeasureBatch::Refined, "D")];
    for (at, (code, batch, letter)) in (2_u16..).zip(batches) {
        let listed = every().filter(|(_, measure)| measure.get(Measure::BATCH) == Some(batch)).count();
        let figure = figures::named(code)?;
        let answers = figures::evaluate_some(filler.reading, period, Scope::County, &[figure])?;
        let counted = answers.first().and_then(|answer| answer.value(Basis::Row)).unwrap_or(0);
        if i64::try_from(listed).is_ok_and(|listed| listed != counted) {
            let words =
                format!("“{}”按指标为{counted}项，清单中列出{listed}项，不符。请核对措施的批次与所属任务。", figure.label);
            problems.push(Problem::new(Severity::Error, "form_relation", Place::default().in_sheet("汇总"), words));
        }
        let spelled = period.spelled().to_string();
        let bound = Bound { figure: code, basis: Basis::Row, split: None, span: Span::Period, period: spelled };
        let formula = format!("SUM({letter}{}:{letter}{row})", first + 1);
        sheet.put(row, at, Frame::Number, HeldText::Total { formula, value: listed as f64, bound: Some(bound) });
    }
    let all = every().count();
    let formula = format!("SUM(E{}:E{row})", first + 1);
    sheet.put(row, 4, Frame::Number, HeldText::Total { formula, value: all as f64, bound: None });
    let unbatched = every().filter(|(_, measure)| measure.get(Measure::BATCH).is_none());
    for (_, measure) in unbatched {
        let name = filler.cells.name(Measure::REGISTER, measure.row)?;
        let words = format!("整改措施“{name}”缺“批次”，未列入汇总。请补录后重新出表。");
        problems.push(Problem::new(Severity::Doubt, "form_lacking", Place::default().in_sheet("汇总"), words));
    }
    row += 2;
    sheet.across(row, Frame::Remark, HeldText::Label("二、按牵头单位".into()));
    row += 1;
    head(&mut sheet, row, &["序号", "牵头单位", "任务", "措施", "已完成、已销号", "长期坚持", "逾期未完成"]);
    row += 1;
    let mut units: Vec<(String, Vec<&Matter>)> = Vec::new();
    for matter in matters {
        let unit = filler.text(&matter.task, "lead_unit_id")?;
        let unit = if unit.is_empty() { "未填牵头单位".to_string() } else { unit };
        match units.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, own)) => own.push(matter),
            None => units.push((unit, vec![matter])),
        }
    }
    let start = row;
    for (number, (unit, own)) in (1_i64..).zip(units) {
        let standing = |wanted: Standing| {
            let here = own.iter().flat_map(|matter| matter.measures.iter().map(move |measure| (matter, measure)));
            here.filter(|(m, measure)| deadlines::standing(measure, Some(&m.task), &filler.extended, filler.today) == wanted)
                .count()
        };
        sheet.put(row, 0, Frame::Number, HeldText::whole(number, None));
        sheet.put(row, 1, Frame::Sentence, HeldText::Words(unit));
        sheet.put(row, 2, Frame::Number, whole(own.len()));
        sheet.put(row, 3, Frame::Number, whole(own.iter().map(|matter| matter.measures.len()).sum()));
        sheet.put(row, 4, Frame::Number, whole(standing(Standing::Done)));
        sheet.put(row, 5, Frame::Number, whole(standing(Standing::Lasting)));
        sheet.put(row, 6, Frame::Number, whole(standing(Standing::Late)));
        row += 1;
    }
    if row > start {
        sheet.span((row, 0), (1, 2), Frame::Label, HeldText::Label("合计".into()));
        for (at, letter) in (2_u16..).zip(["C", "D", "E", "F", "G"]) {
            let value: f64 =
                sheet.cells.iter().filter(|cell| cell.column == at && (start..row).contains(&cell.row)).map(number).sum();
            let formula = format!("SUM({letter}{}:{letter}{row})", start + 1);
            sheet.put(row, at, Frame::Number, HeldText::Total { formula, value, bound: None });
        }
    }
    row += 1;
    let told = format!("注：进度以制表时登记的为准；“逾期未完成”指至{}已过整改时限而未完成的措施。", period.to().chinese());
    sheet.across(row, Frame::Remark, HeldText::Words(told));
    Ok((sheet, problems))
}

fn number(cell: &super::drawn::DrawnCell) -> f64 {
    match &cell.held {
        HeldText::Number { value, .. } | HeldText::Total { value, .. } => *value,
        HeldText::Label(_) | HeldText::Words(_) | HeldText::Heading { .. } | HeldText::Open => 0.0,
    }
}
