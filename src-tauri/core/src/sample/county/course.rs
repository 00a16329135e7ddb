//! The course of a matter from letter to closing, reckoned from its number: every clock of the county is met but the
//! nine that are planted late (domain paper §8.4).

use super::calendar::after;
use super::{FILED, MATTERS};
use crate::words::day::Day;

/// 处置意见 later than one month (clock D07).
const LATE_OPINION: [usize; 3] = [58, 87, 171];
/// 实名告知 later than fifteen working days (clock D01).
const LATE_NOTICE: [usize; 2] = [109, 138];
/// 审理 longer than one month (clock D14).
const LATE_TRIAL: [usize; 2] = [33, 66];
/// 处分宣布 later than one month (clock D15).
const LATE_ANNOUNCEMENT: [usize; 2] = [24, 103];
/// Days that are more than a month and a weekend.
const TOO_LONG: usize = 38;

/// From the letter to the end of the 初核.
pub(super) struct Check {
    pub(super) received: Day,
    pub(super) registered: Day,
    /// Told to who signed with a real name.
    pub(super) notified: Day,
    pub(super) opinion: Day,
    pub(super) approved: Day,
    pub(super) started: Day,
    pub(super) ended: Day,
}

/// From the application for filing to the closing.
pub(super) struct Course {
    pub(super) applied: Day,
    pub(super) filed: Day,
    pub(super) investigated: Day,
    pub(super) to_trial: Day,
    pub(super) trial_done: Day,
    pub(super) decided: Day,
    pub(super) announced: Day,
    pub(super) executed: Day,
    pub(super) closed: Day,
}

/// The day the letter of a matter came in: in the order of their numbers, 5 January to 30 September.
fn received(number: usize) -> Option<Day> {
    let first = Day::new(2015, 1, 5)?;
    let last_filed = 187;
    let days = if number <= FILED {
        number.saturating_sub(1) * last_filed / (FILED - 1)
    } else {
        last_filed + 2 + (number - FILED - 1) * 79 / (MATTERS - FILED - 1)
    };
    Some(after(first, days))
}

/// The day a letter outside the scope came in: after the others, October to December.
pub(super) fn received_outside(place: usize) -> Option<Day> {
    Some(after(Day::new(2015, 10, 8)?, place * 76 / 81))
}

/// The first half of a matter.
pub(super) fn check(number: usize) -> Option<Check> {
    let received = received(number)?;
    let opinion = if LATE_OPINION.contains(&number) { TOO_LONG } else { 7 + number * 5 % 12 };
    let notice = if LATE_NOTICE.contains(&number) { 26 } else { 2 + number * 3 % 8 };
    // Later matters go faster: all are closed before Christmas.
    let length = if number < 110 { 30 + number * 7 % 19 } else { 24 + number * 7 % 13 };
    let opinion = after(received, opinion);
    let approved = after(opinion, 1 + number % 3);
    Some(Check {
        received,
        registered: after(received, number % 3),
        notified: after(received, notice),
        opinion,
        approved,
        started: after(approved, 1 + number % 2),
        ended: after(approved, length),
    })
}

/// The second half of a filed matter.
pub(super) fn course(number: usize, ended: Day) -> Course {
    let inquiry = if number < 110 { 34 + number * 11 % 37 } else { 27 + number * 11 % 17 };
    let trial = if LATE_TRIAL.contains(&number) { TOO_LONG } else { 8 + number * 3 % 9 };
    let announcement = if LATE_ANNOUNCEMENT.contains(&number) { TOO_LONG } else { 3 + number * 7 % 8 };
    let applied = after(ended, 2 + number % 3);
    let filed = after(applied, 3 + number * 2 % 5);
    let investigated = after(filed, inquiry);
    let to_trial = after(investigated, 2 + number % 4);
    let trial_done = after(to_trial, trial);
    let decided = after(trial_done, 2 + number % 4);
    let announced = after(decided, announcement);
    let executed = after(announced, 1 + number % 3);
    let closed = after(executed, 1 + number % 4);
    Course { applied, filed, investigated, to_trial, trial_done, decided, announced, executed, closed }
}

/// The day a matter that was not filed was settled.
pub(super) fn settled(number: usize, ended: Day) -> Day {
    after(ended, 3 + number * 2 % 6)
}

/// The day who signed was told what came of it.
pub(super) fn fed_back(number: usize, closed: Day) -> Day {
    after(closed, 2 + number % 6)
}
