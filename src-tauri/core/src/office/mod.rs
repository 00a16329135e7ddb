//! The door: an office is opened with a password, read through [`Reading`], changed through [`Office::change`] and
//! looked into through [`Office::look`]. There is no other way in.

pub mod clock;
pub mod deed;
pub(crate) mod lock;
pub mod today;
mod witness;

use crate::register::codes::Closed;
use crate::register::rights::{self, Privilege, Role};
use crate::register::{Register, Value};
use crate::registers;
use crate::storage::change::Means;
use crate::storage::connection::{self, DataKey};
use crate::storage::second::Second;
use crate::storage::trail::{Entry, Head};
use crate::storage::{self, Actor, Change, Reading, Shelf, migrate, read, trail};
use crate::vault::drawer::Drawer;
use crate::vault::keyring::{self, Account, Keyring, Opened};
use crate::vault::seal::{IdentityKey, IdentityPublic, Sealer};
use crate::vault::{backup, files};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::sealed::Sealed;
use clock::Clock;
use deed::Deed;
use rusqlite::{Connection, TransactionBehavior};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Where the parts of an office lie.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// An office's folder.
    pub fn new(path: impl Into<PathBuf>) -> Folder {
        Folder(path.into())
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.0.join("office.db")
    }

    /// The keyring.
    pub fn keyring(&self) -> PathBuf {
        self.0.join("office.keys")
    }

    /// What wrote it: read before anything is opened.
    pub fn imprint(&self) -> PathBuf {
        self.0.join("office.json")
    }

    /// Sealed single files.
    pub fn attachments(&self) -> PathBuf {
        self.0.join("attachments")
    }

    /// Verified copies.
    pub fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }

    /// What each account keeps for itself.
    pub fn drawers(&self) -> PathBuf {
        self.0.join("drawers")
    }

    /// The note beside a practice office, with its password, which is no secret.
    pub fn practice(&self) -> PathBuf {
        self.0.join("practice.json")
    }

    /// Logs, and the anchor of the trail.
    pub fn logs(&self) -> PathBuf {
        self.0.join("logs")
    }
}

/// The note beside the database that says what wrote it; a hint, not trusted.
#[derive(Serialize, Deserialize)]
struct Imprint {
    format: u32,
    program: String,
}

/// Whether the office may be written.
enum Access {
    /// The one writer, holding the lock.
    Writer(Connection, #[allow(dead_code, reason = "held for as long as the office is open")] lock::Lock),
    /// One of many readers beside a writer.
    Reader(Connection),
}

impl Access {
    fn conn(&self) -> &Connection {
        match self {
            Access::Writer(conn, _) | Access::Reader(conn) => conn,
        }
    }
}

/// An open office.
pub struct Office {
    folder: Folder,
    access: Access,
    /// Shares what is scanned.
    second: Second,
    shelf: Shelf,
    actor: Actor,
    data: DataKey,
    identity: Option<IdentityKey>,
    identity_public: IdentityPublic,
    mac_key: Zeroizing<[u8; 32]>,
    drawer: Zeroizing<[u8; 32]>,
    clock: Box<dyn Clock>,
    anchored: RefCell<i64>,
}

/// A new office and the recovery key that is shown once.
pub struct Founded {
    /// The office, open for the account `office`.
    pub office: Office,
    /// Opens everything if all passwords are lost; not kept anywhere.
    pub recovery: Zeroizing<String>,
}

/// What `open` is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Writing: takes the lock or is refused.
    Write,
    /// Reading: takes the lock if it is free, else reads beside the writer.
    Read,
}

