//! The reader of reports over many texts of many styles: silent on clean ones, awake when one number is changed.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;
use zhengfeng_core::checks::text::{self, Severity, Text, TextFinding};

struct Sample {
    name: String,
    text: String,
    /// What is changed into what, one at a time; each is to be found.
    slips: Vec<(String, String)>,
    /// What is changed into what where asking is enough.
    doubts: Vec<(String, String)>,
}

/// Samples of a fixture: `# name`, the text, then lines `~ before → after`, or `? before → after` where a hint is enough.
fn samples(file: &str) -> Vec<Sample> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/reports").join(file);
    let words = std::fs::read_to_string(path).unwrap();
    let mut all: Vec<Sample> = Vec::new();
    for line in words.lines() {
        if let Some(name) = line.strip_prefix("# ") {
            all.push(Sample { name: name.into(), text: String::new(), slips: Vec::new(), doubts: Vec::new() });
        } else if let Some(slip) = line.strip_prefix("~ ") {
            let (before, after) = slip.split_once(" → ").unwrap();
            all.last_mut().unwrap().slips.push((before.into(), after.into()));
        } else if let Some(doubt) = line.strip_prefix("? ") {
            let (before, after) = doubt.split_once(" → ").unwrap();
            all.last_mut().unwrap().doubts.push((before.into(), after.into()));
        } else {
            let text = &mut all.last_mut().unwrap().text;
            text.push_str(line);
            text.push('\n');
        }
    }
    all
}

fn check(words: &str) -> Vec<TextFinding> {
    text::check(&Text::new(words))
}

fn serious(words: &str) -> Vec<TextFinding> {
    check(words).into_iter().filter(|finding| finding.severity > Severity::Hint).collect()
}

/// The quote stands at its offset and is short.
fn stands(words: &str, finding: &TextFinding) {
    let there: String = words.chars().skip(finding.offset).take(finding.length).collect();
    assert_eq!(there, finding.quote, "{finding:?}");
    assert!(finding.length <= 60 && !finding.quote.is_empty() && !finding.words.is_empty(), "{finding:?}");
}

#[test]
fn clean_reports_of_many_styles_raise_nothing_above_a_hint() {
    let all: Vec<Sample> =
        ["with_slips.txt", "clean_paragraphs.txt", "printed_twice.txt"].iter().flat_map(|file| samples(file)).collect();
    assert!(all.len() >= 100, "{} texts", all.len());
    for sample in &all {
        check(&sample.text).iter().for_each(|finding| stands(&sample.text, finding));
        let found = serious(&sample.text);
        assert!(found.is_empty(), "{}: {found:#?}", sample.name);
        let twice = check(&sample.text).into_iter().find(|finding| finding.rule == "T-09");
        assert!(twice.is_none(), "{}: {twice:#?}", sample.name);
    }
    let whole: String = all.iter().map(|sample| sample.text.as_str()).collect();
    assert!(check(&whole).len() < 60, "all of them in one file: {}", check(&whole).len());
}

#[test]
fn every_slip_of_a_number_that_others_determine_is_found() {
    let mut count = 0;
    for sample in samples("with_slips.txt").into_iter().chain(samples("printed_twice.txt")) {
        for (before, after) in &sample.slips {
            assert!(sample.text.contains(before.as_str()), "{}: {before}", sample.name);
            let broken = sample.text.replacen(before.as_str(), after, 1);
            let found = serious(&broken);
            assert!(!found.is_empty(), "{}: {before} → {after} is not found", sample.name);
            found.iter().for_each(|finding| stands(&broken, finding));
            count += 1;
        }
    }
    assert!(count >= 100, "{count} slips");
}

