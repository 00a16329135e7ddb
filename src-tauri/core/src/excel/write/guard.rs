//! Texts made safe for other people's spreadsheets: never a formula, never an illegal character, never cut in silence.

use std::borrow::Cow;

/// Says whether a spreadsheet might take a text for a formula: it begins with `= + - @`, their full-width forms, a
/// tab or a line break (OWASP, CSV injection).
pub fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
}

/// The spelling a csv carries for a text: `'` before what looks like a formula. A text that already wears the sign
/// before such a beginning gets one more, so that [`unguarded`] gives every text back as it was.
pub fn guarded(text: &str) -> Cow<'_, str> {
    match looks_like_formula(text.trim_start_matches('\'')) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// The text behind the spelling of a csv.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest.trim_start_matches('\'')) => rest,
        Some(_) | None => text,
    }
}

/// Characters no XML may hold become U+FFFD; line breaks and tabs stay.
pub(in crate::excel) fn legal(text: &str) -> Cow<'_, str> {
    // Nearly every text is legal, and its bytes tell so at once: 0xEF begins U+FFFE and U+FFFF.
    let is_suspect = |byte: u8| byte == 0xEF || (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r'));
    if text.bytes().any(is_suspect) && text.chars().any(is_illegal) {
        Cow::Owned(text.chars().map(|c| if is_illegal(c) { '\u{FFFD}' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The beginning of a text that fits so many UTF-16 units, and the rest.
pub(super) fn split_at_units(text: &str, limit: usize) -> (&str, &str) {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > limit {
            return text.split_at(at);
        }
    }
    (text, "")
}

fn is_illegal(c: char) -> bool {
    matches!(c, '\0'..='\u{08}' | '\u{0B}' | '\u{0C}' | '\u{0E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guarded_text_comes_back() {
        for text in ["=1+1", "＝1", "-", "\t=1", "\n=1", "'=1+1", "''=1", "'引文'", "'", "", "张三", "，=1", " =1"] {
            assert_eq!(unguarded(&guarded(text)), text, "{text:?}");
            assert!(!looks_like_formula(&guarded(text)), "{text:?} may not leave bare");
        }
        assert_eq!(guarded("'引文'"), "'引文'", "a quotation is no formula");
    }

    #[test]
    fn illegal_characters_are_replaced_and_no_others() {
        assert_eq!(legal("坏\0字\u{FFFE}\r\n\t尾"), "坏\u{FFFD}字\u{FFFD}\r\n\t尾");
        assert!(matches!(legal("好字𠀀"), Cow::Borrowed(_)));
    }

    #[test]
    fn texts_are_split_between_characters() {
        assert_eq!(split_at_units("𠀀𠀀", 3), ("𠀀", "𠀀"), "a surrogate pair is never torn");
        assert_eq!(split_at_units("张三", 2), ("张三", ""));
    }
}
