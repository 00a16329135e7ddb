//! What the overview and the task board show: figures, what is due, tasks with their measures.

use super::figures::months_of;
use crate::desk::Desk;
use crate::show::count;
use crate::wire::overview::{
    BoardCard, ChartsCard, CloseOutStep, CountCard, FunnelStep, MeasureBlock, MeasureCard, MeasureState, NoteCard,
    OverviewCard, SeriesCard, TaskBlocks, TaskCard, YearWish, ZoneBar,
};
use std::collections::HashMap;
use zhengfeng_core::deadlines::{self, Extended, Standing};
use zhengfeng_core::figures;
use zhengfeng_core::figures::Scope;
use zhengfeng_core::figures::figure::Basis;
use zhengfeng_core::office::Office;
use zhengfeng_core::register::query::{Filter, Order, Query, Test, Way};
use zhengfeng_core::register::rights::{self, Act, Privilege};
use zhengfeng_core::register::{Described, Register, Row, Value};
use zhengfeng_core::registers::case::Case;
use zhengfeng_core::registers::clue::Clue;
use zhengfeng_core::registers::lists::MeasureBatch;
use zhengfeng_core::registers::petition::Petition;
use zhengfeng_core::registers::task::{CloseOut, Measure, ProgressNote, Task, held};
use zhengfeng_core::sample;
use zhengfeng_core::storage::labels::Labels;
use zhengfeng_core::storage::{Reading, choices, page};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::period::Period;

/// From clue to close: each step is a figure of the report, with the number of it that is shown.
const FUNNEL: &[(&str, Basis)] = &[("F061", Basis::Clue), ("F111", Basis::Clue), ("F112", Basis::Case), ("F114", Basis::Case)];
/// The series of the months' chart.
const SERIES: &[(&str, Basis)] = &[("F061", Basis::Clue), ("F112", Basis::Case), ("F114", Basis::Case)];
/// What the zones' chart counts.
const BY_ZONE: (&str, Basis) = ("F112", Basis::Case);

/// The years the office plans by, the newest first; without plans, the year of today.
pub fn years(office: &Office) -> Result<Vec<i32>> {
    let reading = office.reading();
    let today = today(office)?.year_number();
    if reading.reach(Task::REGISTER, Act::See).is_err() {
        return Ok(years_of_matters(&reading)?.unwrap_or_else(|| vec![today]));
    }
    let found = choices::values(&reading, Task::REGISTER, &Query::default(), Task::PERIOD_YEAR.position(), 100)?;
    let year = |choice: &choices::Choice| match choice.value {
        Value::Count(year) => i32::try_from(year).ok(),
        _ => None,
    };
    let mut years: Vec<i32> = found.choices.iter().filter_map(year).collect();
    if years.is_empty() {
        years.push(today);
    }
    years.sort_unstable_by(|a, b| b.cmp(a));
    Ok(years)
}

/// The years of letters, clues and cases, for desks that do not see the plans.
fn years_of_matters(reading: &Reading) -> Result<Option<Vec<i32>>> {
    let mut span: Option<(i32, i32)> = None;
    for day in [Petition::RECEIVED_ON, Clue::RECEIVED_ON, Case::FILED_ON] {
        let shown = reading
            .reach(day.register(), Act::See)
            .is_ok_and(|reach| day.register().fields.get(day.position()).is_some_and(|field| reach.shows(field)));
        if !shown {
            continue;
        }
        if let Some((from, to)) = page::years(reading, day)? {
            span = Some(span.map_or((from, to), |(first, last)| (first.min(from), last.max(to))));
        }
    }
    Ok(span.map(|(from, to)| (from..=to).rev().collect()))
}

/// What the overview shows besides the figures.
pub fn show(desk: &Desk, wish: YearWish) -> Result<OverviewCard> {
    desk.session()?.read(|office| {
        let reading = office.reading();
        let today = today(office)?;
        let mut incomplete = Vec::new();
        for register in office.shelf().registers.iter().copied() {
            if register.of.is_none() {
                let (_, lacking) = super::registers::counts(&reading, register)?;
                if lacking > 0 {
                    incomplete.push(CountCard { register: register.name.to_string(), count: count(lacking) });
                }
            }
        }
        Ok(OverviewCard { incomplete, funnel: funnel(office, wish.year)?, tasks: blocks(&reading, wish.year, today)? })
    })
}

