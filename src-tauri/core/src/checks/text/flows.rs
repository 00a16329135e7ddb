//! Work that came in, was done, and is left: what was carried over and what came in is together what was done and what
//! is open. Quarters make up a year.

use super::families;
use super::finding::{Findings, Severity};
use super::page::Text;
use super::reading::{Reading, Sentence, Token};
use super::slip;
use super::units::Class;
use super::value::printed;

/// The most numbers of one flow.
const MOST: usize = 24;

/// Looks at every flow of a text.
pub(super) fn check(text: &Text, reading: &Reading, out: &mut Findings<'_>) {
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| reading.sentences.get(at));
        let before = before.filter(|before| before.paragraph == sentence.paragraph);
        let own: Vec<&Token> = counts(reading, *sentence);
        let mut classes: Vec<Class> = Vec::new();
        for token in own.iter().filter(|token| standing(token) == Some(Standing::Open) || is_quarter(token)) {
            if !classes.contains(&token.class()) {
                classes.push(token.class());
            }
        }
        for class in classes {
            let of_class = |tokens: &[&'_ Token]| -> Vec<Token> {
                tokens.iter().filter(|token| token.class().adds_to(class)).map(|token| (*token).clone()).collect()
            };
            let earlier = before.map(|before| of_class(&counts(reading, *before))).unwrap_or_default();
            let tokens = of_class(&own);
            left_over(text, &earlier, &tokens, out);
            quarters(text, &tokens, out);
        }
    }
}

fn counts(reading: &Reading, sentence: Sentence) -> Vec<&Token> {
    let all = reading.of(sentence).map(|(_, token)| token);
    all.filter(|token| token.is_count() && !token.found.value.is_about).take(MOST).collect()
}

/// Where work stands, by the words before its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Carried,
    Came,
    Together,
    Done,
    Open,
}

fn standing(token: &Token) -> Option<Standing> {
    if token.is_joined {
        return None;
    }
    let label = token.core();
    let starts = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
    let contains = |words: &[&str]| words.iter().any(|word| label.contains(word));
    if starts(families::OPEN)
        || starts(&["未", "尚"])
        || contains(&["结转下", "期末未", "年末未", "尚未", "年末结存", "期末结存", "月末未", "季末未"])
    {
        Some(Standing::Open)
    } else if contains(&["结转", "结存", "遗留"]) {
        Some(Standing::Carried)
    } else if token.label.ends_with("合计") || token.label.ends_with("共计") {
        Some(Standing::Together)
    } else if starts(&["新", "本期新", "本年新", "本季新", "本月新", "本年立案", "本期受理", "本期接收", "本年受理", "当年"])
    {
        Some(Standing::Came)
    } else if token.label.contains('已') || starts(families::DONE) || contains(&["办结", "审结", "结案", "查结"]) {
        Some(Standing::Done)
    } else {
        None
    }
}

fn left_over(text: &Text, earlier: &[Token], tokens: &[Token], out: &mut Findings<'_>) {
    let Some(last_open) = tokens.iter().rposition(|token| standing(token) == Some(Standing::Open)) else { return };
    let of = |wanted: Standing| -> Vec<&Token> {
        let upto = tokens.get(..=last_open).unwrap_or_default();
        upto.iter().filter(|token| standing(token) == Some(wanted)).collect()
    };
    let (carried, came, together) = (of(Standing::Carried), of(Standing::Came), of(Standing::Together));
    if let (Some(carried), Some(came)) = (carried.first(), came.first()) {
        let in_all = carried.size() + came.size();
        if let Some(sum) = together.first().filter(|sum| sum.size() != in_all) {
            tell(text, &[carried, came], sum, out);
            return;
        }
        let ends: Vec<&Token> =
            of(Standing::Done).into_iter().chain(of(Standing::Open)).filter(|token| token.from > came.from).collect();
        if ends.len() == 2 && ends.iter().map(|token| token.size()).sum::<i128>() != in_all {
            balance(text, carried, came, &ends, out);
        }
        return;
    }
    // From the first thing done to the last left open, everything between is a part.
    let Some(first_done) = tokens.iter().position(|token| standing(token) == Some(Standing::Done)) else { return };
    if first_done >= last_open {
        return;
    }
    let parts: Vec<&Token> = tokens.get(first_done..=last_open).unwrap_or_default().iter().collect();
    if parts.iter().any(|token| token.is_joined)
        || parts.iter().skip(1).any(|token| token.label.contains("其中"))
        || parts.iter().any(|token| carries(token))
    {
        return;
    }
    let sum: i128 = parts.iter().map(|token| token.size()).sum();
    let slack: i128 = parts.iter().map(|token| token.found.value.slack).sum();
    let ahead: Vec<&Token> = earlier.iter().chain(tokens.get(..first_done).unwrap_or_default()).collect();
    if ahead.iter().any(|token| token.found.value.is(sum, slack)) {
        return;
    }
    let most = parts.iter().map(|token| token.size()).max().unwrap_or(0);
    let own = tokens.get(..first_done).unwrap_or_default().iter().rev().find(|token| token.size() >= most);
    let total = own.or_else(|| earlier.iter().rev().find(|token| token.size() >= most)).or(ahead.last().copied());
    let Some(total) = total.filter(|total| standing(total).is_none() || total.size() > sum) else { return };
    let statuses = parts.iter().filter(|token| standing(token).is_some()).count();
    if statuses * 2 >= parts.len() || parts.len() > 2 {
        tell(text, &parts, total, out);
    }
}

