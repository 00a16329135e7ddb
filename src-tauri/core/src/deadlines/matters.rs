//! Which matters have a clock of procedure, as data: the rows, the day it begins with, the day it ends with, and the rule
//! that says how long. Nothing is reckoned here.

use crate::register::query::{Filter, Test};
use crate::register::{Described, Key, Register};
use crate::registers::accountability::Accountability;
use crate::registers::case::{Case, CaseExtension};
use crate::registers::clue::{Clue, Disposal, DisposalExtension};
use crate::registers::petition::Petition;
use crate::registers::sanction::Sanction;
use crate::storage::spans::{At, Granted, With};
use crate::words::day::Day;

/// A matter with a clock.
#[derive(Debug)]
pub struct Matter {
    /// The rule: `D07`.
    pub rule: &'static str,
    /// The register of the row that is late or due.
    pub register: &'static Register,
    /// Which of its rows have the clock; all must hold.
    pub which: &'static [Which],
    /// Which of them, by rows that link to them.
    pub with: Option<With>,
    /// The day it begins.
    pub begin: At,
    /// The day it ends.
    pub end: At,
    /// The day the whole matter was over: where it was and the end is not written down, nobody can tell whether it was late.
    pub over: Option<At>,
    /// Where more time is granted.
    pub granted: Option<Granted>,
}

