//! The report as it goes up to a superior: red head, number, who approved it; nothing in it is invented.
#![allow(clippy::unwrap_used)]

use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office};
use zhengfeng_core::papers::report::{self, Head, Redaction};
use zhengfeng_core::register::{Described, Draft};
use zhengfeng_core::registers::lists::SubmissionKind;
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::submission::Submission;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::sample;
use zhengfeng_core::storage::write;
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::period::Period;
use zhengfeng_tests::paper_text::{self, PaperText};
use zhengfeng_tests::program::run;

const PASSWORD: &str = "Kestrel-7-Harbour";
/// Noon of 2016-01-05 in China.
const MADE: u64 = 1_451_966_400_000;
const RED_NAME: &str = "中共岚江县纪律检查委员会文件";

fn sample(place: &tempfile::TempDir) -> Office {
    let folder = Folder::new(place.path().join("office"));
    sample::found(&folder, PASSWORD, Box::new(StoppedClock(MADE))).unwrap().office
}

fn written(office: &Office, place: &tempfile::TempDir, redaction: Redaction, head: Head) -> PaperText {
    let path = place.path().join("报告.docx");
    report::write_as(office, &Period::parse("2015").unwrap(), &path, redaction, head).unwrap();
    paper_text::read(&path)
}

#[test]
fn the_head_prints_what_is_entered_and_leaves_the_rest_to_be_filled_in() {
    let place = tempfile::tempdir().unwrap();
    let office = sample(&place);
    let plain = written(&office, &place, Redaction::None, Head::Without);
    assert!(!plain.text().contains("签发人") && !plain.text().contains(RED_NAME), "a draft has no head");
    let blank = written(&office, &place, Redaction::None, Head::Upward);
    assert_eq!(blank.paragraphs.iter().filter(|paragraph| *paragraph == RED_NAME).count(), 1);
    let line = blank.paragraphs.iter().find(|paragraph| paragraph.contains("签发人")).unwrap();
    assert_eq!(line.replace('　', "·"), "····〔2016〕··号签发人：····", "no number and no name is invented");
    let document = &blank.parts["word/document.xml"];
    assert!(document.contains("w:color w:val=\"FF0000\"") && document.contains("w:pBdr"), "red name and red line");
    assert_eq!(document.matches("w:pBdr>").count(), 2, "one red line");
    let after = blank.paragraphs.iter().skip_while(|paragraph| !paragraph.contains("签发人"));
    let title = after.skip(1).find(|paragraph| !paragraph.is_empty()).unwrap();
    assert!(title.contains("关于2015年"), "the title follows: {title}");
    office
        .change(Deed::Add, |change| {
            let mut unit = Draft::new(Unit::REGISTER);
            unit.set(Unit::FULL_NAME, "岚江县白鹭镇").set(Unit::KIND_CODE, "town");
            let unit = write::insert(change, &unit, None, None)?;
            let mut person = Draft::new(Person::REGISTER);
            person.set(Person::NAME, "贺明川").set(Person::UNIT_ID, unit);
            let person = write::insert(change, &person, None, None)?;
            let mut sent = Draft::new(Submission::REGISTER);
            sent.set(Submission::KIND_CODE, SubmissionKind::Report).set(Submission::TITLE, "2015年正风肃纪工作情况报告");
            sent.set(Submission::FROM_ON, Day::new(2015, 1, 1).unwrap())
                .set(Submission::TO_ON, Day::new(2015, 12, 31).unwrap());
            sent.set(Submission::RECIPIENT, "市纪委办公室").set(Submission::DOC_NO, "岚纪发〔2016〕3号");
            sent.set(Submission::SIGNER_ID, person);
            write::insert(change, &sent, None, None)
        })
        .unwrap();
    let full = written(&office, &place, Redaction::None, Head::Upward);
    let line = full.paragraphs.iter().find(|paragraph| paragraph.contains("签发人")).unwrap();
    assert!(line.starts_with("岚纪发〔2016〕3号") && line.ends_with("签发人：贺明川"), "{line}");
    let masked = written(&office, &place, Redaction::Masked, Head::Upward).text();
    assert!(!masked.contains("贺明川") && !masked.contains("岚江"), "masked is masked in the head too");
}

#[test]
fn the_command_line_puts_the_head_where_asked() {
    let place = tempfile::tempdir().unwrap();
    let office = place.path().join("office");
    run(&office, &["init", "--sample"]).json();
    let out = place.path().join("报告.docx");
    assert_eq!(run(&office, &["report", "--period", "2015", "--headed", out.to_str().unwrap()]).code, 0);
    let paper = paper_text::read(&out);
    assert_eq!(paper.paragraphs.iter().filter(|paragraph| *paragraph == RED_NAME).count(), 1);
}
