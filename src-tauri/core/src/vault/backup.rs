//! Backups: a folder with the database made by VACUUM INTO, the keyring, the attachments and a note of what it holds;
//! reopened and checked before it counts. Restoring keeps the present state.

use super::files;
use super::keyring::{Keyring, RECOVERY, hex, unhex};
use crate::office::Folder;
use crate::office::lock::Lock;
use crate::register::Register;
use crate::register::rights::{self, Privilege};
use crate::storage::connection::DataKey;
use crate::storage::copy;
use crate::storage::trail::Head;
use crate::words::error::{Error, Result};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A backup that was made and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its folder.
    pub path: PathBuf,
    /// SHA-256 of its database.
    pub sha256: String,
    /// Rows of all registers in it.
    pub records: i64,
    /// First half of the hash, for the trail.
    pub digest: [u8; 16],
}

/// What a backup says about itself.
#[derive(Serialize, Deserialize)]
struct Note {
    made_at: String,
    program: String,
    sha256: String,
    records: i64,
    trail_seq: i64,
    trail_mac: String,
}

const NOTE: &str = "backup.json";

/// Makes a checked copy of the whole office in a new folder under `to`.
pub fn make(
    folder: &Folder,
    conn: &Connection,
    key: &DataKey,
    registers: &'static [&'static Register],
    to: &Path,
    at: &str,
) -> Result<Made> {
    fs::create_dir_all(to).map_err(Error::file(format!("不能建立备份文件夹“{}”", to.display())))?;
    let stamp: String = at.chars().filter(char::is_ascii_digit).take(17).collect();
    let place = Folder::new(to.join(format!("zhengfeng-{stamp}")));
    if place.path().exists() {
        return Err(Error::refused("E_EXISTS", format!("“{}”已经存在，请稍后再备份。", place.path().display())));
    }
    let part = Folder::new(to.join(format!(".zhengfeng-{stamp}.part")));
    let made = fill(folder, conn, key, registers, &part, at).and_then(|note| {
        fs::rename(part.path(), place.path()).map_err(Error::file("备份未能完成"))?;
        Ok(note)
    });
    let note = match made {
        Ok(note) => note,
        Err(error) => {
            // A half-made backup must not be taken for one; that it cannot be removed changes nothing.
            let _ = fs::remove_dir_all(part.path());
            return Err(error);
        }
    };
    let digest = unhex(&note.sha256).and_then(|b| b.get(..16).and_then(|half| half.try_into().ok())).unwrap_or([0; 16]);
    Ok(Made { path: place.path().to_path_buf(), sha256: note.sha256, records: note.records, digest })
}

/// The verified backup that precedes every migration.
pub fn before_migration(
    folder: &Folder,
    conn: &Connection,
    key: &DataKey,
    registers: &'static [&'static Register],
    at: &str,
) -> Result<()> {
    // Registers of a newer program may be missing in an older file: it is counted by what it has.
    let present: Vec<&'static Register> = registers.iter().copied().filter(|register| has_table(conn, register.name)).collect();
    make_counting(folder, conn, key, &present, &folder.backups(), at)
}

