//! A workbook as text, so that golden files can be compared and reviewed line by line.
//!
//! It reads the parts of the zip itself and knows nothing of the code that wrote them. What changes from run to run
//! (the instants of creation and change) is left out by name.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The whole book as text: properties, then sheet by sheet its layout and its cells, row by row.
pub fn dump(path: &Path) -> String {
    let parts = parts(path);
    let mut out = String::new();
    for part in ["docProps/core.xml", "docProps/app.xml"] {
        for property in parse(&parts[part]).children {
            let volatile = ["dcterms:created", "dcterms:modified"].contains(&property.name.as_str());
            if !volatile && !property.text.is_empty() {
                writeln!(out, "{} = {}", property.name, property.text).unwrap();
            }
        }
    }
    let workbook = parse(&parts["xl/workbook.xml"]);
    let targets: BTreeMap<String, String> = parse(&parts["xl/_rels/workbook.xml.rels"])
        .children
        .into_iter()
        .map(|relation| (relation.get("Id").to_string(), relation.get("Target").to_string()))
        .collect();
    let styles = formats(&parse(&parts["xl/styles.xml"]));
    let shared: Vec<String> = match parts.get("xl/sharedStrings.xml") {
        Some(xml) => parse(xml).children.iter().map(Element::inner_text).collect(),
        None => Vec::new(),
    };
    let names = workbook.child("definedNames").map(|names| names.children.clone()).unwrap_or_default();
    for (at, sheet) in workbook.child("sheets").unwrap().children.iter().enumerate() {
        writeln!(out, "\n== {} ==", sheet.get("name")).unwrap();
        for name in names.iter().filter(|name| name.get("localSheetId") == at.to_string()) {
            writeln!(out, "{} {}", name.get("name"), name.text).unwrap();
        }
        let xml = parse(&parts[&format!("xl/{}", targets[sheet.get("r:id")])]);
        dump_sheet(&mut out, &xml, &styles, &shared);
    }
    out
}

/// Every part of the zip that is XML, by name.
pub fn parts(path: &Path) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("every part of ours is text");
        parts.insert(name, text);
    }
    parts
}

/// An XML element; text of mixed content is joined.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// Its name with prefix.
    pub name: String,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
    /// Its elements.
    pub children: Vec<Element>,
    /// Its own text.
    pub text: String,
}

impl Element {
    /// An attribute, empty where it is missing.
    pub fn get(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }

    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of all `t` below it, with Excel's `_xHHHH_` spellings read.
    fn inner_text(&self) -> String {
        match self.name.as_str() {
            "t" => unescaped(&self.text),
            _ => self.children.iter().map(Element::inner_text).collect(),
        }
    }
}

