//! The draft as it may be shown outside (脱敏): `**` for the county, its towns and villages, persons and what the county's
//! own report left blank. Over-masking is the safe side: a word that happens to be somebody's name goes too.

use crate::register::query::Query;
use crate::storage::{Reading, page};
use crate::words::error::Result;
use std::collections::HashMap;

/// What stands in the place of what is masked.
pub const BLANK: &str = "**";

/// What a unit's name may end with and keep: **县, **镇.
const KINDS: &[&str] = &["街道办事处", "街道", "社区", "县", "市", "区", "镇", "乡", "村"];
/// Kinds of units whose names say which place it is.
const PLACES: &[&str] = &["town", "subdistrict", "village", "community", "station", "school", "hospital"];

/// The names of the office, each with what stands in its place.
pub struct Mask {
    names: HashMap<String, String>,
    longest: usize,
}

impl Mask {
    /// The names of an office: its county, its places, everybody in its register of persons.
    pub fn of(reading: &Reading, county: &str) -> Result<Mask> {
        let mut mask = Mask { names: HashMap::new(), longest: 0 };
        mask.place(county);
        let units = reading.shelf.register("units")?;
        page::each(reading, units, &Query::default(), |row| {
            let text = |field: &str| row.value(field).and_then(text_of);
            let is_place = row.value("kind_code").and_then(text_of).is_some_and(|kind| PLACES.contains(&kind.as_str()));
            if is_place {
                for name in ["full_name", "short_name"].into_iter().filter_map(text) {
                    mask.place(&name);
                }
            }
            Ok(())
        })?;
        let persons = reading.shelf.register("persons")?;
        page::each(reading, persons, &Query::default(), |row| {
            if let Some(name) = row.value("name").and_then(text_of) {
                mask.put(&name, BLANK.to_string());
            }
            Ok(())
        })?;
        Ok(mask)
    }

    /// A text with every name in it masked, the longest first.
    pub fn text(&self, text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while let Some(c) = characters.get(at).copied() {
            match self.found(characters.get(at..).unwrap_or(&[])) {
                Some((length, instead)) => {
                    out.push_str(instead);
                    at = at.saturating_add(length);
                }
                None => {
                    out.push(c);
                    at = at.saturating_add(1);
                }
            }
        }
        out
    }

    fn found(&self, rest: &[char]) -> Option<(usize, &str)> {
        (2..=self.longest.min(rest.len())).rev().find_map(|length| {
            let name: String = rest.iter().take(length).collect();
            self.names.get(&name).map(|instead| (length, instead.as_str()))
        })
    }

    /// A place: its name goes, what kind of place it is stays; the name alone goes too.
    fn place(&mut self, name: &str) {
        let kind = KINDS.iter().find(|kind| name.ends_with(**kind)).copied().unwrap_or("");
        let own = name.strip_suffix(kind).unwrap_or(name);
        self.put(name, format!("{BLANK}{kind}"));
        self.put(own, BLANK.to_string());
    }

    fn put(&mut self, name: &str, instead: String) {
        let length = name.chars().count();
        if length >= 2 {
            self.longest = self.longest.max(length);
            self.names.entry(name.to_string()).or_insert(instead);
        }
    }
}

fn text_of(value: &crate::register::Value) -> Option<String> {
    use crate::register::Value;
    match value {
        Value::Text(text) | Value::Code(text) => Some(text.clone()),
        Value::Texts(_) | Value::Day(_) | Value::Month(_) | Value::Count(_) | Value::Fen(_) | Value::Flag(_) => None,
        Value::Codes(_) | Value::Link(_) | Value::Many(_) | Value::Lines(_) | Value::Sealed(_) => None,
        Value::Closed(_) | Value::Unread(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_keep_their_kind_and_persons_keep_nothing() {
        let mut mask = Mask { names: HashMap::new(), longest: 0 };
        mask.place("岚江县");
        mask.place("青石镇");
        mask.put("沈青禾", BLANK.into());
        assert_eq!(mask.text("岚江县青石镇沈青禾任组长，《岚江廉政手机报》刊载"), "**县**镇**任组长，《**廉政手机报》刊载");
    }
}
