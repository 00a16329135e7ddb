//! How an OOXML container says where its workbook and its sheets lie, and how the parser is told the same.

use super::markup;
use super::package::{self, Package};
use super::refusal::Refusal;

/// Where the workbook lies in the container.
pub(super) struct Workbook {
    pub(super) folder: String,
    pub(super) name: String,
}

/// Finds the workbook through the container's own relationships; `None` if there is no such document.
pub(super) fn workbook(package: &mut Package, ceiling: u64) -> Result<Option<Workbook>, Refusal> {
    let mut target = None;
    if let Some(bytes) = package.part("_rels/.rels", ceiling)? {
        markup::walk(bytes.as_slice(), |tag| {
            let kind = tag.attribute(b"Type").unwrap_or_default();
            if tag.begins() && tag.name == b"Relationship" && kind.ends_with(b"/officeDocument") {
                target = tag.attribute(b"Target").map(markup::decoded);
            }
            Ok(())
        })?;
    }
    let path = match target {
        Some(target) => package::resolved("", &target)?,
        None => {
            ["xl/workbook.xml", "xl/workbook.bin"].into_iter().find(|name| package.has(name)).unwrap_or_default().to_string()
        }
    };
    if path.is_empty() || !package.has(&path) {
        return Ok(None);
    }
    let (folder, name) =
        path.rsplit_once('/').map_or((String::new(), path.as_str()), |(folder, name)| (format!("{folder}/"), name));
    Ok(Some(Workbook { folder, name: name.to_string() }))
}

/// A relationship of the workbook.
pub(super) struct Relation {
    /// Its id, entities untouched.
    pub(super) id: String,
    /// The last word of its type.
    pub(super) kind: String,
    /// The part it points at; `None` if it points outside on purpose.
    pub(super) part: Option<String>,
}

/// The relationships of the workbook.
pub(super) fn relations(package: &mut Package, book: &Workbook, ceiling: u64) -> Result<Vec<Relation>, Refusal> {
    let path = format!("{}_rels/{}.rels", book.folder, book.name);
    let mut relations = Vec::new();
    let Some(bytes) = package.part(&path, ceiling)? else { return Ok(relations) };
    markup::walk(bytes.as_slice(), |tag| {
        if tag.begins() && tag.name == b"Relationship" {
            let text = |name: &[u8]| String::from_utf8_lossy(tag.attribute(name).unwrap_or_default()).into_owned();
            let kind = text(b"Type");
            let external = tag.attribute(b"TargetMode") == Some(b"External");
            let target = markup::decoded(tag.attribute(b"Target").unwrap_or_default());
            relations.push(Relation {
                id: text(b"Id"),
                kind: kind.rsplit('/').next().unwrap_or_default().to_string(),
                part: if external { None } else { Some(package::resolved(&book.folder, &target)?) },
            });
        }
        Ok(())
    })?;
    Ok(relations)
}

/// Relationships as the parser shall see them.
pub(super) fn rels_xml(lines: &[(String, String, String)]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    for (id, kind, target) in lines {
        xml.push_str(&format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        ));
    }
    xml.push_str("</Relationships>");
    xml
}
