//! The styles of the house: 宋体 for what is read, 黑体 for headings, thin borders, grey heading rows.

use super::blank::Content;
use super::column::ColumnKind;
use super::guard;
use super::page::Look;
use super::value::Stored;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline};

/// The grey of heading rows and totals.
const GREY: u32 = 0xD9_D9D9;
/// The lighter grey of labels.
const PALE: u32 = 0xF2_F2F2;

/// The height of an empty row, in points.
pub(super) const ROW_HEIGHT: f64 = 15.0;

const DATE: &str = "yyyy-mm-dd";
const YUAN: &str = "#,##0.00";

/// The formats of a table's cells, made once per book.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) note: Format,
    pub(super) heading: Format,
    left: Texts,
    centre: Texts,
    date: Format,
    ordinal: Format,
    whole: Format,
    number: Format,
    yuan: Format,
    total_text: Format,
    total_number: Format,
    total_yuan: Format,
}

/// A text format, plain and with the mark that keeps a spreadsheet from reading a formula.
struct Texts {
    plain: Format,
    quoted: Format,
}

impl Styles {
    pub(super) fn new() -> Styles {
        let cell = body().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        let text = cell.clone().set_text_wrap();
        let number = cell.clone().set_align(FormatAlign::Right);
        let grey = |format: Format| format.set_bold().set_background_color(GREY).set_align(FormatAlign::VerticalCenter);
        Styles {
            title: font("黑体", 16.0).set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_text_wrap(),
            note: body().set_align(FormatAlign::VerticalCenter).set_text_wrap(),
            heading: grey(font("黑体", 10.5).set_border(FormatBorder::Thin).set_align(FormatAlign::Center).set_text_wrap()),
            left: Texts::of(text.clone()),
            centre: Texts::of(text.clone().set_align(FormatAlign::Center)),
            date: cell.clone().set_align(FormatAlign::Center).set_num_format(DATE),
            ordinal: cell.clone().set_align(FormatAlign::Center).set_num_format("0"),
            whole: number.clone().set_num_format("0"),
            number: number.clone(),
            yuan: number.clone().set_num_format(YUAN),
            total_text: grey(text.clone().set_align(FormatAlign::Center)),
            total_number: grey(number.clone()),
            total_yuan: grey(number.set_num_format(YUAN)),
        }
    }

    /// The format most cells of a table have.
    pub(super) fn most(&self) -> &Format {
        &self.left.plain
    }

    /// The format of a value in a column.
    pub(super) fn of(&self, kind: ColumnKind, stored: &Stored<'_>) -> &Format {
        match stored {
            Stored::Blank => &self.left.plain,
            Stored::Text(text) => {
                let texts = match kind {
                    ColumnKind::Text | ColumnKind::LongText => &self.left,
                    ColumnKind::Ordinal | ColumnKind::Day | ColumnKind::Number | ColumnKind::Yuan | ColumnKind::Flag => {
                        &self.centre
                    }
                };
                if guard::looks_like_formula(text) { &texts.quoted } else { &texts.plain }
            }
            Stored::Date(_) => &self.date,
            Stored::Whole(_) if kind == ColumnKind::Ordinal => &self.ordinal,
            Stored::Whole(_) => &self.whole,
            Stored::Number(_) => &self.number,
            Stored::Yuan(_) => &self.yuan,
        }
    }

    /// The format of a column's total.
    pub(super) fn of_total(&self, result: &Stored<'_>) -> &Format {
        match result {
            Stored::Yuan(_) => &self.total_yuan,
            Stored::Blank | Stored::Text(_) => &self.total_text,
            Stored::Date(_) | Stored::Whole(_) | Stored::Number(_) => &self.total_number,
        }
    }
}

impl Texts {
    fn of(plain: Format) -> Texts {
        let quoted = plain.clone().set_quote_prefix();
        Texts { plain, quoted }
    }
}

/// The format of a value on a free-form page.
pub(super) fn page_format(look: Look, stored: &Stored<'_>) -> Format {
    let framed = |name: &str| font(name, 10.5).set_border(FormatBorder::Thin);
    let format = match look {
        Look::Title => font("黑体", 18.0).set_align(FormatAlign::Center),
        Look::Subtitle => font("宋体", 12.0).set_align(FormatAlign::Center),
        Look::Heading => framed("黑体").set_bold().set_background_color(GREY).set_align(FormatAlign::Center),
        Look::Ordinal => framed("宋体").set_align(FormatAlign::Center),
        Look::Label => framed("宋体").set_background_color(PALE),
        Look::Value => framed("宋体").set_align(match stored {
            Stored::Whole(_) | Stored::Number(_) | Stored::Yuan(_) => FormatAlign::Right,
            Stored::Blank | Stored::Text(_) | Stored::Date(_) => FormatAlign::Center,
        }),
        Look::Body => framed("宋体").set_align(FormatAlign::Left),
        Look::Note => font("宋体", 9.0),
    };
    let format = format.set_align(FormatAlign::VerticalCenter).set_text_wrap();
    match stored {
        Stored::Blank | Stored::Number(_) => format,
        Stored::Text(text) if guard::looks_like_formula(text) => format.set_quote_prefix(),
        Stored::Text(_) => format,
        Stored::Date(_) => format.set_num_format(DATE),
        Stored::Whole(_) => format.set_num_format("0"),
        Stored::Yuan(_) => format.set_num_format(YUAN),
    }
}

