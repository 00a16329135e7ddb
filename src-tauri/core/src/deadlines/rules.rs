//! The dated rules of procedure as data: which matter, from when to when, how long, by which article, in force from when
//! to when. What no register of the office holds is listed as such and never reckoned.

use std::sync::OnceLock;

/// The table: one line a rule; the national rules first, then the set of the sample county.
const TABLE: &str = include_str!("rules.tsv");

/// A rule about a period of time (期限规则).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeadlineRule {
    /// `D07`. Rules of several sets may give the same matter a clock.
    pub id: &'static str,
    /// What it is about.
    pub matter: &'static str,
    /// What starts the clock: `register.field`, several parted by ；, or words where no register holds it.
    pub trigger: &'static str,
    /// What ends it, in the same way.
    pub end: &'static str,
    /// How long: a number, or words where it is set elsewhere.
    pub length: &'static str,
    /// What the length counts.
    pub unit: Unit,
    /// Who may extend it, and how far; empty where the rule says nothing.
    pub extension: &'static str,
    /// The rule and its article.
    pub basis: &'static str,
    /// Whether its text was found, or waits for a leader to confirm it.
    pub mark: Mark,
    /// First day in force, stored spelling; empty: from the beginning.
    pub valid_from: &'static str,
    /// Last day in force; empty: still open.
    pub valid_to: &'static str,
    /// Whether registers of the office hold both ends.
    pub held: bool,
    /// The county whose own rule it is; empty: everybody's.
    pub county: &'static str,
}

/// What a length counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 日
    Day,
    /// 工作日
    WorkingDay,
    /// 个月
    Month,
    /// 小时
    Hour,
    /// 个季度
    Quarter,
}

impl Unit {
    /// What stands behind the number.
    pub fn label(self) -> &'static str {
        match self {
            Unit::Day => "日",
            Unit::WorkingDay => "个工作日",
            Unit::Month => "个月",
            Unit::Hour => "小时",
            Unit::Quarter => "个季度",
        }
    }

    fn of_word(word: &str) -> Option<Unit> {
        match word {
            "D" => Some(Unit::Day),
            "WD" => Some(Unit::WorkingDay),
            "M" => Some(Unit::Month),
            "H" => Some(Unit::Hour),
            "Q" => Some(Unit::Quarter),
            _ => None,
        }
    }
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// 已核准
    Confirmed,
    /// 待核
    Pending,
}

impl Mark {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Mark::Confirmed => "confirmed",
            Mark::Pending => "pending",
        }
    }

    /// What the office calls it.
    pub fn label(self) -> &'static str {
        match self {
            Mark::Confirmed => "已核准",
            Mark::Pending => "待核",
        }
    }

    /// What stands behind the source of a rule: nothing where it is confirmed.
    pub fn note(self) -> &'static str {
        match self {
            Mark::Confirmed => "",
            Mark::Pending => "（待核）",
        }
    }

    fn of_word(word: &str) -> Option<Mark> {
        [Mark::Confirmed, Mark::Pending].into_iter().find(|mark| mark.word() == word)
    }
}

/// All rules, in the order of the table.
pub fn all() -> &'static [DeadlineRule] {
    static RULES: OnceLock<Vec<DeadlineRule>> = OnceLock::new();
    RULES.get_or_init(|| TABLE.lines().filter_map(read).collect())
}

fn read(line: &'static str) -> Option<DeadlineRule> {
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let mut cells = line.split('\t').map(str::trim);
    let mut next = || cells.next().unwrap_or("");
    let (id, matter, trigger, end) = (next(), next(), next(), next());
    let (length, unit, extension, basis) = (next(), next(), next(), next());
    let (mark, valid_from, valid_to, held, county) = (next(), next(), next(), next(), next());
    Some(DeadlineRule {
        id,
        matter,
        trigger,
        end,
        length,
        unit: Unit::of_word(unit)?,
        extension,
        basis,
        mark: Mark::of_word(mark)?,
        valid_from,
        valid_to,
        held: held == "●",
        county,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::registers;
    use crate::words::day::Day;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_is_read_and_every_clock_is_there() {
        let lines = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(all().len(), lines, "a line that cannot be read is a rule that is lost");
        let ids: BTreeSet<&str> = all().iter().map(|rule| rule.id).collect();
        let expected: Vec<String> = (1..=42).map(|number| format!("D{number:02}")).collect();
        assert_eq!(ids.into_iter().collect::<Vec<_>>(), expected);
        for rule in all() {
            assert!(!rule.matter.is_empty() && !rule.basis.is_empty() && !rule.length.is_empty(), "{rule:?}");
            for day in [rule.valid_from, rule.valid_to].into_iter().filter(|day| !day.is_empty()) {
                assert!(Day::parse_iso(day).is_some(), "{day} of {}", rule.id);
            }
        }
    }

    #[test]
    fn what_registers_hold_is_named_by_their_fields() {
        for rule in all().iter().filter(|rule| rule.held && rule.id != "D42") {
            for place in rule.trigger.split('；').chain(rule.end.split('；')) {
                let (register, field) = place.split_once('.').unwrap();
                let register = registers::named(register).unwrap();
                assert!(register.field(field).is_some(), "{}: {place}", rule.id);
            }
        }
    }

    #[test]
    fn one_rule_of_a_set_gives_a_matter_its_clock_on_a_day() {
        for (at, rule) in all().iter().enumerate() {
            let twice = all().iter().skip(at + 1).any(|other| {
                let apart = !rule.valid_to.is_empty() && rule.valid_to < other.valid_from
                    || !other.valid_to.is_empty() && other.valid_to < rule.valid_from;
                other.id == rule.id && other.basis == rule.basis && !apart
            });
            assert!(!twice, "{} stands twice in one set", rule.id);
        }
    }
}
