//! The time a place of a report speaks of: each number belongs to the last period named before it in its paragraph, else
//! to that of its heading, else to that of the whole report. Nothing is guessed: what is not the report's own period has
//! a period of its own.

use super::page::Text;

/// A period as it is compared; the report's own is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Period(String);

impl Period {
    /// Whether it is the period of the whole report.
    pub(super) fn is_main(&self) -> bool {
        self.0.is_empty()
    }

    fn own(words: impl Into<String>) -> Period {
        Period(words.into())
    }
}

/// The periods of a text by the places from which they hold.
#[derive(Debug, Default)]
pub(super) struct Periods {
    /// Where a period begins to hold, where its words end.
    marks: Vec<(usize, usize, Period)>,
    /// Whether the whole report speaks of a month, a week or a quarter that is not the first of its year.
    pub(super) is_part_of_year: bool,
}

impl Periods {
    /// The period a place speaks of.
    pub(super) fn at(&self, place: usize) -> Period {
        self.mark(place).map_or_else(Period::default, |(_, _, period)| period.clone())
    }

    /// Where the words of the period end that holds at a place.
    pub(super) fn words_end(&self, place: usize) -> usize {
        self.mark(place).map_or(0, |(_, end, _)| *end)
    }

    fn mark(&self, place: usize) -> Option<&(usize, usize, Period)> {
        let next = self.marks.partition_point(|(at, _, _)| *at <= place);
        next.checked_sub(1).and_then(|at| self.marks.get(at))
    }
}

/// What words of time say.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    /// 今年以来, 全年, 年内.
    ThisYear,
    /// 2015年, 2015年1至6月: the year if named, the months if named.
    Months(Option<u32>, Option<(u32, u32)>),
    /// Anything else: 第一轮, 去年, 近三年, a day.
    Other(String),
}

const THIS_YEAR: &[&str] =
    &["全年", "今年以来", "今年来", "今年", "年初以来", "年内", "本年度", "本年", "一年来", "截至目前", "截止目前"];

/// Parts of a year by their words.
const PARTS: &[(&str, (u32, u32))] = &[
    ("上半年", (1, 6)),
    ("下半年", (7, 12)),
    ("前三季度", (1, 9)),
    ("前三个季度", (1, 9)),
    ("第一季度", (1, 3)),
    ("一季度", (1, 3)),
    ("第二季度", (4, 6)),
    ("二季度", (4, 6)),
    ("第三季度", (7, 9)),
    ("三季度", (7, 9)),
    ("第四季度", (10, 12)),
    ("四季度", (10, 12)),
];

/// Words of other times and of rounds.
const OTHERS: &[&str] = &[
    "去年",
    "上年",
    "前年",
    "往年",
    "明年",
    "次年",
    "上月",
    "上个月",
    "上季度",
    "下月",
    "本月",
    "当月",
    "本周",
    "上周",
    "本季度",
    "当季",
    "当年",
    "当日",
    "近年",
    "近两年",
    "近三年",
    "近五年",
    "两年来",
    "三年来",
    "五年来",
    "大以来",
    "首轮",
    "首批",
    "去冬今春",
    "下一步",
    "下阶段",
    "此前",
    "此后",
    "随后",
    "前期",
    "后期",
    "同期",
    "换届以来",
    "开展以来",
    "启动以来",
    "成立以来",
    "上任以来",
    "春节",
    "元旦",
    "中秋",
    "国庆",
    "端午",
    "五一",
    "清明",
];

/// The years between two congresses.
const FIVE_YEARS: &[&str] = &["五年来", "过去五年", "近五年", "五年间"];

/// The characters words of time begin with.
const FIRST: &str = "上下前第一二三四五全今年本截去往明次当近两大首此随后期同换开启成春元中国端清节过";

/// Words of a heading under which nothing is told that has happened.
const PLANS: &[&str] = &["打算", "下一步", "下步", "下阶段", "安排", "计划", "目标"];

/// Words before a time that only compare with it or only date a paper.
const COMPARES: &[char] = &['比', '较', '与', '同', '由', '从', '〔', '发', '《'];

