//! The desk: which folder is worked in, whether it is locked, and what is open on it. The page holds tokens and handles
//! only; paths, keys and connections stay here.

use crate::session::Session;
use crate::wire::Progress;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, Weak};
use std::time::Duration;
use zeroize::Zeroizing;
use zhengfeng_core::office::Folder;
use zhengfeng_core::words::error::{Error, Result};

/// Asks a person for paths and hears of progress; the window answers with dialogs, a test with a list.
pub trait Surroundings: Send + Sync {
    /// A file to read, with the endings it may have.
    fn choose_file(&self, title: &str, kind: &str, endings: &[&str]) -> Option<PathBuf>;
    /// A folder.
    fn choose_folder(&self, title: &str) -> Option<PathBuf>;
    /// A file to write, with a name proposed and the endings offered.
    fn choose_target(&self, title: &str, name: &str, endings: &[(&str, &str)]) -> Option<PathBuf>;
    /// Opens a file or folder in the program the system has for it.
    fn open(&self, path: &std::path::Path) -> Result<()>;
    /// Tells the page how far a long deed has come.
    fn progress(&self, progress: Progress);
}

/// Where a file the page holds a token of comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whence {
    /// A person chose it, to be read.
    Chosen,
    /// This program wrote it.
    Written,
}

/// So many times, twenty milliseconds apart, the desk looks whether what was locked has ended.
const PATIENCE: u32 = 500;

/// The desk of one window.
pub struct Desk {
    around: Box<dyn Surroundings>,
    folder: Mutex<Folder>,
    session: RwLock<Option<Arc<Session>>>,
    opening: Mutex<()>,
    /// Offices that were locked while a deed was under way: they hold the office until it ends.
    leaving: Mutex<Vec<Weak<()>>>,
    /// The county as it was read when the office was last open here.
    county: Mutex<Option<String>>,
    /// The recovery key of an office founded a moment ago, until the desk is locked.
    recovery: Mutex<Option<Zeroizing<String>>>,
    /// Whose the files are: the account that was open last.
    account: Mutex<Option<String>>,
    files: Mutex<HashMap<String, (Whence, PathBuf)>>,
    jobs: Mutex<HashMap<String, Arc<AtomicBool>>>,
    next: AtomicU32,
    idle_minutes: u32,
}

impl Desk {
    /// A locked desk over a folder.
    pub fn new(folder: Folder, around: Box<dyn Surroundings>) -> Desk {
        Desk {
            around,
            folder: Mutex::new(folder),
            session: RwLock::new(None),
            opening: Mutex::new(()),
            leaving: Mutex::new(Vec::new()),
            county: Mutex::new(None),
            recovery: Mutex::new(None),
            account: Mutex::new(None),
            files: Mutex::new(HashMap::new()),
            jobs: Mutex::new(HashMap::new()),
            next: AtomicU32::new(1),
            idle_minutes: 10,
        }
    }

    /// What surrounds the desk.
    pub fn around(&self) -> &dyn Surroundings {
        self.around.as_ref()
    }

    /// The folder worked in.
    pub fn folder(&self) -> Folder {
        hold(&self.folder).clone()
    }

    /// Works in another folder from now on; what was open is closed.
    pub fn move_to(&self, folder: Folder) {
        self.lock();
        *hold(&self.county) = None;
        hold(&self.files).clear();
        *hold(&self.folder) = folder;
    }

    /// The open office.
    pub fn session(&self) -> Result<Arc<Session>> {
        let found = self.session.read().unwrap_or_else(PoisonError::into_inner).clone();
        found.ok_or_else(|| Error::refused("E_LOCKED", "已锁定，操作未完成。请先解锁；未保存的内容已暂存。"))
    }

    /// The open office, where there is one.
    pub fn open_session(&self) -> Option<Arc<Session>> {
        self.session.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Opens one at a time: of two at once the second would find the office held by the first and could only read.
    pub fn opening(&self) -> MutexGuard<'_, ()> {
        hold(&self.opening)
    }

