//! A plain look at XML, tag by tag, before anything is parsed: finds declarations that must not be there, absurd
//! nesting and cut ends, and lets a caller watch the tags go by. It expands nothing and builds nothing.

use super::refusal::{self, Refusal};
use std::borrow::Cow;
use std::io::Read;

const CHUNK: usize = 256 << 10;
const LONGEST_TAG: usize = 16 << 20;
const DEEPEST: u32 = 256;

/// One tag as it stands in the bytes.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// Name without namespace prefix.
    pub(super) name: &'a [u8],
    pub(super) kind: TagKind,
    /// Whether anything but white space stands between the tag before and this one.
    pub(super) after_text: bool,
    attributes: &'a [u8],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TagKind {
    Open,
    Empty,
    Close,
}

impl<'a> Tag<'a> {
    /// Whether the tag begins an element, empty or not.
    pub(super) fn begins(&self) -> bool {
        self.kind != TagKind::Close
    }

    /// The raw value of an attribute, entities untouched; the name is compared without namespace prefix.
    pub(super) fn attribute(&self, name: &[u8]) -> Option<&'a [u8]> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Names without namespace prefix and raw values, up to the first that is not well formed.
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }

    /// Whether an attribute says yes.
    pub(super) fn says(&self, name: &[u8]) -> bool {
        matches!(self.attribute(name), Some(b"1" | b"true"))
    }

    /// An attribute that is a number.
    pub(super) fn number(&self, name: &[u8]) -> Option<u32> {
        std::str::from_utf8(self.attribute(name)?).ok()?.trim().parse().ok()
    }
}

/// The attributes of a tag.
pub(super) struct Attributes<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.trim_ascii_start();
        let equals = rest.iter().position(|byte| *byte == b'=')?;
        let (key, rest) = rest.split_at_checked(equals)?;
        let (_, rest) = rest.split_first()?;
        let (quote, rest) = rest.trim_ascii_start().split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
        let end = rest.iter().position(|byte| byte == quote)?;
        let (value, rest) = rest.split_at_checked(end)?;
        self.rest = rest.get(1..)?;
        Some((local(key.trim_ascii_end()), value))
    }
}

/// Whether the text between the tags can be parsed as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    Sound,
    /// Bytes that are no UTF-8, or characters by number, which may name none: to be looked at by [`mended`].
    Doubtful,
}

/// Reads XML to its end and shows every tag.
pub(super) fn walk<R: Read>(source: R, mut watch: impl FnMut(&Tag<'_>) -> Result<(), Refusal>) -> Result<Wording, Refusal> {
    let mut window = Window { source, buffer: Vec::new(), at: 0, over: false };
    let mut depth: u32 = 0;
    let mut elements: u64 = 0;
    let mut written = false;
    let mut wording = Wording::Sound;
    while let Some(start) = window.find(b'<', 0)? {
        let text = window.rest().get(..start).unwrap_or_default();
        written |= !text.iter().all(u8::is_ascii_whitespace);
        if is_doubtful(text) {
            wording = Wording::Doubtful;
        }
        window.skip(start);
        window.have(2)?;
        if matches!(window.rest().get(1), Some(b'!' | b'?')) {
            window.have(9)?;
            let rest = window.rest();
            written |= rest.starts_with(b"<![CDATA[");
            let end: &[u8] = match rest {
                [b'<', b'?', ..] => b"?>",
                [b'<', b'!', b'-', b'-', ..] => b"-->",
                [b'<', b'!', b'[', b'C', b'D', b'A', b'T', b'A', b'[', ..] => b"]]>",
                _ => return Err(refusal::entities()),
            };
            window.skip_through(end)?;
            continue;
        }
        let end = window.tag_end()?;
        let bytes = window.rest().get(1..end).unwrap_or_default();
        let tag = tag(bytes, std::mem::take(&mut written));
        match tag.kind {
            TagKind::Open => depth = depth.saturating_add(1),
            TagKind::Close => depth = depth.checked_sub(1).ok_or_else(refusal::structure)?,
            TagKind::Empty => {}
        }
        if depth > DEEPEST {
            return Err(refusal::structure());
        }
        elements = elements.saturating_add(1);
        watch(&tag)?;
        window.skip(end.saturating_add(1));
    }
    if depth != 0 || elements == 0 { Err(refusal::truncated()) } else { Ok(wording) }
}

/// Decodes the five named entities and numbers in an attribute.
pub(super) fn decoded(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw);
    match quick_xml::escape::unescape(&text) {
        Ok(text) => text.into_owned(),
        Err(_) => text.into_owned(),
    }
}

