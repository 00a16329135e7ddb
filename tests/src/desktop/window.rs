//! What a person does at the window and sees in it. Things are found by their `data-testid` or by a selector, and only
//! where they can be seen; every look waits until it is so.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::driver::{Driver, Element};
use super::look;
use super::screen::Screen;
use crate::program::PASSWORD;
use serde_json::{Value, json};
use std::cell::Cell;
use std::ffi::OsString;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long a state may take to come about on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
const BETWEEN_LOOKS: Duration = Duration::from_millis(40);

/// Waits for something to be so.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "it never came about that {what}");
        std::thread::sleep(BETWEEN_LOOKS);
    }
}

/// Elements by selector that can be seen, in their order.
const SEEN: &str = "const [selector] = arguments; \
    const can = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden'; \
    const seen = [...document.querySelectorAll(selector)].filter(can);";

/// The window of a story.
pub struct Window<'s> {
    story: &'static str,
    screen: &'s Screen,
    /// How often the mouse was pressed over something.
    pressed: Cell<u8>,
    /// The session with the page.
    pub driver: Driver,
}

impl<'s> Window<'s> {
    /// Opens the program and waits for its page.
    pub fn open(story: &'static str, screen: &'s Screen, program: &Path, arguments: &[OsString]) -> Window<'s> {
        let window = Window { story, screen, pressed: Cell::new(0), driver: Driver::start(screen, program, arguments) };
        window.driver.resize(1366, 768);
        window.until("the page stands", |window| {
            window.find("[data-testid=lock-screen], [data-testid=setup], [data-testid=frame]").map(|_| ())
        });
        window
    }

    /// The screen it stands on.
    pub fn screen(&self) -> &Screen {
        self.screen
    }

    /// Opens the office by an account and waits for the frame.
    pub fn unlock(&self) {
        self.click("lock-password");
        // Typed over whatever stands there from an attempt before.
        self.press("Ctrl+A");
        self.write(PASSWORD);
        self.press("Enter");
        self.see("frame");
    }

    /// Waits for something to be so; a picture tells what was there instead.
    pub fn until<T>(&self, what: &str, mut look: impl FnMut(&Window) -> Option<T>) -> T {
        let began = Instant::now();
        loop {
            if let Some(found) = look(self) {
                return found;
            }
            if began.elapsed() > PATIENCE {
                let picture = look::keep(&self.driver.picture(), &format!("failed-{}", self.story));
                let text = self.run("return document.body.innerText", &[]);
                let text = text.as_str().unwrap_or_default().to_string();
                panic!("{}: it never came about that {what}; see {}\n{text}", self.story, picture.display());
            }
            std::thread::sleep(BETWEEN_LOOKS);
        }
    }

    /// Runs a script in the page.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.driver.try_run(script, arguments).unwrap_or_else(|error| panic!("{}: {error}: {script}", self.story))
    }

    /// The first element that can be seen, by selector or `data-testid`.
    pub fn find(&self, what: &str) -> Option<Element> {
        let script = format!("{SEEN} return seen[0] ?? null;");
        Element::of(&self.run(&script, &[json!(selector(what))]))
    }

    /// Waits until something can be seen.
    pub fn see(&self, what: &str) -> Element {
        self.until(&format!("{what} is seen"), |window| window.find(what))
    }

    /// Waits until something can be seen no more.
    pub fn see_no(&self, what: &str) {
        self.until(&format!("{what} is gone"), |window| window.find(what).is_none().then_some(()));
    }

    /// The texts of all that can be seen of a kind; of an input its value.
    pub fn texts(&self, what: &str) -> Vec<String> {
        let script = format!(
            "{SEEN} return seen.map((one) => String('value' in one && one.tagName !== 'LI' && one.tagName !== 'BUTTON' ? one.value : one.innerText).trim());"
        );
        let texts = self.run(&script, &[json!(selector(what))]);
        texts.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_string()).collect()
    }

    /// The text of something that can be seen.
    pub fn text(&self, what: &str) -> String {
        self.see(what);
        self.texts(what).into_iter().next().unwrap_or_default()
    }

    /// Waits until some text stands in something.
    pub fn says(&self, what: &str, words: &str) {
        self.until(&format!("{what} says {words}"), |window| {
            window.texts(what).iter().any(|text| text.contains(words)).then_some(())
        });
    }

    /// Clicks something as soon as it can be clicked.
    pub fn click(&self, what: &str) {
        self.until(&format!("{what} is clicked"), |window| {
            let element = window.find(what)?;
            window.driver.click(&element).ok()
        });
    }

    /// Clicks the one of several whose text holds some words.
    pub fn click_saying(&self, what: &str, words: &str) {
        self.until(&format!("{what} saying {words} is clicked"), |window| {
            let script = format!("{SEEN} return seen.find((one) => one.innerText.includes(arguments[1])) ?? null;");
            let element = Element::of(&window.run(&script, &[json!(selector(what)), json!(words)]))?;
            window.driver.click(&element).ok()
        });
    }

    /// Clicks something twice.
    pub fn double_click(&self, what: &str) {
        self.mouse(what, 2);
    }

    /// Presses and lets go of the mouse over something, so many times: whatever lies there takes it. Each time a little
    /// aside of the middle, or two presses soon after one another would be a double click.
    fn mouse(&self, what: &str, times: usize) {
        let element = self.see(what);
        self.pressed.set((self.pressed.get() + 1) % 4);
        let aside = 8 * i32::from(self.pressed.get()) - 12;
        let click = [json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 })];
        let mut acts = vec![json!({ "type": "pointerMove", "origin": element.value(), "x": aside, "y": 0, "duration": 0 })];
        acts.extend(click.iter().cycle().take(2 * times).cloned());
        self.driver.perform(&json!([{ "type": "pointer", "id": "mouse", "actions": acts }]));
    }

    /// The selector of a cell of the grid: the row counted from nought, the column by its field.
    pub fn cell(&self, row: usize, field: &str) -> String {
        format!(".lg-row[aria-rowindex=\"{}\"] [aria-colindex=\"{}\"]", row + 2, self.column(field))
    }

    /// Makes a cell the active one, wherever its column lies: columns out of sight are not in the page. Says its selector.
    pub fn go_to(&self, row: usize, field: &str) -> String {
        let cell = self.cell(row, field);
        // The mouse is taken by what scrolls, which lies over the cells.
        self.mouse(&format!(".lg-row[aria-rowindex=\"{}\"] [aria-colindex=\"2\"]", row + 2), 1);
        self.press(&"Right ".repeat(self.column(field) - 2));
        self.see(&format!("{cell}.c-active"));
        cell
    }

    /// The number of a column as the grid says it, the numbers of the rows being the first.
    fn column(&self, field: &str) -> usize {
        let head = format!("grid-head-{field}");
        self.see(".lg-row");
        let script = "return Number(document.querySelector(`[data-testid=\"${arguments[0]}\"]`) \
            ?.closest('[aria-colindex]')?.getAttribute('aria-colindex') ?? 0);";
        let column = self.run(script, &[json!(head)]).as_f64().unwrap_or_default();
        assert!(column >= 2.0, "{}: the grid has a column {field}", self.story);
        column as usize
    }

    /// Puts a text on the clipboard as another program would: from a text of its own, by key.
    pub fn copy_foreign(&self, text: &str) {
        let lay = "const foreign = document.createElement('textarea'); foreign.id = 'foreign'; \
            foreign.value = arguments[0]; document.body.append(foreign); foreign.focus(); foreign.select(); \
            foreign.addEventListener('copy', () => (foreign.dataset.copied = 'yes'));";
        self.run(lay, &[json!(text)]);
        self.press("Ctrl+C");
        self.see("#foreign[data-copied]");
        self.run("document.getElementById('foreign').remove()", &[]);
    }

    /// Types a text into what has the focus.
    pub fn write(&self, text: &str) {
        let keys: Vec<Value> = text.chars().flat_map(|letter| stroke(&letter.to_string())).collect();
        self.driver.perform(&json!([{ "type": "key", "id": "keyboard", "actions": keys }]));
    }

    /// Presses keys one after another, each by its name, with Ctrl, Shift or Alt held where it says so: `Ctrl+N Tab`.
    pub fn press(&self, combos: &str) {
        let mut keys = Vec::new();
        for combo in combos.split_whitespace() {
            let names: Vec<String> = combo.split('+').map(key).collect();
            keys.extend(names.iter().map(|name| json!({ "type": "keyDown", "value": name })));
            keys.extend(names.iter().rev().map(|name| json!({ "type": "keyUp", "value": name })));
        }
        if !keys.is_empty() {
            self.driver.perform(&json!([{ "type": "key", "id": "keyboard", "actions": keys }]));
        }
    }

    /// The `data-field` or `data-testid` of what has the focus, for walks by keyboard.
    pub fn focused(&self) -> String {
        let script = "const at = document.activeElement; \
            return at?.closest('[data-field]')?.dataset.field ?? at?.closest('[data-testid]')?.dataset.testid ?? '';";
        self.run(script, &[]).as_str().unwrap_or_default().to_string()
    }
}

