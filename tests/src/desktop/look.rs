//! Pictures of the window under `out/pictures`, and what axe says of a page.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::root;
use super::window::Window;
use serde_json::Value;
use std::path::PathBuf;

/// The two sizes every page is looked at in.
pub const SIZES: &[(u32, u32)] = &[(1366, 768), (1920, 1080)];

/// Keeps a picture under a name.
pub fn keep(picture: &[u8], name: &str) -> PathBuf {
    let folder = root().join("out/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{name}.png"));
    std::fs::write(&file, picture).unwrap();
    file
}

impl Window<'_> {
    /// Takes the page's picture in both sizes, and returns what axe finds serious or critical in it.
    pub fn look(&self, name: &str) -> Vec<String> {
        for &(width, height) in SIZES.iter().rev() {
            self.driver.resize(width, height);
            self.until("the window has its size", |window| {
                let size = window.run("return [innerWidth, innerHeight]", &[]);
                (size[0] == width && size[1] == height).then_some(())
            });
            self.at_rest();
            keep(&self.driver.picture(), &format!("{name}-{width}x{height}"));
        }
        self.axe().into_iter().map(|found| format!("{name}: {found}")).collect()
    }

    /// Waits until nothing moves and nothing is asked any more: two frames with the same text.
    pub fn at_rest(&self) {
        let script = "const done = arguments[0]; let before = ''; let same = 0; \
            const look = () => { const now = document.body.innerText + document.getAnimations().length; \
            same = now === before ? same + 1 : 0; before = now; \
            if (same >= 3 && document.fonts.status === 'loaded' && !document.querySelector('[aria-busy=true]')) done(true); \
            else setTimeout(() => requestAnimationFrame(look), 40); }; look();";
        self.driver.run_later(script, &[]);
    }

    /// Whether axe sees at all: a button without a name is a critical fault.
    pub fn axe_sees_a_fault(&self) -> bool {
        self.run("const button = document.createElement('button'); button.id = 'nameless'; document.body.append(button)", &[]);
        let found = self.axe();
        self.run("document.getElementById('nameless').remove()", &[]);
        found.iter().any(|one| one.contains("button-name"))
    }

    /// Rows of a grid are alike: the first three speak for all of them.
    fn axe(&self) -> Vec<String> {
        let source = std::fs::read_to_string(root().join("ui/node_modules/axe-core/axe.min.js")).unwrap();
        self.run(&format!("if (!window.axe) {{ {source} }} return true;"), &[]);
        let script = "const done = arguments[0]; \
            window.axe.run({ include: [document], exclude: [['.lg-row:nth-child(n+4)']] }, { resultTypes: ['violations'] }).then((said) => done(said.violations \
            .filter((one) => one.impact === 'serious' || one.impact === 'critical') \
            .map((one) => `${one.impact} ${one.id} ×${one.nodes.length}: ${one.nodes.slice(0, 4).map((node) => node.html.slice(0, 200)).join(' | ')}`)), \
            (error) => done([`axe failed: ${error}`]));";
        let said: Value = self.driver.run_later(script, &[]);
        said.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_string()).collect()
    }
}
