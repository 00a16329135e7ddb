//! An open office as the window uses it: one writer behind a lock, readers beside it so that a question is answered
//! while an import runs, the views that are open, and the acts that can be taken back.

use crate::desk::hold;
use crate::wire::due::DueListCard;
use crate::wire::views::{ActsCard, ViewWish};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, TryLockError, Weak};
use zhengfeng_core::office::Office;
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::register::Register;
use zhengfeng_core::register::rights::{self, Privilege};
use zhengfeng_core::storage::page::View;
use zhengfeng_core::storage::settings;
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::{Error, Result};

/// So many acts can be taken back.
const ACTS: usize = 200;
/// So many readers wait for a question; more are made when more is asked at once.
const READERS: usize = 8;
/// So many views stay open; the one not asked for longest goes first.
const VIEWS: usize = 64;

/// An open office.
pub struct Session {
    writer: Mutex<Office>,
    /// Readers that wait for a question.
    readers: Mutex<Vec<Office>>,
    /// The reader that others are made of: never asked anything, so that it is always at hand.
    spare: Mutex<Office>,
    views: Mutex<Views>,
    acts: Mutex<Acts>,
    /// Previews of imports by name.
    pub previews: Mutex<HashMap<String, Arc<crate::preview::Preview>>>,
    /// What was due when it was last asked, kept until something is written.
    due: Mutex<Option<(DueAt, DueListCard)>>,
    account: String,
    writes: bool,
    may: Vec<&'static str>,
    /// Falls last: once it is gone, connections and the office's lock are.
    presence: Arc<()>,
}

/// What a list of all that is due hangs on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DueAt {
    /// The latest entry of the trail that changed something.
    pub written: i64,
    /// The day it is seen from.
    pub today: Day,
    /// The year it looks back to.
    pub year: i32,
}

/// A view that is open.
pub struct OpenView {
    /// The register.
    pub register: &'static Register,
    /// What was asked.
    pub wish: ViewWish,
    /// Its rows in order.
    pub view: View,
}

#[derive(Default)]
struct Views {
    next: u32,
    open: HashMap<u32, (Arc<OpenView>, u64)>,
    turn: u64,
}

/// Acts by the sequence of their trail entry, newest last.
#[derive(Default)]
struct Acts {
    undo: Vec<Act>,
    redo: Vec<Act>,
}

/// An act that can be taken back.
#[derive(Clone)]
pub struct Act {
    /// Sequence of its trail entry.
    pub seq: i64,
    /// What it is called.
    pub label: String,
}

impl Session {
    /// Over an office just opened.
    /// Views are numbered from `first`: a handle of an office that was locked meanwhile must name no view of this one.
    pub fn new(office: Office, first: u32) -> Result<Session> {
        let role = office.actor().role;
        let all = [
            ("import", Privilege::Import),
            ("export", Privilege::Export),
            ("figures", Privilege::Figures),
            ("look", Privilege::Look),
            ("backup", Privilege::Backup),
            ("verify", Privilege::Verify),
            ("accounts", Privilege::Accounts),
        ];
        let mut may: Vec<&'static str> =
            all.into_iter().filter(|(_, privilege)| rights::has(role, *privilege)).map(|(word, _)| word).collect();
        if !may.contains(&"accounts") && office.accounts().is_ok() {
            may.push("accounts");
        }
        Ok(Session {
            account: office.actor().account.clone(),
            writes: office.writes(),
            spare: Mutex::new(office.beside(Box::new(WallClock))?),
            writer: Mutex::new(office),
            readers: Mutex::new(Vec::new()),
            views: Mutex::new(Views { next: first, ..Views::default() }),
            acts: Mutex::new(Acts::default()),
            previews: Mutex::new(HashMap::new()),
            due: Mutex::new(None),
            may,
            presence: Arc::new(()),
        })
    }

    /// What is due, reckoned only if something was written since it was last asked.
    pub fn due(&self, at: DueAt, reckon: impl FnOnce() -> Result<DueListCard>) -> Result<DueListCard> {
        if let Some((_, known)) = hold(&self.due).as_ref().filter(|(kept, _)| *kept == at) {
            return Ok(known.clone());
        }
        let found = reckon()?;
        *hold(&self.due) = Some((at, found.clone()));
        Ok(found)
    }

    /// Lives until the office is let go entirely, connections and lock.
    pub fn presence(&self) -> Weak<()> {
        Arc::downgrade(&self.presence)
    }

    /// The account at work.
    pub fn account(&self) -> &str {
        &self.account
    }

    /// Whether this window may write.
    pub fn writes(&self) -> bool {
        self.writes
    }

    /// What the account may do.
    pub fn may(&self) -> &[&'static str] {
        &self.may
    }

    /// Reads beside the writer, on a connection of its own.
    pub fn read<T>(&self, work: impl FnOnce(&Office) -> Result<T>) -> Result<T> {
        let waiting = hold(&self.readers).pop();
        let office = match waiting {
            Some(office) => office,
            None => hold(&self.spare).beside(Box::new(WallClock))?,
        };
        let done = work(&office);
        let mut readers = hold(&self.readers);
        if readers.len() < READERS {
            readers.push(office);
        }
        done
    }