fn funnel(office: &Office, year: i32) -> Result<Vec<FunnelStep>> {
    if !rights::has(office.actor().role, Privilege::Figures) {
        return Ok(Vec::new());
    }
    let asked: Vec<_> = FUNNEL.iter().map(|(code, _)| figures::named(code)).collect::<Result<_>>()?;
    let answers = figures::evaluate_some(&office.reading(), &whole(year)?, Scope::County, &asked)?;
    let step = |(code, basis): &(&str, Basis)| {
        let answer = answers.iter().find(|answer| answer.figure.code == *code)?;
        let value = answer.values.iter().chain(&answer.more).find(|value| value.basis == *basis)?;
        Some(FunnelStep {
            label: answer.figure.label.to_string(),
            code: (*code).to_string(),
            basis: basis.word().to_string(),
            unit: value.unit.to_string(),
            value: count(value.value),
        })
    };
    Ok(FUNNEL.iter().filter_map(step).collect())
}

/// Months and zones for the charts.
pub fn charts(desk: &Desk, wish: YearWish) -> Result<ChartsCard> {
    desk.session()?.read(|office| {
        office.allow(Privilege::Figures)?;
        let reading = office.reading();
        let asked: Vec<_> = SERIES.iter().map(|(code, _)| figures::named(code)).collect::<Result<_>>()?;
        let found = months_of(office, &asked, wish.year)?;
        let months = SERIES.iter().zip(&asked).filter_map(|((code, basis), figure)| {
            let series = found.iter().find(|series| series.code == *code && series.basis == basis.word())?;
            Some(SeriesCard {
                code: series.code.clone(),
                basis: series.basis.clone(),
                label: figure.label.to_string(),
                values: series.values.clone(),
            })
        });
        let (code, basis) = BY_ZONE;
        let figure = figures::named(code)?;
        let unit = figure.bases().find(|counted| counted.basis == basis).map_or("", |counted| counted.unit);
        let labels = Labels::new(&reading);
        let zone_register = office.shelf().register("zones")?;
        let mut zones = Vec::new();
        for (zone, answer) in figures::by_zone(&reading, figure, &whole(wish.year)?)? {
            let value = answer.values.iter().chain(&answer.more).find(|value| value.basis == basis).map_or(0, |v| v.value);
            if let Some((id, label)) = labels.of(zone_register, zone)? {
                zones.push(ZoneBar {
                    zone: id.to_string(),
                    label,
                    code: code.to_string(),
                    basis: basis.word().to_string(),
                    unit: unit.to_string(),
                    value: count(value),
                });
            }
        }
        Ok(ChartsCard { months: months.collect(), zones })
    })
}

/// Tasks of a year as rows of blocks; measures of the refined batch are counted apart and not shown.
fn blocks(reading: &Reading, year: i32, today: Day) -> Result<Vec<TaskBlocks>> {
    if reading.reach(Task::REGISTER, Act::See).is_err() || reading.reach(Measure::REGISTER, Act::See).is_err() {
        return Ok(Vec::new());
    }
    let extended = Extended::measures(reading)?;
    let mut measures = by_task(reading)?;
    let mut all = Vec::new();
    for task in tasks_of(reading, year)? {
        let own = measures.remove(&task.row).unwrap_or_default();
        let initial = own.iter().filter(|measure| measure.get(Measure::BATCH) != Some(MeasureBatch::Refined));
        all.push(TaskBlocks {
            id: task.id.to_string(),
            no: task.get(Task::TASK_NO).unwrap_or_default(),
            text: task.get(Task::TASK_TEXT).unwrap_or_default(),
            measures: initial
                .map(|measure| MeasureBlock {
                    id: measure.id.to_string(),
                    no: measure.get(Measure::MEASURE_NO).unwrap_or_default(),
                    state: state(deadlines::standing(measure, Some(&task), &extended, today)),
                })
                .collect(),
        });
    }
    Ok(all)
}

