//! A ledger on its way in, from file to report: each sheet's headings, each line down the one road, one batch for all.

use super::heading::{self, Headings};
use super::mapping::{Mapping, Profile, money_unit};
use super::shape::{self, Goal, LineCells};
use super::table::{Filler, RowKind, TableRow, kind_of};
use crate::excel::read::reader::Worker;
use crate::excel::read::{Event, SheetHead};
use crate::intake::line::{self, Matcher, Verdict, Weight};
use crate::intake::names::{Found, Names};
use crate::intake::typed::{Raw, Typed, Typist};
use crate::office::Office;
use crate::office::deed::Deed;
use crate::register::rights::Privilege;
use crate::register::{Described, Draft, Kind, Register, Value};
use crate::registers::lists::SanctionClass;
use crate::registers::task::Task;
use crate::registers::unit::Unit;
use crate::storage::batch::{self, Batch};
use crate::storage::write::Origin;
use crate::storage::{Change, Shelf};
use crate::vault::backup;
use crate::words::error::{Error, Result};
use crate::words::ids::{Id, RowId};
use crate::words::money::MoneyUnit;
use crate::words::place::{Place, Problem, Severity};
use crate::words::text::folded;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// What is to be imported and how.
pub struct Request<'a> {
    /// The register the lines are for.
    pub register: &'static Register,
    /// The files, all in one batch.
    pub files: &'a [PathBuf],
    /// Only this sheet.
    pub sheet: Option<&'a str>,
    /// The office's own mapping.
    pub profile: Option<&'a Profile>,
    /// The year of days without one and of plans.
    pub year: Option<i32>,
    /// What happens to units nobody knows.
    pub units: NewUnits,
    /// Whether anything is kept.
    pub mode: Mode,
}

/// What happens to units nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewUnits {
    /// The line waits.
    Wait,
    /// They are entered, 待补录.
    Enter,
}

/// Whether anything is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Everything is done and then rolled back: a preview that cannot differ from the import.
    Rehearse,
    /// Done.
    Commit,
}

/// A total of the ledger beside what was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlTotal {
    /// Where it stands.
    pub place: Place,
    /// What it is of: 合计, or 合计 of a column.
    pub label: String,
    /// What the ledger prints.
    pub printed: String,
    /// What was counted.
    pub counted: String,
}

/// What came of an import. `read = inserted + updated + unchanged + rejected`.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The batch, where something was kept.
    pub batch: Option<Id>,
    /// Lines read.
    pub read: u64,
    /// Lines whose row was entered.
    pub inserted: u64,
    /// Lines that changed something.
    pub updated: u64,
    /// Lines that were there already.
    pub unchanged: u64,
    /// Lines not taken.
    pub rejected: u64,
    /// Lines taken whose row is 待补录.
    pub incomplete: u64,
    /// Totals of the ledger.
    pub control_totals: Vec<ControlTotal>,
    /// What is wrong or doubtful, in order.
    pub problems: Vec<Problem>,
    /// Problems past the first [`Report::LISTED`].
    pub unlisted: u64,
}

impl Report {
    /// How many problems are listed one by one.
    pub const LISTED: usize = 2_000;

    fn tell(&mut self, problem: Problem) {
        if self.problems.len() < Self::LISTED || problem.severity == Severity::Error && self.problems.len() < Self::LISTED * 5 {
            self.problems.push(problem);
        } else {
            self.unlisted = self.unlisted.saturating_add(1);
        }
    }

    /// Whether some input was not taken or is doubtful.
    pub fn doubtful(&self) -> bool {
        self.rejected > 0
            || self.unlisted > 0
            || self.problems.iter().any(|problem| problem.severity != Severity::Note)
            || self.control_totals.iter().any(|total| total.printed != total.counted)
    }
}