impl Office {
    /// Founds an office in an empty or missing folder, with one account `office`.
    pub fn found(folder: &Folder, password: &str, clock: Box<dyn Clock>) -> Result<Founded> {
        if folder.database().exists() || folder.keyring().exists() {
            return Err(Error::refused(
                "E_EXISTS",
                format!("“{}”里已有一个办公室，未作改动。请换一个空文件夹。", folder.path().display()),
            ));
        }
        let mut ring_and_keys = Keyring::new(&folder.keyring())?;
        let (ring, data, identity) = (&mut ring_and_keys.0, &ring_and_keys.1, &ring_and_keys.2);
        ring.add("office", Role::Office, None, password, data, None)?;
        let recovery = ring.add_recovery(data, identity)?;
        for path in [folder.path().to_path_buf(), folder.attachments(), folder.backups(), folder.logs()] {
            std::fs::create_dir_all(&path).map_err(Error::file(format!("不能建立文件夹“{}”", path.display())))?;
        }
        let lock = lock::Lock::take(folder, "office", &clock.stamp())?;
        let mut conn = connection::open_writer(&folder.database(), data)?;
        migrate::climb(&mut conn, migrate::FORMAT)?;
        write_imprint(folder)?;
        ring.write()?;
        let opened = ring.open("office", password, clock.millis())?;
        let office = Office::settle(folder, Access::Writer(conn, lock), opened, ring, clock)?;
        office.change(Deed::Found, |_| Ok(()))?;
        Ok(Founded { office, recovery })
    }

    /// Opens an office with an account's password.
    pub fn open(folder: &Folder, account: &str, password: &str, purpose: Purpose, clock: Box<dyn Clock>) -> Result<Office> {
        let size = std::fs::metadata(folder.database()).map(|about| about.len()).ok();
        if folder.keyring().exists() && size.unwrap_or(0) == 0 {
            return Err(Error::damaged(format!(
                "“{}”里的数据文件 office.db 不见了或是空的。请不要在此重建；先复制整个文件夹留存，再从最近一次已核验的备份恢复。",
                folder.path().display()
            )));
        }
        if !folder.keyring().exists() || size.is_none() {
            return Err(Error::refused(
                "E_NO_OFFICE",
                format!("“{}”里没有办公室。请核对文件夹，或先用 init 建立。", folder.path().display()),
            ));
        }
        refuse_newer(folder)?;
        let mut ring = Keyring::read(&folder.keyring())?;
        let opened = ring.open(account, password, clock.millis())?;
        refuse_newer_inside(folder, &opened.data)?;
        let access = match (lock::Lock::take(folder, account, &clock.stamp()), purpose) {
            (Ok(lock), _) => {
                let mut conn = connection::open_writer(&folder.database(), &opened.data)?;
                if migrate::format_of(&conn)? < migrate::FORMAT {
                    backup::before_migration(folder, &conn, &opened.data, registers::ALL, &clock.stamp())?;
                    migrate::climb(&mut conn, migrate::FORMAT)?;
                    write_imprint(folder)?;
                }
                Access::Writer(conn, lock)
            }
            (Err(Error::Held { .. }), Purpose::Read) => {
                Access::Reader(connection::open_reader(&folder.database(), &opened.data)?)
            }
            (Err(error), _) => return Err(error),
        };
        Office::settle(folder, access, opened, &ring, clock)
    }

    fn settle(folder: &Folder, access: Access, opened: Opened, ring: &Keyring, clock: Box<dyn Clock>) -> Result<Office> {
        if matches!(access, Access::Writer(..)) {
            storage::codes::ship(access.conn())?;
        }
        let shelf = storage::codes::shelf(access.conn(), registers::ALL, registers::CLOSED)?;
        let mac_key = Zeroizing::new(blake3::derive_key("zhengfeng 2026 trail marks v1", opened.data.bytes()));
        let mut actor = Actor { account: opened.account.name.clone(), role: opened.account.role, person: None };
        if let Some(person) = opened.account.person {
            let leader = Actor { account: String::new(), role: Role::Leader, person: None };
            let reading = Reading::new(access.conn(), &shelf, &leader, None);
            let found = read::locate(&reading, shelf.register("persons")?, &person.to_string());
            actor.person = found.ok();
        }
        let anchored = match &access {
            Access::Writer(conn, _) => standing_anchor(folder, conn)?,
            Access::Reader(_) => 0,
        };
        let office = Office {
            folder: folder.clone(),
            access,
            second: Second::new(folder.database(), DataKey::new(*opened.data.bytes())),
            shelf,
            actor,
            data: opened.data,
            identity: opened.identity,
            identity_public: ring.identity_public()?,
            mac_key,
            drawer: opened.drawer,
            clock,
            anchored: RefCell::new(anchored),
        };
        if matches!(office.access, Access::Writer(..)) {
            witness::gather(&office)?;
        }
        Ok(office)
    }

