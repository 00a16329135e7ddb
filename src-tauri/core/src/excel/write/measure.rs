//! How much room Hanzi need: the library's own fitting takes a Hanzi for one narrow letter, and no program fits the
//! height of merged cells.

use super::value::Stored;
use crate::words::text;

/// The widest line of a text, in half-width characters.
pub(super) fn widest_line(text: &str) -> u32 {
    text.split('\n').map(|line| narrow(text::width(line))).max().unwrap_or(0)
}

/// The width a heading asks for: up to four Hanzi stand in one line, longer ones are broken in two.
pub(super) fn heading_width(heading: &str) -> u32 {
    let width = widest_line(heading);
    if width <= 8 { width } else { (width.div_ceil(4) * 2).max(8) }
}

/// The width of a value as printed, and whether it may wrap.
pub(super) fn printed_width(stored: &Stored<'_>) -> (u32, Wrapping) {
    match stored {
        Stored::Blank => (0, Wrapping::Wraps),
        Stored::Text(text) => (widest_line(text), Wrapping::Wraps),
        Stored::Date(_) => (10, Wrapping::Whole),
        Stored::Whole(number) => (narrow(format!("{number:.0}").len()), Wrapping::Whole),
        // The general format rounds a long fraction to what fits.
        Stored::Number(number) => (narrow(number.to_string().len()).min(12), Wrapping::Whole),
        Stored::Yuan(yuan) => {
            let digits = format!("{:.0}", yuan.trunc().abs()).len();
            let sign = usize::from(*yuan < 0.0);
            (narrow(sign + digits + (digits.saturating_sub(1)) / 3 + 3), Wrapping::Whole)
        }
    }
}

/// Whether a value may be broken into lines. A number that does not fit shows as `####`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrapping {
    Wraps,
    Whole,
}

/// How many lines a text takes in a column of so many half-width characters. Hanzi break anywhere, other words only
/// where they do not fit a line of their own.
pub(super) fn lines(text: &str, column: u32) -> u32 {
    let room = column.max(2);
    text.split('\n').map(|line| paragraph_lines(line, room)).fold(0, u32::saturating_add)
}

fn paragraph_lines(paragraph: &str, room: u32) -> u32 {
    let mut lines = 1_u32;
    let mut used = 0;
    let mut rest = paragraph;
    while let Some(first) = rest.chars().next() {
        let end = match first.is_ascii_graphic() {
            true => rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        let width = narrow(text::width(piece));
        if used + width <= room {
            used += width;
        } else if width <= room {
            lines += 1;
            used = width;
        } else {
            let over = used + width;
            lines = lines.saturating_add((over - 1) / room);
            used = (over - 1) % room + 1;
        }
    }
    lines
}

/// The height of a row of so many lines of body text, in points; Excel draws none higher than 409.
pub(super) fn row_height(lines: u32) -> f64 {
    (f64::from(lines.clamp(1, 27)) * LINE + 3.0).min(409.0)
}

/// A line of 10.5 pt, with room for fonts that stand higher than 宋体, in points.
pub(super) const LINE: f64 = 15.0;

fn narrow(width: usize) -> u32 {
    u32::try_from(width).unwrap_or(u32::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hanzi_are_counted_double_and_break_anywhere() {
        assert_eq!(lines("一二三四五", 10), 1);
        assert_eq!(lines("一二三四五", 9), 2, "half a Hanzi does not fit");
        assert_eq!(lines("一二\n\n三", 20), 3);
        assert_eq!(lines("收到XS-2015-0001号", 14), 2, "a word is not broken where it fits a line of its own");
        assert_eq!(lines(&"9".repeat(25), 10), 3);
        assert_eq!(lines("", 10), 1);
    }

    #[test]
    fn numbers_are_measured_as_printed() {
        for (stored, width) in [
            (Stored::Yuan(1_234_567.891), "1,234,567.89".len()),
            (Stored::Yuan(-123.0), "-123.00".len()),
            (Stored::Yuan(0.0), "0.00".len()),
            (Stored::Whole(-12.0), "-12".len()),
        ] {
            assert_eq!(printed_width(&stored), (width as u32, Wrapping::Whole), "{stored:?}");
        }
    }

    #[test]
    fn headings_are_broken_in_two() {
        assert_eq!(heading_width("备注"), 4);
        assert_eq!(heading_width("收到时间"), 8);
        assert_eq!(heading_width("要求办结日期"), 8);
        assert_eq!(heading_width("是否为一把手违纪案件"), 10);
    }
}
