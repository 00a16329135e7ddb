//! Slots as a person reads them: the sentence of an office is kept with slots (`{F010.leader_id}`), shown with what they
//! stand for (领导小组组长任职：组长). What is kept is never guessed from what is shown: each word stands for one slot.

use super::names::Extent;
use super::outline::{self, Place};
use super::sentence::{self, Node, Slot};
use super::values::is_known;
use crate::figures::{self, evidence, ratio, split};
use crate::register::Register;
use crate::storage::Reading;
use crate::words::error::Result;

/// A slot of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// As it is kept: `{F112.人}`.
    pub token: String,
    /// As a person reads it: 立案（人）. No two slots of a place read alike.
    pub words: String,
}

/// The slots of a wording of a place, and those of the program's own sentences there, each once.
pub fn fields(reading: &Reading, place: &str, wording: &str) -> Result<Vec<Field>> {
    let mut all: Vec<Field> = Vec::new();
    let own = sentence::parse_own(wording)?;
    let built_in = places().find(|known| known.slot == place).map_or(&[] as &[&str], |known| known.sentences);
    let built_in = built_in.iter().map(|text| sentence::parse(text)).collect::<Result<Vec<Vec<Node>>>>()?;
    // What only asks for rows prints nothing: an office has no use for it.
    let prints = |slot: &&Slot| !matches!(slot, Slot::Given(_) | Slot::Holds(_));
    let offered = built_in.iter().flat_map(|nodes| sentence::slots(nodes)).filter(prints);
    let slots = sentence::slots(&own).into_iter().chain(offered);
    for slot in slots.filter(|slot| is_known(slot)) {
        let (token, words) = (slot.token(), read(reading, slot)?);
        if all.iter().any(|known| known.token == token) {
            continue;
        }
        let taken = all.iter().any(|known| known.words == words);
        let words = if taken { format!("{words}（{}）", token.trim_matches(['{', '}'])) } else { words };
        all.push(Field { token, words });
    }
    Ok(all)
}

fn places() -> impl Iterator<Item = &'static Place> {
    outline::CHAPTERS.iter().flat_map(|chapter| chapter.places).chain([&outline::OPENING])
}

/// What a slot stands for.
fn read(reading: &Reading, slot: &Slot) -> Result<String> {
    Ok(match slot {
        Slot::County => "县名".into(),
        Slot::Year => "年份".into(),
        Slot::Span => "期间".into(),
        Slot::Period => "报告期".into(),
        Slot::Shown(code, None) => label(code)?.into(),
        Slot::Shown(code, Some(part)) => format!("{}{}", label(code)?, part_of(reading, code, part)?),
        Slot::Given(code) => format!("有记录：{}", label(code)?),
        Slot::Holds(code) => format!("逐条成立：{}", label(code)?),
        Slot::Rule(code) => format!("{}的口径", label(code)?),
        Slot::Growth(code, part) => {
            let part = part.as_deref().map(|part| part_of(reading, code, part)).transpose()?;
            format!("{}{}比上年同期", label(code)?, part.unwrap_or_default())
        }
        Slot::Ratio(key) => ratio::RATIOS.iter().find(|ratio| ratio.key == key).map_or("比率", |ratio| ratio.label).into(),
    })
}

fn label(code: &str) -> Result<&'static str> {
    match figures::named(code) {
        Ok(figure) => Ok(figure.label),
        Err(_) => evidence::named(code).map(|fact| fact.label),
    }
}

/// A basis, a code or a field behind the label; what is not known is shown as it is written.
fn part_of(reading: &Reading, code: &str, part: &str) -> Result<String> {
    if let Some((column, word)) = part.split_once('=') {
        let codes = figures::named(code).and_then(|figure| split::column(reading, figure, column)).ok().and_then(|of| of.codes);
        return Ok(format!("：{}", reading.shelf.codes.label(codes, word)));
    }
    let (field, extent) = Extent::of(Some(part));
    let field = field.unwrap_or(part);
    let extent = match extent {
        Extent::All => String::new(),
        Extent::Some(number) => format!("（前{number}个）"),
        Extent::FirstPart => "（第一类）".to_string(),
    };
    let named = |register: &str| -> Option<&'static str> {
        let register: &'static Register = crate::registers::named(register)?;
        register.field(field).map(|field| field.label)
    };
    let name = match figures::named(code) {
        Ok(figure) => {
            if let Some(counted) = figure.bases().find(|counted| counted.unit == field || counted.basis.word() == field) {
                return Ok(format!("（{}）", counted.unit));
            }
            figure.bases().find_map(|counted| named(counted.register))
        }
        Err(_) => evidence::named(code)?.parts().flat_map(|part| part.printed).find_map(|counted| named(counted.register)),
    };
    Ok(format!("：{}{extent}", name.unwrap_or(field)))
}