#[test]
fn one_figure_printed_with_two_numbers_is_asked_for_in_any_report() {
    let (mut told, mut asked) = (0, 0);
    for sample in samples("printed_twice.txt") {
        let broken = |(before, after): &(String, String)| {
            assert!(sample.text.contains(before.as_str()), "{}: {before}", sample.name);
            check(&sample.text.replacen(before.as_str(), after, 1))
        };
        for slip in &sample.slips {
            let found = broken(slip);
            assert!(found.iter().any(|finding| finding.severity > Severity::Hint), "{}: {slip:?}: {found:#?}", sample.name);
            told += 1;
        }
        for doubt in &sample.doubts {
            let found = broken(doubt);
            let twice = found.iter().find(|finding| finding.rule == "T-09");
            assert_eq!(twice.map(|finding| finding.severity), Some(Severity::Hint), "{}: {doubt:?}: {found:#?}", sample.name);
            asked += 1;
        }
    }
    assert!(told >= 30 && asked >= 5, "{told} told, {asked} asked");
    let report = "岚江县2015年工作情况报告\n今年以来，全县立案122件。\n一、案件查办\n坚持有案必查，全县共立案163件。\n";
    let found = check(report);
    let [finding] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!((finding.rule, finding.severity, finding.expected.as_deref()), ("T-09", Severity::Explain, Some("122件")));
    assert!(finding.words.contains("前文为122件，此处为163件"), "{finding:?}");
    let units = check("岚江县2015年小结\n全年走访企业126家。\n一、服务企业\n走访企业162家。\n");
    assert_eq!(units.first().and_then(|finding| finding.expected.as_deref()), Some("126家"), "in the unit it is printed in");
    for other in ["2014年全县立案122件", "柳溪镇立案122件", "扶贫领域立案122件", "其中一季度立案122件", "张某某一案立案122件"]
    {
        let words = report.replacen("今年以来，全县立案122件", other, 1);
        assert!(check(&words).iter().all(|finding| finding.rule != "T-09"), "{other} is another figure");
    }
}

#[test]
fn quotes_of_a_report_are_told_whole() {
    let words = "今年以来立案163件163人，查处163件163人，结案163件163人。其中涉及基层站所负责人等“小官”40件71名。";
    let found = check(words);
    let six = found.iter().find(|finding| finding.rule == "K-06").unwrap();
    assert!(six.words.contains("“小官”40件71名") && six.quote.contains("“小官”40件71名"), "{six:?}");
    let numbers = text::numbers(&Text::new(words));
    assert!(numbers.iter().any(|number| number.subject == "基层站所负责人等“小官”"), "{numbers:?}");
}

#[test]
fn errors_of_published_reports_are_found_with_what_should_stand_there() {
    let growth = "2018年上半年，全市共接收信访举报461件，与上年同期相比增加245件，同比增长123.8%。";
    let [finding] = serious(growth).try_into().unwrap();
    assert_eq!((finding.rule, finding.expected.as_deref()), ("T-03", Some("113.4%")));
    let swapped = "1至7月，全州共受理检举控告类信访举报401件，比去年同期687件少268件。";
    let [finding] = serious(swapped).try_into().unwrap();
    assert_eq!((finding.rule, finding.expected.as_deref()), ("T-02", Some("286件")));
    assert!(finding.words.contains("颠倒") && finding.quote.contains("268件"), "{finding:?}");
    let bases = "2018年全县共受理信访举报708件。从举报方式看，网络555件、来信45件、来访3件、来电9件、其他96件；\
        从来源看，上级转办516件、本级4件、部门移送83件、乡镇报送7件、巡察移交14件、其他76件；\
        从级别看，县处级8件、乡科级92件、农村491件。";
    let found = serious(bases);
    assert!(found.iter().any(|finding| finding.expected.as_deref() == Some("700件")), "{found:#?}");
    assert!(found.iter().any(|finding| finding.expected.as_deref() == Some("591件")), "{found:#?}");
    let untold = serious(&bases.replace("共受理信访举报708件", "信访举报情况如下"));
    assert!(untold.iter().any(|finding| finding.rule == "T-10"), "no total is printed: {untold:#?}");
}

#[test]
fn relations_of_the_county_report_are_asked_for() {
    let report = "一、总体情况\n全年共查处“四风”类案件122件163人，清退违规发放补贴**万元。\n\
        今年以来共受理群众身边“四风”和腐败问题信访举报203件次，初核203件，立案163件163人，查处163件163人，结案163件163人。\
        其中违反中央八项规定6件9人，涉及村（社区）干部等“小官”40件71名，通报批评35件42人、单位16个，移送司法机关6件6人。\n\
        二、制度建设\n对全县309项规章制度进行全面清理，废除过期制度53项。对仍有保留价值的256项规章制度，进行了全面修订完善。\
        新制定规章制度25项，全县共建立健全各项规章制度181个。\n";
    let found = check(report);
    for (rule, severity) in [
        ("K-02", Severity::Explain),
        ("K-05", Severity::Hint),
        ("K-06", Severity::Hint),
        ("K-07", Severity::Hint),
        ("K-12", Severity::Explain),
        ("K-13", Severity::Explain),
        ("K-50", Severity::Hint),
        ("K-51", Severity::Error),
    ] {
        let of_rule = found.iter().find(|finding| finding.rule == rule);
        assert_eq!(of_rule.map(|finding| finding.severity), Some(severity), "{rule}: {found:#?}");
    }
    assert!(found.iter().all(|finding| finding.rule != "K-08" && finding.rule != "K-09"), "six files of six persons are right");
    let twelve = found.iter().find(|finding| finding.rule == "K-12").unwrap();
    assert_eq!(twelve.expected.as_deref(), Some("281个"));
    let broken = check(&report.replacen("53项", "35项", 1));
    assert!(broken.iter().any(|finding| finding.rule == "K-09" && finding.severity == Severity::Error), "{broken:#?}");
}

