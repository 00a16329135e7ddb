//! Opening and locking, founding, accounts, copies, the drawer.

use crate::desk::{Desk, Job};
use crate::session::Session;
use crate::show;
use crate::wire::desk::{
    AccountCard, AccountName, AccountWish, BackupCard, BackupWish, DeskState, DraftKept, DraftName, FindingsCard, FoundWish,
    FoundedCard, OpenWish, PasswordWish, Preference, Stage, StartWith,
};
use crate::wire::exports::ExportedCard;
use crate::wire::{JobName, Nothing};
use std::path::Path;
use zhengfeng_core::office::clock::{Clock, WallClock};
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Founded, Office, Purpose};
use zhengfeng_core::register::codes::{Closed, CodeBook};
use zhengfeng_core::register::rights::{Act, Role};
use zhengfeng_core::register::{Described, Draft};
use zhengfeng_core::registers::enter;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::sample;
use zhengfeng_core::storage::{labels::Labels, read, settings};
use zhengfeng_core::vault::backup;
use zhengfeng_core::vault::drawer::Thing;
use zhengfeng_core::vault::files;
use zhengfeng_core::vault::keyring::{Account, Keyring};
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::ids::Id;

/// Everything the frame shows about the desk.
pub fn state(desk: &Desk, _: Nothing) -> Result<DeskState> {
    let folder = desk.folder();
    let session = desk.open_session();
    let founded = folder.keyring().exists();
    let ring = if founded { Some(Keyring::read(&folder.keyring())?) } else { None };
    let mut accounts: Vec<AccountCard> =
        ring.iter().flat_map(Keyring::accounts).filter(|account| !account.disabled).map(|account| card(&account)).collect();
    let account = match &session {
        Some(session) => Some(session.read(|office| own_card(office, &accounts))?),
        None => None,
    };
    if let Some(own) = &account
        && let Some(listed) = accounts.iter_mut().find(|listed| listed.name == own.name)
    {
        *listed = own.clone();
    }
    let copies = backup::made(&folder.backups());
    let mut known = opened(&folder);
    let last = account.as_ref().and_then(|own| known.remove(&own.name)).or_else(|| known.into_values().max());
    Ok(DeskState {
        stage: match (&session, founded) {
            (Some(_), _) => Stage::Open,
            (None, true) => Stage::Locked,
            (None, false) => Stage::Unset,
        },
        folder: folder.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        county: desk.county(),
        practice: practice(&folder, session.as_deref())?,
        accounts,
        account,
        held_by: session.as_ref().and_then(|session| session.held_by()),
        last_opened: last,
        last_backup: copies.first().cloned(),
        backups: u32::try_from(copies.len()).unwrap_or(u32::MAX),
        idle_minutes: desk.idle_minutes(),
        today: match &session {
            Some(session) => session.read(super::overview::today)?.to_string(),
            None => WallClock.stamp().get(..10).unwrap_or("").to_string(),
        },
        years: match &session {
            Some(session) => session.read(super::overview::years)?,
            None => Vec::new(),
        },
        version: env!("CARGO_PKG_VERSION").to_string(),
        may: session.as_ref().map(|session| session.may().iter().map(|word| (*word).to_string()).collect()).unwrap_or_default(),
    })
}

/// The password of a practice office. An open office tells whether it is one; a locked one only has the note beside it.
fn practice(folder: &Folder, session: Option<&Session>) -> Result<Option<String>> {
    let noted = sample::noted_password(folder);
    Ok(match session {
        None => noted,
        Some(session) if session.read(sample::is_practice)? => noted.or_else(|| Some("另行告知".to_string())),
        Some(_) => None,
    })
}

/// Lets a person choose another folder to work in.
pub fn choose_folder(desk: &Desk, _: Nothing) -> Result<DeskState> {
    if let Some(path) = desk.around().choose_folder("选择办公室的数据文件夹") {
        desk.move_to(Folder::new(path));
    }
    state(desk, Nothing {})
}

/// Founds an office in the folder and opens it.
pub fn found(desk: &Desk, wish: FoundWish) -> Result<FoundedCard> {
    let _alone = desk.opening();
    let folder = desk.folder();
    let clock = Box::new(WallClock);
    let Founded { office, recovery } = match wish.start {
        StartWith::Practice => sample::found(&folder, &wish.password, clock)?,
        StartWith::Empty => {
            if wish.county.trim().is_empty() {
                return Err(Error::refused("E_COUNTY", "请填写县（市、区）名称，报表封面与报告都要印它。"));
            }
            Office::found(&folder, &wish.password, clock)?
        }
    };
    if wish.start == StartWith::Empty {
        office.change(Deed::Change, |change| settings::set(change, settings::COUNTY, wish.county.trim()))?;
        enter_units(&office, &wish.units)?;
    }
    let spelled = recovery.as_str().to_string();
    lay(desk, office)?;
    desk.keep_recovery(recovery);
    Ok(FoundedCard { recovery: spelled, desk: state(desk, Nothing {})? })
}

