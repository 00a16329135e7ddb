//! Shares and rates: 占43%, 办结率97.5%, recomputed from the counts they are said of.

use super::changes::share;
use super::families;
use super::finding::{Findings, Severity};
use super::label::core;
use super::page::Text;
use super::period::Periods;
use super::reading::{Reading, Sentence, Token};
use super::roles::Role;
use super::sums::Breakdowns;
use super::value::{ONE, fixed, printed};

/// Counts looked back at for a total.
const LOOK_BACK: usize = 40;

/// Looks at every share and rate of a text.
pub(super) fn check(text: &Text, reading: &Reading, periods: &Periods, known: &Breakdowns, out: &mut Findings<'_>) {
    for sentence in &reading.sentences {
        let shares: Vec<(usize, &Token)> =
            reading.of(*sentence).filter(|(_, token)| matches!(token.role, Role::Share | Role::Rate | Role::Aside)).collect();
        for (at, token) in &shares {
            match token.role {
                Role::Share => one_share(text, reading, (periods, known), *at, token, out),
                Role::Rate => rate(text, reading, *sentence, *at, token, out),
                Role::Count | Role::Base | Role::Delta(_) | Role::Growth(_) | Role::Aside => {}
            }
        }
        list(text, reading, *sentence, out);
    }
}

/// Words of a base that is not in the text.
const ELSEWHERE: &[&str] = &[
    "全市",
    "全省",
    "全国",
    "全县",
    "全州",
    "全区",
    "同类",
    "辖区",
    "人口",
    "党员总数",
    "干部总数",
    "预算",
    "支出",
    "收入",
    "乡镇数",
    "乡镇总数",
    "村数",
    "村总数",
    "县区",
    "县（",
];

