//! What each number of a report says: the sentence it stands in, the words it belongs to, and its part in a comparison.

use super::label::core;
use super::number::{self, Found};
use super::page::Text;
use super::roles::{self, Role};
use super::units::Class;

/// Words before a number that are looked at.
const REACH: usize = 60;

/// A number in its sentence.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) found: Found,
    pub(super) role: Role,
    /// Which sentence of the reading.
    pub(super) sentence: usize,
    /// Where the words that belong to it begin.
    pub(super) from: usize,
    /// The words before it, back to the last comma: `受理信访举报`; those of the number before if it follows directly.
    pub(super) label: String,
    /// The label without the words that only lead to the number.
    core: String,
    /// The words behind it, up to the next sign or number: `个具体问题` gives `具体问题`.
    pub(super) object: String,
    /// The first sign between the number before and this one.
    pub(super) sign: Option<char>,
    /// Whether it follows the number before directly: `163件163人`.
    pub(super) is_joined: bool,
}

impl Token {
    pub(super) fn class(&self) -> Class {
        self.found.class
    }

    pub(super) fn size(&self) -> i128 {
        self.found.value.size
    }

    /// Whether it counts something exactly.
    pub(super) fn is_count(&self) -> bool {
        self.role == Role::Count && self.found.class.counts()
    }

    /// Whether the words around it say any of these.
    pub(super) fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.label.contains(word) || self.object.contains(word))
    }

    /// The label without the words that only lead to the number.
    pub(super) fn core(&self) -> &str {
        &self.core
    }

    /// The words it belongs to: those before it, else those behind.
    pub(super) fn subject(&self) -> &str {
        if self.core().is_empty() { &self.object } else { self.core() }
    }
}

/// A sentence: its characters and its numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sentence {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its numbers among all, from the first to behind the last.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) paragraph: usize,
}

/// A report, read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) sentences: Vec<Sentence>,
    pub(super) tokens: Vec<Token>,
}

impl Reading {
    /// The numbers of a sentence with their places among all.
    pub(super) fn of(&self, sentence: Sentence) -> impl DoubleEndedIterator<Item = (usize, &Token)> {
        let tokens = self.tokens.get(sentence.first..sentence.last).unwrap_or_default();
        tokens.iter().enumerate().map(move |(step, token)| (sentence.first + step, token))
    }

    /// The place of the first number that begins at a place of the text or behind it.
    pub(super) fn from(&self, place: usize) -> usize {
        self.tokens.partition_point(|token| token.found.start < place)
    }

    /// The number before a place of a sentence, if there is one.
    pub(super) fn before(&self, sentence: Sentence, place: usize) -> Option<&Token> {
        let at = self.from(place).checked_sub(1).filter(|at| *at >= sentence.first)?;
        self.tokens.get(at)
    }

    /// The paragraph a number stands in.
    pub(super) fn paragraph(&self, token: &Token) -> usize {
        self.sentences.get(token.sentence).map_or(0, |sentence| sentence.paragraph)
    }
}

/// Reads a text. What stands in an annex is no statement of the report: it is not read.
pub(super) fn read(text: &Text) -> Reading {
    let end = annex(text).unwrap_or(usize::MAX);
    let mut sentences = sentences(text);
    sentences.retain(|sentence| sentence.start < end);
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    for found in number::find(text).into_iter().filter(|found| found.start < end) {
        while let Some(sentence) = sentences.get(at) {
            if found.start < sentence.end {
                break;
            }
            at += 1;
            if let Some(next) = sentences.get_mut(at) {
                (next.first, next.last) = (tokens.len(), tokens.len());
            }
        }
        let Some(sentence) = sentences.get_mut(at) else { break };
        let before = tokens.last().filter(|token| token.sentence == at);
        let token = place(text, found, at, sentence.start, before);
        tokens.push(token);
        sentence.last = tokens.len();
    }
    // Sentences behind the last number hold none.
    let count = tokens.len();
    for sentence in sentences.iter_mut().skip(at + 1) {
        (sentence.first, sentence.last) = (count, count);
    }
    for at in 0..tokens.len() {
        let end = tokens.get(at + 1).map_or(usize::MAX, |next| next.found.start);
        if let Some(token) = tokens.get_mut(at) {
            token.object = object(text, token.found.end, end);
        }
    }
    mark_starts(&mut tokens);
    Reading { sentences, tokens }
}