/// How a cell of a blank form looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// The title of the form: 黑体 18 pt, centred, without a frame.
    Title,
    /// A remark without a frame, left: 填报单位, notes below.
    Remark,
    /// A heading: grey, bold, centred.
    Heading,
    /// What a row is: pale, left.
    Label,
    /// A whole number.
    Number,
    /// A sum of money in 万元, or a share: two decimals.
    Decimal,
    /// Words, centred.
    Word,
    /// Sentences, left.
    Sentence,
    /// A column whose label nobody here knows: hatched grey, empty.
    Waiting,
}

/// The yellow of cells to be filled.
const YELLOW: u32 = 0xFF_F9D6;

/// The format of a cell of a blank form.
pub(super) fn blank_format(look: Frame, content: &Content, is_locked: bool) -> Format {
    let framed = |name: &str| font(name, 10.5).set_border(FormatBorder::Thin);
    let format = match look {
        Frame::Title => font("黑体", 18.0).set_align(FormatAlign::Center),
        Frame::Remark => font("宋体", 9.0),
        Frame::Heading => framed("黑体").set_background_color(GREY).set_align(FormatAlign::Center),
        Frame::Label => framed("宋体").set_background_color(PALE),
        Frame::Number => framed("宋体").set_align(FormatAlign::Center).set_num_format("0"),
        Frame::Decimal => framed("宋体").set_align(FormatAlign::Center).set_num_format("0.00"),
        Frame::Word => framed("宋体").set_align(FormatAlign::Center),
        Frame::Sentence => framed("宋体").set_align(FormatAlign::Top),
        Frame::Waiting => framed("宋体").set_background_color(GREY),
    };
    let format = match look {
        // A long text that runs over a page shows its beginning.
        Frame::Sentence => format.set_text_wrap(),
        Frame::Title | Frame::Remark | Frame::Heading | Frame::Label | Frame::Number | Frame::Decimal => {
            format.set_align(FormatAlign::VerticalCenter).set_text_wrap()
        }
        Frame::Word | Frame::Waiting => format.set_align(FormatAlign::VerticalCenter).set_text_wrap(),
    };
    match content {
        Content::Label(_) => format,
        Content::Given(_) => format.set_unlocked(),
        Content::Open(text) if guard::looks_like_formula(text) => format.set_quote_prefix().set_unlocked(),
        Content::Open(_) => match look {
            Frame::Number | Frame::Decimal if is_locked => format.set_background_color(YELLOW).set_unlocked(),
            Frame::Number | Frame::Decimal => format,
            Frame::Word | Frame::Sentence | Frame::Remark | Frame::Waiting => format.set_unlocked(),
            Frame::Title | Frame::Heading | Frame::Label => format,
        },
        Content::Total(_) => format.set_background_color(PALE).set_bold(),
    }
}

/// The height of a line in this look, and how many half-width characters of it take the room of ten of the body.
pub(super) fn line_of_frame(look: Frame) -> (f64, f64) {
    match look {
        Frame::Title => (27.0, 5.8),
        Frame::Remark => (13.0, 11.6),
        Frame::Heading | Frame::Label | Frame::Number | Frame::Decimal => (super::measure::LINE, 10.0),
        Frame::Word | Frame::Sentence | Frame::Waiting => (super::measure::LINE, 10.0),
    }
}

/// The same format as a link.
pub(super) fn as_link(format: Format) -> Format {
    format.set_font_color(0x05_63C1).set_underline(FormatUnderline::Single)
}

/// The height of a line in this look, and how many half-width characters of it take the room of ten of the body.
pub(super) fn line_of(look: Look) -> (f64, f64) {
    match look {
        Look::Title => (27.0, 5.8),
        Look::Subtitle => (18.0, 8.7),
        Look::Heading | Look::Ordinal | Look::Label | Look::Value | Look::Body => (super::measure::LINE, 10.0),
        Look::Note => (13.0, 11.6),
    }
}

/// The font a book measures its columns by: at 10.5 pt a half-width character is 7 pixels, a Hanzi 14.
pub(super) fn body() -> Format {
    font("宋体", 10.5)
}

/// The charset of 简体中文 lets a computer without the font choose another that has the characters.
fn font(name: &str, points: f64) -> Format {
    Format::new().set_font_name(name).set_font_size(points).set_font_charset(134)
}