fn make_counting(
    folder: &Folder,
    conn: &Connection,
    key: &DataKey,
    registers: &[&'static Register],
    to: &Path,
    at: &str,
) -> Result<()> {
    let stamp: String = at.chars().filter(char::is_ascii_digit).take(17).collect();
    let place = Folder::new(to.join(format!("zhengfeng-{stamp}-before")));
    fill(folder, conn, key, registers, &place, at).map(|_| ())
}

fn has_table(conn: &Connection, name: &str) -> bool {
    conn.query_row("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1", [name], |_| Ok(())).is_ok()
}

fn fill(
    folder: &Folder,
    conn: &Connection,
    key: &DataKey,
    registers: &[&'static Register],
    place: &Folder,
    at: &str,
) -> Result<Note> {
    for path in [place.path().to_path_buf(), place.attachments(), place.logs(), place.backups()] {
        fs::create_dir_all(&path).map_err(Error::file("不能建立备份文件夹"))?;
    }
    let source = copy::content(conn, registers)?;
    copy::make(conn, &place.database())?;
    let made = copy::check(&place.database(), key, registers)?;
    if made.records < source.records || made.head.seq < source.head.seq {
        return Err(Error::damaged("备份与原件的记录数不符，不可使用。请重试。"));
    }
    for name in [folder.keyring(), folder.imprint()] {
        copy_checked(&name, place.path())?;
    }
    if let Ok(listing) = fs::read_dir(folder.attachments()) {
        for entry in listing.flatten() {
            copy_checked(&entry.path(), &place.attachments())?;
        }
    }
    let head = format!("{} {}\n", made.head.seq, hex(&made.head.mac));
    files::write(&place.logs().join("trail.head"), head.as_bytes())?;
    let note = Note {
        made_at: at.to_string(),
        program: env!("CARGO_PKG_VERSION").to_string(),
        sha256: sha256_of(&place.database())?,
        records: made.records,
        trail_seq: made.head.seq,
        trail_mac: hex(&made.head.mac),
    };
    let bytes = serde_json::to_vec_pretty(&note).map_err(|_| Error::refused("E_BACKUP", "备份说明写不出来。"))?;
    files::write(&place.path().join(NOTE), &bytes)?;
    Ok(note)
}

/// Brings a backup into a folder: checked with the account's password before anything is put in place; what lies in
/// the folder is set aside, never overwritten.
pub fn restore(
    backup: &Path,
    into: &Folder,
    account: &str,
    password: &str,
    registers: &'static [&'static Register],
    now: u64,
    at: &str,
) -> Result<Made> {
    let from = Folder::new(if backup.is_file() { files::folder_of(backup) } else { backup.to_path_buf() });
    if !from.database().exists() || !from.keyring().exists() {
        return Err(Error::refused("E_NO_BACKUP", format!("“{}”不是备份。请指定备份所在的文件夹。", backup.display())));
    }
    let note: Option<Note> = fs::read(from.path().join(NOTE)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let sha256 = sha256_of(&from.database())?;
    if note.as_ref().is_some_and(|note| note.sha256 != sha256) {
        return Err(Error::damaged("备份文件与备份时的校验值不符，可能已损坏，未作任何改动。请换一份备份。"));
    }
    let opened = Keyring::read(&from.keyring())?.open(account, password, now)?;
    if account != RECOVERY && !rights::has(opened.account.role, Privilege::Backup) {
        return Err(Error::refused("E_RIGHT", format!("账户“{account}”的岗位无权恢复备份。请由案管综合或系统管理员办理。")));
    }
    let content = copy::check(&from.database(), &opened.data, registers)?;
    let stamp: String = at.chars().filter(char::is_ascii_digit).take(17).collect();
    let name = into.path().file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    // Filled beside and put in place by one rename: a restore cut short leaves the present office as it was.
    let part = Folder::new(into.path().with_file_name(format!(".{name}-{stamp}.part")));
    let filled = put_in(&from, &part);
    if let Err(error) = filled {
        // What is left of a failed restore is of no use to anybody; that it cannot be removed changes nothing.
        let _ = fs::remove_dir_all(part.path());
        return Err(error);
    }
    if into.path().exists() {
        if into.database().exists() {
            // Nobody may go on writing into what is being set aside.
            drop(Lock::take(into, account, at)?);
        }
        let aside = into.path().with_file_name(format!("{name}-还原前-{stamp}"));
        fs::rename(into.path(), &aside).map_err(Error::file("不能把现有数据移到一旁，未作改动"))?;
    }
    fs::rename(part.path(), into.path()).map_err(Error::file("备份已取出但未能放到位，请把名为 .part 的文件夹改名"))?;
    let digest = unhex(&sha256).and_then(|b| b.get(..16).and_then(|half| half.try_into().ok())).unwrap_or([0; 16]);
    Ok(Made { path: into.path().to_path_buf(), sha256, records: content.records, digest })
}

/// Copies a backup's parts into a new folder, each read back.
fn put_in(from: &Folder, to: &Folder) -> Result<()> {
    for path in [to.path().to_path_buf(), to.attachments(), to.logs(), to.backups()] {
        fs::create_dir_all(&path).map_err(Error::file("不能建立文件夹"))?;
    }
    for name in [from.database(), from.keyring(), from.imprint()] {
        copy_checked(&name, to.path())?;
    }
    copy_checked(&from.logs().join("trail.head"), &to.logs())?;
    if let Ok(listing) = fs::read_dir(from.attachments()) {
        for entry in listing.flatten() {
            copy_checked(&entry.path(), &to.attachments())?;
        }
    }
    Ok(())
}

/// The ends of the trail that backups in a folder remember.
pub fn heads(folder: &Path) -> Vec<(String, Head)> {
    let Ok(listing) = fs::read_dir(folder) else { return Vec::new() };
    listing
        .flatten()
        .filter_map(|entry| {
            let note: Note = serde_json::from_slice(&fs::read(entry.path().join(NOTE)).ok()?).ok()?;
            let mac = unhex(&note.trail_mac)?.try_into().ok()?;
            Some((entry.file_name().to_string_lossy().into_owned(), Head { seq: note.trail_seq, mac }))
        })
        .collect()
}

/// When the copies in a folder were made, RFC 3339, the newest first; every one of them was checked when it was made.
pub fn made(folder: &Path) -> Vec<String> {
    let Ok(listing) = fs::read_dir(folder) else { return Vec::new() };
    let note = |entry: fs::DirEntry| serde_json::from_slice::<Note>(&fs::read(entry.path().join(NOTE)).ok()?).ok();
    let mut all: Vec<String> = listing.flatten().filter_map(note).map(|note| note.made_at).collect();
    all.sort_unstable_by(|a, b| b.cmp(a));
    all
}

/// Copies a file that nobody writes and reads it back; one that is not there is passed over.
fn copy_checked(from: &Path, into: &Path) -> Result<()> {
    let Some(name) = from.file_name() else { return Ok(()) };
    if !from.is_file() {
        return Ok(());
    }
    let to = into.join(name);
    files::write_with(&to, |temp| {
        fs::copy(from, temp).map(|_| ()).map_err(Error::file(format!("不能复制“{}”", from.display())))
    })?;
    if sha256_of(from)? != sha256_of(&to)? {
        return Err(Error::damaged(format!("复制“{}”后核对不符，磁盘可能有问题。请换一块磁盘。", to.display())));
    }
    Ok(())
}

/// SHA-256 of bytes, lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// SHA-256 of a file, lower-case hexadecimal.
pub fn sha256_of(path: &Path) -> Result<String> {
    let mut file = fs::File::open(path).map_err(Error::file(format!("读不到“{}”", path.display())))?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0_u8; 1 << 16];
    loop {
        let read = file.read(&mut buffer).map_err(Error::file(format!("读不到“{}”", path.display())))?;
        if read == 0 {
            return Ok(hex(&hasher.finalize()));
        }
        hasher.update(buffer.get(..read).unwrap_or(&[]));
    }
}