    /// The same office for the same account on a connection of its own that cannot write: so that what is asked is
    /// answered while this one is busy.
    pub fn beside(&self, clock: Box<dyn Clock>) -> Result<Office> {
        let conn = connection::open_reader(&self.folder.database(), &self.data)?;
        Ok(Office {
            folder: self.folder.clone(),
            shelf: storage::codes::shelf(&conn, registers::ALL, registers::CLOSED)?,
            access: Access::Reader(conn),
            second: Second::new(self.folder.database(), DataKey::new(*self.data.bytes())),
            actor: self.actor.clone(),
            data: DataKey::new(*self.data.bytes()),
            identity: self.identity.as_ref().map(|key| IdentityKey::new(*key.bytes())),
            identity_public: IdentityPublic::new(*self.identity_public.bytes()),
            mac_key: self.mac_key.clone(),
            drawer: self.drawer.clone(),
            clock,
            anchored: RefCell::new(0),
        })
    }

    /// Takes what readers beside this writer noted into the trail.
    pub fn gather(&self) -> Result<()> {
        witness::gather(self)
    }

    /// What the account keeps for itself: drafts and its own settings.
    pub fn drawer(&self) -> Drawer {
        Drawer::new(self.folder.drawers().join(&self.actor.account), &self.actor.account, self.drawer.clone())
    }

    /// Walks through an act and rolls everything back: what it says is what the act would do.
    pub fn rehearse<T>(&self, deed: Deed, work: impl FnOnce(&Change) -> Result<T>) -> Result<T> {
        let (transaction, sealer) = self.begin()?;
        let random = system_random;
        let done = work(&Change::begin(self.reading(), self.means(deed, &sealer, &random))?);
        transaction.rollback()?;
        done
    }

    /// Does one act: `work` writes through the change; all of it is kept, with one trail entry, or none of it.
    pub fn change<T>(&self, deed: Deed, work: impl FnOnce(&Change) -> Result<T>) -> Result<T> {
        self.change_told(deed, work).map(|(done, _)| done)
    }

    /// The same, and tells the number of the trail entry, by which the act can be taken back.
    pub fn change_told<T>(&self, deed: Deed, work: impl FnOnce(&Change) -> Result<T>) -> Result<(T, i64)> {
        let (transaction, sealer) = self.begin()?;
        let conn = self.access.conn();
        let random = system_random;
        let change = Change::begin(self.reading(), self.means(deed, &sealer, &random))?;
        let done = work(&change)?;
        if !storage::batch::alive(&change) {
            return Err(Error::refused("E_DISK_FULL", "没有保存：写入中断，原有数据完好。请检查磁盘后再试。"));
        }
        // An act that touches no row (founding, signing out a file) still leaves its entry.
        let head = match change.seal_up()? {
            Some(head) => head,
            None => trail::append(conn, &self.mac_key, &self.plain_entry(deed, None, 0, None)?)?,
        };
        transaction.commit()?;
        self.anchor(&head)?;
        Ok((done, head.seq))
    }

    fn begin(&self) -> Result<(rusqlite::Transaction<'_>, Sealer)> {
        let Access::Writer(conn, _) = &self.access else {
            return Err(Error::Held { by: lock::holder(&self.folder) });
        };
        let transaction = rusqlite::Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
        Ok((transaction, Sealer::new(&self.identity_public, keyring::random()?)))
    }

    fn means<'c>(&'c self, deed: Deed, seal: &'c Sealer, random: &'c storage::change::Random<'c>) -> Means<'c> {
        let (millis, at, today) = (self.clock.millis(), self.clock.stamp(), self.today().ok());
        Means { deed: deed.word(), millis, at, today, mac_key: &self.mac_key, seal, random }
    }

