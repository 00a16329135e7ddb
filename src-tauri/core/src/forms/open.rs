//! A form from its layout: sheets drawn, checked against themselves, and what must be said of them on a sheet of its own.

use super::cells::Cells;
use super::draw::Head;
use super::drawn::{Drawn, DrawnSheet, HeldText};
use super::grid::{Axis, Blank, Cell, Grid, leaves};
use super::numbers::Numbers;
use super::{ranked, sketch, spans};
use crate::checks;
use crate::checks::finding::Finding;
use crate::checks::severity::Severity as Weight;
use crate::excel::write::house::Frame;
use crate::figures::figure::Basis;
use crate::figures::split;
use crate::figures::{self, Scope};
use crate::storage::Reading;
use crate::words::error::Result;
use crate::words::period::Period;
use crate::words::place::{Place, Problem, Severity};
use std::collections::BTreeSet;

/// Rows that lack something are named one by one up to this many; the rest are counted.
const NAMED: usize = 500;

/// Draws the sheets of a form.
pub(super) fn grids(
    reading: &Reading,
    blank: &'static Blank,
    period: &Period,
    head: &Head,
    findings: &[Finding],
) -> Result<Drawn> {
    let numbers = Numbers::new(reading);
    let heading = heading(head, period);
    let (mut sheets, mut problems) = (Vec::new(), Vec::new());
    let (mut waiting, mut relations, mut is_empty) = (0, 0, true);
    for grid in blank.sheets {
        let drawn = sketch::sketch(grid, &numbers, period, &heading)?;
        let place = || Place::default().in_sheet(grid.tab);
        for (broken, at) in &drawn.broken {
            let words =
                format!("{at}：{}，现为 {} 与 {}。请核对所涉记录后重新出表。", broken.relation, broken.left, broken.right);
            problems.push(Problem::new(Severity::Error, "form_relation", place(), words));
        }
        problems.extend(strays(reading, grid, &numbers, period)?);
        waiting += drawn.waiting;
        relations += grid.identities.len();
        is_empty &= drawn.table.values().all(|value| *value == 0);
        sheets.push(drawn.sheet);
    }
    if let Some(ranked) = &blank.ranked {
        sheets.push(ranked::ranking(ranked, &numbers, period, &heading)?);
    }
    problems.extend(lacking(reading, &numbers)?);
    let note = |code, words: String| Problem::new(Severity::Note, code, Place::default(), words);
    if is_empty {
        problems.push(note("form_empty", format!("{}没有符合口径的记录，各栏均为零。", period.chinese())));
    }
    if waiting > 0 {
        problems.push(note("form_waiting", format!("表样中有{waiting}栏（行）名称不详，留空待补，未作填报。")));
    }
    problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    sheets.push(remarks(&heading, relations, &problems, findings));
    let figures = numbers.figures();
    Ok(Drawn {
        name: blank.name,
        label: blank.label,
        title: head.title.clone(),
        sheets,
        problems,
        checks: checks::tally(findings),
        figures,
        rows: 0,
    })
}

/// What stands under the title of every sheet.
pub(super) fn heading(head: &Head, period: &Period) -> String {
    spelled_heading(&head.whose(), &period.chinese(), &head.made_on.chinese())
}

/// What stands under the title: whose form it is, of when, and when it was made.
pub(super) fn spelled_heading(whose: &str, period: &str, made_on: &str) -> String {
    format!("填报单位：{whose}　　统计期间：{period}　　制表日期：{made_on}")
}

/// The same in a blank, with room to write.
pub(super) fn blank_heading() -> String {
    let room = "　".repeat(8);
    spelled_heading(&room, &room, &room)
}

/// The sheet that says whether the form agrees with itself.
pub(super) fn remarks(heading: &str, relations: usize, problems: &[Problem], findings: &[Finding]) -> DrawnSheet {
    let mut sheet = DrawnSheet::new("核对说明", vec![6, 10, 20, 100]);
    sheet.across(0, Frame::Title, HeldText::Label("核对说明".into()));
    sheet.across(1, Frame::Remark, HeldText::Words(heading.to_string()));
    let broken = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let told = match broken {
        0 => format!("表内关系{relations}项，全部相符。"),
        _ => format!("表内关系{relations}项，有{broken}处不符，见下。"),
    };
    sheet.across(2, Frame::Remark, HeldText::Words(told));
    for (column, label) in (0_u16..).zip(["序号", "类别", "位置", "说明"]) {
        sheet.put(3, column, Frame::Heading, HeldText::Label(label.into()));
    }
    sheet.headings = Some(3..=3);
    for ((row, number), problem) in (4..).zip(1..).zip(problems) {
        let kind = match problem.severity {
            Severity::Error => "不符",
            Severity::Doubt => "待补录",
            Severity::Note => "说明",
        };
        sheet.put(row, 0, Frame::Number, HeldText::whole(number, None));
        sheet.put(row, 1, Frame::Word, HeldText::Words(kind.into()));
        sheet.put(row, 2, Frame::Word, HeldText::Words(problem.place.sheet.clone().unwrap_or_else(|| "全表".into())));
        sheet.put(row, 3, Frame::Sentence, HeldText::Words(problem.words.clone()));
    }
    if problems.is_empty() {
        sheet.across(4, Frame::Remark, HeldText::Label("没有需要说明的事项。".into()));
    }
    let row = 5 + u32::try_from(problems.len()).unwrap_or(u32::MAX - 9);
    told_checks(&mut sheet, row, findings);
    sheet
}

