//! The page of an official paper (公文) by GB/T 9704-2012: A4, 22 lines of 28 characters, 仿宋 of size 3, headings by
//! level, page numbers outside. What a paper says is not known here.

use super::touch::{self, Core};
use crate::words::error::{Error, Result};
use docx_rs::{
    AlignmentType, DocGrid, DocGridType, Docx, FieldCharType, Footer, InstrPAGE, InstrText, LineSpacing, LineSpacingType,
    PageMargin, Paragraph, Run, RunFonts, SpecialIndentType, StructuredDataTag, Style, StyleType, Table, TableCell,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

/// Twips, twentieths of a point: A4 is 210 × 297 mm.
const PAGE: (u32, u32) = (11_906, 16_838);
/// Top 37 mm, right 26 mm, bottom 35 mm, left 28 mm: the type area is 156 × 225 mm (GB/T 9704-2012, 5.2.1).
const MARGINS: [i32; 4] = [2_098, 1_474, 1_984, 1_588];
/// From the lower edge of the page to the page number: its dashes lie 7 mm below the type area (7.5).
const FOOTER: i32 = 1_304;
/// The type area across.
pub(super) const WIDTH: usize = 8_844;
/// One of 22 lines of 225 mm.
pub(super) const LINE: i32 = 579;
/// Size 3, in half points.
const BODY: usize = 32;
/// Size 2, in half points.
const TITLE: usize = 44;
/// Size 4, in half points.
const PAGE_NUMBER: usize = 28;
/// Small size 5, in half points: tables of an annex.
const CELL: usize = 18;
/// 28 characters of 16 points in 156 mm: each stands a quarter of a point closer, in twips. Said of the characters and
/// not of the grid, which not every word processor reads alike.
const CLOSER: i32 = -5;
/// A character with its space, in twips.
pub(super) const CHARACTER: i32 = 315;

const SONG: &str = "宋体";
const FANG_SONG: &str = "仿宋_GB2312";
const HEI: &str = "黑体";
pub(super) const KAI: &str = "楷体_GB2312";
pub(super) const TITLE_SONG: &str = "方正小标宋简体";
/// Latin letters and digits of the text.
const LATIN: &str = "Times New Roman";

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ink {
    /// As the paragraph is set.
    Plain(String),
    /// Set off: what a paragraph begins with, 一是…….
    Strong(String),
    /// A value bound to where it comes from, a content control with this tag and this name.
    Field {
        /// The stable word of the source.
        tag: String,
        /// What a person sees of it.
        name: String,
        /// The value.
        text: String,
    },
    /// What somebody typed and nothing answers for, highlighted.
    Doubtful(String),
}

/// How deep a heading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 一、
    First,
    /// （一）
    Second,
}

/// How a column of a table is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// From the left, over as many lines as it needs.
    Left,
    /// In the middle.
    Middle,
}