/// Enters the units of the set-up, one a line: full name, short name.
fn enter_units(office: &Office, text: &str) -> Result<()> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() {
        return Ok(());
    }
    office.change(Deed::Add, |change| {
        for line in &lines {
            let mut parts = line.split(['\t', '、', '，', ',']).map(str::trim).filter(|part| !part.is_empty());
            let full = parts.next().unwrap_or(line);
            let mut draft = Draft::new(Unit::REGISTER);
            draft.set(Unit::FULL_NAME, full);
            draft.set(Unit::SHORT_NAME, parts.next().unwrap_or(full));
            enter::enter(change, &draft, None, None)?;
        }
        Ok(())
    })
}

/// Opens the office with an account's password.
pub fn open(desk: &Desk, wish: OpenWish) -> Result<DeskState> {
    let _alone = desk.opening();
    desk.lock();
    desk.settle()?;
    let office = Office::open(&desk.folder(), &wish.account, &wish.password, Purpose::Read, Box::new(WallClock))?;
    lay(desk, office)?;
    state(desk, Nothing {})
}

fn lay(desk: &Desk, office: Office) -> Result<()> {
    let account = office.actor().account.clone();
    let at = office.clock().stamp();
    let session = Session::new(office, desk.next().wrapping_mul(100_000))?;
    session.greet()?;
    desk.lay(session);
    let folder = desk.folder();
    let mut known = opened(&folder);
    known.insert(account, at);
    // A hint for the lock screen; that it cannot be written must not keep anybody out.
    let _ = files::write(&folder.logs().join("opened.json"), serde_json::json!(known).to_string().as_bytes());
    Ok(())
}