/// Where the first annex begins: a line that says only 附件 or 附件1, in a text that has announced it with 附件：.
fn annex(text: &Text) -> Option<usize> {
    let (mut start, mut is_announced) = (0, false);
    for line in text.plain().split(|c| *c == '\n') {
        let words: String = line.iter().filter(|c| !c.is_whitespace()).collect();
        is_announced |= words.starts_with("附件：") || words.starts_with("附件:");
        let number = words.strip_prefix("附件");
        if is_announced && number.is_some_and(|number| number.chars().all(char::is_numeric)) {
            return Some(start);
        }
        start += line.len() + 1;
    }
    None
}

fn sentences(text: &Text) -> Vec<Sentence> {
    let mut all = Vec::new();
    let (mut start, mut paragraph) = (0, 0);
    for (at, c) in text.plain().iter().enumerate() {
        if !matches!(c, '。' | '！' | '？' | '\n') {
            continue;
        }
        if at > start {
            all.push(Sentence { start, end: at + 1, paragraph, ..Sentence::default() });
        }
        start = at + 1;
        paragraph += usize::from(*c == '\n');
    }
    if start < text.len() {
        all.push(Sentence { start, end: text.len(), paragraph, ..Sentence::default() });
    }
    all
}

fn is_sign(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：' | '\t')
}

fn place(text: &Text, found: Found, sentence: usize, start: usize, before: Option<&Token>) -> Token {
    let lead = before.map_or(start, |token| token.found.end).max(found.start.saturating_sub(REACH));
    let (from, clause) = (back(text, lead, found.start, true), back(text, lead, found.start, false));
    let label = text.words(from, found.start);
    let between = text.words(lead, found.start);
    let joined = before.filter(|token| {
        let apart = token.found.class != found.class && found.class.counts() && token.found.class.counts();
        apart && matches!(between.as_str(), "" | "、" | "，" | "/" | "涉及" | "，涉及" | "共" | "、涉及")
    });
    let compared = before.is_some_and(|token| token.role == Role::Base);
    let role = roles::role(&text.words(clause, found.start), &found, compared);
    match joined {
        Some(token) => Token {
            role: token.role,
            label: token.label.clone(),
            core: token.core.clone(),
            sign: token.sign,
            is_joined: true,
            from: token.from,
            found,
            sentence,
            object: String::new(),
        },
        None => {
            let sign = first_sign(text, lead, found.start);
            let core = core(&label).to_string();
            Token { found, role, sentence, from, label, core, object: String::new(), sign, is_joined: false }
        }
    }
}

/// Where the words before a number begin: behind the last sign that stands in no brackets and no quotes of its own.
fn back(text: &Text, from: usize, to: usize, stops_at_brackets: bool) -> usize {
    let (mut brackets, mut quotes) = (0, 0);
    let mut at = to;
    // `12个乡镇、9个`: a number right behind a sign has no words before it; those are of the number before.
    let ahead = (from..to).rev().map(|place| text.at(place)).find(|c| *c != ' ');
    if ahead == Some('、') && stops_at_brackets {
        return to;
    }
    while at > from {
        match text.at(at - 1) {
            '）' => brackets += 1,
            '（' if brackets > 0 => brackets -= 1,
            '（' if stops_at_brackets => return at,
            '”' => quotes += 1,
            '“' if quotes > 0 => quotes -= 1,
            '、' if brackets == 0 && quotes == 0 && at - 1 == from => return at,
            '，' | '；' | '：' | '\t' | '。' | '\n' if brackets == 0 && quotes == 0 => return at,
            _ => {}
        }
        at -= 1;
    }
    // Closing signs of what stood before belong to the number before.
    while at < to && matches!(text.at(at), '）' | '”' | '、' | ' ') {
        at += 1;
    }
    at
}

