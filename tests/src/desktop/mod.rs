//! The program as a person has it: its window on a screen of its own, driven through WebKitWebDriver.
//!
//! [`screen`] is the screen with its session bus and, for one story, an input method; [`driver`] speaks the WebDriver
//! protocol; [`window`] is what a story does and sees; [`look`] takes pictures and asks axe, [`walk`] goes from page to
//! page. Stories wait for states of
//! the page and never for time to pass.
#![allow(clippy::unwrap_used, clippy::panic)]

pub mod driver;
pub mod look;
pub mod screen;
pub mod walk;
pub mod window;

use crate::program::PASSWORD;
use screen::Screen;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use tempfile::TempDir;
use window::Window;
use zhengfeng_core::office::Folder;
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::sample;

/// One story: a screen, a folder of its own with a practice office, answers to dialogs. Stories run one after another.
pub struct Story {
    name: &'static str,
    place: TempDir,
    screen: Screen,
    _alone: MutexGuard<'static, ()>,
}

impl Story {
    /// Begins a story, or says on the terminal why it cannot be told here.
    pub fn begin(name: &'static str) -> Option<Story> {
        Story::on(name, Screen::start)
    }

    /// Begins a story that types through the Pinyin input method.
    pub fn with_input_method(name: &'static str) -> Option<Story> {
        if let Some(program) = screen::missing(screen::INPUT_METHOD) {
            return skip(name, &format!("{program} is not installed"));
        }
        Story::on(name, Screen::with_input_method)
    }

    fn on(name: &'static str, start: impl Fn(&Path) -> Screen) -> Option<Story> {
        static ALONE: Mutex<()> = Mutex::new(());
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(program) = screen::missing(screen::NEEDED) {
            return skip(name, &format!("{program} is not installed"));
        }
        if !program().is_file() {
            return skip(name, "the program is not built: cargo build -p zhengfeng");
        }
        if !std::fs::read_to_string(root().join("ui/dist/index.html")).is_ok_and(|page| page.contains("assets/")) {
            return skip(name, "the page is not built: npx vite build in ui/");
        }
        let place = tempfile::tempdir().unwrap();
        let screen = start(place.path());
        let story = Story { name, place, screen, _alone: alone };
        // By a name of its own: a build that replaces the program meanwhile leaves this one as it is.
        if std::fs::hard_link(program(), story.program()).is_err() {
            std::fs::copy(program(), story.program()).unwrap();
        }
        story.answer(&[]);
        copy(office_template(), &story.office());
        Some(story)
    }

    /// Opens the window on the story's office.
    pub fn open(&self) -> Window<'_> {
        self.open_on(&self.office())
    }

    /// Opens the window on any folder.
    pub fn open_on(&self, office: &Path) -> Window<'_> {
        let arguments: Vec<OsString> = ["--data".into(), office.into(), "--answers".into(), self.answers().into()].into();
        Window::open(self.name, &self.screen, &self.program(), &arguments)
    }

    /// The story's office.
    pub fn office(&self) -> PathBuf {
        self.place.path().join("office")
    }

    /// A path in the story's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// Lays down what the next dialogs will answer, in their order.
    pub fn answer(&self, paths: &[&Path]) {
        let lines: String = paths.iter().map(|path| format!("{}\n", path.display())).collect();
        std::fs::write(self.answers(), lines).unwrap();
    }

    /// The screen, for what is done with real keys.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    fn program(&self) -> PathBuf {
        self.path("zhengfeng")
    }

    fn answers(&self) -> PathBuf {
        self.path("answers")
    }
}

fn skip(name: &str, why: &str) -> Option<Story> {
    // Past the capture of the test harness: a story that was not told must be seen.
    _ = writeln!(std::io::stderr(), "SKIPPED desktop: {name}: {why}");
    None
}

/// The checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn program() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let folder = here.parent().and_then(Path::parent).unwrap();
    folder.join("zhengfeng")
}

/// A practice office, founded once a run.
fn office_template() -> &'static Path {
    static FOUNDED: OnceLock<TempDir> = OnceLock::new();
    let place = FOUNDED.get_or_init(|| {
        let place = tempfile::tempdir().unwrap();
        let founded = sample::found(&Folder::new(place.path().join("office")), PASSWORD, Box::new(WallClock)).unwrap();
        drop(founded);
        place
    });
    Box::leak(Box::new(place.path().join("office")))
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
