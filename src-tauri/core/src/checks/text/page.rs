//! The text of a report as it is looked at: one folded character for each character that stands there, so that a place
//! found in the folded text is the place in the report.

/// A report's text.
#[derive(Clone, Debug, Default)]
pub struct Text {
    chars: Vec<char>,
    plain: Vec<char>,
}

impl Text {
    /// A text as it stands; a byte order mark in front is no part of it.
    pub fn new(text: &str) -> Text {
        let chars: Vec<char> = text.strip_prefix('\u{FEFF}').unwrap_or(text).chars().collect();
        let mut plain: Vec<char> = chars.iter().map(|c| folded(*c)).collect();
        mend_commas(&mut plain);
        join_wrapped_lines(&mut plain);
        Text { chars, plain }
    }

    /// Characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether there is nothing but blanks.
    pub fn is_empty(&self) -> bool {
        self.chars.iter().all(|c| c.is_whitespace())
    }

    /// The characters from a place on, as they stand in the report; a place outside gives less or nothing.
    pub fn piece(&self, from: usize, to: usize) -> String {
        slice(&self.chars, from, to).iter().collect()
    }

    /// The folded characters.
    pub(super) fn plain(&self) -> &[char] {
        &self.plain
    }

    /// A folded character; a line end outside the text.
    pub(super) fn at(&self, place: usize) -> char {
        self.plain.get(place).copied().unwrap_or('\n')
    }

    /// The folded characters between two places, without spaces.
    pub(super) fn words(&self, from: usize, to: usize) -> String {
        slice(&self.plain, from, to).iter().filter(|c| **c != ' ').collect()
    }

    /// Whether a folded word stands at a place.
    pub(super) fn says(&self, place: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(step, c)| self.at(place + step) == c)
    }
}

/// Characters between two places, as many as there are.
pub(super) fn slice(chars: &[char], from: usize, to: usize) -> &[char] {
    let to = to.min(chars.len());
    chars.get(from.min(to)..to).unwrap_or_default()
}

/// One character for one character: half width for digits, letters and signs, full width for Chinese punctuation.
fn folded(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '％' | '﹪' => '%',
        '．' => '.',
        '＊' | '﹡' | '∗' => '*',
        '＋' => '+',
        '＿' => '_',
        '／' => '/',
        ';' | '﹔' => '；',
        ':' | '﹕' | '∶' => '：',
        '(' | '﹙' => '（',
        ')' | '﹚' => '）',
        '?' => '？',
        '!' => '！',
        '[' | '［' => '〔',
        ']' | '］' => '〕',
        '﹐' => '，',
        '｡' => '。',
        '､' | '﹑' => '、',
        '"' | '＂' | '„' | '「' | '『' => '“',
        '」' | '』' => '”',
        '—' | '–' | '－' | '―' | '‐' | '‑' | '−' | '～' | '〜' | '~' => '-',
        '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' | '\u{85}' => '\n',
        '\t' => '\t',
        c if c.is_whitespace() || crate::words::text::is_invisible(c) => ' ',
        c => c,
    }
}

/// A comma parts the thousands of a number or the clauses of a sentence, whatever its width.
fn mend_commas(plain: &mut [char]) {
    for at in 0..plain.len() {
        if matches!(plain.get(at), Some(',' | '，')) {
            let comma = if parts_thousands(plain, at) { ',' } else { '，' };
            plain[at..=at].fill(comma);
        }
    }
}

fn parts_thousands(plain: &[char], at: usize) -> bool {
    let digits = |from: usize, to: usize| {
        let piece = slice(plain, from, to);
        piece.len() == to - from && piece.iter().all(char::is_ascii_digit)
    };
    let open = plain.get(at + 4).is_some_and(char::is_ascii_digit);
    at > 0 && digits(at - 1, at) && digits(at + 1, at + 4) && !open
}

/// A text wrapped at a fixed width has line ends inside its sentences; those are blanks.
fn join_wrapped_lines(plain: &mut [char]) {
    const LONG: usize = 24;
    let mut start = 0;
    for at in 0..plain.len() {
        if plain.get(at) != Some(&'\n') {
            continue;
        }
        let line = slice(plain, start, at);
        let full = line.len() >= LONG;
        let goes_on = line.last().is_some_and(|c| !matches!(c, '。' | '！' | '？' | '；' | '：' | '”' | '\n' | ' ' | '\t'));
        let next: String = slice(plain, at + 1, at + 4).iter().collect();
        start = at + 1;
        if full && goes_on && continues(&next) {
            plain[at..=at].fill(' ');
        }
    }
}

/// Whether a line can be the rest of the one before: no indent, no number of a heading.
fn continues(next: &str) -> bool {
    let mut chars = next.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return false };
    let heads = matches!(first, '\n' | ' ' | '\t' | '（' | '第' | '附')
        || "一二三四五六七八九十".contains(first) && matches!(second, Some('、' | '是'))
        || first.is_ascii_digit() && matches!(second, Some('.' | '、'));
    !heads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_keeps_its_place() {
        let text = Text::new("\u{FEFF}共　１，２３４件,立案1,234件 ；Ｂ％");
        assert_eq!(text.plain().len(), text.len());
        assert_eq!(text.plain().iter().collect::<String>(), "共 1,234件，立案1,234件 ；B%");
        assert_eq!(text.piece(2, 7), "１，２３４");
        assert_eq!(text.piece(900, 1000), "");
    }

    #[test]
    fn wrapped_lines_are_joined_and_headings_are_not() {
        let long = "全县纪检监察机关共接收群众信访举报件次较上年有所下降其中";
        let plain: String = Text::new(&format!("{long}\n立案12件。\n二、下一步")).plain().iter().collect();
        assert_eq!(plain, format!("{long} 立案12件。\n二、下一步"));
        let plain: String = Text::new(&format!("{long}\n一、情况")).plain().iter().collect();
        assert_eq!(plain, format!("{long}\n一、情况"));
    }
}
