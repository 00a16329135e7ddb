//! The zip around a template: its parts read within bounds, and put back beside those that were rewritten.

use super::sheet::refused;
use crate::words::error::{Error, Result};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Bytes of a template, packed. Those sent down are some hundred kilobytes.
const FILE: usize = 30 << 20;
/// Bytes of one part, unpacked.
const PART: u64 = 64 << 20;
/// Parts in a template.
const ENTRIES: usize = 4_000;

/// A checked zip, with what of the workbook is needed to fill it.
pub(super) struct Parts {
    bytes: Vec<u8>,
    /// The workbook's own part, and where it lies.
    book: String,
    folder: String,
    strings: Vec<String>,
    /// Whether a cell of each style is locked where its sheet is protected.
    locked: Vec<bool>,
}

impl Parts {
    pub(super) fn open(bytes: Vec<u8>) -> Result<Parts> {
        if bytes.len() > FILE {
            return Err(too_big(format!("模板超过 {} MB", FILE >> 20)));
        }
        let mut archive = archive(&bytes)?;
        let names: HashSet<String> = archive.file_names().filter_map(|name| Some(name.ok()?.to_lowercase())).collect();
        if archive.len() > ENTRIES || names.len() != archive.len() {
            return Err(refused("模板内部部件过多或重名，可能是恶意文件"));
        }
        if archive.has_overlapping_entries().map_err(|_| broken())? {
            return Err(refused("模板内部部件互相重叠，可能是恶意文件"));
        }
        let mut parts =
            Parts { book: String::new(), folder: String::new(), strings: Vec::new(), locked: Vec::new(), bytes: Vec::new() };
        let mut office = None;
        elements(&part(&mut archive, "_rels/.rels")?, |_, e| {
            if e.local_name().as_ref() == "Relationship" && value(e, "Type")?.is_some_and(|t| t.ends_with("/officeDocument")) {
                office = value(e, "Target")?;
            }
            Ok(())
        })?;
        parts.book = resolved("", &office.unwrap_or_else(|| "xl/workbook.xml".into()))?;
        parts.folder = parts.book.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        parts.bytes = bytes;
        for (_, kind, target) in parts.relations()? {
            match kind.as_str() {
                "sharedStrings" => parts.strings = strings(&parts.read(&target)?)?,
                "styles" => parts.locked = locked(&parts.read(&target)?)?,
                _ => {}
            }
        }
        Ok(parts)
    }

    /// The worksheets in the order of their tabs, each with its part.
    pub(super) fn sheets(&self) -> Result<Vec<(String, String)>> {
        let relations = self.relations()?;
        let mut sheets = Vec::new();
        elements(&self.read(&self.book)?, |_, e| {
            if e.local_name().as_ref() != "sheet" {
                return Ok(());
            }
            let (Some(name), Some(id)) = (value(e, "name")?, value(e, "id")?) else { return Ok(()) };
            if let Some((_, _, part)) = relations.iter().find(|(known, kind, _)| *known == id && kind == "worksheet") {
                sheets.push((name, part.clone()));
            }
            Ok(())
        })?;
        if sheets.is_empty() { Err(refused("模板里没有工作表")) } else { Ok(sheets) }
    }

    /// A part, unpacked.
    pub(super) fn read(&self, name: &str) -> Result<Vec<u8>> {
        part(&mut archive(&self.bytes)?, name)
    }

    pub(super) fn string(&self, at: usize) -> Option<&str> {
        self.strings.get(at).map(String::as_str)
    }

    pub(super) fn is_locked(&self, style: usize) -> bool {
        self.locked.get(style).copied().unwrap_or(true)
    }