fn one_share(
    text: &Text,
    reading: &Reading,
    (periods, known): (&Periods, &Breakdowns),
    at: usize,
    printed_share: &Token,
    out: &mut Findings<'_>,
) {
    let Some(before) = at.checked_sub(1) else { return };
    let Some(part) = reading.tokens.get(before).filter(|part| part.sentence == printed_share.sentence && part.is_count())
    else {
        return;
    };
    // Words of its own before 占 say that the share is of something else: 前两种形态占91.9%.
    let label = printed_share.label.trim_start_matches(['（', '，', ' ']);
    let Some((own, base)) = label.split_once('占').or_else(|| label.split_once("比重")).or_else(|| label.split_once("比例"))
    else {
        return;
    };
    let of_part = own.chars().count() >= 2 && part.core().contains(core(own));
    if !of_part && !matches!(own, "" | "约" | "共" | "各" | "数量" | "人数" | "件数" | "总量") || label.contains("分别")
    {
        return;
    }
    let elsewhere = ELSEWHERE.iter().any(|word| base.contains(word));
    let agrees = |total: &Token| fits(printed_share, part, total);
    let candidates = (before.saturating_sub(LOOK_BACK)..before)
        .rev()
        .filter_map(|place| reading.tokens.get(place))
        .filter(|token| token.is_count() && part.class().adds_to(token.class()) && token.size() >= part.size());
    let candidates: Vec<&Token> = candidates.collect();
    let first = reading.tokens.iter().take(8).filter(|token| token.is_count() && part.class().adds_to(token.class()));
    if elsewhere || candidates.iter().any(|total| agrees(total)) || first.clone().any(agrees) {
        return;
    }
    // 占立案数的…: the total may stand behind.
    let after =
        reading.tokens.get(at + 1).filter(|token| token.sentence == part.sentence && part.class().adds_to(token.class()));
    if after.is_some_and(agrees) {
        return;
    }
    let of_list = known.total_of(before).and_then(|total| reading.tokens.get(total));
    let named = base.trim_start_matches('比').chars().take(2).collect::<String>();
    let plain_base = matches!(
        base.trim_start_matches('比')
            .trim_end_matches(['为', '的', '达', '到', '约', '近'])
            .trim_end_matches("总数")
            .trim_end_matches("总量"),
        "" | "总" | "受理" | "受理总" | "全部" | "举报" | "信访举报" | "信访"
    );
    if let Some(sum) = known.sum_of(before).filter(|_| of_list.is_none()) {
        of_listed(text, reading, known, before, printed_share, sum, out);
        return;
    }
    let is_part = |token: &Token| {
        let at = reading.tokens.partition_point(|other| other.found.start < token.found.start);
        known.is_part(at)
    };
    let candidates: Vec<&Token> = candidates.into_iter().filter(|token| !is_part(token)).collect();
    let same_sentence = candidates.iter().find(|token| token.sentence == part.sentence && token.size() > part.size());
    // 占查处问题总数的: the total is the count that was said in these words.
    let mut by_name = candidates.iter().filter(|_| named.chars().count() == 2 && base.contains('总'));
    // The total of another year is none of this one: 近三年来累计256件，占举报件总数的29.36%.
    let time = periods.at(part.found.start);
    let of_time = |token: &Token| periods.at(token.found.start) == time;
    let by_name = by_name.find(|token| token.size() > part.size() && token.says(&[&named]) && of_time(token));
    let total = match (of_list, by_name, same_sentence.filter(|_| plain_base)) {
        (Some(total), _, _) => total,
        (None, Some(total), _) | (None, None, Some(total)) => total,
        (None, None, None) => return,
    };
    if [part, total].iter().any(|token| token.found.value.is_about) {
        return;
    }
    let Some(right) = share(part.size(), total.size()) else { return };
    if right > 100 * ONE {
        return;
    }
    let right = format!("{}%", fixed(right, printed_share.found.value.decimals()));
    let stands = |token: &Token| text.words(token.found.start, token.found.end);
    let words = format!(
        "“{}{}”占“{}{}”的{right}，文中写的是{}。请核对两个数字、占比及其基数。",
        part.core(),
        stands(part),
        total.core(),
        stands(total),
        stands(printed_share),
    );
    let severity = if of_list.is_some() { Severity::Error } else { Severity::Explain };
    let own = (part.from, printed_share.found.end);
    out.add("T-04", severity, Findings::stretch((total.from.min(part.from), own.1), own), words, Some(right));
}

/// A share in a breakdown without a printed total: its base is the sum, if the other shares say so.
fn of_listed(
    text: &Text,
    reading: &Reading,
    known: &Breakdowns,
    at: usize,
    printed_share: &Token,
    sum: i128,
    out: &mut Findings<'_>,
) {
    let Some(part) = reading.tokens.get(at) else { return };
    let near = at.saturating_sub(LOOK_BACK)..(at + LOOK_BACK).min(reading.tokens.len());
    let (mut fitting, mut all) = (0_usize, 0_usize);
    for place in near.filter(|place| known.sum_of(*place) == Some(sum)) {
        let Some([other, share_token]) = reading.tokens.get(place..place + 2) else { continue };
        if share_token.role == Role::Share && share_token.sentence == other.sentence {
            all += 1;
            fitting += usize::from(fits_sum(share_token, other, sum));
        }
    }
    if fits_sum(printed_share, part, sum) || fitting * 2 < all || fitting == 0 {
        return;
    }
    let Some(right) = share(part.size(), sum) else { return };
    let right = format!("{}%", fixed(right, printed_share.found.value.decimals()));
    let words = format!(
        "“{}{}”占各项之和{}的{right}，文中写的是{}。请核对。",
        part.core(),
        text.words(part.found.start, part.found.end),
        printed(sum, part.class(), 0),
        text.words(printed_share.found.start, printed_share.found.end),
    );
    out.add("T-04", Severity::Error, (part.from, printed_share.found.end), words, Some(right));
}

