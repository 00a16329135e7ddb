//! Columns of a table: what they are called, what stands in them, how wide they may be.

/// One column of a ledger.
#[derive(Clone, Debug)]
pub struct Column {
    /// The upper heading, shared with its neighbours of the same name: 被反映人.
    pub group: Option<String>,
    /// The heading: 姓名.
    pub heading: String,
    /// What stands in it.
    pub kind: ColumnKind,
    /// How wide it may be.
    pub width: Width,
    /// What stands below it in a last row; none by default. A table with any total gets the row 合计.
    pub total: Option<Total>,
}

impl Column {
    /// A column whose width fits its content, within what its kind needs.
    pub fn new(heading: impl Into<String>, kind: ColumnKind) -> Column {
        Column { group: None, heading: heading.into(), kind, width: kind.width(), total: None }
    }

    /// The same column below an upper heading.
    pub fn under(self, group: impl Into<String>) -> Column {
        Column { group: Some(group.into()), ..self }
    }

    /// The same column with another width.
    pub fn wide(self, width: Width) -> Column {
        Column { width, ..self }
    }

    /// The same column with a total.
    pub fn totalled(self, total: Total) -> Column {
        Column { total: Some(total), ..self }
    }

    /// Both headings in one: 被反映人.姓名.
    pub fn path(&self) -> String {
        match &self.group {
            Some(group) => format!("{group}.{}", self.heading),
            None => self.heading.clone(),
        }
    }
}

/// What stands in a column; it decides alignment and width. Any value may stand in any column, so that what was
/// never a day is not lost from a column of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// 序号: centred whole numbers.
    Ordinal,
    /// Names, codes, short words.
    Text,
    /// Sentences.
    LongText,
    /// Days.
    Day,
    /// Counts and measures.
    Number,
    /// Money in 元.
    Yuan,
    /// 是 or 否, or another word of one or two Hanzi.
    Flag,
}

impl ColumnKind {
    /// Columns of sentences are odd, for one character is kept free at the edge and Hanzi take two.
    fn width(self) -> Width {
        let (min, max) = match self {
            ColumnKind::Ordinal => (6, 8),
            ColumnKind::Text => (8, 25),
            ColumnKind::LongText => (21, 49),
            ColumnKind::Day => (12, 12),
            ColumnKind::Number => (6, 16),
            ColumnKind::Yuan => (12, 22),
            ColumnKind::Flag => (6, 10),
        };
        Width::Fit { min, max }
    }

    /// The width below which a table that is too wide for its page does not squeeze this column.
    pub(super) fn floor(self) -> u32 {
        match self {
            ColumnKind::LongText => 21,
            ColumnKind::Text => 9,
            ColumnKind::Ordinal | ColumnKind::Day | ColumnKind::Number | ColumnKind::Yuan | ColumnKind::Flag => MAX_WIDTH,
        }
    }
}

/// How wide a column is, in half-width characters of the body font (a Hanzi is two).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// As wide as its content, within bounds; texts wrap, a table too wide for its page may squeeze them.
    Fit {
        /// Never narrower.
        min: u32,
        /// Never wider, but for numbers and days, which do not wrap.
        max: u32,
    },
    /// Exactly so wide.
    Fixed(u32),
}

/// The least and the greatest width of any column.
pub(super) const MIN_WIDTH: u32 = 6;
pub(super) const MAX_WIDTH: u32 = 50;

/// What stands below a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// The sum of its numbers.
    Sum,
    /// How many of its cells hold something.
    Count,
}
