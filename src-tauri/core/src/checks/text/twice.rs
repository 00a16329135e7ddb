//! One figure printed twice must be one number (rule type 9 of the domain paper): the same words, the same unit, the same
//! time, the same scope, in any report. What may be of a part, a place, a person or another time is never compared.

use super::finding::{Findings, Severity};
use super::frames::Frames;
use super::page::Text;
use super::period::{Period, Periods};
use super::reading::{Reading, Token};
use super::scope::{self, Scope};
use super::slip::{self, Slip};
use super::subject;
use super::sums::Breakdowns;
use super::units::Class;
use super::value::ONE;
use std::collections::HashMap;

/// The most places of one figure that are compared.
const MOST: usize = 12;

/// Looks for figures that are printed with different numbers.
pub(super) fn check(text: &Text, reading: &Reading, periods: &Periods, known: &Breakdowns, out: &mut Findings<'_>) {
    let mut named: Vec<(&Token, String)> = Vec::new();
    for (at, token) in reading.tokens.iter().enumerate() {
        let counts = token.is_count() && !token.found.value.is_about && !known.is_part(at);
        if counts
            && !is_more(token)
            && !is_among(text, reading, token)
            && let Some(subject) = subject::of(text, periods, token)
        {
            named.push((token, subject));
        }
    }
    let frames = Frames::new(text, reading);
    let shorter = subject::shorter(&named);
    let mut times: HashMap<(Class, &str), usize> = HashMap::new();
    for (token, subject) in &named {
        *times.entry((token.class(), shorter.get(subject).unwrap_or(subject))).or_default() += 1;
    }
    let mut told: HashMap<(Class, String, Period), Vec<Told<'_>>> = HashMap::new();
    let mut order = Vec::new();
    for (token, subject) in &named {
        let is_whole_name = !shorter.contains_key(subject);
        let subject = shorter.get(subject).unwrap_or(subject);
        if times.get(&(token.class(), subject)).is_none_or(|times| *times < 2) {
            continue;
        }
        // What is named again is of the time it was first named: 截至目前，对排查的47条线索……
        let named_again = token.label.ends_with('的') && !token.object.is_empty();
        let period = if named_again { Period::default() } else { periods.at(token.found.start) };
        let is_sum = ["共", "累计", "总计", "合计"].iter().any(|word| token.label.contains(word));
        if periods.is_part_of_year && token.label.contains("累计") && period.is_main() {
            continue;
        }
        let key = (token.class(), subject.clone(), period);
        let list = told.entry(key.clone()).or_default();
        if list.is_empty() {
            order.push(key);
        }
        if list.len() == MOST {
            continue;
        }
        let scope = scope::of(text, reading, &frames, token, subject);
        if !scope.is_of_someone {
            list.push(Told { token, scope, is_sum, is_whole_name });
        }
    }
    let mut seen: Vec<(usize, usize)> = Vec::new();
    for key in &order {
        let Some(list) = told.get(key) else { continue };
        let figure = Figure { text, reading, subject: &key.1 };
        figure.compare(list, &mut seen, out);
        figure.compare_loosely(list, &mut seen, out);
    }
}

/// A figure where it is told.
struct Told<'a> {
    token: &'a Token,
    scope: Scope,
    /// Whether its words sum up: 共, 累计.
    is_sum: bool,
    /// Whether nothing stands before its name.
    is_whole_name: bool,
}

/// A figure by its name.
struct Figure<'a> {
    text: &'a Text,
    reading: &'a Reading,
    subject: &'a str,
}

