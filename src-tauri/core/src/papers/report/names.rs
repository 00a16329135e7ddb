//! Names from rows: what the rows behind a figure or a fact say in a field, each once, as a sentence strings them together.

use super::Piece;
use super::values::{Said, Values};
use crate::register::{Kind, Register, Value};
use crate::storage::read;
use crate::words::error::Result;
use crate::words::ids::RowId;

/// Names are read from so many rows of a part at most: a fact of a large office has more than a sentence could name.
const ROWS: usize = 2_000;
/// So many names are printed; what is more is 等.
const NAMES: usize = 8;

/// How many names a slot asks for: all, `{F094.festival_node:4}` some, `{F040.name:first}` those of the first part.
#[derive(Clone, Copy)]
pub enum Extent {
    /// As many as a sentence holds.
    All,
    /// So many.
    Some(usize),
    /// Those of the first part.
    FirstPart,
}

impl Extent {
    /// Takes the extent off the end of a field.
    pub fn of(part: Option<&str>) -> (Option<&str>, Extent) {
        match part.and_then(|part| part.rsplit_once(':')) {
            Some((field, "first")) => (Some(field), Extent::FirstPart),
            Some((field, number)) => match number.parse() {
                Ok(number) => (Some(field), Extent::Some(number)),
                Err(_) => (part, Extent::All),
            },
            None => (part, Extent::All),
        }
    }

    fn names(self) -> usize {
        match self {
            Extent::All | Extent::FirstPart => NAMES,
            Extent::Some(number) => number,
        }
    }

    /// How many parts of a fact are asked.
    pub fn parts(self) -> usize {
        match self {
            Extent::All | Extent::Some(_) => usize::MAX,
            Extent::FirstPart => 1,
        }
    }
}

impl Values<'_> {
    /// What the rows say in a field, or what names them: each once, codes in the order of their list.
    pub(super) fn names<'a>(
        &self,
        code: &str,
        register: &'static Register,
        parts: impl Iterator<Item = &'a [RowId]>,
        field: Option<&str>,
        extent: Extent,
    ) -> Result<Said> {
        let mut names: Vec<(usize, String)> = Vec::new();
        for row in parts.flat_map(|rows| rows.iter().take(ROWS)) {
            for (rank, name) in self.named(register, *row, field)? {
                if !name.is_empty() && !names.iter().any(|(_, known)| *known == name) {
                    names.push((rank, name));
                }
            }
        }
        names.sort_by_key(|(rank, _)| *rank);
        if names.is_empty() {
            return Ok(Said::Nothing);
        }
        let dressed = dress(register, field);
        let shown: Vec<String> = names.iter().take(extent.names()).map(|(_, name)| dressed(name)).collect();
        let more = if names.len() > extent.names() { "等" } else { "" };
        let text = self.masked(&format!("{}{more}", strung(&shown)));
        Ok(Said::Pieces(vec![Piece::Names { fact: code.to_string(), text }]))
    }

    fn named(&self, register: &'static Register, row: RowId, field: Option<&str>) -> Result<Vec<(usize, String)>> {
        let Some(name) = field else {
            return Ok(read::label(self.reading, register, row)?.map(|(_, label)| (0, label)).into_iter().collect());
        };
        let found = read::find(self.reading, register, row)?;
        let (Some(field), Some(value)) = (register.field(name).filter(|field| !field.sealed()), found.value(name)) else {
            return Ok(Vec::new());
        };
        let codes = &self.reading.shelf.codes;
        let coded = |word: &str| {
            let rank = field.codes.map_or(0, |list| codes.rank(list, word));
            (rank, codes.label(field.codes, word).to_string())
        };
        Ok(match (field.kind, value) {
            (Kind::Link(_) | Kind::Many(_), _) => {
                self.labels.linked(field, value)?.into_iter().map(|(_, _, label)| (0, label)).collect()
            }
            (_, Value::Code(word)) => vec![coded(word)],
            (_, Value::Codes(words)) => words.iter().map(|word| coded(word)).collect(),
            (_, Value::Texts(texts)) => texts.iter().map(|text| (0, text.clone())).collect(),
            (..) => vec![(0, self.labels.text(field, value)?)],
        })
    }
}

/// Names in a row: 、 between them, but none between titles or quotes that stand side by side (GB/T 15834-2011, 4.5.3.5).
fn strung(names: &[String]) -> String {
    let mut all = String::new();
    for name in names {
        let side_by_side = all.ends_with('》') && name.starts_with('《') || all.ends_with('”') && name.starts_with('“');
        if !all.is_empty() && !side_by_side {
            all.push('、');
        }
        all.push_str(name);
    }
    all
}

/// How names of a register are printed: titles of documents in 《》, names of campaigns in “”.
fn dress(register: &Register, field: Option<&str>) -> fn(&str) -> String {
    match (register.name, field) {
        ("documents" | "regulations", None | Some("title")) => |title| enclosed(title, '《', '》'),
        ("campaigns", None | Some("name")) => |name| enclosed(name, '“', '”'),
        (..) => |name| name.to_string(),
    }
}

fn enclosed(name: &str, open: char, close: char) -> String {
    if name.contains(open) { name.to_string() } else { format!("{open}{name}{close}") }
}

#[cfg(test)]
mod tests {
    use super::strung;

    #[test]
    fn titles_side_by_side_need_no_sign_between_them() {
        let of = |names: &[&str]| strung(&names.iter().map(|name| (*name).to_string()).collect::<Vec<_>>());
        assert_eq!(of(&["《甲办法》", "《乙办法》"]), "《甲办法》《乙办法》");
        assert_eq!(of(&["“阳光纪检”", "“双代”服务", "来信"]), "“阳光纪检”“双代”服务、来信");
    }
}
