//! The one window: made in Rust, so that what it may show and where it may go is decided here.

use crate::desk::{Desk, Surroundings};
use crate::wire::Progress;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tauri::{AppHandle, Emitter, Manager, Runtime, Url, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_dialog::DialogExt;
use zhengfeng_core::words::error::{Error, Result};

/// Makes the window. It goes nowhere but to the program's own page, and opens no other.
pub fn make<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("正风台账")
        .inner_size(1366.0, 768.0)
        .min_inner_size(1024.0, 640.0)
        .disable_drag_drop_handler()
        .on_navigation(is_own_page)
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// Whether an address is the program's own page: its scheme, or on Windows the host that stands for it. Any other port of
/// that host would be somebody else's.
fn is_own_page(url: &Url) -> bool {
    if cfg!(windows) {
        matches!(url.scheme(), "http" | "https") && url.host_str() == Some("tauri.localhost") && url.port().is_none()
    } else {
        url.scheme() == "tauri" && url.host_str() == Some("localhost")
    }
}

/// What surrounds the desk in the program: the system's dialogs, its opener, the page.
pub struct Windowed<R: Runtime> {
    app: AppHandle<R>,
    /// Answers to dialogs given beforehand, for driving the program by another; asked for by `--answers <file>`.
    answers: Option<Mutex<PathBuf>>,
}

impl<R: Runtime> Windowed<R> {
    /// Around an application.
    pub fn new(app: AppHandle<R>, answers: Option<PathBuf>) -> Windowed<R> {
        Windowed { app, answers: answers.map(Mutex::new) }
    }

    /// The next answer of the file: its first line, which is taken out. An empty line is a cancelled dialog.
    fn answer(&self) -> Option<Option<PathBuf>> {
        let file = self.answers.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        let text = std::fs::read_to_string(&*file).unwrap_or_default();
        let (first, rest) = text.split_once('\n').unwrap_or((text.as_str(), ""));
        // What cannot be written is answered again the next time, which the driver will notice.
        let _ = std::fs::write(&*file, rest);
        Some(Some(first.trim()).filter(|line| !line.is_empty()).map(PathBuf::from))
    }
}

impl<R: Runtime> Surroundings for Windowed<R> {
    fn choose_file(&self, title: &str, kind: &str, endings: &[&str]) -> Option<PathBuf> {
        if let Some(answer) = self.answer() {
            return answer;
        }
        let chosen = self.app.dialog().file().set_title(title).add_filter(kind, endings).blocking_pick_file();
        chosen.and_then(|path| path.into_path().ok())
    }

    fn choose_folder(&self, title: &str) -> Option<PathBuf> {
        if let Some(answer) = self.answer() {
            return answer;
        }
        let chosen = self.app.dialog().file().set_title(title).blocking_pick_folder();
        chosen.and_then(|path| path.into_path().ok())
    }

    fn choose_target(&self, title: &str, name: &str, endings: &[(&str, &str)]) -> Option<PathBuf> {
        if let Some(answer) = self.answer() {
            return answer;
        }
        let mut dialog = self.app.dialog().file().set_title(title).set_file_name(name);
        for (kind, ending) in endings {
            dialog = dialog.add_filter(*kind, &[*ending]);
        }
        let mut path = dialog.blocking_save_file().and_then(|path| path.into_path().ok())?;
        // Some desktops leave the ending to the program.
        if path.extension().is_none()
            && let Some((_, ending)) = endings.first()
        {
            path.set_extension(ending);
        }
        Some(path)
    }

    fn open(&self, path: &Path) -> Result<()> {
        if self.answers.is_some() {
            return Ok(());
        }
        let opener = if cfg!(windows) { "explorer" } else { "xdg-open" };
        let started = std::process::Command::new(opener).arg(path).spawn();
        started.map(|_| ()).map_err(Error::file(format!("不能打开“{}”，请在文件夹中自行打开", path.display())))
    }

    fn progress(&self, progress: Progress) {
        // A page that is gone hears nothing; the deed goes on.
        let _ = self.app.emit_to("main", "progress", progress);
    }
}

/// Says something where no window can: in a box of the system on Windows, else where the program was started.
pub fn say_without_window(words: &str) {
    #[cfg(windows)]
    rfd::MessageDialog::new().set_title("正风台账").set_description(words).set_level(rfd::MessageLevel::Error).show();
    #[cfg(not(windows))]
    eprintln!("{words}");
}

/// Locks the desk when its window is closed.
pub fn closed<R: Runtime>(app: &AppHandle<R>) {
    if let Some(desk) = app.try_state::<Arc<Desk>>() {
        desk.lock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_to_its_own_page_and_nowhere_else() {
        let goes = |url: &str| url.parse().is_ok_and(|url| is_own_page(&url));
        let own = if cfg!(windows) { "http://tauri.localhost/index.html" } else { "tauri://localhost/index.html" };
        assert!(goes(own), "the page itself");
        let foreign = [
            "http://tauri.localhost:8080/",
            "tauri://elsewhere/",
            "ftp://tauri.localhost/",
            "file:///etc/hostname",
            "https://example.org/",
        ];
        for url in foreign {
            assert!(!goes(url), "{url} is not the program's page");
        }
    }
}
