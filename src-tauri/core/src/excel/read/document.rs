//! The text of a report: docx, or plain text in whatever encoding. What it looked like is not kept, nor what was struck
//! out under tracked changes. A paragraph ends with a line end, a cell of a table with a tab. A scan, an old doc or a
//! PDF has no text that can be trusted and is refused with what to do.

use super::bytes::find;
use super::markup::{self, Wording};
use super::ole::Compound;
use super::package::Package;
use super::refusal::{self, Refusal};
use super::sink::{Sink, Step};
use super::{charset, kind, relations};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

/// Size of a text or of the text part of a docx; a report of a thousand pages stays far below.
const LARGEST: u64 = 32 << 20;

/// Reads an opened file into the sink.
pub(super) fn read(file: File, path: &Path, sink: &mut Sink<'_>) -> Step {
    let text = text_of(file, path, sink).map_err(Refusal::of_document)?;
    sink.passages(&text)
}

fn text_of(mut file: File, path: &Path, sink: &mut Sink<'_>) -> Result<String, Refusal> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with("~$") || name.starts_with(".~") {
        return Err(refusal::lock_file());
    }
    let size = file.metadata().map_err(|_| refusal::unreadable())?.len();
    if size == 0 {
        return Err(refusal::empty_file());
    }
    let mut front = Vec::new();
    file.by_ref().take(kind::FRONT).read_to_end(&mut front).map_err(|_| refusal::unreadable())?;
    file.rewind().map_err(|_| refusal::unreadable())?;
    let text = if front.starts_with(kind::OLE) {
        return Err(of_compound(whole(file, size, sink.limits.unstreamed_file)?));
    } else if find(front.get(..kind::JUNK).unwrap_or(&front), kind::ZIP).is_some() {
        docx(Package::open(file, sink.limits)?)?
    } else if let Some(refusal) = other_kind(&front) {
        return Err(refusal);
    } else {
        plain(whole(file, size, LARGEST)?, sink)?
    };
    if text.chars().all(crate::words::text::is_blank) {
        return Err(refusal::no_text());
    }
    Ok(text)
}

fn whole(mut file: File, size: u64, limit: u64) -> Result<Vec<u8>, Refusal> {
    if size > limit {
        return Err(refusal::too_big(format!("文件有 {} MB，超过此格式的上限 {} MB", size >> 20, limit >> 20)));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|_| refusal::unreadable())?;
    Ok(bytes)
}

fn plain(bytes: Vec<u8>, sink: &mut Sink<'_>) -> Result<String, Refusal> {
    let decoded = charset::decode(bytes)?;
    if let Some(doubt) = decoded.doubt {
        // A reader that is gone shows itself at the passages.
        let _ = sink.note("W_ENCODING", doubt);
    }
    Ok(decoded.text)
}

/// Old containers hold a doc, a workbook, or a sealed docx.
fn of_compound(bytes: Vec<u8>) -> Refusal {
    let compound = match Compound::new(bytes) {
        Ok(compound) => compound,
        Err(refusal) => return refusal,
    };
    if compound.has("EncryptedPackage") {
        refusal::password()
    } else if compound.has("Workbook") || compound.has("Book") {
        refusal::not_document("表格文件")
    } else {
        refusal::old_document()
    }
}

fn other_kind(front: &[u8]) -> Option<Refusal> {
    let starts = |mark: &[u8]| front.starts_with(mark);
    if starts(b"%PDF") {
        return Some(refusal::not_document("PDF 文档"));
    }
    let pictures: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\0", b"MM\0*"];
    if pictures.iter().any(|mark| starts(mark)) && (!starts(b"BM") || front.contains(&0)) {
        return Some(refusal::not_document("图片（扫描件）"));
    }
    if starts(b"{\\rtf") {
        return Some(refusal::not_document("RTF 文档"));
    }
    let packed: [&[u8]; 5] = [b"Rar!", b"7z\xBC\xAF", b"\x1F\x8B", b"PK", b"MZ"];
    if packed.iter().any(|mark| starts(mark)) || kind::is_binary(front) {
        return Some(refusal::not_document(""));
    }
    let text = front.trim_ascii_start();
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let is_markup = text.first() == Some(&b'<')
        && text.get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'!' || *byte == b'?');
    is_markup.then(|| refusal::not_document("网页"))
}

