//! The desk: whose office is open, its accounts, its copies, and what each account keeps in its drawer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far the desk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// The folder holds no office: set one up.
    Unset,
    /// An office waits for a password.
    Locked,
    /// An office is open.
    Open,
}

/// Everything the frame shows about the desk.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskState {
    /// How far the desk is.
    pub stage: Stage,
    /// The folder's name, without its path.
    pub folder: String,
    /// The county, once it was open.
    pub county: Option<String>,
    /// The password of a practice office, which is no secret; `None` for a real one.
    pub practice: Option<String>,
    /// The accounts that can be opened.
    pub accounts: Vec<AccountCard>,
    /// Who is at work.
    pub account: Option<AccountCard>,
    /// Who writes, where somebody else holds the office and this window only reads.
    pub held_by: Option<String>,
    /// When the account was last opened here, RFC 3339.
    pub last_opened: Option<String>,
    /// When the newest checked copy was made, RFC 3339.
    pub last_backup: Option<String>,
    /// How many checked copies lie in the office's own folder.
    pub backups: u32,
    /// Minutes without a key or a mouse after which the desk locks.
    pub idle_minutes: u32,
    /// Today by the office's clock, `yyyy-MM-dd`.
    pub today: String,
    /// Years the registers hold rows of, the newest first, for choosing a period.
    pub years: Vec<i32>,
    /// The program's version.
    pub version: String,
    /// What the account may do, by word: `import`, `export`, `figures`, `look`, `backup`, `verify`, `accounts`.
    pub may: Vec<String>,
}

/// An account.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountCard {
    /// Name.
    pub name: String,
    /// The desk's word.
    pub role: String,
    /// The desk's label.
    pub label: String,
    /// The person behind it, where it may be told.
    pub person: Option<String>,
    /// Disabled accounts open nothing.
    pub disabled: bool,
    /// Whether it opens sealed fields.
    pub identity: bool,
}

/// What a new office starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum StartWith {
    /// Nothing but what was typed in.
    Empty,
    /// The sample county, for practice; it can never become a real office.
    Practice,
}

/// A new office.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundWish {
    /// The county's name, as reports print it: 岚江县. Not asked for practice.
    pub county: String,
    /// Units, one a line: full name, and behind a tab or 、 its short name. May be empty.
    pub units: String,
    /// The first password of the account `office`.
    pub password: String,
    /// What it starts with.
    pub start: StartWith,
}

/// A founded office.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundedCard {
    /// Opens everything if all passwords are lost; shown once.
    pub recovery: String,
    /// The desk now.
    pub desk: DeskState,
}

/// A password for an account.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenWish {
    /// The account; `recovery` for the recovery key.
    pub account: String,
    /// Its password.
    pub password: String,
}

/// A new password.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PasswordWish {
    /// The one in use.
    pub old: String,
    /// The one to come.
    pub new: String,
}

/// A new account.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountWish {
    /// Name: lower-case letters, digits, - and _.
    pub name: String,
    /// The desk's word.
    pub role: String,
    /// First password.
    pub password: String,
    /// The person behind it (id of a row of persons), for desks that see what is assigned to them.
    pub person: Option<String>,
}

/// The name of an account.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountName {
    /// Name.
    pub name: String,
}

/// A checked copy that was made.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupCard {
    /// File name.
    pub name: String,
    /// Records in it.
    pub records: f64,
    /// Its digest.
    pub sha256: String,
}

/// Where a copy goes.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupWish {
    /// Asks for a folder (a movable disk); otherwise into the office's own folder.
    pub elsewhere: bool,
}

/// What a check of the whole office found.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindingsCard {
    /// Entries of the trail.
    pub entries: f64,
    /// Nothing is wrong.
    pub whole: bool,
    /// What is wrong.
    pub problems: Vec<String>,
}

/// A setting of the account's own: column widths, saved views, scale.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Preference {
    /// Name, chosen by the page: `grid.clues`.
    pub name: String,
    /// The page's own JSON.
    pub json: String,
}

/// Something typed and not yet saved.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftKept {
    /// Which form: `clues/new`, `clues/<id>`.
    pub key: String,
    /// The page's own JSON of what was typed.
    pub json: String,
    /// When it was kept, RFC 3339; given by the desk.
    #[serde(default)]
    pub at: String,
}

/// The name of a draft.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftName {
    /// Which form.
    pub key: String,
}