    /// The workbook's part with the request to reckon all formulas when it is opened.
    pub(super) fn reckoning(&self) -> Result<(String, Vec<u8>)> {
        let xml = self.read(&self.book)?;
        let mut reader = Reader::from_reader(xml.as_slice());
        let (mut calc, mut behind, mut prefix) = (None, None, String::new());
        let mut at = 0;
        loop {
            let event = reader.read_event().map_err(|_| broken())?;
            let end = usize::try_from(reader.buffer_position()).map_err(|_| broken())?;
            match &event {
                Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "calcPr" => calc = Some((at, end)),
                Event::Empty(e) | Event::Start(e) if e.local_name().as_ref() == "workbook" => {
                    prefix = prefix_of(e.name().as_ref());
                }
                Event::End(e) if BEFORE_CALC.contains(&e.local_name().as_ref()) => behind = Some(end),
                Event::Empty(e) if BEFORE_CALC.contains(&e.local_name().as_ref()) => behind = Some(end),
                Event::DocType(_) => return Err(refused("模板内部带有实体声明，可能是恶意文件")),
                Event::Eof => break,
                _ => {}
            }
            at = end;
        }
        let out = match (calc, behind) {
            (Some((start, end)), _) => {
                let tag = xml.get(start..end).unwrap_or_default();
                let tag = String::from_utf8_lossy(tag).into_owned();
                let bare = match tag.split_once(" fullCalcOnLoad=") {
                    Some((before, after)) => {
                        let quote = after.chars().next().unwrap_or('"');
                        let rest = after.get(1..).and_then(|rest| rest.split_once(quote)).map_or("", |(_, rest)| rest);
                        format!("{before}{rest}")
                    }
                    None => tag,
                };
                let cut = bare.trim_end_matches('>').trim_end_matches('/').trim_end().len();
                let (head, tail) = bare.split_at_checked(cut).ok_or_else(broken)?;
                spliced(&xml, start, end, &format!("{head} fullCalcOnLoad=\"1\"{tail}"))
            }
            (None, Some(end)) => spliced(&xml, end, end, &format!("<{prefix}calcPr fullCalcOnLoad=\"1\"/>")),
            (None, None) => return Err(broken()),
        };
        Ok((self.book.clone(), out))
    }

    /// The zip with some parts replaced; all others are copied as they are packed.
    pub(super) fn rebuilt(&self, changed: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
        let mut from = archive(&self.bytes)?;
        let mut to = ZipWriter::new(Cursor::new(Vec::with_capacity(self.bytes.len())));
        for at in 0..from.len() {
            let raw = from.by_index_raw(at).map_err(|_| broken())?;
            let name = raw.name().map_err(|_| broken())?.into_owned();
            match changed.get(&name) {
                None => to.raw_copy_file(raw).map_err(|_| broken())?,
                Some(bytes) => {
                    let stamp = raw.last_modified();
                    let mut options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
                    if let Some(stamp) = stamp {
                        options = options.last_modified_time(stamp);
                    }
                    drop(raw);
                    to.start_file(name, options).map_err(|_| broken())?;
                    to.write_all(bytes).map_err(Error::file("写出填好的模板"))?;
                }
            }
        }
        Ok(to.finish().map_err(|_| broken())?.into_inner())
    }

    /// The workbook's relationships: id, last word of the type, part.
    fn relations(&self) -> Result<Vec<(String, String, String)>> {
        let file = self.book.rsplit('/').next().unwrap_or_default();
        let mut relations = Vec::new();
        elements(&self.read(&format!("{}_rels/{file}.rels", self.folder))?, |_, e| {
            if e.local_name().as_ref() != "Relationship" || value(e, "TargetMode")?.as_deref() == Some("External") {
                return Ok(());
            }
            if let (Some(id), Some(kind), Some(target)) = (value(e, "Id")?, value(e, "Type")?, value(e, "Target")?) {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_string();
                relations.push((id, kind, resolved(&self.folder, &target)?));
            }
            Ok(())
        })?;
        Ok(relations)
    }
}

/// What may stand before the request for reckoning; the order is the format's own.
const BEFORE_CALC: [&str; 4] = ["sheets", "functionGroups", "externalReferences", "definedNames"];

