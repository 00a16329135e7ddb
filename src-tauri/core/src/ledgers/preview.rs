//! What would become of each line of a ledger, cell by cell: collected while an import is rehearsed, when somebody asks.
//! Lines are kept packed, and only so many; past that they are counted.

use super::import::Report;
use super::survey::SEALED;
use serde::Serialize;

/// A rehearsed import, line by line.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// What the import would report.
    pub report: Report,
    /// SHA-256 of the first file, so that choices made on this preview are told from those on another file.
    pub sha256: String,
    /// The sheets with lines, in order.
    pub sheets: Vec<PreviewSheet>,
    pub(super) lines: Vec<Packed>,
    /// Bytes of their texts.
    pub(super) bytes: usize,
    /// Lines past the first [`Preview::KEPT`], or past [`Preview::ROOM`]: counted, not kept.
    pub unlisted: u64,
    pub(super) counts: Counts,
}

/// A sheet of a previewed ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PreviewSheet {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub name: String,
    /// The columns that are taken, left to right: the cells of each line.
    pub columns: Vec<PreviewColumn>,
    /// All columns with a heading, taken or not.
    pub headings: Vec<(u32, String)>,
    /// Lines read.
    pub lines: u64,
}

/// A column that is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PreviewColumn {
    /// Zero-based column.
    pub column: u32,
    /// Its letters in a spreadsheet.
    pub letters: String,
    /// Its heading.
    pub heading: String,
    /// The lasting word of its goal.
    pub goal: String,
    /// What the office calls the goal.
    pub label: String,
    /// Whether what stands below goes under seal.
    pub sealed: bool,
}

/// How a line is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LineVerdict {
    /// It makes a new row.
    New,
    /// Everything is there already.
    Same,
    /// It changes a row.
    Changed,
    /// Somebody should look, or must decide before it is taken.
    Doubtful,
    /// It cannot be taken.
    Rejected,
    /// Somebody left it out.
    Left,
}

/// Lines by verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// New rows.
    pub new: u64,
    /// There already.
    pub same: u64,
    /// Changed rows.
    pub changed: u64,
    /// To be looked at.
    pub doubtful: u64,
    /// Not taken.
    pub rejected: u64,
    /// Left out.
    pub left: u64,
}

/// What an import would do with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outlook {
    /// Enter a row.
    Enter,
    /// Change a row.
    Amend,
    /// Nothing: it is there already.
    Keep,
    /// Nothing: it is not taken.
    Leave,
}

/// A line and what would become of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PreviewLine {
    /// Its place among the lines kept.
    pub at: usize,
    /// The place of its sheet among [`Preview::sheets`].
    pub sheet: usize,
    /// Zero-based row in the sheet.
    pub row: u32,
    /// How it is judged.
    pub verdict: LineVerdict,
    /// What an import would do with it.
    pub outlook: Outlook,
    /// The number or title of the row it is; nothing where the program would number it.
    pub label: Option<String>,
    /// Its cells, in the order of the sheet's columns.
    pub cells: Vec<PreviewCell>,
    /// What is to be said of the line as a whole.
    pub words: Vec<String>,
    /// Labels of what the row would lack: it would be 待补录.
    pub lacking: Vec<String>,
}

/// A cell as it would be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PreviewCell {
    /// Zero-based column.
    pub column: u32,
    /// What it is read as.
    pub text: String,
    /// What the file says, where that is spelled otherwise.
    pub written: Option<String>,
    /// Whether somebody put it right before the import.
    pub corrected: bool,
    /// What is to be said of it.
    pub state: CellState,
}

/// What is to be said of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum CellState {
    /// Nothing.
    Plain,
    /// Something had to be inferred: 同上, a year, an alias, a merged cell.
    Inferred {
        /// A stable code.
        code: &'static str,
        /// What was inferred.
        words: String,
    },
    /// It differs from what the register holds.
    Changed {
        /// What the register holds; empty where nothing.
        was: String,
    },
    /// Somebody should look or decide.
    Doubt {
        /// A stable code.
        code: &'static str,
        /// What is doubtful and what to do.
        words: String,
    },
    /// The line cannot be taken because of it.
    Bad {
        /// A stable code.
        code: &'static str,
        /// What is wrong and what to do.
        words: String,
    },
}

impl CellState {
    /// The words it comes with.
    fn words(&self) -> &str {
        match self {
            CellState::Plain => "",
            CellState::Changed { was } => was,
            CellState::Inferred { words, .. } | CellState::Doubt { words, .. } | CellState::Bad { words, .. } => words,
        }
    }
}

/// Which lines are wanted.
#[derive(Clone, Debug, Default)]
pub struct LineFilter {
    /// Only lines judged so; all where empty.
    pub verdicts: Vec<LineVerdict>,
    /// Only lines of this sheet.
    pub sheet: Option<usize>,
}

impl Preview {
    /// How many lines are kept one by one.
    pub const KEPT: usize = 200_000;
    /// How many bytes of text are kept. A file spells a text once and names it in every row: without a bound a few
    /// kilobytes of it would fill the memory.
    pub const ROOM: usize = 128 * 1024 * 1024;

    /// Whether no further line is kept.
    pub(super) fn is_full(&self) -> bool {
        self.lines.len() >= Self::KEPT || self.bytes >= Self::ROOM
    }

    /// Keeps a line.
    pub(super) fn keep(&mut self, line: Packed) {
        self.bytes = self.bytes.saturating_add(line.bytes());
        self.lines.push(line);
    }