    /// The office as this account sees it.
    pub fn reading(&self) -> Reading<'_> {
        Reading::new(self.access.conn(), &self.shelf, &self.actor, Some(&self.second))
    }

    /// The latest entry of the trail that changed something: as long as it is the same, so is all that is counted.
    pub fn written(&self) -> Result<i64> {
        let words = Deed::LIST.codes.iter().map(|(word, ..)| *word);
        let reads: Vec<&str> = words.filter(|word| Deed::of_word(word).is_some_and(Deed::only_reads)).collect();
        trail::latest_but(&self.reading(), &reads)
    }

    /// Opens a sealed field, with a reason; the trail entry is written first, or nothing is opened.
    pub fn look(&self, register: &'static Register, row: RowId, field: &str, reason: &str) -> Result<Option<Sealed>> {
        self.allow(Privilege::Look)?;
        if reason.trim().chars().count() < 4 {
            return Err(Error::refused("E_REASON", "查看封存内容须写明理由（不少于4个字），理由将记入日志。"));
        }
        let Some(key) = &self.identity else {
            return Err(Error::refused("E_IDENTITY_KEY", "此账户没有身份密钥，不能查看封存内容。请由信访岗位办理。"));
        };
        let found = read::find(&self.reading(), register, row)?;
        self.change(Deed::Look, |change| storage::looks::note(change, register, &found.id, field, reason.trim()))?;
        match found.value(field) {
            Some(Value::Closed(cell)) => key.open(register.name, field, &found.id, cell).map(Some),
            _ => Ok(None),
        }
    }

    /// Notes a deed that shows or takes out something without writing a row. Second a writer the note waits in a file
    /// of its own until the writer takes it into the chain; if it cannot be written the deed does not happen.
    pub fn witness(&self, deed: Deed, register: Option<&str>, rows: i64, digest: Option<[u8; 16]>) -> Result<()> {
        let entry = self.plain_entry(deed, register, rows, digest)?;
        match &self.access {
            Access::Writer(conn, _) => {
                let transaction = rusqlite::Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
                let head = trail::append(conn, &self.mac_key, &entry)?;
                transaction.commit()?;
                self.anchor(&head)
            }
            Access::Reader(_) => witness::leave(self, &entry),
        }
    }

    /// Notes that somebody searched a register: a keyed digest of the words, not the words.
    pub fn witness_search(&self, register: &'static Register, words: &str, found: usize) -> Result<()> {
        let digest = blake3::keyed_hash(&self.mac_key, words.trim().as_bytes());
        let rows = i64::try_from(found).unwrap_or(i64::MAX);
        self.witness(Deed::Search, Some(register.name), rows, Some(trail::half(digest.as_bytes())))
    }

    fn plain_entry(&self, deed: Deed, register: Option<&str>, rows: i64, digest: Option<[u8; 16]>) -> Result<Entry> {
        Ok(Entry {
            seq: trail::next(self.access.conn())?,
            at: self.clock.stamp(),
            account: self.actor.account.clone(),
            deed: deed.word().to_string(),
            register: register.map(str::to_string),
            id: None,
            batch: None,
            rows,
            digest,
        })
    }

    /// Refuses an actor without a privilege.
    pub fn allow(&self, privilege: Privilege) -> Result<()> {
        if rights::has(self.actor.role, privilege) {
            return Ok(());
        }
        let label = Role::LIST.codes.iter().find(|(word, ..)| *word == self.actor.role.word()).map_or("", |(_, l, _)| l.trim());
        Err(Error::refused("E_RIGHT", format!("账户“{}”（{label}）无权办理此事。请由有权的岗位办理。", self.actor.account)))
    }

    /// Registers and codes.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Who is at work.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Where the office lies.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The clock of the office.
    pub fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    /// Whether this is the one writer.
    pub fn writes(&self) -> bool {
        matches!(self.access, Access::Writer(..))
    }

    /// Keeps an imported file whole, once, under the seal of the identity key: a ledger may name informants.
    pub fn keep_file(&self, sha256: &str, bytes: &[u8]) -> Result<()> {
        let name = blake3::keyed_hash(&self.mac_key, sha256.as_bytes()).to_hex();
        let path = self.folder.attachments().join(format!("{name}.sealed"));
        if path.exists() {
            return Ok(());
        }
        let sealer = Sealer::new(&self.identity_public, keyring::random()?);
        files::write(&path, &sealer.seal_bytes(sha256.as_bytes(), bytes)?)
    }

    /// Makes a checked copy of the whole office in a folder.
    pub fn backup(&self, to: &Path) -> Result<backup::Made> {
        self.allow(Privilege::Backup)?;
        let made = backup::make(&self.folder, self.access.conn(), &self.data, registers::ALL, to, &self.clock.stamp())?;
        self.witness(Deed::Backup, None, made.records, Some(made.digest))?;
        Ok(made)
    }

    /// Checks the whole office: database, trail with its anchors, rows, search index.
    pub fn verify(&self) -> Result<storage::verify::Findings> {
        self.allow(Privilege::Verify)?;
        let mut anchors = Vec::new();
        let kept = read_anchor(&self.folder)?;
        let missing = kept.is_none();
        anchors.extend(kept.map(|head| ("logs/trail.head".to_string(), head)));
        anchors.extend(backup::heads(&self.folder.backups()));
        let mut findings = storage::verify::whole(self.access.conn(), registers::ALL, &self.mac_key, &anchors)?;
        if missing && findings.entries > 1 {
            findings.problems.push("日志印记 logs/trail.head 不见了，无法断定日志尾部是否完整。请对照备份中的印记。".into());
        }
        self.witness(Deed::Verify, None, findings.entries, None)?;
        Ok(findings)
    }

    /// The trail since an instant (RFC 3339; empty for all), for who may see it.
    pub fn trail(&self, since: &str) -> Result<Vec<Entry>> {
        self.allow(Privilege::Trail)?;
        Ok(trail::entries(self.access.conn(), since)?.into_iter().map(|(entry, _)| entry).collect())
    }

    /// The accounts.
    pub fn accounts(&self) -> Result<Vec<Account>> {
        self.allow_accounts()?;
        Ok(Keyring::read(&self.folder.keyring())?.accounts())
    }

    /// Adds an account. Says whether it holds the identity key.
    pub fn add_account(&self, name: &str, role: Role, person: Option<crate::words::ids::Id>, password: &str) -> Result<()> {
        self.allow_accounts()?;
        self.rekey(Deed::Account, |ring| ring.add(name, role, person, password, &self.data, self.identity.as_ref()))
    }

    /// Disables an account.
    pub fn disable_account(&self, name: &str) -> Result<()> {
        self.allow_accounts()?;
        if name == self.actor.account {
            return Err(Error::refused("E_ACCOUNT", "不能停用自己正在使用的账户。"));
        }
        self.rekey(Deed::Account, |ring| ring.disable(name))?;
        // Its key went with the account: what lies in the drawer opens for nobody. A file another program holds stays.
        let _ = std::fs::remove_dir_all(self.folder.drawers().join(name));
        Ok(())
    }

    /// Changes the own password; the old one is asked again.
    pub fn change_password(&self, old: &str, new: &str) -> Result<()> {
        self.rekey(Deed::Password, |ring| {
            let opened = ring.open(&self.actor.account, old, self.clock.millis())?;
            ring.set_password(&opened, new)
        })
    }

    /// Changes the keyring: by the writer only, and the trail has its entry before the file changes.
    fn rekey(&self, deed: Deed, work: impl FnOnce(&mut Keyring) -> Result<()>) -> Result<()> {
        if !self.writes() {
            return Err(Error::Held { by: lock::holder(&self.folder) });
        }
        let mut ring = Keyring::read(&self.folder.keyring())?;
        work(&mut ring)?;
        self.witness(deed, None, 1, None)?;
        ring.write()
    }

    /// Who holds the office, where this program only reads beside.
    pub fn held_by(&self) -> Option<String> {
        if self.writes() { None } else { Some(lock::holder(&self.folder)) }
    }

    /// Accounts are the system administrator's; until there is one, the office sets up the first.
    fn allow_accounts(&self) -> Result<()> {
        let ring = Keyring::read(&self.folder.keyring())?;
        let administered = ring.accounts().iter().any(|account| account.role == Role::Sysadmin && !account.disabled);
        let first = self.actor.role == Role::Office && !administered;
        // The recovery key is the one place where both keys come together: with it the desk of letters gets its own.
        if first || self.actor.account == keyring::RECOVERY { Ok(()) } else { self.allow(Privilege::Accounts) }
    }

    /// Writes the end of the chain outside the database, where a cut tail or an old copy shows.
    fn anchor(&self, head: &Head) -> Result<()> {
        if *self.anchored.borrow() >= head.seq {
            return Ok(());
        }
        let text = format!("{} {}\n", head.seq, keyring::hex(&head.mac));
        // The act is committed: an anchor that cannot be written now must not call it undone. The next one writes it.
        if files::write(&self.folder.logs().join("trail.head"), text.as_bytes()).is_ok() {
            *self.anchored.borrow_mut() = head.seq;
        }
        Ok(())
    }
}

