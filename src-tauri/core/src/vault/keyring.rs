//! The keyring file: accounts with the data key, and for those who answer for informants the identity key, each wrapped
//! under the account's password by Argon2id. No key and no password ever stands in it in the clear.

use super::files;
use super::password;
use super::seal::{IdentityKey, IdentityPublic};
use crate::register::codes::Closed;
use crate::register::rights::Role;
use crate::storage::connection::DataKey;
use crate::words::error::{Error, Result};
use crate::words::ids::Id;
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Argon2id: 64 MiB, three passes, one lane (reliability paper A1).
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;

/// The account that the recovery key opens.
pub const RECOVERY: &str = "recovery";

/// An account as others may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Name.
    pub name: String,
    /// Desk.
    pub role: Role,
    /// Disabled accounts open nothing; their wrapped keys are gone.
    pub disabled: bool,
    /// Whether the identity key is wrapped for it.
    pub identity: bool,
    /// The person behind it.
    pub person: Option<Id>,
}

/// What a password opened.
pub struct Opened {
    /// The account.
    pub account: Account,
    /// Key of the database.
    pub data: DataKey,
    /// Key of sealed fields, for the few who hold it.
    pub identity: Option<IdentityKey>,
    /// Key of what the account alone keeps: its drafts and its own settings.
    pub drawer: Zeroizing<[u8; 32]>,
}

/// The keyring file.
#[derive(Serialize, Deserialize)]
pub struct Keyring {
    #[serde(skip)]
    path: PathBuf,
    format: u32,
    identity_public: String,
    entries: Vec<Wrapped>,
}

#[derive(Serialize, Deserialize)]
struct Wrapped {
    name: String,
    role: String,
    person: Option<String>,
    salt: String,
    memory_kib: u32,
    passes: u32,
    data: Option<String>,
    identity: Option<String>,
    /// Missing in keyrings written before accounts had drawers; made when the account is next opened.
    #[serde(default)]
    drawer: Option<String>,
    failures: u32,
    /// Milliseconds since 1970 before which no password is looked at.
    not_before: u64,
}

impl Keyring {
    /// Starts a keyring with fresh keys; nothing is written yet.
    pub fn new(path: &Path) -> Result<(Keyring, DataKey, IdentityKey)> {
        let data = DataKey::new(random()?);
        let identity = IdentityKey::new(random()?);
        let ring = Keyring {
            path: path.to_path_buf(),
            format: 1,
            identity_public: hex(identity.public().bytes()),
            entries: Vec::new(),
        };
        Ok((ring, data, identity))
    }

    /// Reads a keyring.
    pub fn read(path: &Path) -> Result<Keyring> {
        let bytes = std::fs::read(path).map_err(Error::file(format!("读不到钥匙文件“{}”", path.display())))?;
        let mut ring: Keyring = serde_json::from_slice(&bytes)
            .map_err(|_| Error::damaged("钥匙文件已损坏，未作任何改动。请从备份中取回 office.keys，放回数据文件夹。"))?;
        ring.path = path.to_path_buf();
        Ok(ring)
    }

    /// Writes the keyring whole.
    pub fn write(&self) -> Result<()> {
        files::write(&self.path, &self.bytes()?)
    }

