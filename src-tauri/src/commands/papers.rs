//! Forms as they will print and the report draft: looked at, worded, written to a path a person chose.

use super::exports::{stamp, written};
use crate::desk::Desk;
use crate::show::count;
use crate::wire::checks::CheckState;
use crate::wire::exports::ExportedCard;
use crate::wire::figures::Drill;
use crate::wire::papers::{
    BoundCard, CellKind, DraftWish, DrawnCard, DrawnCell, FormProblemCard, FormSheetCard, ParagraphCard, PieceCard, ReportCard,
    ReportWish, SentenceCard, SentenceField, SentenceWish, SplitDrill, UnboundCard,
};
use zhengfeng_core::figures::figure::Basis;
use zhengfeng_core::forms;
use zhengfeng_core::forms::drawn::{Bound, Drawn, DrawnSheet, Role};
use zhengfeng_core::office::Office;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::papers::report::{self, Draft, Head, Paragraph, Piece, Redaction};
use zhengfeng_core::register::Described;
use zhengfeng_core::register::rights::{Act, Privilege};
use zhengfeng_core::registers::decision;
use zhengfeng_core::registers::submission::ReportSentence;
use zhengfeng_core::storage::{Reading, settings};
use zhengfeng_core::words::error::Result;
use zhengfeng_core::words::period::Period;
use zhengfeng_core::words::place::{Problem, Severity};

/// A form of a period as it will print.
pub fn form(desk: &Desk, wish: DraftWish) -> Result<DrawnCard> {
    desk.session()?.read(|office| {
        let period = Period::parse(&wish.period)?;
        let drawn = forms::draft(office, &wish.form, &period)?;
        let checks = super::checks::broken(office, &period)?;
        Ok(drawn_card(drawn, checks))
    })
}

fn drawn_card(drawn: Drawn, checks: Vec<FormProblemCard>) -> DrawnCard {
    let problems: Vec<FormProblemCard> = drawn.problems.iter().map(problem_card).chain(checks).collect();
    let number = |state: CheckState| count(problems.iter().filter(|problem| problem.state == state).count() as i64);
    DrawnCard {
        label: drawn.label.to_string(),
        title: drawn.title.clone(),
        sheets: drawn.sheets.iter().map(sheet_card).collect(),
        errors: number(CheckState::Error),
        explains: number(CheckState::Explain),
        hints: number(CheckState::Hint),
        problems,
    }
}

fn problem_card(problem: &Problem) -> FormProblemCard {
    let place = [problem.place.sheet.clone().unwrap_or_default(), problem.place.cell().unwrap_or_default()];
    let state = match problem.severity {
        Severity::Error => CheckState::Error,
        Severity::Doubt => CheckState::Explain,
        Severity::Note => CheckState::Hint,
    };
    FormProblemCard { place: place.join(" ").trim().to_string(), state, words: problem.words.clone() }
}

fn sheet_card(sheet: &DrawnSheet) -> FormSheetCard {
    let last = sheet.cells.iter().map(|cell| cell.row).max().map_or(0, |row| row as usize + 1);
    let mut rows: Vec<Vec<DrawnCell>> = (0..last).map(|_| Vec::new()).collect();
    for cell in &sheet.cells {
        if let Some(row) = rows.get_mut(cell.row as usize) {
            row.push(DrawnCell {
                at: f64::from(cell.column),
                text: cell.held.text(),
                wide: f64::from(cell.columns.max(1)),
                high: f64::from(cell.rows.max(1)),
                kind: kind(cell.role()),
                drill: cell.held.bound().map(split),
            });
        }
    }
    for row in &mut rows {
        row.sort_by(|one, other| one.at.total_cmp(&other.at));
    }
    FormSheetCard { name: sheet.name.clone(), widths: sheet.widths.iter().map(|width| f64::from(*width)).collect(), rows }
}

fn kind(role: Role) -> CellKind {
    match role {
        Role::Title => CellKind::Title,
        Role::Head => CellKind::Head,
        Role::Words => CellKind::Text,
        Role::Number => CellKind::Number,
        Role::Sum => CellKind::Sum,
        Role::Unknown => CellKind::Unknown,
        Role::Note => CellKind::Note,
    }
}

fn split(bound: &Bound) -> SplitDrill {
    let (column, words) = bound.split.as_ref().map_or((None, Vec::new()), |(column, words)| (Some(*column), words.clone()));
    SplitDrill { drill: drill(bound.figure, bound.basis, &bound.period), column: column.map(str::to_string), words }
}

fn drill(code: &str, basis: Basis, period: &str) -> Drill {
    Drill { code: code.to_string(), basis: basis.word().to_string(), period: period.to_string(), unit: None, zone: None }
}

/// The report draft of a period.
pub fn report(desk: &Desk, wish: DraftWish) -> Result<ReportCard> {
    desk.session()?.read(|office| drafted(office, &wish.period))
}

/// Words a place of the draft the office's own way, or takes the built-in wording back.
pub fn sentence(desk: &Desk, wish: SentenceWish) -> Result<ReportCard> {
    let session = desk.session()?;
    let period = Period::parse(&wish.period)?;
    if let Some(wording) = &wish.wording {
        // A wording that cannot be read would stop every draft of the year.
        session.read(|office| report::worded(&office.reading(), &period, &wish.slot, wording))?;
    }
    let seq = session.write_now(|office| {
        let (year, wording) = (period.plan_year(), wish.wording.as_deref());
        let ((), seq) =
            office.change_told(Deed::Change, |change| decision::word_sentence(change, year, &wish.slot, wording))?;
        Ok(seq)
    })?;
    session.acted(seq, "改写报告稿");
    session.read(|office| drafted(office, &wish.period))
}

