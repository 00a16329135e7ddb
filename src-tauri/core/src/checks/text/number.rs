//! Finds the numbers of a text and leaves out what counts nothing: years, days, times, ordinals, document numbers,
//! telephone numbers, ages, durations, campaign names such as 5+2+1.

use super::page::Text;
use super::units::{self, Behind, Class};
use super::value::{ONE, Value};

/// The most digits before the point a count has; longer runs are account or telephone numbers.
const MOST_DIGITS: usize = 12;

/// A number with its unit, at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// First character of the number.
    pub(super) start: usize,
    /// Behind its last digit.
    pub(super) digits_end: usize,
    /// Behind its unit.
    pub(super) end: usize,
    pub(super) value: Value,
    pub(super) class: Class,
    /// What one of its printed unit is worth: 10,000 for 万元, 1 for 件.
    pub(super) factor: i128,
    /// Whether it is written in Chinese numerals.
    pub(super) is_spelled: bool,
}

/// All numbers with a unit, in order.
pub(super) fn find(text: &Text) -> Vec<Found> {
    let mut all = Vec::new();
    let mut bare = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let c = text.at(at);
        if c.is_ascii_digit() {
            let (next, read) = arabic(text, at);
            match read {
                Read::Number(found) => {
                    lend_unit(text, &mut bare, &found, &mut all);
                    all.push(found);
                }
                Read::Bare(number) => bare.push(number),
                Read::NoCount => bare.clear(),
            }
            at = next;
        } else if NUMERALS.contains(c) {
            let (next, found) = spelled(text, at);
            all.extend(found);
            at = next;
        } else {
            at += 1;
        }
    }
    all
}

/// What a run of digits is.
enum Read {
    Number(Found),
    Bare(Bare),
    NoCount,
}

/// A number without a unit.
struct Bare {
    start: usize,
    end: usize,
    size: i128,
    last: i128,
}

/// `235、56和38件`: the unit behind the last number is that of all.
fn lend_unit(text: &Text, bare: &mut Vec<Bare>, found: &Found, all: &mut Vec<Found>) {
    let joins = |c: char| matches!(c, '、' | '和' | '及' | '与');
    let mut next = found.start;
    let mut from = bare.len();
    for number in bare.iter().rev() {
        if number.end + 1 != next || !joins(text.at(number.end)) {
            break;
        }
        next = number.start;
        from -= 1;
    }
    for Bare { start, end, size, last } in bare.drain(..).skip(from) {
        let last = last * found.factor;
        let slack = if found.value.slack > 0 { last / 2 } else { 0 };
        let value = Value { size: size * found.factor, slack, last, is_about: false };
        all.push(Found { start, digits_end: end, end, value, ..*found });
    }
}

fn arabic(text: &Text, start: usize) -> (usize, Read) {
    let mut at = start;
    let (mut whole, mut digits) = (0_i128, 0);
    while text.at(at).is_ascii_digit() || text.at(at) == ',' {
        if let Some(digit) = text.at(at).to_digit(10) {
            digits += 1;
            if digits <= MOST_DIGITS {
                whole = whole * 10 + i128::from(digit);
            }
        }
        at += 1;
    }
    let (mut part, mut decimals) = (0_i128, 0_u32);
    if text.at(at) == '.' && text.at(at + 1).is_ascii_digit() {
        at += 1;
        while let Some(digit) = text.at(at).to_digit(10).filter(|_| text.at(at).is_ascii_digit()) {
            if decimals < 6 {
                part = part * 10 + i128::from(digit);
                decimals += 1;
            }
            at += 1;
        }
    }
    let before = text.at(start.wrapping_sub(1));
    let chained = |c: char| matches!(c, '+' | '-' | '/' | '.' | '〔' | '#' | '=' | '×') || c.is_ascii_alphabetic();
    let behind = text.at(at);
    if digits > MOST_DIGITS || chained(before) || chained(behind) || behind == '：' && text.at(at + 1).is_ascii_digit() {
        return (past_chain(text, at), Read::NoCount);
    }
    if is_ordinal(text, start) {
        return (at, Read::NoCount);
    }
    let scale = 10_i128.pow(decimals);
    let last = ONE / scale;
    let size = (whole * scale + part) * last;
    match finish(text, start, at, size, last, false) {
        (next, Some(found)) => (next, Read::Number(found)),
        (_, None) if matches!(behind, '、' | '和' | '及' | '与') => (at, Read::Bare(Bare { start, end: at, size, last })),
        (next, None) => (next, Read::NoCount),
    }
}

