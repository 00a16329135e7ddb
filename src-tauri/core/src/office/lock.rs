//! One writer: an operating-system lock that vanishes with the process, and a note that says who holds it.

use super::Folder;
use crate::words::error::{Error, Result};
use std::fs::{File, TryLockError};
use std::io::Write;

/// The lock of the one writer; free again when dropped or when the process ends.
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock, or says who holds it.
    pub fn take(folder: &Folder, account: &str, since: &str) -> Result<Lock> {
        let path = folder.path().join("office.lock");
        let file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(Error::file(format!("不能写入“{}”", folder.path().display())))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Held { by: holder(folder) }),
            Err(TryLockError::Error(error)) => return Err(Error::file("不能锁定办公室")(error)),
        }
        let minute = since.get(..16).unwrap_or(since).replace('T', " ");
        let note = format!("账户“{account}”，电脑“{}”，自{minute}起", computer());
        let written = File::create(folder.path().join("office.holder")).and_then(|mut f| f.write_all(note.as_bytes()));
        written.map_err(Error::file("不能写明谁在使用办公室"))?;
        Ok(Lock { _file: file })
    }
}

/// Who holds the office, as far as the note says.
pub fn holder(folder: &Folder) -> String {
    match std::fs::read_to_string(folder.path().join("office.holder")) {
        Ok(note) if !note.trim().is_empty() => note.trim().to_string(),
        _ => "另一个程序".to_string(),
    }
}

fn computer() -> String {
    let named = if cfg!(windows) { std::env::var("COMPUTERNAME").ok() } else { std::fs::read_to_string("/etc/hostname").ok() };
    named.map(|name| name.trim().to_string()).filter(|name| !name.is_empty()).unwrap_or_else(|| "本机".into())
}
