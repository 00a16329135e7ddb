//! A blank workbook sent down by a superior, filled by a list of bindings: which cell takes which figure. The list is
//! written once and used every month.
//!
//! What never happens here: a cell is guessed, a formula of theirs written over, a label changed. Where the labels of the
//! workbook are not those the bindings were made for, nothing is filled.

use super::grid::Span;
use super::sketch::UNITS;
use super::{open, spans};
use crate::excel::patch::{CellRef, Entry, Held, Template};
use crate::figures::figure::{Basis, Figure};
use crate::figures::wanted::{self, Wanted};
use crate::figures::{self, BasisValue, Scope};
use crate::intake::find;
use crate::office::Office;
use crate::register::rights::Privilege;
use crate::storage::{Reading, settings, snapshot};
use crate::words::error::{Error, Result};
use crate::words::period::Period;
use crate::words::place::{Place, Problem, Severity, column_letters};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A workbook filled.
pub struct FilledForm {
    /// The file.
    pub path: PathBuf,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many cells were filled.
    pub filled: usize,
    /// The mark of the template's labels: put as `labels` into the bindings, it keeps them to this layout.
    pub labels: String,
    /// What does not agree, what is missing.
    pub problems: Vec<Problem>,
}

/// What one cell takes, as the list of bindings says it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Binding {
    /// The figure's code.
    figure: Option<String>,
    /// What is counted: the word printed behind it, or the stable word. Without one, what the report prints first.
    basis: Option<String>,
    /// A unit, with everything below it; without one the whole county.
    unit: Option<String>,
    /// A zone.
    zone: Option<String>,
    /// The share under some codes.
    split: Option<SplitBy>,
    /// Which stretch of time: the period asked for, or one that follows from it.
    #[serde(default)]
    span: SpanWord,
    /// Words instead of a number.
    text: Option<TextWord>,
    /// The cell holds a formula of theirs: its result is compared, nothing is written.
    #[serde(default)]
    check: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct SplitBy {
    column: String,
    words: Vec<String>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SpanWord {
    #[default]
    Period,
    Month,
    YearToDate,
    YearBefore,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum TextWord {
    /// 填报单位
    Office,
    /// 期间
    Period,
    /// 制表日期
    Day,
    /// All three in one line, as our own blanks have them; the units behind them stay.
    Heading,
}

/// The bindings of a template.
struct Bindings {
    labels: Option<String>,
    cells: BTreeMap<CellRef, Binding>,
}

/// A list of bindings takes some kilobytes.
const LONGEST: u64 = 4 << 20;
/// Bytes of a template as it lies on the disk.
const LARGEST: u64 = 30 << 20;

/// Fills a workbook sent down and puts it in the place of `out`, whole or not at all; the trail keeps its hash.
pub fn fill(office: &Office, template: &Path, bindings: &Path, period: &Period, out: &Path) -> Result<FilledForm> {
    office.allow(Privilege::Export)?;
    office.allow(Privilege::Figures)?;
    super::refuse_ending(out)?;
    let bindings = Bindings::read(&taken(bindings, LONGEST)?)?;
    let template = Template::open(taken(template, LARGEST)?)?;
    let labels = mark(&template, &bindings);
    if let Some(meant) = bindings.labels.as_deref().filter(|meant| *meant != labels) {
        let words = format!(
            "模板的表样与对应关系所记的不一致（应为 {meant}，现为 {labels}），没有填写。请核对上级是否改了表样；确认对应关系仍然适用后，\
             把其中的“labels”改为现值。"
        );
        return Err(Error::refused("E_TEMPLATE_CHANGED", words));
    }
    let reading = office.reading();
    let (entries, expected, mut problems) =
        snapshot::hold(&reading, || answers(office, &reading, &template, &bindings, period))?;
    for cell in expected.keys().filter(|cell| !matches!(template.held(cell), Held::Formula(_))) {
        let words = "此格写了“check”，但模板里不是公式。请核对对应关系。";
        problems.push(Problem::new(Severity::Error, "no_formula", place(cell), words));
    }
    let filled = template.fill(&entries)?;
    for (cell, number) in &expected {
        match filled.results.get(cell) {
            Some(result) if (result - number).abs() < 0.005 => {}
            Some(result) => {
                let words = format!("模板公式得 {result}，指标为 {number}，不符。请核对所填各格与对应关系。");
                problems.push(Problem::new(Severity::Error, "total_differs", place(cell), words));
            }
            None if matches!(template.held(cell), Held::Formula(_)) => {
                let words = format!("此格公式须在 WPS 或 Excel 中打开后才有结果，应为 {number}，请打开核对。");
                problems.push(Problem::new(Severity::Doubt, "total_untold", place(cell), words));
            }
            None => {}
        }
    }
    problems.extend(left_open(&template, &bindings));
    problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    let sha256 = super::put(office, out, entries.len() as u64, |temp| {
        std::fs::write(temp, &filled.bytes).map_err(Error::file("写填好的模板"))
    })?;
    Ok(FilledForm { path: out.into(), sha256, filled: entries.len(), labels, problems })
}

impl Bindings {
    fn read(bytes: &[u8]) -> Result<Bindings> {
        let wrong = |what: String| Error::refused("E_BINDINGS", format!("对应关系文件读不懂：{what}。请改正后再填。"));
        let whole: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(bytes)
            .map_err(|error| wrong(format!("第{}行第{}列不是合规的 JSON 对象", error.line(), error.column())))?;
        let (mut labels, mut cells) = (None, BTreeMap::new());
        for (key, value) in whole {
            if key == "labels" {
                labels = value.as_str().map(str::to_string);
                continue;
            }
            let cell = CellRef::parse(&key).ok_or_else(|| wrong(format!("“{key}”不是单元格，应如“Sheet1!C5”")))?;
            let binding: Binding = serde_json::from_value(value).map_err(|_| {
                wrong(format!("“{key}”的写法不对，应如 {{\"figure\":\"F112\",\"basis\":\"人\",\"unit\":null}}"))
            })?;
            if binding.figure.is_some() == binding.text.is_some() {
                return Err(wrong(format!("“{key}”应写“figure”（指标）或“text”（文字）之一")));
            }
            cells.insert(cell, binding);
        }
        Ok(Bindings { labels, cells })
    }
}

type Answers = (BTreeMap<CellRef, Entry>, BTreeMap<CellRef, f64>, Vec<Problem>);

/// What goes into each cell, what each formula should come to, and what is missing behind them.
fn answers(office: &Office, reading: &Reading, template: &Template, bindings: &Bindings, period: &Period) -> Result<Answers> {
    let (mut entries, mut expected, mut problems) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    let mut wrong = Vec::new();
    for (cell, binding) in &bindings.cells {
        let told = match (&binding.figure, binding.text) {
            (Some(code), _) => number(reading, code, binding, period).map(|(number, lacking)| {
                if lacking > 0 {
                    let words = format!("指标 {code} 有{lacking}条记录缺少所需内容，未计入此数。请补录后重新填写。");
                    problems.push(Problem::new(Severity::Doubt, "form_lacking", place(cell), words));
                }
                Entry::Number(number)
            }),
            (None, Some(word)) => words(office, reading, word, period, &template.held(cell)).map(Entry::Text),
            (None, None) => continue,
        };
        match told {
            Ok(Entry::Number(number)) if binding.check => _ = expected.insert(cell.clone(), number),
            Ok(entry) => _ = entries.insert(cell.clone(), entry),
            Err(error) => wrong.push(Problem::new(Severity::Error, "binding", place(cell), error.report().words)),
        }
    }
    if wrong.is_empty() {
        return Ok((entries, expected, problems));
    }
    let words = format!("对应关系有{}处取不到数，没有填写。请按各处所说改正。", wrong.len());
    Err(Error::refused_with("E_BINDINGS", words, wrong))
}

/// So many cells are named; the rest are counted.
const NAMED: usize = 12;

/// The cells the superiors left open that no binding speaks of, sheet by sheet: they stay empty, and the office is told.
fn left_open(template: &Template, bindings: &Bindings) -> Vec<Problem> {
    let mut open: Vec<CellRef> = template.open_cells();
    open.retain(|cell| !bindings.cells.contains_key(cell));
    let mut problems = Vec::new();
    for sheet in template.sheet_names() {
        let here: Vec<&CellRef> = open.iter().filter(|cell| cell.sheet == sheet).collect();
        let Some(first) = here.first() else { continue };
        let named: Vec<String> = here
            .iter()
            .take(NAMED)
            .map(|cell| format!("{}{}", column_letters(cell.column), u64::from(cell.row).saturating_add(1)))
            .collect();
        let more = if here.len() > NAMED { "等" } else { "" };
        let words = format!(
            "有{}个待填格对应关系没有提到，留空未填：{}{more}。请手工填写，或在对应关系中补上。",
            here.len(),
            named.join("、")
        );
        problems.push(Problem::new(Severity::Note, "left_open", place(first), words));
    }
    problems
}

/// The number a binding asks for in the unit printed behind it, and how many rows may be missing in it.
fn number(reading: &Reading, code: &str, binding: &Binding, period: &Period) -> Result<(f64, i64)> {
    let figure = figures::named(code)?;
    let basis = basis(figure, binding.basis.as_deref())?;
    let scope = match (&binding.unit, &binding.zone) {
        (Some(unit), _) => Scope::Unit(find::record(reading, reading.shelf.register("units")?, unit)?),
        (None, Some(zone)) => Scope::Zone(find::record(reading, reading.shelf.register("zones")?, zone)?),
        (None, None) => Scope::County,
    };
    let span = match binding.span {
        SpanWord::Period => Span::Period,
        SpanWord::Month => Span::Month,
        SpanWord::YearToDate => Span::YearToDate,
        SpanWord::YearBefore => Span::YearBefore,
    };
    let period = spans::of(span, period)?;
    let answers = figures::evaluate_some(reading, &period, scope, &[figure])?;
    let Some(answer) = answers.first() else {
        return Err(Error::refused("E_FIGURE", format!("指标 {code} 在{}没有效力。请换一个期间。", period.chinese())));
    };
    let share = binding.split.as_ref().map(|by| (by.column.clone(), by.words.clone()));
    let wanted = Wanted { figure, basis, share, period, scope };
    let value = wanted::values(reading, std::slice::from_ref(&wanted))?.into_iter().flatten().next().unwrap_or(0);
    Ok((BasisValue { basis, unit: wanted.unit(), value }.in_unit(), answer.lacking))
}

/// The basis a person means by the word printed behind the number or by the stable word.
fn basis(figure: &'static Figure, spelled: Option<&str>) -> Result<Basis> {
    let mut bases = figure.bases();
    let found = match spelled {
        None => bases.next(),
        Some(spelled) => bases.find(|counted| counted.unit == spelled || counted.basis.word() == spelled),
    };
    found.map(|counted| counted.basis).ok_or_else(|| {
        let known: Vec<&str> = figure.bases().map(|counted| counted.unit).collect();
        let words = format!("指标 {} 不按“{}”计数。可用：{}。", figure.code, spelled.unwrap_or(""), known.join("、"));
        Error::refused("E_BASIS", words)
    })
}

fn words(office: &Office, reading: &Reading, word: TextWord, period: &Period, held: &Held) -> Result<String> {
    Ok(match word {
        TextWord::Period => period.chinese(),
        TextWord::Day => office.today()?.chinese(),
        TextWord::Office => match settings::get(reading, settings::COUNTY)? {
            Some(county) => format!("{county}纪委"),
            None => return Err(Error::refused("E_COUNTY", "未填写县名，填报单位无从填起。请在设置中补填县名。")),
        },
        TextWord::Heading => {
            let of = |word| words(office, reading, word, period, held);
            let heading = open::spelled_heading(&of(TextWord::Office)?, &of(TextWord::Period)?, &of(TextWord::Day)?);
            let units = match held {
                Held::Text(text) => text.split_once(UNITS).map(|(_, units)| format!("　　{UNITS}{units}")),
                Held::Absent | Held::Blank | Held::Number(_) | Held::Formula(_) => None,
            };
            format!("{heading}{}", units.unwrap_or_default())
        }
    })
}

/// The mark of a template's labels: every text outside of the cells that are bound, with its place.
fn mark(template: &Template, bindings: &Bindings) -> String {
    let mut hasher = Sha256::new();
    for (cell, text) in template.labels() {
        if !bindings.cells.contains_key(&cell) {
            hasher.update(format!("{}!{}{}\t{text}\n", cell.sheet, column_letters(cell.column), cell.row).as_bytes());
        }
    }
    let hash = hasher.finalize();
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn place(cell: &CellRef) -> Place {
    Place::default().in_sheet(&cell.sheet).at(cell.row, cell.column)
}

fn taken(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let reading = || format!("读“{}”", path.display());
    let about = std::fs::metadata(path).map_err(Error::file(reading()))?;
    if about.len() > limit {
        return Err(Error::refused(
            "E_TOO_BIG",
            format!("“{}”超过 {} MB，没有读取。请核对是否选错了文件。", path.display(), limit >> 20),
        ));
    }
    std::fs::read(path).map_err(Error::file(reading()))
}
