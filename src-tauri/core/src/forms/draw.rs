//! Fills a layout: one snapshot of the office becomes one workbook, the same bytes for the same rows and the same clock.

use super::cells::Cells;
use super::drawn::Bound;
use super::gaps::{self, Gaps};
use super::grid::Span;
use super::layout::{Layout, Sheet};
use super::slice::Slice;
use super::target::Target;
use super::told;
use crate::checks::{self, Tally};
use crate::excel::write::book::{Book, Properties, Size};
use crate::excel::write::name::SheetName;
use crate::excel::write::page::Look;
use crate::excel::write::print::Orientation;
use crate::excel::write::value::CellValue;
use crate::figures::figure::Basis;
use crate::figures::{self, Answer, BasisValue, Scope};
use crate::office::Office;
use crate::register::Register;
use crate::register::codes::Closed;
use crate::register::rights::{Privilege, Role};
use crate::storage::{Reading, settings, snapshot};
use crate::words::day::Day;
use crate::words::error::{Error, Result};
use crate::words::period::Period;
use chrono::NaiveDateTime;
use std::path::Path;

/// A form filled but not yet written.
pub(super) struct Drawn {
    /// The workbook.
    pub(super) book: Book,
    /// What stands in it.
    pub(super) filled: Filled,
}

/// What a layout was filled with.
pub(super) struct Filled {
    /// The figures it prints.
    pub(super) figures: Vec<Answer>,
    /// How many rows it shows.
    pub(super) rows: u64,
    /// How many rows lack something a figure needs.
    pub(super) lacking: usize,
    /// What the relation checks say of the period's records.
    pub(super) checks: Tally,
}

/// Fills a layout for a period. Rows of a large office wait in temporary files in the folder `beside`, which should be
/// the target's: they are as plain as the workbook.
pub(super) fn draw(office: &Office, layout: &'static Layout, period: &Period, beside: &Path) -> Result<Drawn> {
    office.allow(Privilege::Export)?;
    office.allow(Privilege::Figures)?;
    let reading = office.reading();
    let head = Head::of(office, &reading, layout.title, period)?;
    snapshot::hold(&reading, || {
        let rows = rough_size(&reading, layout)?;
        let mut book = Book::new(&head.properties(period), Size::for_rows(rows, beside))?;
        let filled = fill(&reading, layout, period, &head, &mut book)?;
        Ok(Drawn { book, filled })
    })
}

/// What stands above everything: whose form it is, when and where it was made.
pub(super) struct Head {
    /// The county, or nothing where nobody has said.
    county: Option<String>,
    pub(super) title: String,
    /// The account's desk; a person's name never stands in a workbook's properties or on its cover.
    desk: &'static str,
    made_at: NaiveDateTime,
    pub(super) made_on: Day,
}

impl Head {
    pub(super) fn of(office: &Office, reading: &Reading, title: &str, period: &Period) -> Result<Head> {
        let county = settings::get(reading, settings::COUNTY)?;
        let role = office.actor().role.word();
        let desk = Role::LIST.codes.iter().find(|(word, ..)| *word == role).map_or("", |(_, label, _)| label.trim());
        let (made_at, made_on) = (now(office)?, office.today()?);
        Ok(Head {
            title: format!("{}{}{title}", county.as_deref().unwrap_or(""), headed(period)),
            county,
            desk,
            made_on,
            made_at,
        })
    }

    /// What the workbook says of itself.
    pub(super) fn properties(&self, period: &Period) -> Properties {
        Properties {
            title: self.title.clone(),
            subject: period.chinese(),
            author: self.desk.into(),
            company: self.county.as_ref().map_or(String::new(), |county| format!("{county}纪委")),
            created: self.made_at,
        }
    }

    pub(super) fn whose(&self) -> String {
        self.county.as_ref().map_or("未填写，请在设置中补填县名".into(), |county| format!("{county}纪委"))
    }
}

/// The period at the head of a title: a whole year is 2015年度.
pub(super) fn headed(period: &Period) -> String {
    let words = period.chinese();
    words.strip_suffix("全年").map_or(words.clone(), |year| format!("{year}度"))
}

/// A ledger's title; a label that says already what it is gets no second word for it.
fn titled(period: &Period, register: &Register) -> String {
    let kind = if register.label.ends_with('库') { "" } else { "台账" };
    format!("{}{}{kind}", headed(period), register.label)
}

