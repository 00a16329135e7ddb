//! Keys and what lies under them: accounts, the data key and the identity key wrapped for each, sealed fields, kept
//! files, drawers, backups. Nothing here knows a register's meaning.

pub mod backup;
pub mod drawer;
pub mod files;
pub mod keyring;
pub mod password;
pub mod seal;
