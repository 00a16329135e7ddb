//! The words behind numbers: which count, what they count, and which are no counts at all.

use super::value::ONE;
use serde::Serialize;

/// What is counted. Numbers of different classes are never added or compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// 件: case files, matters, letters without repeats.
    Case,
    /// 件次: receipts including repeats.
    Letter,
    /// 起: matters.
    Incident,
    /// 人, 名, 位: distinct persons.
    Person,
    /// 人次: person-actions.
    PersonAction,
    /// 条: clues and other lines.
    Clue,
    /// 项: tasks, measures, regulations.
    Item,
    /// 个, 家: distinct objects.
    Object,
    /// 次, 场, 场次: events.
    Event,
    /// 元 and its multiples.
    Money,
    /// Per cent.
    Percent,
    /// 个百分点.
    Point,
    /// Any other measure word, by its place in the list of measure words.
    Other(u8),
}

impl Class {
    /// The word printed behind a number of this class.
    pub fn word(self) -> &'static str {
        match self {
            Class::Case => "件",
            Class::Letter => "件次",
            Class::Incident => "起",
            Class::Person => "人",
            Class::PersonAction => "人次",
            Class::Clue => "条",
            Class::Item => "项",
            Class::Object => "个",
            Class::Event => "次",
            Class::Money => "元",
            Class::Percent => "%",
            Class::Point => "个百分点",
            Class::Other(at) => OTHERS.get(usize::from(at)).copied().unwrap_or_default(),
        }
    }

    /// Whether parts of one class may make up a total of the other: letters are counted as 件次 and 件.
    pub(super) fn adds_to(self, total: Class) -> bool {
        let loose = |class| if class == Class::Letter { Class::Case } else { class };
        loose(self) == loose(total)
    }

    /// Whether it counts things (shares and points do not).
    pub(super) fn counts(self) -> bool {
        !matches!(self, Class::Percent | Class::Point)
    }
}

/// Measure words without a class of their own.
const OTHERS: &[&str] = &[
    "宗",
    "例",
    "户",
    "份",
    "期",
    "篇",
    "批",
    "轮",
    "套",
    "座",
    "处",
    "所",
    "台",
    "辆",
    "张",
    "本",
    "册",
    "幅",
    "块",
    "间",
    "幢",
    "亩",
    "公里",
    "平方米",
    "平方公里",
    "吨",
    "公斤",
    "村",
    "类",
    "种",
    "支",
    "组",
    "班",
    "堂",
    "部",
    "封",
    "只",
    "瓶",
    "头",
    "棵",
    "株",
    "箱",
    "条次",
    "户次",
    "家次",
    "个次",
    "项次",
    "辆次",
    "部门",
    "方",
    "面",
    "盏",
    "笔",
    "款",
    "桌",
    "席",
    "盒",
    "包",
    "枚",
    "段",
    "口",
    "倍",
    "美元",
    "字",
];

/// Words with a class, the longer before the shorter where one begins the other; the factor is the unit's size.
const KNOWN: &[(&str, Class, i128)] = &[
    ("件（次）", Class::Letter, 1),
    ("件/次", Class::Letter, 1),
    ("件次", Class::Letter, 1),
    ("件", Class::Case, 1),
    ("起次", Class::Letter, 1),
    ("起", Class::Incident, 1),
    ("人（次）", Class::PersonAction, 1),
    ("人/次", Class::PersonAction, 1),
    ("人次", Class::PersonAction, 1),
    ("人", Class::Person, 1),
    ("名", Class::Person, 1),
    ("位", Class::Person, 1),
    ("个人", Class::Person, 1),
    ("项", Class::Item, 1),
    ("条", Class::Clue, 1),
    ("个百分点", Class::Point, 1),
    ("百分点", Class::Point, 1),
    ("个", Class::Object, 1),
    ("家", Class::Object, 1),
    ("场次", Class::Event, 1),
    ("场（次）", Class::Event, 1),
    ("次", Class::Event, 1),
    ("场", Class::Event, 1),
    ("亿元", Class::Money, 100_000_000),
    ("千万元", Class::Money, 10_000_000),
    ("百万元", Class::Money, 1_000_000),
    ("万元", Class::Money, 10_000),
    ("千元", Class::Money, 1_000),
    ("元", Class::Money, 1),
    ("%", Class::Percent, 1),
];

/// Beginnings of what stands behind a number that counts nothing: dates, times, durations, ages, names.
const NO_COUNTS: &[&str] = &[
    "年",
    "月",
    "日",
    "号",
    "时",
    "点",
    "分",
    "秒",
    "天",
    "周",
    "岁",
    "小时",
    "个月",
    "个多月",
    "个工作日",
    "个小时",
    "个季度",
    "个年度",
    "个星期",
    "个半",
    "个学时",
    "学时",
    "课时",
    "届",
    "楼",
    "室",
    "栋",
    "度",
    "℃",
    "代",
    "后",
    "版",
    "级",
    "旬",
    "刻钟",
    "工作日",
    "余年",
    "多年",
    "余天",
    "多天",
    "余日",
    "余个月",
    "多个月",
    "个昼夜",
    "人大",
    "件事：",
    "件事，",
    "件事。",
    "件事情",
    "件大事",
    "人民",
    "名单",
    "名义",
    "次方",
    "位数",
    "位一体",
    "条例",
    "单元",
    "路",
    "万字",
    "年度",
];

/// What a number is followed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behind {
    /// A unit: its class, its size in millionths, its length.
    Unit(Class, i128, usize),
    /// Something that makes it no count.
    NoCount,
    /// Nothing that is known.
    Nothing,
}

/// Reads what stands behind a number; `says` tells whether a word begins there.
pub(super) fn behind(says: impl Fn(&str) -> bool) -> Behind {
    if NO_COUNTS.iter().any(|word| says(word)) {
        return Behind::NoCount;
    }
    let mut best: Option<(&str, Class, i128)> = None;
    let others = OTHERS.iter().enumerate().map(|(at, word)| (*word, Class::Other(at as u8), 1));
    for (word, class, factor) in KNOWN.iter().copied().chain(others) {
        if word.len() > best.map_or(0, |(best, _, _)| best.len()) && says(word) {
            best = Some((word, class, factor));
        }
    }
    match best {
        Some((word, class, factor)) => Behind::Unit(class, factor * ONE, word.chars().count()),
        None => Behind::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Behind {
        behind(|word| text.starts_with(word))
    }

    #[test]
    fn the_longest_word_holds_and_dates_are_no_counts() {
        assert_eq!(read("件次，"), Behind::Unit(Class::Letter, ONE, 2));
        assert_eq!(read("件人"), Behind::Unit(Class::Case, ONE, 1));
        assert_eq!(read("万元"), Behind::Unit(Class::Money, 10_000 * ONE, 2));
        assert_eq!(read("名党员"), Behind::Unit(Class::Person, ONE, 1));
        assert_eq!(read("个月内"), Behind::NoCount);
        assert_eq!(read("年"), Behind::NoCount);
        assert_eq!(read("县"), Behind::Nothing);
        assert_eq!(read("部门"), behind(|word| "部门".starts_with(word)));
    }
}