    /// Lines by verdict, those not kept included.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// How many cells of the lines kept were understood rather than read.
    pub fn inferred(&self) -> u64 {
        let marks = self.lines.iter().flat_map(|line| line.marks.iter());
        marks.filter(|mark| matches!(mark.state, CellState::Inferred { .. })).count() as u64
    }

    /// The places of the lines a filter lets through, in the order of the file.
    pub fn matching(&self, filter: &LineFilter) -> Vec<usize> {
        let wanted = |line: &Packed| {
            (filter.verdicts.is_empty() || filter.verdicts.contains(&line.verdict))
                && filter.sheet.is_none_or(|sheet| sheet == line.sheet as usize)
        };
        self.lines.iter().enumerate().filter(|(_, line)| wanted(line)).map(|(at, _)| at).collect()
    }

    /// One line by its place.
    pub fn line(&self, at: usize) -> Option<PreviewLine> {
        let packed = self.lines.get(at)?;
        let sheet = self.sheets.get(packed.sheet as usize)?;
        let mut cells: Vec<PreviewCell> = sheet
            .columns
            .iter()
            .zip(packed.texts.split(APART))
            .map(|(column, text)| PreviewCell {
                column: column.column,
                text: text.to_string(),
                written: None,
                corrected: false,
                state: CellState::Plain,
            })
            .collect();
        for mark in &packed.marks {
            if let Some(cell) = cells.get_mut(usize::from(mark.at)) {
                cell.state = mark.state.clone();
                cell.written = mark.written.as_deref().map(str::to_string);
                cell.corrected = mark.corrected;
            }
        }
        let listed = |text: &str| text.split(APART).filter(|part| !part.is_empty()).map(str::to_string).collect();
        Some(PreviewLine {
            at,
            sheet: packed.sheet as usize,
            row: packed.row,
            verdict: packed.verdict,
            outlook: packed.outlook,
            label: (!packed.label.is_empty()).then(|| packed.label.to_string()),
            cells,
            words: listed(&packed.words),
            lacking: listed(&packed.lacking),
        })
    }

    /// The texts of all columns with a heading, as the file spells them, of a line that would not be taken.
    pub(super) fn original(&self, at: usize) -> Option<Vec<String>> {
        let whole = self.lines.get(at)?.whole.as_deref()?;
        Some(whole.split(APART).map(str::to_string).collect())
    }

    pub(super) fn count(&mut self, verdict: LineVerdict) {
        let count = match verdict {
            LineVerdict::New => &mut self.counts.new,
            LineVerdict::Same => &mut self.counts.same,
            LineVerdict::Changed => &mut self.counts.changed,
            LineVerdict::Doubtful => &mut self.counts.doubtful,
            LineVerdict::Rejected => &mut self.counts.rejected,
            LineVerdict::Left => &mut self.counts.left,
        };
        *count = count.saturating_add(1);
    }
}

/// A line as it is kept: its texts in one piece, and only the cells of which something is to be said.
#[derive(Clone, Debug)]
pub(super) struct Packed {
    pub(super) sheet: u32,
    pub(super) row: u32,
    pub(super) verdict: LineVerdict,
    pub(super) outlook: Outlook,
    pub(super) label: Box<str>,
    pub(super) texts: Box<str>,
    pub(super) marks: Box<[Mark]>,
    pub(super) words: Box<str>,
    pub(super) lacking: Box<str>,
    /// All columns with a heading as the file spells them, for lines that are not taken.
    pub(super) whole: Option<Box<str>>,
}

impl Packed {
    fn bytes(&self) -> usize {
        let said = |mark: &Mark| mark.written.as_deref().map_or(0, str::len).saturating_add(mark.state.words().len());
        let marks = self.marks.iter().map(said).fold(0, usize::saturating_add);
        let whole = self.whole.as_deref().map_or(0, str::len);
        [self.label.len(), self.texts.len(), self.words.len(), self.lacking.len(), whole, marks]
            .into_iter()
            .fold(0, usize::saturating_add)
    }
}

/// What is to be said of one cell.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Its place among the sheet's columns.
    pub(super) at: u16,
    pub(super) state: CellState,
    pub(super) written: Option<Box<str>>,
    pub(super) corrected: bool,
}

/// Stands between the texts of a packed line; no text keeps it.
const APART: char = '\u{1F}';

/// Texts in one piece.
pub(super) fn packed<S: AsRef<str>>(texts: impl Iterator<Item = S>) -> Box<str> {
    let mut all = String::new();
    for (at, text) in texts.enumerate() {
        if at > 0 {
            all.push(APART);
        }
        all.extend(text.as_ref().chars().map(|c| if c == APART { ' ' } else { c }));
    }
    all.into_boxed_str()
}

/// A text as it may be shown.
pub(super) fn shown(text: String, sealed: bool) -> String {
    if sealed && !text.is_empty() { SEALED.to_string() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_keeps_no_more_text_than_there_is_room_for() {
        let mut preview = Preview::default();
        let long: Box<str> = "长".repeat(Preview::ROOM / 12).into_boxed_str();
        for _ in 0..4 {
            assert!(!preview.is_full(), "there is room yet");
            preview.keep(Packed {
                sheet: 0,
                row: 0,
                verdict: LineVerdict::New,
                outlook: Outlook::Enter,
                label: "".into(),
                texts: long.clone(),
                marks: Box::new([]),
                words: "略".into(),
                lacking: "".into(),
                whole: None,
            });
        }
        assert!(preview.is_full(), "four quarters fill it, far from the last line that may be kept");
    }
}
