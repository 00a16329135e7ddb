//! What a form is: dated data that says which sheets stand in it, in which order, and what each shows.

/// A form, valid for periods that end between two days.
#[derive(Debug)]
pub struct Layout {
    /// Its name on the command line.
    pub name: &'static str,
    /// What the office calls it.
    pub label: &'static str,
    /// The title on its cover, after county and period.
    pub title: &'static str,
    /// Who asks for it, or where the layout comes from.
    pub source: &'static str,
    /// First day it holds for, stored spelling; empty: from the beginning.
    pub valid_from: &'static str,
    /// Last day it holds for; empty: still open.
    pub valid_to: &'static str,
    /// Its sheets in order.
    pub sheets: &'static [Sheet],
}

/// One sheet of a form.
#[derive(Debug)]
pub enum Sheet {
    /// The cover with the table of contents; the name on its tab.
    Cover(&'static str),
    /// All figures of the period; the name on its tab.
    Figures(&'static str),
    /// What the relation checks say of the period's records; the name on its tab.
    Checks(&'static str),
    /// The rows of a register.
    Ledger(Ledger),
    /// The rows that lack a field a figure needs; the name on its tab.
    Gaps(&'static str),
}

/// A slice of a register, under the register's own label.
#[derive(Debug)]
pub struct Ledger {
    /// The register or lines.
    pub register: &'static str,
    /// Which of its rows.
    pub span: Span,
    /// Its columns in order, after 序号.
    pub columns: &'static [Part],
    /// So many of them say which row it is.
    pub keys: usize,
    /// Rows of another register that stand beside the row they belong to.
    pub below: Option<Below>,
}

/// Which rows of a register belong to a period.
#[derive(Debug, Clone, Copy)]
pub enum Span {
    /// One of these days lies in the period; ordered by the first.
    Flow(&'static [&'static str]),
    /// First and last day of validity hold the period's last day; an empty field sets no bound.
    Stock(&'static str, &'static str),
    /// This year is the plan year of the period.
    PlanYear(&'static str),
    /// Lines whose parents stand in the form.
    Lines,
}

/// Rows that stand beside their parent, which is merged over them.
#[derive(Debug)]
pub struct Below {
    /// Their register.
    pub register: &'static str,
    /// The field that links them to the parent.
    pub by: &'static str,
    /// Their columns in order.
    pub columns: &'static [Part],
}

/// One column: a field by name, its label comes from the description.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    /// Names, codes, days, numbers.
    Short(&'static str),
    /// Sentences.
    Long(&'static str),
    /// The parent of a line, under the parent register's label.
    Parent,
}
