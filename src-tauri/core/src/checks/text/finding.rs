//! What the reader says of a text: rule, weight, place, words.

use super::page::Text;
use serde::Serialize;

/// The most characters of a quote.
const LONGEST_QUOTE: usize = 60;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// 提示: worth a look.
    Hint,
    /// 需说明: true only under a reading that should be stated.
    Explain,
    /// 错误: cannot be true.
    Error,
}

impl Severity {
    /// The word offices use.
    pub fn words(self) -> &'static str {
        match self {
            Severity::Hint => "提示",
            Severity::Explain => "需说明",
            Severity::Error => "错误",
        }
    }
}

/// Something a careful reader would ask about a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextFinding {
    /// The rule: a relation of the county report (`K-12`) or a general one (`T-01`).
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What stands at the place, at most 60 characters.
    pub quote: String,
    /// Where it stands, in characters.
    pub offset: usize,
    /// Characters of the quote.
    pub length: usize,
    /// What does not agree, how it was computed, what to do.
    pub words: String,
    /// What should stand there, where it can be computed.
    pub expected: Option<String>,
}

/// Collects findings of one text.
pub(super) struct Findings<'a> {
    pub(super) text: &'a Text,
    all: Vec<TextFinding>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(text: &'a Text) -> Findings<'a> {
        Findings { text, all: Vec::new() }
    }

    /// Adds a finding at a stretch of the text; blanks at its ends are left out, what is too long is cut at its end.
    pub(super) fn add(
        &mut self,
        rule: &'static str,
        severity: Severity,
        place: (usize, usize),
        words: String,
        expected: Option<String>,
    ) {
        let (mut from, mut to) = (place.0.min(place.1), place.0.max(place.1).min(self.text.len()));
        while from < to && matches!(self.text.at(from), ' ' | '\n' | '\t' | '，' | '、' | '。' | '；' | '：') {
            from += 1;
        }
        while to > from && matches!(self.text.at(to - 1), ' ' | '\n' | '\t') {
            to -= 1;
        }
        let quote = self.text.piece(from, to.min(from + LONGEST_QUOTE));
        let length = quote.chars().count();
        let finding = TextFinding { rule, severity, quote, offset: from, length, words, expected };
        if !self
            .all
            .iter()
            .rev()
            .take(64)
            .any(|known| known.rule == rule && known.offset == from && known.words == finding.words)
        {
            self.all.push(finding);
        }
    }

    /// Whether a relation of the county report is already told above a hint at a place.
    pub(super) fn tells(&self, from: usize, to: usize) -> bool {
        let told = self.all.iter().filter(|known| known.rule.starts_with('K') && known.severity > Severity::Hint);
        told.into_iter().any(|known| known.offset < to && from < known.offset + known.length)
    }

    /// The stretch that holds all of it if a quote can, else its most telling part.
    pub(super) fn stretch(whole: (usize, usize), part: (usize, usize)) -> (usize, usize) {
        if whole.1.saturating_sub(whole.0) <= LONGEST_QUOTE { whole } else { part }
    }

    /// All findings in the order of the text.
    pub(super) fn finish(mut self) -> Vec<TextFinding> {
        self.all.sort_by(|one, other| (one.offset, one.rule).cmp(&(other.offset, other.rule)));
        self.all
    }
}