/// Draws every sheet of a layout.
pub(super) fn fill(
    reading: &Reading,
    layout: &'static Layout,
    period: &Period,
    head: &Head,
    target: &mut dyn Target,
) -> Result<Filled> {
    let figures = figures::evaluate(reading, period, Scope::County)?;
    let gaps = Gaps::find(reading, period, &figures)?;
    let findings = checks::check(reading, period, Scope::County)?;
    let mut plan = Plan::of(reading, target, layout, period)?;
    plan.told = told::told(&findings).count();
    let cells = Cells::new(reading);
    let mut slices = plan.slices.iter();
    for (sheet, name) in layout.sheets.iter().zip(&plan.names) {
        match sheet {
            Sheet::Cover(_) => cover(target, name, period, head, &plan, &figures, &gaps)?,
            Sheet::Figures(_) => figure_sheet(target, name, period, head, &plan, &figures, &gaps)?,
            Sheet::Checks(_) => told::sheet(target, name, period, head, &findings)?,
            Sheet::Gaps(_) => gaps::sheet(target, name, period, head, &cells, &gaps)?,
            Sheet::Ledger(_) => {
                if let Some(slice) = slices.next() {
                    let title = titled(period, slice.register);
                    slice.draw(reading, target, &cells, notes(head, &slice.span), title)?;
                }
            }
        }
    }
    let rows = plan.slices.iter().map(|slice| slice.view.rows.len() as u64).sum();
    Ok(Filled { figures, rows, lacking: gaps.rows.len(), checks: checks::tally(&findings) })
}

/// How many rows the registers of a layout hold at most; decides whether the book needs memory or files.
fn rough_size(reading: &Reading, layout: &Layout) -> Result<u64> {
    let mut rows = 0;
    for sheet in layout.sheets {
        if let Sheet::Ledger(ledger) = sheet {
            let (count, _) = crate::storage::page::counts(reading, reading.shelf.register(ledger.register)?)?;
            rows += u64::try_from(count).unwrap_or(0);
        }
    }
    Ok(rows)
}

/// The tabs in order, and the slices behind those that are ledgers.
struct Plan {
    names: Vec<SheetName>,
    slices: Vec<Slice>,
    gaps: Option<SheetName>,
    /// The sheet of the relation checks, and how many of them say something.
    checks: Option<SheetName>,
    told: usize,
}

impl Plan {
    fn of(reading: &Reading, target: &mut dyn Target, layout: &'static Layout, period: &Period) -> Result<Plan> {
        let mut plan = Plan { names: Vec::new(), slices: Vec::new(), gaps: None, checks: None, told: 0 };
        for sheet in layout.sheets {
            let name = match sheet {
                Sheet::Cover(name) | Sheet::Figures(name) => target.sheet_name(name),
                Sheet::Gaps(name) => {
                    let name = target.sheet_name(name);
                    plan.gaps = Some(name.clone());
                    name
                }
                Sheet::Checks(name) => {
                    let name = target.sheet_name(name);
                    plan.checks = Some(name.clone());
                    name
                }
                Sheet::Ledger(ledger) => {
                    let slice = Slice::find(reading, target, ledger, period, &plan.slices)?;
                    let name = slice.name.clone();
                    plan.slices.push(slice);
                    name
                }
            };
            plan.names.push(name);
        }
        Ok(plan)
    }

    /// The sheet that shows the rows of a register, beside another's or alone.
    fn sheet_of(&self, register: &str) -> Option<&SheetName> {
        let shows = |slice: &&Slice| {
            slice.register.name == register || slice.ledger.below.as_ref().is_some_and(|below| below.register == register)
        };
        self.slices.iter().find(shows).map(|slice| &slice.name)
    }
}

