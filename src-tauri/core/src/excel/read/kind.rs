//! What a file is, decided by its content and never by its extension; then the reader for it.

use super::bytes::{contains, find};
use super::csv::Promise;
use super::ole::Compound;
use super::package::Package;
use super::refusal::{self, Refusal};
use super::sink::{Sink, Step};
use super::{csv, ods, relations, xls, xlsb, xlsx};
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

/// Bytes at the front that are enough to tell kinds apart.
pub(super) const FRONT: u64 = 8 << 10;
/// Junk that mail gateways and downloads put before a zip stays below this.
pub(super) const JUNK: usize = 64;

pub(super) const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
pub(super) const ZIP: &[u8] = b"PK\x03\x04";

/// Reads an opened file into the sink.
pub(super) fn read(mut file: File, path: &Path, sink: &mut Sink<'_>) -> Step {
    let limits = sink.limits;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with("~$") || name.starts_with(".~") {
        return Err(refusal::lock_file().into());
    }
    let size = file.metadata().map_err(|_| refusal::unreadable())?.len();
    check_size(size, limits.file)?;
    if size == 0 {
        return Err(refusal::empty_file().into());
    }
    let mut front = Vec::new();
    file.by_ref().take(FRONT).read_to_end(&mut front).map_err(|_| refusal::unreadable())?;
    file.rewind().map_err(|_| refusal::unreadable())?;

    if front.starts_with(OLE) {
        check_size(size, limits.unstreamed_file)?;
        return compound(whole(file)?, sink);
    }
    if find(front.get(..JUNK).unwrap_or(&front), ZIP).is_some() {
        return package(Package::open(file, limits)?, size, sink);
    }
    if let Some(refusal) = other_kind(&front) {
        return Err(refusal.into());
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let promise = match extension.as_str() {
        "xls" | "xlsx" | "xlsm" | "xlsb" | "xlt" | "xltx" | "et" | "ett" | "ods" => Promise::Workbook,
        _ => Promise::Text,
    };
    csv::read(whole(file)?, &stem, promise, sink)
}

fn check_size(size: u64, limit: u64) -> Result<(), Refusal> {
    if size <= limit {
        return Ok(());
    }
    Err(refusal::too_big(format!("文件有 {} MB，超过此格式的上限 {} MB", size >> 20, limit >> 20)))
}

fn whole(mut file: File) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|error| match error.kind() {
        // The worker's own limit, not the file's fault.
        std::io::ErrorKind::OutOfMemory => refusal::too_big("文件过大，读取时内存不足"),
        _ => refusal::unreadable(),
    })?;
    Ok(bytes)
}

fn compound(bytes: Vec<u8>, sink: &mut Sink<'_>) -> Step {
    let compound = Compound::new(bytes)?;
    if compound.has("EncryptedPackage") {
        return Err(refusal::password().into());
    }
    if compound.has("Workbook") || compound.has("Book") {
        return xls::read(compound, sink);
    }
    let kind = match compound.has("WordDocument") {
        true => "Word 文档",
        false => "",
    };
    Err(refusal::not_spreadsheet(kind).into())
}

fn package(mut package: Package, size: u64, sink: &mut Sink<'_>) -> Step {
    let limits = sink.limits;
    if let Some(mime) = package.part("mimetype", limits.other_part)? {
        if !ods::is_spreadsheet(&mime) {
            return Err(refusal::not_spreadsheet("其他类型的文档").into());
        }
        check_size(size, limits.unstreamed_file)?;
        return ods::read(package, sink);
    }
    let Some(book) = relations::workbook(&mut package, limits.other_part)? else {
        return Err(refusal::not_spreadsheet("压缩包或其他文档").into());
    };
    let start = package.part(&format!("{}{}", book.folder, book.name), limits.other_part)?.unwrap_or_default();
    if xlsb::is_binary(&start) {
        check_size(size, limits.unstreamed_file)?;
        return xlsb::read(package, &book, sink);
    }
    drop(start);
    xlsx::read(package, &book, sink)
}