/// XML with U+FFFD for bytes that are no UTF-8 and for numbers that name no character XML may hold; `None` if nothing
/// had to be mended.
pub(super) fn mended(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    let mut changed = matches!(text, Cow::Owned(_));
    while let Some((before, after)) = rest.split_once("&#") {
        out.push_str(before);
        let end = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
        let (number, tail) = after.split_at_checked(end).unwrap_or((after, ""));
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        let named = code
            .ok()
            .and_then(char::from_u32)
            .filter(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}'));
        rest = match (named, tail.strip_prefix(';')) {
            (Some(_), Some(tail)) => {
                out.push_str("&#");
                out.push_str(number);
                out.push(';');
                tail
            }
            (_, tail_after_mark) => {
                changed = true;
                out.push('\u{FFFD}');
                tail_after_mark.unwrap_or(tail)
            }
        };
    }
    out.push_str(rest);
    changed.then_some(out)
}

fn is_doubtful(text: &[u8]) -> bool {
    text.windows(2).any(|pair| pair == b"&#") || (!text.is_ascii() && std::str::from_utf8(text).is_err())
}

fn tag(bytes: &[u8], after_text: bool) -> Tag<'_> {
    if let Some(name) = bytes.strip_prefix(b"/") {
        return Tag { name: local(name.trim_ascii_end()), kind: TagKind::Close, after_text, attributes: &[] };
    }
    let (kind, bytes) = match bytes.strip_suffix(b"/") {
        Some(bytes) => (TagKind::Empty, bytes),
        None => (TagKind::Open, bytes),
    };
    let length = bytes.iter().position(u8::is_ascii_whitespace).unwrap_or(bytes.len());
    let (name, attributes) = bytes.split_at_checked(length).unwrap_or((bytes, &[]));
    Tag { name: local(name), kind, after_text, attributes }
}

fn local(name: &[u8]) -> &[u8] {
    match name.iter().position(|b| *b == b':') {
        Some(colon) => name.get(colon.saturating_add(1)..).unwrap_or_default(),
        None => name,
    }
}

struct Window<R> {
    source: R,
    buffer: Vec<u8>,
    at: usize,
    over: bool,
}

impl<R: Read> Window<R> {
    fn rest(&self) -> &[u8] {
        self.buffer.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.buffer.len());
    }

    /// Reads on; false at the end of the source.
    fn grow(&mut self) -> Result<bool, Refusal> {
        if self.over {
            return Ok(false);
        }
        if self.rest().len() > LONGEST_TAG {
            return Err(refusal::structure());
        }
        self.buffer.drain(..self.at);
        self.at = 0;
        let old = self.buffer.len();
        self.buffer.resize(old.saturating_add(CHUNK), 0);
        let fresh = self.buffer.get_mut(old..).unwrap_or_default();
        let count = self.source.read(fresh).map_err(|_| refusal::truncated())?;
        self.buffer.truncate(old.saturating_add(count));
        self.over = count == 0;
        Ok(!self.over)
    }

    fn have(&mut self, count: usize) -> Result<(), Refusal> {
        while self.rest().len() < count && self.grow()? {}
        Ok(())
    }

    /// Where a byte next stands, from an offset on; text passed by is let go of when it grows long.
    fn find(&mut self, byte: u8, from: usize) -> Result<Option<usize>, Refusal> {
        let mut from = from;
        loop {
            let rest = self.rest();
            if let Some(at) = rest.get(from..).unwrap_or_default().iter().position(|b| *b == byte) {
                return Ok(Some(from.saturating_add(at)));
            }
            from = rest.len();
            if from > CHUNK {
                // Only text is this long here: keep its last byte so that it still counts as text.
                let keep = rest.iter().rposition(|b| !b.is_ascii_whitespace()).unwrap_or(0);
                self.skip(keep);
                from = self.rest().len();
            }
            if !self.grow()? {
                return Ok(None);
            }
        }
    }

    fn skip_through(&mut self, mark: &[u8]) -> Result<(), Refusal> {
        loop {
            if let Some(at) = super::bytes::find(self.rest(), mark) {
                self.skip(at.saturating_add(mark.len()));
                return Ok(());
            }
            let known = self.rest().len().saturating_sub(mark.len());
            self.skip(known);
            if !self.grow()? {
                return Err(refusal::truncated());
            }
        }
    }

    /// Where the tag at the front ends; a `>` inside quotes is no end.
    fn tag_end(&mut self) -> Result<usize, Refusal> {
        let mut at: usize = 1;
        loop {
            match tag_end(self.rest(), at) {
                Ok(end) => return Ok(end),
                Err(known) => at = known,
            }
            if !self.grow()? {
                return Err(refusal::truncated());
            }
        }
    }
}