/// The instant a form is made at, for the workbook's properties.
fn now(office: &Office) -> Result<NaiveDateTime> {
    let stamp = office.clock().stamp();
    let instant = stamp.get(..19).and_then(|text| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").ok());
    instant.ok_or_else(|| Error::refused("E_CLOCK", "电脑的日期时间读不懂。请校准后再出表。"))
}

fn notes(head: &Head, span: &str) -> Vec<String> {
    vec![
        format!("填报单位：{}", head.whose()),
        format!("范围：{span}，作废记录不列"),
        format!("制表日期：{}", head.made_on.chinese()),
    ]
}

fn cover(
    target: &mut dyn Target,
    name: &SheetName,
    period: &Period,
    head: &Head,
    plan: &Plan,
    figures: &[Answer],
    gaps: &Gaps,
) -> Result<()> {
    let mut page = target.page(name.clone(), Orientation::Portrait, &[8, 28, 46, 10])?;
    page.put_across(3, 0..=3, &head.title.as_str().into(), Look::Title)?;
    page.put_across(5, 0..=3, &format!("截至{}", period.to().chinese()).into(), Look::Subtitle)?;
    let span = format!("{}至{}", period.from().chinese(), period.to().chinese());
    let facts: [(&str, CellValue<'_>); 6] = [
        ("填报单位", head.whose().into()),
        ("期间", format!("{}（{span}）", period.chinese()).into()),
        ("截止日期", CellValue::Day(period.to())),
        ("制表日期", CellValue::Day(head.made_on)),
        ("制表岗位", head.desk.into()),
        ("指标与待补录", format!("指标{}项，待补录记录{}条", figures.len(), gaps.rows.len()).into()),
    ];
    for (row, (label, value)) in (8..).zip(&facts) {
        page.put_across(row, 0..=1, &(*label).into(), Look::Label)?;
        page.put_across(row, 2..=3, value, Look::Value)?;
    }
    let first = 16;
    for (column, heading) in (0..).zip(["序号", "工作表", "范围", "行数"]) {
        page.put(first, column, &heading.into(), Look::Heading)?;
    }
    let contents = |sheet: &SheetName| match plan.slices.iter().find(|slice| slice.name == *sheet) {
        Some(slice) => (slice.view.rows.len(), slice.span.clone()),
        None if plan.checks.as_ref() == Some(sheet) => (plan.told, "本期记录之间不相符的关系".into()),
        None if plan.gaps.as_ref() == Some(sheet) => (gaps.rows.len(), "缺少指标所需内容的记录".into()),
        None => (figures.iter().map(|answer| answer.values.len()).sum(), "报告所列指标，按报告次序".into()),
    };
    let others = plan.names.iter().filter(|sheet| *sheet != name);
    for ((row, number), sheet) in (first + 1..).zip(1..).zip(others) {
        let (rows, span) = contents(sheet);
        page.put(row, 0, &CellValue::Whole(number), Look::Ordinal)?;
        page.link(row, 1, &sheet.as_str().into(), Look::Body, sheet)?;
        page.put(row, 2, &span.into(), Look::Body)?;
        page.put(row, 3, &CellValue::Whole(i64::try_from(rows).unwrap_or(i64::MAX)), Look::Value)?;
    }
    page.finish()
}

/// One row for each number the report prints, in its order.
fn figure_sheet(
    target: &mut dyn Target,
    name: &SheetName,
    period: &Period,
    head: &Head,
    plan: &Plan,
    figures: &[Answer],
    gaps: &Gaps,
) -> Result<()> {
    let mut page = target.page(name.clone(), Orientation::Landscape, &[6, 42, 10, 10, 60, 14])?;
    page.put_across(0, 0..=5, &format!("{}主要指标", headed(period)).into(), Look::Title)?;
    page.put_across(1, 0..=5, &notes(head, &format!("截至{}", period.to().chinese())).join("　　").into(), Look::Note)?;
    for (column, heading) in (0..).zip(["序号", "指标", "数值", "计量单位", "口径", "明细"]) {
        page.put(2, column, &heading.into(), Look::Heading)?;
    }
    page.headings(2..=2)?;
    let mut row = 3;
    for answer in figures {
        for (at, number) in answer.values.iter().enumerate() {
            page.put(row, 0, &CellValue::Whole(i64::from(row) - 2), Look::Ordinal)?;
            page.put(row, 1, &label(answer, number).into(), Look::Body)?;
            let (figure, spelled) = (answer.figure.code, period.spelled().to_string());
            let bound = Bound { figure, basis: number.basis, split: None, span: Span::Period, period: spelled };
            page.number(row, 2, &cell(number), Look::Value, bound)?;
            page.put(row, 3, &number.unit.into(), Look::Value)?;
            page.put(row, 4, &rule(answer, at).into(), Look::Body)?;
            match holder(answer, number).and_then(|register| plan.sheet_of(register)) {
                Some(sheet) => page.link(row, 5, &sheet.as_str().into(), Look::Value, sheet)?,
                None => page.put(row, 5, &CellValue::Empty, Look::Value)?,
            }
            row += 1;
        }
    }
    if let (Some(sheet), false) = (&plan.gaps, gaps.rows.is_empty()) {
        let words = format!("另有{}条记录缺少指标所需内容，未计入以上数字，逐条列在“{sheet}”。", gaps.rows.len());
        page.put_across(row, 0..=4, &words.into(), Look::Note)?;
        page.link(row, 5, &sheet.as_str().into(), Look::Value, sheet)?;
    }
    page.finish()
}

/// The figure's label, with the printed spelling where the report does not print the number itself.
fn label(answer: &Answer, number: &BasisValue) -> String {
    let spelled = answer.spelled(number);
    match number.basis == Basis::Amount || spelled == number.value.to_string() {
        true => answer.figure.label.to_string(),
        false => format!("{}（报告印作“{spelled}{}”）", answer.figure.label, number.unit),
    }
}

/// The counting rule, said once for all numbers of a figure; where the office could have chosen another, which it took.
fn rule(answer: &Answer, at: usize) -> String {
    match (at, answer.choice_label()) {
        (0, Some(label)) => format!("按“{label}”计。{}", answer.rule),
        (0, None) => answer.rule.to_string(),
        _ => "同上".to_string(),
    }
}

/// The number in the unit behind it.
fn cell(number: &BasisValue) -> CellValue<'static> {
    match number.basis {
        Basis::Amount => CellValue::Number(number.in_unit()),
        Basis::Letter | Basis::Clue | Basis::Incident | Basis::Case | Basis::Person | Basis::PersonAction => {
            CellValue::Whole(number.value)
        }
        Basis::Unit | Basis::Row | Basis::Event => CellValue::Whole(number.value),
    }
}

/// The register whose sheet shows what was counted.
fn holder(answer: &Answer, number: &BasisValue) -> Option<&'static str> {
    answer.figure.holder(number.basis)
}
