//! What the docx library leaves out, put into the finished parts: the tag of a content control, the heading row that
//! comes again on every page, the order of properties and sections, who made the paper. Works on what our own paper
//! writes, never on foreign bytes.

use docx_rs::XMLDocx;

/// What stands in the properties of the file.
#[derive(Clone, Debug)]
pub struct Core {
    /// The title.
    pub title: String,
    /// The desk it comes from; never a person's name.
    pub author: String,
    /// The instant, RFC 3339.
    pub made_at: String,
}

/// Stands between the name and the tag of a control until the parts are finished; no label holds it.
const SIGN: &str = "⌗";

/// The name of a content control that is bound to a tag.
pub fn bound(name: &str, tag: &str) -> String {
    format!("{name}{SIGN}{tag}")
}

/// The parts with tags, repeated heading rows and the author.
pub fn finish(mut parts: XMLDocx, core: &Core) -> XMLDocx {
    parts.document = footed(&repeated(&tagged(&ordered(&text(&parts.document))))).into_bytes();
    parts.doc_props.core = authored(&text(&parts.doc_props.core), core).into_bytes();
    parts
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The properties of a paragraph in the order of the standard (ECMA-376, CT_PPr).
const PROPERTIES: &[&str] =
    &["pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "snapToGrid", "spacing", "ind", "jc", "outlineLvl"];

/// Puts the properties of each paragraph into the standard's order; what says nothing goes.
fn ordered(xml: &str) -> String {
    const OPEN: &str = "<w:pPr>";
    const CLOSE: &str = "</w:pPr>";
    let plain = xml.replace("<w:rPr />", "");
    let mut out = String::with_capacity(plain.len());
    for (at, part) in plain.split(OPEN).enumerate() {
        let Some((inner, rest)) = part.split_once(CLOSE).filter(|_| at > 0) else {
            out.push_str(part);
            continue;
        };
        let mut properties: Vec<&str> = inner.split_inclusive("/>").collect();
        let rank = |property: &&str| PROPERTIES.iter().position(|name| property.starts_with(&format!("<w:{name} ")));
        // Anything else than single properties we know stays as the library wrote it.
        if properties.iter().all(|property| rank(property).is_some()) {
            properties.sort_by_key(rank);
        }
        out.push_str(&format!("{OPEN}{}{CLOSE}{rest}", properties.concat()));
    }
    out
}

/// Divides the name of each control into its name and its tag.
fn tagged(xml: &str) -> String {
    const OPEN: &str = "<w:alias w:val=\"";
    let mut out = String::with_capacity(xml.len().saturating_add(xml.len() / 8));
    let mut rest = xml;
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        let (value, behind) = after.split_once('"').unwrap_or((after, ""));
        match value.split_once(SIGN) {
            Some((name, tag)) => {
                let end = behind.find("/>").map_or(0, |at| at.saturating_add(2));
                out.push_str(&format!("{OPEN}{name}\" /><w:tag w:val=\"{tag}\" />"));
                rest = behind.get(end..).unwrap_or("");
            }
            None => {
                out.push_str(OPEN);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Lets the first row of each table come again on the next page.
fn repeated(xml: &str) -> String {
    const TABLE: &str = "<w:tbl>";
    const ROW: &str = "<w:trPr>";
    let mut out = String::with_capacity(xml.len());
    for (at, part) in xml.split(TABLE).enumerate() {
        if at == 0 {
            out.push_str(part);
            continue;
        }
        out.push_str(TABLE);
        match part.split_once(ROW) {
            Some((before, after)) => out.push_str(&format!("{before}{ROW}<w:tblHeader />{after}")),
            None => out.push_str(part),
        }
    }
    out
}

/// Puts the footers of the section before its page, where the standard has them (ECMA-376, CT_SectPr).
fn footed(xml: &str) -> String {
    const OPEN: &str = "<w:sectPr>";
    const FOOTER: &str = "<w:footerReference ";
    let Some((before, section)) = xml.rsplit_once(OPEN) else { return xml.to_string() };
    let Some((page, rest)) = section.split_once(FOOTER) else { return xml.to_string() };
    let Some((footers, end)) = rest.split_once("</w:sectPr>") else { return xml.to_string() };
    format!("{before}{OPEN}{FOOTER}{footers}{page}</w:sectPr>{end}")
}

fn authored(xml: &str, core: &Core) -> String {
    let plain = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let author = plain(&core.author);
    xml.replace("<dc:creator>unknown</dc:creator>", &format!("<dc:creator>{author}</dc:creator>"))
        .replace("<cp:lastModifiedBy>unknown</cp:lastModifiedBy>", &format!("<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"))
        .replace("</cp:coreProperties>", &format!("<dc:title>{}</dc:title></cp:coreProperties>", plain(&core.title)))
}
