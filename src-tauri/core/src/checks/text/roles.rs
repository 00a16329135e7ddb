//! The part a number plays in a comparison, told by the words before it.

use super::number::Found;
use super::units::Class;

/// The part a number plays in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// What was counted.
    Count,
    /// The period it is compared with: 去年同期298件.
    Base,
    /// By how much it changed: 增加132件.
    Delta(Trend),
    /// By how many per cent: 增长44%.
    Growth(Trend),
    /// A share of a total: 占43%.
    Share,
    /// A rate: 办结率97.5%.
    Rate,
    /// A plan, or a share nobody says of what.
    Aside,
}

/// Which way something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trend {
    Up,
    Down,
}

/// Words of change with their direction; the longer before the shorter.
const CHANGES: &[(&str, Trend)] = &[
    ("增加", Trend::Up),
    ("增长", Trend::Up),
    ("上升", Trend::Up),
    ("上涨", Trend::Up),
    ("提高", Trend::Up),
    ("提升", Trend::Up),
    ("增多", Trend::Up),
    ("净增", Trend::Up),
    ("多出", Trend::Up),
    ("递增", Trend::Up),
    ("增幅", Trend::Up),
    ("升幅", Trend::Up),
    ("涨幅", Trend::Up),
    ("上扬", Trend::Up),
    ("减少", Trend::Down),
    ("下降", Trend::Down),
    ("降低", Trend::Down),
    ("回落", Trend::Down),
    ("下滑", Trend::Down),
    ("降幅", Trend::Down),
    ("减幅", Trend::Down),
    ("净减", Trend::Down),
    ("少了", Trend::Down),
];

/// Single characters that mean change only in a comparison.
const SHORT_CHANGES: &[(&str, Trend)] =
    &[("多", Trend::Up), ("增", Trend::Up), ("升", Trend::Up), ("少", Trend::Down), ("减", Trend::Down), ("降", Trend::Down)];

const COMPARES: &[&str] = &["比", "较", "同期"];

/// Words that name the period compared with.
const BASES: &[&str] = &[
    "去年",
    "上年",
    "前年",
    "同期",
    "上月",
    "上个月",
    "上季",
    "上一年",
    "上期",
    "往年",
    "前一年",
    "前期",
    "前一季",
    "上半年同期",
];

/// Words that make an earlier period a part of this one's flow.
const CARRIED: &[&str] = &["结转", "结存", "遗留", "未结", "积存", "转入", "跨年"];

/// The part a number plays, by the words before it in its clause; `compared` where the number before is a base.
pub(super) fn role(clause: &str, found: &Found, compared: bool) -> Role {
    let words = clause
        .trim_end_matches('（')
        .trim_end_matches(['了', '为', '达', '约', '近', '的', '共', '各', '到', '至', '超', '逾']);
    let reached = clause.ends_with('至') || clause.ends_with('到') && !clause.ends_with("达到");
    let change = change_at_end(words, compared);
    if found.class == Class::Percent {
        return match change {
            Some(trend) if !reached => Role::Growth(trend),
            _ => of_share(words),
        };
    }
    if found.class == Class::Point {
        return Role::Aside;
    }
    if ["力争", "计划", "争取", "拟", "目标"].iter().any(|word| words.contains(word)) {
        return Role::Aside;
    }
    if let Some(trend) = change {
        return if reached { Role::Count } else { Role::Delta(trend) };
    }
    if CARRIED.iter().any(|word| words.contains(word)) {
        return Role::Count;
    }
    if BASES.iter().any(|word| words.contains(word)) || compares_with_a_year(words) {
        return Role::Base;
    }
    Role::Count
}

/// The direction of a word of change at the end; a single character only counts in a comparison.
pub(super) fn change_at_end(words: &str, compared: bool) -> Option<Trend> {
    let ends = |list: &[(&str, Trend)]| list.iter().find(|(word, _)| words.ends_with(word)).map(|(_, trend)| *trend);
    let compared = || compared || COMPARES.iter().any(|word| words.contains(word));
    ends(CHANGES).or_else(|| ends(SHORT_CHANGES).filter(|_| compared()))
}

fn of_share(words: &str) -> Role {
    let last = |list: &[&str]| list.iter().filter_map(|word| words.rfind(word)).max();
    match (last(&["占", "比重", "比例"]), last(&["率"])) {
        (Some(share), rate) if rate.is_none_or(|rate| rate < share) => Role::Share,
        (_, Some(_)) => Role::Rate,
        _ => Role::Aside,
    }
}

/// `比2014年的`, `较2014年`.
fn compares_with_a_year(words: &str) -> bool {
    ["比", "较", "与", "同"].iter().any(|word| {
        words.rsplit_once(word).is_some_and(|(_, rest)| {
            let digits = rest.chars().take_while(char::is_ascii_digit).count();
            (digits == 4 || digits == 0 && rest.starts_with('上')) && rest.chars().nth(digits) == Some('年')
        })
    })
}
