//! Names of sheets: Excel's rules, and no name twice.

use std::collections::HashSet;
use std::fmt;

/// A sheet name that Excel accepts and that no other sheet of its book bears; given by [`super::book::Book::sheet_name`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SheetName(String);

impl SheetName {
    /// The name as it stands on the tab.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Cells of the sheet, as formulas and links spell them.
    pub(super) fn reference(&self, cells: &str) -> String {
        format!("'{}'!{cells}", self.0.replace('\'', "''"))
    }
}

impl fmt::Display for SheetName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The names a book has given.
#[derive(Debug, Default)]
pub(super) struct SheetNames {
    taken: HashSet<String>,
}

impl SheetNames {
    /// Gives the wished name, or the next free one: `线索`, `线索(2)`, `线索(3)`.
    pub(super) fn give(&mut self, wished: &str) -> SheetName {
        let clean = cleaned(wished);
        let mut number = 1_u32;
        loop {
            let name = match number {
                1 => shortened(&clean, ""),
                _ => shortened(&clean, &format!("({number})")),
            };
            // Excel compares names without case, and keeps "History" for itself.
            let compared = name.to_lowercase();
            if compared != "history" && self.taken.insert(compared) {
                return SheetName(name);
            }
            number += 1;
        }
    }
}

/// Excel allows 31 characters, counted in UTF-16.
const LONGEST: usize = 31;

fn cleaned(wished: &str) -> String {
    let replaced: String = wished
        .chars()
        .map(|c| match c {
            '[' => '〔',
            ']' => '〕',
            ':' => '：',
            '*' => '＊',
            '?' => '？',
            '/' => '／',
            '\\' => '＼',
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => ' ',
            c => c,
        })
        .collect();
    let bare = replaced.trim_matches(|c: char| c.is_whitespace() || c == '\'');
    if bare.is_empty() { "工作表".to_string() } else { bare.to_string() }
}

fn shortened(name: &str, suffix: &str) -> String {
    let (start, _) = super::guard::split_at_units(name, LONGEST - suffix.len());
    format!("{}{suffix}", start.trim_end_matches(['\'', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_excels_rules_and_differ() {
        let mut names = SheetNames::default();
        for (wished, given) in [
            ("线索", "线索"),
            ("线索", "线索(2)"),
            ("[1]a:b*c?d/e\\f", "〔1〕a：b＊c？d／e＼f"),
            ("'引'", "引"),
            ("", "工作表"),
            ("ABC", "ABC"),
            ("abc", "abc(2)"),
            ("History", "History(2)"),
        ] {
            assert_eq!(names.give(wished).as_str(), given, "{wished}");
        }
        let long = "一二三四五六七八九十".repeat(4);
        for _ in 0..12 {
            assert!(names.give(&long).as_str().encode_utf16().count() <= 31, "Excel refuses longer names");
        }
    }
}
