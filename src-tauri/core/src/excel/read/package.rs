//! A zip container, checked before anybody parses it: no name twice, no byte in two parts, every part that is used read
//! to its end once with its checksum and its counted size. What the parser then gets is a container built here, from
//! checked parts under the names it expects, so that two readings of one file cannot differ.

use super::limits::Limits;
use super::markup::{self, Wording};
use super::refusal::{self, Refusal};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Parts up to this size are mended where their text is broken.
const MENDABLE: u64 = 64 << 20;

/// What the parser reads: a container in memory.
pub(super) type Checked = Cursor<Vec<u8>>;

pub(super) struct Package {
    archive: ZipArchive<BufReader<File>>,
    names: HashMap<String, usize>,
    built: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    pub(super) fn open(file: File, limits: &Limits) -> Result<Package, Refusal> {
        let mut archive = ZipArchive::new(BufReader::with_capacity(128 << 10, file)).map_err(|error| of_zip(&error))?;
        if archive.len() as u64 > limits.entries {
            return Err(refusal::too_big(format!("文件内的部件超过上限 {} 个", limits.entries)));
        }
        if archive.has_duplicate_names() {
            return Err(refusal::ambiguous());
        }
        if archive.has_overlapping_entries().map_err(|error| of_zip(&error))? {
            return Err(refusal::not_spreadsheet("内容互相重叠的压缩包，可能是恶意文件"));
        }
        let mut names = HashMap::with_capacity(archive.len());
        for at in 0..archive.len() {
            let Some(Ok(name)) = archive.name_for_index(at) else { continue };
            if names.insert(plain(&name), at).is_some() {
                return Err(refusal::ambiguous());
            }
        }
        Ok(Package { archive, names, built: ZipWriter::new(Cursor::new(Vec::new())) })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&plain(name))
    }

    /// Whether a part of this file name lies anywhere.
    pub(super) fn has_named(&self, file: &str) -> bool {
        self.names.keys().any(|name| name.rsplit('/').next() == Some(file))
    }

    /// Reads a part whole; `None` if there is none.
    pub(super) fn part(&mut self, name: &str, ceiling: u64) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(at) = self.names.get(&plain(name)).copied() else { return Ok(None) };
        let mut bytes = Vec::new();
        self.read_part(at, ceiling, |part| part.read_to_end(&mut bytes).map(drop).map_err(|_| refusal::truncated()))?;
        Ok(Some(bytes))
    }

    /// Reads a part to its end under the eyes of `watch` and keeps it for the parser as `alias`; false if there is none.
    /// What `watch` says is said only of a part that is whole.
    pub(super) fn keep(
        &mut self,
        name: &str,
        alias: &str,
        ceiling: u64,
        watch: impl FnOnce(&mut dyn Read) -> Result<Wording, Refusal>,
    ) -> Result<bool, Refusal> {
        let Some(at) = self.names.get(&plain(name)).copied() else { return Ok(false) };
        let mut watched = Ok(Wording::Sound);
        self.read_part(at, ceiling, |part| {
            watched = watch(part);
            std::io::copy(part, &mut std::io::sink()).map(drop).map_err(|_| refusal::truncated())
        })?;
        if watched? == Wording::Doubtful
            && let Some(text) = self.mended(at)?
        {
            self.add(alias, text.as_bytes())?;
            return Ok(true);
        }
        let raw = self.archive.by_index_raw(at).map_err(|error| of_zip(&error))?;
        self.built.raw_copy_file_rename(raw, alias).map_err(|error| of_zip(&error))?;
        Ok(true)
    }

    /// Adds a part of our own making.
    pub(super) fn add(&mut self, alias: &str, bytes: &[u8]) -> Result<(), Refusal> {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.built.start_file(alias, stored).map_err(|error| of_zip(&error))?;
        self.built.write_all(bytes).map_err(|_| refusal::truncated())
    }

    /// The container for the parser.
    pub(super) fn finish(self) -> Result<Checked, Refusal> {
        let mut built = self.built.finish().map_err(|error| of_zip(&error))?;
        built.set_position(0);
        Ok(built)
    }

    /// A part whose wording had to be mended; parts that are too large for that stay as they are.
    fn mended(&mut self, at: usize) -> Result<Option<String>, Refusal> {
        if self.archive.by_index_raw(at).map_err(|error| of_zip(&error))?.size() > MENDABLE {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        self.read_part(at, MENDABLE, |part| part.read_to_end(&mut bytes).map(drop).map_err(|_| refusal::truncated()))?;
        Ok(markup::mended(&bytes))
    }

    fn read_part(
        &mut self,
        at: usize,
        ceiling: u64,
        read: impl FnOnce(&mut dyn Read) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let part = self.archive.by_index(at).map_err(|error| of_zip(&error))?;
        let declared = part.size();
        if declared > ceiling {
            let megabytes = ceiling >> 20;
            return Err(refusal::too_big(format!("文件内有部件解压后超过上限 {megabytes} MB，可能是压缩炸弹")));
        }
        // One byte more than declared is asked for, so that a size that lies is seen.
        let mut counted = Counted { part: part.take(declared.saturating_add(1)), count: 0 };
        let read = read(&mut counted);
        if counted.count > declared {
            return Err(refusal::truncated());
        }
        read?;
        if counted.count == declared { Ok(()) } else { Err(refusal::truncated()) }
    }
}

/// Where a relationship points, as a part name; an absolute target starts at the root. Refuses to leave the container.
pub(super) fn resolved(folder: &str, target: &str) -> Result<String, Refusal> {
    let target = target.replace('\\', "/");
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_string(),
        None => format!("{folder}{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or_else(refusal::outside)?;
            }
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

fn of_zip(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => refusal::password(),
        ZipError::UnsupportedArchive(_) => refusal::unsupported("压缩方式不常见"),
        _ => refusal::truncated(),
    }
}

struct Counted<R> {
    part: R,
    count: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.part.read(buffer)?;
        self.count = self.count.saturating_add(count as u64);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_inside() {
        let at = |folder, target| resolved(folder, target).map_err(|refusal| refusal.code);
        assert_eq!(at("xl/", "worksheets/sheet1.xml"), Ok("xl/worksheets/sheet1.xml".into()));
        assert_eq!(at("xl/", "/xl/worksheets/sheet1.xml"), Ok("xl/worksheets/sheet1.xml".into()));
        assert_eq!(at("xl/", "../xl\\a.xml"), Ok("xl/a.xml".into()));
        assert_eq!(at("xl/", "../../../etc/passwd"), Err("E_XML"));
    }
}