fn fits_sum(printed_share: &Token, part: &Token, sum: i128) -> bool {
    share(part.size(), sum).is_some_and(|computed| (printed_share.size() - computed).abs() <= printed_share.found.value.last)
}

/// Whether a printed share is that of a part in a total: off by less than one unit of its last digit.
fn fits(printed_share: &Token, part: &Token, total: &Token) -> bool {
    let Some(computed) = share(part.size(), total.size()) else { return false };
    let rounding = (part.found.value.slack + total.found.value.slack) * 100 * ONE / total.size().max(1);
    let vague = if printed_share.found.value.is_about { ONE.max(printed_share.found.value.last) } else { 0 };
    (printed_share.size() - computed).abs() <= printed_share.found.value.last + rounding + vague
}

/// Rates with what is counted above and below the line.
const RATES: &[(&str, &[&str], &[&str])] = &[
    ("办结率", &["办结", "查结", "了结"], &["受理", "接收", "收到", "交办", "转办", "信访", "举报"]),
    ("查结率", &["查结", "办结"], &["受理", "接收", "收到", "交办", "转办", "信访", "举报"]),
    ("立案率", &["立案"], &["初核", "初步核实", "线索"]),
    ("结案率", &["结案", "审结"], &["立案"]),
    ("整改率", &["整改", "完成"], &["发现", "查找", "问题", "反馈"]),
    ("完成率", &["完成"], &["任务", "措施", "问题"]),
    ("整改完成率", &["整改", "完成"], &["发现", "问题", "反馈", "任务"]),
    ("销号率", &["销号"], &["问题", "任务", "发现"]),
    ("处置率", &["处置"], &["线索", "受理"]),
    ("初核率", &["初核", "初步核实"], &["线索", "受理"]),
];

fn rate(text: &Text, reading: &Reading, sentence: Sentence, at: usize, printed_rate: &Token, out: &mut Findings<'_>) {
    let Some((name, above, below)) = RATES.iter().find(|(name, _, _)| printed_rate.label.contains(name)) else { return };
    if ["按期", "按时", "及时", "平均", "年均", "同比", "去年", "上年", "以上"]
        .iter()
        .any(|word| printed_rate.label.contains(word))
    {
        return;
    }
    let counts: Vec<&Token> = (at.saturating_sub(LOOK_BACK)..at)
        .filter_map(|place| reading.tokens.get(place))
        .filter(|token| token.is_count() && !token.found.value.is_about && reading.paragraph(token) == sentence.paragraph)
        .filter(|token| token.sentence + 1 >= printed_rate.sentence)
        .collect();
    let open = |token: &Token| families::OPEN.iter().any(|word| token.core().starts_with(word));
    let fits_any = counts.iter().any(|part| {
        counts
            .iter()
            .any(|total| part.class().adds_to(total.class()) && part.size() <= total.size() && fits(printed_rate, part, total))
    });
    if fits_any {
        return;
    }
    let part = counts.iter().rev().find(|token| token.says(above) && !open(token));
    let total = part.and_then(|part| {
        let mut before = counts.iter().filter(|token| token.from < part.from).rev();
        let of = |token: &&&Token| token.says(below) && part.class().adds_to(token.class());
        before.clone().find(|token| of(token) && token.size() >= part.size()).or_else(|| before.find(of))
    });
    let (Some(part), Some(total)) = (part, total) else { return };
    let Some(right) = share(part.size(), total.size()) else { return };
    let right = format!("{}%", fixed(right, printed_rate.found.value.decimals()));
    let class = part.class();
    let words = format!(
        "{name}应为{}÷{}＝{right}，文中写的是{}。请核对。",
        printed(part.size(), class, 0),
        printed(total.size(), class, 0),
        text.words(printed_rate.found.start, printed_rate.found.end),
    );
    let own = (printed_rate.from, printed_rate.found.end);
    out.add("T-05", Severity::Error, Findings::stretch((total.from, own.1), own), words, Some(right));
}

