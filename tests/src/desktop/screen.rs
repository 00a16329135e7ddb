//! A screen nobody sees, with a session bus, and for one story a window frame and an input method.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::window::until;
use std::cell::RefCell;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Programs every story needs.
pub const NEEDED: &[&str] = &["WebKitWebDriver", "Xvfb", "dbus-daemon"];
/// Programs the story of the input method needs besides.
pub const INPUT_METHOD: &[&str] = &["fcitx5", "fcitx5-remote", "openbox", "xdotool"];

/// The first of some programs that is not to be found.
pub fn missing(programs: &[&'static str]) -> Option<&'static str> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = |program: &str| std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    programs.iter().copied().find(|program| !found(program))
}

/// A program that ends with its owner.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}

/// A screen and what runs on it.
pub struct Screen {
    display: String,
    bus: String,
    home: PathBuf,
    input_method: bool,
    /// The input method, where it was started; ends before the screen.
    late: RefCell<Vec<Running>>,
    /// In the order they end: the screen last.
    running: Vec<Running>,
}

impl Screen {
    /// A bare screen; what programs keep for a user goes under `home`.
    pub fn start(home: &Path) -> Screen {
        let home = home.join("home");
        std::fs::create_dir_all(home.join("run")).unwrap();
        let mut server = Command::new("Xvfb");
        server.args(["-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"]);
        let (server, number) = first_line(server);
        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--session", "--nofork", "--nopidfile", "--print-address"]);
        daemon.env("XDG_RUNTIME_DIR", home.join("run")).env("DISPLAY", format!(":{number}"));
        let (daemon, bus) = first_line(daemon);
        Screen {
            display: format!(":{number}"),
            bus,
            home,
            input_method: false,
            late: RefCell::default(),
            running: vec![daemon, server],
        }
    }

    /// A screen with a window frame and the Pinyin input method.
    pub fn with_input_method(home: &Path) -> Screen {
        let mut screen = Screen::start(home);
        screen.input_method = true;
        let profile = screen.home.join(".config/fcitx5/profile");
        std::fs::create_dir_all(profile.parent().unwrap()).unwrap();
        std::fs::write(&profile, PROFILE).unwrap();
        std::fs::write(profile.with_file_name("config"), CONFIG).unwrap();
        screen.run("openbox", &[]);
        until("windows have frames", || (!screen.ask("xdotool", &["get_desktop"]).is_empty()).then_some(()));
        screen
    }

    /// Starts the input method, once the place it is for is no password field: one it met as such keeps Latin letters.
    pub fn start_input_method(&self) {
        let mut command = self.command("fcitx5");
        command.arg("--disable=notificationitem,wayland,kimpanel");
        self.late.borrow_mut().push(Running(command.spawn().unwrap()));
        until("the input method runs", || (!self.ask("fcitx5-remote", &[]).is_empty()).then_some(()));
    }

    /// A program with this screen around it.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.display).env("DBUS_SESSION_BUS_ADDRESS", &self.bus).env("HOME", &self.home);
        command.env("XDG_RUNTIME_DIR", self.home.join("run")).env("XDG_CONFIG_HOME", self.home.join(".config"));
        command.env("XDG_DATA_HOME", self.home.join(".local/share")).env("XDG_CACHE_HOME", self.home.join(".cache"));
        command.env("LANG", "C.UTF-8").env("LC_ALL", "C.UTF-8").env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
        command.env_remove("WAYLAND_DISPLAY").env("TAURI_WEBVIEW_AUTOMATION", "true");
        if self.input_method {
            command.env("GTK_IM_MODULE", "fcitx").env("XMODIFIERS", "@im=fcitx");
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Presses real keys, as the keyboard would.
    pub fn press(&self, keys: &[&str]) {
        let pressed = self.command("xdotool").args(["key", "--delay", "60"]).args(keys).status().unwrap();
        assert!(pressed.success(), "keys {keys:?} are pressed");
    }

    /// Turns Pinyin on for what has the focus, as Ctrl+Space does; says whether it is on.
    pub fn compose(&self) -> bool {
        self.ask("xdotool", &["search", "--onlyvisible", "--name", "正风台账", "windowactivate"]);
        self.ask("fcitx5-remote", &["-o"]);
        self.ask("fcitx5-remote", &["-s", "pinyin"]);
        self.ask("fcitx5-remote", &[]) == "2"
    }

    /// What a program on this screen prints.
    fn ask(&self, program: &str, arguments: &[&str]) -> String {
        let asked = self.command(program).args(arguments).stdout(Stdio::piped()).output().unwrap();
        String::from_utf8_lossy(&asked.stdout).trim().to_string()
    }

    fn run(&mut self, program: &str, arguments: &[&str]) {
        let running = Running(self.command(program).args(arguments).spawn().unwrap());
        self.running.insert(0, running);
    }
}

/// Starts a program that says on its first line where it is to be found.
fn first_line(mut command: Command) -> (Running, String) {
    let mut running = Running(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    let mut line = String::new();
    BufReader::new(running.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(!line.trim().is_empty(), "{command:?} says where it is");
    (running, line.trim().to_string())
}

/// Every place shares one state, on from the start: a place the method meets late is not left out.
const CONFIG: &str = "[Behavior]\nActiveByDefault=True\nShareInputState=All\n";

/// Latin letters at first, Pinyin when it is turned on.
const PROFILE: &str = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n\n\
[Groups/0/Items/0]\nName=keyboard-us\nLayout=\n\n[Groups/0/Items/1]\nName=pinyin\nLayout=\n\n\
[GroupOrder]\n0=Default\n";