/// Parses a part; panics where it is not well-formed.
pub fn parse(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut stack = vec![Element::default()];
    loop {
        match reader.read_event().expect("a part is well-formed") {
            Event::Start(start) => stack.push(element(&start)),
            Event::Empty(start) => stack.last_mut().unwrap().children.push(element(&start)),
            Event::End(_) => {
                let done = stack.pop().unwrap();
                stack.last_mut().expect("no end without a start").children.push(done);
            }
            Event::Text(text) => stack.last_mut().unwrap().text.push_str(&text.xml10_content()),
            Event::CData(text) => stack.last_mut().unwrap().text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let c = match reference.resolve_char_ref().expect("a character reference names a character") {
                    Some(c) => c,
                    None => match &*reference.xml10_content() {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "apos" => '\'',
                        other => panic!("unknown entity {other}"),
                    },
                };
                stack.last_mut().unwrap().text.push(c);
            }
            Event::Eof => break,
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    assert_eq!(stack.len(), 1, "every element is closed");
    stack.pop().unwrap().children.pop().expect("a part has a root")
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start
        .attributes()
        .map(|attribute| {
            let attribute = attribute.expect("attributes are well-formed");
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned();
            (attribute.key.as_ref().to_string(), value)
        })
        .collect();
    Element { name: start.name().as_ref().to_string(), attributes, ..Element::default() }
}

fn dump_sheet(out: &mut String, sheet: &Element, styles: &[Style], shared: &[String]) {
    if let Some(columns) = sheet.child("cols") {
        let widths: Vec<String> =
            columns.children.iter().map(|c| format!("{}-{}:{}", c.get("min"), c.get("max"), c.get("width"))).collect();
        writeln!(out, "widths {}", widths.join(" ")).unwrap();
    }
    if let Some(pane) = sheet.child("sheetViews").and_then(|views| views.children.first()).and_then(|view| view.child("pane")) {
        writeln!(out, "frozen at {}", pane.get("topLeftCell")).unwrap();
    }
    let fit = sheet.child("sheetPr").and_then(|pr| pr.child("pageSetUpPr")).map_or("", |pr| pr.get("fitToPage"));
    if !fit.is_empty() {
        writeln!(out, "fits to pages").unwrap();
    }
    for name in ["printOptions", "pageMargins", "pageSetup", "autoFilter"] {
        if let Some(found) = sheet.child(name) {
            let attributes: Vec<String> = found.attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
            writeln!(out, "{name} {}", attributes.join(" ")).unwrap();
        }
    }
    for child in sheet.child("headerFooter").iter().flat_map(|found| &found.children) {
        writeln!(out, "{} {}", child.name, child.text).unwrap();
    }
    for (list, attribute) in [("colBreaks", "id"), ("rowBreaks", "id"), ("mergeCells", "ref"), ("ignoredErrors", "sqref")] {
        if let Some(found) = sheet.child(list) {
            let values: Vec<&str> = found.children.iter().map(|child| child.get(attribute)).collect();
            writeln!(out, "{list} {}", values.join(" ")).unwrap();
        }
    }
    for link in sheet.child("hyperlinks").iter().flat_map(|found| &found.children) {
        writeln!(out, "link {} to {}{}", link.get("ref"), link.get("location"), link.get("r:id")).unwrap();
    }
    let rows = &sheet.child("sheetData").unwrap().children;
    for pair in rows.windows(2) {
        let [above, below] = [&pair[0], &pair[1]].map(|row| row.get("r").parse::<u32>().expect("rows are numbered"));
        assert!(above < below, "Excel refuses a sheet whose row {below} stands after row {above}");
    }
    for row in rows {
        if !row.get("ht").is_empty() {
            writeln!(out, "-- row {} is {} high", row.get("r"), row.get("ht")).unwrap();
        }
        for cell in &row.children {
            dump_cell(out, cell, styles, shared);
        }
    }
}

fn dump_cell(out: &mut String, cell: &Element, styles: &[Style], shared: &[String]) {
    let style = &styles[cell.get("s").parse::<usize>().unwrap_or(0)];
    let value = cell.child("v").map_or("", |v| v.text.as_str());
    let shown = match cell.get("t") {
        "s" => format!("{:?}", shared[value.parse::<usize>().unwrap()]),
        "inlineStr" => format!("{:?}", cell.inner_text()),
        "str" => format!("{value:?} computed"),
        _ if value.is_empty() => return,
        _ => match style.number_format.as_str() {
            "" => value.to_string(),
            format => format!("{value} as {format}"),
        },
    };
    let formula = cell.child("f").map(|f| format!(" from ={}", f.text)).unwrap_or_default();
    let quoted = if style.is_quoted { " quoted" } else { "" };
    writeln!(out, "{} {shown}{formula}{quoted}", cell.get("r")).unwrap();
}

/// What the text shows of a cell's style.
struct Style {
    number_format: String,
    is_quoted: bool,
}

fn formats(styles: &Element) -> Vec<Style> {
    let own: BTreeMap<&str, &str> = match styles.child("numFmts") {
        Some(formats) => formats.children.iter().map(|f| (f.get("numFmtId"), f.get("formatCode"))).collect(),
        None => BTreeMap::new(),
    };
    let named = |id: &str| match id {
        "" | "0" => String::new(),
        "1" => "0".to_string(),
        "4" => "#,##0.00".to_string(),
        id => own.get(id).map_or_else(|| format!("format {id}"), |code| code.to_string()),
    };
    let cells = &styles.child("cellXfs").expect("a workbook has cell formats").children;
    cells.iter().map(|xf| Style { number_format: named(xf.get("numFmtId")), is_quoted: xf.get("quotePrefix") == "1" }).collect()
}

/// `_x000D_` is a carriage return (ECMA-376, ST_Xstring); `_x005F_` a bare underscore before such a spelling.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let code = found.get(2..6).filter(|_| found.get(6..7) == Some("_"));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &found[7..];
            }
            None => {
                out.push_str("_x");
                rest = &found[2..];
            }
        }
    }
    out + rest
}