/// When accounts were last opened here.
fn opened(folder: &Folder) -> std::collections::BTreeMap<String, String> {
    std::fs::read(folder.logs().join("opened.json"))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

/// Locks the desk.
pub fn lock(desk: &Desk, _: Nothing) -> Result<DeskState> {
    desk.lock();
    state(desk, Nothing {})
}

/// Writes the recovery key of an office just founded to a text file.
pub fn save_recovery(desk: &Desk, _: Nothing) -> Result<Option<ExportedCard>> {
    let Some(key) = desk.recovery() else {
        return Err(Error::refused("E_RECOVERY", "恢复密钥只在建立办公室时显示一次，现在已不能再取得。"));
    };
    let Some(path) = desk.around().choose_target("保存恢复密钥", "恢复密钥.txt", &[("文本文件", "txt")]) else {
        return Ok(None);
    };
    let words = format!(
        "正风台账 恢复密钥\r\n\r\n{}\r\n\r\n全部口令遗忘时，在解锁页选“忘记口令，用恢复密钥”并输入上面一行。\r\n\
         请打印后删除本文件，与数据分开保管，专人负责。没有口令也没有恢复密钥，数据无法打开。\r\n",
        key.as_str()
    );
    files::write(&path, words.as_bytes())?;
    super::exports::written(desk, &path, 0, &backup::sha256(words.as_bytes())).map(Some)
}

/// Changes the own password.
pub fn change_password(desk: &Desk, wish: PasswordWish) -> Result<Nothing> {
    desk.session()?.write_now(|office| office.change_password(&wish.old, &wish.new))?;
    Ok(Nothing {})
}

/// The accounts.
pub fn accounts(desk: &Desk, _: Nothing) -> Result<Vec<AccountCard>> {
    desk.session()?.read(|office| office.accounts()?.iter().map(|account| named_card(office, account)).collect())
}

/// An account with the person behind it, where the asker may see that person.
fn named_card(office: &Office, account: &Account) -> Result<AccountCard> {
    let mut named = card(account);
    let reading = office.reading();
    if let Some(person) = account.person
        && let Ok(register) = office.shelf().register("persons")
        && reading.reach(register, Act::See).is_ok()
        && let Ok(row) = read::locate(&reading, register, &person.to_string())
    {
        named.person = Labels::new(&reading).of(register, row)?.map(|(_, label)| label);
    }
    Ok(named)
}

/// Adds an account.
pub fn add_account(desk: &Desk, wish: AccountWish) -> Result<Vec<AccountCard>> {
    let role = CodeBook::new(&[Role::LIST], Vec::new(), Vec::new())
        .read(Role::LIST.name, &wish.role)
        .and_then(Role::of_word)
        .ok_or_else(|| Error::refused("E_ROLE", "请选择岗位。"))?;
    let person = match wish.person.as_deref().filter(|id| !id.is_empty()) {
        Some(id) => Some(Id::parse(id).ok_or_else(|| Error::refused("E_PERSON", "请从人员库中选择账户对应的人员。"))?),
        None => None,
    };
    let session = desk.session()?;
    session.write_now(|office| office.add_account(&wish.name, role, person, &wish.password))?;
    listed(desk)
}

/// Disables an account.
pub fn disable_account(desk: &Desk, wish: AccountName) -> Result<Vec<AccountCard>> {
    desk.session()?.write_now(|office| office.disable_account(&wish.name))?;
    listed(desk)
}

/// The accounts as the lock screen lists them: who adds the first administrator may list them no longer by right.
fn listed(desk: &Desk) -> Result<Vec<AccountCard>> {
    let accounts = Keyring::read(&desk.folder().keyring())?.accounts();
    desk.session()?.read(|office| accounts.iter().map(|account| named_card(office, account)).collect())
}

/// Makes a checked copy of the whole office.
pub fn make_backup(desk: &Desk, wish: BackupWish) -> Result<Option<BackupCard>> {
    let session = desk.session()?;
    let to = if wish.elsewhere {
        match desk.around().choose_folder("选择存放备份的文件夹（移动硬盘）") {
            Some(path) => path,
            None => return Ok(None),
        }
    } else {
        desk.folder().backups()
    };
    let made = session.witnessed(|office| office.backup(&to))?;
    Ok(Some(BackupCard { name: name_of(&made.path), records: show::count(made.records), sha256: made.sha256 }))
}

/// Checks the whole office.
pub fn verify(desk: &Desk, wish: JobName) -> Result<FindingsCard> {
    let session = desk.session()?;
    let job: Job = desk.begin(&wish.job);
    job.tell("正在核验数据库、日志与检索", 0, None);
    let findings = session.witnessed(Office::verify)?;
    let mut problems = findings.problems;
    if let Some(at) = findings.broken_at {
        problems.insert(0, format!("日志自第{at}条起不连贯。请先复制整个数据文件夹留存，再从已核验的备份恢复。"));
    }
    Ok(FindingsCard { entries: show::count(findings.entries), whole: problems.is_empty(), problems })
}

const PREFERENCE: &str = "preference";
const DRAFT: &str = "draft";

/// The account's own settings.
pub fn preferences(desk: &Desk, _: Nothing) -> Result<Vec<Preference>> {
    let (things, _) = desk.session()?.read(|office| office.drawer().all(PREFERENCE))?;
    Ok(things.into_iter().map(|thing| Preference { name: thing.name, json: thing.text }).collect())
}

/// Keeps a setting.
pub fn keep_preference(desk: &Desk, wish: Preference) -> Result<Nothing> {
    keep(desk, PREFERENCE, wish.name, wish.json)
}

/// What was typed and not saved, the newest first.
pub fn drafts(desk: &Desk, _: Nothing) -> Result<Vec<DraftKept>> {
    let (things, _) = desk.session()?.read(|office| office.drawer().all(DRAFT))?;
    Ok(things.into_iter().map(|thing| DraftKept { key: thing.name, json: thing.text, at: thing.at }).collect())
}

/// Keeps what was typed.
pub fn keep_draft(desk: &Desk, wish: DraftKept) -> Result<Nothing> {
    keep(desk, DRAFT, wish.key, wish.json)
}

/// Drops what was typed.
pub fn drop_draft(desk: &Desk, wish: DraftName) -> Result<Nothing> {
    desk.session()?.read(|office| office.drawer().drop(DRAFT, &wish.key))?;
    Ok(Nothing {})
}

fn keep(desk: &Desk, kind: &str, name: String, text: String) -> Result<Nothing> {
    desk.session()?.read(|office| {
        let thing = Thing { kind: kind.into(), name, at: office.clock().stamp(), text };
        office.drawer().keep(&thing)
    })?;
    Ok(Nothing {})
}

/// Asks a long deed to stop.
pub fn cancel_job(desk: &Desk, wish: JobName) -> Result<Nothing> {
    desk.cancel(&wish.job);
    Ok(Nothing {})
}

/// The account at work, with the person behind it where it may be told.
fn own_card(office: &Office, listed: &[AccountCard]) -> Result<AccountCard> {
    let actor = office.actor();
    let mut own = listed.iter().find(|card| card.name == actor.account).cloned().unwrap_or_else(|| AccountCard {
        name: actor.account.clone(),
        role: actor.role.word().to_string(),
        label: "恢复".to_string(),
        person: None,
        disabled: false,
        identity: false,
    });
    let reading = office.reading();
    if let Some(row) = actor.person
        && let Ok(person) = office.shelf().register("persons")
        && read::find(&reading, person, row).is_ok()
    {
        own.person = Labels::new(&reading).of(person, row)?.map(|(_, label)| label);
    }
    Ok(own)
}

fn card(account: &Account) -> AccountCard {
    AccountCard {
        name: account.name.clone(),
        role: account.role.word().to_string(),
        label: label_of(account.role),
        person: None,
        disabled: account.disabled,
        identity: account.identity,
    }
}

fn label_of(role: Role) -> String {
    Role::LIST.codes.iter().find(|(word, ..)| *word == role.word()).map_or("", |(_, label, _)| label.trim()).to_string()
}

/// A path's last part.
pub fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
