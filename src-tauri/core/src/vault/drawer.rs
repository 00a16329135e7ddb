//! An account's drawer: what it typed and has not saved, and how it likes its tables. Each thing is a sealed file of its
//! own under a key only that account's password opens. Nothing here is a record of the office and nothing is trailed.

use super::{files, keyring};
use crate::words::error::{Error, Result};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// An account's drawer.
pub struct Drawer {
    folder: PathBuf,
    account: String,
    key: Zeroizing<[u8; 32]>,
}

/// Something in a drawer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    /// What kind of thing: `draft`, `preference`.
    pub kind: String,
    /// Its name among its kind.
    pub name: String,
    /// When it was put in, RFC 3339.
    pub at: String,
    /// What it says.
    pub text: String,
}

/// The longest text a thing may hold, in bytes.
const LONGEST: usize = 4 * 1024 * 1024;

impl Drawer {
    /// The drawer of an account in its own folder; made by the office only.
    pub(crate) fn new(folder: PathBuf, account: &str, key: Zeroizing<[u8; 32]>) -> Drawer {
        Drawer { folder, account: account.to_string(), key }
    }

    /// Puts a thing in, over the one of that name.
    pub fn keep(&self, thing: &Thing) -> Result<()> {
        if thing.text.len() > LONGEST {
            return Err(Error::refused("E_DRAWER", "内容太长，没有暂存。请先保存已填写的部分。"));
        }
        std::fs::create_dir_all(&self.folder).map_err(Error::file("不能建立暂存文件夹"))?;
        let plain = Zeroizing::new(serde_json::to_vec(thing).map_err(|_| unsealed())?);
        let nonce: [u8; 24] = keyring::random()?;
        let cipher = XChaCha20Poly1305::new(self.key.as_slice().into());
        let sealed = cipher
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: plain.as_slice(), aad: self.label().as_bytes() })
            .map_err(|_| unsealed())?;
        files::write(&self.path(&thing.kind, &thing.name), &[nonce.as_slice(), sealed.as_slice()].concat())
    }

    /// The things of a kind, the newest first. A file that does not open is left where it lies and counted.
    pub fn all(&self, kind: &str) -> Result<(Vec<Thing>, usize)> {
        let Ok(listing) = std::fs::read_dir(&self.folder) else { return Ok((Vec::new(), 0)) };
        let mut found: Vec<Thing> = Vec::new();
        let mut unread: usize = 0;
        for path in listing.flatten().map(|entry| entry.path()) {
            if path.extension().is_none_or(|extension| extension != "drawer") {
                continue;
            }
            match std::fs::read(&path).ok().and_then(|bytes| self.open(&bytes)) {
                Some(thing) if thing.kind == kind => found.push(thing),
                Some(_) => {}
                None => unread = unread.saturating_add(1),
            }
        }
        found.sort_by(|a, b| b.at.cmp(&a.at));
        Ok((found, unread))
    }

    /// Takes a thing out, if it is there.
    pub fn drop(&self, kind: &str, name: &str) -> Result<()> {
        match std::fs::remove_file(self.path(kind, name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Error::file("不能清除暂存的内容")(error))
            }
            _ => Ok(()),
        }
    }

    fn open(&self, bytes: &[u8]) -> Option<Thing> {
        let (nonce, sealed) = bytes.split_at_checked(24)?;
        let cipher = XChaCha20Poly1305::new(self.key.as_slice().into());
        let payload = Payload { msg: sealed, aad: &self.label().into_bytes() };
        let plain = Zeroizing::new(cipher.decrypt(XNonce::from_slice(nonce), payload).ok()?);
        serde_json::from_slice(&plain).ok()
    }

    /// A file name that tells nothing of what lies in it.
    fn path(&self, kind: &str, name: &str) -> PathBuf {
        let hash = blake3::keyed_hash(&self.key, format!("{kind}\u{0}{name}").as_bytes());
        self.folder.join(format!("{}.drawer", keyring::hex(hash.as_bytes().get(..16).unwrap_or(&[]))))
    }

    fn label(&self) -> String {
        format!("zhengfeng drawer v1\u{0}{}", self.account)
    }
}

fn unsealed() -> Error {
    Error::refused("E_DRAWER", "未保存的内容没能暂存。请尽快保存，或重新打开程序后再试。")
}
