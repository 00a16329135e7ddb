//! One line on its way in: what it holds for one or several registers, matched and written in order.

use super::names::Names;
use crate::register::{Draft, Kind, Need, Register, Row, Value};
use crate::registers::enter;
use crate::storage::keys::{self, KeyMap};
use crate::storage::write::Origin;
use crate::storage::{Change, read};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// A draft of a line, with links to earlier drafts of the same line.
#[derive(Clone, Debug)]
pub struct Planned {
    /// What is to be entered.
    pub draft: Draft,
    /// Fields that link to an earlier draft of the line, by its position.
    pub refs: Vec<(usize, usize)>,
    /// The earlier draft it is a line of.
    pub of: Option<usize>,
    /// The row it is a line of, where that one is in the register already.
    pub under: Option<RowId>,
    /// What it may do to a row that is there already.
    pub weight: Weight,
}

/// What a draft may do to a row that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The line is about this row: what differs is changed.
    Main,
    /// Comes along with the line: what differs is changed.
    Part,
    /// Known by the way: only empty fields are filled.
    Known,
}

impl Planned {
    /// A draft without links.
    pub fn new(draft: Draft, weight: Weight) -> Planned {
        Planned { draft, refs: Vec::new(), of: None, under: None, weight }
    }

    /// Identity fields that are missing, counting what earlier drafts and the running number will fill.
    pub fn missing_identity(&self) -> Vec<String> {
        let mut whole = self.draft.clone();
        for (field, _) in &self.refs {
            whole.put(*field, Value::Link(0));
        }
        if let Some(number) = whole.register().number
            && whole.value(number.field).is_none()
            && let Some(at) = whole.register().position(number.field)
        {
            whole.put(at, Value::Text(number.prefix.to_string()));
        }
        whole.missing_identity()
    }
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its row was entered.
    Inserted,
    /// Its row was there and changed, or something with it was entered or changed.
    Updated,
    /// Everything was there already.
    Unchanged,
}

/// What a line left behind.
#[derive(Clone, Debug)]
pub struct Done {
    /// What became of it.
    pub verdict: Verdict,
    /// The row the line is about.
    pub row: RowId,
    /// Whether that row is 待补录.
    pub incomplete: bool,
    /// The register of that row.
    pub register: &'static Register,
    /// Labels of the standing fields that row lacks.
    pub lacking: Vec<String>,
    /// What was changed of rows that were there, in order.
    pub amended: Vec<Amended>,
    /// What came along with the line and was entered.
    pub entered: Vec<Draft>,
}

/// A field of a row that was there and changed.
#[derive(Clone, Debug)]
pub struct Amended {
    /// The register of the row.
    pub register: &'static Register,
    /// The field's position.
    pub field: usize,
    /// What it held.
    pub before: Option<Value>,
    /// What it holds.
    pub after: Value,
}

