//! Printed pages: A4, the same margins, header and footer on every sheet of a book.

use super::layout::{Layout, Pages};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// How the paper lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// 纵向
    Portrait,
    /// 横向
    Landscape,
}

/// Sets paper, margins, and the header with the book's title left and the sheet's right.
pub(super) fn page(sheet: &mut Worksheet, orientation: Orientation, book: &str, caption: &str) {
    match orientation {
        Orientation::Portrait => sheet.set_portrait(),
        Orientation::Landscape => sheet.set_landscape(),
    };
    let left = if book == caption { String::new() } else { shown(book) };
    sheet
        .set_paper_size(9)
        .set_margins(0.5, 0.5, 0.75, 0.7, 0.35, 0.35)
        .set_print_center_horizontally(true)
        // The font stands after the size, or a title that begins with a digit would be read into it.
        .set_header(format!("&L&9&\"宋体,Regular\"{left}&R&9&\"宋体,Regular\"{}", shown(caption)))
        .set_footer("&C&9&\"宋体,Regular\"第 &P 页，共 &N 页");
}

/// Sets how a table lies on its pages: heading rows on each, key columns too where several stand side by side.
pub(super) fn table(sheet: &mut Worksheet, layout: &Layout, headings: (u32, u32)) -> Result<(), XlsxError> {
    sheet.set_repeat_rows(headings.0, headings.1)?;
    match &layout.pages {
        Pages::One => {
            sheet.set_print_fit_to_pages(1, 0);
        }
        Pages::Several { breaks } => {
            let pages = u16::try_from(breaks.len() + 1).unwrap_or(u16::MAX);
            sheet.set_print_fit_to_pages(pages, 0).set_page_order(false);
            if let Some(key) = (0_u16..).take(layout.keys).last() {
                sheet.set_repeat_columns(0, key)?;
            }
        }
    }
    Ok(())
}

/// A header holds 255 characters in all.
fn shown(title: &str) -> String {
    let (start, rest) = super::guard::split_at_units(title, 60);
    let start = super::guard::legal(start).replace(['\n', '\r'], " ").replace('&', "&&");
    if rest.is_empty() { start } else { format!("{start}…") }
}
