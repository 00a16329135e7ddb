//! One import under way: sheets and rows as they stream by, each line entered under a savepoint of its own.

use super::choices::{Choices, NOTHING};
use super::collect::{Collector, Outcome};
use super::import::{Report, Request};
use super::mapping::{Mapping, money_unit};
use super::shape::{self, Goal, LineCells};
use super::sheet::{Sheet, refuse_secret, year_of};
use super::table::{RowKind, TableRow, kind_of};
use crate::excel::read::reader::Worker;
use crate::excel::read::{Event, Visibility};
use crate::intake::line::{self, Matcher, Verdict, Weight};
use crate::intake::names::Names;
use crate::intake::typed::Raw;
use crate::register::{Described, Value};
use crate::registers::lists::SanctionClass;
use crate::registers::task::Task;
use crate::storage::batch::{self, Batch};
use crate::storage::write::Origin;
use crate::storage::{Change, Shelf};
use crate::words::error::{Error, Result};
use crate::words::money::MoneyUnit;
use crate::words::place::{Place, Problem, Severity};
use crate::words::text::folded;
use std::path::Path;

/// One import under way.
pub(super) struct Run<'a> {
    pub(super) shelf: &'a Shelf,
    pub(super) request: &'a Request<'a>,
    pub(super) change: &'a Change<'a>,
    pub(super) batch: Batch,
    pub(super) mapping: Mapping,
    pub(super) names: Names,
    pub(super) matcher: Matcher,
    pub(super) report: Report,
    choices: &'a Choices,
    pub(super) collector: Option<Collector>,
}