#[test]
fn numbers_are_listed_with_what_they_count() {
    let words = "共立案163件163人，追缴86.42万元。";
    let all = text::numbers(&Text::new(words));
    let seen: Vec<(&str, &str, &str)> = all.iter().map(|n| (n.printed.as_str(), n.unit, n.subject.as_str())).collect();
    assert_eq!(seen, [("163件", "件", "立案"), ("163人", "人", "立案"), ("86.42万元", "元", "追缴")]);
    for number in &all {
        let there: String = words.chars().skip(number.offset).take(number.length).collect();
        assert_eq!(there, number.printed);
    }
}

/// Texts made of the pieces reports are made of, in an order nobody would write.
fn scrambled(seed: u64) -> String {
    const PIECES: &[&str] = &[
        "其中",
        "共",
        "立案",
        "163件",
        "163人",
        "，",
        "、",
        "。",
        "；",
        "\n",
        "（",
        "）",
        "“",
        "”",
        "增加",
        "下降",
        "12.5%",
        "占",
        "比去年同期",
        "按级别分",
        "从来源看",
        "：",
        "**万元",
        "一百二十",
        "余",
        "万",
        "亿",
        "9999999999999999件",
        "0件",
        "0%",
        "合计",
        "分别为",
        "1,234",
        "+",
        "-",
        "上年结转",
        "已办结",
        "未办结",
        "率",
        "第",
        "年",
        "制度",
        "废止",
        "新制定",
        "保留",
        "建立健全",
        "县处级",
        "其他",
        "\u{FEFF}",
        "𠀀",
        " ",
        "\t",
        "1:3",
    ];
    let mut state = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
    let mut text = String::new();
    for _ in 0..400 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push_str(PIECES[(state >> 33) as usize % PIECES.len()]);
    }
    text
}

#[test]
fn no_text_makes_the_reader_stumble() {
    for seed in 0..400 {
        let words = scrambled(seed);
        let read = Text::new(&words);
        let plain = words.strip_prefix('\u{FEFF}').unwrap_or(&words);
        text::check(&read).iter().for_each(|finding| stands(plain, finding));
        text::numbers(&read).iter().for_each(|number| assert!(number.offset + number.length <= read.len()));
    }
    for words in ["", "\n", "*", "**", "件", "1", "一", "其中", "共（", "）", "”“", "%", "9".repeat(500).as_str()] {
        check(words).iter().for_each(|finding| stands(words, finding));
    }
}

#[test]
fn a_long_text_is_read_to_its_end_however_it_is_cut() {
    let sentence = "2018年，全县共受理信访举报430件，其中来信235件、来访56件、来电38件、网络100件、其他1件，同比上升44%。";
    let last = "2018年，全县共受理信访举报461件，与上年同期相比增加245件，同比增长123.8%。";
    let one_sentence = sentence.replace('。', "，");
    for (name, piece, times) in [
        ("paragraphs", format!("{sentence}\n"), 1_000),
        ("line", sentence.into(), 1_000),
        ("sentence", one_sentence, 1_000),
        ("no numbers", "正风肃纪（".into(), 20_000),
    ] {
        let words = format!("{}\n{last}", piece.repeat(times));
        let numbers = text::numbers(&Text::new(&words)).len();
        let in_piece = text::numbers(&Text::new(&piece)).len();
        assert_eq!(numbers, in_piece * times + 3, "{name}");
        let found = check(&words);
        found.iter().for_each(|finding| stands(&words, finding));
        let growth = found.iter().filter(|finding| finding.rule == "T-03").collect::<Vec<_>>();
        assert_eq!(growth.len(), 1, "{name}: {found:#?}");
        assert_eq!(growth.first().and_then(|finding| finding.expected.as_deref()), Some("113.4%"), "{name}");
    }
}
