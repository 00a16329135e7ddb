//! Walks the outline: which places stand, what they begin with, what they say.

use super::fill::{self, Filled};
use super::outline::{self, Head, Place};
use super::values::Values;
use super::{Draft, Paragraph, Piece, Redaction, Section, Unbound, sentence};
use crate::figures;
use crate::register::query::{Filter, Order, Query, Test, Way};
use crate::register::{Row, Value};
use crate::storage::{Reading, page};
use crate::words::error::Result;
use crate::words::period::Period;
use std::collections::{BTreeMap, BTreeSet};

const HANZI: &[&str] = &["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// Drafts the report from what the office holds now.
pub fn compose(reading: &Reading, period: &Period, redaction: Redaction) -> Result<Draft> {
    let values = Values::of(reading, period, redaction)?;
    let mut desk = Desk { values: &values, own: own_sentences(reading, period)?, placed: BTreeSet::new() };
    let opening = desk.paragraph(&outline::OPENING, &mut Numbers::default())?.unwrap_or_else(|| desk.empty("0.1"));
    let mut sections = Vec::new();
    for (at, chapter) in outline::CHAPTERS.iter().enumerate() {
        let mut numbers = Numbers::default();
        let mut paragraphs = Vec::new();
        for place in chapter.places {
            paragraphs.extend(desk.paragraph(place, &mut numbers)?);
        }
        if chapter.places.is_empty() {
            paragraphs = desk.closing(reading, period)?;
        }
        if paragraphs.is_empty() {
            paragraphs.push(desk.said(&format!("{}.1", at.saturating_add(1)), outline::NOTHING)?);
        }
        sections.push(Section { heading: format!("{}、{}", hanzi(at), chapter.section.heading), paragraphs });
    }
    // 关于2015年…… and not 2015年全年: a title is short.
    let title = desk.text(outline::TITLE)?.replacen("年全年", "年", 1);
    let unbound = std::iter::once(&opening).chain(sections.iter().flat_map(|section| &section.paragraphs)).flat_map(unbound);
    let (county, handed) = (values.county(), handed(reading, period, &values)?);
    let mut draft = Draft {
        title: format!("{county}纪委{title}"),
        recipient: values.masked(&handed.recipient),
        signer: format!("中共{county}纪律检查委员会"),
        number: handed.number.map(|number| values.masked(&number)),
        approver: handed.approver.map(|name| values.masked(&name)),
        unbound: unbound.collect(),
        unplaced: desk.own.into_keys().filter(|slot| !desk.placed.contains(slot)).collect(),
        figures: Vec::new(),
        opening,
        sections,
    };
    let printed: BTreeSet<&str> = draft.pieces().filter_map(figure_of).collect();
    draft.figures = figures::all()
        .iter()
        .filter(|figure| printed.contains(figure.code))
        .filter_map(|figure| values.answer(figure.code).cloned())
        .collect();
    Ok(draft)
}

/// A place as an office would word it.
pub fn worded(reading: &Reading, period: &Period, slot: &str, text: &str) -> Result<Paragraph> {
    let values = Values::of(reading, period, Redaction::None)?;
    Ok(paragraph(slot, fill::fill_own(&values, text)?, true))
}

fn figure_of(piece: &Piece) -> Option<&str> {
    match piece {
        Piece::Number { figure, .. } => Some(figure),
        Piece::Words(_) | Piece::Lead(_) | Piece::Derived { .. } | Piece::Names { .. } | Piece::Typed(_) => None,
    }
}

/// How far the headings and points of a section are numbered.
#[derive(Default)]
struct Numbers {
    seconds: usize,
    points: usize,
}

impl Numbers {
    /// The next point, in words.
    fn point(&mut self, word: &str, text: &str) -> Piece {
        let lead = format!("{}{word}{text}。", hanzi(self.points));
        self.points = self.points.saturating_add(1);
        Piece::Lead(lead)
    }
}

struct Desk<'v, 'r> {
    values: &'v Values<'r>,
    own: BTreeMap<String, String>,
    placed: BTreeSet<String>,
}

impl Desk<'_, '_> {
    /// A place of the outline; none where nothing stands in it.
    fn paragraph(&mut self, place: &Place, numbers: &mut Numbers) -> Result<Option<Paragraph>> {
        self.placed.insert(place.slot.to_string());
        let own = self.own.get(place.slot);
        let filled = match own {
            Some(text) => fill::fill_own(self.values, text)?,
            None => self.sentences(place)?,
        };
        if filled.is_empty() {
            return Ok(None);
        }
        let mut paragraph = paragraph(place.slot, filled, own.is_some());
        match place.head {
            Head::None => numbers.points = 0,
            Head::Second(section) => {
                paragraph.head = Some(format!("（{}）{}", hanzi(numbers.seconds), section.heading));
                numbers.seconds = numbers.seconds.saturating_add(1);
                numbers.points = 0;
            }
            Head::Part(section) => paragraph.pieces.insert(0, numbers.point("是", section.heading)),
            Head::Grasp(text) => paragraph.pieces.insert(0, numbers.point("抓", text)),
        }
        Ok(Some(paragraph))
    }

    /// The sentences of a place that stand: one that leans on nothing stands beside one that does.
    fn sentences(&self, place: &Place) -> Result<Vec<Filled>> {
        let mut all = Vec::new();
        let mut leaning = false;
        for text in place.sentences {
            let nodes = sentence::parse(text)?;
            if let Some(filled) = fill::fill(self.values, &nodes)? {
                leaning |= fill::leans(&nodes);
                all.push(filled);
            }
        }
        let leaned = place.sentences.iter().any(|text| sentence::parse(text).is_ok_and(|nodes| fill::leans(&nodes)));
        if leaned && !leaning {
            all.clear();
        }
        if all.is_empty() && !place.otherwise.is_empty() {
            all.extend(fill::fill(self.values, &sentence::parse(place.otherwise)?)?);
        }
        Ok(all.into_iter().flatten().collect())
    }

    /// The last section: what falls short, and what comes next.
    fn closing(&mut self, reading: &Reading, period: &Period) -> Result<Vec<Paragraph>> {
        let mut all = Vec::new();
        let short = self.shortcomings(reading, period)?;
        all.extend(self.worded("6.1", short)?);
        let steps = yearly(reading, "next_steps", period)?;
        let mut steps: Vec<Vec<Filled>> = steps.iter().map(|step| self.entered(step, "")).collect();
        let entered = !steps.is_empty();
        if !entered {
            for (head, text) in outline::NEXT_STEPS {
                steps.push(vec![words(&format!("{head}。{text}"))]);
            }
        }
        let intro = self.worded("6.2", vec![words(outline::NEXT)])?;
        all.extend(intro);
        for (at, mut step) in steps.into_iter().enumerate() {
            let lead = lead(at, &mut step);
            let mut paragraph = self.worded(&format!("6.{}", at.saturating_add(3)), step)?;
            if let (Some(paragraph), Some(lead)) = (paragraph.as_mut(), lead) {
                paragraph.pieces.insert(0, Piece::Lead(lead));
            }
            all.extend(paragraph);
        }
        Ok(all)
    }

    /// 一是…；二是…。 of what the office has entered for the year, or of what figures show.
    fn shortcomings(&self, reading: &Reading, period: &Period) -> Result<Vec<Filled>> {
        let entered = yearly(reading, "shortcomings", period)?;
        let mut items: Vec<Vec<Filled>> = entered.iter().map(|text| self.entered(text, "。；")).collect();
        if items.is_empty() {
            for text in outline::SHORTCOMINGS {
                items.extend(fill::fill(self.values, &sentence::parse(text)?)?);
            }
        }
        let mut all = vec![words(outline::SHORT)];
        let last = items.len();
        for (at, item) in items.into_iter().enumerate() {
            all.push(words(&format!("{}是", hanzi(at))));
            all.extend(item);
            all.push(words(if at.saturating_add(1) == last { "。" } else { "；" }));
        }
        if last == 0 {
            all = vec![words(outline::NO_SHORT)];
        }
        Ok(all)
    }

    /// What an office has entered in a register of its own: no slots, numbers in it are its own evidence.
    fn entered(&self, text: &str, ends: &str) -> Vec<Filled> {
        vec![words(&self.values.masked(text.trim().trim_end_matches(|c| ends.contains(c))))]
    }

    /// A place of the last section, unless the office has worded it.
    fn worded(&mut self, slot: &str, filled: Vec<Filled>) -> Result<Option<Paragraph>> {
        self.placed.insert(slot.to_string());
        Ok(Some(match self.own.get(slot) {
            Some(text) => paragraph(slot, fill::fill_own(self.values, text)?, true),
            None => paragraph(slot, filled, false),
        }))
    }

    fn said(&self, slot: &str, text: &str) -> Result<Paragraph> {
        let filled = fill::fill(self.values, &sentence::parse(text)?)?.unwrap_or_default();
        Ok(paragraph(slot, filled, false))
    }

    fn text(&self, text: &str) -> Result<String> {
        let filled = fill::fill(self.values, &sentence::parse(text)?)?.unwrap_or_default();
        Ok(filled.iter().map(|filled| filled.piece.text()).collect())
    }

    fn empty(&self, slot: &str) -> Paragraph {
        paragraph(slot, Vec::new(), false)
    }
}

/// Takes the point off the front of a step: 一是……。, where it says one in a few words.
fn lead(at: usize, step: &mut [Filled]) -> Option<String> {
    const LONGEST: usize = 20;
    let before = format!("{}是", hanzi(at));
    let first = step.first_mut()?;
    let text = first.piece.text().to_string();
    match text.split_once('。') {
        Some((point, rest)) if !rest.is_empty() && point.chars().count() <= LONGEST => {
            *first = words(rest);
            Some(format!("{before}{point}。"))
        }
        Some(_) | None => Some(before),
    }
}

fn paragraph(slot: &str, filled: Vec<Filled>, own: bool) -> Paragraph {
    let wording = filled.iter().map(|filled| filled.written.as_str()).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    for Filled { piece, .. } in filled {
        match (pieces.last_mut(), piece) {
            (Some(Piece::Words(before)), Piece::Words(words)) => before.push_str(&words),
            (_, piece) => pieces.push(piece),
        }
    }
    Paragraph { slot: slot.to_string(), head: None, pieces, wording, own }
}

fn words(text: &str) -> Filled {
    Filled { piece: Piece::Words(text.to_string()), written: text.to_string() }
}

fn unbound(paragraph: &Paragraph) -> Vec<Unbound> {
    let whole: String = paragraph.pieces.iter().map(Piece::text).collect();
    let sentence = |number: &str| {
        let around = whole.split_inclusive(['。', '；']).find(|sentence| sentence.contains(number));
        around.unwrap_or(&whole).to_string()
    };
    let typed = paragraph.pieces.iter().filter_map(|piece| match piece {
        Piece::Typed(number) => Some(number),
        Piece::Words(_) | Piece::Lead(_) | Piece::Number { .. } | Piece::Derived { .. } | Piece::Names { .. } => None,
    });
    typed.map(|number| Unbound { slot: paragraph.slot.clone(), number: number.clone(), sentence: sentence(number) }).collect()
}

fn hanzi(at: usize) -> &'static str {
    HANZI.get(at).copied().unwrap_or("又")
}