/// Imports ledgers. `progress` gets the lines read so far and says whether to go on.
pub fn import(office: &Office, worker: &Worker, request: &Request, progress: &dyn Fn(u64) -> bool) -> Result<Report> {
    office.allow(Privilege::Import)?;
    let mut files = Vec::new();
    for path in request.files {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        files.push((path.clone(), name, backup::sha256_of(path)?));
    }
    let work = |change: &Change| {
        let batch = batch::open(change, request.register)?;
        let mut run = Run::new(office.shelf(), request, change, batch)?;
        for (path, name, sha256) in &files {
            run.file(worker, path, name, sha256, progress)?;
        }
        let report = run.report;
        let sum = report.inserted + report.updated + report.unchanged + report.rejected;
        if report.read != sum {
            return Err(Error::damaged(format!("导入的行数对不上（读{}，计{sum}），整批已撤回。请保留文件并告知维护人员。", report.read)));
        }
        batch::report(change, batch, &summary(&report))?;
        Ok(Report { batch: Some(batch.id), ..report })
    };
    match request.mode {
        Mode::Rehearse => {
            let report = office.rehearse(Deed::Import, work)?;
            Ok(Report { batch: None, ..report })
        }
        Mode::Commit => {
            for (path, _, sha256) in &files {
                let bytes = std::fs::read(path).map_err(Error::file(format!("读不到“{}”", path.display())))?;
                office.keep_file(sha256, &bytes)?;
            }
            office.change(Deed::Import, work)
        }
    }
}

fn summary(report: &Report) -> String {
    serde_json::json!({
        "read": report.read, "inserted": report.inserted, "updated": report.updated, "unchanged": report.unchanged,
        "rejected": report.rejected, "incomplete": report.incomplete,
    })
    .to_string()
}

/// One import under way.
struct Run<'a> {
    shelf: &'a Shelf,
    request: &'a Request<'a>,
    change: &'a Change<'a>,
    batch: Batch,
    mapping: Mapping,
    names: Names,
    matcher: Matcher,
    report: Report,
}

/// One sheet under way.
struct Sheet {
    head: SheetHead,
    place: Place,
    filler: Filler,
    waiting: Vec<TableRow>,
    headings: Option<Headings>,
    spellings: HashMap<u32, String>,
    goals: Vec<(u32, Goal, MoneyUnit)>,
    year: Option<i32>,
    source: Option<RowId>,
    previous: Option<TableRow>,
    task_above: Option<Draft>,
    since_total: Tally,
    since_subtotal: Tally,
}

/// Lines and sums of number columns, for control totals.
#[derive(Clone, Default)]
struct Tally {
    lines: u64,
    sums: HashMap<u32, i64>,
}

