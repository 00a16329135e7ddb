//! Sentences of the report as they are edited: fields in words, kept as slots, and nothing half or unknown is taken.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use zhengfeng_core::office::Folder;
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::papers::report;
use zhengfeng_core::sample;
use zhengfeng_core::words::period::Period;

/// Noon of 2016-01-05 in China.
const MADE: u64 = 1_451_966_400_000;

#[test]
fn the_fields_of_a_sentence_are_shown_in_words_and_kept_as_slots() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    let office = sample::found(&folder, "Kestrel-7-Harbour", Box::new(StoppedClock(MADE))).unwrap().office;
    let (reading, period) = (office.reading(), Period::parse("2015").unwrap());
    let draft = report::draft(&reading, &period).unwrap();
    let mut seen = 0;
    for paragraph in draft.sections.iter().flat_map(|section| &section.paragraphs).chain([&draft.opening]) {
        let fields = report::fields(&reading, &paragraph.slot, &paragraph.wording).unwrap();
        let words: BTreeSet<&str> = fields.iter().map(|field| field.words.as_str()).collect();
        assert_eq!(words.len(), fields.len(), "{}: no two fields read alike: {fields:?}", paragraph.slot);
        let shown = |text: &str| {
            fields.iter().fold(text.to_string(), |text, field| text.replace(&field.token, &format!("【{}】", field.words)))
        };
        let kept = |text: &str| {
            fields.iter().fold(text.to_string(), |text, field| text.replace(&format!("【{}】", field.words), &field.token))
        };
        let spoken = shown(&paragraph.wording);
        assert!(!spoken.contains(['{', '}', '_']), "{}: {spoken}", paragraph.slot);
        assert_eq!(kept(&spoken), paragraph.wording, "{}", paragraph.slot);
        let again = report::worded(&reading, &period, &paragraph.slot, &paragraph.wording).unwrap();
        assert_eq!(again.wording, paragraph.wording, "{}: worded as it was", paragraph.slot);
        seen += fields.len();
    }
    assert!(seen > 60, "{seen} fields");
    let of = |slot: &str, wording: &str| report::fields(&reading, slot, wording).unwrap();
    let named = |fields: &[report::Field], token: &str| {
        fields.iter().find(|field| field.token == token).map(|field| field.words.clone()).unwrap_or_default()
    };
    assert_eq!(named(&of("1.1", "由{F010.leader_id}牵头"), "{F010.leader_id}"), "正风肃纪工作领导小组：组长");
    assert_eq!(named(&of("4.1", "{F118.unit}"), "{F118.unit}"), "通报批评（个）");
    assert_eq!(named(&of("5.2", ""), "{F133.revise_status=done}"), "保留并修订完善制度：已完成");
    assert!(of("1.4", "").iter().any(|field| field.token == "{F026.urged_unit_ids}"), "what the built-in sentence could say");
    for (text, words) in [
        ("立案{F112}人}。", "没有配对"),
        ("立案{F112。", "没有配对"),
        ("立案{F112.没有}。", "没有“没有”"),
        ("由{F999.leader_id}牵头。", "F999"),
        ("立案{F112.件", "没有配对"),
    ] {
        let refused = report::worded(&reading, &period, "4.1", text).unwrap_err().to_string();
        assert!(refused.contains(words), "{text}: {refused}");
    }
}