fn docx(mut package: Package) -> Result<String, Refusal> {
    let Some(main) = relations::workbook(&mut package, LARGEST)? else {
        return Err(refusal::not_document("压缩包或其他文档"));
    };
    let bytes = package.part(&format!("{}{}", main.folder, main.name), LARGEST)?.unwrap_or_default();
    let mut root = None;
    let wording = markup::walk(bytes.as_slice(), |tag| {
        root.get_or_insert_with(|| tag.name.to_vec());
        Ok(())
    })?;
    match root.as_deref() {
        Some(b"document") => {}
        Some(b"workbook") => return Err(refusal::not_document("表格文件")),
        Some(b"presentation") => return Err(refusal::not_document("演示文稿")),
        Some(_) | None => return Err(refusal::not_document("其他文档")),
    }
    let mended = if wording == Wording::Doubtful { markup::mended(&bytes) } else { None };
    let xml = match mended {
        Some(text) => text,
        None => String::from_utf8(bytes).map_err(|_| refusal::structure())?,
    };
    passages(&xml)
}

/// Elements whose content is not printed, or printed a second time.
const UNSEEN: &[&str] = &["del", "moveFrom", "Fallback", "rt", "instrText", "delText", "delInstrText"];

fn passages(xml: &str) -> Result<String, Refusal> {
    let mut reader = Reader::from_str(xml);
    let mut text = String::with_capacity(xml.len() / 8);
    let (mut unseen, mut within) = (0_u32, 0_u32);
    loop {
        match reader.read_event().map_err(|_| refusal::structure())? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                name if unseen > 0 || UNSEEN.contains(&name) => unseen = unseen.saturating_add(1),
                "t" => within = within.saturating_add(1),
                name => mark(name, &mut text),
            },
            Event::Empty(tag) if unseen == 0 => mark(tag.local_name().as_ref(), &mut text),
            Event::End(tag) => match tag.local_name().as_ref() {
                _ if unseen > 0 => unseen = unseen.saturating_sub(1),
                "t" => within = within.saturating_sub(1),
                "p" => end_paragraph(&mut text),
                "tc" => {
                    while text.ends_with('\n') {
                        text.pop();
                    }
                    text.push('\t');
                }
                "tr" => {
                    while text.ends_with('\t') {
                        text.pop();
                    }
                    text.push('\n');
                }
                _ => {}
            },
            Event::Text(piece) if within > 0 && unseen == 0 => text.push_str(&piece),
            Event::CData(piece) if within > 0 && unseen == 0 => text.push_str(&piece),
            Event::GeneralRef(name) if within > 0 && unseen == 0 => {
                text.push_str(&markup::decoded(format!("&{};", &*name).as_bytes()));
            }
            Event::Eof => return Ok(text),
            Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::GeneralRef(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}

fn mark(name: &str, text: &mut String) {
    match name {
        "tab" | "ptab" => text.push('\t'),
        "br" | "cr" => text.push('\n'),
        "noBreakHyphen" => text.push('-'),
        _ => {}
    }
}

fn end_paragraph(text: &mut String) {
    text.push('\n');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_text_is_what_is_printed() {
        let xml = "<w:document xmlns:w='w'><w:body>\
            <w:p><w:r><w:t>立案16</w:t></w:r><w:ins><w:r><w:t>3</w:t></w:r></w:ins><w:del><w:r><w:delText>8</w:delText><w:t>9</w:t></w:r></w:del>\
            <w:r><w:t xml:space='preserve'>件 &lt;试行&gt;&#x3002;</w:t></w:r></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>来信</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>45</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
            <w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/><w:instrText>PAGE</w:instrText></w:r></w:p></w:body></w:document>";
        assert_eq!(passages(xml).unwrap(), "立案163件 <试行>。\n来信\t45\n上\n下\t\n");
    }

    #[test]
    fn kinds_without_text_are_told_apart() {
        for bytes in
            [b"%PDF-1.7".as_slice(), b"\x89PNG\r\n", b"\xFF\xD8\xFF\xE0", b"{\\rtf1", b"<html>", b"MZ\x90\0", b"Rar!\x1A"]
        {
            assert_eq!(other_kind(bytes).unwrap().code, "E_NOT_DOCUMENT");
        }
        assert!(other_kind("全县共立案163件".as_bytes()).is_none());
        assert!(other_kind("<**县>情况".as_bytes()).is_none());
    }
}
