//! What the period's figures and rows say to a slot: numbers by basis, names from rows, ratios and growth.

use super::mask::{BLANK, Mask};
use super::names::Extent;
use super::sentence::Slot;
use super::{Piece, Redaction};
use crate::figures::figure::{Basis, Figure};
use crate::figures::{self, Answer, BasisValue, Scope, evidence, ratio, split};
use crate::register::Register;
use crate::storage::labels::Labels;
use crate::storage::{Reading, settings};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::period::Period;
use std::cell::RefCell;
use std::collections::HashMap;

/// What a slot gets.
pub enum Said {
    /// Nothing stands behind it.
    Nothing,
    /// What it asks for holds; it prints nothing.
    Holds,
    /// All its numbers are zero.
    Zero(Vec<Piece>),
    /// This.
    Pieces(Vec<Piece>),
}

/// The figures and rows of a period.
pub struct Values<'r> {
    pub(super) reading: &'r Reading<'r>,
    period: &'r Period,
    answers: HashMap<&'static str, Answer>,
    pub(super) labels: Labels<'r, 'r>,
    facts: RefCell<HashMap<String, Vec<Behind>>>,
    before: RefCell<HashMap<&'static str, Option<Answer>>>,
    county: String,
    mask: Option<Mask>,
}

/// The rows behind a figure or a fact.
#[derive(Clone)]
struct Behind {
    register: &'static Register,
    rows: Vec<RowId>,
}

