//! From a command's name to its answer: made of the one list, for the window and for whoever drives a desk without one.

use crate::commands::{
    checks, desk, due, edits, exports, figures, handed, imports, overview, papers, records, registers, views,
};
use crate::desk::Desk;
use crate::show;
use crate::wire::Refusal;
use crate::wire::checks::*;
use crate::wire::desk::*;
use crate::wire::due::*;
use crate::wire::exports::*;
use crate::wire::figures::*;
use crate::wire::imports::*;
use crate::wire::overview::*;
use crate::wire::papers::*;
use crate::wire::records::*;
use crate::wire::registers::*;
use crate::wire::views::*;
use crate::wire::{JobName, Nothing};
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tauri::{Runtime, State};
use zhengfeng_core::words::error::Result;

/// Answers on a thread of its own: the page never waits for another command. A fault of the program is told as one,
/// and what was under way is rolled back by the database.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> std::result::Result<T, Refusal> {
    let done = tauri::async_runtime::spawn_blocking(move || guarded(work)).await;
    done.unwrap_or_else(|_| Err(fault()))
}

fn guarded<T>(work: impl FnOnce() -> Result<T>) -> std::result::Result<T, Refusal> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(done) => done.map_err(|error| show::refusal(&error)),
        Err(_) => Err(fault()),
    }
}

fn fault() -> Refusal {
    Refusal {
        code: "E_FAULT".to_string(),
        words: "程序出了差错，这一步没有做，已有数据未受影响。请再试一次；若仍不行，请重新打开程序并告知维护人员。".to_string(),
        problems: Vec::new(),
    }
}

macro_rules! commands {
    ($($name:ident($input:ty) -> $output:ty = $room:ident::$verb:ident,)*) => {
        mod handlers {
            use super::*;
            $(
                #[tauri::command]
                pub(super) async fn $name(desk: State<'_, Arc<Desk>>, input: $input) -> std::result::Result<$output, Refusal> {
                    let desk = Arc::clone(&desk);
                    apart(move || $room::$verb(&desk, input)).await
                }
            )*
        }

        /// Adds the handlers of all commands.
        pub fn with_commands<R: Runtime>(builder: tauri::Builder<R>) -> tauri::Builder<R> {
            builder.invoke_handler(tauri::generate_handler![$(handlers::$name),*])
        }

        /// Answers a command by name, from JSON to JSON.
        pub fn by_name(desk: &Desk, name: &str, input: Value) -> std::result::Result<Value, Value> {
            match name {
                $(stringify!($name) => {
                    let input: $input = serde_json::from_value(input).map_err(|error| told(&unread(name, &error)))?;
                    let done = guarded(|| $room::$verb(desk, input)).map_err(|refusal| told(&refusal))?;
                    serde_json::to_value(done).map_err(|_| told(&fault()))
                })*
                _ => Err(told(&unread(name, &"没有这个命令"))),
            }
        }
    };
}

fn told(refusal: &Refusal) -> Value {
    serde_json::to_value(refusal).unwrap_or(Value::Null)
}

fn unread(name: &str, why: &dyn std::fmt::Display) -> Refusal {
    Refusal {
        code: "E_CALL".to_string(), words: format!("页面的请求“{name}”读不懂：{why}。"), problems: Vec::new()
    }
}

include!("commands.in");
