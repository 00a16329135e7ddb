//! How a table lies on A4 landscape: column widths, and how many pages stand side by side.

use super::column::{Column, MAX_WIDTH, MIN_WIDTH, Width};
use super::measure::{self, Wrapping};
use super::value::{CellValue, Stored};

/// The widths of a table's columns and its pages.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layout {
    /// In half-width characters.
    pub(super) widths: Vec<u32>,
    /// So many leading columns stay on the screen, and stand on every page.
    pub(super) keys: usize,
    pub(super) pages: Pages,
}

/// How many pages stand side by side.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pages {
    /// The spreadsheet shrinks the table to one page's width.
    One,
    /// Too many columns to be legible on one page. The spreadsheet breaks them itself, at the scale its own fonts
    /// ask for; a fixed scale with fixed breaks leaves a stray page wherever those fonts are a little wider.
    Several {
        /// The first column of each page but the first, as far as can be foreseen.
        breaks: Vec<usize>,
    },
}

impl Layout {
    /// The columns a title may span: those of the first page, less the ones every page repeats.
    pub(super) fn title_columns(&self) -> std::ops::Range<usize> {
        match &self.pages {
            Pages::One => 0..self.widths.len(),
            Pages::Several { breaks } => self.keys..breaks.first().copied().unwrap_or(self.widths.len()),
        }
    }
}

/// What the content of a table asks of its columns.
#[derive(Debug)]
pub(super) struct Wishes {
    columns: Vec<Wish>,
}

/// The greatest widths met in a column.
#[derive(Clone, Copy, Debug, Default)]
struct Wish {
    /// A line of text.
    line: u32,
    /// A number or day, which may not be broken.
    whole: u32,
    /// A code or number within a text, which had better not be broken.
    word: u32,
}

impl Wishes {
    /// What the headings ask for.
    pub(super) fn of_headings(columns: &[Column]) -> Wishes {
        let wish = |column: &Column| Wish { line: measure::heading_width(&column.heading), ..Wish::default() };
        Wishes { columns: columns.iter().map(wish).collect() }
    }

