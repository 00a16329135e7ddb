//! Founding an office.

use crate::args::Call;
use crate::print::{Outcome, Printer};
use crate::session;
use serde_json::{Map, json};
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::{Founded, Office};
use zhengfeng_core::sample;
use zhengfeng_core::storage::page;
use zhengfeng_core::words::error::{Error, Result};

/// Makes an office, empty or the sample county.
pub fn init(call: &Call, with_sample: bool, printer: &Printer) -> Result<Outcome> {
    let folder = session::folder(call)?;
    if call.user != "office" {
        return Err(Error::refused("E_CALL", "新办公室的账户名为 office，不必写 --user。"));
    }
    let password = session::first_password(&call.user)?;
    let clock = Box::new(WallClock);
    let founded = if with_sample {
        sample::found(&folder, password.expose(), clock)?
    } else {
        Office::found(&folder, password.expose(), clock)?
    };
    let Founded { office, recovery } = founded;
    let mut registers = Map::new();
    let mut words = format!("已在“{}”建立办公室。\n", folder.path().display());
    for register in office.shelf().registers.iter().filter(|register| register.of.is_none()) {
        let (living, _) = page::counts(&office.reading(), register)?;
        registers.insert(register.name.to_string(), json!(living));
        if living > 0 {
            words.push_str(&format!("  {}  {living}条\n", register.label));
        }
    }
    words.push_str(&format!(
        "恢复密钥（只显示这一次，请抄写后与数据分开保管，密码全部遗忘时用账户 recovery 打开）：\n  {}\n",
        recovery.as_str()
    ));
    let json = json!({
        "office": folder.path().display().to_string(),
        "registers": registers,
        "recovery_key": recovery.as_str(),
    });
    printer.answer(&json, || words)?;
    Ok(Outcome::Done)
}