    /// Lays an open office on the desk.
    pub fn lay(&self, session: Session) {
        *hold(&self.county) = session.county();
        // What was chosen and written was that account's; the same one goes on where the lock fell upon it.
        let before = hold(&self.account).replace(session.account().to_string());
        if before.as_deref() != Some(session.account()) {
            hold(&self.files).clear();
        }
        *self.session.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(session));
    }

    /// Locks: keys are forgotten as soon as the last deed under way has ended.
    pub fn lock(&self) {
        for job in hold(&self.jobs).values() {
            job.store(true, Ordering::Relaxed);
        }
        *hold(&self.recovery) = None;
        let closed = self.session.write().unwrap_or_else(PoisonError::into_inner).take();
        hold(&self.leaving).extend(closed.as_ref().map(|session| session.presence()));
    }

    /// Waits until what was locked has let the office go; refuses where it takes too long.
    pub fn settle(&self) -> Result<()> {
        for _ in 0..PATIENCE {
            let mut leaving = hold(&self.leaving);
            leaving.retain(|presence| presence.strong_count() > 0);
            if leaving.is_empty() {
                return Ok(());
            }
            drop(leaving);
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(Error::refused("E_LEAVING", "锁定前的操作还在收尾，暂时不能打开。请等几秒再试。"))
    }

    /// The county, as far as it is known.
    pub fn county(&self) -> Option<String> {
        hold(&self.county).clone()
    }

    /// Minutes after which the page locks.
    pub fn idle_minutes(&self) -> u32 {
        self.idle_minutes
    }

    /// The recovery key of an office just founded.
    pub fn recovery(&self) -> Option<Zeroizing<String>> {
        hold(&self.recovery).clone()
    }

    /// Keeps the recovery key until the desk is locked.
    pub fn keep_recovery(&self, key: Zeroizing<String>) {
        *hold(&self.recovery) = Some(key);
    }

    /// Gives a file a token, good until another account opens the desk; its path stays here.
    pub fn keep_file(&self, whence: Whence, path: PathBuf) -> String {
        let token = format!("file-{}", self.next());
        hold(&self.files).insert(token.clone(), (whence, path));
        token
    }

    /// The file of a token, while the desk is open; what was chosen is only read, and only what was written is opened.
    pub fn file(&self, whence: Whence, token: &str) -> Result<PathBuf> {
        self.session()?;
        match hold(&self.files).get(token) {
            Some((known, path)) if *known == whence => Ok(path.clone()),
            Some(_) | None => Err(Error::refused("E_TOKEN", "这个文件已不在手边。请重新选择文件。")),
        }
    }

    /// A number that was not given before.
    pub fn next(&self) -> u32 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// Begins a long deed under the page's name for it.
    pub fn begin(&self, job: &str) -> Job<'_> {
        let cancelled = Arc::new(AtomicBool::new(false));
        hold(&self.jobs).insert(job.to_string(), Arc::clone(&cancelled));
        Job { desk: self, name: job.to_string(), cancelled }
    }

    /// Asks a long deed to stop.
    pub fn cancel(&self, job: &str) {
        if let Some(cancelled) = hold(&self.jobs).get(job) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }
}

/// A long deed under way.
pub struct Job<'d> {
    desk: &'d Desk,
    name: String,
    cancelled: Arc<AtomicBool>,
}

impl Job<'_> {
    /// Tells how far it has come; says whether to go on.
    pub fn tell(&self, words: impl Into<String>, done: u64, total: Option<u64>) -> bool {
        #[allow(clippy::cast_precision_loss, reason = "counts of rows lie far below 2^53")]
        let progress =
            Progress { job: self.name.clone(), words: words.into(), done: done as f64, total: total.map(|t| t as f64) };
        self.desk.around.progress(progress);
        self.goes_on()
    }

    /// Whether nobody asked it to stop.
    pub fn goes_on(&self) -> bool {
        !self.cancelled.load(Ordering::Relaxed)
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        hold(&self.desk.jobs).remove(&self.name);
    }
}

/// A lock whose holder panicked holds plain values all the same: every one of them is replaced whole.
pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
