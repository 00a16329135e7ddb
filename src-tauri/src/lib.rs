//! The window over the office: one window, one list of commands, paths and keys that never leave Rust.
//!
//! [`desk`] holds what is open, [`session`] the office as the window uses it, [`preview`] an import that is looked at,
//! [`commands`] answers the page room by room, [`wire`] names what crosses, [`window`] is the window itself. Every command
//! stands in `commands.in`, once.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod answer;
pub mod commands;
pub mod desk;
pub mod preview;
pub mod session;
pub mod show;
pub mod window;
pub mod wire;

use desk::Desk;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::Manager;
use zhengfeng_core::excel::read::worker;
use zhengfeng_core::office::Folder;

/// How the program was called.
#[derive(Default)]
struct Call {
    /// The office's folder.
    data: Option<PathBuf>,
    /// Answers to dialogs.
    answers: Option<PathBuf>,
}

/// Runs the program: the window, or a worker that reads one foreign file.
pub fn run() -> ExitCode {
    if std::env::args().nth(1).is_some_and(|first| first == worker::ARGUMENT) {
        return worker::run_worker();
    }
    // Asked here, because the window would say it in English and go on about a page to download from.
    if cfg!(windows) && tauri::webview_version().is_err() {
        window::say_without_window(
            "窗口打不开：这台电脑没有微软 WebView2 运行时。数据未受影响。请按文件夹中“使用说明.txt”第二部分第2条安装后再打开。",
        );
        return ExitCode::FAILURE;
    }
    let call = call(std::env::args().skip(1), is_driven());
    let built = answer::with_commands(tauri::Builder::default())
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window("main") {
                // The window that is there already comes to the front; where it cannot, nothing is lost.
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .setup(move |app| {
            let folder = match &call.data {
                Some(path) => path.clone(),
                None => app.path().app_local_data_dir()?.join("office"),
            };
            std::fs::create_dir_all(&folder)?;
            let around = window::Windowed::new(app.handle().clone(), call.answers.clone());
            app.manage(Arc::new(Desk::new(Folder::new(folder), Box::new(around))));
            window::make(app.handle())?;
            Ok(())
        })
        .on_window_event(|window, event| {
            if matches!(event, tauri::WindowEvent::Destroyed) {
                window::closed(window.app_handle());
            }
        })
        .run(tauri::generate_context!());
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            window::say_without_window(&format!("窗口打不开：{error}。数据未受影响。"));
            ExitCode::FAILURE
        }
    }
}

/// Whether another program drives this one's page; the web view takes the same sign.
fn is_driven() -> bool {
    std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|value| value == "true")
}

/// Reads the arguments. Answers to dialogs are taken only where the page is driven by another program anyway: at an
/// office's PC a changed shortcut could otherwise choose, unseen, where exports go.
fn call(mut arguments: impl Iterator<Item = String>, driven: bool) -> Call {
    let mut call = Call::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--data" => call.data = arguments.next().map(PathBuf::from),
            "--answers" => call.answers = arguments.next().map(PathBuf::from).filter(|_| driven),
            _ => {}
        }
    }
    call
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dialogs_are_answered_by_a_file_only_where_the_page_is_driven() {
        let given = || ["--answers", "answers", "--data", "office"].into_iter().map(String::from);
        assert_eq!(call(given(), true).answers, Some(PathBuf::from("answers")));
        let plain = call(given(), false);
        assert_eq!((plain.answers, plain.data), (None, Some(PathBuf::from("office"))), "the folder is taken all the same");
    }
}