/// `分别占65.9%、26.1%、2.8%、5.2%`: each of its count, where there are as many counts before, and together a hundred.
fn list(text: &Text, reading: &Reading, sentence: Sentence, out: &mut Findings<'_>) {
    let tokens: Vec<(usize, &Token)> = reading.of(sentence).collect();
    let starts = |token: &Token| token.role == Role::Share && token.label.contains("分别") || token.label.contains("占比分别");
    for (step, (at, first)) in tokens.iter().enumerate() {
        if !starts(first) || first.found.class != super::units::Class::Percent {
            continue;
        }
        let rest = tokens.get(step..).unwrap_or_default();
        let list: Vec<&Token> = rest
            .iter()
            .enumerate()
            .take_while(|(place, (_, token))| {
                *place == 0 || token.found.class == super::units::Class::Percent && token.label.is_empty()
            })
            .map(|(_, (_, token))| *token)
            .collect();
        if list.len() < 2 {
            continue;
        }
        let counts: Vec<usize> = (at.saturating_sub(LOOK_BACK)..*at)
            .filter(|place| {
                reading.tokens.get(*place).is_some_and(|token| token.is_count() && token.sentence == first.sentence)
            })
            .collect();
        let place = (first.from, list.last().map_or(first.found.end, |token| token.found.end));
        if let Some(parts) = counts.len().checked_sub(list.len()).and_then(|skip| counts.get(skip..)) {
            paired(text, reading, parts, &list, place, out);
        }
        let sum: i128 = list.iter().map(|token| token.size()).sum();
        let unit = list.iter().map(|token| token.found.value.last).max().unwrap_or(ONE);
        let off = (sum - 100 * ONE).abs();
        let vague = list.iter().any(|token| token.found.value.is_about);
        if list.len() >= 3 && !vague && off * 2 > unit * list.len() as i128 && off <= 12 * ONE {
            let decimals = list.iter().map(|token| token.found.value.decimals()).max().unwrap_or(0);
            let words = format!("各项占比相加为{}%，不是100%，超出四舍五入的误差。请核对各项占比。", fixed(sum, decimals));
            out.add("T-04", Severity::Explain, place, words, None);
        }
    }
}

fn paired(text: &Text, reading: &Reading, parts: &[usize], list: &[&Token], place: (usize, usize), out: &mut Findings<'_>) {
    let tokens: Vec<&Token> = parts.iter().filter_map(|at| reading.tokens.get(*at)).collect();
    let (Some(first), Some(start)) = (tokens.first(), parts.first()) else { return };
    if tokens.iter().any(|token| token.class() != first.class()) {
        return;
    }
    let total = (start.saturating_sub(LOOK_BACK)..*start)
        .rev()
        .filter_map(|at| reading.tokens.get(at))
        .filter(|token| token.is_count() && first.class().adds_to(token.class()));
    let totals: Vec<&Token> = total.collect();
    let matches = |total: &Token| tokens.iter().zip(list).filter(|(part, share)| fits(share, part, total)).count();
    let Some(total) = totals.iter().copied().find(|total| matches(total) * 2 >= list.len() && matches(total) > 0) else {
        return;
    };
    for (part, share_token) in tokens.iter().zip(list).filter(|(part, share)| !fits(share, part, total)) {
        let Some(right) = share(part.size(), total.size()) else { continue };
        let right = format!("{}%", fixed(right, share_token.found.value.decimals()));
        let stands = |token: &Token| text.words(token.found.start, token.found.end);
        let words = format!(
            "“{}{}”占“{}”的{right}，文中写的是{}。请核对。",
            part.core(),
            stands(part),
            stands(total),
            stands(share_token)
        );
        out.add(
            "T-04",
            Severity::Error,
            Findings::stretch(place, (share_token.found.start, share_token.found.end)),
            words,
            Some(right),
        );
    }
}
