//! The draft on paper: text, annex of the figures with their rules, annex of what does not agree.

use super::super::letterhead::Letterhead;
use super::super::official::{Ink, Level, Paper, Set};
use super::super::touch::Core;
use super::{Draft, Head, Paragraph, Piece, Redaction};
use crate::checks::finding::Finding;
use crate::checks::severity::Severity;
use crate::figures::figure::{Basis, Figure};
use crate::figures::{self, BasisValue, Scope};
use crate::office::Office;
use crate::register::codes::Closed;
use crate::register::rights::Role;
use crate::storage::Reading;
use crate::words::error::Result;
use crate::words::period::Period;

/// The annex that lists the figures.
const FIGURES: &str = "报告所列指标及口径";
/// The annex that tells which relations do not hold, for the office's own eyes.
const CHECKS: &str = "勾稽核对情况";

/// Lays the draft out as an official paper.
pub fn print(
    office: &Office,
    reading: &Reading,
    period: &Period,
    draft: &Draft,
    findings: &[Finding],
    (redaction, head): (Redaction, Head),
) -> Result<Paper> {
    let stamp = office.clock().stamp();
    let today = office.today()?;
    let role = office.actor().role.word();
    let desk = Role::LIST.codes.iter().find(|(word, ..)| *word == role).map_or("", |(_, label, _)| label.trim());
    let mut paper = Paper::new(Core { title: draft.title.clone(), author: desk.into(), made_at: stamp.as_str().into() });
    if head == Head::Upward {
        let (number, approver) = (draft.number.clone(), draft.approver.clone());
        paper.letterhead(&Letterhead { office: draft.signer.clone(), number, year: today.year_number(), approver });
    }
    paper.title(&broken(&draft.title));
    paper.recipient(&draft.recipient);
    paragraph(&mut paper, &draft.opening, Place::Within);
    let sections = draft.sections.len();
    for (at, section) in draft.sections.iter().enumerate() {
        paper.heading(Level::First, &section.heading);
        let paragraphs = section.paragraphs.len();
        for (of, each) in section.paragraphs.iter().enumerate() {
            let is_last = at.saturating_add(1) == sections && of.saturating_add(1) == paragraphs;
            paragraph(&mut paper, each, if is_last { Place::Last } else { Place::Within });
        }
    }
    // What is shown outside carries no list of what the office still has to explain.
    let told: Vec<&Finding> = match redaction {
        Redaction::None => findings.iter().filter(|finding| finding.severity != Severity::Pass).collect(),
        Redaction::Masked => Vec::new(),
    };
    let annexes: &[&str] = if told.is_empty() { &[FIGURES] } else { &[FIGURES, CHECKS] };
    paper.annexes(annexes);
    paper.signature(&draft.signer, &today.chinese());
    let numbered = |at: usize| (annexes.len() > 1).then_some(at);
    paper.annex(numbered(1), FIGURES);
    figure_table(&mut paper, reading, period, draft, redaction)?;
    if !told.is_empty() {
        paper.annex(numbered(2), CHECKS);
        check_table(&mut paper, &told);
    }
    Ok(paper)
}

/// Where a paragraph stands in the text.
#[derive(Clone, Copy)]
enum Place {
    Within,
    Last,
}

fn paragraph(paper: &mut Paper, paragraph: &Paragraph, place: Place) {
    if let Some(head) = &paragraph.head {
        paper.heading(Level::Second, head);
    }
    let inks: Vec<Ink> = paragraph.pieces.iter().map(ink).collect();
    match place {
        Place::Within => paper.paragraph(&inks),
        Place::Last => paper.last_paragraph(&inks),
    }
}

fn ink(piece: &Piece) -> Ink {
    match piece {
        Piece::Words(text) => Ink::Plain(text.clone()),
        Piece::Lead(text) => Ink::Strong(text.clone()),
        Piece::Typed(text) => Ink::Doubtful(text.clone()),
        Piece::Names { fact, text } => Ink::Field { tag: fact.clone(), name: "台账所载".into(), text: text.clone() },
        Piece::Derived { tag, label, spelled } => Ink::Field { tag: tag.clone(), name: label.clone(), text: spelled.clone() },
        Piece::Number { figure, basis, label, spelled } => number(figure, *basis, label.clone(), spelled.clone()),
    }
}