/// What the relation checks say of the records of the period, with the signed explanations.
fn told_checks(sheet: &mut DrawnSheet, first: u32, findings: &[Finding]) {
    let broken: Vec<&Finding> = findings.iter().filter(|finding| finding.severity != Weight::Pass).collect();
    let tally = checks::tally(findings);
    let words = format!(
        "本期记录勾稽：错误{}项，需说明{}项，提示{}项（凭此表报送前，错误须更正或由领导签字说明）。",
        tally.error, tally.explain, tally.hint
    );
    sheet.across(first, Frame::Remark, HeldText::Words(words));
    if broken.is_empty() {
        return;
    }
    for (column, label) in (0_u16..).zip(["序号", "结论", "规则", "说明"]) {
        sheet.put(first + 1, column, Frame::Heading, HeldText::Label(label.into()));
    }
    for ((row, number), finding) in (first + 2..).zip(1..).zip(broken) {
        let signed = finding.waiver.as_ref().map(|waiver| format!("（已签字说明：{}）", waiver.reason)).unwrap_or_default();
        sheet.put(row, 0, Frame::Number, HeldText::whole(number, None));
        sheet.put(row, 1, Frame::Word, HeldText::Words(finding.severity.label().into()));
        sheet.put(row, 2, Frame::Word, HeldText::Words(format!("{} {}", finding.rule.code, finding.rule.title)));
        sheet.put(row, 3, Frame::Sentence, HeldText::Words(format!("{}{signed}", finding.words)));
    }
}

/// Rows that count in a whole and stand under none of its parts: their code has no place in this layout.
fn strays(reading: &Reading, grid: &'static Grid, numbers: &Numbers<'_>, period: &Period) -> Result<Vec<Problem>> {
    let columns: Vec<Cell> = leaves(grid.columns).into_iter().map(|leaf| leaf.cell).collect();
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for band in grid.bands {
        let span = spans::of(band.span, period)?;
        let lines: Vec<Cell> = band.lines.iter().map(|line| line.cell).collect();
        for (code, basis, axis, known) in Split::all(&lines, &columns) {
            // Of what may stand under several words not every one has its place in a form.
            let Some(column) = super::numbers::column(code, basis, axis) else { continue };
            let figure = figures::named(code)?;
            let told = split::column(reading, figure, column)?;
            if told.is_many() {
                continue;
            }
            for share in numbers.by(code, basis, axis, &span)?.iter() {
                let has_place = share.word.as_deref().is_some_and(|word| known.contains(&word));
                if has_place || share.value(basis) == 0 {
                    continue;
                }
                let what = match share.word.as_deref() {
                    Some(word) => {
                        format!("类别“{}”在本表样中没有对应的栏", reading.shelf.codes.label(told.codes, word))
                    }
                    None => "未填类别".to_string(),
                };
                let (register, rows) =
                    split::rows(reading, figure, basis, column, share.word.as_deref(), &span, Scope::County)?;
                for row in rows {
                    if !seen.insert((code, axis, register.name, row)) {
                        continue;
                    }
                    let name = Cells::new(reading).name(register, row)?;
                    let words =
                        format!("{}“{name}”计入“{}”，但{what}，未列入任何一栏。请核对其类别。", register.label, figure.label);
                    problems.push(Problem::new(Severity::Doubt, "form_stray", Place::default().in_sheet(grid.tab), words));
                }
            }
        }
    }
    Ok(problems)
}

/// A number that is split by an axis, and the codes that have a place there.
struct Split;

impl Split {
    /// All splits of a band: figures of the lines by the axes of the columns, of the columns by those of the lines, and
    /// what carries its own axis.
    fn all(lines: &[Cell], columns: &[Cell]) -> Vec<(&'static str, Basis, Axis, Vec<&'static str>)> {
        let mut all: Vec<(&'static str, Basis, Axis, Vec<&'static str>)> = Vec::new();
        let mut note = |code, basis, axis, words: &[&'static str]| match all
            .iter_mut()
            .find(|(known, of, at, _)| *known == code && *of == basis && *at == axis)
        {
            Some((.., known)) => known.extend(words),
            None => all.push((code, basis, axis, words.to_vec())),
        };
        for (own, others) in [(lines, columns), (columns, lines)] {
            for cell in own {
                match cell {
                    Cell::Count(code, basis) => {
                        for other in others {
                            if let Cell::Of(axis, words) = other {
                                note(*code, *basis, *axis, words);
                            }
                        }
                    }
                    Cell::Part(code, basis, axis, words) => note(*code, *basis, *axis, words),
                    Cell::Whole | Cell::Of(..) | Cell::Without(_) | Cell::YearBefore | Cell::Waiting => {}
                    Cell::Sum(_) | Cell::Less(..) | Cell::Share(..) | Cell::ShareOfLine(..) | Cell::Growth(..) => {}
                }
            }
        }
        all
    }
}

/// The rows that lack a field a figure of the form needs.
fn lacking(reading: &Reading, numbers: &Numbers<'_>) -> Result<Vec<Problem>> {
    let cells = Cells::new(reading);
    let gaps = numbers.gaps()?;
    let mut problems = Vec::new();
    let doubt = |words| Problem::new(Severity::Doubt, "form_lacking", Place::default(), words);
    for (gap, figure) in gaps.iter().take(NAMED) {
        let name = cells.name(gap.register, gap.row)?;
        problems.push(doubt(format!(
            "{}“{name}”缺“{}”，未计入“{figure}”。请补录后重新出表。",
            gap.register.label, gap.field.label
        )));
    }
    if gaps.len() > NAMED {
        problems.push(doubt(format!("另有{}条记录缺少指标所需内容，未逐条列出，见“待补录”。", gaps.len() - NAMED)));
    }
    Ok(problems)
}
