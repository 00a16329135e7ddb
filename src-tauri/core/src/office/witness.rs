//! Trail entries of readers beside a writer: each waits in a file of its own, marked with the trail's key, until the
//! next writer takes it into the chain.

use super::{Access, Office};
use crate::storage::trail::{self, Entry};
use crate::vault::{files, keyring};
use crate::words::error::{Error, Result};
use rusqlite::TransactionBehavior;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Waiting {
    at: String,
    account: String,
    deed: String,
    register: Option<String>,
    rows: i64,
    digest: Option<String>,
    mac: String,
}

/// Leaves an entry for the writer.
pub(super) fn leave(office: &Office, entry: &Entry) -> Result<()> {
    let mut waiting = Waiting {
        at: entry.at.clone(),
        account: entry.account.clone(),
        deed: entry.deed.clone(),
        register: entry.register.clone(),
        rows: entry.rows,
        digest: entry.digest.map(|digest| keyring::hex(&digest)),
        mac: String::new(),
    };
    waiting.mac = mark(office, &waiting);
    let bytes = serde_json::to_vec(&waiting).map_err(|_| Error::refused("E_TRAIL", "日志写不出来，未办理。请重试。"))?;
    let name: [u8; 12] = keyring::random()?;
    files::write(&office.folder.logs().join(format!("{}.witness", keyring::hex(&name))), &bytes)
}

/// Takes waiting entries into the chain, oldest first. One that does not carry the mark of this office is left where
/// it lies.
pub(super) fn gather(office: &Office) -> Result<()> {
    let Access::Writer(conn, _) = &office.access else { return Ok(()) };
    let Ok(listing) = std::fs::read_dir(office.folder.logs()) else { return Ok(()) };
    let mut found = Vec::new();
    for path in listing.flatten().map(|entry| entry.path()) {
        if path.extension().is_some_and(|extension| extension == "witness")
            && let Some(waiting) = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Waiting>(&bytes).ok())
            && mark(office, &waiting) == waiting.mac
        {
            found.push((waiting, path));
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    found.sort_by(|(a, _), (b, _)| a.at.cmp(&b.at));
    let transaction = rusqlite::Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    let mut head = trail::head(conn)?;
    for (waiting, _) in &found {
        let digest = waiting.digest.as_deref().and_then(keyring::unhex).and_then(|bytes| <[u8; 16]>::try_from(bytes).ok());
        let entry = Entry {
            seq: trail::next(conn)?,
            at: waiting.at.clone(),
            account: waiting.account.clone(),
            deed: waiting.deed.clone(),
            register: waiting.register.clone(),
            id: None,
            batch: None,
            rows: waiting.rows,
            digest,
        };
        head = trail::append(conn, &office.mac_key, &entry)?;
    }
    transaction.commit()?;
    office.anchor(&head)?;
    for (_, path) in &found {
        std::fs::remove_file(path).map_err(Error::file("不能清理已入账的日志"))?;
    }
    Ok(())
}

fn mark(office: &Office, waiting: &Waiting) -> String {
    let mut hasher = blake3::Hasher::new_keyed(&office.mac_key);
    let (register, digest) = (waiting.register.as_deref().unwrap_or(""), waiting.digest.as_deref().unwrap_or(""));
    for part in ["waiting", &waiting.at, &waiting.account, &waiting.deed, register, digest] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.update(&waiting.rows.to_le_bytes());
    hasher.finalize().to_hex().to_string()
}
