//! What the page loads before the lock screen stands, and what it loads later, as gzip sends it.

use crate::Outcome;
use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Head and tail of a gzip file around the deflated bytes.
const GZIP: u64 = 18;

/// Prints the sizes.
pub fn measure(dist: &Path) -> Outcome<()> {
    let page = std::fs::read_to_string(dist.join("index.html"))?;
    let first: BTreeSet<&str> = page.split('"').filter_map(|text| text.strip_prefix("./assets/")).collect();
    let (mut at_first, mut later, mut largest) = ((0, 0), 0, (String::new(), 0));
    for entry in std::fs::read_dir(dist.join("assets"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let size = deflated(&std::fs::read(entry.path())?)? + GZIP;
        let is_script = name.ends_with(".js");
        match (first.contains(name.as_str()), is_script) {
            (true, true) => {
                println!("  first: {name} {:.1} KB gzip", kilobytes(size));
                at_first.0 += size;
            }
            (true, false) => at_first.1 += size,
            (false, true) => {
                later += size;
                if size > largest.1 {
                    largest = (name, size);
                }
            }
            (false, false) => {}
        }
    }
    println!(
        "  JS before the lock screen: {:.1} KB gzip (target 300); CSS {:.1} KB; JS loaded later {:.1} KB, the largest {} {:.1} KB",
        kilobytes(at_first.0),
        kilobytes(at_first.1),
        kilobytes(later),
        largest.0,
        kilobytes(largest.1)
    );
    Ok(())
}

fn deflated(bytes: &[u8]) -> Outcome<u64> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("one", SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))?;
    archive.write_all(bytes)?;
    let mut archive = ZipArchive::new(archive.finish()?)?;
    let size = archive.by_index(0)?.compressed_size();
    Ok(size)
}

fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1024.0
}
