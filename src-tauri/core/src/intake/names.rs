//! Who or what a name means: units by any of their names, persons by name, unit and post, other rows by number or
//! title. Unknown is said, never guessed; what a batch enters is known to its later lines.

use crate::register::codes::Closed;
use crate::register::query::Query;
use crate::register::{Kind, Register, Row, Value};
use crate::registers::lists::TaskForceKind;
use crate::storage::{Reading, page, read};
use crate::words::error::Result;
use crate::words::ids::RowId;
use crate::words::text::{folded, name_form};
use std::cell::RefCell;
use std::collections::HashMap;

/// What looking up a name gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Exactly one row.
    One(RowId),
    /// Several; the office must say which.
    Several,
    /// None.
    None,
}

/// The names of the registers, read once when first asked for.
#[derive(Default)]
pub struct Names {
    books: RefCell<HashMap<&'static str, HashMap<String, Vec<RowId>>>>,
}

impl Names {
    /// Looks a name up in a register.
    pub fn find(&self, reading: &Reading, register: &'static Register, name: &str) -> Result<Found> {
        self.ready(reading, register)?;
        let books = self.books.borrow();
        let Some(book) = books.get(register.name) else { return Ok(Found::None) };
        let keys = match register.name {
            "units" => unit_forms(name),
            "persons" => vec![name_form(name)],
            _ => vec![folded(name)],
        };
        for key in keys {
            match book.get(&key).map(Vec::as_slice) {
                Some([row]) => return Ok(Found::One(*row)),
                Some([_, _, ..]) => return Ok(Found::Several),
                _ => {}
            }
        }
        Ok(Found::None)
    }

    /// Splits `石桥镇财政所所长` into a known unit and the rest, the longest unit first.
    pub fn split_unit(&self, reading: &Reading, units: &'static Register, text: &str) -> Result<(Found, String)> {
        let chars: Vec<char> = text.chars().collect();
        for length in (2..=chars.len()).rev() {
            let (head, tail) = chars.split_at(length);
            let head: String = head.iter().collect();
            match self.find(reading, units, &head)? {
                Found::None => {}
                found => {
                    let tail: String = tail.iter().collect();
                    let organ = self.organ(reading, units, &head, found)?;
                    return Ok((found, format!("{organ}{}", tail.trim())));
                }
            }
        }
        Ok((Found::None, String::new()))
    }

    /// The organ at the end of a unit's spelling that belongs to the post: 双河镇党委书记 is 党委书记 of 双河镇, but
    /// 双河镇政府副镇长 is 副镇长.
    fn organ<'t>(&self, reading: &Reading, units: &'static Register, head: &'t str, found: Found) -> Result<&'t str> {
        for organ in ORGANS.iter().filter(|organ| !GOVERNMENT.contains(organ)) {
            if let Some(bare) = head.strip_suffix(organ)
                && self.find(reading, units, bare)? == found
            {
                return Ok(head.get(bare.len()..).unwrap_or(""));
            }
        }
        Ok("")
    }

    /// Learns a row that was just entered.
    pub fn learn(&self, register: &'static Register, row: RowId, value: impl Fn(&str) -> Option<Value>) {
        if let Some(book) = self.books.borrow_mut().get_mut(register.name) {
            for key in keys_of(register, value) {
                let rows = book.entry(key).or_default();
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
    }

    fn ready(&self, reading: &Reading, register: &'static Register) -> Result<()> {
        if self.books.borrow().contains_key(register.name) {
            return Ok(());
        }
        let mut book: HashMap<String, Vec<RowId>> = HashMap::new();
        let plain = |name: &&str| register.field(name).is_some_and(|field| matches!(field.kind, Kind::Text | Kind::Count));
        let is_composed = register.number.is_none() && !register.title.iter().all(plain);
        let mut composed = Vec::new();
        page::each(reading, register, &Query::default(), |row: Row| {
            if is_composed {
                composed.push(row.row);
            }
            for key in keys_of(register, |name| row.value(name).cloned()) {
                book.entry(key).or_default().push(row.row);
            }
            Ok(())
        })?;
        // A title with a link or a day in it goes by its whole, as ledgers print it: XS015 2015-03-23.
        for row in composed {
            if let Some((_, label)) = read::label(reading, register, row)? {
                book.entry(folded(&label)).or_default().push(row);
            }
        }
        self.books.borrow_mut().insert(register.name, book);
        Ok(())
    }
}

/// The names a row answers to.
pub(super) fn keys_of(register: &Register, value: impl Fn(&str) -> Option<Value>) -> Vec<String> {
    let text = |name: &str| match value(name) {
        Some(Value::Text(text)) => Some(text),
        Some(Value::Count(number)) => Some(number.to_string()),
        _ => None,
    };
    let mut keys = Vec::new();
    match register.name {
        "units" => {
            let aliases = match value("aliases") {
                Some(Value::Texts(texts)) => texts,
                _ => Vec::new(),
            };
            for name in text("full_name").into_iter().chain(text("short_name")).chain(aliases) {
                keys.push(folded(&name));
            }
        }
        "persons" => keys.extend(text("name").map(|name| name_form(&name))),
        _ => {
            let own = register.keys.first().filter(|key| key.len() == 1).and_then(|key| key.first());
            keys.extend(register.title.iter().chain(own).filter_map(|name| text(name)).map(|name| folded(&name)));
            let joined: Vec<String> = register.title.iter().filter_map(|name| text(name)).collect();
            if joined.len() > 1 {
                keys.push(folded(&joined.join(" ")));
            }
        }
    }
    if register.name == "task_forces" {
        // "正风肃纪工作组" is written with and without what kind of group it is.
        let kind = value("kind_code");
        let kind_label = TaskForceKind::LIST.codes.iter().find(|(word, ..)| kind == Some(Value::Code((*word).into())));
        if let (Some((_, label, _)), Some(name)) = (kind_label, text("name")) {
            let label = folded(label);
            let folded_name = folded(&name);
            if !folded_name.ends_with(&label) {
                keys.push(format!("{folded_name}{label}"));
            }
        }
    }
    keys.sort();
    keys.dedup();
    keys
}

/// Organs that stand behind a unit's name, the longer spelling first.
const ORGANS: &[&str] = &["人民政府", "政府", "党委", "党工委", "办事处", "村民委员会", "村委会", "居委会"];

/// Of them those that say the unit and no post of it.
const GOVERNMENT: &[&str] = &["人民政府", "政府", "办事处"];

/// The forms a unit's name is tried in: as written, without the county in front, without the organ behind.
fn unit_forms(name: &str) -> Vec<String> {
    let whole = folded(name);
    let mut forms = vec![whole.clone()];
    if let Some((_, rest)) = whole.split_once('县')
        && !rest.is_empty()
    {
        forms.push(rest.to_string());
        forms.push(format!("县{rest}"));
    }
    for organ in ORGANS {
        let bare: Vec<String> = forms.iter().filter_map(|form| form.strip_suffix(organ)).map(str::to_string).collect();
        for form in bare.into_iter().filter(|form| form.chars().count() >= 2) {
            match *organ {
                "办事处" => forms.push(form),
                "村民委员会" | "村委会" => forms.push(format!("{}村", form.trim_end_matches('村'))),
                "居委会" => forms.push(format!("{}社区", form.strip_suffix("社区").unwrap_or(&form))),
                _ => forms.push(form),
            }
        }
    }
    forms
}