    /// The keyring as it is written.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        serde_json::to_vec_pretty(self).map_err(|_| Error::refused("E_KEYRING", "钥匙文件写不出来。请重试。"))
    }

    /// The public half of the identity key.
    pub fn identity_public(&self) -> Result<IdentityPublic> {
        let bytes = unhex(&self.identity_public).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        bytes.map(IdentityPublic::new).ok_or_else(damaged)
    }

    /// The accounts, the recovery key left out.
    pub fn accounts(&self) -> Vec<Account> {
        self.entries.iter().filter(|e| e.name != RECOVERY).filter_map(Wrapped::account).collect()
    }

    /// Adds an account. The identity key is wrapped too where it is at hand and the desk answers for it.
    pub fn add(
        &mut self,
        name: &str,
        role: Role,
        person: Option<Id>,
        password: &str,
        data: &DataKey,
        identity: Option<&IdentityKey>,
    ) -> Result<()> {
        let plain = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
        if name.is_empty() || name.len() > 32 || !plain || name == RECOVERY {
            return Err(Error::refused("E_ACCOUNT", "账户名用小写字母、数字、-、_，不超过32个字符。"));
        }
        if self.entries.iter().any(|entry| entry.name == name) {
            return Err(Error::refused("E_ACCOUNT", format!("账户“{name}”已经存在。")));
        }
        password::check(password, name)?;
        let identity = identity.filter(|_| role.holds_identity_key());
        let entry = Wrapped::new(name, role.word(), person, password, data, identity, &Zeroizing::new(random()?))?;
        self.entries.push(entry);
        Ok(())
    }

    /// Wraps both keys under a fresh recovery key and returns its spelling, to be printed once.
    pub fn add_recovery(&mut self, data: &DataKey, identity: &IdentityKey) -> Result<Zeroizing<String>> {
        let bytes: [u8; 20] = random()?;
        let mut spelled = Zeroizing::new(String::new());
        for (at, byte) in bytes.iter().enumerate() {
            if at > 0 && at % 4 == 0 {
                spelled.push('-');
            }
            spelled.push_str(&format!("{byte:02X}"));
        }
        self.entries.retain(|entry| entry.name != RECOVERY);
        let drawer = Zeroizing::new(random()?);
        let entry = Wrapped::new(RECOVERY, Role::Secadmin.word(), None, &spelled, data, Some(identity), &drawer)?;
        self.entries.push(entry);
        Ok(spelled)
    }

    /// Opens the keys with an account's password. Wrong ones are counted in the file, and the wait grows.
    pub fn open(&mut self, name: &str, password: &str, now: u64) -> Result<Opened> {
        let refused = || Error::refused("E_PASSWORD", "账户或口令不对。请核对大小写与输入法；连错多次，等待会越来越长。");
        let Some(at) = self.entries.iter().position(|entry| entry.name == name && entry.data.is_some()) else {
            return Err(refused());
        };
        let Some(entry) = self.entries.get_mut(at) else { return Err(refused()) };
        let longest = password::wait_after(entry.failures).saturating_mul(1000);
        // A clock set back must not lock an account for years: the wait is never longer than its length.
        let left = entry.not_before.saturating_sub(now).min(longest);
        if left > 0 {
            return Err(Error::Wait { seconds: left.div_ceil(1000) });
        }
        match entry.unwrap(password) {
            Ok((opened, made)) => {
                let moved = entry.failures > 0 || made.is_some();
                entry.failures = 0;
                entry.not_before = 0;
                entry.drawer = made.or(entry.drawer.take());
                if moved {
                    self.write()?;
                }
                Ok(opened)
            }
            Err(Error::Damaged { words }) => Err(Error::Damaged { words }),
            Err(_) => {
                entry.failures = entry.failures.saturating_add(1);
                let wait = password::wait_after(entry.failures);
                entry.not_before = now.saturating_add(wait.saturating_mul(1000));
                self.write()?;
                Err(refused())
            }
        }
    }

    /// Wraps an account's keys under a new password.
    pub fn set_password(&mut self, opened: &Opened, password: &str) -> Result<()> {
        let name = opened.account.name.as_str();
        password::check(password, name)?;
        let person = opened.account.person;
        let role = opened.account.role.word();
        let entry = Wrapped::new(name, role, person, password, &opened.data, opened.identity.as_ref(), &opened.drawer)?;
        match self.entries.iter_mut().find(|entry| entry.name == name) {
            Some(slot) => *slot = entry,
            None => return Err(Error::refused("E_ACCOUNT", format!("没有账户“{name}”。"))),
        }
        Ok(())
    }

    /// Disables an account: its wrapped keys are removed.
    pub fn disable(&mut self, name: &str) -> Result<()> {
        match self.entries.iter_mut().find(|entry| entry.name == name && name != RECOVERY) {
            Some(entry) if entry.data.is_some() => {
                entry.data = None;
                entry.identity = None;
                entry.drawer = None;
                Ok(())
            }
            Some(_) => Err(Error::refused("E_ACCOUNT", format!("账户“{name}”已经停用。"))),
            None => Err(Error::refused("E_ACCOUNT", format!("没有账户“{name}”。"))),
        }
    }
}

impl Wrapped {
    fn new(
        name: &str,
        role: &str,
        person: Option<Id>,
        password: &str,
        data: &DataKey,
        identity: Option<&IdentityKey>,
        drawer: &Zeroizing<[u8; 32]>,
    ) -> Result<Wrapped> {
        let salt: [u8; 16] = random()?;
        let key = stretch(password, &salt, MEMORY_KIB, PASSES)?;
        let data = wrap(&key, &label(name, role, "data"), data.bytes())?;
        let identity = identity.map(|id| wrap(&key, &label(name, role, "identity"), id.bytes())).transpose()?;
        let drawer = wrap(&key, &label(name, role, "drawer"), drawer)?;
        Ok(Wrapped {
            name: name.into(),
            role: role.into(),
            person: person.map(|id| id.to_string()),
            salt: hex(&salt),
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            data: Some(data),
            identity,
            drawer: Some(drawer),
            failures: 0,
            not_before: 0,
        })
    }

