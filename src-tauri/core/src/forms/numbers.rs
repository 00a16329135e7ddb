//! The numbers of a form: figures and their shares, each asked for once.

use super::drawn::Bound;
use super::grid::{Axis, Cell, Span};
use crate::figures::figure::Basis;
use crate::figures::split::{self, Share};
use crate::figures::{self, Answer, Gap, Scope};
use crate::storage::Reading;
use crate::words::error::Result;
use crate::words::period::Period;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// Asks figures for a form.
pub(super) struct Numbers<'r> {
    pub(super) reading: &'r Reading<'r>,
    wholes: RefCell<HashMap<Asked, Option<Rc<Answer>>>>,
    shares: RefCell<HashMap<(&'static str, Asked), Shares>>,
    /// What was asked for, for the count of figures and for what they lack.
    asked: RefCell<BTreeSet<Asked>>,
}

/// A figure's code and a period as it is spelled.
type Asked = (&'static str, String);

type Shares = Rc<Vec<Share>>;

/// A number and what it counts.
pub(super) struct Number {
    pub(super) value: i64,
    pub(super) bound: Bound,
}

impl<'r> Numbers<'r> {
    pub(super) fn new(reading: &'r Reading<'r>) -> Numbers<'r> {
        Numbers { reading, wholes: RefCell::default(), shares: RefCell::default(), asked: RefCell::default() }
    }

    /// The number of a figure in a period, of the codes a cell names.
    pub(super) fn number(&self, code: &'static str, basis: Basis, of: Cell, period: &Period) -> Result<Option<Number>> {
        self.asked.borrow_mut().insert((code, period.spelled().to_string()));
        let bound = |split| Bound { figure: code, basis, split, span: Span::Period, period: period.spelled().to_string() };
        Ok(match of {
            Cell::Whole => {
                let answer = self.whole(code, period)?;
                let value = answer.as_ref().and_then(|answer| answer.value(basis));
                Some(Number { value: value.unwrap_or(0), bound: bound(None) })
            }
            Cell::Of(axis, words) => match column(code, basis, axis) {
                Some(column) => {
                    let shares = self.split(code, column, period)?;
                    let hit = |share: &&Share| share.word.as_deref().is_some_and(|word| words.contains(&word));
                    let value = shares.iter().filter(hit).map(|share| share.value(basis)).sum();
                    let words = words.iter().map(|word| (*word).to_string()).collect();
                    Some(Number { value, bound: bound(Some((column, words))) })
                }
                None => None,
            },
            Cell::Without(axis) => match column(code, basis, axis) {
                Some(column) => {
                    let shares = self.split(code, column, period)?;
                    let value = shares.iter().filter(|share| share.word.is_none()).map(|share| share.value(basis)).sum();
                    Some(Number { value, bound: bound(Some((column, Vec::new()))) })
                }
                None => None,
            },
            Cell::Count(..) | Cell::Part(..) | Cell::YearBefore => None,
            Cell::Sum(_) | Cell::Less(..) | Cell::Share(..) | Cell::ShareOfLine(..) | Cell::Growth(..) | Cell::Waiting => None,
        })
    }

    /// A figure split by an axis, in the order of the codes; nothing where the figure cannot be split so.
    pub(super) fn by(&self, code: &'static str, basis: Basis, axis: Axis, period: &Period) -> Result<Shares> {
        match column(code, basis, axis) {
            Some(column) => self.split(code, column, period),
            None => Ok(Rc::default()),
        }
    }

    /// How many figures were asked.
    pub(super) fn figures(&self) -> usize {
        self.asked.borrow().iter().map(|(code, _)| code).collect::<BTreeSet<_>>().len()
    }

    /// The rows that lack a field some figure of the form needs, each with the labels of what it lacks.
    pub(super) fn gaps(&self) -> Result<Vec<(Gap, &'static str)>> {
        let mut seen = BTreeSet::new();
        let mut all = Vec::new();
        for (code, period) in self.asked.borrow().iter() {
            let period = Period::parse(period)?;
            if self.whole(code, &period)?.is_none_or(|answer| answer.lacking == 0) {
                continue;
            }
            let figure = figures::named(code)?;
            for gap in figures::gaps(self.reading, figure, &period, Scope::County)? {
                if seen.insert((gap.register.name, gap.row, gap.field.name)) {
                    all.push((gap, figure.label));
                }
            }
        }
        Ok(all)
    }

    fn whole(&self, code: &'static str, period: &Period) -> Result<Option<Rc<Answer>>> {
        let key = (code, period.spelled().to_string());
        if let Some(known) = self.wholes.borrow().get(&key) {
            return Ok(known.clone());
        }
        let figure = figures::named(code)?;
        let answer = figures::evaluate_some(self.reading, period, Scope::County, &[figure])?.into_iter().next().map(Rc::new);
        self.wholes.borrow_mut().insert(key, answer.clone());
        Ok(answer)
    }

    fn split(&self, code: &'static str, column: &'static str, period: &Period) -> Result<Shares> {
        let key = (column, (code, period.spelled().to_string()));
        if let Some(known) = self.shares.borrow().get(&key) {
            return Ok(known.clone());
        }
        let shares = Rc::new(split::by_code(self.reading, figures::named(code)?, column, period, Scope::County)?);
        self.shares.borrow_mut().insert(key, shares.clone());
        Ok(shares)
    }
}

/// How each figure is split by each axis: the column of its fact, where need be for one basis only.
static AXES: &[(&[&str], Option<Basis>, Axis, &str)] = &[
    (&["F115", "B031"], None, Axis::EightRule, "i.eight_rule_code"),
    (&["F115"], Some(Basis::Incident), Axis::Rank, "rank"),
    (&["F115", "B031"], Some(Basis::Person), Axis::Rank, "p.rank_code"),
    (LETTERS, None, Axis::Channel, "channel"),
    (LETTERS, None, Axis::Origin, "origin"),
    (LETTERS, None, Axis::Class, "petition_class"),
    (LETTERS, None, Axis::Repeat, "repeat_flag"),
    (LETTERS, None, Axis::NameKind, "name_kind"),
    (LETTERS, None, Axis::AccusedRank, "accused_rank"),
    (LETTERS, None, Axis::Issue, "issue_types"),
    (LETTERS, None, Axis::Tag, "tags"),
    (LETTERS, None, Axis::Town, "issue_unit_id"),
    (&["B010", "B011", "B012", "B013", "B014", "B015"], None, Axis::Source, "source"),
    (&["B012"], None, Axis::Way, "disposal_way"),
    (&["B040", "B041", "B042", "B043", "B044"], None, Axis::Outcome, "outcome"),
    (&["B050", "B051", "B052", "B053", "B054", "B055", "B056", "B057", "B058"], None, Axis::Field, "field"),
];

const LETTERS: &[&str] = &["B001", "B002"];

/// The column by which a number is split on an axis, if it can be.
pub(super) fn column(code: &str, basis: Basis, axis: Axis) -> Option<&'static str> {
    let fits = |(codes, only, at, _): &&(&[&str], Option<Basis>, Axis, &str)| {
        codes.contains(&code) && *at == axis && only.is_none_or(|only| only == basis)
    };
    AXES.iter().find(fits).map(|(.., column)| *column)
}