    /// Reads something that leaves a note for the trail, and lets the writer take the note in at once if it is free: a
    /// note that waits beside the chain could be lost.
    pub fn witnessed<T>(&self, work: impl FnOnce(&Office) -> Result<T>) -> Result<T> {
        let done = self.read(work)?;
        if let Ok(writer) = self.writer.try_lock() {
            // Where it cannot be taken in now, it is with the next opening.
            let _ = writer.gather();
        }
        Ok(done)
    }

    /// Works with the one writer; waits for a deed under way.
    pub fn write<T>(&self, work: impl FnOnce(&Office) -> Result<T>) -> Result<T> {
        work(&hold(&self.writer))
    }

    /// The same, refused at once while a long deed is under way: a click must not hang.
    pub fn write_now<T>(&self, work: impl FnOnce(&Office) -> Result<T>) -> Result<T> {
        match self.writer.try_lock() {
            Ok(writer) => work(&writer),
            Err(TryLockError::Poisoned(poisoned)) => work(&poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => {
                Err(Error::refused("E_BUSY", "正在导入或备份，暂时不能修改；已填写的内容已暂存。请待其完成或取消后再保存。"))
            }
        }
    }

    /// Notes something in the trail: by the writer if it is free, else beside it.
    pub fn note(&self, work: impl Fn(&Office) -> Result<()>) -> Result<()> {
        match self.writer.try_lock() {
            Ok(writer) => work(&writer),
            Err(TryLockError::Poisoned(poisoned)) => work(&poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => self.read(|reader| work(reader)),
        }
    }

    /// The county's name, where it was set.
    pub fn county(&self) -> Option<String> {
        self.read(|office| settings::get(&office.reading(), settings::COUNTY)).ok().flatten()
    }

    /// Who writes, where this window does not.
    pub fn held_by(&self) -> Option<String> {
        if self.writes { None } else { hold(&self.writer).held_by() }
    }

    /// Keeps a view and gives it a handle.
    pub fn keep_view(&self, view: OpenView) -> u32 {
        let mut views = hold(&self.views);
        views.next = views.next.wrapping_add(1);
        views.turn = views.turn.saturating_add(1);
        let (handle, turn) = (views.next, views.turn);
        if views.open.len() >= VIEWS
            && let Some(oldest) = views.open.iter().min_by_key(|(_, (_, turn))| *turn).map(|(handle, _)| *handle)
        {
            views.open.remove(&oldest);
        }
        views.open.insert(handle, (Arc::new(view), turn));
        handle
    }

    /// A view by its handle.
    pub fn view(&self, handle: u32) -> Result<Arc<OpenView>> {
        let mut views = hold(&self.views);
        views.turn = views.turn.saturating_add(1);
        let turn = views.turn;
        let found = views.open.get_mut(&handle).map(|(view, last)| {
            *last = turn;
            Arc::clone(view)
        });
        found.ok_or_else(|| Error::refused("E_VIEW", "这张表已关闭。请重新打开。"))
    }

    /// Forgets a view.
    pub fn close_view(&self, handle: u32) {
        hold(&self.views).open.remove(&handle);
    }

    /// Remembers an act of this person that can be taken back.
    pub fn acted(&self, seq: i64, label: impl Into<String>) {
        let mut acts = hold(&self.acts);
        acts.redo.clear();
        acts.undo.push(Act { seq, label: label.into() });
        if acts.undo.len() > ACTS {
            acts.undo.remove(0);
        }
    }

    /// The newest act that can be taken back.
    pub fn newest(&self) -> Option<Act> {
        hold(&self.acts).undo.last().cloned()
    }

    /// The newest act that was taken back.
    pub fn newest_undone(&self) -> Option<Act> {
        hold(&self.acts).redo.last().cloned()
    }

    /// The act `taken` was taken back by the act `seq`, which is what doing it again takes back. Another act may have
    /// been done meanwhile: it stays where it is.
    pub fn undone(&self, taken: i64, seq: i64) {
        let mut acts = hold(&self.acts);
        if let Some(at) = acts.undo.iter().position(|act| act.seq == taken) {
            let act = acts.undo.remove(at);
            acts.redo.push(Act { seq, label: act.label });
        }
    }

    /// The undone act `taken` was done again by the act `seq`.
    pub fn redone(&self, taken: i64, seq: i64) {
        let mut acts = hold(&self.acts);
        if let Some(at) = acts.redo.iter().position(|act| act.seq == taken) {
            let act = acts.redo.remove(at);
            acts.undo.push(Act { seq, label: act.label });
        }
    }

    /// What can be taken back, in words.
    pub fn acts(&self) -> ActsCard {
        let acts = hold(&self.acts);
        ActsCard { undo: acts.undo.last().map(|act| act.label.clone()), redo: acts.redo.last().map(|act| act.label.clone()) }
    }

    /// Notes that the office was opened.
    pub fn greet(&self) -> Result<()> {
        self.write(|office| office.witness(Deed::Open, None, 0, None))
    }
}
