//! What is not a sum: numbers left blank, and words that put the cut-off day in doubt.

use super::finding::{Findings, Severity};
use super::page::Text;
use super::reading::Reading;

/// Looks for blanks and for mixed words of period.
pub(super) fn check(text: &Text, reading: &Reading, out: &mut Findings<'_>) {
    blanks(text, out);
    periods(text, reading, out);
}

/// Units behind a blank that stands for a number.
const UNITS: &[&str] =
    &["件次", "件", "起", "人次", "人", "名", "条", "项", "个", "次", "户", "家", "亿元", "万元", "元", "%", "亿", "万"];

/// What makes the unit the beginning of a word: **人民政府, **名单.
const WORDS: &[&str] = &[
    "人民",
    "人大",
    "人员",
    "人社",
    "人才",
    "人事",
    "人力",
    "人物",
    "名单",
    "名义",
    "名称",
    "名录",
    "名字",
    "名人",
    "项目",
    "个人",
    "条例",
    "条款",
    "次会议",
    "次全",
    "次常",
    "次党",
    "起草",
    "户籍",
    "户口",
    "家族",
    "家庭",
    "家属",
    "万达",
    "元旦",
    "个体",
];

fn blanks(text: &Text, out: &mut Findings<'_>) {
    let mut at = 0;
    while at < text.len() {
        let c = text.at(at);
        let least = match c {
            '*' | '_' | 'X' | 'x' | '○' | '〇' => 2,
            '×' => 1,
            _ => {
                at += 1;
                continue;
            }
        };
        let start = at;
        while text.at(at) == c {
            at += 1;
        }
        let before = text.at(start.wrapping_sub(1));
        let counted = at - start >= least && !before.is_ascii_alphanumeric() && !matches!(before, '第' | '〔' | '（');
        let mut unit = at;
        while matches!(text.at(unit), ' ' | '余' | '多') {
            unit += 1;
        }
        let Some(word) = UNITS.iter().find(|word| text.says(unit, word)).filter(|_| counted) else { continue };
        if WORDS.iter().any(|word| text.says(unit, word)) {
            continue;
        }
        let end = unit + word.chars().count();
        let words = format!("此处的数字空着（“{}”）。请补填数字，或删去这一句。", text.piece(start, end));
        let mut from = start;
        while from > start.saturating_sub(20) && !matches!(text.at(from - 1), '，' | '。' | '；' | '、' | '：' | '\n') {
            from -= 1;
        }
        out.add("K-51", Severity::Error, (from, end), words, None);
    }
}

/// Words of period by the cut-off day they mean.
const PERIODS: &[(&str, &[&str])] = &[
    ("全年", &["全年共", "全年查处", "全年受理", "全年"]),
    ("今年以来", &["今年以来", "今年来"]),
    ("年内", &["年内"]),
    ("截至某日", &["截至目前", "截止目前", "截至"]),
];

/// A report whose numbers are partly of the whole year, partly up to a day nobody names.
fn periods(text: &Text, reading: &Reading, out: &mut Findings<'_>) {
    let mut seen: Vec<(&str, usize, usize)> = Vec::new();
    for sentence in &reading.sentences {
        if sentence.first == sentence.last {
            continue;
        }
        for at in sentence.start..sentence.end {
            for (name, words) in PERIODS {
                if seen.iter().any(|(known, _, _)| known == name) {
                    continue;
                }
                if let Some(word) = words.iter().find(|word| text.says(at, word)) {
                    seen.push((name, at, word.chars().count()));
                }
            }
        }
    }
    if let (Some((first, _, _)), Some((second, at, length))) = (seen.first(), seen.get(1)) {
        let names: Vec<&str> = seen.iter().map(|(name, _, _)| *name).collect();
        let words = format!(
            "同一份材料里既写“{first}”又写“{second}”（共见：{}），截止日期不明。请统一到同一个截止日期。",
            names.join("、")
        );
        out.add("K-50", Severity::Hint, (*at, at + length), words, None);
    }
}