/// Behind everything that hangs together with a number that counts nothing.
fn past_chain(text: &Text, from: usize) -> usize {
    let mut at = from;
    loop {
        let c = text.at(at);
        let joins = matches!(c, '+' | '-' | '/' | '.' | '：' | '#') && text.at(at + 1).is_ascii_alphanumeric();
        if !(c.is_ascii_alphanumeric() || joins) {
            return at;
        }
        at += 1;
    }
}

fn is_ordinal(text: &Text, start: usize) -> bool {
    let mut before = start;
    while before > 0 && text.at(before - 1) == ' ' {
        before -= 1;
    }
    before > 0 && matches!(text.at(before - 1), '第' | '前' | '〔' | '每') && !text.says(before.saturating_sub(2), "此前")
}

/// Multiplier, vagueness and unit behind the digits.
fn finish(text: &Text, start: usize, digits_end: usize, size: i128, last: i128, is_spelled: bool) -> (usize, Option<Found>) {
    let mut at = digits_end;
    let (mut factor, mut is_about) = (1_i128, false);
    while text.at(at) == ' ' && at < digits_end + 2 {
        at += 1;
    }
    let vague = |c: char| matches!(c, '余' | '多' | '几');
    if vague(text.at(at)) && !is_spelled_end(text, at) {
        is_about = true;
        at += 1;
    }
    for (c, by) in [('亿', 100_000_000), ('万', 10_000)] {
        let is_money = text.at(at + 1) == '元' || text.says(at + 1, "余元");
        if text.at(at) == c && !is_money {
            factor = by;
            at += 1;
        }
    }
    if vague(text.at(at)) {
        is_about = true;
        at += 1;
    }
    while text.at(at) == ' ' && at < digits_end + 4 {
        at += 1;
    }
    let from = if is_about && at == digits_end + 1 { digits_end } else { at };
    match units::behind(|word| text.says(at, word)) {
        Behind::Unit(class, unit, length) => {
            if matches!(units::behind(|word| text.says(from, word)), Behind::NoCount) {
                return (at, None);
            }
            let by = factor * (unit / ONE);
            let rounded = factor > 1 || last < ONE && class != Class::Money && class.counts();
            let last = last * by;
            let slack = if rounded || class == Class::Money && (last % ONE != 0 || unit > ONE) { last / 2 } else { 0 };
            let end = at + length;
            let is_about = is_about || is_vague_before(text, start) || is_vague_behind(text, end);
            let value = Value { size: size * by, slack: if class.counts() { slack } else { 0 }, last, is_about };
            (end, Some(Found { start, digits_end, end, value, class, factor: by, is_spelled }))
        }
        Behind::NoCount | Behind::Nothing => (at.max(digits_end), None),
    }
}

/// 多 and 几 behind digits may begin a word of their own.
fn is_spelled_end(text: &Text, at: usize) -> bool {
    ["多次", "多方", "多部门", "多层", "几乎"].iter().any(|word| text.says(at, word))
}

fn is_vague_before(text: &Text, start: usize) -> bool {
    const WORDS: &[&str] = &[
        "约",
        "近",
        "逾",
        "超",
        "超过",
        "不足",
        "至少",
        "不少于",
        "不低于",
        "不超过",
        "最多",
        "大约",
        "接近",
        "将近",
        "突破",
        "近乎",
        "上",
        "每",
        "人均",
        "平均",
        "户均",
        "低于",
        "高于",
        "多于",
        "少于",
        "不得超过",
        "超出",
    ];
    WORDS.iter().any(|word| {
        let length = word.chars().count();
        start >= length && text.says(start - length, word)
    })
}

fn is_vague_behind(text: &Text, end: usize) -> bool {
    ["以上", "以下", "以内", "之内", "左右", "上下", "余"].iter().any(|word| text.says(end, word))
}

const NUMERALS: Numerals = Numerals;

/// The characters Chinese numerals are made of.
struct Numerals;

impl Numerals {
    fn contains(&self, c: char) -> bool {
        digit(c).is_some() || place(c).is_some() || matches!(c, '万' | '亿')
    }
}

