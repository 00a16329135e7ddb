//! Text tables: which sign parts the fields, where a record ends, what a field says. Every field stays text.

use super::SheetHead;
use super::charset;
use super::refusal::{self, Refusal};
use super::sink::{Sink, Step};
use super::value::Reading;
use super::wire::Value;
use crate::words::place::Severity;
use std::borrow::Cow;

const DELIMITERS: [char; 5] = [',', ';', '\t', '|', '，'];
/// Records that are looked at to find the delimiter.
const SAMPLE: usize = 500;

/// What the file's extension says it is; asked only where the content leaves it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Promise {
    /// Text, or nothing in particular.
    Text,
    /// A workbook, so that text without any delimiter is something else by a wrong name.
    Workbook,
}

/// Reads a text file into the sink; its one sheet takes the file's name.
pub(super) fn read(bytes: Vec<u8>, name: &str, name_promises: Promise, sink: &mut Sink<'_>) -> Step {
    let decoded = charset::decode(bytes)?;
    let (delimiter, body) = match declared_delimiter(&decoded.text) {
        Some(declared) => declared,
        None => (guessed_delimiter(&decoded.text)?, decoded.text.as_str()),
    };
    if name_promises == Promise::Workbook && !body.contains(delimiter) {
        return Err(refusal::not_spreadsheet("纯文本").into());
    }
    sink.begin(&SheetHead { name: name.to_string(), ..SheetHead::default() })?;
    if let Some(words) = decoded.doubt {
        sink.problem(Severity::Doubt, "W_ENCODING", None, None, words)?;
    }
    if delimiter == '，' {
        let words = "各列之间用的是全角逗号，已按全角逗号分列。请核对文字中的逗号有没有被误分。".into();
        sink.problem(Severity::Doubt, "W_DELIMITER", None, None, words)?;
    }

    let mut usual_width = None;
    let mut records = Records::new(body, delimiter);
    let mut row: u32 = 0;
    while let Some(fields) = records.next().map_err(|refusal| refusal.in_sheet(name))? {
        if records.odd_quote {
            sink.tell(Severity::Doubt, "W_QUOTE", row, 0, "此行引号后面还有文字，可能引号不成对。请核对此行各列有没有错位。")?;
        }
        let filled = fields.iter().rposition(|field| !field.trim().is_empty()).map_or(0, |at| at.saturating_add(1));
        let width = fields.len();
        match usual_width {
            // Titles and notes stand alone in their line; the first line with several fields is the measure.
            None if filled > 1 => usual_width = Some(width),
            Some(usual) if filled > usual || (width < usual && filled > 1) => sink.tell(
                Severity::Doubt,
                "W_RAGGED",
                row,
                u32::try_from(filled.saturating_sub(1)).unwrap_or(u32::MAX),
                &format!("此行有 {filled} 列，与表头的 {usual} 列不同。请核对此行各列有没有错位。"),
            )?,
            _ => {}
        }
        for (column, field) in fields.iter().enumerate() {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            let text = unwrapped(field);
            if has_lost_digits(text.trim()) {
                sink.tell(
                    Severity::Doubt,
                    "W_PRECISION_LOST",
                    row,
                    column,
                    "此格的长数字像是被 Excel 改写过（科学计数法，或末几位变成 0）。请按原件补正。",
                )?;
            }
            sink.cell(row, column, &Reading::Value(Value::Text(text)))?;
        }
        row = row.saturating_add(1);
    }
    sink.end()?;
    sink.finish()
}

/// The line `sep=;` that Excel understands; gives the delimiter and the text after the line.
fn declared_delimiter(text: &str) -> Option<(char, &str)> {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="))?;
    let delimiter = rest.chars().next()?;
    let rest = rest.get(delimiter.len_utf8()..)?;
    let after = rest.trim_start_matches([' ', ',', ';']);
    let after = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r']))?;
    Some((delimiter, after))
}

/// The delimiter that gives most records the same number of fields; two that share the file are a refusal.
fn guessed_delimiter(text: &str) -> Result<char, Refusal> {
    let mut best = (',', Fit::default());
    let mut fits = Vec::new();
    for delimiter in DELIMITERS {
        let fit = fit(text, delimiter);
        if fit.score() > best.1.score() {
            best = (delimiter, fit);
        }
        fits.push((delimiter, fit));
    }
    let (delimiter, fit) = best;
    // Lines in which the delimiter is missing but another one parts just as many fields.
    for (other, rival) in fits {
        if other != delimiter
            && rival.width == fit.width
            && fit.width > 2
            && rival.alike.saturating_mul(4) >= fit.alike
            && fit.alike.saturating_add(rival.alike) <= fit.records
        {
            return Err(refusal::delimiters());
        }
    }
    Ok(delimiter)
}

