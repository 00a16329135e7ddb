//! Problems with the place where a person finds them: file, sheet, cell, field.

use serde::Serialize;
use std::fmt;

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is lost by going on.
    Note,
    /// The value or line was taken but somebody should look.
    Doubt,
    /// The value or line was not taken.
    Error,
}

/// Where in foreign material something stands. Every part may be unknown; rows and columns count from zero inside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// File name without folders.
    pub file: Option<String>,
    /// Sheet name.
    pub sheet: Option<String>,
    /// Zero-based row.
    #[serde(skip)]
    pub row: Option<u32>,
    /// Zero-based column.
    #[serde(skip)]
    pub column: Option<u32>,
    /// The field's label.
    pub field: Option<String>,
    /// The field's identifier, where a face can put the words at its box.
    #[serde(skip)]
    pub name: Option<&'static str>,
    /// The line a box belongs to: the identifier of the field that holds lines, and which of them, from zero.
    #[serde(skip)]
    pub line: Option<(&'static str, usize)>,
}

impl Place {
    /// A place known only by its file.
    pub fn file(name: impl Into<String>) -> Place {
        Place { file: Some(name.into()), ..Place::default() }
    }

    /// The same place, in a sheet.
    pub fn in_sheet(mut self, sheet: impl Into<String>) -> Place {
        self.sheet = Some(sheet.into());
        self
    }

    /// The same place, at a cell given by zero-based row and column.
    pub fn at(mut self, row: u32, column: u32) -> Place {
        self.row = Some(row);
        self.column = Some(column);
        self
    }

    /// The same place, at a row.
    pub fn at_row(mut self, row: u32) -> Place {
        self.row = Some(row);
        self
    }

    /// The same place, for a field known by its label.
    pub fn of_field(mut self, label: impl Into<String>) -> Place {
        self.field = Some(label.into());
        self
    }

    /// The same place, for a field known by its identifier too.
    pub fn named(mut self, name: &'static str) -> Place {
        self.name = Some(name);
        self
    }

    /// The cell as a spreadsheet names it (`C5`), or the row (`5`).
    pub fn cell(&self) -> Option<String> {
        match (self.row, self.column) {
            (Some(row), Some(column)) => Some(format!("{}{}", column_letters(column), u64::from(row) + 1)),
            (Some(row), None) => Some(format!("{}", u64::from(row) + 1)),
            (None, Some(column)) => Some(column_letters(column)),
            (None, None) => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        if let Some(file) = &self.file {
            parts.push(format!("文件“{file}”"));
        }
        if let Some(sheet) = &self.sheet {
            parts.push(format!("工作表“{sheet}”"));
        }
        match (self.row, self.column) {
            (Some(row), None) => parts.push(format!("第{}行", u64::from(row) + 1)),
            _ => parts.extend(self.cell().map(|cell| format!("单元格{cell}"))),
        }
        if let Some(field) = &self.field {
            parts.push(format!("“{field}”"));
        }
        f.write_str(&parts.join(" "))
    }
}

/// Spreadsheet letters of a zero-based column: 0 is A, 26 is AA.
pub fn column_letters(column: u32) -> String {
    let mut rest = u64::from(column) + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        let digit = ((rest - 1) % 26) as u8;
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Something wrong or doubtful, with its place and words that say what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it weighs.
    pub severity: Severity,
    /// A stable code: `unknown_unit`, `unmapped_column`, `E_PASSWORD` …
    pub code: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What happened and what to do, in Chinese; the place is not repeated.
    pub words: String,
}

impl Problem {
    /// A problem of the given weight.
    pub fn new(severity: Severity, code: &'static str, place: Place, words: impl Into<String>) -> Problem {
        Problem { severity, code, place, words: words.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}：{}", self.place, self.words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_a_spreadsheet_names_them() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")] {
            assert_eq!(column_letters(column), letters, "column {column}");
        }
        let place = Place::file("线索.xlsx").in_sheet("3月").at(4, 2).of_field("收到日期");
        assert_eq!(place.to_string(), "文件“线索.xlsx” 工作表“3月” 单元格C5 “收到日期”");
    }
}