/// Bare names are `data-testid`s, one inside the other.
fn selector(what: &str) -> String {
    let bare = |letter: char| letter.is_ascii_alphanumeric() || "-_ ".contains(letter);
    if !what.chars().all(bare) {
        return what.to_string();
    }
    what.split(' ').map(|name| format!("[data-testid=\"{name}\"]")).collect::<Vec<_>>().join(" ")
}

fn stroke(letter: &str) -> [Value; 2] {
    [json!({ "type": "keyDown", "value": letter }), json!({ "type": "keyUp", "value": letter })]
}

/// The protocol's letter for a key.
fn key(name: &str) -> String {
    let letter = match name {
        "Ctrl" => '\u{e009}',
        "Shift" => '\u{e008}',
        "Alt" => '\u{e00a}',
        "Enter" => '\u{e007}',
        "Tab" => '\u{e004}',
        "Escape" => '\u{e00c}',
        "Space" => ' ',
        "Home" => '\u{e011}',
        "End" => '\u{e010}',
        "Left" => '\u{e012}',
        "Up" => '\u{e013}',
        "Right" => '\u{e014}',
        "Down" => '\u{e015}',
        "Delete" => '\u{e017}',
        "Backspace" => '\u{e003}',
        "F2" => '\u{e032}',
        "F1" => '\u{e031}',
        "F6" => '\u{e036}',
        one => return one.to_lowercase(),
    };
    letter.to_string()
}