/// Everything that is known and not taken; `None` leaves text.
fn other_kind(front: &[u8]) -> Option<Refusal> {
    let known: [(&[u8], &str); 13] = [
        (b"%PDF", "PDF 文档"),
        (b"MZ", "程序"),
        (b"\x7FELF", "程序"),
        (b"SQLite format 3\0", "数据库"),
        (b"{\\rtf", "RTF 文档"),
        (b"\x89PNG", "图片"),
        (b"\xFF\xD8\xFF", "图片"),
        (b"GIF8", "图片"),
        (b"BM\0\0", "图片"),
        (b"Rar!", "压缩包"),
        (b"7z\xBC\xAF", "压缩包"),
        (b"\x1F\x8B", "压缩包"),
        (b"PK", "压缩包"),
    ];
    if let Some((_, kind)) = known.iter().find(|(mark, _)| front.starts_with(mark)) {
        return Some(refusal::not_spreadsheet(kind));
    }
    // Excel 2 to 4, and later books that lost their container: a record that begins a part, without OLE around it.
    if matches!(front, [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04..=0x10, 0x00, ..]) {
        return Some(refusal::unsupported("这是 Excel 早期版本的文件"));
    }
    let mut text: Vec<u8> = front.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    for mark in [b"\xEF\xBB\xBF".as_slice(), b"\xFF\xFE", b"\xFE\xFF"] {
        if text.starts_with(mark) {
            text.drain(..mark.len());
        }
    }
    let text = text.trim_ascii_start();
    if text.starts_with(b"mime-version:") || contains(text.get(..1024).unwrap_or(text), b"\nmime-version:") {
        return Some(refusal::unsupported("这是单个文件网页（MHTML）"));
    }
    if text.starts_with(b"<") {
        return Some(of_markup(text));
    }
    if text.starts_with(b"id;p") {
        return Some(refusal::unsupported("这是 SYLK 文件"));
    }
    if text.starts_with(b"table\r\n0,1") || text.starts_with(b"table\n0,1") {
        return Some(refusal::unsupported("这是 DIF 文件"));
    }
    is_binary(front).then(|| refusal::not_spreadsheet(""))
}

fn of_markup(text: &[u8]) -> Refusal {
    let has = |mark: &[u8]| contains(text, mark);
    if has(b"urn:schemas-microsoft-com:office:spreadsheet") {
        refusal::unsupported("这是 XML 表格 2003")
    } else if has(b"office:document") {
        refusal::unsupported("这是单个 XML 的 ODF 文件")
    } else if has(b"<html") || has(b"<table") || has(b"<!doctype html") || has(b"<head") || has(b"<meta") {
        refusal::html()
    } else {
        refusal::not_spreadsheet("XML 文件")
    }
}

/// Text has few control characters; UTF-16 has zero bytes, but only in one half of its pairs.
pub(super) fn is_binary(front: &[u8]) -> bool {
    let controls = |bytes: &mut dyn Iterator<Item = &u8>| {
        bytes.filter(|byte| matches!(byte, 0x01..=0x08 | 0x0E..=0x19 | 0x1B..=0x1F | 0x7F)).count()
    };
    let zeros = |bytes: &mut dyn Iterator<Item = &u8>| bytes.filter(|byte| **byte == 0).count();
    let few = |count: usize| count.saturating_mul(50) <= front.len().max(50);
    let marked = front.starts_with(&[0xFF, 0xFE]) || front.starts_with(&[0xFE, 0xFF]);
    let (even, odd) = (zeros(&mut front.iter().step_by(2)), zeros(&mut front.iter().skip(1).step_by(2)));
    !marked && (!few(even.min(odd)) || !(few(controls(&mut front.iter())) || even.max(odd) > 0 && even.min(odd) == 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_content() {
        let code = |bytes: &[u8]| other_kind(bytes).map(|refusal| refusal.code);
        for (bytes, expected) in [
            (b"MZ\x90\0".as_slice(), Some("E_NOT_SPREADSHEET")),
            (b"%PDF-1.7", Some("E_NOT_SPREADSHEET")),
            (b"\r\n<HTML><body>", Some("E_HTML")),
            (b"\xEF\xBB\xBF<table border=1>", Some("E_HTML")),
            (b"MIME-Version: 1.0\r\n", Some("E_UNSUPPORTED")),
            (b"ID;PWXL;N;E\r\n", Some("E_UNSUPPORTED")),
            (b"TABLE\r\n0,1\r\n", Some("E_UNSUPPORTED")),
            (b"<?xml version=\"1.0\"?><a/>", Some("E_NOT_SPREADSHEET")),
            (&[0x09, 0x08, 0x10, 0x00, 0, 6], Some("E_UNSUPPORTED")),
            (b"a,b\n1,2\n", None),
            (b"\tx\n", None),
            (&[1, 2, 3, 4, 0, 0, 0, 5, 6, 7, 8, 1, 2], Some("E_NOT_SPREADSHEET")),
        ] {
            assert_eq!(code(bytes), expected, "{bytes:?}");
        }
    }
}
