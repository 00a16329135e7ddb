//! Finds the breakdowns of a text: where a total ends and its parts begin. Which parts belong to which total is decided
//! here, whether they add up is not.

use super::page::Text;
use super::reading::{Reading, Sentence, Token};

/// What opens a breakdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// 其中: parts, maybe not all.
    Among,
    /// 分别为: all parts.
    Respectively,
    /// 按……分, 从……看: all parts along one axis.
    Axis,
    /// A bracket behind the total.
    Bracket,
    /// A colon behind the total.
    Colon,
}

/// A stretch of a sentence that holds parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) cue: Cue,
    /// Where the words of the cue begin.
    pub(super) cue_at: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Words that make 按 or 从 an axis.
const AXIS_ENDS: &[&str] =
    &["来看", "划分", "分类", "区分", "统计", "上看", "来分", "上分", "来说", "方面看", "分布看", "分", "看"];

/// What an axis is called before a colon: 举报方式：来信……
const AXIS_NAMES: &[&str] = &[
    "方式", "来源", "级别", "职级", "渠道", "类别", "类型", "性质", "形式", "去向", "构成", "层级", "行为", "领域", "形态",
    "对象",
];

/// The stretches of a sentence, in order.
pub(super) fn stretches(text: &Text, reading: &Reading, sentence: Sentence) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    if sentence.last <= sentence.first + 1 {
        // A single number may still be the part of a total in the sentence before.
        if sentence.last == sentence.first || !text.says(first_word(text, sentence), "其中") {
            return all;
        }
    }
    let mut clause = sentence.start;
    // Behind the last closing bracket no bracket is closed.
    let last_close = (sentence.start..sentence.end).rev().find(|place| text.at(*place) == '）').unwrap_or(sentence.start);
    for at in sentence.start..sentence.end {
        let c = text.at(at);
        let found = match c {
            '其' if text.says(at, "其中") => Some((Cue::Among, at, at + 2)),
            '分' if text.says(at, "分别为") || text.says(at, "分别是") || text.says(at, "分别有") => {
                Some((Cue::Respectively, at, at + 3))
            }
            '中' if matches!(text.at(at + 1), '，' | '：') && is_among(&text.words(clause.max(at.saturating_sub(20)), at)) => {
                Some((Cue::Among, clause, at + 2))
            }
            '包' if text.says(at, "包括") || text.says(at, "包含") => Some((Cue::Among, at, at + 2)),
            '按' | '从' | '以' => axis_end(text, at, sentence.end).map(|end| (Cue::Axis, at, end)),
            '：' if is_axis_name(&text.words(clause.max(at.saturating_sub(20)), at)) => Some((Cue::Axis, clause, at + 1)),
            '：' if follows_number(reading, sentence, at) => Some((Cue::Colon, at, at + 1)),
            '（' if follows_number(reading, sentence, at) => Some((Cue::Bracket, at, at + 1)),
            _ => None,
        };
        if matches!(c, '，' | '；' | '：' | '。' | '、' | '（') {
            clause = at + 1;
        }
        let Some((cue, cue_at, from)) = found else { continue };
        if all.last().is_some_and(|last| last.cue == Cue::Axis && cue == Cue::Colon && from <= last.from + 1) {
            continue;
        }
        let to = match cue {
            Cue::Bracket if from > last_close => sentence.end,
            Cue::Bracket => (from..sentence.end).find(|place| text.at(*place) == '）').unwrap_or(sentence.end),
            Cue::Axis | Cue::Among | Cue::Respectively | Cue::Colon => sentence.end,
        };
        all.push(Stretch { cue, cue_at, from, to });
    }
    // A new axis ends what stood before it.
    for at in 1..all.len() {
        let Some([before, next]) = all.get_mut(at - 1..=at) else { continue };
        if next.cue == Cue::Axis && before.cue != Cue::Bracket {
            before.to = before.to.min(next.cue_at);
        }
    }
    all
}

fn first_word(text: &Text, sentence: Sentence) -> usize {
    (sentence.start..sentence.end).find(|at| !matches!(text.at(*at), ' ' | '\t')).unwrap_or(sentence.start)
}

