//! An office's own mapping, made once and remembered for the next ledger with the same headings.

use super::goals::LEAVE;
use crate::office::Office;
use crate::office::deed::Deed;
use crate::register::Register;
use crate::register::rights::Privilege;
use crate::storage::{Reading, settings};
use crate::vault::backup::sha256;
use crate::words::error::{Error, Result};
use crate::words::text::folded;

/// An office's own mapping: heading → word of a goal (a field's name), or `-` to leave a column out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Heading and target.
    pub columns: Vec<(String, String)>,
}

impl Profile {
    /// Reads a profile: a JSON object of headings.
    pub fn read(bytes: &[u8]) -> Result<Profile> {
        let map: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(bytes).map_err(|_| {
            Error::refused("E_PROFILE", "对照表须是 JSON 对象：{\"表头\": \"字段名\", \"不要的列\": \"-\"}。请核对。")
        })?;
        let columns = map.into_iter().filter_map(|(heading, target)| Some((heading, target.as_str()?.to_string())));
        Ok(Profile { columns: columns.collect() })
    }

    /// Makes a profile of what was chosen: headings with the words of their goals; those without one are left out.
    pub fn of(chosen: &[(String, Option<String>)]) -> Profile {
        let named = chosen.iter().filter(|(heading, _)| !heading.is_empty());
        let target = |goal: &Option<String>| goal.clone().unwrap_or_else(|| LEAVE.to_string());
        Profile { columns: named.map(|(heading, goal)| (heading.clone(), target(goal))).collect() }
    }

    /// The bytes [`Profile::read`] takes.
    pub fn write(&self) -> Vec<u8> {
        let pairs = self.columns.iter().map(|(heading, target)| (heading.clone(), serde_json::Value::from(target.as_str())));
        let mut bytes = serde_json::Value::Object(pairs.collect()).to_string().into_bytes();
        bytes.push(b'\n');
        bytes
    }
}

/// What ledgers with the same headings have in common, whatever the order and width of their columns.
pub fn fingerprint<S: AsRef<str>>(headings: &[S]) -> String {
    let mut folded: Vec<String> = headings.iter().map(|heading| folded(heading.as_ref())).collect();
    folded.sort();
    folded.dedup();
    sha256(folded.join("\n").as_bytes()).chars().take(32).collect()
}

/// Remembers the office's mapping for ledgers of a register with these headings.
pub fn remember<S: AsRef<str>>(office: &Office, register: &'static Register, headings: &[S], profile: &Profile) -> Result<()> {
    office.allow(Privilege::Import)?;
    let text = String::from_utf8_lossy(&profile.write()).into_owned();
    let name = name_of(register, headings);
    office.change(Deed::Change, |change| settings::set(change, &name, &text))
}

/// The mapping remembered for ledgers of a register with these headings.
pub fn remembered<S: AsRef<str>>(reading: &Reading, register: &'static Register, headings: &[S]) -> Result<Option<Profile>> {
    settings::get(reading, &name_of(register, headings))?.map(|text| Profile::read(text.as_bytes())).transpose()
}

fn name_of<S: AsRef<str>>(register: &Register, headings: &[S]) -> String {
    format!("profile.{}.{}", register.name, fingerprint(headings))
}
