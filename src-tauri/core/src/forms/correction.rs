//! The 更正说明 that goes with a corrected hand-in, drafted from a comparison: which figures moved, by which records, what
//! was changed in them. A draft for the office to finish; it says nothing the comparison does not know.

use super::moved::{Comparison, How, Moved, MovedRow};
use crate::storage::history::{Pair, Step};
use crate::words::day::Day;

/// What stands in for what a reader may not see.
const UNSEEN: &str = "（不在本岗位查阅范围内的记录）";
const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Drafts the note. `office` signs it: 中共岚江县纪律检查委员会.
pub fn note(comparison: &Comparison, office: &str, today: Day) -> String {
    let earlier = &comparison.earlier;
    let period = comparison.wish.period.chinese();
    let mut text = format!("关于更正{period}有关报送数据的说明\n\n");
    if let Some(recipient) = comparison.wish.recipient.as_deref().filter(|recipient| !recipient.is_empty()) {
        text.push_str(&format!("{recipient}：\n"));
    }
    let with = match &comparison.later {
        Some(later) => format!("与本次报送的《{}》（第{}版）", later.title, later.version),
        None => "与目前的登记记录".to_string(),
    };
    let named = format!("《{}》（第{}版）", earlier.title, earlier.version);
    if comparison.moved.is_empty() {
        text.push_str(&format!("    我单位此前报送的{named}，{with}核对，各项数据一致，无需更正。\n"));
        return closed(text, office, today);
    }
    text.push_str(&format!("    我单位此前报送的{named}，{with}核对，部分数据有变动，现说明如下。\n"));
    text.push_str("    一、数据变动情况\n");
    // A number that stayed is worth a line only where all of them did, and other rows stand behind them.
    let mut told_of: Vec<&Moved> = comparison.moved.iter().filter(|moved| moved.from != moved.to).collect();
    if told_of.is_empty() {
        told_of = comparison.moved.iter().collect();
    }
    for (at, moved) in told_of.into_iter().enumerate() {
        text.push_str(&format!("    {}．{}\n", at + 1, told(comparison, moved)));
    }
    text.push_str("    二、变动原因\n");
    let mut number = 0_usize;
    for how in [How::New, How::Corrected, How::Voided] {
        let rows: Vec<&MovedRow> = comparison.rows.iter().filter(|row| row.how == how).collect();
        if rows.is_empty() {
            continue;
        }
        number += 1;
        text.push_str(&format!("    （{}）{}{}条\n", small(number), how.label(), rows.len()));
        for row in rows {
            text.push_str(&format!("    {}\n", line(row)));
        }
    }
    text.push_str("    以上数据以本说明为准，原报送数据同时停止使用。由此带来的不便，敬请谅解。\n");
    closed(text, office, today)
}

fn closed(mut text: String, office: &str, today: Day) -> String {
    text.push_str(&format!("\n{office}\n{}\n", today.chinese()));
    text
}

/// 立案（F112，件）由20件更正为19件：新增1条，更正1条，作废1条。
fn told(comparison: &Comparison, moved: &Moved) -> String {
    let spell = |value: i64| format!("{}{}", moved.figure.form.spell(moved.basis, value), moved.unit);
    let counts: Vec<String> = [How::New, How::Corrected, How::Voided]
        .into_iter()
        .map(|how| (how, comparison.of(moved, how).len()))
        .filter(|(_, count)| *count > 0)
        .map(|(how, count)| format!("{}{count}条", how.label()))
        .collect();
    let reason = if counts.is_empty() { String::new() } else { format!("：{}", counts.join("，")) };
    let label = format!("{}（{}）", moved.called, moved.figure.code);
    if moved.from == moved.to {
        return format!("{label}仍为{}，所依据的记录有变动{reason}。", spell(moved.to));
    }
    format!("{label}由{}更正为{}{reason}。", spell(moved.from), spell(moved.to))
}

/// 案件LA2016-006：立案日期由2016-03-10改为2016-02-26（2016-04-05，office）。
fn line(row: &MovedRow) -> String {
    let Some((_, label)) = &row.name else { return format!("{}{UNSEEN}。", row.register.label) };
    let named = format!("{}“{label}”", row.register.label);
    match row.how {
        How::New => format!("{named}：前次报送后登记。"),
        How::Voided => match &row.void_reason {
            Some(reason) => format!("{named}：已作废，理由是{}。", reason.trim_end_matches('。')),
            None => format!("{named}：已作废。"),
        },
        How::Corrected => {
            let changes: Vec<String> = row.steps.iter().filter_map(changed).collect();
            if changes.is_empty() {
                format!("{named}：本条未改，因与其相关的记录或口径变动而计入或不再计入。")
            } else {
                format!("{named}：{}。", changes.join("；"))
            }
        }
    }
}

/// What one act changed in a row.
fn changed(step: &Step) -> Option<String> {
    let pairs: Vec<String> = step.pairs.iter().map(pair).collect();
    let day = step.at.get(..10).unwrap_or(&step.at);
    (!pairs.is_empty()).then(|| format!("{}（{day}，{}）", pairs.join("，"), step.account))
}

fn pair(pair: &Pair) -> String {
    let label = pair.field.label;
    match (pair.field.sealed(), pair.before_text.as_str(), pair.after_text.as_str()) {
        (true, ..) => format!("{label}有改动"),
        (false, "", after) => format!("{label}补录为“{after}”"),
        (false, before, "") => format!("{label}“{before}”删去"),
        (false, before, after) => format!("{label}由“{before}”改为“{after}”"),
    }
}

/// 一 to 九, for what there is at most three of.
fn small(number: usize) -> &'static str {
    DIGITS.get(number).copied().unwrap_or("")
}
