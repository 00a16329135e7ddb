//! The WebDriver protocol, as much of it as the stories speak: one driver, one session, one program.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::screen::{Running, Screen};
use super::window::until;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The name under which the protocol hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One element of the page.
#[derive(Clone, Debug)]
pub struct Element(Value);

impl Element {
    /// From what a script returned, where it is an element.
    pub fn of(value: &Value) -> Option<Element> {
        value.get(ELEMENT).map(|_| Element(value.clone()))
    }

    /// As an argument of a script.
    pub fn value(&self) -> Value {
        self.0.clone()
    }

    fn id(&self) -> &str {
        self.0[ELEMENT].as_str().unwrap()
    }
}

/// A session with the program's window.
pub struct Driver {
    port: u16,
    session: String,
    driver: Running,
}

impl Driver {
    /// Starts the driver, which starts the program.
    pub fn start(screen: &Screen, program: &Path, arguments: &[OsString]) -> Driver {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = screen.command("WebKitWebDriver");
        let driver = Running(command.args(["--host=127.0.0.1", &format!("--port={port}")]).spawn().unwrap());
        until("the driver answers", || TcpStream::connect(("127.0.0.1", port)).ok());
        let arguments: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
        let options = json!({ "binary": program, "args": arguments });
        let wish = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let mut made = Driver { port, session: String::new(), driver };
        let session = made.send("POST", "/session", &wish).unwrap_or_else(|error| panic!("no session: {error}"));
        made.session = session["sessionId"].as_str().unwrap().to_string();
        made
    }

    /// Runs a script in the page; what it refuses comes back as text.
    pub fn try_run(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.command("POST", "/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs a script in the page whose last argument takes its answer.
    pub fn run_later(&self, script: &str, arguments: &[Value]) -> Value {
        let wish = json!({ "script": script, "args": arguments });
        self.command("POST", "/execute/async", &wish).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Clicks the middle of an element as the mouse would.
    pub fn click(&self, element: &Element) -> Result<(), String> {
        self.command("POST", &format!("/element/{}/click", element.id()), &json!({})).map(|_| ())
    }

    /// Does what mouse and keyboard do, by the protocol's list of sources.
    pub fn perform(&self, sources: &Value) {
        let done = self.command("POST", "/actions", &json!({ "actions": sources }));
        done.unwrap_or_else(|error| panic!("{error}: {sources}"));
    }

    /// What the window shows, as PNG.
    pub fn picture(&self) -> Vec<u8> {
        let shot = self.command("GET", "/screenshot", &Value::Null).unwrap_or_else(|error| panic!("{error}"));
        decoded(shot.as_str().unwrap())
    }

    /// Makes the window as large as a screen would be.
    pub fn resize(&self, width: u32, height: u32) {
        let wish = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.command("POST", "/window/rect", &wish).unwrap_or_else(|error| panic!("{error}"));
    }

    /// Ends the session and the program with it.
    pub fn end(&self) {
        // A program that was killed has no session to end.
        _ = self.command("DELETE", "", &Value::Null);
    }

    /// Kills the program as a power cut would, and waits until it is gone.
    pub fn kill(&self) {
        if let Some(program) = self.child() {
            // Where it has ended by itself meanwhile, there is nothing to kill.
            _ = Command::new("kill").args(["-9", &program.to_string()]).stderr(Stdio::null()).status();
        }
        until("the program is gone", || self.child().is_none().then_some(()));
    }

    /// The process of the program.
    pub fn program(&self) -> u32 {
        self.child().unwrap_or_else(|| panic!("the driver has started no program"))
    }

    /// What the driver has started and what still runs.
    fn child(&self) -> Option<u32> {
        let own = self.driver.0.id();
        let children = std::fs::read_to_string(format!("/proc/{own}/task/{own}/children")).ok()?;
        children.split_whitespace().next()?.parse().ok()
    }

    fn command(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        self.send(method, &format!("/session/{}{path}", self.session), body)
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(|error| error.to_string())?;
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\
             Content-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\n\r\n",
            self.port,
            body.len()
        );
        stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).map_err(|e| e.to_string())?;
        let answer = answer(&mut stream).ok_or_else(|| format!("no answer to {method} {path}"))?;
        let answer: Value = serde_json::from_slice(&answer).map_err(|error| error.to_string())?;
        match answer["value"]["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", answer["value"]["message"].as_str().unwrap_or_default())),
            None => Ok(answer["value"].clone()),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.end();
        // The next one on this screen would find this one still there and leave at once.
        let began = Instant::now();
        while self.child().is_some() && began.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_millis(20));
        }
        if let Some(program) = self.child() {
            _ = Command::new("kill").args(["-9", &program.to_string()]).status();
        }
    }
}

/// The body of an answer: as long as its head says.
fn answer(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut piece = [0_u8; 65536];
    loop {
        let read = stream.read(&mut piece).ok()?;
        bytes.extend_from_slice(&piece[..read]);
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length:"))?;
            let length: usize = length.trim().parse().ok()?;
            if bytes.len() >= end + 4 + length {
                return Some(bytes[end + 4..end + 4 + length].to_vec());
            }
        }
        if read == 0 {
            return None;
        }
    }
}

/// Base64 as the protocol uses it for pictures.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for letter in text.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        held = (held << 6 | u32::from(value)) & 0x00ff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).unwrap());
        }
    }
    bytes
}