    /// Takes a row into account.
    pub(super) fn see(&mut self, row: &[CellValue<'_>]) {
        for (wish, value) in self.columns.iter_mut().zip(row) {
            let stored = value.stored();
            match measure::printed_width(&stored) {
                (width, Wrapping::Wraps) => wish.line = wish.line.max(width),
                (width, Wrapping::Whole) => wish.whole = wish.whole.max(width),
            }
            if let Stored::Text(text) = &stored {
                wish.word = wish.word.max(measure::longest_word(text).min(LONGEST_CODE));
            }
        }
    }

    /// Lays the table out. `keys` leading columns say which row it is.
    pub(super) fn layout(&self, columns: &[Column], keys: usize) -> Layout {
        let natural: Vec<u32> = columns.iter().zip(&self.columns).map(|(column, wish)| wished(column, wish)).collect();
        match self.squeezed(columns, &natural) {
            Some(widths) => Layout { keys: affordable(&widths, keys), widths, pages: Pages::One },
            None => {
                let keys = affordable(&natural, keys);
                let pages = several(&natural, keys);
                Layout { widths: natural, keys, pages }
            }
        }
    }

    /// The natural widths, or the greatest common cap under which the table fits one page at a legible scale.
    fn squeezed(&self, columns: &[Column], natural: &[u32]) -> Option<Vec<u32>> {
        let budget = PAGE * 100 / u32::from(LEAST_SCALE);
        (MIN_WIDTH..=MAX_WIDTH).rev().filter(|cap| cap % 2 == 1).find_map(|cap| {
            let widths: Vec<u32> = columns
                .iter()
                .zip(&self.columns)
                .zip(natural)
                .map(|((column, wish), natural)| match column.width {
                    Width::Fixed(_) => *natural,
                    Width::Fit { min, .. } => (*natural).min(cap.max(column.kind.floor()).max(min).max(wish.word + PADDING)),
                })
                .collect();
            let fits = widths.iter().map(|width| pixels(*width)).sum::<u32>() <= budget;
            fits.then_some(widths)
        })
    }
}

/// Widens columns whose numbers, met later, do not fit: they would show as `####`.
pub(super) fn make_room(width: &mut u32, stored: &Stored<'_>) {
    match stored {
        // Texts wrap; measuring each of a long ledger would be for nothing.
        Stored::Blank | Stored::Text(_) => {}
        Stored::Date(_) | Stored::Whole(_) | Stored::Number(_) | Stored::Yuan(_) => {
            *width = (*width).max(measure::printed_width(stored).0 + PADDING);
        }
    }
}

/// Room beside the text, in half-width characters.
const PADDING: u32 = 2;

/// Longer runs of letters and digits are no codes; they are broken.
const LONGEST_CODE: u32 = 18;

/// The printable width of A4 landscape with the margins of the house, at 100 %, in pixels, less two percent because
/// programs round widths differently.
const PAGE: u32 = 1_005;

/// The least scale at which 10.5 pt is still legible, in percent.
const LEAST_SCALE: u16 = 60;

fn pixels(width: u32) -> u32 {
    width * 7 + 5
}

fn wished(column: &Column, wish: &Wish) -> u32 {
    let width = match column.width {
        Width::Fixed(width) => width,
        Width::Fit { min, max } => (wish.line + PADDING).min(max).max(min),
    };
    width.clamp(MIN_WIDTH, MAX_WIDTH).max(if wish.whole == 0 { 0 } else { wish.whole + PADDING })
}

/// As many of the key columns as leave most of a page to the others.
fn affordable(widths: &[u32], keys: usize) -> usize {
    let room = PAGE * 100 / u32::from(LEAST_SCALE) * 2 / 5;
    let mut used = 0;
    widths
        .iter()
        .take(keys)
        .take_while(|width| {
            used += pixels(**width);
            used <= room
        })
        .count()
}

/// The fewest pages at the least scale, filled evenly: as at the greatest scale that needs no more.
fn several(widths: &[u32], repeated: usize) -> Pages {
    let fewest = breaks(widths, repeated, LEAST_SCALE);
    let even = (LEAST_SCALE..=100).rev().map(|scale| breaks(widths, repeated, scale)).find(|even| even.len() <= fewest.len());
    Pages::Several { breaks: even.unwrap_or(fewest) }
}

fn breaks(widths: &[u32], repeated: usize, scale: u16) -> Vec<usize> {
    let room = PAGE * 100 / u32::from(scale);
    let head: u32 = widths.iter().take(repeated).map(|width| pixels(*width)).sum();
    let mut used = head;
    let mut breaks = Vec::new();
    for (column, width) in widths.iter().enumerate().skip(repeated) {
        if used + pixels(*width) > room && used > head {
            breaks.push(column);
            used = head;
        }
        used += pixels(*width);
    }
    breaks
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::excel::write::column::ColumnKind;

    fn table(columns: &[(ColumnKind, u32)]) -> Layout {
        let columns_only: Vec<Column> = columns.iter().map(|(kind, _)| Column::new("栏目", *kind)).collect();
        let row: Vec<CellValue<'_>> = columns.iter().map(|(_, width)| "x".repeat(*width as usize).into()).collect();
        let mut wishes = Wishes::of_headings(&columns_only);
        wishes.see(&row);
        wishes.layout(&columns_only, 2)
    }

    #[test]
    fn columns_fit_their_hanzi() {
        let columns = [
            Column::new("姓名", ColumnKind::Text),
            Column::new("简要案情", ColumnKind::LongText),
            Column::new("日期", ColumnKind::Day),
        ];
        let mut wishes = Wishes::of_headings(&columns);
        wishes.see(&[
            "中共某某县纪律检查委员会".into(),
            "字".repeat(200).into(),
            CellValue::Day(crate::words::day::Day::new(2015, 5, 6).unwrap()),
        ]);
        assert_eq!(wishes.layout(&columns, 0), Layout { widths: vec![25, 49, 12], keys: 0, pages: Pages::One });
    }

    #[test]
    fn numbers_are_never_narrower_than_they_print() {
        let columns = [Column::new("金额", ColumnKind::Yuan).wide(Width::Fixed(8))];
        let mut wishes = Wishes::of_headings(&columns);
        wishes.see(&[CellValue::Fen(crate::words::money::Fen(900_000_000_000_000))]);
        assert_eq!(wishes.layout(&columns, 0).widths, ["9,000,000,000,000.00".len() as u32 + 2], "it would show as ####");
    }

    #[test]
    fn a_wide_table_is_squeezed_before_it_is_broken() {
        let layout = table(&[
            (ColumnKind::LongText, 100),
            (ColumnKind::LongText, 100),
            (ColumnKind::LongText, 100),
            (ColumnKind::LongText, 100),
            (ColumnKind::LongText, 100),
            (ColumnKind::Text, 9),
        ]);
        assert_eq!(layout.pages, Pages::One);
        assert_eq!(layout.widths.last(), Some(&11), "short columns keep their width");
        assert!(layout.widths[0] < 50 && layout.widths[0] >= 21, "long texts give way, within reason: {:?}", layout.widths);
    }

    #[test]
    fn a_table_of_forty_columns_takes_pages_side_by_side() {
        let layout = table(&[(ColumnKind::Text, 20); 40]);
        let Pages::Several { breaks } = &layout.pages else { unreachable!("forty columns are not legible on one page") };
        assert_eq!(layout.keys, 2);
        let edges: Vec<usize> = [0].into_iter().chain(breaks.iter().copied()).chain([40]).collect();
        for pair in edges.windows(2) {
            let head: u32 = if pair[0] == 0 { 0 } else { layout.widths[..2].iter().map(|w| pixels(*w)).sum() };
            let used: u32 = head + layout.widths[pair[0]..pair[1]].iter().map(|w| pixels(*w)).sum::<u32>();
            assert!(used * 60 / 100 <= PAGE, "columns {pair:?} are not legible on one page");
            assert!(used * 60 / 100 > PAGE / 2, "columns {pair:?} leave half a page empty");
        }
    }
}
