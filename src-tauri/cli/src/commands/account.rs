//! Accounts: list, add, disable, change the own password.

use crate::args::{AccountDeed, Call};
use crate::print::{Outcome, Printer};
use crate::session;
use serde_json::{Value, json};
use zhengfeng_core::office::Purpose;
use zhengfeng_core::register::codes::{Closed, CodeBook};
use zhengfeng_core::register::rights::Role;
use zhengfeng_core::vault::keyring::{Account, Keyring};
use zhengfeng_core::words::error::{Error, Result};

/// Does a deed about accounts.
pub fn run(call: &Call, deed: &AccountDeed, printer: &Printer) -> Result<Outcome> {
    match deed {
        AccountDeed::List => list(call, printer),
        AccountDeed::Add { name, role } => add(call, name, role, printer),
        AccountDeed::Disable { name } => disable(call, name, printer),
        AccountDeed::Password => password(call, printer),
    }
}

fn list(call: &Call, printer: &Printer) -> Result<Outcome> {
    let accounts = session::open(call, Purpose::Read)?.accounts()?;
    let json: Vec<Value> = accounts.iter().map(as_json).collect();
    printer.answer(&Value::Array(json), || accounts.iter().map(as_words).collect())?;
    Ok(Outcome::Done)
}

fn add(call: &Call, name: &str, role: &str, printer: &Printer) -> Result<Outcome> {
    let role = role_of(role)?;
    let own = session::password(&call.user)?;
    let new = session::new_password(name)?.unwrap_or_else(|| own.clone());
    let office = session::open_with(&session::folder(call)?, &call.user, &own, Purpose::Write)?;
    office.add_account(name, role, None, new.expose())?;
    // The first administrator is added by the office, which may list accounts no longer from then on.
    let ring = Keyring::read(&office.folder().keyring())?;
    let Some(added) = ring.accounts().into_iter().find(|account| account.name == name) else {
        return Err(Error::damaged("账户已添加，但钥匙文件里没有它。请运行核验。"));
    };
    printer.answer(&as_json(&added), || format!("已添加账户“{name}”（{}）。\n", label(role)))?;
    if role.holds_identity_key() && !added.identity {
        printer.aside("此账户没有身份密钥，不能查看封存内容：须由持有身份密钥的账户来添加。");
    }
    Ok(Outcome::Done)
}

fn disable(call: &Call, name: &str, printer: &Printer) -> Result<Outcome> {
    session::open(call, Purpose::Write)?.disable_account(name)?;
    printer.answer(&json!({ "name": name, "disabled": true }), || format!("已停用账户“{name}”。\n"))?;
    Ok(Outcome::Done)
}

fn password(call: &Call, printer: &Printer) -> Result<Outcome> {
    let old = session::password(&call.user)?;
    let Some(new) = session::new_password(&call.user)? else {
        return Err(Error::refused("E_PASSWORD", "没有新口令：请放在环境变量 ZHENGFENG_NEW_PASSWORD 中，或在终端上运行。"));
    };
    let office = session::open_with(&session::folder(call)?, &call.user, &old, Purpose::Write)?;
    office.change_password(old.expose(), new.expose())?;
    printer.answer(&json!({ "name": call.user }), || format!("账户“{}”的口令已改。\n", call.user))?;
    Ok(Outcome::Done)
}

fn role_of(spelled: &str) -> Result<Role> {
    let book = CodeBook::new(&[Role::LIST], Vec::new(), Vec::new());
    book.read(Role::LIST.name, spelled).and_then(Role::of_word).ok_or_else(|| {
        let known: Vec<String> = Role::all().map(|role| format!("{}（{}）", role.word(), label(role))).collect();
        Error::refused("E_ROLE", format!("没有岗位“{spelled}”。可用：{}。", known.join("、")))
    })
}

fn label(role: Role) -> &'static str {
    Role::LIST.codes.iter().find(|(word, ..)| *word == role.word()).map_or("", |(_, label, _)| label.trim())
}

fn as_json(account: &Account) -> Value {
    json!({
        "name": account.name,
        "role": account.role.word(),
        "label": label(account.role),
        "disabled": account.disabled,
        "identity_key": account.identity,
        "person": account.person.map(|id| id.to_string()),
    })
}

fn as_words(account: &Account) -> String {
    let state = match (account.disabled, account.identity) {
        (true, _) => "  已停用",
        (false, true) => "  持有身份密钥",
        (false, false) => "",
    };
    format!("{}  {}{state}\n", account.name, label(account.role))
}
