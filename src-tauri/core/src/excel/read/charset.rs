//! In which encoding a text file is written. Decided by the whole file, never by its beginning: a mark in front, valid
//! UTF-8, valid GB18030, else line by line, else not at all.

use super::refusal::{self, Refusal};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded text file.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// What is to be said about the encoding, if anything.
    pub(super) doubt: Option<String>,
}

/// Decodes a whole file. Bytes that mean nothing become U+FFFD, so that they are told where they stand.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, Refusal> {
    if bytes.starts_with(&[0xFF, 0xFE]) {
        return Ok(plain(wide(&bytes, UTF_16LE)));
    }
    if bytes.starts_with(&[0xFE, 0xFF]) {
        return Ok(plain(wide(&bytes, UTF_16BE)));
    }
    let mut body = bytes.as_slice();
    let mut marked = false;
    while let Some(rest) = body.strip_prefix(b"\xEF\xBB\xBF") {
        marked = true;
        body = rest;
    }
    if let Some(encoding) = unmarked_wide(body) {
        return Ok(plain(wide(body, encoding)));
    }
    if let Ok(text) = std::str::from_utf8(body) {
        return Ok(plain(text.to_string()));
    }
    by_lines(body, marked)
}

fn plain(text: String) -> Decoded {
    Decoded { text, doubt: None }
}

fn wide(bytes: &[u8], encoding: &'static Encoding) -> String {
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    text.trim_start_matches('\u{FEFF}').to_string()
}

/// UTF-16 without a mark gives itself away by the zero halves of digits, separators and line ends.
fn unmarked_wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut little, mut big, mut units) = (0u64, 0u64, 0u64);
    for unit in bytes.chunks_exact(2) {
        units = units.saturating_add(1);
        match unit {
            [0, b'\t' | b'\n' | b'\r' | b' '..=b'~'] => big = big.saturating_add(1),
            [b'\t' | b'\n' | b'\r' | b' '..=b'~', 0] => little = little.saturating_add(1),
            _ => {}
        }
    }
    let enough = |count: u64| count.saturating_mul(50) >= units && count >= 4;
    match (enough(little), enough(big)) {
        (true, false) if big == 0 => Some(UTF_16LE),
        (false, true) if little == 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Two exports pasted together, or single broken bytes: each line in the encoding it fits. The whole is not asked first,
/// because UTF-8 pasted behind GB18030 is often valid GB18030, of other characters.
fn by_lines(body: &[u8], marked: bool) -> Result<Decoded, Refusal> {
    let (mut utf8, mut other) = (0u64, 0u64);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if line.is_ascii() {
            continue;
        }
        let count = if is_surely_utf8(line) { &mut utf8 } else { &mut other };
        *count = count.saturating_add(1);
    }
    // A short line may fit both by chance; a second encoding needs a tenth of the lines.
    let share = |count: u64| count.saturating_mul(10) >= utf8.saturating_add(other);
    let mixed = share(utf8) && share(other);
    let usual = if utf8 >= other { UTF_8 } else { GB18030 };
    let mut text = String::with_capacity(body.len());
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let encoding = match (mixed, is_surely_utf8(line)) {
            (true, true) => UTF_8,
            (true, false) => GB18030,
            (false, _) => usual,
        };
        text.push_str(&encoding.decode_without_bom_handling(line).0);
    }
    let (mut strange, mut broken) = (0u64, 0u64);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        strange = strange.saturating_add(1);
        broken = broken.saturating_add(u64::from(c == '\u{FFFD}'));
    }
    if broken.saturating_mul(20) > strange {
        return Err(refusal::encoding());
    }
    let doubt = if mixed {
        Some("文件前后用了两种文字编码（UTF-8 和 GB18030），已逐行分别读取。请核对有无乱码。")
    } else if marked && usual == GB18030 {
        Some("文件开头标明是 UTF-8，内容却是 GB18030（GBK），已按 GB18030 读取。请核对有无乱码。")
    } else {
        None
    };
    Ok(Decoded { text, doubt: doubt.map(str::to_string) })
}

/// Valid UTF-8 with a character of three bytes, as all Hanzi are; two bytes alone may be one character of GB18030.
fn is_surely_utf8(line: &[u8]) -> bool {
    line.iter().any(|byte| *byte >= 0xE0) && std::str::from_utf8(line).is_ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TEXT: &str = "序号,姓名,单位\r\n1,张三,某县纪委监委\r\n2,李四,某镇党委\r\n";

    fn gbk(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    fn read(bytes: Vec<u8>) -> (String, bool) {
        let decoded = decode(bytes).unwrap();
        (decoded.text, decoded.doubt.is_some())
    }

    #[test]
    fn every_usual_encoding_is_read() {
        let marked = |mark: &[u8], rest: Vec<u8>| [mark.to_vec(), rest].concat();
        for (name, bytes) in [
            ("utf-8", TEXT.as_bytes().to_vec()),
            ("utf-8 with mark", marked(b"\xEF\xBB\xBF", TEXT.into())),
            ("utf-8 with two marks", marked(b"\xEF\xBB\xBF\xEF\xBB\xBF", TEXT.into())),
            ("gbk", gbk(TEXT)),
            ("utf-16le", marked(b"\xFF\xFE", utf16(TEXT, false))),
            ("utf-16be", marked(b"\xFE\xFF", utf16(TEXT, true))),
            ("utf-16le without mark", utf16(TEXT, false)),
            ("utf-16be without mark", utf16(TEXT, true)),
        ] {
            assert_eq!(read(bytes), (TEXT.to_string(), false), "{name}");
        }
    }

    #[test]
    fn rare_characters_of_gb18030_are_read() {
        let text = "姓名\n㐀𠀀䶮\n";
        assert_eq!(read(gbk(text)), (text.to_string(), false));
    }

    #[test]
    fn a_wrong_mark_and_two_encodings_are_told() {
        assert_eq!(read([b"\xEF\xBB\xBF".to_vec(), gbk(TEXT)].concat()), (TEXT.to_string(), true));
        let mixed = [gbk(TEXT), TEXT.as_bytes().to_vec()].concat();
        assert_eq!(read(mixed), (format!("{TEXT}{TEXT}"), true));
    }

    #[test]
    fn one_broken_byte_leaves_the_rest_readable() {
        let mut bytes = gbk(&TEXT.repeat(10));
        let at = bytes.len() - 20;
        *bytes.get_mut(at).unwrap() = 0xFF;
        let (text, _) = read(bytes);
        assert!(text.starts_with(TEXT) && text.matches("张三").count() == 10);
        assert!(text.contains('\u{FFFD}'));
    }

    #[test]
    fn noise_is_no_text() {
        let noise = b"\xFF\xE9t\xE9, \xFF\x80\n".repeat(20);
        assert_eq!(decode(noise).unwrap_err().code, "E_ENCODING");
    }
}