#[derive(Clone, Copy, Default)]
struct Fit {
    records: usize,
    /// The most frequent number of fields above one, and how many records have it.
    width: usize,
    alike: usize,
}

impl Fit {
    fn score(&self) -> (usize, usize) {
        (self.alike, self.width)
    }
}

fn fit(text: &str, delimiter: char) -> Fit {
    let mut widths: Vec<(usize, usize)> = Vec::new();
    let mut records = Records::new(text, delimiter);
    let mut count: usize = 0;
    while let Ok(Some(fields)) = records.next() {
        if fields.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        count = count.saturating_add(1);
        if fields.len() > 1 {
            match widths.iter_mut().find(|(width, _)| *width == fields.len()) {
                Some((_, alike)) => *alike = alike.saturating_add(1),
                None => widths.push((fields.len(), 1)),
            }
        }
        if count >= SAMPLE {
            break;
        }
    }
    let (width, alike) = widths.into_iter().max_by_key(|(width, alike)| (*alike, *width)).unwrap_or_default();
    Fit { records: count, width, alike }
}

/// Takes off what was put around a field to keep a spreadsheet program from changing it: `="0123"`, a leading `'`.
fn unwrapped(field: &str) -> &str {
    if let Some(inner) = field.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'))
        && !inner.contains('"')
    {
        return inner;
    }
    match field.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) => rest,
        _ => field,
    }
}

/// Long numbers in the form a spreadsheet program leaves them in when it took them for quantities.
fn has_lost_digits(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((mantissa, exponent)) = text.split_once("E+").or_else(|| text.split_once("e+")) {
        return mantissa.chars().all(|c| c.is_ascii_digit() || c == '.')
            && mantissa.starts_with(|c: char| c.is_ascii_digit())
            && exponent.parse::<u32>().is_ok_and(|exponent| exponent >= 9);
    }
    // Fifteen digits survive, the rest is zero.
    (16..=30).contains(&text.len()) && digits(text) && text.bytes().skip(15).all(|byte| byte == b'0')
}

