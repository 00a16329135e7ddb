//! A paper (docx) as text and content controls, read without the code that wrote it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::workbook_text::{Element, parse, parts};
use std::collections::BTreeMap;
use std::path::Path;

/// A paper as read back.
#[derive(Debug, Default)]
pub struct PaperText {
    /// Its paragraphs in order, those of tables among them.
    pub paragraphs: Vec<String>,
    /// Its content controls in order.
    pub controls: Vec<Control>,
    /// What is highlighted.
    pub highlighted: Vec<String>,
    /// Every part of the file by name.
    pub parts: BTreeMap<String, String>,
}

/// A content control.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Control {
    /// What a person sees of it.
    pub name: String,
    /// What it is bound to.
    pub tag: String,
    /// What stands in it.
    pub text: String,
    /// The paragraph it stands in, counted from 0.
    pub paragraph: usize,
}

impl PaperText {
    /// The paragraphs, one a line.
    pub fn text(&self) -> String {
        self.paragraphs.join("\n")
    }

    /// The text before the annexes.
    pub fn body(&self) -> String {
        let end = self.paragraphs.iter().position(|paragraph| paragraph == "附件" || paragraph == "附件1");
        self.paragraphs[..end.unwrap_or(self.paragraphs.len())].join("\n")
    }

    fn walk(&mut self, element: &Element) {
        match element.name.as_str() {
            "w:p" => self.paragraphs.push(String::new()),
            "w:t" => self.paragraphs.last_mut().unwrap().push_str(&element.text),
            "w:r" if element.child("w:rPr").is_some_and(|set| set.child("w:highlight").is_some()) => {
                self.highlighted.push(text(element));
            }
            "w:sdt" => {
                let set = element.child("w:sdtPr").unwrap();
                let value = |name: &str| set.child(name).map(|child| child.get("w:val").to_string()).unwrap_or_default();
                let paragraph = self.paragraphs.len() - 1;
                self.controls.push(Control { name: value("w:alias"), tag: value("w:tag"), text: text(element), paragraph });
            }
            _ => {}
        }
        for child in &element.children {
            self.walk(child);
        }
    }
}

/// Reads a paper.
pub fn read(path: &Path) -> PaperText {
    let mut paper = PaperText { parts: parts(path), ..PaperText::default() };
    let document = parse(&paper.parts["word/document.xml"]);
    paper.walk(&document);
    paper
}

fn text(element: &Element) -> String {
    if element.name == "w:t" { element.text.clone() } else { element.children.iter().map(text).collect() }
}