/// Writes the draft as docx.
pub fn write(desk: &Desk, wish: ReportWish) -> Result<Option<ExportedCard>> {
    let session = desk.session()?;
    let period = Period::parse(&wish.period)?;
    let county = session.read(|office| settings::get(&office.reading(), settings::COUNTY))?.unwrap_or_default();
    let (county, redaction) = if wish.redact { (String::new(), Redaction::Masked) } else { (county, Redaction::None) };
    let head = if wish.headed { Head::Upward } else { Head::Without };
    let kind = match (wish.redact, wish.headed) {
        (true, _) => "（脱敏）",
        (false, true) => "（上行文）",
        (false, false) => "",
    };
    let name = format!("{county}{}情况报告{kind}_{}.docx", period.chinese(), stamp());
    let Some(path) = desk.around().choose_target("生成情况报告", &name, &[("Word 文档", "docx")]) else {
        return Ok(None);
    };
    let job = desk.begin(&wish.job);
    job.tell("正在写情况报告".to_string(), 0, None);
    let done = session.witnessed(|office| report::write_as(office, &period, &path, redaction, head))?;
    written(desk, &done.path, done.draft.figures.len() as u64, &done.sha256).map(Some)
}

fn drafted(office: &Office, spelled: &str) -> Result<ReportCard> {
    office.allow(Privilege::Figures)?;
    let period = Period::parse(spelled)?;
    let reading = office.reading();
    let draft = report::draft(&reading, &period)?;
    let mut paragraphs = vec![paragraph(&reading, &draft.opening, spelled)?];
    for section in &draft.sections {
        paragraphs.push(heading(1, &section.heading));
        for one in &section.paragraphs {
            paragraphs.extend(one.head.as_deref().map(|head| heading(2, head)));
            paragraphs.push(paragraph(&reading, one, spelled)?);
        }
    }
    let against = super::checks::by_figure(office, &period)?;
    let numbers = draft.pieces().filter_map(|piece| match piece {
        Piece::Number { figure, basis, label, spelled: printed } => Some(BoundCard {
            printed: printed.clone(),
            drill: drill(figure, *basis, spelled),
            label: label.clone(),
            checks: against.get(*figure).cloned().unwrap_or_default(),
        }),
        Piece::Words(_) | Piece::Lead(_) | Piece::Derived { .. } | Piece::Names { .. } | Piece::Typed(_) => None,
    });
    Ok(ReportCard {
        title: title_lines(&draft.title),
        recipient: draft.recipient.clone(),
        numbers: numbers.collect(),
        unbound: draft
            .unbound
            .iter()
            .map(|typed| UnboundCard { printed: typed.number.clone(), slot: typed.slot.clone() })
            .collect(),
        findings: super::checks::in_text(&plain(&draft)),
        paragraphs,
        signer: draft.signer.clone(),
        dated: office.today()?.chinese(),
        drafted_at: office.clock().stamp(),
        may_write: reading.reach(ReportSentence::REGISTER, Act::Write).is_ok(),
    })
}

/// A title of two lines breaks before what it is about.
fn title_lines(title: &str) -> Vec<String> {
    match title.find("关于") {
        Some(at) if at > 0 => {
            let (who, what) = title.split_at(at);
            vec![who.to_string(), what.to_string()]
        }
        Some(_) | None => vec![title.to_string()],
    }
}

fn heading(level: u8, text: &str) -> ParagraphCard {
    let piece = PieceCard { text: text.to_string(), drill: None, typed: false };
    let sentence = SentenceCard { slot: None, pieces: vec![piece], wording: String::new(), own: false, fields: Vec::new() };
    ParagraphCard { level: f64::from(level), sentences: vec![sentence] }
}

fn paragraph(reading: &Reading, paragraph: &Paragraph, period: &str) -> Result<ParagraphCard> {
    let fields = report::fields(reading, &paragraph.slot, &paragraph.wording)?;
    let piece = |piece: &Piece| PieceCard {
        text: piece.text().to_string(),
        drill: match piece {
            Piece::Number { figure, basis, .. } => Some(drill(figure, *basis, period)),
            Piece::Words(_) | Piece::Lead(_) | Piece::Derived { .. } | Piece::Names { .. } | Piece::Typed(_) => None,
        },
        typed: matches!(piece, Piece::Typed(_)),
    };
    let sentence = SentenceCard {
        slot: Some(paragraph.slot.clone()),
        pieces: paragraph.pieces.iter().map(piece).collect(),
        wording: paragraph.wording.clone(),
        own: paragraph.own,
        fields: fields.into_iter().map(|field| SentenceField { token: field.token, words: field.words }).collect(),
    };
    Ok(ParagraphCard { level: 0.0, sentences: vec![sentence] })
}

/// The draft as plain text, for the reader of reports.
fn plain(draft: &Draft) -> String {
    let mut text = String::new();
    let mut add = |paragraph: &Paragraph| {
        text.extend(paragraph.pieces.iter().map(Piece::text));
        text.push('\n');
    };
    add(&draft.opening);
    draft.sections.iter().flat_map(|section| &section.paragraphs).for_each(add);
    text
}