/// A condition on a field, by its name.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    /// Holds one of these codes.
    Code(&'static str, &'static [&'static str]),
    /// Says yes.
    Yes(&'static str),
    /// Does not say yes.
    NotYes(&'static str),
    /// Says something.
    Filled(&'static str),
    /// Says nothing.
    Empty(&'static str),
}

impl Matter {
    /// The conditions as a question to the register.
    pub fn filters(&self) -> Vec<Filter> {
        let condition = |which: &Which| {
            let (field, test) = match which {
                Which::Code(field, words) => (field, Test::Is(words.iter().map(|word| (*word).to_string()).collect())),
                Which::Yes(field) => (field, Test::Number(vec![1])),
                Which::NotYes(field) => (field, Test::Any(vec![Test::Missing, Test::Number(vec![0])])),
                Which::Filled(field) => (field, Test::Filled),
                Which::Empty(field) => (field, Test::Missing),
            };
            self.register.position(field).map(|field| Filter { field, test })
        };
        self.which.iter().filter_map(condition).collect()
    }
}

/// A clock that begins and ends in the row itself.
const fn within(rule: &'static str, register: &'static Register, begin: At, end: At) -> Matter {
    Matter { rule, register, which: &[], with: None, begin, end, over: None, granted: None }
}

/// A clock of a case: it runs from one of its days to another.
const fn of_case(rule: &'static str, begin: Key<Day>, end: Key<Day>) -> Matter {
    let over = Some(At::Own(Case::CLOSED_ON));
    Matter { over, ..within(rule, Case::REGISTER, At::Own(begin), At::Own(end)) }
}

/// More time for a case, by the term it was granted for.
const fn granted(term: &'static str) -> Option<Granted> {
    Some(Granted { lines: CaseExtension::REGISTER, term, unsaid: false })
}

/// The sanctions that take post and pay with them: 撤销党内职务以上.
const PARTY_POST: &[&str] = &["remove_party_post", "probation_1", "probation_2", "expel_party"];
/// The sanctions that take grade or post with them: 降级以上.
const GRADE: &[&str] = &["downgrade", "lower_post", "remove_post", "dismiss"];

/// Every matter with a clock of procedure (domain paper §3.3), in the order of the rules.
pub static ALL: &[Matter] = &[
    Matter {
        which: &[Which::Code("name_kind", &["real"]), Which::NotYes("repeat_flag")],
        over: Some(At::Own(Petition::CLOSED_ON)),
        ..within("D01", Petition::REGISTER, At::Own(Petition::RECEIVED_ON), At::Own(Petition::NOTIFIED_ON))
    },
    // What came of a letter is known when the last of its clues is closed.
    Matter {
        which: &[Which::Code("name_kind", &["real"])],
        ..within("D02", Petition::REGISTER, At::LastOf(Clue::CLOSED_ON, "petition_ids"), At::Own(Petition::FED_BACK_ON))
    },
    Matter {
        which: &[Which::Yes("upper_jurisdiction")],
        over: Some(At::Own(Petition::CLOSED_ON)),
        ..within("D03", Petition::REGISTER, At::Own(Petition::RECEIVED_ON), At::Own(Petition::TRANSFERRED_ON))
    },
    Matter {
        which: &[Which::Code("origin", &["upper_forwarded"])],
        over: Some(At::Own(Petition::CLOSED_ON)),
        ..within(
            "D04",
            Petition::REGISTER,
            At::Own(Petition::RECEIVED_ON),
            At::Earliest(&[Petition::ACCEPTED_ON, Petition::TRANSFERRED_ON]),
        )
    },
    // A clue that no letter is behind has no desk of letters to report to.
    Matter {
        which: &[Which::Filled("petition_ids")],
        ..within("D06", Clue::REGISTER, At::Own(Clue::CLOSED_ON), At::Own(Clue::RESULT_REPORTED_ON))
    },
    Matter {
        over: Some(At::Own(Clue::CLOSED_ON)),
        ..within("D07", Clue::REGISTER, At::Own(Clue::RECEIVED_ON), At::FirstOf(Disposal::OPINION_ON, "clue_id"))
    },
    Matter {
        over: Some(At::Earliest(&[Disposal::REPORTED_ON, Disposal::ENDED_ON])),
        ..within("D08", Disposal::REGISTER, At::Own(Disposal::LETTER_RECEIVED_ON), At::Own(Disposal::REPLIED_ON))
    },
    Matter {
        over: Some(At::Own(Disposal::ENDED_ON)),
        ..within(
            "D09",
            Disposal::REGISTER,
            At::Latest(&[Disposal::TALK_ENDED_ON, Disposal::REPLIED_ON]),
            At::Own(Disposal::REPORTED_ON),
        )
    },
    Matter {
        which: &[Which::Code("way", &["verify"])],
        granted: Some(Granted { lines: DisposalExtension::REGISTER, term: "D10", unsaid: true }),
        ..within("D10", Disposal::REGISTER, At::Own(Disposal::APPROVED_ON), At::Own(Disposal::ENDED_ON))
    },
    Matter {
        over: Some(At::Own(Clue::CLOSED_ON)),
        ..within("D11", Clue::REGISTER, At::Own(Clue::FILING_APPLIED_ON), At::FirstOf(Case::FILED_ON, "clue_id"))
    },
    Matter { granted: granted("D12"), ..of_case("D12", Case::FILED_ON, Case::INVESTIGATED_ON) },
    Matter { granted: granted("D14"), ..of_case("D14", Case::TO_TRIAL_ON, Case::TRIAL_DONE_ON) },
    of_case("D15", Case::DECIDED_ON, Case::ANNOUNCED_ON),
    Matter {
        which: &[Which::Code("sanction_kind", PARTY_POST)],
        ..within("D16", Sanction::REGISTER, At::Own(Sanction::DECIDED_ON), At::Own(Sanction::PAY_CHANGED_ON))
    },
    Matter {
        which: &[Which::Code("sanction_class", &["government"]), Which::Code("sanction_kind", GRADE)],
        ..within("D17", Sanction::REGISTER, At::Own(Sanction::DECIDED_ON), At::Own(Sanction::PAY_CHANGED_ON))
    },
    Matter {
        with: Some(With { register: Sanction::REGISTER, link: "case_id", field: "sanction_class", words: &["administrative"] }),
        granted: granted("D18"),
        ..of_case("D18", Case::FILED_ON, Case::DECIDED_ON)
    },
    Matter {
        which: &[Which::Code("acct_kind", &["adjust"])],
        ..within("D33", Accountability::REGISTER, At::Own(Accountability::DECIDED_ON), At::Own(Accountability::ADJUSTED_ON))
    },
    // A letter with a day of its own goes by that day.
    Matter {
        which: &[Which::Empty("due_on")],
        ..within("D41", Petition::REGISTER, At::Own(Petition::ASSIGNED_ON), At::Own(Petition::CLOSED_ON))
    },
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::rules;
    use super::*;
    use crate::register::codes::{self, Closed, CodeBook};
    use crate::registers::CLOSED;
    use crate::registers::lists::ExtendedTerm;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_that_registers_hold_has_its_matter() {
        // D40 is the days registers hold themselves, D42 a reminder and no clock of its own.
        let held: BTreeSet<&str> = rules::all().iter().filter(|rule| rule.held).map(|rule| rule.id).collect();
        let mut reckoned: BTreeSet<&str> = ALL.iter().map(|matter| matter.rule).collect();
        assert_eq!(reckoned.len(), ALL.len(), "one clock a matter");
        reckoned.extend(["D40", "D42"]);
        assert_eq!(reckoned, held);
    }

    #[test]
    fn every_name_is_a_field_and_every_word_a_code() {
        let (heads, open) = codes::shipped();
        let book = CodeBook::new(CLOSED, heads, open);
        for matter in ALL {
            assert_eq!(matter.filters().len(), matter.which.len(), "{}: a condition on no field", matter.rule);
            let places = matter.which.iter().filter_map(|which| match which {
                Which::Code(field, words) => Some((matter.register, *field, *words)),
                _ => None,
            });
            let with = matter.with.map(|with| (with.register, with.field, with.words));
            for (register, field, words) in places.chain(with) {
                let codes = register.field(field).unwrap().codes.unwrap();
                for word in words {
                    assert_ne!(book.label(Some(codes), word), *word, "{}: {field} knows no {word}", matter.rule);
                }
            }
            let links = [matter.begin, matter.end].into_iter().filter_map(|at| match at {
                At::FirstOf(day, link) | At::LastOf(day, link) => Some((day.register(), link)),
                At::Own(_) | At::Latest(_) | At::Earliest(_) => None,
            });
            for (register, link) in links.chain(matter.with.map(|with| (with.register, with.link))) {
                assert!(register.field(link).is_some(), "{}: {link} is no field of {}", matter.rule, register.name);
            }
            let term = matter.granted.map(|granted| granted.term);
            assert!(term.is_none_or(|term| term == matter.rule && ExtendedTerm::of_word(term).is_some()), "{term:?}");
        }
    }
}
