//! Regulations cleaned up, abolished, kept, made and in force: K-09, K-12, K-13.

use super::finding::{Findings, Severity};
use super::page::Text;
use super::reading::{Reading, Token};
use super::slip;
use super::units::Class;
use super::value::printed;

/// What a count of regulations counts, by its words; the first that fits holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// 建立健全181个.
    Built,
    /// 废止53项.
    Abolished,
    /// 保留、修订256项.
    Kept,
    /// 新制定25项.
    Made,
    /// 清理309项.
    Reviewed,
}

const KINDS: &[(Kind, &[&str])] = &[
    (Kind::Built, &["建立健全", "健全完善", "建章立制"]),
    (Kind::Abolished, &["废止", "废除", "宣布失效"]),
    (Kind::Made, &["新制定", "新建", "新出台", "新增", "制定出台"]),
    (Kind::Kept, &["保留", "修订", "修改完善"]),
    (Kind::Reviewed, &["清理", "梳理"]),
];

/// Paragraphs within which counts of regulations speak of the same clean-up.
const NEAR: usize = 6;

/// Characters around a count in which its sentence may say that it counts regulations.
const NEAR_WORDS: usize = 300;

/// Looks at the clean-up of regulations.
pub(super) fn check(text: &Text, reading: &Reading, out: &mut Findings<'_>) {
    let counts: Vec<(Kind, &Token)> =
        reading.tokens.iter().filter_map(|token| Some((kind(text, reading, token)?, token))).collect();
    let Some((_, anchor)) = counts.first() else { return };
    let anchor = reading.paragraph(anchor);
    let of = |kind: Kind| -> Vec<&Token> {
        let near = counts.iter().filter(|(other, token)| *other == kind && reading.paragraph(token) <= anchor + NEAR);
        near.map(|(_, token)| *token).collect()
    };
    let (reviewed, abolished, kept, made, built) =
        (of(Kind::Reviewed), of(Kind::Abolished), of(Kind::Kept), of(Kind::Made), of(Kind::Built));
    let sum = |tokens: &[&Token]| tokens.iter().map(|token| token.size()).sum::<i128>();
    let shown = |size| printed(size, Class::Item, 0);
    if let ([all], [gone], false) = (reviewed.as_slice(), abolished.as_slice(), kept.is_empty()) {
        let fits = |rest: i128| all.size() == gone.size() + rest;
        let kept_fits = fits(sum(&kept)) || kept.iter().any(|token| fits(token.size()));
        let said_kept = kept.iter().find(|token| token.says(&["保留"]));
        if let (false, Some(rest)) = (kept_fits, said_kept) {
            let right = gone.size() + rest.size();
            let slip = slip::between(all.size(), right).map(|slip| format!("{}。", slip.words())).unwrap_or_default();
            let words = format!(
                "清理的制度应等于废止加保留：废止{}＋保留{}＝{}，文中清理数为{}。{slip}请核对三个数字。",
                shown(gone.size()),
                shown(rest.size()),
                shown(right),
                shown(all.size()),
            );
            let own = (all.from, all.found.end + all.object.chars().count());
            out.add("K-09", Severity::Error, Findings::stretch((all.from, rest.found.end), own), words, Some(shown(right)));
        }
    }
    for total in &built {
        if kept.is_empty() || made.is_empty() || total.found.value.is_about {
            continue;
        }
        let parts = [sum(&kept), sum(&made), sum(&kept) + sum(&made)];
        let mut single = kept.iter().flat_map(|kept| made.iter().map(|made| kept.size() + made.size()));
        if parts.contains(&total.size()) || single.any(|sum| sum == total.size()) {
            continue;
        }
        let right = sum(&kept) + sum(&made);
        let slip = slip::between(total.size(), right).map(|slip| format!("{}。", slip.words())).unwrap_or_default();
        let finished = total.size() - sum(&made);
        let reading_words = if finished > 0 && finished < sum(&kept) {
            format!(
                "或者{}中只有{}已经修订完成（{}＋{}＝{}）。",
                shown(sum(&kept)),
                shown(finished),
                shown(finished),
                shown(sum(&made)),
                shown(total.size())
            )
        } else {
            String::new()
        };
        let words = format!(
            "建立健全的制度应为修订{}＋新制定{}＝{}，文中为{}。{slip}{reading_words}请核对，或说明口径。",
            shown(sum(&kept)),
            shown(sum(&made)),
            shown(right),
            text.words(total.found.start, total.found.end),
        );
        let expected = printed(right, total.class(), 0);
        out.add("K-12", Severity::Explain, (total.from, total.found.end), words, Some(expected));
        let Some(thorough) =
            kept.iter().find(|token| says_all(text, reading, token)).filter(|_| finished > 0 && finished < right)
        else {
            continue;
        };
        let words = format!(
            "文中说{}已全面修订，而按建立健全{}推算只有{}修订完成，两处不能同时成立。请核对。",
            shown(thorough.size()),
            shown(total.size()),
            shown(finished),
        );
        out.add("K-13", Severity::Explain, (thorough.from, thorough.found.end + thorough.object.chars().count()), words, None);
    }
}

/// What a count of regulations counts; nothing if it counts none.
fn kind(text: &Text, reading: &Reading, token: &Token) -> Option<Kind> {
    if !token.is_count() || token.is_joined || !matches!(token.class(), Class::Item | Class::Object | Class::Case) {
        return None;
    }
    let sentence = reading.sentences.get(token.sentence)?;
    let before = reading.before(*sentence, token.found.start);
    let from = before.map_or(sentence.start, |other| other.found.end);
    let words = format!("{}{}", text.words(from.max(token.found.start.saturating_sub(120)), token.found.start), token.object);
    let own = format!("{}{}", token.label, token.object);
    let regulations = |words: &str| ["制度", "规定", "规范性文件", "办法"].iter().any(|word| words.contains(word));
    let near = (token.found.start.saturating_sub(NEAR_WORDS), token.found.end + NEAR_WORDS);
    let paragraph_speaks = regulations(&text.words(near.0.max(sentence.start), near.1.min(sentence.end)));
    if !(regulations(&own) || paragraph_speaks && token.object.is_empty()) {
        return None;
    }
    let of = |words: &str| KINDS.iter().find(|(_, list)| list.iter().any(|word| words.contains(word))).map(|(kind, _)| *kind);
    of(&own).or_else(|| of(&words))
}

/// Whether a sentence says that all of it was done.
fn says_all(text: &Text, reading: &Reading, token: &Token) -> bool {
    let Some(sentence) = reading.sentences.get(token.sentence) else { return false };
    let words = text.words(token.found.end, sentence.end.min(token.found.end + NEAR_WORDS));
    ["全面修订", "全部修订", "全面完善", "全面修改"].iter().any(|word| words.contains(word))
}