/// The office's own wording of the year, by place.
fn own_sentences(reading: &Reading, period: &Period) -> Result<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for row in of_year(reading, "report_sentences", period)? {
        if let (Some(slot), Some(text)) = (text_of(&row, "slot"), text_of(&row, "text")) {
            all.insert(slot.trim().to_string(), text);
        }
    }
    Ok(all)
}

/// The texts of a register for the year, in their order.
fn yearly(reading: &Reading, register: &str, period: &Period) -> Result<Vec<String>> {
    Ok(of_year(reading, register, period)?.iter().filter_map(|row| text_of(row, "text")).collect())
}

fn of_year(reading: &Reading, name: &str, period: &Period) -> Result<Vec<Row>> {
    let register = reading.shelf.register(name)?;
    let mut query = Query::default();
    if let Some(field) = register.position("period_year") {
        query.filters.push(Filter { field, test: Test::Number(vec![i64::from(period.plan_year())]) });
    }
    query.order.extend(register.position("order_no").map(|field| Order { field, way: Way::Up }));
    let mut rows = Vec::new();
    page::each(reading, register, &query, |row| {
        rows.push(row);
        Ok(())
    })?;
    Ok(rows)
}

/// What the office has entered for the report of a period.
struct Handed {
    recipient: String,
    number: Option<String>,
    approver: Option<String>,
}