fn archive(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| refused("这不是 xlsx 文件，或文件已损坏、设有打开密码"))
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>> {
    let found = archive.by_name(name).map_err(|_| refused(format!("模板内部缺少部件“{name}”")))?;
    let mut bytes = Vec::new();
    found.take(PART.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| broken())?;
    if bytes.len() as u64 > PART { Err(too_big("模板内有部件解压后过大".into())) } else { Ok(bytes) }
}

/// Shows every element's beginning, with how deep it stands.
pub(super) fn elements(xml: &[u8], mut each: impl FnMut(u32, &BytesStart<'_>) -> Result<()>) -> Result<()> {
    let mut reader = Reader::from_reader(xml);
    let mut depth: u32 = 0;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(e) => {
                each(depth, &e)?;
                depth = depth.saturating_add(1);
            }
            Event::Empty(e) => each(depth, &e)?,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return Err(refused("模板内部带有实体声明，可能是恶意文件")),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An attribute by its local name, unescaped.
pub(super) fn value(e: &BytesStart<'_>, name: &str) -> Result<Option<String>> {
    for attribute in e.attributes() {
        let attribute = attribute.map_err(|_| broken())?;
        if attribute.key.local_name().as_ref() == name {
            let text = quick_xml::escape::unescape(&attribute.value).map_err(|_| broken())?;
            return Ok(Some(text.into_owned()));
        }
    }
    Ok(None)
}

fn strings(xml: &[u8]) -> Result<Vec<String>> {
    let mut reader = Reader::from_reader(xml);
    let (mut all, mut now) = (Vec::new(), String::new());
    let (mut in_text, mut in_phonetic) = (false, false);
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(e) => match e.local_name().as_ref() {
                "si" => now.clear(),
                "t" => in_text = true,
                "rPh" => in_phonetic = true,
                _ => {}
            },
            Event::Empty(e) if e.local_name().as_ref() == "si" => all.push(String::new()),
            Event::End(e) => match e.local_name().as_ref() {
                "si" => all.push(std::mem::take(&mut now)),
                "t" => in_text = false,
                "rPh" => in_phonetic = false,
                _ => {}
            },
            event if in_text && !in_phonetic => super::sheet::push_text(&mut now, &event)?,
            Event::DocType(_) => return Err(refused("模板内部带有实体声明，可能是恶意文件")),
            Event::Eof => return Ok(all),
            _ => {}
        }
    }
}

fn locked(xml: &[u8]) -> Result<Vec<bool>> {
    let (mut all, mut within) = (Vec::new(), None);
    elements(xml, |depth, e| {
        if within.is_some_and(|outer| depth <= outer) {
            within = None;
        }
        match (e.local_name().as_ref(), within) {
            ("cellXfs", _) => within = Some(depth),
            ("xf", Some(_)) => all.push(true),
            ("protection", Some(_)) => {
                if let (Some(last), Some(says)) = (all.last_mut(), value(e, "locked")?) {
                    *last = !matches!(says.as_str(), "0" | "false");
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(all)
}

/// Where a relationship points; it may not lead out of the file.
fn resolved(folder: &str, target: &str) -> Result<String> {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_string(),
        None => format!("{folder}{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => _ = steps.pop().ok_or_else(|| refused("模板内部引用了文件以外的内容，可能是恶意文件"))?,
            step => steps.push(step),
        }
    }
    Ok(steps.join("/"))
}

pub(super) fn prefix_of(name: &str) -> String {
    name.split_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"))
}

fn spliced(xml: &[u8], start: usize, end: usize, text: &str) -> Vec<u8> {
    let mut out = xml.get(..start).unwrap_or_default().to_vec();
    out.extend_from_slice(text.as_bytes());
    out.extend_from_slice(xml.get(end..).unwrap_or_default());
    out
}

pub(super) fn broken() -> Error {
    refused("模板文件不完整或内部结构有误")
}

fn too_big(what: String) -> Error {
    Error::refused("E_TOO_BIG", format!("{what}，没有填写。请核对是否选错了文件。"))
}
