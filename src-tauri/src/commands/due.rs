//! What is due, for the overview, and the rows behind its numbers.

use super::overview::today;
use crate::desk::Desk;
use crate::session::DueAt;
use crate::show::count;
use crate::wire::due::{ClockCard, DueCard, DueCounts, DueListCard, DueState, LettersWish};
use crate::wire::overview::YearWish;
use zhengfeng_core::deadlines::clocks;
use zhengfeng_core::deadlines::list::{self, Asked, Due, State, Tally};
use zhengfeng_core::deadlines::rules::DeadlineRule;
use zhengfeng_core::office::Office;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::register::Register;
use zhengfeng_core::register::rights::Role;
use zhengfeng_core::storage::labels::Labels;
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::Result;
use zhengfeng_core::words::ids::RowId;

/// So many days ahead.
const AHEAD: i64 = 7;
/// So many things that are due are named.
const NAMED: usize = 40;

/// All that is due, counted by clock, and the most urgent of it.
pub fn list(desk: &Desk, wish: YearWish) -> Result<DueListCard> {
    let session = desk.session()?;
    let writes = session.writes();
    session.read(|office| {
        let asked = asked(office, wish.year)?;
        let at = DueAt { written: office.written()?, today: asked.today, year: wish.year };
        session.due(at, || reckon(office, &asked, writes))
    })
}

fn reckon(office: &Office, asked: &Asked, writes: bool) -> Result<DueListCard> {
    let reading = office.reading();
    let found = list::list(&reading, asked)?;
    let labels = Labels::new(&reading);
    let mut urgent = Vec::new();
    let open = found.all.iter().filter(|due| matches!(due.state(), State::Late | State::Today | State::Soon));
    for due in open.take(NAMED) {
        urgent.extend(named(&labels, due, asked.today)?);
    }
    let tallies = found.tallies();
    let mut sum = [0_i64; 5];
    for tally in &tallies {
        for (whole, part) in sum.iter_mut().zip(tally.counts) {
            *whole = whole.saturating_add(part);
        }
    }
    Ok(DueListCard {
        counts: counts(sum),
        clocks: tallies.iter().map(clock).collect(),
        urgent,
        unknown: found.unknown_years(),
        letters: match writes && office.actor().role == Role::Office {
            true => Some(clocks::preset_runs(&reading)?),
            false => None,
        },
    })
}

/// Switches the preset clock of letters, and says what is due then.
pub fn letters(desk: &Desk, wish: LettersWish) -> Result<DueListCard> {
    desk.session()?.write_now(|office| office.change(Deed::Change, |change| clocks::run_preset(change, wish.runs)))?;
    list(desk, YearWish { year: wish.year })
}

/// The rows of a clock that stand so.
pub fn rows(
    office: &Office,
    rule: &str,
    register: &str,
    state: DueState,
    year: i32,
) -> Result<(&'static Register, Vec<RowId>)> {
    list::rows(&office.reading(), &asked(office, year)?, rule, register, of(state))
}

fn asked(office: &Office, year: i32) -> Result<Asked> {
    Ok(Asked { today: today(office)?, within: AHEAD, since: Day::new(year, 1, 1) })
}

fn named(labels: &Labels, due: &Due, today: Day) -> Result<Option<DueCard>> {
    let Some((id, label)) = labels.of(due.register, due.row)? else { return Ok(None) };
    Ok(Some(DueCard {
        register: due.register.name.to_string(),
        id: id.to_string(),
        label,
        matter: due.matter.to_string(),
        basis: basis(due.rule),
        due_on: due.due_on.to_string(),
        granted: due.granted,
        days: count(due.days),
        working_days: due.late_working_days(today).map(count),
    }))
}

fn clock(tally: &Tally) -> ClockCard {
    let rule = tally.rule;
    let counted = rule.length.starts_with(|c: char| c.is_ascii_digit());
    ClockCard {
        rule: rule.id.to_string(),
        register: tally.register.name.to_string(),
        matter: tally.matter.to_string(),
        length: if counted { format!("{}{}", rule.length, rule.unit.label()) } else { rule.length.to_string() },
        basis: basis(rule),
        counts: counts(tally.counts),
    }
}

/// The source of a rule, with what is to be said of it.
fn basis(rule: &DeadlineRule) -> String {
    format!("{}{}", rule.basis, rule.mark.note())
}

/// Counts in the order of [`State::ALL`].
fn counts([late, today, soon, met_late, unproven]: [i64; 5]) -> DueCounts {
    DueCounts {
        late: count(late),
        today: count(today),
        soon: count(soon),
        met_late: count(met_late),
        unproven: count(unproven),
    }
}

fn of(state: DueState) -> State {
    match state {
        DueState::Late => State::Late,
        DueState::Today => State::Today,
        DueState::Soon => State::Soon,
        DueState::MetLate => State::MetLate,
        DueState::Unproven => State::Unproven,
    }
}
