//! Code lists: closed ones are enums the program branches on, open ones are rows the office may edit.
//!
//! Words are for programs and never change; labels and synonyms are for people. An unknown code is never a default.

use super::value::Value;
use crate::words::text::folded;
use std::collections::HashMap;

/// The open lists as shipped: one line a code, in the order of the office (domain paper §6).
const SHIPPED: &str = include_str!("codes.tsv");

/// A closed list, fixed in the program.
#[derive(Debug)]
pub struct ClosedList {
    /// Name of the list.
    pub name: &'static str,
    /// What the office calls it.
    pub label: &'static str,
    /// Word, label, synonyms.
    pub codes: &'static [(&'static str, &'static str, &'static [&'static str])],
}

/// An enum that is a closed list.
pub trait Closed: Sized + Copy + 'static {
    /// The list.
    const LIST: ClosedList;
    /// The stable word.
    fn word(self) -> &'static str;
    /// Reads a word.
    fn of_word(word: &str) -> Option<Self>;
}

/// Declares a closed list: an enum whose doc comments are the labels, stored by its words.
#[macro_export]
macro_rules! closed {
    ($(#[doc = $label:literal])+ $name:literal $ty:ident { $($(#[doc = $value:literal])+ $variant:ident = $word:literal $([$($synonym:literal),*])?;)* }) => {
        $(#[doc = $label])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $ty { $($(#[doc = $value])+ $variant,)* }

        impl $crate::register::codes::Closed for $ty {
            const LIST: $crate::register::codes::ClosedList = $crate::register::codes::ClosedList {
                name: $name,
                label: concat!($($label),+),
                codes: &[$(($word, concat!($($value),+), &[$($($synonym),*)?])),*],
            };

            fn word(self) -> &'static str {
                match self { $($ty::$variant => $word,)* }
            }

            fn of_word(word: &str) -> Option<Self> {
                match word { $($word => Some($ty::$variant),)* _ => None }
            }
        }

        impl $crate::register::Column for $ty {
            type Inner = $ty;
            const KIND: $crate::register::Kind = $crate::register::Kind::Code;
            const CODES: Option<&'static str> = Some($name);

            fn take(value: &$crate::register::Value) -> Option<$ty> {
                match value {
                    $crate::register::Value::Code(word) => <$ty as $crate::register::codes::Closed>::of_word(word),
                    _ => None,
                }
            }

            fn give(inner: $ty) -> $crate::register::Value {
                $crate::register::Value::Code($crate::register::codes::Closed::word(inner).to_string())
            }
        }
    };
}

/// Whether an office may add to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// Fixed in the program.
    Closed,
    /// The office's to edit.
    Open,
}

/// One code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeEntry {
    /// The list.
    pub list: String,
    /// Stable ASCII word, stored.
    pub word: String,
    /// Printed label.
    pub label: String,
    /// Group inside the list (小官; class of a sanction), empty where none.
    pub group: String,
    /// Other spellings ledgers use.
    pub synonyms: Vec<String>,
    /// First day it may be given, stored spelling; empty: from the beginning.
    pub valid_from: String,
    /// Last day it may be given; empty: still open.
    pub valid_to: String,
}

/// A list with its name for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListHead {
    /// Name of the list.
    pub name: String,
    /// What the office calls it.
    pub label: String,
    /// Whether the office may add to it.
    pub openness: Openness,
}

/// Heads of the open lists and their codes as shipped.
pub fn shipped() -> (Vec<ListHead>, Vec<CodeEntry>) {
    let mut heads = Vec::new();
    let mut entries = Vec::new();
    for line in SHIPPED.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut cells = line.split('\t').map(str::trim);
        let mut next = || cells.next().unwrap_or("").to_string();
        let first = next();
        if let Some(name) = first.strip_prefix('=') {
            heads.push(ListHead { name: name.to_string(), label: next(), openness: Openness::Open });
            continue;
        }
        let list = heads.last().map_or(String::new(), |head| head.name.clone());
        let (label, group, synonyms, valid_from, valid_to) = (next(), next(), next(), next(), next());
        let synonyms = synonyms.split('；').filter(|s| !s.is_empty()).map(str::to_string).collect();
        entries.push(CodeEntry { list, word: first, label, group, synonyms, valid_from, valid_to });
    }
    (heads, entries)
}