fn carries(token: &Token) -> bool {
    standing(token) == Some(Standing::Carried)
}

/// Parts that should make up a total, and do not.
fn tell(text: &Text, parts: &[&Token], total: &Token, out: &mut Findings<'_>) {
    let class = total.class();
    let sum: i128 = parts.iter().map(|token| token.size()).sum();
    let gap = sum - total.size();
    let list = parts.iter().map(|token| shown(text, token)).collect::<Vec<_>>().join("＋");
    let mut words =
        format!("{list}＝{}，与“{}”相差{}。", printed(sum, class, 0), shown(text, total), printed(gap.abs(), class, 0));
    let slipped: Vec<(&Token, i128)> = parts
        .iter()
        .map(|part| (*part, part.size() - gap))
        .filter(|(part, wanted)| *wanted > 0 && slip::between(part.size(), *wanted).is_some())
        .collect();
    let mut expected = sum;
    let mut culprit = total;
    if let ([(part, wanted)], None) = (slipped.as_slice(), slip::between(total.size(), sum)) {
        let slip = slip::between(part.size(), *wanted).map(|slip| slip.words()).unwrap_or_default();
        words.push_str(&format!("若“{}”应为{}则相符（{slip}）。", shown(text, part), printed(*wanted, class, 0)));
        (expected, culprit) = (*wanted, part);
    } else if let Some(slip) = slip::between(total.size(), sum) {
        words.push_str(&format!("若总数应为{}则相符（{}）。", printed(sum, class, 0), slip.words()));
    }
    words.push_str("请核对各数；如另有未列出的部分，请写明。");
    let from = parts.iter().map(|token| token.from).min().unwrap_or(total.from).min(total.from);
    let to = parts.iter().map(|token| token.found.end).max().unwrap_or(total.found.end).max(total.found.end);
    let place = Findings::stretch((from, to), (culprit.from, culprit.found.end));
    out.add("T-08", Severity::Error, place, words, Some(printed(expected, class, 0)));
}

/// Carried over and came in on one side, done and open on the other.
fn balance(text: &Text, carried: &Token, came: &Token, ends: &[&Token], out: &mut Findings<'_>) {
    let class = carried.class();
    let in_all = carried.size() + came.size();
    let out_all: i128 = ends.iter().map(|token| token.size()).sum();
    let list = ends.iter().map(|token| shown(text, token)).collect::<Vec<_>>().join("＋");
    let words = format!(
        "{}＋{}＝{}，{list}＝{}，两边应当相等，相差{}。请核对四个数字。",
        shown(text, carried),
        shown(text, came),
        printed(in_all, class, 0),
        printed(out_all, class, 0),
        printed((in_all - out_all).abs(), class, 0),
    );
    let (Some(first), Some(last)) = (ends.first(), ends.last()) else { return };
    let place = Findings::stretch((carried.from, last.found.end), (first.from, last.found.end));
    let left = in_all - first.size();
    let expected = (left >= 0).then(|| printed(left, class, 0));
    out.add("T-08", Severity::Error, place, words, expected);
}

fn is_quarter(token: &Token) -> bool {
    token.label.contains("四季度") || token.label.contains("下半年")
}

/// 一季度……四季度……全年.
fn quarters(text: &Text, tokens: &[Token], out: &mut Findings<'_>) {
    for names in [["一季度", "二季度", "三季度", "四季度"].as_slice(), ["上半年", "下半年"].as_slice()] {
        let parts: Vec<&Token> =
            names.iter().filter_map(|name| tokens.iter().find(|token| token.label.contains(name))).collect();
        let total = tokens.iter().find(|token| token.label.contains("全年"));
        let (Some(total), true) = (total, parts.len() == names.len()) else { continue };
        let same = parts.iter().all(|part| {
            let end = |token: &Token| token.core().chars().rev().take(2).collect::<String>();
            end(part) == end(total)
        });
        if same && parts.iter().map(|token| token.size()).sum::<i128>() != total.size() {
            tell(text, &parts, total, out);
        }
    }
}

fn shown(text: &Text, token: &Token) -> String {
    let label: Vec<char> = token.core().chars().collect();
    let label: String = label.get(label.len().saturating_sub(14)..).unwrap_or_default().iter().collect();
    format!("{label}{}", text.words(token.found.start, token.found.end))
}
