//! A form checks itself before it is written: sums, flows, what may not be less. A broken identity is printed with the
//! form and told with it; it never keeps a form from being written.

use super::grid::Identity;
use std::collections::BTreeMap;

/// The numbers of a sheet: band, line and column by their keys. A cell that says nothing is not among them.
pub type Table = BTreeMap<(usize, &'static str, &'static str), i64>;

/// A relation that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The relation, as it stands in the form.
    pub relation: &'static str,
    /// The band it fails in.
    pub band: usize,
    /// The line or column it fails in.
    pub at: &'static str,
    /// What stands on its left.
    pub left: i64,
    /// What stands on its right.
    pub right: i64,
}

/// The relations of a sheet that do not hold. `before` are the numbers of the year before the month, for what grows
/// month by month.
pub fn check(identities: &[Identity], table: &Table, before: Option<&Table>) -> Vec<Broken> {
    let mut broken = Vec::new();
    for identity in identities {
        match identity {
            Identity::Columns(prefix, whole, relation) => {
                for ((band, line), columns) in lines(table) {
                    let parts = sum(&columns, prefix);
                    if let (Some(left), Some(right)) = (parts, columns.get(whole).copied()) {
                        held(&mut broken, relation, band, line, left, right, |l, r| l == r);
                    }
                }
            }
            Identity::Lines(prefix, whole, relation) | Identity::LinesIn(_, prefix, whole, relation) => {
                let only: &[&str] = if let Identity::LinesIn(only, ..) = identity { only } else { &[] };
                for ((band, column), lines) in columns(table) {
                    if !only.is_empty() && !only.contains(&column) {
                        continue;
                    }
                    let parts = sum(&lines, prefix);
                    if let (Some(left), Some(right)) = (parts, lines.get(whole).copied()) {
                        held(&mut broken, relation, band, column, left, right, |l, r| l == r);
                    }
                }
            }
            Identity::NotLess(more, less, relation) => {
                for ((band, column), lines) in columns(table) {
                    if let (Some(left), Some(right)) = (lines.get(more), lines.get(less)) {
                        held(&mut broken, relation, band, column, *left, *right, |l, r| l >= r);
                    }
                }
            }
            Identity::AtMost(less, more, relation) => {
                for ((band, line), columns) in lines(table) {
                    if let (Some(left), Some(right)) = (columns.get(less), columns.get(more)) {
                        held(&mut broken, relation, band, line, *left, *right, |l, r| l <= r);
                    }
                }
            }
            Identity::Balance(relation, terms) => {
                for ((band, line), columns) in lines(table) {
                    let value = |sign: i64| -> Option<i64> {
                        let terms = terms.iter().filter(|(_, own)| own.signum() == sign);
                        terms.map(|(key, own)| sum(&columns, key).map(|value| value * own.abs())).sum()
                    };
                    if let (Some(left), Some(right)) = (value(1), value(-1)) {
                        held(&mut broken, relation, band, line, left, right, |l, r| l == r);
                    }
                }
            }
            Identity::Cumulative(relation) => {
                for ((band, line, column), month) in table.iter().filter(|((band, ..), _)| *band == 0) {
                    let earlier = before.and_then(|before| before.get(&(1, *line, *column)));
                    if let (Some(earlier), Some(year)) = (earlier, table.get(&(1, *line, *column))) {
                        held(&mut broken, relation, *band + 1, column, earlier + month, *year, |l, r| l == r);
                    }
                }
            }
        }
    }
    broken
}

type Cells = BTreeMap<&'static str, i64>;

fn lines(table: &Table) -> BTreeMap<(usize, &'static str), Cells> {
    let mut all: BTreeMap<(usize, &'static str), Cells> = BTreeMap::new();
    for ((band, line, column), value) in table {
        all.entry((*band, line)).or_default().insert(column, *value);
    }
    all
}

fn columns(table: &Table) -> BTreeMap<(usize, &'static str), Cells> {
    let mut all: BTreeMap<(usize, &'static str), Cells> = BTreeMap::new();
    for ((band, line, column), value) in table {
        all.entry((*band, column)).or_default().insert(line, *value);
    }
    all
}

/// What one key says, or all that begin with a key ending in a dot; nothing where none says anything.
fn sum(cells: &Cells, key: &str) -> Option<i64> {
    if !key.ends_with('.') {
        return cells.get(key).copied();
    }
    let mut parts = cells.iter().filter(|(known, _)| known.starts_with(key)).map(|(_, value)| *value).peekable();
    parts.peek()?;
    Some(parts.sum())
}

fn held(
    broken: &mut Vec<Broken>,
    relation: &'static str,
    band: usize,
    at: &'static str,
    left: i64,
    right: i64,
    holds: impl Fn(i64, i64) -> bool,
) {
    if !holds(left, right) {
        broken.push(Broken { relation, band, at, left, right });
    }
}
