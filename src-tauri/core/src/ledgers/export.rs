//! A register as a ledger the office files: labels from the description, one column a field, lines on sheets of their
//! own. Sealed fields never leave; what leaves is in the trail, with its digest, before the file is in its place.

use crate::excel::write::book::{Book, Properties, Size};
use crate::excel::write::column::{Column, ColumnKind, Width};
use crate::excel::write::csv::CsvLedger;
use crate::excel::write::table::TableSheet;
use crate::excel::write::value::CellValue;
use crate::office::Office;
use crate::office::deed::Deed;
use crate::register::query::Query;
use crate::register::rights::{Act, Privilege, Reach};
use crate::register::{Field, Kind, Register, Row, Value};
use crate::storage::{Reading, page, read};
use crate::vault::{backup, files, keyring};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// A ledger that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Rows of the register in it.
    pub rows: u64,
    /// The file.
    pub path: PathBuf,
    /// Its SHA-256, lower-case hexadecimal.
    pub sha256: String,
}

/// Writes the rows a query finds to an xlsx, or to a csv, which holds no lines; the name's ending decides.
pub fn export(office: &Office, register: &'static Register, query: &Query, path: &Path) -> Result<Written> {
    office.allow(Privilege::Export)?;
    let format = Format::of(path)?;
    leave(office, register, path, |temp| {
        let mut ledger = Ledger::new(office, register)?;
        match format {
            Format::Xlsx => ledger.write_xlsx(query, temp, office.clock().stamp().as_str(), &files::folder_of(path)),
            Format::Csv => ledger.write_csv(query, temp),
        }
    })
}

/// Lets a file of a register leave the house: `write` gives how many rows it put into it, and the trail has its digest
/// before it is in its place.
pub(super) fn leave(
    office: &Office,
    register: &Register,
    path: &Path,
    write: impl FnOnce(&Path) -> Result<u64>,
) -> Result<Written> {
    office.allow(Privilege::Export)?;
    let mut written = Written { rows: 0, path: path.to_path_buf(), sha256: String::new() };
    files::write_with(path, |temp| {
        written.rows = write(temp)?;
        written.sha256 = backup::sha256_of(temp)?;
        let digest = keyring::unhex(&written.sha256).and_then(|bytes| bytes.get(..16)?.try_into().ok());
        office.witness(Deed::Export, Some(register.name), i64::try_from(written.rows).unwrap_or(i64::MAX), digest)
    })?;
    Ok(written)
}

enum Format {
    Xlsx,
    Csv,
}

impl Format {
    fn of(path: &Path) -> Result<Format> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("xlsx") => Ok(Format::Xlsx),
            Some("csv") => Ok(Format::Csv),
            _ => Err(Error::refused("E_PATH", format!("“{}”应以 .xlsx 或 .csv 结尾。请改文件名后再导出。", path.display()))),
        }
    }
}

struct Ledger<'o> {
    reading: Reading<'o>,
    register: &'static Register,
    /// Positions of the fields that leave.
    fields: Vec<(usize, &'static Field)>,
    labels: Labels,
}

impl<'o> Ledger<'o> {
    fn new(office: &'o Office, register: &'static Register) -> Result<Ledger<'o>> {
        let reading = office.reading();
        let fields = leaving(&reading, register)?;
        Ok(Ledger { reading, register, fields, labels: Labels::default() })
    }

    fn write_csv(&mut self, query: &Query, to: &Path) -> Result<u64> {
        let file = File::create(to).map_err(Error::file("写 csv 文件"))?;
        let columns: Vec<Column> = self.fields.iter().map(|(_, field)| column(field)).collect();
        let mut csv = CsvLedger::new(BufWriter::new(file), &columns)?;
        let mut rows: u64 = 0;
        let (fields, labels, reading) = (&self.fields, &mut self.labels, &self.reading);
        page::each(reading, self.register, query, |row| {
            rows = rows.saturating_add(1);
            csv.row(&cells(reading, labels, fields, row)?)
        })?;
        csv.finish()?;
        Ok(rows)
    }

    fn write_xlsx(&mut self, query: &Query, to: &Path, at: &str, temp_dir: &Path) -> Result<u64> {
        let (living, _) = page::counts(&self.reading, self.register)?;
        let size = Size::for_rows(u64::try_from(living).unwrap_or(0), temp_dir);
        let mut book = Book::new(&properties(self.register.label, at), size)?;
        let columns = self.fields.iter().map(|(_, field)| column(field)).collect();
        let table = book_table(&mut book, self.register.label, columns)?;
        let mut exported: HashSet<RowId> = HashSet::new();
        let (fields, labels, reading) = (&self.fields, &mut self.labels, &self.reading);
        table.feed(|put| {
            page::each(reading, self.register, query, |row| {
                exported.insert(row.row);
                put(cells(reading, labels, fields, row)?)
            })
        })?;
        let reach = self.reading.reach(self.register, Act::See)?;
        for field in self.register.fields.iter().filter(|field| is_within(reach, field)) {
            if let Kind::Lines(lines) = field.kind {
                let lines = self.reading.shelf.register(lines)?;
                self.write_lines(&mut book, lines, &exported)?;
            }
        }
        book.save(to)?;
        Ok(exported.len() as u64)
    }

    /// The lines of the exported rows, the row's title in front; no sheet where there are none.
    fn write_lines(&mut self, book: &mut Book, lines: &'static Register, exported: &HashSet<RowId>) -> Result<()> {
        if page::counts(&self.reading, lines)?.0 == 0 {
            return Ok(());
        }
        let fields = leaving(&self.reading, lines)?;
        let first = Column::new(title_of(self.register), ColumnKind::Text);
        let columns = std::iter::once(first).chain(fields.iter().map(|(_, field)| column(field))).collect();
        let table = book_table(book, lines.label, columns)?;
        let (labels, reading, parents) = (&mut self.labels, &self.reading, self.register);
        table.feed(|put| {
            page::each(reading, lines, &Query::default(), |row| {
                let Some(of) = row.kept.of.filter(|of| exported.contains(of)) else { return Ok(()) };
                let mut values = vec![CellValue::from(labels.of(reading, parents.name, of)?)];
                values.extend(cells(reading, labels, &fields, row)?);
                put(values)
            })
        })
    }
}

