//! What a number counts, in words that all spellings of it share: 共接收群众信访举报 and 受理信访举报 are one figure. What
//! is too general to be one figure has no name here.

use super::page::Text;
use super::period::Periods;
use super::reading::Token;
use std::collections::{HashMap, HashSet};

/// Words in front of a subject that do not change what is counted.
const FRONT: &[&str] = &[
    "共计",
    "合计",
    "总计",
    "累计",
    "总共",
    "共",
    "先后",
    "已经",
    "已",
    "均",
    "并",
    "也",
    "全县",
    "全市",
    "全区",
    "全省",
    "全州",
    "我县",
    "我市",
    "我区",
    "各级",
    "纪检监察机关",
    "纪检监察组织",
    "纪检监察干部",
    "干部",
    "纪委监委",
    "纪委",
    "县委",
    "市委",
    "区委",
    "县纪委",
    "市纪委",
    "区纪委",
    "对",
    "有",
    "涉及",
    "即",
    "的",
    "为",
    "至",
    "和",
    "及",
    "与",
    "开展了",
    "开展",
    "组织开展",
    "组织",
    "主持",
    "给予",
    "予以",
    "进行",
    "实施",
    "通过",
    "围绕",
    "针对",
    "上述",
    "这",
    "以上",
    "因此",
    "全部",
    "所有",
    "一年来",
    "，",
    "、",
    "（",
    "）",
    "“",
    "”",
];

/// Words behind a subject that do not change what is counted.
const BACK: &[&str] = &[
    "共计", "合计", "总计", "共", "累计", "达到", "达", "为", "的", "有", "了", "是", "均", "总数", "总量", "件数", "人数",
    "数量", "数", "（", "）", "“", "”", "，", "、", "个", "名",
];

/// Different words for one thing.
const SAME: &[(&str, &str)] = &[
    ("立案审查调查", "立案"),
    ("立案审查", "立案"),
    ("立案调查", "立案"),
    ("党纪政务处分", "处分"),
    ("党纪政纪处分", "处分"),
    ("党政纪处分", "处分"),
    ("党纪、政务处分", "处分"),
    ("接收", "受理"),
    ("收到", "受理"),
    ("接受", "受理"),
    ("接到", "受理"),
    ("群众信访", "信访"),
    ("群众举报", "举报"),
    ("信访举报件", "信访举报"),
    ("信访件", "信访举报"),
    ("下发", "印发"),
    ("发出", "印发"),
    ("主持召开", "召开"),
    ("组织召开", "召开"),
    ("开展初步核实", "初核"),
    ("初步核实", "初核"),
    ("了", ""),
    ("“", ""),
    ("”", ""),
    ("的", ""),
    ("各类", ""),
    ("巡察组", ""),
    ("巡视组", ""),
];

/// Words behind a number at which what is counted ends.
const ENDS: &[&str] = &[
    "逐一",
    "逐项",
    "逐条",
    "逐个",
    "进行",
    "全部",
    "均",
    "已",
    "予以",
    "开展",
    "作",
    "给予",
    "被",
    "由",
    "并",
    "中",
    "内",
    "等",
    "实行",
    "建立",
    "向",
    "在",
    "以",
    "到",
    "及时",
    "提出",
    "限期",
    "，",
    "要",
    "落实",
    "整改到位",
];

/// Subjects too general to be one figure.
const GENERAL: &[&str] = &[
    "单位",
    "问题",
    "干部",
    "党员",
    "人员",
    "部门",
    "乡镇",
    "案件",
    "会议",
    "措施",
    "任务",
    "参与",
    "参加",
    "资金",
    "金额",
    "抽调",
    "走访",
    "涉案金额",
    "涉及资金",
    "涉及",
    "召开",
    "印发",
    "制定",
    "发现",
    "检查",
    "整改",
    "完成",
    "建立",
    "成立",
    "督促",
    "派出",
    "查处",
    "处理",
    "处置",
    "受理",
    "召开会议",
    "检查单位",
    "走访群众",
    "涉及金额",
    "参加人员",
];

/// What a number counts, in the words all spellings of it share; nothing if they do not say enough.
pub(super) fn of(text: &Text, periods: &Periods, token: &Token) -> Option<String> {
    let from = periods.words_end(token.found.start).max(token.from).min(token.found.start);
    let label = if token.is_joined { token.label.clone() } else { text.words(from, token.found.start) };
    let label = label.rsplit(['，', '；', '：', '\t']).next().unwrap_or(&label);
    let label = behind_sum(label);
    let object = match ENDS.iter().filter_map(|end| token.object.find(end)).min() {
        Some(end) => token.object.get(..end).unwrap_or_default(),
        None => &token.object,
    };
    let object = if token.is_joined { "" } else { object };
    let mut words = trimmed(&format!("{}{}", trimmed(label), trimmed(object))).to_string();
    for (other, one) in SAME {
        words = words.replace(other, one);
    }
    let words = trimmed(&words);
    let long = words.chars().count();
    let enough = (2..=30).contains(&long) && !GENERAL.contains(&words) && !words.chars().all(|c| c.is_ascii_punctuation());
    enough.then(|| words.to_string())
}

/// `枫桥街道纪工委共受理信访举报`: who it was stands before 共.
fn behind_sum(label: &str) -> &str {
    const WORDS: &[&str] = &["共同", "共享", "共建", "共产", "共青", "共性"];
    let own = label.rfind('共').filter(|at| {
        let rest = label.get(*at..).unwrap_or_default();
        !WORDS.iter().any(|word| rest.starts_with(word)) && !label.get(..*at).is_some_and(|front| front.ends_with(['公', '中']))
    });
    let behind = own.and_then(|at| label.get(at..)).map(|rest| rest.trim_start_matches('共')).filter(|rest| !rest.is_empty());
    behind.unwrap_or(label)
}

fn trimmed(words: &str) -> &str {
    let mut rest = words.trim_matches(' ');
    loop {
        let before = rest.len();
        for word in FRONT {
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
        for word in BACK {
            rest = rest.strip_suffix(word).unwrap_or(rest);
        }
        if rest.len() == before {
            return rest;
        }
    }
}

/// Longer names that end in a name used alone elsewhere: 市委巡察组反馈问题 and 反馈问题.
pub(super) fn shorter(named: &[(&Token, String)]) -> HashMap<String, String> {
    const LEAST: usize = 5;
    let all: HashSet<&str> = named.iter().map(|(_, subject)| subject.as_str()).collect();
    let mut shorter = HashMap::new();
    for subject in &all {
        let count = subject.chars().count();
        let ends = subject.char_indices().skip(1).map(|(at, _)| at).take(count.saturating_sub(LEAST));
        let last = ends.filter_map(|at| subject.get(at..)).filter(|end| all.contains(end)).last();
        if let Some(end) = last {
            shorter.insert((*subject).to_string(), end.to_string());
        }
    }
    shorter
}