fn first_sign(text: &Text, from: usize, to: usize) -> Option<char> {
    let mut depth = 0;
    for at in from..to {
        match text.at(at) {
            '（' => {
                let closes = (at..to).any(|place| text.at(place) == '）');
                if !closes {
                    return Some('（');
                }
                depth += 1;
            }
            '）' if depth > 0 => depth -= 1,
            c if is_sign(c) && depth == 0 => return Some(c),
            _ => {}
        }
    }
    None
}

/// The words behind a number up to the next sign.
fn object(text: &Text, from: usize, next: usize) -> String {
    const LONGEST: usize = 24;
    let mut to = from;
    while to < next.min(from + LONGEST)
        && !matches!(text.at(to), '，' | '、' | '；' | '：' | '。' | '（' | '）' | '\n' | '\t' | '！' | '？')
    {
        to += 1;
    }
    text.words(from, to)
}

/// `由40件增至71件`: the first of the two is what is compared with.
fn mark_starts(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let Some([first, second]) = tokens.get_mut(at - 1..=at) else { continue };
        let starts = ["由", "从"].iter().any(|word| first.label.contains(word));
        let reaches = second.label.ends_with(['至', '到'])
            && roles::change_at_end(second.label.trim_end_matches(['至', '到']), true).is_some();
        if starts && reaches && first.sentence == second.sentence && first.class() == second.class() {
            first.role = Role::Base;
            second.role = Role::Count;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;
    use crate::checks::text::roles::Trend;

    fn roles(words: &str) -> Vec<(String, Role)> {
        read(&Text::new(words)).tokens.into_iter().map(|token| (token.subject().to_string(), token.role)).collect()
    }

    #[test]
    fn a_number_knows_its_words_and_its_part() {
        let seen =
            roles("全县共接收信访举报461件，比去年同期增加245件，同比增长123.8%；检举控告401件，比去年同期687件少286件。");
        let parts: Vec<Role> = seen.iter().map(|(_, role)| *role).collect();
        let up = Trend::Up;
        assert_eq!(parts, [Role::Count, Role::Delta(up), Role::Growth(up), Role::Count, Role::Base, Role::Delta(Trend::Down)]);
        assert_eq!(seen[0].0, "接收信访举报");
        assert_eq!(seen[3].0, "检举控告");
        let seen = roles("由去年的40件增至71件，较2014年的298件上升12.5%，占总数的43%，办结率达97.5%，上年结转12件");
        let parts: Vec<Role> = seen.iter().map(|(_, role)| *role).collect();
        assert_eq!(parts, [Role::Base, Role::Count, Role::Base, Role::Growth(up), Role::Share, Role::Rate, Role::Count]);
    }

    #[test]
    fn brackets_and_quotes_keep_their_signs() {
        let text = Text::new("涉及村（社区）干部、基层站所主要负责人等“小官”40件71名，通报批评35件42人、单位16个。");
        let tokens = read(&text).tokens;
        let seen: Vec<(&str, bool)> = tokens.iter().map(|token| (token.subject(), token.is_joined)).collect();
        assert_eq!(
            seen,
            [
                ("村（社区）干部、基层站所主要负责人等“小官”", false),
                ("村（社区）干部、基层站所主要负责人等“小官”", true),
                ("通报批评", false),
                ("通报批评", true),
                ("单位", false),
            ]
        );
        assert_eq!(tokens[2].sign, Some('，'));
        assert_eq!(tokens[4].sign, Some('、'));
    }
}
