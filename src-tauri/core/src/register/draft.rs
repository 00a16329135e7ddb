//! A draft: a row as typed or imported, everything optional. Also a patch, which is a draft of what changes.

use super::column::Column;
use super::description::{Field, Key, Need, Register, When};
use super::value::Value;

/// Values on their way into a register. Only filled fields take room.
#[derive(Clone, Debug)]
pub struct Draft {
    register: &'static Register,
    values: Vec<(u16, Value)>,
    /// Fields that a patch empties.
    emptied: Vec<u16>,
    /// What a cell said where the value does not spell the same.
    written: Vec<(u16, String)>,
}

impl PartialEq for Draft {
    fn eq(&self, other: &Draft) -> bool {
        self.register == other.register && self.values == other.values && self.emptied == other.emptied
    }
}

impl Draft {
    /// An empty draft.
    pub fn new(register: &'static Register) -> Draft {
        Draft { register, values: Vec::new(), emptied: Vec::new(), written: Vec::new() }
    }

    /// The register it is for.
    pub fn register(&self) -> &'static Register {
        self.register
    }

    /// Sets a field by its typed key.
    pub fn set<T: Column<Inner = T>>(&mut self, key: Key<T>, value: impl Into<T>) -> &mut Draft {
        self.put(key.position(), T::give(value.into()))
    }

    /// Sets a field by its typed key where there is a value.
    pub fn set_if<T: Column<Inner = T>>(&mut self, key: Key<T>, value: Option<impl Into<T>>) -> &mut Draft {
        match value {
            Some(value) => self.set(key, value),
            None => self,
        }
    }

    /// Sets a field by its position; empty texts and lists are no values.
    pub fn put(&mut self, position: usize, value: Value) -> &mut Draft {
        let empty = match &value {
            Value::Text(text) | Value::Month(text) | Value::Unread(text) => text.is_empty(),
            Value::Texts(list) => list.is_empty(),
            Value::Codes(list) => list.is_empty(),
            Value::Many(rows) => rows.is_empty(),
            Value::Sealed(text) => text.expose().is_empty(),
            Value::Lines(lines) => lines.is_empty(),
            Value::Day(_) | Value::Count(_) | Value::Fen(_) | Value::Flag(_) | Value::Code(_) | Value::Link(_) => false,
            Value::Closed(_) => false,
        };
        let place = position as u16;
        self.values.retain(|(at, _)| *at != place);
        self.emptied.retain(|at| *at != place);
        if !empty {
            self.values.push((place, value));
        }
        self
    }

    /// Says that a patch empties a field.
    pub fn empty(&mut self, position: usize) -> &mut Draft {
        let place = position as u16;
        self.values.retain(|(at, _)| *at != place);
        if !self.emptied.contains(&place) {
            self.emptied.push(place);
        }
        self
    }

    /// Keeps what the cell said, for a value that does not spell the same.
    pub fn keep_written(&mut self, position: usize, text: impl Into<String>) -> &mut Draft {
        let place = position as u16;
        self.written.retain(|(at, _)| *at != place);
        self.written.push((place, text.into()));
        self
    }

    /// The value at a position.
    pub fn at(&self, position: usize) -> Option<&Value> {
        self.values.iter().find(|(at, _)| usize::from(*at) == position).map(|(_, value)| value)
    }

    /// The value of a typed key.
    pub fn get<T: Column<Inner = T>>(&self, key: Key<T>) -> Option<T> {
        self.at(key.position()).and_then(T::take)
    }

    /// The value of a field by name.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.register.position(name).and_then(|position| self.at(position))
    }

    /// Whether nothing was set.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.emptied.is_empty()
    }

    /// Filled fields with their positions.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Value)> {
        self.values.iter().map(|(at, value)| (usize::from(*at), value))
    }

    /// Positions a patch empties.
    pub fn emptied(&self) -> impl Iterator<Item = usize> {
        self.emptied.iter().map(|at| usize::from(*at))
    }

    /// What cells said where the value does not spell the same.
    pub fn written(&self) -> impl Iterator<Item = (usize, &str)> {
        self.written.iter().map(|(at, text)| (usize::from(*at), text.as_str()))
    }

    /// Identity fields that are missing, as labels; alternatives as `甲或乙`.
    pub fn missing_identity(&self) -> Vec<String> {
        let mut missing: Vec<String> = self
            .register
            .fields
            .iter()
            .enumerate()
            .filter(|(at, field)| field.need == Need::Identity && !self.is_known(*at))
            .map(|(_, field)| field.label.to_string())
            .collect();
        missing.extend(missing_groups(self.register, self.register.one_of, |at| self.is_known(at)));
        missing
    }

    /// The identity fields that are missing; of alternatives all that would do.
    pub fn lacking(&self) -> Vec<&'static Field> {
        let fields = self.register.fields.iter().enumerate();
        let alone = fields.filter(|(at, field)| field.need == Need::Identity && !self.is_known(*at)).map(|(_, field)| field);
        let unmet = self
            .register
            .one_of
            .iter()
            .filter(|group| !group.iter().filter_map(|name| self.register.position(name)).any(|at| self.is_known(at)));
        alone.chain(unmet.flat_map(|group| group.iter().filter_map(|name| self.register.field(name)))).collect()
    }

    /// Whether a field is filled with something the register could read.
    fn is_known(&self, position: usize) -> bool {
        self.at(position).is_some_and(|value| !matches!(value, Value::Unread(_)))
    }
}

/// Labels of the standing fields that are missing, given what is known at each position.
pub fn missing_standing<'a>(register: &Register, known: impl Fn(usize) -> Option<&'a Value>) -> Vec<String> {
    let readable = |at: usize| known(at).filter(|value| !matches!(value, Value::Unread(_)));
    let mut missing = Vec::new();
    for (at, field) in register.fields.iter().enumerate() {
        let Need::Standing(when) = field.need else { continue };
        let asked = match when {
            When::Always => true,
            When::Filled(other) => register.position(other).and_then(readable).is_some(),
            When::Is(other, words) => match register.position(other).and_then(readable) {
                Some(Value::Code(word)) => words.contains(&word.as_str()),
                Some(Value::Flag(flag)) => words.contains(&if *flag { "1" } else { "0" }),
                _ => false,
            },
        };
        if asked && readable(at).is_none() {
            missing.push(field.label.to_string());
        }
    }
    missing.extend(missing_groups(register, register.standing_one_of, |at| readable(at).is_some()));
    for (at, field) in register.fields.iter().enumerate() {
        if matches!(known(at), Some(Value::Unread(_))) && !missing.iter().any(|label| label == field.label) {
            missing.push(field.label.to_string());
        }
    }
    missing
}

fn missing_groups(register: &Register, groups: &[&[&str]], known: impl Fn(usize) -> bool) -> Vec<String> {
    groups
        .iter()
        .filter(|group| !group.iter().filter_map(|name| register.position(name)).any(&known))
        .map(|group| {
            let labels: Vec<&str> = group.iter().filter_map(|name| register.field(name)).map(|f| f.label).collect();
            labels.join("或")
        })
        .collect()
}