/// Where a tag ends, or up to where it is known not to.
fn tag_end(bytes: &[u8], from: usize) -> Result<usize, usize> {
    let mut quote = 0;
    let mut at = from;
    let mut quoted_from = from;
    for byte in bytes.get(from..).unwrap_or_default() {
        if quote == 0 {
            match byte {
                b'>' => return Ok(at),
                b'"' | b'\'' => {
                    quote = *byte;
                    quoted_from = at;
                }
                _ => {}
            }
        } else if quote == *byte {
            quote = 0;
        }
        at = at.saturating_add(1);
    }
    Err(if quote == 0 { at } else { quoted_from })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn seen(xml: &str) -> Result<Vec<String>, &'static str> {
        let mut tags = Vec::new();
        walk(xml.as_bytes(), |tag| {
            let name = String::from_utf8_lossy(tag.name).into_owned();
            let r = tag.attribute(b"r").map(|r| String::from_utf8_lossy(r).into_owned()).unwrap_or_default();
            tags.push(format!("{name}{r}{}", if tag.after_text { "!" } else { "" }));
            Ok(())
        })
        .map_err(|refusal| refusal.code)?;
        Ok(tags)
    }

    #[test]
    fn tags_pass_with_attributes_and_text() {
        let xml = "<?xml version='1.0'?><!-- <x> --><x:a>\n<c s='>' x:r=\"A1\"><v>1</v></c><e/></x:a>";
        assert_eq!(seen(xml).unwrap(), ["a", "cA1", "v", "v!", "c", "e", "a"]);
    }

    #[test]
    fn declarations_depth_and_cut_ends_are_refused() {
        assert_eq!(seen("<!DOCTYPE a><a/>"), Err("E_XML"));
        assert_eq!(seen("<a><b>"), Err("E_TRUNCATED"));
        assert_eq!(seen("</a>"), Err("E_XML"));
        assert_eq!(seen("<a"), Err("E_TRUNCATED"));
        assert_eq!(seen(""), Err("E_TRUNCATED"));
        let deep = "<a>".repeat(300) + &"</a>".repeat(300);
        assert_eq!(seen(&deep), Err("E_XML"));
        let fine = "<a>".repeat(200) + &"</a>".repeat(200);
        assert!(seen(&fine).is_ok());
    }

    #[test]
    fn broken_wording_is_noticed_and_mended() {
        let wording = |xml: &[u8]| walk(xml, |_| Ok(())).unwrap();
        assert_eq!(wording("<a>张三 &amp; &lt;</a>".as_bytes()), Wording::Sound);
        assert_eq!(wording(b"<a>\xFF</a>"), Wording::Doubtful);
        assert_eq!(wording(b"<a>&#10;</a>"), Wording::Doubtful);
        assert_eq!(mended("<a>&#10;&#x4E00;</a>".as_bytes()), None);
        let broken = "甲&#0;乙&#x1F;丙&#xD800;丁&#xFFFE;".as_bytes();
        assert_eq!(mended(broken).unwrap(), "甲\u{FFFD}乙\u{FFFD}丙\u{FFFD}丁\u{FFFD}");
        assert_eq!(mended(b"a\xFFb").unwrap(), "a\u{FFFD}b");
        assert_eq!(mended(b"&#;&#99999999999;").unwrap(), "\u{FFFD}\u{FFFD}");
    }

    #[test]
    fn long_texts_pass_chunk_borders() {
        let xml = format!("<a>{}<b/></a>", "字".repeat(CHUNK));
        assert_eq!(seen(&xml).unwrap(), ["a", "b!", "a"]);
    }
}
