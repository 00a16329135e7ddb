//! Keys and what lies under them: accounts, the data key and the identity key wrapped for each, sealed fields, kept
//! files, backups. Nothing here knows a register's meaning.

pub mod backup;
pub mod files;
pub mod keyring;
pub mod password;
pub mod seal;
