//! Somebody's report at the reader's door: every usual file, the ones without text, and the command line over them.
#![allow(clippy::unwrap_used, clippy::panic)]

use encoding_rs::GB18030;
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use zhengfeng_core::checks::text;
use zhengfeng_core::excel::read::limits::Limits;
use zhengfeng_core::excel::read::reader::Worker;
use zhengfeng_tests::program::{Ran, command, finish};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const REPORT: &str = "2018年上半年，岚江县纪检监察机关共接收信访举报461件，与上年同期相比增加245件，同比增长123.8%。\n";

fn worker() -> Worker {
    Worker::new(env!("CARGO_BIN_EXE_worker"), Limits::default())
}

fn laid(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn docx(body: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let rels = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let document = format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    for (name, content) in [("_rels/.rels", rels), ("word/document.xml", &document)] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(path: &Path) -> Result<String, &'static str> {
    let (text, _) = text::read(&worker(), path).map_err(|error| error.report().code)?;
    Ok(text.piece(0, text.len()))
}

#[test]
fn plain_text_is_read_in_every_usual_encoding() {
    let folder = TempDir::new().unwrap();
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(REPORT.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (name, bytes) in [
        ("utf-8", REPORT.as_bytes().to_vec()),
        ("utf-8 with mark", ["\u{FEFF}", REPORT].concat().into_bytes()),
        ("gb18030", GB18030.encode(REPORT).0.into_owned()),
        ("utf-16", wide),
    ] {
        assert_eq!(read(&laid(&folder, "报告.txt", &bytes)).as_deref(), Ok(REPORT), "{name}");
    }
    let long = REPORT.repeat(20_000);
    assert_eq!(read(&laid(&folder, "长.txt", long.as_bytes())).unwrap().len(), long.len(), "a long text comes whole");
}

#[test]
fn a_docx_gives_its_paragraphs_and_tables() {
    let folder = TempDir::new().unwrap();
    let body = "<w:p><w:r><w:t>共接收信访举报461件，与上年同期相比增加</w:t></w:r><w:r><w:t>245件，同比增长123.8%。</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>来信</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>45</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let path = laid(&folder, "报告.docx", &docx(body));
    assert_eq!(read(&path).as_deref(), Ok("共接收信访举报461件，与上年同期相比增加245件，同比增长123.8%。\n来信\t45\n"));
    let (text, _) = text::read(&worker(), &path).unwrap();
    assert_eq!(text::check(&text)[0].expected.as_deref(), Some("113.4%"));
}

#[test]
fn what_has_no_text_is_refused_with_what_to_do() {
    let folder = TempDir::new().unwrap();
    let hostile = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile");
    let whole = docx("<w:p><w:r><w:t>立案3件</w:t></w:r></w:p>");
    let mut packed = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    packed.start_file("材料.txt", SimpleFileOptions::default()).unwrap();
    packed.write_all(REPORT.as_bytes()).unwrap();
    for (name, bytes, code) in [
        ("空.txt", Vec::new(), "E_EMPTY_FILE"),
        ("空白.txt", "　\n \n".as_bytes().to_vec(), "E_EMPTY"),
        ("扫描.pdf", b"%PDF-1.7 scan".to_vec(), "E_NOT_DOCUMENT"),
        ("扫描.docx", docx("<w:p><w:r><w:drawing/></w:r></w:p>"), "E_EMPTY"),
        ("图片.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec(), "E_NOT_DOCUMENT"),
        ("缺尾.docx", whole[..whole.len() / 2].to_vec(), "E_TRUNCATED"),
        ("网页.txt", b"<html><body>1</body></html>".to_vec(), "E_NOT_DOCUMENT"),
        ("实体.docx", docx("<!DOCTYPE x><w:p/>"), "E_XML"),
        ("压缩.zip", packed.finish().unwrap().into_inner(), "E_NOT_DOCUMENT"),
        ("乱码.txt", b"\xFF\xE9t\xE9, \xFF\x80\n".repeat(20), "E_ENCODING"),
    ] {
        let error = text::read(&worker(), &laid(&folder, name, &bytes)).unwrap_err().report();
        assert_eq!(error.code, code, "{name}: {}", error.words);
        assert!(error.words.contains(name) && error.words.contains('请') && !error.words.contains("导入"), "{}", error.words);
    }
    assert_eq!(read(&hostile.join("ole/ok_biff8.xls")), Err("E_NOT_DOCUMENT"));
    assert_eq!(read(&hostile.join("ole/word_doc_named.xls")), Err("E_UNSUPPORTED"));
    assert_eq!(read(&hostile.join("ledger/blank_rows_between.xlsx")), Err("E_NOT_DOCUMENT"));
    assert_eq!(read(&folder.path().join("没有.txt")), Err("E_FILE"));
}

fn check_text(path: &Path) -> Ran {
    let mut check = command();
    check.args(["--json", "check-text"]).arg(path);
    finish(check)
}

#[test]
fn the_command_line_checks_a_text_without_an_office() {
    let folder = TempDir::new().unwrap();
    let ran = check_text(&laid(&folder, "报告.txt", REPORT.as_bytes()));
    assert_eq!(ran.code, 1, "{ran:?}");
    let findings: Value = serde_json::from_str(&ran.out).unwrap();
    let [finding] = findings.as_array().unwrap().as_slice() else { panic!("{findings}") };
    assert_eq!((finding["rule"].as_str(), finding["severity"].as_str()), (Some("T-03"), Some("error")));
    assert_eq!(finding["expected"].as_str(), Some("113.4%"));
    stands_in(REPORT, finding);
    let clean = check_text(&laid(&folder, "无误.txt", REPORT.replace("123.8", "113.4").as_bytes()));
    assert_eq!((clean.code, clean.out.trim()), (0, "[]"));
    let refused = check_text(&laid(&folder, "扫描.pdf", b"%PDF-1.4"));
    assert_eq!((refused.code, refused.refusal().as_str()), (2, "E_NOT_DOCUMENT"));
}

fn stands_in(text: &str, finding: &Value) {
    let number = |name: &str| usize::try_from(finding[name].as_u64().unwrap()).unwrap();
    let (offset, length) = (number("offset"), number("length"));
    let quote: String = text.chars().skip(offset).take(length).collect();
    assert_eq!(finding["quote"].as_str(), Some(quote.as_str()), "the quote stands at its offset");
    assert!(length <= 60 && !finding["words"].as_str().unwrap().is_empty());
}

#[test]
fn the_county_report_is_asked_what_a_careful_reader_asks() {
    let Some(corpus) = std::env::var_os("ZHENGFENG_CORPUS") else {
        return eprintln!("skipped: ZHENGFENG_CORPUS is not set");
    };
    let path = Path::new(&corpus).parent().unwrap().join("county-report.txt");
    let Ok(report) = std::fs::read_to_string(&path) else { return eprintln!("skipped: {} is not there", path.display()) };
    let ran = check_text(&path);
    assert_eq!(ran.code, 1);
    let findings: Value = serde_json::from_str(&ran.out).unwrap();
    let findings = findings.as_array().unwrap();
    findings.iter().for_each(|finding| stands_in(&report, finding));
    let rule = |finding: &Value| finding["rule"].as_str().unwrap().to_string();
    let all: Vec<String> = findings.iter().map(rule).collect();
    let must = ["K-02", "K-05", "K-06", "K-07", "K-12", "K-50", "K-51"];
    let may = ["K-13", "K-15", "K-16", "K-22", "K-55", "K-57"];
    for wanted in must {
        assert!(all.iter().any(|rule| rule == wanted), "{wanted} is found among {all:?}");
    }
    assert_eq!(all.iter().filter(|rule| *rule == "K-51").count(), 3, "three numbers are blank");
    for finding in findings.iter().filter(|finding| finding["severity"] != "hint") {
        let rule = rule(finding);
        assert!(must.contains(&rule.as_str()) || may.contains(&rule.as_str()), "{finding} is above a hint");
    }
}