fn axis_end(text: &Text, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    let stop = (at + 1..end.min(at + LONGEST))
        .find(|place| matches!(text.at(*place), '，' | '。' | '；' | '：' | '、' | '（') || text.at(*place).is_ascii_digit())?;
    let words = text.words(at + 1, stop);
    if text.at(stop).is_ascii_digit() {
        // 按级别分省部级1起: the axis ends inside the words.
        let named = AXIS_NAMES.iter().any(|name| words.contains(name));
        let place = (at + 1..stop).find(|place| matches!(text.at(*place), '分' | '看'))?;
        return named.then_some(place + 1);
    }
    let ends = AXIS_ENDS.iter().any(|word| words.ends_with(word));
    (ends && words.chars().count() >= 2).then_some(stop + 1)
}

/// `查处的问题中，`, `业务范围内的47件中，`.
fn is_among(clause: &str) -> bool {
    const OTHER: &[&str] = &["其", "集", "过程", "工作", "活动", "当", "检查", "督查", "行动", "期", "管理", "建设", "教育"];
    let ends = ["问题", "案件", "线索", "举报", "人员", "干部", "处分", "件次", "件", "起", "人", "人次", "信访", "党员", "名"];
    clause.chars().count() <= 16
        && ends.iter().any(|word| clause.ends_with(word))
        && !OTHER.iter().any(|word| clause.ends_with(word))
}

fn is_axis_name(words: &str) -> bool {
    words.chars().count() <= 12 && AXIS_NAMES.iter().any(|name| words.ends_with(name) || words.ends_with(&format!("{name}分")))
}

/// Whether a sign stands right behind a number and its object.
fn follows_number(reading: &Reading, sentence: Sentence, at: usize) -> bool {
    const OBJECT: usize = 10;
    let before = reading.of(sentence).take_while(|(_, token)| token.found.end <= at).last();
    before
        .is_some_and(|(_, token)| token.is_count() && at - token.found.end <= OBJECT && token.object.chars().count() <= OBJECT)
}

/// What an office does next with what it counted; a part that begins so is no part but the next step.
const STAGES: &[&str] = &[
    "受理",
    "接收",
    "收到",
    "处置",
    "初核",
    "初步核实",
    "立案",
    "结案",
    "查处",
    "处分",
    "处理",
    "移送",
    "通报",
    "约谈",
    "问责",
    "追缴",
    "收缴",
    "挽回",
    "办结",
    "了结",
    "排查",
    "组织",
    "开展",
    "召开",
    "发现",
    "整改",
    "下发",
    "制定",
    "印发",
    "给予",
    "追究",
    "批评教育",
    "诫勉",
    "清退",
    "清理",
    "退还",
    "查结",
    "审结",
    "采取",
    "督促",
    "督办",
    "建立",
    "建章",
    "完善",
    "修订",
    "新",
    "公开",
    "曝光",
    "出动",
    "走访",
    "检查",
    "派出",
    "成立",
    "运用",
    "谈话",
    "核查",
    "转",
    "报送",
    "形成",
    "提出",
    "责令",
    "停职",
    "免职",
    "解决",
    "兑付",
    "发放",
    "涉及",
    "涉案",
];

/// Whether a part is the next step rather than a part.
pub(super) fn is_stage(token: &Token) -> bool {
    let words = token.core();
    STAGES.iter().any(|stage| words.starts_with(stage))
}

/// The parts that hang together from the first on: the same sign between them, no new step, no sum.
pub(super) fn run(reading: &Reading, items: &[usize]) -> usize {
    let token = |at: usize| items.get(at).and_then(|place| reading.tokens.get(*place));
    let Some(first) = token(0) else { return 0 };
    let style = token(1).and_then(|second| second.sign);
    let mut length = 1;
    while let Some(next) = token(length) {
        let rest = super::families::REST.iter().any(|word| next.core().starts_with(word));
        let breaks = match next.sign {
            Some('；') => style != Some('；'),
            Some('，') => style == Some('、') && !rest,
            Some('：' | '\t') => true,
            _ => false,
        };
        let sums = ["共计", "合计", "总计"].iter().any(|word| next.label.contains(word));
        if breaks || sums || (is_stage(next) && !is_stage(first)) {
            break;
        }
        length += 1;
    }
    length
}