/// Records of a text, with quoted line breaks and all three kinds of line end.
struct Records<'a> {
    text: &'a str,
    delimiter: char,
    at: usize,
    row: u32,
    /// Whether text followed a closing quote in the last record.
    odd_quote: bool,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, delimiter: char) -> Records<'a> {
        Records { text, delimiter, at: 0, row: 0, odd_quote: false }
    }

    fn next(&mut self) -> Result<Option<Vec<Cow<'a, str>>>, Refusal> {
        if self.at >= self.text.len() {
            return Ok(None);
        }
        self.odd_quote = false;
        let mut fields = Vec::new();
        loop {
            let (field, end) = self.field()?;
            fields.push(field);
            match end {
                End::Field => {}
                End::Record => break,
            }
        }
        self.row = self.row.saturating_add(1);
        Ok(Some(fields))
    }

    fn field(&mut self) -> Result<(Cow<'a, str>, End), Refusal> {
        let rest = self.rest();
        let Some(quoted) = rest.strip_prefix('"') else {
            let length = self.plain_length(rest);
            let field = rest.get(..length).unwrap_or_default();
            self.at = self.at.saturating_add(length);
            return Ok((Cow::Borrowed(field), self.end()));
        };
        self.at = self.at.saturating_add(1);
        let mut inner = quoted;
        let mut built: Option<String> = None;
        loop {
            let Some(close) = inner.find('"') else {
                return Err(refusal::unclosed_quote().at_row(self.row));
            };
            let piece = inner.get(..close).unwrap_or_default();
            let after = inner.get(close.saturating_add(1)..).unwrap_or_default();
            self.at = self.at.saturating_add(close).saturating_add(1);
            if let Some(more) = after.strip_prefix('"') {
                let built = built.get_or_insert_default();
                built.push_str(piece);
                built.push('"');
                self.at = self.at.saturating_add(1);
                inner = more;
                continue;
            }
            let mut field = match built {
                Some(mut built) => {
                    built.push_str(piece);
                    Cow::Owned(built)
                }
                None => Cow::Borrowed(piece),
            };
            let tail = after.get(..self.plain_length(after)).unwrap_or_default();
            if !tail.is_empty() {
                self.odd_quote |= !tail.trim().is_empty();
                self.at = self.at.saturating_add(tail.len());
                if !tail.trim().is_empty() {
                    field.to_mut().push_str(tail);
                }
            }
            return Ok((field, self.end()));
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn plain_length(&self, text: &str) -> usize {
        text.find([self.delimiter, '\n', '\r']).unwrap_or(text.len())
    }

    fn end(&mut self) -> End {
        let rest = self.rest();
        if rest.starts_with(self.delimiter) {
            self.at = self.at.saturating_add(self.delimiter.len_utf8());
            return End::Field;
        }
        let length = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        self.at = self.at.saturating_add(length);
        End::Record
    }
}

enum End {
    Field,
    Record,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn records(text: &str, delimiter: char) -> Result<Vec<Vec<String>>, &'static str> {
        let mut records = Records::new(text, delimiter);
        let mut all = Vec::new();
        while let Some(fields) = records.next().map_err(|refusal| refusal.code)? {
            all.push(fields.into_iter().map(Cow::into_owned).collect());
        }
        Ok(all)
    }

    #[test]
    fn records_end_at_all_three_line_ends() {
        for text in ["a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,b\nc,d", "a,b\r\nc,d\n"] {
            assert_eq!(records(text, ',').unwrap(), [["a", "b"], ["c", "d"]], "{text:?}");
        }
        assert_eq!(records("a,,\n\n,b\n", ',').unwrap(), [vec!["a", "", ""], vec![""], vec!["", "b"]]);
    }

    #[test]
    fn quotes_hold_delimiters_line_breaks_and_quotes() {
        assert_eq!(records("\"a,b\nc\",\"say \"\"so\"\"\"\n", ',').unwrap(), [["a,b\nc", "say \"so\""]]);
        assert_eq!(records("a \"b\" c,d\n", ',').unwrap(), [["a \"b\" c", "d"]], "quotes inside are text");
        assert_eq!(records("\"\",x", ',').unwrap(), [["", "x"]]);
        assert_eq!(records("a,\"b\nc\nd", ','), Err("E_CSV_QUOTE"));
    }

    #[test]
    fn text_after_a_closing_quote_is_kept_and_told() {
        let mut records = Records::new("\"甲\"乙,1\n", ',');
        assert_eq!(records.next().unwrap().unwrap(), ["甲乙", "1"]);
        assert!(records.odd_quote);
    }

    #[test]
    fn the_delimiter_is_found() {
        for (text, delimiter) in [
            ("序号,姓名\n1,张三\n", ','),
            ("序号;姓名\n1;张三，李四\n", ';'),
            ("序号\t姓名,别名\n1\t张三\n2\t李四\n", '\t'),
            ("序号|姓名\n1|张三\n", '|'),
            ("序号，姓名\n1，张三\n", '，'),
            ("某县台账\n序号,姓名,单位\n1,张三,\"甲;乙\"\n", ','),
            ("只有一列\n甲\n", ','),
            ("", ','),
        ] {
            assert_eq!(guessed_delimiter(text).map_err(|refusal| refusal.code), Ok(delimiter), "{text:?}");
        }
        let mixed = "甲\t乙\t丙\n1|2|3\n4\t5\t6\n7|8|9\n";
        assert_eq!(guessed_delimiter(mixed).map_err(|refusal| refusal.code), Err("E_CSV_DELIMITER"));
    }

    #[test]
    fn a_declared_delimiter_is_believed() {
        assert_eq!(declared_delimiter("sep=;\r\na;b"), Some((';', "a;b")));
        assert_eq!(declared_delimiter("sep=,\na,b"), Some((',', "a,b")));
        assert_eq!(declared_delimiter("sep=\t\na\tb"), Some(('\t', "a\tb")));
        assert_eq!(declared_delimiter("separate"), None);
        assert_eq!(declared_delimiter("sep="), None);
    }

    #[test]
    fn wrappings_are_taken_off_and_nothing_else() {
        for (field, text) in [
            ("=\"0123\"", "0123"),
            ("'=1+1", "=1+1"),
            ("'＝1", "＝1"),
            ("'-5", "-5"),
            ("'甲", "'甲"),
            ("=1+1", "=1+1"),
            ("=\"a\"&\"b\"", "=\"a\"&\"b\""),
            ("'", "'"),
        ] {
            assert_eq!(unwrapped(field), text, "{field}");
        }
    }

    #[test]
    fn lost_digits_are_seen() {
        for (text, lost) in [
            ("9.99999E+17", true),
            ("1.99E+10", true),
            ("999999199001010000", true),
            ("999999199001011000", true),
            ("999999199001010001", false),
            ("19900000000", false),
            ("100000", false),
            ("E+17", false),
            ("1E+3", false),
            ("MODEL E+12", false),
        ] {
            assert_eq!(has_lost_digits(text), lost, "{text}");
        }
    }
}