impl<'a> Run<'a> {
    fn new(shelf: &'a Shelf, request: &'a Request<'a>, change: &'a Change<'a>, batch: Batch) -> Result<Run<'a>> {
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
        })
    }

    fn file(&mut self, worker: &Worker, path: &Path, name: &str, sha256: &str, progress: &dyn Fn(u64) -> bool) -> Result<()> {
        let mut reader = worker.open(path)?;
        let mut sheet: Option<Sheet> = None;
        let mut tables: u32 = 0;
        let mut skipped = Vec::new();
        while let Some(event) = reader.next()? {
            match event {
                Event::Sheet(head) => {
                    let wanted = self.request.sheet.is_none_or(|only| only == head.name);
                    sheet = wanted.then(|| Sheet::new(head, name));
                }
                Event::Row(row) => {
                    let Some(open) = sheet.as_mut() else { continue };
                    let row = open.filler.row(&row);
                    refuse_secret(&row, &open.place)?;
                    if open.headings.is_some() {
                        self.row(open, row)?;
                        if self.report.read.is_multiple_of(256) && !progress(self.report.read) {
                            return Err(Error::Cancelled);
                        }
                    } else {
                        open.waiting.push(row);
                        if open.waiting.len() >= heading::REACH {
                            self.begin(open, name, sha256)?;
                        }
                    }
                }
                Event::SheetEnd => {
                    if let Some(mut open) = sheet.take() {
                        if open.headings.is_none() {
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
        let Some(headings) = heading::find(&sheet.head, &waiting, &self.mapping) else {
            sheet.waiting = waiting.into_iter().take(1).collect();
            return Ok(());
        };
        if !can_tell(self.request.register, &headings) {
            return Ok(());
        }
        let unit_line = folded(&headings.above);
        let money = if unit_line.contains("单位:万元") { MoneyUnit::TenThousand } else { MoneyUnit::Yuan };
        let mut taken: Vec<Goal> = Vec::new();
        for (column, path, goal) in &headings.columns {
            let place = sheet.place.clone().at(headings.last_row, *column);
            match goal {
                None => self.report.tell(Problem::new(
                    Severity::Doubt,
                    "unmapped_column",
                    place,
                    format!("“{path}”一列不认识，没有导入；原文件已整份封存。如需导入，请在对照表中指明它是哪个字段。"),
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
        sheet.year = self
            .request
            .year
            .or_else(|| year_in(&headings.above))
            .or_else(|| year_in(&sheet.head.name))
            .or_else(|| year_in(file));
        sheet.spellings = headings.spellings();
        sheet.source = Some(batch::source(self.change, self.batch, file, &sheet.head.name, sha256)?);
        let last = headings.last_row;
        sheet.headings = Some(headings);
        for row in waiting.into_iter().filter(|row| row.index > last) {
            self.row(sheet, row)?;
        }
        Ok(())
    }

    fn row(&mut self, sheet: &mut Sheet, mut row: TableRow) -> Result<()> {
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
        self.report.read = self.report.read.saturating_add(1);
        sheet.since_total.lines = sheet.since_total.lines.saturating_add(1);
        sheet.since_subtotal.lines = sheet.since_subtotal.lines.saturating_add(1);
        self.repeat_above(sheet, &mut row);
        self.line(sheet, &row)?;
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
                let words = format!("“{text}”按上一行的“{}”理解。", above.spelled());
                self.report.tell(Problem::new(Severity::Note, "same_as_above", place, words));
                *raw = above.clone();
            }
        }
    }

    fn line(&mut self, sheet: &mut Sheet, row: &TableRow) -> Result<()> {
        let mut cells = LineCells::new(self.request.register);
        cells.year = sheet.year;
        let mut worst = None;
        for (column, goal, money) in sheet.goals.clone() {
            let Some(raw) = row.cell(column) else { continue };
            let place = sheet.place.clone().at(row.index, column);
            if let Some(problem) = self.cell(sheet, &mut cells, goal, raw, money, place, column)? {
                if problem.severity == Severity::Error {
                    worst = Some(problem.code);
                }
                self.report.tell(problem);
            }
        }
        if worst.is_some() {
            self.report.rejected = self.report.rejected.saturating_add(1);
            return Ok(());
        }
        if self.request.register == Task::REGISTER {
            self.span_task(sheet, &mut cells, row);
        }
        if self.request.register.field("period_year").is_some()
            && cells.main.value("period_year").is_none()
            && let (Some(year), Some(at)) = (sheet.year, self.request.register.position("period_year"))
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
            self.report.tell(Problem::new(Severity::Doubt, "unknown_code", place.clone(), words));
        }
        for part in left_out {
            let words = format!("“{}”缺少{}，这一部分没有登记。请补上后再导入。", part.register.label, part.missing.join("、"));
            self.report.tell(Problem::new(Severity::Doubt, "part_left_out", place.clone(), words));
        }
        if let Some(main) = plan.iter().find(|planned| planned.weight == Weight::Main) {
            let mut whole = main.draft.clone();
            for (field, _) in &main.refs {
                whole.put(*field, Value::Link(0));
            }
            if let Some(number) = whole.register().number
                && whole.value(number.field).is_none()
                && let Some(at) = whole.register().position(number.field)
            {
                whole.put(at, Value::Text("?".into()));
            }
            let missing = whole.missing_identity();
            if !missing.is_empty() {
                self.report.rejected = self.report.rejected.saturating_add(1);
                let words = format!("这一行缺少{}，没有导入。请补上或改正后再导入。", missing.join("、"));
                self.report.tell(Problem::new(Severity::Error, "missing_identity", place, words));
                return Ok(());
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
                Ok(())
            }
            Err(Error::Refused { code, words, .. }) if batch::alive(change) => {
                self.report.rejected = self.report.rejected.saturating_add(1);
                self.report.tell(Problem::new(Severity::Error, code, place, words));
                Ok(())
            }
            Err(error @ Error::Database { code, .. }) if batch::alive(change) && code & 0xff == 19 => {
                self.report.rejected = self.report.rejected.saturating_add(1);
                self.report.tell(Problem::new(Severity::Error, "conflict", place, error.report().words));
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Reads one cell into its place. What is wrong comes back as a problem.
    #[allow(clippy::too_many_arguments)] // a cell, where it goes and where it stands
    fn cell(
        &mut self,
        sheet: &mut Sheet,
        cells: &mut LineCells,
        goal: Goal,
        raw: &Raw,
        money: MoneyUnit,
        place: Place,
        column: u32,
    ) -> Result<Option<Problem>> {
        let (register, at) = match goal {
            Goal::Field(at) => (self.request.register, at),
            Goal::Line(register, at) | Goal::Part(register, at) => (register, at),
            Goal::UnitPost => return self.unit_and_post(cells, &raw.spelled(), place),
            Goal::Sanctions(class) => {
                cells.sanctions.push((class, raw.spelled()));
                return Ok(None);
            }
            Goal::Transferred => return Ok(self.transferred(sheet, cells, raw, place)),
            Goal::Ordinal | Goal::Leave => return Ok(None),
        };
        let Some(field) = register.fields.get(at) else { return Ok(None) };
        let mut typed = Typist { reading: self.change.reading(), names: &self.names, year: sheet.year }.read(field, raw, money)?;
        if let (Some(name), NewUnits::Enter) = (&typed.unknown_unit, self.request.units) {
            let name = name.clone();
            self.new_unit(sheet, &name, &place)?;
            typed = Typist { reading: self.change.reading(), names: &self.names, year: sheet.year }.read(field, raw, money)?;
        }
        if let Some(Value::Fen(fen)) = &typed.value {
            sheet.add(column, fen.0);
        }
        if let Some(Value::Count(number)) = &typed.value {
            sheet.add(column, *number);
        }
        let Typed { value, written, problem, .. } = typed;
        let draft = match goal {
            Goal::Field(_) => &mut cells.main,
            Goal::Line(register, _) => cells.line(register),
            _ => cells.part(register),
        };
        if let Some(value) = value {
            draft.put(at, value);
        }
        if let Some(text) = written {
            draft.keep_written(at, text);
        }
        Ok(problem.map(|(severity, code, words)| Problem::new(severity, code, place.of_field(field.label), words)))
    }

    fn unit_and_post(&mut self, cells: &mut LineCells, text: &str, place: Place) -> Result<Option<Problem>> {
        let units = self.shelf.register("units")?;
        let (found, post) = self.names.split_unit(self.change.reading(), units, text.trim())?;
        let target = if self.request.register.name == "petitions" {
            cells.part(crate::registers::petition::Accused::REGISTER)
        } else {
            &mut cells.main
        };
        let register = target.register();
        match found {
            Found::One(row) => {
                if let Some(at) = register.position("unit_id") {
                    target.put(at, Value::Link(row));
                }
                if let Some(at) = register.position("post_text") {
                    target.put(at, Value::Text(post));
                }
                Ok(None)
            }
            Found::Several => {
                let words = format!("“{text}”开头的单位不止一个。请写全称，或把单位与职务分成两列。");
                Ok(Some(Problem::new(Severity::Error, "ambiguous_name", place, words)))
            }
            Found::None => {
                let words = format!("单位库中没有“{text}”开头的单位。请先登记该单位，或把单位与职务分成两列。");
                Ok(Some(Problem::new(Severity::Error, "unknown_unit", place, words)))
            }
        }
    }

    fn transferred(&self, sheet: &Sheet, cells: &mut LineCells, raw: &Raw, place: Place) -> Option<Problem> {
        let text = raw.spelled();
        if matches!(folded(&text).as_str(), "" | "否" | "无" | "-" | "×" | "未移送") {
            return None;
        }
        let read = match raw {
            Raw::Day(day) => Ok(*day),
            Raw::Number(number) => crate::intake::days::read_number(*number, sheet.year).map(|read| read.day),
            Raw::Text(_) | Raw::Flag(_) => crate::intake::days::read(&text, sheet.year).map(|read| read.day),
        };
        match read {
            Ok(day) => {
                cells.transferred = Some(day);
                None
            }
            Err(_) => {
                let words = format!("“移送司法”写的是“{text}”，看不出移送日期，移送没有登记。请写明日期。");
                Some(Problem::new(Severity::Doubt, "bad_day", place, words))
            }
        }
    }

    fn new_unit(&mut self, sheet: &Sheet, name: &str, place: &Place) -> Result<()> {
        let mut draft = Draft::new(Unit::REGISTER);
        draft.set(Unit::FULL_NAME, name);
        let origin = sheet.source.map(|source| Origin { source, row: place.row.unwrap_or(0).saturating_add(1) });
        let row = crate::registers::enter::enter(self.change, &draft, None, origin)?;
        self.names.learn(Unit::REGISTER, row, |field| draft.value(field).cloned());
        let words = format!("“{name}”已登记为新单位，类别、上级待补录。");
        self.report.tell(Problem::new(Severity::Note, "new_unit", place.clone(), words));
        Ok(())
    }

    /// A task's cells merged over several lines are the task's; the later lines only add measures.
    fn span_task(&self, sheet: &mut Sheet, cells: &mut LineCells, row: &TableRow) {
        let task_columns = [Task::TASK_NO.position(), Task::TASK_TEXT.position()];
        let spanned = sheet
            .goals
            .iter()
            .any(|(column, goal, _)| matches!(goal, Goal::Field(at) if task_columns.contains(at)) && row.filled.contains(column));
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

    fn control_totals(&mut self, sheet: &mut Sheet, row: &TableRow) {
        let subtotal = kind_of(row, &sheet.spellings) == RowKind::Subtotal;
        let tally = if subtotal { sheet.since_subtotal.clone() } else { sheet.since_total.clone() };
        for (column, raw) in &row.cells {
            let place = sheet.place.clone().at(row.index, *column);
            let text = folded(&raw.spelled());
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            if digits.is_empty() || digits.parse::<f64>().is_err() {
                continue;
            }
            let goal = sheet.goals.iter().find(|(at, ..)| at == column);
            let money = goal.filter(|(_, goal, _)| kind(self.request.register, *goal) == Some(Kind::Fen));
            let (printed, counted) = match (money, tally.sums.get(column)) {
                (Some((_, _, unit)), sum) => {
                    let printed = crate::words::money::Fen::parse(&raw.spelled(), *unit).map(|fen| fen.yuan());
                    (printed.unwrap_or(digits), crate::words::money::Fen(sum.copied().unwrap_or(0)).yuan())
                }
                (None, Some(sum)) => (digits, sum.to_string()),
                (None, None) => (digits, tally.lines.to_string()),
            };
            let heading = sheet.spellings.get(column).cloned().unwrap_or_default();
            let label = row.first_text().unwrap_or_default();
            let label = if heading.is_empty() || !tally.sums.contains_key(column) { label } else { format!("{label}·{heading}") };
            if printed != counted {
                let words = format!("表中的{label}是{printed}，逐行计得{counted}，两者不符。请核对原表。");
                self.report.tell(Problem::new(Severity::Doubt, "control_total", place.clone(), words));
            }
            self.report.control_totals.push(ControlTotal { place, label, printed, counted });
        }
        if subtotal {
            sheet.since_subtotal = Tally::default();
        }
    }
}

impl Sheet {
    fn new(head: SheetHead, file: &str) -> Sheet {
        Sheet {
            place: Place::file(file).in_sheet(head.name.clone()),
            filler: Filler::new(&head),
            head,
            waiting: Vec::new(),
            headings: None,
            spellings: HashMap::new(),
            goals: Vec::new(),
            year: None,
            source: None,
            previous: None,
            task_above: None,
            since_total: Tally::default(),
            since_subtotal: Tally::default(),
        }
    }

    fn add(&mut self, column: u32, value: i64) {
        for tally in [&mut self.since_total, &mut self.since_subtotal] {
            let sum = tally.sums.entry(column).or_insert(0);
            *sum = sum.saturating_add(value);
        }
    }
}

fn kind(register: &'static Register, goal: Goal) -> Option<Kind> {
    let (register, at) = match goal {
        Goal::Field(at) => (register, at),
        Goal::Line(register, at) | Goal::Part(register, at) => (register, at),
        Goal::UnitPost | Goal::Sanctions(_) | Goal::Transferred | Goal::Ordinal | Goal::Leave => return None,
    };
    register.fields.get(at).map(|field| field.kind)
}

/// Whether the headings can make a row of the register at all: every identity field has a column, or the program fills it.
fn can_tell(register: &'static Register, headings: &Headings) -> bool {
    let has = |name: &str| {
        headings.columns.iter().any(|(_, _, goal)| match goal {
            Some(Goal::Field(at)) => register.fields.get(*at).is_some_and(|field| field.name == name),
            Some(Goal::Part(part, at)) => {
                let person = part.name == "persons" && matches!(name, "subject_person_id" | "person_id");
                person && part.fields.get(*at).is_some_and(|field| field.name == "name")
            }
            Some(Goal::UnitPost) => name == "unit_id",
            _ => false,
        })
    };
    let given = |name: &str| register.number.is_some_and(|number| number.field == name) || name == "period_year";
    let identity = register.fields.iter().filter(|field| field.need == crate::register::Need::Identity);
    let whole = identity.map(|field| field.name).all(|name| has(name) || given(name) || name == "task_no" && has("task_text"));
    whole && register.one_of.iter().all(|group| group.iter().any(|name| has(name)))
}

/// A mark of secrecy in the form of a mark: state secrets may not be stored here (保守国家秘密法 art. 31).
fn refuse_secret(row: &TableRow, place: &Place) -> Result<()> {
    for (column, raw) in &row.cells {
        let Raw::Text(text) = raw else { continue };
        let plain = folded(text);
        let marked = ["绝密★", "机密★", "秘密★"].iter().any(|mark| plain.starts_with(mark));
        let alone = row.index < 3 && matches!(plain.as_str(), "绝密" | "机密" | "秘密");
        if marked || alone {
            return Err(Error::refused(
                "E_SECRET",
                format!("{}标有密级“{text}”。本软件不得存储、处理国家秘密，没有导入。请按保密规定处理该文件。", place.clone().at(row.index, *column)),
            ));
        }
    }
    Ok(())
}

/// The first year named in a title: 2015年…
fn year_in(text: &str) -> Option<i32> {
    let folded = folded(text);
    let chars: Vec<char> = folded.chars().collect();
    chars.windows(5).find_map(|window| {
        let year: String = window.iter().take(4).collect();
        let number: i32 = year.parse().ok()?;
        (window.get(4) == Some(&'年') && (1950..=2100).contains(&number)).then_some(number)
    })
}

/// Takes a batch back.
pub fn withdraw(office: &Office, spelled: &str) -> Result<batch::Withdrawn> {
    office.allow(Privilege::Import)?;
    let found = batch::find(&office.reading(), spelled)?;
    office.change(Deed::Withdraw, |change| batch::withdraw(change, found))
}