/// A column of a table: heading, width in millimetres, how it is set.
pub type Column = (&'static str, u32, Set);

/// A paper that is being written.
pub struct Paper {
    docx: Docx,
    core: Core,
    paragraphs: u32,
    /// What is put now stays with what follows it.
    ending: bool,
}

impl Paper {
    /// An empty paper with its page laid out.
    pub fn new(core: Core) -> Paper {
        let [top, right, bottom, left] = MARGINS;
        let margin = PageMargin { top, right, bottom, left, header: 851, footer: FOOTER, gutter: 0 };
        let mut docx = Docx::new()
            .page_size(PAGE.0, PAGE.1)
            .page_margin(margin)
            .default_fonts(fonts(FANG_SONG))
            .default_size(BODY)
            .default_spacing(CLOSER)
            .created_at(&core.made_at)
            .updated_at(&core.made_at);
        let grid = DocGrid::new().grid_type(DocGridType::Lines).line_pitch(LINE.unsigned_abs() as usize);
        docx.document.section_property = docx.document.section_property.doc_grid(grid);
        for style in styles() {
            docx = docx.add_style(style);
        }
        docx = docx.footer(page_number(AlignmentType::Right)).even_footer(page_number(AlignmentType::Left));
        Paper { docx, core, paragraphs: 0, ending: false }
    }

    /// The title, each line by itself in the middle, with an empty line below.
    pub fn title(&mut self, lines: &[String]) {
        for line in lines {
            self.put(Paragraph::new().style("title").add_run(Run::new().add_text(line)));
        }
        self.empty_line();
    }

    /// Who the paper goes to, from the very left.
    pub fn recipient(&mut self, name: &str) {
        self.put(Paragraph::new().style("flush").add_run(Run::new().add_text(format!("{name}："))));
    }

    /// A heading.
    pub fn heading(&mut self, level: Level, text: &str) {
        let style = match level {
            Level::First => "heading1",
            Level::Second => "heading2",
        };
        self.put(Paragraph::new().style(style).keep_next(true).add_run(Run::new().add_text(text)));
    }

    /// A paragraph of running text.
    pub fn paragraph(&mut self, pieces: &[Ink]) {
        // A page is filled to its last line (5.2.3): a line that stands alone is no reason to leave some empty.
        self.put(inked(Paragraph::new().style("body").widow_control(false), pieces));
    }

    /// The last paragraph of the text: it stays on the page of the signature, which never stands on a page alone.
    pub fn last_paragraph(&mut self, pieces: &[Ink]) {
        self.ending = true;
        self.paragraph(pieces);
    }

    /// The list of annexes below the text.
    pub fn annexes(&mut self, names: &[&str]) {
        self.empty_line();
        let mut left = 5;
        for (at, name) in names.iter().enumerate() {
            let (before, number) = match (names.len(), at) {
                (1, _) => ("附件：", String::new()),
                (_, 0) => ("附件：", "1. ".to_string()),
                (..) => ("", format!("{}. ", at.saturating_add(1))),
            };
            if before.is_empty() {
                left = 5;
            }
            let indent = if before.is_empty() { left * CHARACTER } else { 2 * CHARACTER };
            let line = Paragraph::new().style("flush").indent(Some(indent), None, None, None);
            self.put(line.add_run(Run::new().add_text(format!("{before}{number}{name}"))));
        }
    }

    /// Who signs and when: the day four characters from the right, the signer in the middle above it (7.3.5.1).
    pub fn signature(&mut self, signer: &str, day: &str) {
        self.empty_line();
        self.ending = false;
        let day_end = 4 * CHARACTER;
        let middle = day_end.saturating_add(across(day) / 2);
        let signer_end = middle.saturating_sub(across(signer) / 2).max(0);
        for (text, end) in [(signer, signer_end), (day, day_end)] {
            let line = Paragraph::new().style("flush").align(AlignmentType::Right).keep_next(text == signer);
            self.put(line.indent(None, None, Some(end), None).add_run(Run::new().add_text(text)));
        }
    }

    /// Begins an annex on a page of its own: 附件 with its number at the left, its title below in the middle (7.3.7).
    pub fn annex(&mut self, number: Option<usize>, title: &str) {
        let number = number.map(|number| number.to_string()).unwrap_or_default();
        let mark = Run::new().fonts(fonts(HEI)).add_text(format!("附件{number}"));
        self.put(Paragraph::new().style("flush").page_break_before(true).add_run(mark));
        self.empty_line();
        self.put(Paragraph::new().style("title").add_run(Run::new().add_text(title)));
        self.empty_line();
    }

    /// A small line above or below a table.
    pub fn note(&mut self, text: &str) {
        self.put(Paragraph::new().style("cell").add_run(Run::new().add_text(text)));
    }

    /// A table with its heading row repeated on every page.
    pub fn table(&mut self, columns: &[Column], rows: &[Vec<Vec<Ink>>]) {
        let total: u32 = columns.iter().map(|(_, width, _)| width).sum();
        let widths: Vec<usize> =
            columns.iter().map(|(_, width, _)| WIDTH.saturating_mul(*width as usize) / (total.max(1) as usize)).collect();
        let mut all = Vec::with_capacity(rows.len().saturating_add(1));
        let head = columns.iter().zip(&widths).map(|((heading, ..), width)| {
            let bold = Run::new().fonts(fonts(HEI)).add_text(*heading);
            self.cell(Paragraph::new().style("cell").align(AlignmentType::Center).add_run(bold), *width)
        });
        all.push(TableRow::new(head.collect()).cant_split());
        for row in rows {
            let cells = row.iter().zip(columns).zip(&widths).map(|((pieces, (_, _, set)), width)| {
                let paragraph = inked(Paragraph::new().style("cell"), pieces);
                let paragraph = match set {
                    Set::Left => paragraph,
                    Set::Middle => paragraph.align(AlignmentType::Center),
                };
                self.cell(paragraph, *width)
            });
            all.push(TableRow::new(cells.collect()).cant_split());
        }
        let margins = TableCellMargins::new().margin(28, 57, 28, 57);
        let table = Table::new(all).width(WIDTH, WidthType::Dxa).layout(TableLayoutType::Fixed).set_grid(widths);
        self.docx = std::mem::take(&mut self.docx).add_table(table.margins(margins));
        // Two tables with nothing between them are one.
        self.put(Paragraph::new().style("cell"));
    }

    /// Writes the paper to a file, the same bytes for the same words.
    pub fn save(self, path: &Path) -> Result<()> {
        let whole = touch::finish(self.docx.build(), &self.core);
        let file = File::create(path).map_err(Error::file("写文书文件失败"))?;
        whole.pack(BufWriter::new(file)).map_err(|error| Error::file("写文书文件失败")(std::io::Error::other(error)))
    }

    fn empty_line(&mut self) {
        self.put(Paragraph::new().style("flush"));
    }

    pub(super) fn put(&mut self, paragraph: Paragraph) {
        let id = self.next_id();
        let paragraph = if self.ending { paragraph.keep_next(true) } else { paragraph };
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph.id(id));
    }

    fn cell(&mut self, paragraph: Paragraph, width: usize) -> TableCell {
        let id = self.next_id();
        TableCell::new().add_paragraph(paragraph.id(id)).width(width, WidthType::Dxa).vertical_align(VAlignType::Center)
    }

    /// The library numbers paragraphs through the whole run of the program: the same paper would not be the same bytes.
    fn next_id(&mut self) -> String {
        self.paragraphs = self.paragraphs.saturating_add(1);
        format!("{:08x}", self.paragraphs)
    }
}