impl Founded {
    /// Adds the desks of a practice office, all with one password; only here both keys are at hand together.
    pub fn add_desks(&self, desks: &[(&str, Role, Option<crate::words::ids::Id>)], password: &str) -> Result<()> {
        let office = &self.office;
        let mut ring = Keyring::read(&office.folder.keyring())?;
        let opened = ring.open(keyring::RECOVERY, &self.recovery, office.clock.millis())?;
        for (name, role, person) in desks {
            ring.add(name, *role, *person, password, &opened.data, opened.identity.as_ref())?;
        }
        office.witness(Deed::Account, None, desks.len() as i64, None)?;
        ring.write()
    }
}

/// How far the anchor stands. One that does not lie on the chain is never written over: the database may be an old copy,
/// and the anchor is what tells.
fn standing_anchor(folder: &Folder, conn: &Connection) -> Result<i64> {
    let Some(anchor) = read_anchor(folder)? else { return Ok(0) };
    let found = if anchor.seq == 0 { Some([0; 16]) } else { trail::mark_of(conn, anchor.seq)? };
    Ok(if found == Some(anchor.mac) { anchor.seq } else { i64::MAX })
}

/// The anchored end of the chain.
fn read_anchor(folder: &Folder) -> Result<Option<Head>> {
    let path = folder.logs().join("trail.head");
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::file("读不到日志印记")(error)),
    };
    let damaged = || Error::damaged("日志印记文件 logs/trail.head 已损坏。请核对备份中的印记。");
    let (seq, mac) = text.trim().split_once(' ').ok_or_else(damaged)?;
    let mac = keyring::unhex(mac).and_then(|bytes| <[u8; 16]>::try_from(bytes).ok()).ok_or_else(damaged)?;
    Ok(Some(Head { seq: seq.parse().map_err(|_| damaged())?, mac }))
}