impl Figure<'_> {
    /// Numbers of the same scope: the one told most often holds; of a series of numbers none does.
    fn compare(&self, list: &[Told<'_>], seen: &mut Vec<(usize, usize)>, out: &mut Findings<'_>) {
        let Some(first) = list.first() else { return };
        let alike: Vec<&Told<'_>> = list.iter().filter(|told| told.scope.fits(&first.scope)).collect();
        let times = |of: &Told<'_>| alike.iter().filter(|told| agree(told.token, of.token)).count();
        let most = alike.iter().map(|told| times(told)).max().unwrap_or(0);
        if is_series(&alike) && most < 2 {
            return;
        }
        let Some(right) = alike.iter().find(|told| times(told) == most) else { return };
        for wrong in alike.iter().filter(|wrong| !agree(right.token, wrong.token)) {
            let (one, two) = (right.token, wrong.token);
            let same_paragraph = self.reading.paragraph(one) == self.reading.paragraph(two);
            if one.sentence == two.sentence || same_paragraph && !wrong.is_sum && !right.is_sum {
                continue;
            }
            let slip = slip::between(one.size(), two.size());
            let long = self.subject.chars().count();
            let summed = right.is_sum || wrong.is_sum || right.scope.says_whole() && wrong.scope.says_whole();
            let telling = summed || slip.is_some() || most > 1 || long >= 6;
            let clear = first.scope.is_open() && !same_paragraph && right.is_whole_name && wrong.is_whole_name;
            let sure = telling && clear && (long >= 4 || STAGES.contains(&self.subject));
            self.tell(one, two, if sure { Severity::Explain } else { Severity::Hint }, seen, out);
        }
    }

    /// One number in the open, one in a field of work, and they differ as a slip of the hand does.
    fn compare_loosely(&self, list: &[Told<'_>], seen: &mut Vec<(usize, usize)>, out: &mut Findings<'_>) {
        let [one, two] = list else { return };
        let (open, framed) = if one.scope.is_open() { (one, two) } else { (two, one) };
        if !open.scope.is_open() || !framed.scope.is_only_framed() || one.token.sentence == two.token.sentence {
            return;
        }
        let large = one.token.size().min(two.token.size()) >= 100 * ONE;
        let slipped = match slip::between(one.token.size(), two.token.size()) {
            Some(Slip::Swap) => true,
            Some(Slip::Digit | Slip::Dropped) => large,
            Some(Slip::Scale) | None => false,
        };
        if slipped && self.subject.chars().count() >= 4 {
            self.tell(one.token, two.token, Severity::Hint, seen, out);
        }
    }

    fn tell(&self, one: &Token, two: &Token, severity: Severity, seen: &mut Vec<(usize, usize)>, out: &mut Findings<'_>) {
        // 立案122件163人: the persons are told with the cases.
        let place = (one.sentence, two.sentence);
        if two.is_joined && seen.contains(&place) || out.tells(two.from, two.found.end) {
            return;
        }
        seen.push(place);
        let guess = slip::between(one.size(), two.size()).map(|slip| format!("{}。", slip.words())).unwrap_or_default();
        let words = format!(
            "“{}”{}为{}，此处为{}，同一项数字前后应当一致。{guess}请核对后统一；如果时间或范围不同，请写明。",
            self.subject,
            if one.from < two.from { "前文" } else { "后文" },
            stands(self.text, one),
            stands(self.text, two),
        );
        let same_unit = one.found.factor == two.found.factor;
        let unit = if same_unit { two.found } else { one.found };
        let number = self.text.words(one.found.start, one.found.digits_end);
        let expected = format!("{number}{}", self.text.words(unit.digits_end, unit.end));
        out.add("T-09", severity, (two.from, two.found.end), words, Some(expected));
    }
}

/// Whether two prints say the same, as exactly as each is printed.
fn agree(one: &Token, two: &Token) -> bool {
    one.found.value.is(two.size(), two.found.value.slack)
}

/// Whether numbers are of several things: more than two sizes among them.
fn is_series(alike: &[&Told<'_>]) -> bool {
    let mut sizes: Vec<i128> = alike.iter().map(|told| told.token.size()).collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes.len() > 2
}

fn stands(text: &Text, token: &Token) -> String {
    text.words(token.found.start, token.found.end)
}

/// What offices count under one word.
const STAGES: &[&str] = &["立案", "结案", "初核", "处分", "查结", "审结", "函询", "问责", "约谈"];

/// Whether a number is on top of another: 又立案5件.
fn is_more(token: &Token) -> bool {
    const MORE: &[&str] = &["又", "再", "另", "还", "新增", "追加", "补充", "其余", "剩余", "每", "平均", "人均"];
    MORE.iter().any(|word| token.label.contains(word)) || token.label.ends_with('各')
}

/// Whether a number is a part of another one of its sentence.
fn is_among(text: &Text, reading: &Reading, token: &Token) -> bool {
    const REACH: usize = 400;
    let Some(sentence) = reading.sentences.get(token.sentence) else { return true };
    let words = text.words(sentence.start.max(token.found.start.saturating_sub(REACH)), token.found.start);
    let words = words.rsplit('；').next().unwrap_or(&words);
    ["其中", "包括", "分别", "中，", "如，", "例如", "如："].iter().any(|word| words.contains(word))
}