/// Of the last report of the period: who it went to, its number, who approved it.
fn handed(reading: &Reading, period: &Period, values: &Values) -> Result<Handed> {
    let register = reading.shelf.register("submissions")?;
    let mut query = Query::default();
    for (name, test) in [
        ("kind_code", Test::Is(vec!["report".into()])),
        ("from_on", Test::Is(vec![period.from().to_string()])),
        ("to_on", Test::Is(vec![period.to().to_string()])),
    ] {
        query.filters.extend(register.position(name).map(|field| Filter { field, test }));
    }
    let (mut recipient, mut number, mut approver) = (None, None, None);
    page::each(reading, register, &query, |row| {
        recipient = text_of(&row, "recipient").or(recipient.take());
        number = text_of(&row, "doc_no").or(number.take());
        if let (Some(field), Some(value)) = (register.field("signer_id"), row.value("signer_id")) {
            let linked = values.labels.linked(field, value)?.into_iter().next();
            approver = linked.map(|(_, _, label)| label).or(approver.take());
        }
        Ok(())
    })?;
    Ok(Handed { recipient: recipient.unwrap_or_else(|| outline::RECIPIENT.into()), number, approver })
}

fn text_of(row: &Row, field: &str) -> Option<String> {
    match row.value(field)? {
        Value::Text(text) => Some(text.clone()),
        Value::Texts(texts) => Some(texts.join("；")),
        Value::Code(_) | Value::Codes(_) | Value::Day(_) | Value::Month(_) | Value::Count(_) | Value::Fen(_) => None,
        Value::Flag(_) | Value::Link(_) | Value::Many(_) | Value::Lines(_) | Value::Sealed(_) | Value::Closed(_) => None,
        Value::Unread(text) => Some(text.clone()),
    }
}