impl<'a> Run<'a> {
    /// For one request, inside its change.
    pub(super) fn new(
        shelf: &'a Shelf,
        request: &'a Request<'a>,
        change: &'a Change<'a>,
        batch: Batch,
        collector: Option<Collector>,
    ) -> Result<Run<'a>> {
        let mapping = Mapping::of(request.register, request.profile)?;
        Ok(Run {
            shelf,
            request,
            change,
            batch,
            mapping,
            names: Names::default(),
            matcher: Matcher::default(),
            report: Report::default(),
            choices: request.choices.unwrap_or(&NOTHING),
            collector,
        })
    }

    /// Takes one file, sheet by sheet.
    pub(super) fn file(
        &mut self,
        worker: &Worker,
        path: &Path,
        name: &str,
        sha256: &str,
        progress: &dyn Fn(u64) -> bool,
    ) -> Result<()> {
        let mut reader = worker.open(path)?;
        let mut sheet: Option<Sheet> = None;
        let mut tables: u32 = 0;
        let mut skipped = Vec::new();
        let mut sheets: Vec<String> = Vec::new();
        while let Some(event) = reader.next()? {
            match event {
                Event::Sheet(head) => {
                    let all = self.request.sheets.is_empty();
                    let named = self.request.sheets.contains(&head.name);
                    let hidden = head.visibility != Visibility::Visible && !named;
                    if hidden && all {
                        let place = Place::file(name).in_sheet(head.name.clone());
                        let words = "此表是隐藏的，未导入。如确要导入，请用 --sheet 指明。";
                        self.report.tell(Problem::new(Severity::Doubt, "hidden_sheet", place, words));
                    }
                    let wanted = named || (all && !hidden);
                    sheets.push(head.name.clone());
                    sheet = wanted.then(|| Sheet::new(head, name, self.request.register));
                }
                Event::Row(row) => {
                    let Some(open) = sheet.as_mut() else { continue };
                    let row = open.filler.row(&row);
                    refuse_secret(&row, &open.place)?;
                    if open.foreign {
                        continue;
                    }
                    if open.headings.is_some() {
                        self.row(open, row)?;
                        if self.report.read.is_multiple_of(256) && !progress(self.report.read) {
                            return Err(Error::Cancelled);
                        }
                    } else {
                        open.waiting.push(row);
                        if self.choices.is_ready(&open.head.name, &open.waiting) {
                            self.begin(open, name, sha256)?;
                        }
                    }
                }
                Event::SheetEnd => {
                    if let Some(mut open) = sheet.take() {
                        if open.headings.is_none() && !open.foreign {
                            self.begin(&mut open, name, sha256)?;
                        }
                        match open.headings {
                            Some(_) => tables = tables.saturating_add(1),
                            None => skipped.push(open.head.name.clone()),
                        }
                    }
                }
                Event::Problem(problem) => self.report.tell(problem),
            }
        }
        if let Some(only) = self.request.sheets.iter().find(|only| !sheets.contains(only)) {
            let words = format!("文件“{name}”中没有名为“{only}”的工作表。有：{}。", sheets.join("、"));
            return Err(Error::refused("E_SHEET", words));
        }
        if tables == 0 {
            let known: Vec<&str> = self.request.register.fields.iter().take(8).map(|field| field.label).collect();
            return Err(Error::refused(
                "E_NO_TABLE",
                format!(
                    "文件“{name}”中找不到“{}”的表头（工作表：{}）。表头须含{}等列名。请核对登记簿与工作表，或用对照表指明列名。",
                    self.request.register.label,
                    if skipped.is_empty() { "无".to_string() } else { skipped.join("、") },
                    known.join("、"),
                ),
            ));
        }
        for sheet in skipped {
            let place = Place::file(name).in_sheet(sheet);
            let words = format!("此表没有“{}”的表头，未导入。", self.request.register.label);
            self.report.tell(Problem::new(Severity::Note, "no_heading", place, words));
        }
        progress(self.report.read);
        Ok(())
    }

    /// Recognises the headings among the rows that have come by, and takes the rows below them.
    fn begin(&mut self, sheet: &mut Sheet, file: &str, sha256: &str) -> Result<()> {
        let waiting = std::mem::take(&mut sheet.waiting);
        let lines = sheet.target.parent.map(|_| Mapping::of_target(sheet.target, None)).transpose()?;
        let mapping = lines.as_ref().unwrap_or(&self.mapping);
        let found = self.choices.headings(sheet.target, &sheet.head, &waiting, mapping)?;
        let lacking = found.as_ref().map(|found| sheet.target.lacking(&found.goals())).unwrap_or_default();
        let Some(headings) = found.filter(|_| lacking.is_empty()) else {
            if !lacking.is_empty() && self.choices.is_about(&sheet.head.name) {
                let words = format!("此表没有哪一列是{}，未导入。请指明对应的列。", lacking.join("、"));
                self.report.tell(Problem::new(Severity::Doubt, "missing_column", sheet.place.clone(), words));
            }
            sheet.foreign = true;
            return Ok(());
        };
        let unit_line = folded(&headings.above);
        let money = if unit_line.contains("单位:万元") { MoneyUnit::TenThousand } else { MoneyUnit::Yuan };
        let mut taken: Vec<Goal> = Vec::new();
        for (column, path, goal) in &headings.columns {
            let place = sheet.place.clone().at(headings.rows.last, *column);
            match goal {
                None => self.report.tell(Problem::new(
                    Severity::Doubt,
                    "unmapped_column",
                    place,
                    format!("“{path}”一列不认识，没有导入；导入后原文件整份封存留存。如需导入，请在对照表中指明它是哪个字段。"),
                )),
                Some(Goal::Ordinal) => {}
                Some(Goal::Leave) => self.report.tell(Problem::new(
                    Severity::Note,
                    "left_out",
                    place,
                    format!("“{path}”一列不进入“{}”，没有导入。", self.request.register.label),
                )),
                Some(goal) if taken.contains(goal) => self.report.tell(Problem::new(
                    Severity::Doubt,
                    "duplicate_heading",
                    place,
                    format!("“{path}”与前面的一列是同一字段，只取前一列。请核对。"),
                )),
                Some(goal) => {
                    taken.push(*goal);
                    sheet.goals.push((*column, *goal, money_unit(path, money)));
                }
            }
        }
        sheet.year = self.request.year.or_else(|| year_of(&headings, &sheet.head.name, file));
        sheet.spellings = headings.spellings();
        sheet.sealed = sheet.sealed_among(&headings);
        sheet.source = Some(batch::source(self.change, self.batch, file, &sheet.head.name, sha256)?);
        let last = headings.rows.last;
        sheet.headings = Some(headings);
        if let Some(collector) = &mut self.collector {
            collector.sheet(sheet);
        }
        for row in waiting.into_iter().filter(|row| row.index > last) {
            self.row(sheet, row)?;
        }
        Ok(())
    }

    /// Tells of the line under way.
    pub(super) fn tell(&mut self, problem: Problem) {
        if let Some(collector) = &mut self.collector {
            collector.told(&problem);
        }
        self.report.tell(problem);
    }

    fn row(&mut self, sheet: &mut Sheet, mut row: TableRow) -> Result<()> {
        sheet.corrected = self.choices.correct(&sheet.head.name, &mut row);
        if row.cells.iter().all(|(at, _)| row.filled.contains(at)) {
            return Ok(());
        }
        match kind_of(&row, &sheet.spellings) {
            RowKind::Line => {}
            RowKind::Total | RowKind::Subtotal => {
                self.control_totals(sheet, &row);
                return Ok(());
            }
            RowKind::Part | RowKind::Note | RowKind::Heading => return Ok(()),
        }
        if sheet.goals.iter().all(|(column, ..)| row.cell(*column).is_none()) {
            return Ok(());
        }
        // The ledger's own totals count every line, whatever becomes of it.
        sheet.since_total.lines = sheet.since_total.lines.saturating_add(1);
        sheet.since_subtotal.lines = sheet.since_subtotal.lines.saturating_add(1);
        sheet.left = self.choices.leaves(&sheet.head.name, row.index);
        let count = if sheet.left { &mut self.report.left } else { &mut self.report.read };
        *count = count.saturating_add(1);
        if let Some(collector) = &mut self.collector {
            for (column, said) in &sheet.corrected {
                collector.replaced(*column, said, true);
            }
        }
        self.repeat_above(sheet, &mut row);
        let mut given = None;
        let outcome = self.line(sheet, &row, &mut given)?;
        if let Outcome::Refused = outcome {
            self.report.rejected = self.report.rejected.saturating_add(1);
        }
        if let Some(collector) = &mut self.collector {
            collector.line(self.change.reading(), sheet, &row, given, &outcome)?;
        }
        sheet.previous = Some(row);
        Ok(())
    }

    /// 同上, 〃 (mess M04): the value of the line above.
    fn repeat_above(&mut self, sheet: &Sheet, row: &mut TableRow) {
        let Some(previous) = &sheet.previous else { return };
        for (column, raw) in &mut row.cells {
            let Raw::Text(text) = &*raw else { continue };
            if matches!(folded(text).as_str(), "同上" | "〃" | "″" | "\"" | "\"\"" | "上同")
                && let Some(above) = previous.cell(*column)
            {
                let place = sheet.place.clone().at(row.index, *column);
                let words = match sheet.is_sealed(*column) {
                    true => format!("“{text}”按上一行的内容理解。"),
                    false => format!("“{text}”按上一行的“{}”理解。", above.spelled()),
                };
                let said = text.clone();
                let problem = Problem::new(Severity::Note, "same_as_above", place, words);
                if let Some(collector) = &mut self.collector {
                    collector.replaced(*column, &said, false);
                    collector.told(&problem);
                }
                if !sheet.left {
                    self.report.tell(problem);
                }
                *raw = above.clone();
            }
        }
    }

    /// Takes one line. `given` gets the number the line gives itself.
    fn line(&mut self, sheet: &mut Sheet, row: &TableRow, given: &mut Option<String>) -> Result<Outcome> {
        let first = self.report.problems.len();
        let mut cells = LineCells::new(sheet.register);
        cells.year = sheet.year;
        let is_whole = self.cells(sheet, &mut cells, row)?;
        *given = given_number(&cells);
        if !is_whole && !sheet.left {
            return Ok(Outcome::Refused);
        }
        if sheet.register == Task::REGISTER {
            self.span_task(sheet, &mut cells, row);
        }
        if sheet.left {
            return Ok(Outcome::Left);
        }
        if cells.main.value("period_year").is_none()
            && let (Some(year), Some(at)) = (sheet.year, sheet.register.position("period_year"))
        {
            cells.main.put(at, Value::Count(i64::from(year)));
        }
        let book = &self.shelf.codes;
        let sanction = |class: SanctionClass, text: &str| {
            let spelled = match class {
                SanctionClass::Administrative => book.read("sanction_kind", &format!("政纪{text}")),
                _ => None,
            };
            let word = spelled.or_else(|| book.read("sanction_kind", text))?;
            let group = book.entry("sanction_kind", word).map(|entry| entry.group.clone()).unwrap_or_default();
            Some((word.to_string(), group))
        };
        let place = sheet.place.clone().at_row(row.index);
        let (plan, left_out, unknown) = shape::assemble(cells, sanction);
        for kind in unknown {
            let words = format!("“{kind}”不在处理种类的代码表中，这一项没有登记。请改用表中的名称，或把它加为别名。");
            self.tell(Problem::new(Severity::Doubt, "unknown_code", place.clone(), words));
        }
        for part in left_out {
            let words = format!("“{}”缺少{}，这一部分没有登记。请补上后再导入。", part.register.label, part.missing.join("、"));
            self.tell(Problem::new(Severity::Doubt, "part_left_out", place.clone(), words));
        }
        if let Some(main) = plan.iter().find(|planned| planned.weight == Weight::Main) {
            let missing = main.missing_identity();
            if !missing.is_empty() {
                self.refuse(first, &place, &missing);
                return Ok(Outcome::Refused);
            }
        }
        let origin = sheet.source.map(|source| Origin { source, row: row.index.saturating_add(1) });
        let (change, matcher, names) = (self.change, &self.matcher, &self.names);
        match batch::line(change, || line::run(change, matcher, names, &plan, origin)) {
            Ok(done) => {
                let count = match done.verdict {
                    Verdict::Inserted => &mut self.report.inserted,
                    Verdict::Updated => &mut self.report.updated,
                    Verdict::Unchanged => &mut self.report.unchanged,
                };
                *count = count.saturating_add(1);
                self.report.incomplete = self.report.incomplete.saturating_add(u64::from(done.incomplete));
                Ok(Outcome::Taken(done))
            }
            Err(Error::Refused { code, words, .. }) if batch::alive(change) => {
                self.tell(Problem::new(Severity::Error, code, place, words));
                Ok(Outcome::Refused)
            }
            Err(error @ Error::Database { code, .. }) if batch::alive(change) && code & 0xff == 19 => {
                self.tell(Problem::new(Severity::Error, "conflict", place, error.report().words));
                Ok(Outcome::Refused)
            }
            Err(error) => Err(error),
        }
    }

    /// Tells why a line is not taken. What stands in a cell but could not be read was told there: that cell stops the line
    /// and is not told a second time. `first` is where the problems of this line begin.
    fn refuse(&mut self, first: usize, place: &Place, missing: &[String]) {
        let problem = |missing: &[String]| {
            let words = format!("这一行缺少{}，没有导入。请补上或改正后再导入。", missing.join("、"));
            Problem::new(Severity::Error, "missing_identity", place.clone(), words)
        };
        if let Some(collector) = &mut self.collector {
            collector.told(&problem(missing));
        }
        let mut untold = missing.to_vec();
        for told in self.report.problems.iter_mut().skip(first).filter(|told| told.severity != Severity::Note) {
            let Some(field) = told.place.field.as_deref() else { continue };
            let before = untold.len();
            untold.retain(|label| !label.split('或').any(|label| label == field));
            if untold.len() < before {
                told.severity = Severity::Error;
                told.words.push_str("改正前这一行不能导入。");
            }
        }
        if !untold.is_empty() {
            self.report.tell(problem(&untold));
        }
    }

    /// Reads the cells of a line. Says whether all that it cannot do without could be read.
    fn cells(&mut self, sheet: &mut Sheet, cells: &mut LineCells, row: &TableRow) -> Result<bool> {
        let mut is_whole = true;
        for (column, goal, money) in sheet.goals.clone() {
            let Some(raw) = row.cell(column) else { continue };
            let place = sheet.place.clone().at(row.index, column);
            let told = match self.cell(sheet, cells, goal, raw, money, place.clone(), column) {
                Err(Error::Refused { code, words, .. }) => Some(Problem::new(Severity::Error, code, place, words)),
                told => told?,
            };
            let Some(mut problem) = told else { continue };
            is_whole &= problem.severity != Severity::Error;
            // The line waits until the office says what the unit is: a doubt, not a fault of the line.
            if problem.code == "unknown_unit" {
                problem.severity = Severity::Doubt;
            }
            match (&mut self.collector, sheet.left) {
                (Some(collector), true) => collector.told(&problem),
                (None, true) => {}
                (_, false) => self.tell(problem),
            }
        }
        Ok(is_whole)
    }

    /// A task's cells merged over several lines are the task's; the later lines only add measures.
    fn span_task(&self, sheet: &mut Sheet, cells: &mut LineCells, row: &TableRow) {
        let task_columns = [Task::TASK_NO.position(), Task::TASK_TEXT.position()];
        let spanned = sheet.goals.iter().any(|(column, goal, _)| {
            matches!(goal, Goal::Field(at) if task_columns.contains(at)) && row.filled.contains(column)
        });
        let same = |key| match (&sheet.task_above, cells.main.get(key)) {
            (Some(above), Some(text)) => above.get(key) == Some(text),
            _ => false,
        };
        if spanned || same(Task::TASK_NO) || (cells.main.get(Task::TASK_NO).is_none() && same(Task::TASK_TEXT)) {
            cells.task_above = sheet.task_above.clone();
            return;
        }
        let mut head = cells.main.clone();
        if head.get(Task::PERIOD_YEAR).is_none()
            && let Some(year) = sheet.year
        {
            head.set(Task::PERIOD_YEAR, i64::from(year));
        }
        sheet.task_above = Some(head);
    }
}

/// The number a line gives itself.
fn given_number(cells: &LineCells) -> Option<String> {
    match cells.main.register().number.and_then(|number| cells.main.value(number.field)) {
        Some(Value::Text(number)) => Some(number.clone()),
        _ => None,
    }
}
