//! The words that frame the numbers of a paragraph: the heading above it, its own first words, the name of its row; and
//! what the whole report is about, which makes no number one of a part.

use super::page::Text;
use super::period::is_heading;
use super::reading::Reading;
use super::scope::{TOPICS, places};
use std::collections::BTreeSet;

/// The words that frame the paragraphs of a text.
#[derive(Debug, Default)]
pub(super) struct Frames {
    lines: Vec<Line>,
    /// What the whole report is about, by its title and its words before the first number.
    pub(super) own_topics: BTreeSet<&'static str>,
    pub(super) own_places: BTreeSet<String>,
}

/// A line of the text with the stretches that frame its numbers.
#[derive(Debug, Default)]
struct Line {
    start: usize,
    heading: Option<(usize, usize)>,
    /// The first words of the paragraph.
    lead: Option<(usize, usize)>,
    /// The words that name a row of a list: `柳溪镇：`, `（一）扶贫方面。`.
    row: Option<(usize, usize)>,
}

/// Words that close a name of a part.
const ROW_ENDS: &[&str] = &["方面", "领域", "系统", "片区", "部分", "口"];

/// Words before a colon that name no part.
const NO_ROWS: &[&str] =
    &["说明", "注", "备注", "综上", "情况如下", "如下", "汇报如下", "报告如下", "同志们", "各位领导", "总体情况"];

impl Frames {
    /// The frames of all lines.
    pub(super) fn new(text: &Text, reading: &Reading) -> Frames {
        const LEAD: usize = 48;
        const ROW: usize = 14;
        const OPENING: usize = 80;
        let mut lines = Vec::new();
        let (mut start, mut heading, mut opening) = (0, None, 0);
        for (count, line) in text.plain().split(|c| *c == '\n').enumerate() {
            let end = start + line.len();
            if is_heading(line) {
                // The title speaks of the whole report.
                (heading, opening) = if count == 0 { (None, end) } else { (Some((start, end)), opening) };
            }
            // Words up to a number are of its own sentence.
            let stop = line.iter().take(LEAD).position(|c| matches!(c, '。' | '：') || c.is_ascii_digit());
            let lead = stop.filter(|end| line.get(*end).is_some_and(|c| !c.is_ascii_digit())).map(|end| (start, start + end));
            let row = line.iter().take(ROW + 4).position(|c| matches!(c, '。' | '：' | '，' | '\t')).filter(|end| {
                let name = text.words(start, start + end);
                let named =
                    matches!(line.get(*end), Some('：' | '\t')) && end <= &ROW && !NO_ROWS.iter().any(|no| name.ends_with(no));
                *end > 1 && (named || ROW_ENDS.iter().any(|word| name.ends_with(word)))
            });
            lines.push(Line { start, heading, lead, row: row.map(|end| (start, start + end)) });
            start = end + 1;
        }
        let title = text.words(0, opening);
        let own_topics: BTreeSet<_> = TOPICS.iter().copied().filter(|topic| title.contains(topic)).collect();
        let (mut own_topics, mut own_places) = (own_topics, places(&title));
        let first = reading.tokens.first();
        let sentence = first.and_then(|token| Some((reading.sentences.get(token.sentence)?.start, token)));
        if let Some((from, token)) = sentence.filter(|(from, token)| token.found.start - from <= OPENING) {
            let words = text.words(from, token.found.start);
            own_places.extend(places(&words));
            let counted = |topic: &&str| !token.label.contains(*topic) && !token.object.contains(*topic);
            own_topics.extend(TOPICS.iter().copied().filter(|topic| words.contains(topic)).filter(counted));
        }
        Frames { lines, own_topics, own_places }
    }

    fn line(&self, place: usize) -> Option<&Line> {
        let next = self.lines.partition_point(|line| line.start <= place);
        next.checked_sub(1).and_then(|at| self.lines.get(at))
    }

    /// The words of heading and paragraph at a place.
    pub(super) fn at(&self, text: &Text, place: usize) -> String {
        let Some(line) = self.line(place) else { return String::new() };
        let mut words = String::new();
        for (from, to) in [line.heading, line.lead].into_iter().flatten() {
            words.push_str(&text.words(from, to));
            words.push('|');
        }
        words
    }

    /// The name of the part a line tells of; acts of their own are not of a field of work: `会商方面，召开会议4次`.
    pub(super) fn row(&self, text: &Text, place: usize, depends: bool) -> Option<String> {
        let (from, to) = self.line(place)?.row.filter(|(_, to)| *to <= place)?;
        let name = text.words(from, to);
        (depends || !ROW_ENDS.iter().any(|end| name.ends_with(end))).then_some(name)
    }
}