fn inked(mut paragraph: Paragraph, pieces: &[Ink]) -> Paragraph {
    for piece in pieces {
        paragraph = match piece {
            Ink::Plain(text) => paragraph.add_run(Run::new().add_text(text)),
            Ink::Strong(text) => paragraph.add_run(Run::new().fonts(fonts(KAI)).add_text(text)),
            Ink::Doubtful(text) => paragraph.add_run(Run::new().highlight("yellow").add_text(text)),
            Ink::Field { tag, name, text } => {
                let control = StructuredDataTag::new().alias(touch::bound(name, tag)).add_run(Run::new().add_text(text));
                paragraph.add_structured_data_tag(control)
            }
        };
    }
    paragraph
}

/// How wide a line of the text is, in twips: a Latin letter or digit takes half a character.
fn across(text: &str) -> i32 {
    text.chars().map(|c| if c.is_ascii() { CHARACTER / 2 } else { CHARACTER }).sum()
}

pub(super) fn fonts(east_asia: &str) -> RunFonts {
    RunFonts::new().east_asia(east_asia).ascii(LATIN).hi_ansi(LATIN)
}

fn exact(line: i32) -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(line)
}

fn styles() -> Vec<Style> {
    let two = Some(SpecialIndentType::FirstLine(2 * CHARACTER));
    let style = |id: &str, name: &str, font: &str, size: usize| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .based_on("Normal")
            .fonts(fonts(font))
            .size(size)
            .line_spacing(exact(LINE))
    };
    let indented = |style: Style| style.align(AlignmentType::Both).indent(None, two, None, None).first_line_chars(200);
    vec![
        style("title", "Title", TITLE_SONG, TITLE).align(AlignmentType::Center).line_spacing(exact(640)).snap_to_grid(false),
        style("flush", "公文顶格", FANG_SONG, BODY).align(AlignmentType::Both),
        indented(style("body", "公文正文", FANG_SONG, BODY)),
        indented(style("heading1", "heading 1", HEI, BODY)).outline_lvl(0),
        indented(style("heading2", "heading 2", KAI, BODY)).outline_lvl(1),
        style("cell", "公文表格", FANG_SONG, CELL).line_spacing(exact(260)).snap_to_grid(false),
        style("page", "footer", SONG, PAGE_NUMBER).line_spacing(exact(320)).snap_to_grid(false),
    ]
}

/// — 1 — in half-width 宋体 of size 4: odd pages at the right, even ones at the left, one character in (7.5).
fn page_number(side: AlignmentType) -> Footer {
    let song = || Run::new().fonts(RunFonts::new().east_asia(SONG).ascii(SONG).hi_ansi(SONG)).size(PAGE_NUMBER);
    let field = song()
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::PAGE(InstrPAGE::new()))
        .add_field_char(FieldCharType::Separate, false)
        .add_text("1")
        .add_field_char(FieldCharType::End, false);
    let inset = Some(280);
    let (id, left, right) = match side {
        AlignmentType::Left => ("00f00002", inset, None),
        _ => ("00f00001", None, inset),
    };
    let line = Paragraph::new().id(id).style("page").align(side).indent(left, None, right, None);
    Footer::new().add_paragraph(line.add_run(song().add_text("— ")).add_run(field).add_run(song().add_text(" —")))
}
