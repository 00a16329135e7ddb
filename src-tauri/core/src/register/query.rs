//! What a person may ask of a register: filters, a search, an order. Names only; storage writes the SQL.

use crate::words::ids::RowId;

/// A question to one register.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// All must hold.
    pub filters: Vec<Filter>,
    /// Words that must all occur, in the register's searchable fields or in the names of linked persons and units.
    pub search: Option<String>,
    /// Order; ties are broken by entry.
    pub order: Vec<Order>,
    /// Rows to show besides the living ones.
    pub void: Void,
    /// Only rows that are 待补录.
    pub incomplete: bool,
    /// Only these rows, as many as there may be: the ones behind a figure.
    pub among: Option<Vec<RowId>>,
}

/// Whether voided rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Void {
    /// Living rows only.
    #[default]
    Hidden,
    /// All rows.
    Shown,
}

/// One condition on one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// The field's position.
    pub field: usize,
    /// What it must be.
    pub test: Test,
}

/// What a field must be.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// One of these stored texts (code words, days, text as a whole).
    Is(Vec<String>),
    /// One of these numbers, amounts in 分, or flags as 0 and 1.
    Number(Vec<i64>),
    /// Linked to one of these rows.
    Linked(Vec<RowId>),
    /// Between two stored spellings, both included; an end that is not told is open.
    Between(Option<String>, Option<String>),
    /// Between two numbers or amounts in 分, both included; an end that is not told is open.
    Span(Option<i64>, Option<i64>),
    /// A text in which this one stands somewhere.
    Contains(String),
    /// What one of these says.
    Any(Vec<Test>),
    /// Empty.
    Missing,
    /// Not empty.
    Filled,
}

/// An order by one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The field's position.
    pub field: usize,
    /// Which way.
    pub way: Way,
}

/// Which way an order runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Smallest first, empty fields last.
    Up,
    /// Largest first, empty fields last.
    Down,
}