impl<'r> Values<'r> {
    /// Asks for every figure of the period once; rows behind facts are looked up when a sentence asks for them.
    pub fn of(reading: &'r Reading<'r>, period: &'r Period, redaction: Redaction) -> Result<Values<'r>> {
        let answers = figures::evaluate(reading, period, Scope::County)?;
        let county = settings::get(reading, settings::COUNTY)?.unwrap_or_default();
        let mask = match redaction {
            Redaction::None => None,
            Redaction::Masked => Some(Mask::of(reading, &county)?),
        };
        Ok(Values {
            reading,
            period,
            answers: answers.into_iter().map(|answer| (answer.figure.code, answer)).collect(),
            labels: Labels::new(reading),
            facts: RefCell::default(),
            before: RefCell::default(),
            county,
            mask,
        })
    }

    /// The figure with its numbers, where it is valid in the period.
    pub fn answer(&self, code: &str) -> Option<&Answer> {
        self.answers.get(code)
    }

    /// What a slot gets; a code that is neither a figure nor a fact is refused.
    pub fn say(&self, slot: &Slot) -> Result<Said> {
        let words = |text: String| Said::Pieces(vec![Piece::Words(text)]);
        Ok(match slot {
            Slot::County => words(self.county()),
            Slot::Year => words(format!("{}年", self.period.plan_year())),
            Slot::Span => words(span(self.period)),
            Slot::Period => words(self.period.chinese()),
            Slot::Shown(code, part) => self.shown(code, part.as_deref())?,
            Slot::Given(code) => self.given(code)?,
            Slot::Holds(code) => {
                let fact = evidence::look_up(self.reading, evidence::named(code)?, self.period)?;
                if fact.holds { Said::Holds } else { Said::Nothing }
            }
            Slot::Rule(code) => {
                figures::named(code)?;
                match self.answers.get(code.as_str()).and_then(Answer::choice_label) {
                    Some(label) => words(label.to_string()),
                    None => Said::Nothing,
                }
            }
            Slot::Ratio(key) => self.ratio(key)?,
            Slot::Growth(code, part) => self.growth(code, part.as_deref())?,
        })
    }

    /// The county as the paper names it.
    pub fn county(&self) -> String {
        if self.county.is_empty() { "我县".into() } else { self.masked(&self.county) }
    }

    /// Words of the office as they may be printed.
    pub fn masked(&self, words: &str) -> String {
        self.mask.as_ref().map_or_else(|| words.to_string(), |mask| mask.text(words))
    }

    /// A number as it is printed: blank in a masked draft where the county's own report left it blank, and every amount.
    pub fn spelled(&self, answer: &Answer, value: &BasisValue) -> String {
        if self.mask.is_some() && left_out(answer, value) { BLANK.to_string() } else { answer.spelled(value) }
    }

    fn shown(&self, code: &str, part: Option<&str>) -> Result<Said> {
        if let Some((column, word)) = part.and_then(|part| part.split_once('=')) {
            return self.share(code, column, word);
        }
        let (part, extent) = Extent::of(part);
        if let Some(answer) = self.answers.get(code) {
            let all = || answer.values.iter().chain(&answer.more);
            let asked: Vec<&BasisValue> = match part {
                None => answer.values.iter().collect(),
                Some(part) => all().filter(|value| value.unit == part || value.basis.word() == part).take(1).collect(),
            };
            if !asked.is_empty() {
                return Ok(self.numbers(answer, &asked));
            }
            let field = part.unwrap_or("");
            for value in all() {
                let (register, rows) = figures::rows(self.reading, answer.figure, value.basis, self.period, Scope::County)?;
                if register.field(field).is_some() {
                    return self.names(code, register, std::iter::once(rows.as_slice()), Some(field), extent);
                }
            }
            return Err(unknown_part(code, field));
        }
        if figures::named(code).is_ok() {
            return Ok(Said::Nothing);
        }
        let all = self.behind(code)?;
        let of = |register: &'static Register| all.iter().filter(move |behind| behind.register.name == register.name);
        let asked = match part {
            None => all.first(),
            Some(field) => all.iter().find(|behind| behind.register.field(field).is_some()),
        };
        match (asked, part) {
            (Some(first), _) => {
                let rows = of(first.register).map(|behind| behind.rows.as_slice()).take(extent.parts());
                self.names(code, first.register, rows, part, extent)
            }
            (None, None) => Ok(Said::Nothing),
            (None, Some(field)) => Err(unknown_part(code, field)),
        }
    }

    fn numbers(&self, answer: &Answer, asked: &[&BasisValue]) -> Said {
        let mut pieces = Vec::new();
        for value in asked {
            pieces.push(Piece::Number {
                figure: answer.figure.code,
                basis: value.basis,
                label: format!("{}（{}）", answer.figure.label, value.unit),
                spelled: self.spelled(answer, value),
            });
            pieces.push(Piece::Words(value.unit.to_string()));
        }
        if asked.iter().all(|value| value.value == 0) { Said::Zero(pieces) } else { Said::Pieces(pieces) }
    }

    /// What of a figure stands under one word of a column: `{F133.revise_status=done}`.
    fn share(&self, code: &str, column: &str, word: &str) -> Result<Said> {
        let figure = figures::named(code)?;
        let shares = split::by_code(self.reading, figure, column, self.period, Scope::County)?;
        let Some(share) = shares.iter().find(|share| share.word.as_deref() == Some(word)) else { return Ok(Said::Nothing) };
        let Some(value) = share.values.first().filter(|value| value.value != 0) else { return Ok(Said::Nothing) };
        let of = split::column(self.reading, figure, column)?;
        let label = format!("{}：{}", figure.label, self.reading.shelf.codes.label(of.codes, word));
        let tag = format!("{code}.{column}={word}");
        let spelled = figure.form.spell(value.basis, value.value);
        Ok(Said::Pieces(vec![Piece::Derived { tag, label, spelled }, Piece::Words(value.unit.to_string())]))
    }

    fn given(&self, code: &str) -> Result<Said> {
        let holds = match self.answers.get(code) {
            Some(answer) => answer.values.iter().any(|value| value.value > 0),
            None if figures::named(code).is_ok() => false,
            None => self.fact(code)?,
        };
        Ok(if holds { Said::Holds } else { Said::Nothing })
    }

    /// Whether every part of a fact has rows, as many as it needs; single rows that break it are told elsewhere.
    fn fact(&self, code: &str) -> Result<bool> {
        let found = evidence::look_up(self.reading, evidence::named(code)?, self.period)?;
        let enough = found.expected.is_none_or(|expected| found.found >= expected);
        Ok(enough && found.shown.iter().all(|(_, rows)| !rows.is_empty()))
    }

    fn behind(&self, code: &str) -> Result<Vec<Behind>> {
        if let Some(known) = self.facts.borrow().get(code) {
            return Ok(known.clone());
        }
        let found = evidence::look_up(self.reading, evidence::named(code)?, self.period)?;
        let all: Vec<Behind> = found.shown.into_iter().map(|(register, rows)| Behind { register, rows }).collect();
        self.facts.borrow_mut().insert(code.to_string(), all.clone());
        Ok(all)
    }

    fn ratio(&self, key: &str) -> Result<Said> {
        let asked = ratio::RATIOS.iter().find(|ratio| ratio.key == key).ok_or_else(|| {
            let known: Vec<&str> = ratio::RATIOS.iter().map(|ratio| ratio.key).collect();
            Error::refused("E_SENTENCE", format!("没有名为“{key}”的比率。可用：{}。", known.join("、")))
        })?;
        let number = |(code, basis): (&str, Basis)| self.answers.get(code).and_then(|answer| answer.value(basis));
        let (Some(above), Some(below)) = (number(asked.numerator), number(asked.denominator)) else {
            return Ok(Said::Nothing);
        };
        let spelled = asked.form.spell(above, below);
        Ok(self.derived(format!("率:{key}"), asked.label.to_string(), spelled))
    }

    fn growth(&self, code: &str, part: Option<&str>) -> Result<Said> {
        let figure = figures::named(code)?;
        let (Some(now), Some(before)) = (self.answers.get(code), self.last_year(figure)?) else {
            return Ok(Said::Nothing);
        };
        let asked = |answer: &Answer| match part {
            None => answer.values.first().copied(),
            Some(part) => {
                let mut all = answer.values.iter().chain(&answer.more);
                all.find(|value| value.unit == part || value.basis.word() == part).copied()
            }
        };
        let (Some(now), Some(before)) = (asked(now), asked(&before)) else {
            return Err(unknown_part(code, part.unwrap_or("")));
        };
        if before.value == 0 {
            return Ok(Said::Nothing);
        }
        let percent = ratio::growth(now.value, before.value, 1);
        let spelled = match percent.strip_prefix('-') {
            Some(fall) => format!("下降{fall}"),
            None => format!("增长{percent}"),
        };
        let label = format!("{}（{}）比上年同期", figure.label, now.unit);
        Ok(self.derived(format!("增:{code}.{}", now.basis.word()), label, spelled))
    }

    fn derived(&self, tag: String, label: String, spelled: String) -> Said {
        if spelled == ratio::NONE {
            return Said::Nothing;
        }
        Said::Pieces(vec![Piece::Derived { tag, label, spelled }])
    }

    fn last_year(&self, figure: &'static Figure) -> Result<Option<Answer>> {
        if let Some(known) = self.before.borrow().get(figure.code) {
            return Ok(known.clone());
        }
        let answer = match self.period.year_before() {
            Some(period) => figures::evaluate_some(self.reading, &period, Scope::County, &[figure])?.pop(),
            None => None,
        };
        self.before.borrow_mut().insert(figure.code, answer.clone());
        Ok(answer)
    }
}

/// Whether a slot asks for a figure, a fact or a ratio the program has.
pub fn is_known(slot: &Slot) -> bool {
    let (figure, fact) = (|code: &str| figures::named(code).is_ok(), |code: &str| evidence::named(code).is_ok());
    match slot {
        Slot::County | Slot::Year | Slot::Span | Slot::Period => true,
        Slot::Shown(code, _) | Slot::Given(code) => figure(code) || fact(code),
        Slot::Holds(code) => fact(code),
        Slot::Rule(code) | Slot::Growth(code, _) => figure(code),
        Slot::Ratio(key) => ratio::RATIOS.iter().any(|ratio| ratio.key == key),
    }
}

/// Whether a masked draft leaves a number out: every amount, and what the county's own report left blank.
pub fn left_out(answer: &Answer, value: &BasisValue) -> bool {
    value.basis == Basis::Amount || answer.figure.source.contains(&format!("{BLANK}{}", value.unit))
}

/// The period without its year, as a sentence begins: 全年, 上半年; a span of days is 报告期内.
fn span(period: &Period) -> String {
    let whole = period.chinese();
    match whole.split_once('年') {
        Some((_, rest)) if !period.spelled().contains("..") => rest.to_string(),
        Some(_) | None => "报告期内".into(),
    }
}

fn unknown_part(code: &str, part: &str) -> Error {
    Error::refused("E_SENTENCE", format!("“{code}”没有“{part}”这一计数口径或字段。请核对报告稿语句中的写法。"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_the_period_without_its_year() {
        for (text, words) in [
            ("2015", "全年"),
            ("2015-H1", "上半年"),
            ("2015-Q3", "第三季度"),
            ("2016-02", "2月"),
            ("2015-01-01..2015-12-25", "报告期内"),
        ] {
            assert_eq!(span(&Period::parse(text).unwrap()), words, "{text}");
        }
    }
}