fn digit(c: char) -> Option<i128> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn place(c: char) -> Option<i128> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// A number in Chinese numerals, where it counts: before 件, 起, 人, 名, 件次, 人次, 元, or longer than one numeral.
fn spelled(text: &Text, start: usize) -> (usize, Option<Found>) {
    let mut at = start;
    let (mut total, mut section, mut current) = (0_i128, 0_i128, None);
    let mut sound = true;
    while at < start + MOST_DIGITS && NUMERALS.contains(text.at(at)) {
        let c = text.at(at);
        if let Some(value) = digit(c) {
            sound &= current.is_none_or(|before| before == 0);
            current = Some(value);
        } else if let Some(size) = place(c) {
            sound &= current.is_some() || c == '十' && section == 0;
            section += current.unwrap_or(1) * size;
            current = None;
        } else {
            // 万元 is a unit of its own; the multiplier is left to it.
            if text.at(at + 1) == '元' {
                break;
            }
            sound &= at > start;
            total = (total + section + current.unwrap_or(0)) * if c == '万' { 10_000 } else { 100_000_000 };
            section = 0;
            current = None;
        }
        at += 1;
    }
    let length = at - start;
    let size = total + section + current.unwrap_or(0);
    let before = text.at(start.wrapping_sub(1));
    let named = matches!(before, '第' | '前' | '“' | '《' | '每' | '同' | '任' | '统' | '之') || before.is_ascii_digit();
    if !sound || length == 0 || size == 0 || named || is_ordinal(text, start) {
        return (at.max(start + 1), None);
    }
    let (next, found) = finish(text, start, at, size * ONE, ONE, true);
    let counted = found.filter(|found| match found.class {
        Class::Person | Class::Case | Class::Letter | Class::PersonAction | Class::Money => {
            length > 1 || !is_idiom(text, start)
        }
        Class::Incident => size > 1,
        Class::Clue | Class::Item | Class::Object | Class::Event => length > 1 && !text.says(at, "项规定"),
        Class::Percent | Class::Point | Class::Other(_) => false,
    });
    (if counted.is_some() { next } else { at }, counted)
}

/// 一人一案, 一件一策, 一名党员一面旗: the numeral is part of a phrase.
fn is_idiom(text: &Text, start: usize) -> bool {
    text.at(start) == '一' && (text.at(start + 2) == '一' || start >= 2 && text.at(start - 2) == '一')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::text::value::printed;

    fn seen(words: &str) -> Vec<String> {
        let text = Text::new(words);
        find(&text)
            .iter()
            .map(|found| {
                format!(
                    "{}{}",
                    printed(found.value.size, found.class, found.value.decimals()),
                    if found.value.is_about { "?" } else { "" }
                )
            })
            .collect()
    }

    #[test]
    fn counts_are_read_however_they_are_written() {
        assert_eq!(seen("立案163件163人，受理203件次"), ["163件", "163人", "203件次"]);
        assert_eq!(seen("共１，２３４件、1,234件（次）"), ["1234件", "1234件次"]);
        assert_eq!(seen("清退86.42万元，1.2亿元，300余万元，收缴3500元"), ["86.42万元", "12000万元", "300万元?", "3500元"]);
        assert_eq!(seen("信访62万件次，增长44.3%，提高2.5个百分点"), ["620000件次", "44.3%", "2.5个百分点"]);
        assert_eq!(seen("处分十二人，其中七人、两名，一百二十三件，三万五千元"), ["12人", "7人", "2人", "123件", "3.5万元"]);
        assert_eq!(seen("约40件，60余个部门，近30名，20件以上"), ["40件?", "60个?", "30人?", "20件?"]);
    }

    #[test]
    fn what_counts_nothing_is_left_out() {
        for words in [
            "2015年12月31日8时30分",
            "中纪办发〔2016〕2号",
            "第三十七条、第12期、第3名、前5名",
            "电话0826-1234567，举报电话12388",
            "现年45岁，工作20余年，15个工作日内，3个月",
            "“5+2+1”突出问题、八项规定、四风、三公经费、两个责任、五项专项整治",
            "8:30至17:30，2015-12-31，1.5.2节，A4纸",
            "一人一案，一件一策，一起来",
            "发现一起，查处一起",
        ] {
            assert_eq!(seen(words), Vec::<String>::new(), "{words}");
        }
    }
}
