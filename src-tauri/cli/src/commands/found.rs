//! Founding an office; filling one for measuring.

use crate::args::Call;
use crate::print::{Outcome, Printer};
use crate::session;
use serde_json::{Map, Value, json};
use std::time::Instant;
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Founded, Office, Purpose};
use zhengfeng_core::registers;
use zhengfeng_core::sample::{self, bulk};
use zhengfeng_core::storage::{page, settings};
use zhengfeng_core::words::error::{Error, Result};

/// Makes an office, empty or the sample county.
pub fn init(call: &Call, with_sample: bool, county: Option<&str>, printer: &Printer) -> Result<Outcome> {
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
    if let Some(county) = county {
        office.change(Deed::Change, |change| settings::set(change, settings::COUNTY, county))?;
    }
    let mut rows_held = Map::new();
    let mut words = format!("已在“{}”建立办公室。\n", folder.path().display());
    for register in office.shelf().registers.iter().filter(|register| register.of.is_none()) {
        let rows = page::rows(&office.reading(), register)?;
        rows_held.insert(register.name.to_string(), json!(rows));
        if rows > 0 {
            words.push_str(&format!("  {}  {rows}条\n", register.label));
        }
    }
    words.push_str(&format!(
        "恢复密钥（只显示这一次，请抄写后与数据分开保管，口令全部遗忘时用账户 recovery 打开）：\n  {}\n",
        recovery.as_str()
    ));
    let json = json!({
        "office": folder.path().display().to_string(),
        "registers": rows_held,
        "recovery_key": recovery.as_str(),
    });
    printer.answer(&json, || words)?;
    Ok(Outcome::Done)
}

/// Adds bulk rows to an office made for measuring.
pub fn generate(call: &Call, clues: usize, seed: u64, printer: &Printer) -> Result<Outcome> {
    let office = session::open(call, Purpose::Write)?;
    let start = Instant::now();
    let bar = printer.bar("已生成线索", "条");
    let counts = bulk::generate(&office, clues, seed, &|done| {
        bar.show(u64::try_from(done).unwrap_or(u64::MAX));
    })?;
    drop(bar);
    let seconds = start.elapsed().as_secs_f64();
    let registers: Map<String, Value> = counts.0.iter().map(|(name, rows)| (name.to_string(), json!(rows))).collect();
    printer.answer(&json!({ "registers": registers, "seconds": seconds }), || {
        let lines = counts.0.iter().map(|(name, rows)| {
            let label = registers::named(name).map_or(*name, |register| register.label);
            format!("  {label}  {rows}条\n")
        });
        format!("已生成，用时{seconds:.1}秒。\n{}", lines.collect::<String>())
    })?;
    Ok(Outcome::Done)
}