/// Finds the periods of a text whose first number stands at a place: what is named up to there is the report's own time.
pub(super) fn read(text: &Text, first: usize) -> Periods {
    let said = said(text);
    let opening = || said.iter().take_while(|(at, _, _)| *at < first);
    // Without a year the time named before the first sign of a sentence is the report's: 集中整治开展以来.
    let since = opening().next().and_then(|(_, _, said)| match said {
        Said::Other(words) if words.ends_with('来') || words.ends_with("五年") => Some(words.clone()),
        Said::Other(_) | Said::ThisYear | Said::Months(..) => None,
    });
    let main = opening().filter(|_| since.is_none()).find_map(|(_, _, said)| match said {
        Said::Months(year, months) => Some((*year, *months)),
        Said::ThisYear => Some((None, None)),
        Said::Other(_) => None,
    });
    let (year, months) = main.unwrap_or_default();
    let is_part_of_year = months.is_some_and(|(first, last)| first > 1 || last == 1);
    let period = |said: &Said| match said {
        Said::ThisYear if is_part_of_year => Period::own("year"),
        Said::ThisYear => Period::default(),
        Said::Other(words) if since.as_ref() == Some(words) => Period::default(),
        Said::Other(words) => Period::own(words.as_str()),
        Said::Months(named, of) => {
            let same_year = since.is_none() && (named.is_none() || *named == year);
            if same_year && (*of == months || of.is_none() && !is_part_of_year) {
                Period::default()
            } else {
                Period::own(format!("{:?}{of:?}", if same_year { None } else { *named }))
            }
        }
    };
    let mut marks = Vec::new();
    let mut next = said.iter().peekable();
    let (mut start, mut heading) = (0, Period::default());
    for line in text.plain().split(|c| *c == '\n') {
        let end = start + line.len();
        let own: Vec<&(usize, usize, Said)> = std::iter::from_fn(|| next.next_if(|(at, _, _)| *at < end)).collect();
        if is_heading(line) {
            let words: String = line.iter().collect();
            heading = if PLANS.iter().any(|plan| words.contains(plan)) {
                Period::own("plan")
            } else {
                own.last().map_or_else(Period::default, |(_, _, said)| period(said))
            };
        }
        marks.push((start, start, heading.clone()));
        marks.extend(own.into_iter().map(|(at, to, said)| (*at, *to, period(said))));
        start = end + 1;
    }
    Periods { marks, is_part_of_year }
}

/// A short line that ends without a full stop.
pub(super) fn is_heading(line: &[char]) -> bool {
    const LONGEST: usize = 36;
    let words = line.iter().filter(|c| !c.is_whitespace()).count();
    let last = line.iter().rev().find(|c| !c.is_whitespace());
    (2..=LONGEST).contains(&words) && last.is_some_and(|c| !matches!(c, '。' | '；' | '，' | '：' | '、' | '！'))
}

/// All words of time that say of when numbers are.
fn said(text: &Text) -> Vec<(usize, usize, Said)> {
    let mut all: Vec<(usize, usize, Said)> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let c = text.at(at);
        if !c.is_ascii_digit() && !FIRST.contains(c) {
            at += 1;
            continue;
        }
        let Some((end, said)) = dated(text, at).or_else(|| named(text, at)) else {
            at += 1;
            continue;
        };
        let before = text.at(at.wrapping_sub(1));
        let compares = at > 0 && COMPARES.contains(&before) || text.says(end, "同期");
        if !compares {
            all.push((at, end, said));
        }
        at = end;
    }
    all
}

fn named(text: &Text, at: usize) -> Option<(usize, Said)> {
    let found = |words: &'static str| text.says(at, words).then(|| at + words.chars().count());
    if let Some((end, months)) = PARTS.iter().find_map(|(words, months)| Some((found(words)?, *months))) {
        return Some((end, Said::Months(None, Some(months))));
    }
    if let Some(end) = THIS_YEAR.iter().find_map(|words| found(words)) {
        // 今年上半年 is the half year.
        let part = PARTS.iter().find(|(words, _)| text.says(end, words));
        return match part {
            Some((words, months)) => Some((end + words.chars().count(), Said::Months(None, Some(*months)))),
            None => dated(text, end).or(Some((end, Said::ThisYear))),
        };
    }
    if text.at(at) == '第' && "一二三四五六七八九十".contains(text.at(at + 1)) && matches!(text.at(at + 2), '轮' | '批' | '期')
    {
        return Some((at + 3, Said::Other(text.words(at, at + 3))));
    }
    if let Some(end) = FIVE_YEARS.iter().find_map(|words| found(words)) {
        return Some((end, Said::Other("五年".to_string())));
    }
    OTHERS.iter().find_map(|words| Some((found(words)?, Said::Other((*words).to_string()))))
}

