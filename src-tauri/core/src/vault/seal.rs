//! Sealing: anybody at work can put a text under seal, only the holder of the identity key can open it.
//!
//! The identity key is an X25519 secret. Its public half lies in the office; each change makes one throw-away key,
//! agrees on a secret with the public half, and seals all its texts under that secret with XChaCha20-Poly1305. A
//! sealed cell is: version, throw-away public key, nonce, ciphertext; register, field and row are bound to it.

use crate::storage::change::Seal;
use crate::words::error::{Error, Result};
use crate::words::ids::Id;
use crate::words::sealed::Sealed;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const HEAD: usize = 1 + 32 + 24;

/// The public half of the identity key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct IdentityPublic([u8; 32]);

impl IdentityPublic {
    /// Takes 32 stored bytes.
    pub fn new(bytes: [u8; 32]) -> IdentityPublic {
        IdentityPublic(bytes)
    }

    /// The bytes to store.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// The identity key itself; wiped when dropped.
pub struct IdentityKey(Zeroizing<[u8; 32]>);

impl IdentityKey {
    /// Takes 32 random bytes.
    pub fn new(bytes: [u8; 32]) -> IdentityKey {
        IdentityKey(Zeroizing::new(bytes))
    }

    /// The bytes, for wrapping.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The half that seals.
    pub fn public(&self) -> IdentityPublic {
        IdentityPublic(*PublicKey::from(&StaticSecret::from(*self.0)).as_bytes())
    }

    /// Opens a sealed cell; damage and foreign cells are refused.
    pub fn open(&self, register: &str, field: &str, id: &Id, cell: &[u8]) -> Result<Sealed> {
        let bytes = self.open_bytes(&context(register, field, id), cell)?;
        String::from_utf8(bytes).map(Sealed::new).map_err(|_| broken())
    }

    /// Opens sealed bytes bound to a context.
    pub fn open_bytes(&self, context: &[u8], cell: &[u8]) -> Result<Vec<u8>> {
        let (head, ciphertext) = cell.split_at_checked(HEAD).ok_or_else(broken)?;
        let (version, rest) = head.split_at_checked(1).ok_or_else(broken)?;
        let (throwaway, nonce) = rest.split_at_checked(32).ok_or_else(broken)?;
        let throwaway: [u8; 32] = throwaway.try_into().map_err(|_| broken())?;
        if version != [VERSION] {
            return Err(broken());
        }
        let shared = StaticSecret::from(*self.0).diffie_hellman(&PublicKey::from(throwaway));
        let key = agreed(shared.as_bytes(), &throwaway, self.public().bytes());
        let cipher = XChaCha20Poly1305::new(key.as_slice().into());
        let payload = Payload { msg: ciphertext, aad: context };
        cipher.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| broken())
    }
}

/// Seals the texts of one change.
pub struct Sealer {
    throwaway: [u8; 32],
    key: Zeroizing<[u8; 32]>,
}

impl Sealer {
    /// Agrees on a secret with the public half; `random` are 32 fresh bytes.
    pub fn new(to: &IdentityPublic, random: [u8; 32]) -> Sealer {
        let secret = StaticSecret::from(random);
        let throwaway = *PublicKey::from(&secret).as_bytes();
        let shared = secret.diffie_hellman(&PublicKey::from(*to.bytes()));
        Sealer { throwaway, key: agreed(shared.as_bytes(), &throwaway, to.bytes()) }
    }

    /// Seals bytes bound to a context.
    pub fn seal_bytes(&self, context: &[u8], bytes: &[u8]) -> Result<Vec<u8>> {
        let mut nonce = [0_u8; 24];
        getrandom::fill(&mut nonce).map_err(|_| Error::refused("E_RANDOM", "系统随机数不可用，请重启电脑后再试。"))?;
        let cipher = XChaCha20Poly1305::new(self.key.as_slice().into());
        let sealed = cipher
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: bytes, aad: context })
            .map_err(|_| Error::refused("E_SEAL", "封存失败，没有保存。请重试。"))?;
        let mut cell = Vec::with_capacity(HEAD.saturating_add(sealed.len()));
        cell.push(VERSION);
        cell.extend_from_slice(&self.throwaway);
        cell.extend_from_slice(&nonce);
        cell.extend_from_slice(&sealed);
        Ok(cell)
    }
}

impl Seal for Sealer {
    fn seal(&self, register: &str, field: &str, id: &Id, text: &Sealed) -> Result<Vec<u8>> {
        self.seal_bytes(&context(register, field, id), text.expose().as_bytes())
    }
}

fn context(register: &str, field: &str, id: &Id) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(64);
    for part in [register, field] {
        bytes.extend_from_slice(part.as_bytes());
        bytes.push(0);
    }
    bytes.extend_from_slice(id.as_bytes());
    bytes
}

fn agreed(shared: &[u8; 32], throwaway: &[u8; 32], public: &[u8; 32]) -> Zeroizing<[u8; 32]> {
    let mut material = Zeroizing::new(Vec::with_capacity(96));
    material.extend_from_slice(shared);
    material.extend_from_slice(throwaway);
    material.extend_from_slice(public);
    Zeroizing::new(blake3::derive_key("zhengfeng 2026 identity seal v1", &material))
}

fn broken() -> Error {
    Error::damaged("封存的内容打不开：不是用本办公室的身份密钥封存，或已损坏。请运行核验。")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_the_identity_key_opens_and_only_in_its_place() {
        let key = IdentityKey::new([7; 32]);
        let sealer = Sealer::new(&key.public(), [9; 32]);
        let id = Id::new(1, &[1; 10]);
        let cell = sealer.seal("petitions", "accuser_name", &id, &Sealed::new("沈青")).unwrap();
        assert_eq!(key.open("petitions", "accuser_name", &id, &cell).unwrap().expose(), "沈青");
        assert!(key.open("petitions", "accuser_phone", &id, &cell).is_err(), "a cell moved to another field is refused");
        assert!(key.open("petitions", "accuser_name", &Id::new(2, &[1; 10]), &cell).is_err(), "so is one moved to another row");
        assert!(IdentityKey::new([8; 32]).open("petitions", "accuser_name", &id, &cell).is_err(), "another key opens nothing");
        assert!(!cell.windows("沈青".len()).any(|w| w == "沈青".as_bytes()), "the name does not stand in the cell");
        for cut in 0..cell.len() {
            assert!(key.open("petitions", "accuser_name", &id, &cell[..cut]).is_err(), "a cell cut at {cut} is refused");
        }
    }
}