fn number(figure: &str, basis: Basis, name: String, text: String) -> Ink {
    Ink::Field { tag: format!("{figure}.{}", basis.word()), name, text }
}

/// Every figure the draft prints, with its rule and how many rows stand behind it.
fn figure_table(paper: &mut Paper, reading: &Reading, period: &Period, draft: &Draft, redaction: Redaction) -> Result<()> {
    paper.note(&format!("期间：{}。各数均由台账记录逐条计得，可据代号在程序中查看记录明细。", period.chinese()));
    let columns = [
        ("代号", 11, Set::Middle),
        ("指标", 28, Set::Left),
        ("数值", 23, Set::Middle),
        ("计数对象", 22, Set::Middle),
        ("口径", 56, Set::Left),
        ("记录数", 16, Set::Middle),
    ];
    let mut rows = Vec::new();
    for answer in &draft.figures {
        let (mut numbers, mut objects, mut records) = (Vec::new(), Vec::new(), Vec::new());
        for value in &answer.values {
            let text = match (redaction, super::values::left_out(answer, value)) {
                (Redaction::Masked, true) => super::mask::BLANK.to_string(),
                (Redaction::None | Redaction::Masked, _) => answer.spelled(value),
            };
            let name = format!("{}（{}）", answer.figure.label, value.unit);
            numbers.extend([number(answer.figure.code, value.basis, name, text), Ink::Plain(value.unit.into())]);
            objects.push(counted(value.basis));
            records.push(behind(reading, answer.figure, value, period)?.to_string());
        }
        rows.push(vec![
            vec![Ink::Plain(answer.figure.code.into())],
            vec![Ink::Plain(answer.figure.label.into())],
            numbers,
            vec![Ink::Plain(objects.join("、"))],
            vec![Ink::Plain(answer.rule.into())],
            vec![Ink::Plain(records.join("/"))],
        ]);
    }
    paper.table(&columns, &rows);
    Ok(())
}

/// What does not agree, with the explanation that was signed for it.
fn check_table(paper: &mut Paper, findings: &[&Finding]) {
    paper.note("本表供本机关核对，报送时可不附。“错误”未经领导签字说明，不得报送。");
    let columns = [
        ("规则", 13, Set::Middle),
        ("事项", 34, Set::Left),
        ("结论", 16, Set::Middle),
        ("情况", 63, Set::Left),
        ("签字说明", 30, Set::Left),
    ];
    let rows: Vec<Vec<Vec<Ink>>> = findings
        .iter()
        .map(|finding| {
            let signed = match &finding.waiver {
                Some(waiver) => format!("{}（{}，{}）", waiver.reason, waiver.signed_by, waiver.signed_on.chinese()),
                None => "未说明".into(),
            };
            let cells = [finding.rule.code, finding.rule.title, finding.severity.label(), &finding.words, &signed];
            cells.iter().map(|text| vec![Ink::Plain((*text).to_string())]).collect()
        })
        .collect();
    paper.table(&columns, &rows);
}

/// How many rows stand behind a number: as many as it says, but for an amount, which is the sum of its rows.
fn behind(reading: &Reading, figure: &'static Figure, value: &BasisValue, period: &Period) -> Result<i64> {
    if value.basis != Basis::Amount {
        return Ok(value.value);
    }
    let rows = figures::rows(reading, figure, value.basis, period, Scope::County)?.1;
    Ok(i64::try_from(rows.len()).unwrap_or(i64::MAX))
}

/// What a basis counts, as the domain paper names it (§1.1).
fn counted(basis: Basis) -> &'static str {
    match basis {
        Basis::Letter => "信访件",
        Basis::Clue => "线索",
        Basis::Incident => "事项（起）",
        Basis::Case => "案件（一人一案）",
        Basis::Person => "人员",
        Basis::PersonAction => "人次",
        Basis::Unit => "单位",
        Basis::Row => "记录",
        Basis::Event => "次数",
        Basis::Amount => "金额",
    }
}

/// A title over two lines where one would not hold it: broken before 开展, so that no word is cut.
fn broken(title: &str) -> Vec<String> {
    const ACROSS: usize = 20;
    if title.chars().count() <= ACROSS {
        return vec![title.to_string()];
    }
    match title.split_once("开展") {
        Some((before, after)) => vec![before.to_string(), format!("开展{after}")],
        None => vec![title.to_string()],
    }
}