/// `2015年`, `2015年上半年`, `1至6月`, `11月份`; a day is a time of its own.
fn dated(text: &Text, at: usize) -> Option<(usize, Said)> {
    if text.at(at.wrapping_sub(1)).is_ascii_digit() && at > 0 {
        return None;
    }
    let (first, mut end) = digits(text, at)?;
    let mut year = None;
    if text.at(end) == '年' {
        year = (1990..2100).contains(&first).then_some(first);
        year?;
        end += 1;
        if text.at(end) == '度' {
            end += 1;
        }
        if let Some((words, months)) = PARTS.iter().find(|(words, _)| text.says(end, words)) {
            return Some((end + words.chars().count(), Said::Months(year, Some(*months))));
        }
        if text.says(end, "以来") {
            return Some((end, Said::Other(text.words(at, end))));
        }
        if digits(text, end).is_none() {
            return Some((end, Said::Months(year, None)));
        }
    }
    let from = if year.is_some() { end } else { at };
    let (first, mut end) = digits(text, from)?;
    let mut last = first;
    if text.at(end) == '月' && matches!(text.at(end + 1), '至' | '到' | '-') {
        end += 1;
    }
    if matches!(text.at(end), '至' | '到' | '-') {
        let mut next = end + 1;
        while text.at(next) == '-' {
            next += 1;
        }
        (last, end) = digits(text, next)?;
    }
    if text.at(end) != '月' || !(1..=12).contains(&first) || !(1..=12).contains(&last) {
        return None;
    }
    end += 1;
    if text.at(end) == '份' {
        end += 1;
    }
    if text.at(end).is_ascii_digit() || text.says(end, "底") || text.says(end, "末") || text.says(end, "以来") {
        return Some((end, Said::Other(text.words(from, end + 2))));
    }
    Some((end, Said::Months(year, Some((first, last)))))
}

fn digits(text: &Text, at: usize) -> Option<(u32, usize)> {
    let mut end = at;
    let mut value = 0_u32;
    while let Some(digit) = text.at(end).to_digit(10).filter(|_| end < at + 5) {
        value = value * 10 + digit;
        end += 1;
    }
    (end > at && end < at + 5).then_some((value, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(words: &str, before: &str) -> Period {
        let text = Text::new(words);
        let place = words.chars().count() - words.split(before).nth(1).map_or(0, |rest| rest.chars().count());
        // The first number of each text is one of 立案.
        let first = words.chars().position(|c| c == '立').unwrap_or(0);
        read(&text, first).at(place)
    }

    #[test]
    fn a_number_is_of_the_last_time_named_before_it() {
        let year = "2015年，全县立案163件。今年以来处分52人，2014年立案142件，上半年立案70件。\n结案160件。";
        assert!(at(year, "立案163").is_main() && at(year, "处分52").is_main() && at(year, "结案").is_main());
        assert!(!at(year, "立案142").is_main() && !at(year, "立案70").is_main());
        let month = "2019年6月，全县立案12件。今年以来立案76件。1至6月处分70人。比去年同期40件";
        assert!(at(month, "立案12").is_main() && !at(month, "立案76").is_main() && !at(month, "处分").is_main());
        let half = "2018年上半年，立案82件。今年以来处分79人。1—6月约谈12人。第一轮巡察6个乡镇";
        assert!(at(half, "处分").is_main() && at(half, "约谈").is_main() && !at(half, "巡察").is_main());
    }

    #[test]
    fn every_word_of_time_is_looked_for() {
        let parts = PARTS.iter().map(|(words, _)| *words);
        for words in THIS_YEAR.iter().chain(OTHERS).chain(FIVE_YEARS).copied().chain(parts) {
            assert!(words.starts_with(|c| FIRST.contains(c)), "{words}");
        }
    }

    #[test]
    fn plans_and_other_years_are_of_their_own() {
        let words = "2015年立案163件。\n二、下一步打算\n立案180件。";
        assert!(!at(words, "立案180").is_main());
        let unknown = "今年立案163件，2014年立案142件。比上年同期增加21件，处分150人。";
        assert!(!at(unknown, "立案142").is_main());
    }
}