fn write_imprint(folder: &Folder) -> Result<()> {
    let imprint = Imprint { format: migrate::FORMAT, program: env!("CARGO_PKG_VERSION").to_string() };
    let bytes = serde_json::to_vec_pretty(&imprint).map_err(|_| Error::refused("E_IMPRINT", "不能写入版本说明。"))?;
    files::write(&folder.imprint(), &bytes)
}

/// Refuses an office of a newer program by its imprint, before any file is opened for writing.
fn refuse_newer(folder: &Folder) -> Result<()> {
    let Ok(bytes) = std::fs::read(folder.imprint()) else { return Ok(()) };
    match serde_json::from_slice::<Imprint>(&bytes) {
        Ok(imprint) if imprint.format > migrate::FORMAT => {
            Err(Error::TooNew { found: imprint.format, known: migrate::FORMAT, program: imprint.program })
        }
        _ => Ok(()),
    }
}

/// The same by the database's own number, read without changing a byte of it.
fn refuse_newer_inside(folder: &Folder, data: &DataKey) -> Result<()> {
    let conn = connection::open_glance(&folder.database(), data)?;
    let found = migrate::format_of(&conn)?;
    if found > migrate::FORMAT {
        return Err(Error::TooNew { found, known: migrate::FORMAT, program: "未知版本".into() });
    }
    Ok(())
}

fn system_random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|_| Error::refused("E_RANDOM", "系统随机数不可用，请重启电脑后再试。"))
}