/// The task board of a year.
pub fn board(desk: &Desk, wish: YearWish) -> Result<BoardCard> {
    desk.session()?.read(|office| {
        let reading = office.reading();
        let labels = Labels::new(&reading);
        let today = today(office)?;
        let extended = Extended::measures(&reading)?;
        let seen = Seen { today, extended: &extended };
        let mut measures = by_task(&reading)?;
        let mut notes = by_link(&reading, ProgressNote::REGISTER, "measure_id")?;
        let mut close_outs = by_link(&reading, CloseOut::REGISTER, "measure_id")?;
        let mut board = BoardCard { tasks: Vec::new(), measures: 0.0, refined: 0.0 };
        for task in tasks_of(&reading, wish.year)? {
            let mut cards = Vec::new();
            for measure in measures.remove(&task.row).unwrap_or_default() {
                let refined = measure.get(Measure::BATCH) == Some(MeasureBatch::Refined);
                *(if refined { &mut board.refined } else { &mut board.measures }) += 1.0;
                let noted = notes.remove(&measure.row).unwrap_or_default();
                let closing = close_outs.remove(&measure.row).unwrap_or_default();
                cards.push(measure_card(&labels, &measure, &task, refined, &seen, &noted, closing.last())?);
            }
            board.tasks.push(task_card(&labels, &task, cards)?);
        }
        Ok(board)
    })
}

/// What a measure is seen against: the day, and the time that was granted.
struct Seen<'e> {
    today: Day,
    extended: &'e Extended,
}

fn task_card(labels: &Labels, task: &Row, measures: Vec<MeasureCard>) -> Result<TaskCard> {
    Ok(TaskCard {
        id: task.id.to_string(),
        no: task.get(Task::TASK_NO).unwrap_or_default(),
        text: task.get(Task::TASK_TEXT).unwrap_or_default(),
        problem: task.get(Task::PROBLEM).unwrap_or_default(),
        target: task.get(Task::TARGET).unwrap_or_default(),
        lead_leader: text(labels, task, None, Task::LEAD_LEADER_ID.name())?,
        lead_unit: text(labels, task, None, Task::LEAD_UNIT_ID.name())?,
        resp_units: texts(labels, task, None, Task::RESP_UNIT_IDS.name())?,
        assist_units: texts(labels, task, None, Task::ASSIST_UNIT_IDS.name())?,
        due: due_words(labels, task, None)?,
        measures,
    })
}

fn measure_card(
    labels: &Labels,
    measure: &Row,
    task: &Row,
    refined: bool,
    seen: &Seen,
    notes: &[Row],
    closing: Option<&Row>,
) -> Result<MeasureCard> {
    let standing = deadlines::standing(measure, Some(task), seen.extended, seen.today);
    let open = matches!(standing, Standing::Running | Standing::Late);
    let days = deadlines::due_of(measure, Some(task), seen.extended).filter(|_| open);
    let days = days.map(|day| deadlines::days_left(day, seen.today));
    let mut noted: Vec<NoteCard> = notes
        .iter()
        .map(|note| NoteCard {
            id: note.id.to_string(),
            on: note.get(ProgressNote::NOTED_ON).map(|day| day.to_string()).unwrap_or_default(),
            text: note.get(ProgressNote::NOTE_TEXT).unwrap_or_default(),
            percent: note.get(ProgressNote::PERCENT).map(count),
        })
        .collect();
    noted.sort_by(|a, b| b.on.cmp(&a.on));
    let own = Some(task);
    Ok(MeasureCard {
        id: measure.id.to_string(),
        no: measure.get(Measure::MEASURE_NO).unwrap_or_default(),
        text: measure.get(Measure::MEASURE_TEXT).unwrap_or_default(),
        refined,
        lead_leader: text(labels, measure, own, Measure::LEAD_LEADER_ID.name())?,
        lead_unit: text(labels, measure, own, Measure::LEAD_UNIT_ID.name())?,
        resp_units: texts(labels, measure, own, Measure::RESP_UNIT_IDS.name())?,
        assist_units: texts(labels, measure, own, Measure::ASSIST_UNIT_IDS.name())?,
        target: text(labels, measure, own, Measure::TARGET.name())?,
        due: match seen.extended.day(measure.row) {
            Some(day) => format!("{day}（延期）"),
            None => due_words(labels, measure, own)?,
        },
        days: days.map(count),
        progress: text(labels, measure, None, Measure::PROGRESS.name())?,
        state: state(standing),
        milestone: measure.get(Measure::MILESTONE).unwrap_or_default(),
        result: measure.get(Measure::RESULT).unwrap_or_default(),
        notes: noted,
        close_out: close_out(labels, closing)?,
    })
}