    fn account(&self) -> Option<Account> {
        Some(Account {
            name: self.name.clone(),
            role: Role::of_word(&self.role)?,
            disabled: self.data.is_none(),
            identity: self.identity.is_some(),
            person: self.person.as_deref().and_then(Id::parse),
        })
    }

    /// The keys under a password, and a drawer key wrapped anew where there was none.
    fn unwrap(&self, password: &str) -> Result<(Opened, Option<String>)> {
        let account = self.account().ok_or_else(damaged)?;
        let salt = unhex(&self.salt).ok_or_else(damaged)?;
        // The file is not trusted: absurd settings would be a way to exhaust memory before any check.
        if self.memory_kib > 1024 * 1024 || self.passes > 20 {
            return Err(damaged());
        }
        let key = stretch(password, &salt, self.memory_kib, self.passes)?;
        let data = self.data.as_deref().ok_or_else(damaged)?;
        let data = DataKey::new(*unwrap(&key, &label(&self.name, &self.role, "data"), data)?);
        let identity = match &self.identity {
            Some(cell) => Some(IdentityKey::new(*unwrap(&key, &label(&self.name, &self.role, "identity"), cell)?)),
            None => None,
        };
        let bound = label(&self.name, &self.role, "drawer");
        let (drawer, made) = match &self.drawer {
            Some(cell) => (unwrap(&key, &bound, cell)?, None),
            None => {
                let fresh = Zeroizing::new(random()?);
                let wrapped = wrap(&key, &bound, &fresh)?;
                (fresh, Some(wrapped))
            }
        };
        Ok((Opened { account, data, identity, drawer }, made))
    }
}

/// Binds a wrapped key to account, desk and use, so that an edited role or a swapped key opens nothing.
fn label(name: &str, role: &str, what: &str) -> String {
    format!("zhengfeng key v1\u{0}{name}\u{0}{role}\u{0}{what}")
}

fn stretch(password: &str, salt: &[u8], memory_kib: u32, passes: u32) -> Result<Zeroizing<[u8; 32]>> {
    let failed = || Error::refused("E_KEYRING", "口令运算失败（内存不足？）。请关闭其他程序后再试。");
    let params = Params::new(memory_kib, passes, 1, Some(32)).map_err(|_| failed())?;
    let mut key = Zeroizing::new([0_u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password.as_bytes(), salt, key.as_mut_slice())
        .map_err(|_| failed())?;
    Ok(key)
}

fn wrap(key: &Zeroizing<[u8; 32]>, label: &str, bytes: &[u8; 32]) -> Result<String> {
    let nonce: [u8; 24] = random()?;
    let cipher = XChaCha20Poly1305::new(key.as_slice().into());
    let sealed = cipher
        .encrypt(XNonce::from_slice(&nonce), Payload { msg: bytes, aad: label.as_bytes() })
        .map_err(|_| Error::refused("E_KEYRING", "钥匙封装失败，请重试。"))?;
    Ok(format!("{}{}", hex(&nonce), hex(&sealed)))
}

fn unwrap(key: &Zeroizing<[u8; 32]>, label: &str, cell: &str) -> Result<Zeroizing<[u8; 32]>> {
    let bytes = unhex(cell).ok_or_else(damaged)?;
    let (nonce, sealed) = bytes.split_at_checked(24).ok_or_else(damaged)?;
    let cipher = XChaCha20Poly1305::new(key.as_slice().into());
    let opened = cipher
        .decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: label.as_bytes() })
        .map_err(|_| Error::refused("E_PASSWORD", "口令不对。"))?;
    <[u8; 32]>::try_from(opened).map(Zeroizing::new).map_err(|_| damaged())
}

fn damaged() -> Error {
    Error::damaged("钥匙文件已损坏，未作任何改动。请从备份中取回 office.keys，放回数据文件夹。")
}

/// Fresh random bytes from the system.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::refused("E_RANDOM", "系统随机数不可用，请重启电脑后再试。"))?;
    Ok(bytes)
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads hexadecimal.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) {
        return None;
    }
    text.as_bytes()
        .chunks(2)
        .map(|pair| std::str::from_utf8(pair).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok()))
        .collect()
}
