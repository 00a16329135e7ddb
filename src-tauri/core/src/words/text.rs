//! Text forms: what is stored, what is compared, how wide it prints.

use pinyin::{Pinyin, ToPinyin, ToPinyinMulti};
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthChar;

/// The form that is stored: composed, trimmed, one kind of line break, no control characters, nothing invisible at
/// the ends. Says how many characters had to be replaced.
pub fn stored_form(text: &str) -> (String, usize) {
    let mut out = String::with_capacity(text.len());
    let mut replaced = 0;
    let mut chars = text.nfc().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() == Some(&'\n') {
                    chars.next();
                }
                out.push('\n');
            }
            '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' => out.push('\n'),
            '\n' | '\t' => out.push(c),
            '\u{FFFE}' | '\u{FFFF}' => {
                replaced += 1;
                out.push('\u{FFFD}');
            }
            c if c.is_control() => {
                replaced += 1;
                out.push('\u{FFFD}');
            }
            c => out.push(c),
        }
    }
    let trimmed = out.trim_matches(is_blank);
    let out = if trimmed.len() == out.len() { out } else { trimmed.to_string() };
    (out, replaced)
}

/// Blank at the ends of a cell: spaces of all widths, soft returns, zero-width characters (mess M24).
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Characters that print nothing: zero-width, direction marks, soft hyphen, byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The form in which two spellings of the same thing are equal: half width, lower case, no spaces, nothing invisible.
/// Used to match headings, code labels, units and names; never stored as the value.
pub fn folded(text: &str) -> String {
    text.nfkc()
        .filter(|c| !is_blank(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '(' | '（' | '〔' | '[' | '【' | '［' => '(',
            ')' | '）' | '〕' | ']' | '】' | '］' => ')',
            '“' | '”' | '„' | '＂' | '「' | '」' | '『' | '』' | '‘' | '’' => '"',
            '—' | '－' | '–' | '―' | '‐' | '−' => '-',
            '：' => ':',
            '，' => ',',
            '；' => ';',
            '／' => '/',
            c => c,
        })
        .collect()
}

/// Half-width spelling for reading numbers and dates: full-width digits and signs become ASCII, spaces stay.
pub fn half_width(text: &str) -> String {
    text.nfkc().filter(|c| !is_invisible(*c)).collect()
}

/// Splits a cell that lists several values: 、，,；; and line breaks.
pub fn listed(text: &str) -> Vec<&str> {
    text.split(['、', '，', ',', '；', ';', '\n']).map(|part| part.trim_matches(is_blank)).filter(|p| !p.is_empty()).collect()
}

/// Printed width in half-width characters: 2 for Hanzi and other wide characters, 1 for the rest.
pub fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// A person's name for comparison: without spaces and without remarks in brackets, `张　三（已故）` is `张三`.
pub fn name_form(text: &str) -> String {
    let folded = folded(text);
    match folded.split_once('(') {
        Some((name, _)) if !name.is_empty() => name.to_string(),
        _ => folded,
    }
}

/// Hanzi with spaces between them, so that a word index finds any run of characters as a phrase; other words stay
/// whole, in lower case. Both the stored text and the question go through here.
pub fn search_form(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut apart = true;
    for c in text.nfkc().flat_map(char::to_lowercase) {
        if !c.is_alphanumeric() {
            if !apart && !is_invisible(c) {
                out.push(' ');
                apart = true;
            }
        } else if c.width().unwrap_or(0) == 2 || !c.is_ascii() {
            if !apart {
                out.push(' ');
            }
            out.push(c);
            out.push(' ');
            apart = true;
        } else {
            out.push(c);
            apart = false;
        }
    }
    out
}

/// The initials of a text's Hanzi in Pinyin, lower case, by the most common reading; what is no Hanzi stays, folded.
pub fn initials(text: &str) -> String {
    folded(text).chars().map(|c| c.to_pinyin().map_or(c, letter)).collect()
}

/// The initials of a name, once for each letter its first character may begin with: 曾秀兰 is `cxl` and `zxl`, for a
/// surname has a reading of its own.
pub fn initial_spellings(name: &str) -> Vec<String> {
    let folded = folded(name);
    let mut chars = folded.chars();
    let Some(first) = chars.next() else { return Vec::new() };
    let rest = initials(chars.as_str());
    let mut letters: Vec<char> = match first.to_pinyin_multi() {
        Some(readings) => readings.into_iter().map(letter).collect(),
        None => vec![first],
    };
    letters.sort_unstable();
    letters.dedup();
    letters.into_iter().map(|letter| format!("{letter}{rest}")).collect()
}

fn letter(reading: Pinyin) -> char {
    reading.plain().chars().next().unwrap_or('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_hanzi_are_letters_and_the_rest_stays() {
        assert_eq!(initials("陈家林"), "cjl");
        assert_eq!(initials("第3纪检组（A）"), "d3jjz(a)");
        assert_eq!(initial_spellings("曾秀兰"), ["cxl", "zxl"]);
        assert_eq!(initial_spellings(" 陈 家林"), ["cjl"]);
        assert_eq!(initial_spellings(""), [""; 0]);
    }

    #[test]
    fn stored_form_keeps_text_and_counts_what_it_replaced() {
        assert_eq!(stored_form(" \u{3000}张三\u{200B} "), ("张三".into(), 0));
        assert_eq!(stored_form("一\r\n二\r三"), ("一\n二\n三".into(), 0));
        assert_eq!(stored_form("坏\u{0}字"), ("坏\u{FFFD}字".into(), 1));
    }

    #[test]
    fn folding_makes_spellings_meet() {
        assert_eq!(folded("收 件\n日期"), folded("收件日期"));
        assert_eq!(folded("金额（万元）"), folded("金额(万元)"));
        assert_eq!(name_form("张 三（已故）"), "张三");
    }

    #[test]
    fn search_form_puts_hanzi_apart_and_keeps_words() {
        assert_eq!(search_form("张三AB12领款"), "张 三 ab12 领 款 ");
        assert_eq!(search_form("XS-2015"), "xs 2015");
    }

    #[test]
    fn width_counts_hanzi_double() {
        assert_eq!(width("线索12"), 6);
    }
}