/// All lists in force, closed and open, ready for reading and printing.
#[derive(Clone, Debug, Default)]
pub struct CodeBook {
    heads: Vec<ListHead>,
    lists: HashMap<String, Vec<CodeEntry>>,
    spellings: HashMap<String, HashMap<String, String>>,
}

impl CodeBook {
    /// Builds the book from the closed lists of the program and the open ones of the office.
    pub fn new(closed: &[ClosedList], open_heads: Vec<ListHead>, open: Vec<CodeEntry>) -> CodeBook {
        let mut book = CodeBook::default();
        for list in closed {
            book.heads.push(ListHead { name: list.name.into(), label: list.label.trim().into(), openness: Openness::Closed });
            for (word, label, synonyms) in list.codes {
                book.enter(CodeEntry {
                    list: list.name.into(),
                    word: (*word).into(),
                    label: label.trim().into(),
                    group: String::new(),
                    synonyms: synonyms.iter().map(|s| (*s).to_string()).collect(),
                    valid_from: String::new(),
                    valid_to: String::new(),
                });
            }
        }
        book.heads.extend(open_heads);
        for entry in open {
            book.enter(entry);
        }
        book
    }

    fn enter(&mut self, entry: CodeEntry) {
        let spellings = self.spellings.entry(entry.list.clone()).or_default();
        for spelling in std::iter::once(&entry.label).chain(&entry.synonyms).chain(std::iter::once(&entry.word)) {
            spellings.entry(folded(spelling)).or_insert_with(|| entry.word.clone());
        }
        self.lists.entry(entry.list.clone()).or_default().push(entry);
    }

    /// The heads of all lists.
    pub fn heads(&self) -> &[ListHead] {
        &self.heads
    }

    /// The codes of a list in the office's order.
    pub fn list(&self, name: &str) -> &[CodeEntry] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// The word of a label, synonym or word, whatever its spelling.
    pub fn read(&self, list: &str, text: &str) -> Option<&str> {
        self.spellings.get(list)?.get(&folded(text)).map(String::as_str)
    }

    /// The printed label of a word; the word itself where the list does not know it.
    pub fn label<'a>(&'a self, list: Option<&str>, word: &'a str) -> &'a str {
        list.and_then(|name| self.entry(name, word)).map_or(word, |entry| entry.label.as_str())
    }

    /// The entry of a word.
    pub fn entry(&self, list: &str, word: &str) -> Option<&CodeEntry> {
        self.list(list).iter().find(|entry| entry.word == word)
    }

    /// The position of a word in its list: gravity, seniority, the order of filters.
    pub fn rank(&self, list: &str, word: &str) -> usize {
        self.list(list).iter().position(|entry| entry.word == word).unwrap_or(usize::MAX)
    }

    /// Whether a value of a coded field names codes the list knows.
    pub fn knows(&self, list: &str, value: &Value) -> bool {
        match value {
            Value::Code(word) => self.entry(list, word).is_some(),
            Value::Codes(words) => words.iter().all(|word| self.entry(list, word).is_some()),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_lists_have_unique_words_and_unambiguous_spellings() {
        let (heads, entries) = shipped();
        assert!(heads.len() > 20, "the open lists of the papers are there");
        let mut words = std::collections::HashSet::new();
        let mut spellings: HashMap<(String, String), String> = HashMap::new();
        for entry in &entries {
            assert!(words.insert((entry.list.clone(), entry.word.clone())), "{}/{} stands twice", entry.list, entry.word);
            assert!(entry.word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'), "{}", entry.word);
            for spelling in std::iter::once(&entry.label).chain(&entry.synonyms) {
                let key = (entry.list.clone(), folded(spelling));
                if let Some(other) = spellings.insert(key, entry.word.clone()) {
                    assert_eq!(other, entry.word, "{}: “{spelling}” means two codes", entry.list);
                }
            }
        }
    }
}
