//! How much room Hanzi need: the library's own fitting takes a Hanzi for one narrow letter, and no program fits the
//! height of merged cells.

use super::value::{CellValue, Stored};
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

/// The longest run of letters, digits and signs that a program keeps on one line, in half-width characters.
pub(super) fn longest_word(text: &str) -> u32 {
    narrow(text.split(|c: char| !c.is_ascii_graphic()).map(str::len).max().unwrap_or(0))
}

/// The width of a value as printed, and whether it may wrap.
pub(super) fn printed_width(stored: &Stored<'_>) -> (u32, Wrapping) {
    match stored {
        Stored::Blank => (0, Wrapping::Wraps),
        Stored::Text(text) => (widest_line(text), Wrapping::Wraps),
        Stored::Date(_) => (10, Wrapping::Whole),
        Stored::Whole(number) => (sign(*number) + digits(*number), Wrapping::Whole),
        // The general format rounds a long fraction to what fits.
        Stored::Number(number) => (narrow(number.to_string().len()).min(12), Wrapping::Whole),
        Stored::Yuan(yuan) => {
            let digits = digits(*yuan);
            (sign(*yuan) + digits + (digits - 1) / 3 + 3, Wrapping::Whole)
        }
    }
}

/// Digits before the point.
fn digits(number: f64) -> u32 {
    (number.abs() as u64).checked_ilog10().unwrap_or(0) + 1
}

fn sign(number: f64) -> u32 {
    u32::from(number < 0.0)
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
    // Most texts are short, and a character is two wide at most: no need to look at each.
    if text.chars().count() <= room as usize / 2 && !text.contains('\n') {
        return 1;
    }
    text.split('\n').map(|line| paragraph_lines(line, room)).fold(0, u32::saturating_add)
}

fn paragraph_lines(paragraph: &str, room: u32) -> u32 {
    let mut lines = 1_u32;
    let mut used = 0;
    let mut chars = paragraph.chars().peekable();
    while let Some(first) = chars.next() {
        let mut width = char_width(first);
        if first.is_ascii_graphic() {
            while chars.next_if(char::is_ascii_graphic).is_some() {
                width += 1;
            }
        }
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

/// The heights of rows that belong together: each as high as its own cells need, all as high as the merged ones need.
pub(super) fn heights(rows: &[&[CellValue<'_>]], merged: &[u16], widths: &[u32]) -> Vec<f64> {
    let mut shared = 1;
    let mut own = vec![1; rows.len()];
    for (at, (row, own)) in rows.iter().zip(&mut own).enumerate() {
        for ((column, value), width) in (0_u16..).zip(*row).zip(widths) {
            if let Stored::Text(text) = value.stored() {
                let lines = lines(&text, width.saturating_sub(1));
                match merged.contains(&column) {
                    true if at == 0 => shared = shared.max(lines),
                    true => {}
                    false => *own = lines.max(*own),
                }
            }
        }
    }
    let missing = shared.saturating_sub(own.iter().sum());
    let share = missing.div_ceil(u32::try_from(rows.len()).unwrap_or(1).max(1));
    own.iter().map(|lines| row_height(lines + share)).collect()
}

/// Hanzi are told without the table: every character of every ledger passes here.
fn char_width(c: char) -> u32 {
    match c {
        ' '..='~' => 1,
        '\u{3000}'..='\u{303E}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}' => 2,
        _ => narrow(text::width(c.encode_utf8(&mut [0; 4]))),
    }
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

    #[test]
    fn merged_cells_are_as_high_as_their_text() {
        let long = "字".repeat(100);
        let row = |task: &str, measure: &str| vec![task.to_string().into(), CellValue::from(measure.to_string())];
        let rows = [row(&long, "一"), row(&long, "一二三四五六七八九十")];
        let rows: Vec<&[CellValue<'_>]> = rows.iter().map(Vec::as_slice).collect();
        assert_eq!(
            heights(&rows, &[0], &[21, 11]),
            [5, 6].map(row_height),
            "ten lines of text, of which the rows themselves need three"
        );
        assert_eq!(heights(&rows, &[], &[21, 11]), [10, 10].map(row_height));
    }
}
