//! Opening the office: whose password, where it comes from, and what to do when the office asks to wait.

use crate::args::Call;
use std::io::IsTerminal;
use std::time::Duration;
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::sealed::Sealed;

/// The longest wait after wrong passwords that is waited out instead of refused.
const PATIENCE: u64 = 10;

/// The folder of the office.
pub fn folder(call: &Call) -> Result<Folder> {
    match &call.data {
        Some(path) => Ok(Folder::new(path)),
        None => Err(Error::refused("E_CALL", "没有指明办公室的文件夹。请加上 --data <文件夹>。")),
    }
}

/// Opens the office with the password of the account.
pub fn open(call: &Call, purpose: Purpose) -> Result<Office> {
    let folder = folder(call)?;
    open_with(&folder, &call.user, &password(&call.user)?, purpose)
}

/// Opens an office with a password that is known already.
pub fn open_with(folder: &Folder, user: &str, password: &Sealed, purpose: Purpose) -> Result<Office> {
    patiently(|| Office::open(folder, user, password.expose(), purpose, Box::new(WallClock)))
}

/// Does something that may be asked to wait a little; then it waits and tries once again.
pub fn patiently<T>(mut act: impl FnMut() -> Result<T>) -> Result<T> {
    match act() {
        Err(Error::Wait { seconds }) if seconds <= PATIENCE => {
            std::thread::sleep(Duration::from_secs(seconds));
            act()
        }
        done => done,
    }
}

/// The account's password: from the environment, else asked for.
pub fn password(user: &str) -> Result<Sealed> {
    match std::env::var("ZHENGFENG_PASSWORD") {
        Ok(password) => Ok(Sealed::new(password)),
        Err(_) => prompt(&format!("账户“{user}”的口令：")),
    }
}

/// The first password of a new office: from the environment, else asked for twice.
pub fn first_password(user: &str) -> Result<Sealed> {
    match std::env::var("ZHENGFENG_PASSWORD") {
        Ok(password) => Ok(Sealed::new(password)),
        Err(_) => prompt_twice(user),
    }
}

/// A new password: from the environment, else asked for twice; without a terminal there is none.
pub fn new_password(user: &str) -> Result<Option<Sealed>> {
    match std::env::var("ZHENGFENG_NEW_PASSWORD") {
        Ok(password) => Ok(Some(Sealed::new(password))),
        Err(_) if std::io::stdin().is_terminal() => prompt_twice(user).map(Some),
        Err(_) => Ok(None),
    }
}

fn prompt_twice(user: &str) -> Result<Sealed> {
    let first = prompt(&format!("为账户“{user}”设置口令："))?;
    if prompt("请再输入一次：")? != first {
        return Err(Error::refused("E_PASSWORD", "两次输入的口令不同，没有作任何改动。请重来一次。"));
    }
    Ok(first)
}

fn prompt(words: &str) -> Result<Sealed> {
    if !std::io::stdin().is_terminal() {
        return Err(Error::refused(
            "E_PASSWORD",
            "没有口令：这里不是终端，不能询问。请把口令放在环境变量 ZHENGFENG_PASSWORD 中（改口令、加账户时，新口令放在 \
             ZHENGFENG_NEW_PASSWORD 中）。",
        ));
    }
    rpassword::prompt_password(words).map(Sealed::new).map_err(Error::file("不能在终端上询问口令"))
}