/// The four steps of a close-out, each with the field that says it is done and the day it was.
fn close_out(labels: &Labels, row: Option<&Row>) -> Result<Vec<CloseOutStep>> {
    let steps = [
        (CloseOut::SELF_TEXT.name(), Some(CloseOut::APPLIED_ON.name())),
        (CloseOut::LEAD_TEXT.name(), None),
        (CloseOut::VERIFY_RESULT.name(), Some(CloseOut::VERIFY_ON.name())),
        (CloseOut::CLOSED_ON.name(), Some(CloseOut::CLOSED_ON.name())),
    ];
    steps
        .into_iter()
        .map(|(name, day)| {
            let shown = |name: &str| row.map_or(Ok(String::new()), |row| text(labels, row, None, name));
            let on = day.map(shown).transpose()?.filter(|day| !day.is_empty());
            let told = shown(name)?;
            Ok(CloseOutStep {
                label: CloseOut::REGISTER.field(name).map_or("", |field| field.label).to_string(),
                done: !told.is_empty(),
                text: told,
                on,
            })
        })
        .collect()
}

fn tasks_of(reading: &Reading, year: i32) -> Result<Vec<Row>> {
    let query = Query {
        filters: vec![Filter { field: Task::PERIOD_YEAR.position(), test: Test::Number(vec![i64::from(year)]) }],
        order: vec![Order { field: Task::TASK_NO.position(), way: Way::Up }],
        ..Query::default()
    };
    let mut all = whole_rows(reading, Task::REGISTER, &query)?;
    all.sort_by_key(|task| by_number(&task.get(Task::TASK_NO).unwrap_or_default()));
    Ok(all)
}

/// Measures under their tasks, in the order of their numbers.
fn by_task(reading: &Reading) -> Result<HashMap<RowId, Vec<Row>>> {
    let mut all = by_link(reading, Measure::REGISTER, Measure::TASK_ID.name())?;
    for measures in all.values_mut() {
        measures.sort_by_key(|measure| by_number(&measure.get(Measure::MEASURE_NO).unwrap_or_default()));
    }
    Ok(all)
}

/// `7-10` comes after `7-9`: the numbers in a number, then its spelling.
fn by_number(text: &str) -> (Vec<u64>, String) {
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok());
    (parts.collect(), text.to_string())
}

fn by_link(reading: &Reading, register: &'static Register, field: &str) -> Result<HashMap<RowId, Vec<Row>>> {
    let mut all: HashMap<RowId, Vec<Row>> = HashMap::new();
    if reading.reach(register, Act::See).is_err() {
        return Ok(all);
    }
    for row in whole_rows(reading, register, &Query::default())? {
        if let Some(Value::Link(to)) = row.value(field) {
            all.entry(*to).or_default().push(row);
        }
    }
    Ok(all)
}

fn whole_rows(reading: &Reading, register: &'static Register, query: &Query) -> Result<Vec<Row>> {
    let view = page::view(reading, register, query)?;
    page::window(reading, register, &view, 0, view.rows.len())
}

fn text(labels: &Labels, row: &Row, task: Option<&Row>, name: &str) -> Result<String> {
    match (row.register.field(name), held(row, task, name)) {
        (Some(field), Some(value)) => labels.text(field, value),
        _ => Ok(String::new()),
    }
}

fn texts(labels: &Labels, row: &Row, task: Option<&Row>, name: &str) -> Result<Vec<String>> {
    match (row.register.field(name), held(row, task, name)) {
        (Some(field), Some(value)) => Ok(labels.linked(field, value)?.into_iter().map(|(_, _, label)| label).collect()),
        _ => Ok(Vec::new()),
    }
}

/// The day, or else how long, as the code list says it.
fn due_words(labels: &Labels, row: &Row, task: Option<&Row>) -> Result<String> {
    let day = text(labels, row, task, Task::DUE_ON.name())?;
    if day.is_empty() { text(labels, row, task, Task::DUE_KIND.name()) } else { Ok(day) }
}

fn state(standing: Standing) -> MeasureState {
    match standing {
        Standing::Done => MeasureState::Done,
        Standing::Lasting => MeasureState::Lasting,
        Standing::Running => MeasureState::Running,
        Standing::Late => MeasureState::Late,
    }
}

/// Today by the office's clock; in a practice office the day its year is looked back on.
pub fn today(office: &Office) -> Result<Day> {
    if let Some(day) = sample::today(office)? {
        return Ok(day);
    }
    let stamp = office.clock().stamp();
    stamp.get(..10).and_then(Day::parse_iso).ok_or_else(|| Error::refused("E_CLOCK", "电脑的日期不对，请校正后再试。"))
}

fn whole(year: i32) -> Result<Period> {
    Period::year(year).ok_or_else(|| Error::refused("E_PERIOD", format!("没有“{year}年”这个期间。")))
}