/// Natural keys of the registers, read once and kept up with what is entered.
#[derive(Default)]
pub struct Matcher {
    maps: RefCell<HashMap<(&'static str, usize), KeyMap>>,
    /// Rows that lines of this run were about.
    met: RefCell<HashSet<(&'static str, RowId)>>,
}

impl Matcher {
    /// The row a draft is, by the first natural key that it can be told by.
    fn find(&self, change: &Change, draft: &Draft, of: Option<RowId>) -> Result<Option<RowId>> {
        let register = draft.register();
        for (at, key) in register.keys.iter().enumerate() {
            let Some(spelled) = keys::of_draft(draft, key, of) else { continue };
            if !self.maps.borrow().contains_key(&(register.name, at)) {
                let map = keys::load(change.reading(), register, key)?;
                self.maps.borrow_mut().insert((register.name, at), map);
            }
            let maps = self.maps.borrow();
            match maps.get(&(register.name, at)).and_then(|map| map.get(&spelled)).map(Vec::as_slice) {
                Some([row]) => return Ok(Some(*row)),
                Some([_, _, ..]) => {
                    return Err(Error::refused(
                        "ambiguous_match",
                        format!("“{}”中有几条与此相符的记录，不能断定是哪一条。请补上编号。", register.label),
                    ));
                }
                // A number that is told and not known makes a new row, whatever the rest looks like.
                _ if at == 0 && register.number.is_some() => return Ok(None),
                _ => {}
            }
        }
        Ok(None)
    }

    fn learn(&self, draft: &Draft, of: Option<RowId>, row: RowId) {
        let register = draft.register();
        let mut maps = self.maps.borrow_mut();
        for (at, key) in register.keys.iter().enumerate() {
            if let (Some(map), Some(spelled)) = (maps.get_mut(&(register.name, at)), keys::of_draft(draft, key, of)) {
                let rows = map.entry(spelled).or_default();
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
    }
}

/// Writes a line: each draft is matched, entered or changed, in order. The first `Main` draft is what the line is about.
pub fn run(change: &Change, matcher: &Matcher, names: &Names, planned: &[Planned], origin: Option<Origin>) -> Result<Done> {
    let mut rows: Vec<RowId> = Vec::with_capacity(planned.len());
    let mut done: Option<Done> = None;
    let mut touched = false;
    let mut met = Vec::new();
    let mut entered: Vec<(Draft, Option<RowId>, RowId, Weight)> = Vec::new();
    let mut amended = Vec::new();
    for plan in planned {
        let mut draft = plan.draft.clone();
        for (field, earlier) in &plan.refs {
            if let Some(row) = rows.get(*earlier) {
                draft.put(*field, Value::Link(*row));
            }
        }
        let of = plan.under.or_else(|| plan.of.and_then(|earlier| rows.get(earlier).copied()));
        let found = matcher.find(change, &draft, of)?;
        let (row, verdict) = match found {
            Some(row) => {
                // Two lines of one ledger that are the same record and say different things: which holds is not ours to say.
                let again = plan.weight == Weight::Main && matcher.met.borrow().contains(&(draft.register().name, row));
                if again && contradicts(change, row, &draft)? {
                    return Err(Error::refused(
                        "duplicate_line",
                        format!(
                            "与前面的一行是同一条“{}”，内容却不一致，没有采用这一行。请核对编号与内容。",
                            draft.register().label
                        ),
                    ));
                }
                let changed = amend(change, row, &draft, plan.weight, &mut amended)?;
                (row, if changed { Verdict::Updated } else { Verdict::Unchanged })
            }
            None => {
                let row = enter::enter(change, &draft, of, origin)?;
                entered.push((draft.clone(), of, row, plan.weight));
                (row, Verdict::Inserted)
            }
        };
        rows.push(row);
        if plan.weight == Weight::Main {
            met.push((draft.register().name, row));
        }
        touched |= verdict != Verdict::Unchanged && plan.weight != Weight::Known;
        if plan.weight == Weight::Main && done.is_none() {
            let lacking = match found {
                Some(row) => {
                    let living = read::find(change.reading(), draft.register(), row)?;
                    if living.kept.incomplete { living.missing() } else { Vec::new() }
                }
                None => enter::missing(change, &draft)?,
            };
            done = Some(Done {
                verdict,
                row,
                incomplete: !lacking.is_empty(),
                register: draft.register(),
                lacking,
                amended: Vec::new(),
                entered: Vec::new(),
            });
        }
    }
    // Learnt only now: a line that fails half way must not be remembered.
    let mut done = done.ok_or_else(|| Error::refused("empty_line", "这一行没有可登记的内容。"))?;
    for (draft, of, row, weight) in entered {
        matcher.learn(&draft, of, row);
        names.learn(draft.register(), row, |name| draft.value(name).cloned());
        if weight == Weight::Part {
            done.entered.push(draft);
        }
    }
    matcher.met.borrow_mut().extend(met);
    done.amended = amended;
    if done.verdict == Verdict::Unchanged && touched {
        done.verdict = Verdict::Updated;
    }
    Ok(done)
}

/// Whether a draft says something else of a field that is filled.
fn contradicts(change: &Change, row: RowId, draft: &Draft) -> Result<bool> {
    let living = read::find(change.reading(), draft.register(), row)?;
    Ok(draft.filled().any(|(at, value)| match living.values.get(at).and_then(|v| v.as_ref()) {
        Some(Value::Codes(known)) => !same_words(known, value),
        Some(Value::Closed(_)) | None => false,
        Some(known) => known != value,
    }))
}

/// Changes what differs, within what the weight allows. Says whether anything changed, and notes what the line is to
/// answer for: not what is only known by the way.
fn amend(change: &Change, row: RowId, draft: &Draft, weight: Weight, amended: &mut Vec<Amended>) -> Result<bool> {
    let register = draft.register();
    let living = read::find(change.reading(), register, row)?;
    let mut patch = Draft::new(register);
    for (at, value) in draft.filled() {
        let Some(field) = register.fields.get(at) else { continue };
        let present = living.values.get(at).and_then(|v| v.as_ref());
        let differs = match (field.kind, present) {
            (Kind::Lines(_), _) => false,
            // A sealed value cannot be compared without the identity key; it is sealed once and not again.
            (Kind::Sealed, Some(_)) => false,
            (Kind::Codes, Some(Value::Codes(known))) => !same_words(known, value),
            // What could not be read does not overwrite what is known.
            (_, Some(known)) if matches!(value, Value::Unread(_)) => matches!(known, Value::Unread(_)) && known != value,
            (_, Some(known)) => known != value,
            (_, None) => true,
        };
        let allowed = match weight {
            Weight::Main | Weight::Part => true,
            Weight::Known => present.is_none() && field.need != Need::Identity,
        };
        if differs && allowed {
            patch.put(at, value.clone());
            if weight != Weight::Known {
                amended.push(Amended { register, field: at, before: present.cloned(), after: value.clone() });
            }
            if let Some((_, text)) = draft.written().find(|(position, _)| *position == at) {
                patch.keep_written(at, text);
            }
        }
    }
    let mut changed = if patch.is_empty() { false } else { enter::amend(change, row, &patch)? };
    for (_, value) in draft.filled() {
        if let Value::Lines(lines) = value {
            changed |= amend_lines(change, register, &living, lines, amended)?;
        }
    }
    Ok(changed)
}

/// Adds the lines a parent does not have yet.
fn amend_lines(
    change: &Change,
    register: &'static Register,
    parent: &Row,
    lines: &[Draft],
    amended: &mut Vec<Amended>,
) -> Result<bool> {
    let matcher = Matcher::default();
    let mut changed = false;
    for line in lines {
        if line.register().of != Some(register.name) {
            continue;
        }
        match matcher.find(change, line, Some(parent.row))? {
            Some(row) => changed |= amend(change, row, line, Weight::Part, amended)?,
            None => {
                let row = enter::enter(change, line, Some(parent.row), None)?;
                matcher.learn(line, Some(parent.row), row);
                changed = true;
            }
        }
    }
    Ok(changed)
}

fn same_words(known: &[String], value: &Value) -> bool {
    match value {
        Value::Codes(words) => {
            let (mut a, mut b) = (known.to_vec(), words.clone());
            a.sort();
            b.sort();
            a == b
        }
        _ => false,
    }
}
