//! Ids: UUIDv7 outside (packages, wires, ledgers), the integer row inside (views, search, joins).

use std::fmt;

/// The lasting name of a row: a UUIDv7 of 16 bytes, spelled as text on wires.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id([u8; 16]);

impl Id {
    /// Makes an id from an instant in milliseconds since 1970 and ten random bytes.
    pub fn new(millis: u64, random: &[u8; 10]) -> Id {
        Id(uuid::Builder::from_unix_timestamp_millis(millis, random).into_uuid().into_bytes())
    }

    /// Takes 16 stored bytes; anything else is damage, which the caller reports.
    pub fn from_bytes(bytes: &[u8]) -> Option<Id> {
        <[u8; 16]>::try_from(bytes).ok().map(Id)
    }

    /// Reads the spelling with hyphens.
    pub fn parse(text: &str) -> Option<Id> {
        uuid::Uuid::try_parse(text.trim()).ok().map(|id| Id(id.into_bytes()))
    }

    /// The 16 bytes as stored.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        uuid::Uuid::from_bytes(self.0).hyphenated().fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

/// The row of a register inside the database; never leaves the program.
pub type RowId = i64;