fn book_table<'b>(
    book: &'b mut Book,
    label: &str,
    columns: Vec<Column>,
) -> Result<crate::excel::write::table::TableWriter<'b>> {
    let name = book.sheet_name(label);
    book.table(TableSheet { name, title: Some(label.to_string()), notes: Vec::new(), columns, key_columns: 1 })
}

/// What a workbook of a ledger says of itself.
pub(super) fn properties(label: &str, at: &str) -> Properties {
    let created = chrono::DateTime::parse_from_rfc3339(at).map(|instant| instant.naive_local()).unwrap_or_default();
    let office = String::from("正风台账");
    Properties { title: label.into(), subject: label.into(), author: office.clone(), company: office, created }
}

/// The fields that leave: not the sealed ones, nor those the actor may not see; lines have sheets of their own.
fn leaving(reading: &Reading, register: &'static Register) -> Result<Vec<(usize, &'static Field)>> {
    let reach = reading.reach(register, Act::See)?;
    let all = register.fields.iter().enumerate();
    Ok(all.filter(|(_, f)| !f.sealed() && !matches!(f.kind, Kind::Lines(_)) && is_within(reach, f)).collect())
}

fn is_within(reach: Reach, field: &Field) -> bool {
    match reach {
        Reach::All | Reach::Assigned => true,
        Reach::Fields(names) => names.contains(&field.name),
    }
}

fn title_of(register: &'static Register) -> &'static str {
    let field = register.title.first().and_then(|name| register.field(name));
    field.map_or(register.label, |field| field.label)
}

fn column(field: &Field) -> Column {
    match field.kind {
        // Names and sentences alike: the content decides the width.
        Kind::Text | Kind::Texts => Column::new(field.label, ColumnKind::LongText).wide(Width::Fit { min: 8, max: 49 }),
        Kind::Day => Column::new(field.label, ColumnKind::Day),
        Kind::Count => Column::new(field.label, ColumnKind::Number),
        Kind::Fen => Column::new(field.label, ColumnKind::Yuan),
        Kind::Flag => Column::new(field.label, ColumnKind::Flag),
        Kind::Month | Kind::Code | Kind::Codes | Kind::Link(_) | Kind::Many(_) | Kind::Lines(_) | Kind::Sealed => {
            Column::new(field.label, ColumnKind::Text)
        }
    }
}

fn cells(
    reading: &Reading,
    labels: &mut Labels,
    fields: &[(usize, &'static Field)],
    mut row: Row,
) -> Result<Vec<CellValue<'static>>> {
    let mut value = |at: usize| row.values.get_mut(at).and_then(Option::take);
    fields.iter().map(|(at, field)| cell(reading, labels, field, value(*at))).collect()
}

fn cell(reading: &Reading, labels: &mut Labels, field: &Field, value: Option<Value>) -> Result<CellValue<'static>> {
    Ok(match (field.kind, value) {
        (_, None) => CellValue::Empty,
        (_, Some(Value::Day(day))) => CellValue::Day(day),
        (_, Some(Value::Count(number))) => CellValue::Whole(number),
        (_, Some(Value::Fen(fen))) => CellValue::Fen(fen),
        (_, Some(Value::Flag(flag))) => CellValue::Flag(flag),
        (_, Some(Value::Text(text) | Value::Month(text) | Value::Unread(text))) => text.into(),
        (Kind::Link(other), Some(Value::Link(row))) => labels.of(reading, other, row)?.into(),
        (Kind::Many(other), Some(Value::Many(rows))) => {
            let names = rows.iter().map(|row| labels.of(reading, other, *row)).collect::<Result<Vec<String>>>()?;
            names.join("、").into()
        }
        (_, Some(value)) => value.printed(field, &reading.shelf.codes).into(),
    })
}

/// What linked rows are called, read a register at a time.
#[derive(Default)]
struct Labels(HashMap<&'static str, HashMap<RowId, String>>);

impl Labels {
    fn of(&mut self, reading: &Reading, name: &'static str, row: RowId) -> Result<String> {
        if let Some(label) = self.0.get(name).and_then(|known| known.get(&row)) {
            return Ok(label.clone());
        }
        let register = reading.shelf.register(name)?;
        if !self.0.contains_key(name) {
            self.0.insert(name, read::labels(reading, register)?);
        }
        let known = self.0.entry(name).or_default();
        if let Some(label) = known.get(&row) {
            return Ok(label.clone());
        }
        let label = name_of(reading, register, row)?;
        known.insert(row, label.clone());
        Ok(label)
    }
}

/// What a ledger calls a row of another register: its number where it has one, as the ledger of that register does.
fn name_of(reading: &Reading, register: &'static Register, row: RowId) -> Result<String> {
    if let Some(number) = register.number
        && let Ok(found) = read::find(reading, register, row)
        && let Some(Value::Text(text)) = found.value(number.field)
    {
        return Ok(text.clone());
    }
    Ok(read::label(reading, register, row)?.map(|(_, label)| label).unwrap_or_default())
}
