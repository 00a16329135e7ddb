//! The head of a paper that goes up to a superior (上行文) by GB/T 9704-2012, 7.2: who issues it in red, its number at the
//! left, who approved it at the right, a red line below. What is not known is left blank to be filled in by hand.

use super::official::{CHARACTER, KAI, LINE, Paper, TITLE_SONG, WIDTH, fonts};
use docx_rs::{
    AlignmentType, BorderType, LineSpacing, LineSpacingType, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, Run, Tab, TabValueType,
};

/// Red of the head.
const RED: &str = "FF0000";
/// From the upper edge of the type area to that of the office's name: 35 mm, in twips (7.2.4).
const ABOVE: i32 = 1_984;
/// From the number to the red line: 4 mm (7.2.7).
const TO_LINE: i32 = 227;
/// The largest size of the office's name, in points; a long name is set as large as its line holds.
const LARGEST: i32 = 52;
/// Blank for a name somebody fills in.
const BLANK: &str = "　　　　";

/// What stands in the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// The office, without 文件.
    pub office: String,
    /// The paper's number; none is left blank but for its year.
    pub number: Option<String>,
    /// The year of a number that is not known yet.
    pub year: i32,
    /// Who approved it; none is left blank.
    pub approver: Option<String>,
}

impl Letterhead {
    /// The number, or what is printed to be completed: 〔2016〕号 with blanks.
    fn number(&self) -> String {
        self.number.clone().unwrap_or_else(|| format!("{BLANK}〔{}〕　　号", self.year))
    }
}

impl Paper {
    /// Puts the head; the title follows two lines below the red line.
    pub fn letterhead(&mut self, head: &Letterhead) {
        let name = format!("{}文件", head.office);
        let letters = i32::try_from(name.chars().count()).unwrap_or(i32::MAX).max(1);
        let wide = i32::try_from(WIDTH).unwrap_or(i32::MAX);
        // A twentieth of a point is a twip; characters stand a little closer than their line holds.
        let points = (wide / 20 * 98 / 100 / letters).clamp(1, LARGEST);
        let line = points.saturating_mul(23);
        let above = ABOVE.saturating_sub(line.saturating_sub(points.saturating_mul(20)) / 2);
        self.put(bare(above));
        let size = usize::try_from(points.saturating_mul(2)).unwrap_or(2);
        let mark = Run::new().fonts(fonts(TITLE_SONG)).size(size).character_spacing(0).color(RED).add_text(name);
        self.put(bare(line).align(AlignmentType::Center).add_run(mark));
        self.put(bare(LINE));
        self.put(bare(LINE));
        let right = WIDTH.saturating_sub(usize::try_from(CHARACTER).unwrap_or(0));
        let approver = head.approver.clone().unwrap_or_else(|| BLANK.to_string());
        let number = bare(LINE)
            .indent(Some(CHARACTER), None, None, None)
            .add_tab(Tab::new().val(TabValueType::Right).pos(right))
            .add_run(Run::new().add_text(head.number()))
            .add_run(Run::new().add_tab())
            .add_run(Run::new().add_text("签发人："))
            .add_run(Run::new().fonts(fonts(KAI)).add_text(approver));
        self.put(number);
        let red = ParagraphBorder::new(ParagraphBorderPosition::Bottom).val(BorderType::Single).size(16).space(0).color(RED);
        self.put(bare(TO_LINE).set_borders(ParagraphBorders::with_empty().set(red)));
        self.put(bare(LINE));
        self.put(bare(LINE));
    }
}

/// A line of an exact height, off the grid of the text.
fn bare(line: i32) -> Paragraph {
    let exact = LineSpacing::new().line_rule(LineSpacingType::Exact).line(line);
    Paragraph::new().style("flush").line_spacing(exact).snap_to_grid(false)
}
