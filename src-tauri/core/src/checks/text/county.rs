//! The relations of a county's yearly report (K rules, domain paper §2.1) that a text alone can decide, for any report
//! that speaks of the same matters: case files and matters, letters and clues, bulletins, units, regulations.

use super::finding::{Findings, Severity};
use super::page::Text;
use super::reading::{Reading, Token};
use super::slip::{self, Slip};
use super::units::Class;
use super::value::printed;

/// Looks at the relations a text has the figures for.
pub(super) fn check(text: &Text, reading: &Reading, out: &mut Findings<'_>) {
    let county = County { text, reading, pairs: pairs(reading) };
    county.one_person_one_case(out);
    county.matters_and_files(out);
    county.same_act_twice(out);
    county.letters_and_clues(out);
    county.notified_units(out);
    county.divisions(out);
    super::rules::check(text, reading, out);
}

/// So many cases with so many persons: 122件163人.
#[derive(Clone, Copy)]
struct Pair<'a> {
    cases: &'a Token,
    persons: &'a Token,
}

impl Pair<'_> {
    fn label(&self) -> &str {
        self.cases.core()
    }

    fn is_level(&self) -> bool {
        self.cases.size() == self.persons.size()
    }

    fn place(&self) -> (usize, usize) {
        (self.cases.from, self.persons.found.end)
    }
}

struct County<'a> {
    text: &'a Text,
    reading: &'a Reading,
    pairs: Vec<Pair<'a>>,
}

fn pairs(reading: &Reading) -> Vec<Pair<'_>> {
    reading
        .tokens
        .windows(2)
        .filter_map(|pair| match pair {
            [cases, persons] if persons.is_joined && cases.is_count() && persons.is_count() => {
                let fits = matches!(cases.class(), Class::Case | Class::Incident) && persons.class() == Class::Person;
                fits.then_some(Pair { cases, persons })
            }
            _ => None,
        })
        .collect()
}

/// Parts of the yearly case figures by what their labels say, with the relation that speaks of each.
const SUB_LINES: &[(&str, &[&str])] = &[
    ("K-05", &["八项规定"]),
    ("K-06", &["村（社", "村干部", "村组干部", "小官", "基层站所", "基层干部", "村级"]),
    ("K-07", &["通报"]),
    ("K-08", &["移送司法", "移送检察", "移送"]),
];

impl<'a> County<'a> {
    /// The yearly totals of a stage: 立案163件163人.
    fn stage(&self, name: &str) -> Option<Pair<'a>> {
        let ends = |pair: &Pair<'a>| {
            let label = pair.label();
            let long = label.chars().count() > name.chars().count() + 4;
            label.ends_with(name) && !long && !label.contains('镇') && !label.contains("立案查处")
        };
        let exact = self.pairs.iter().find(|pair| pair.label() == name);
        exact.or_else(|| self.pairs.iter().find(|pair| ends(pair))).copied()
    }

    fn stands(&self, pair: &Pair<'_>) -> String {
        format!("{}{}", pair.label(), self.text.words(pair.cases.found.start, pair.persons.found.end))
    }

    fn sentence_says(&self, token: &Token, word: &str) -> bool {
        let Some(sentence) = self.reading.sentences.get(token.sentence) else { return false };
        const REACH: usize = 1_000;
        let from = sentence.start.max(token.found.start.saturating_sub(REACH));
        self.text.words(from, token.found.start).contains(word)
    }

    /// Whether the sentence says itself that it counts matters and not files: 按事项计.
    fn states_its_basis(&self, pair: &Pair<'_>) -> bool {
        let Some(sentence) = self.reading.sentences.get(pair.cases.sentence) else { return false };
        let words = self.text.words(sentence.start, sentence.end);
        ["按事项", "以事项", "按起数", "按起计"].iter().any(|basis| words.contains(basis))
    }

    /// K-04 to K-08: where one person is one case file, every line of the same table has as many files as persons.
    fn one_person_one_case(&self, out: &mut Findings<'_>) {
        let stages: Vec<Pair<'a>> = ["立案", "查处", "结案"].iter().filter_map(|name| self.stage(name)).collect();
        let level = stages.iter().filter(|pair| pair.is_level()).count();
        let Some(filed) = stages.first().filter(|pair| pair.label().ends_with("立案")) else { return };
        if level * 2 <= stages.len() {
            return;
        }
        for pair in stages.iter().filter(|pair| !pair.is_level() && pair.cases.sentence == filed.cases.sentence && level >= 2) {
            let words = format!(
                "立案、查处、结案的其余各数都是一人一案（件数等于人数），唯“{}”件数与人数不等。请核对。",
                self.stands(pair)
            );
            let expected =
                stages.iter().find(|other| other.is_level()).map(|other| printed(other.cases.size(), Class::Case, 0));
            out.add("K-04", Severity::Explain, pair.place(), words, expected);
        }
        if !filed.is_level() {
            return;
        }
        for pair in self.pairs.iter().filter(|pair| pair.label().ends_with("立案查处") && !pair.is_level()) {
            let words = format!(
                "全文按一人一案计（“{}”），此处“{}”件数与人数却不相等。请核对，或注明基数。",
                self.stands(filed),
                self.stands(pair)
            );
            out.add("K-04", Severity::Explain, pair.place(), words, None);
        }
        let beside = |pair: &&Pair<'a>| pair.cases.sentence.wrapping_sub(filed.cases.sentence) <= 1;
        for pair in self.pairs.iter().filter(|pair| !pair.is_level()).filter(beside) {
            let is_part = self.sentence_says(pair.cases, "其中") && !self.states_its_basis(pair);
            if pair.cases.found.start < filed.cases.found.start || !is_part {
                continue;
            }
            let rule = SUB_LINES.iter().find(|(_, words)| pair.cases.says(words)).map_or("T-07", |(rule, _)| *rule);
            let words = format!(
                "“{}”是一人一案（件数等于人数），其中的“{}”却不相等，两处“件”的基数不同：前者是立案件数，后者应是事项数（起）。\
                 请统一基数，或注明按事项计。",
                self.stands(filed),
                self.stands(pair)
            );
            out.add(rule, Severity::Hint, pair.place(), words, None);
        }
    }

    /// K-02: matters investigated and case files filed, of the same persons but not of the same number.
    fn matters_and_files(&self, out: &mut Findings<'_>) {
        let Some(filed) = self.stage("立案") else { return };
        for pair in &self.pairs {
            let investigated = pair.cases.says(&["查处"]) && pair.cases.says(&["“四风”", "四风", "类案件", "作风"]);
            if !investigated || pair.cases.sentence == filed.cases.sentence || self.states_its_basis(pair) {
                continue;
            }
            let (cases, persons) = (pair.cases.size() == filed.cases.size(), pair.persons.size() == filed.persons.size());
            if persons && !cases {
                let gap = printed((pair.cases.size() - filed.cases.size()).abs(), Class::Case, 0);
                let words = format!(
                    "“{}”与“{}”人数相同，件数却相差{gap}。前者若按事项（起）计、后者按立案件（一人一案）计，请写明基数；否则请改正其中一处。",
                    self.stands(pair),
                    self.stands(&filed)
                );
                let expected = Some(printed(filed.cases.size(), Class::Case, 0));
                out.add("K-02", Severity::Explain, pair.place(), words, expected);
            }
            if cases && !persons {
                let words = format!("“{}”与“{}”件数相同，人数却不同。请核对人数。", self.stands(pair), self.stands(&filed));
                let expected = Some(printed(filed.persons.size(), Class::Person, 0));
                out.add("K-01", Severity::Explain, pair.place(), words, expected);
            }
        }
    }

    /// K-19, K-20, K-25 and their like: one act told in two places, one of its two numbers different.
    fn same_act_twice(&self, out: &mut Findings<'_>) {
        const ACTS: &[(&str, &[&str])] = &[
            ("K-25", &["村（社", "村干部", "基层站所"]),
            ("K-19", &["内部通报", "通报批评", "点名道姓通报"]),
            ("K-33", &["一案双查"]),
            ("K-28", &["八项规定"]),
            ("K-08", &["移送司法"]),
            ("K-29", &["公开曝光"]),
        ];
        for (rule, words) in ACTS {
            let told: Vec<&Pair<'a>> = self.pairs.iter().filter(|pair| pair.cases.says(words)).collect();
            let Some(first) = told.first() else { continue };
            for other in told.iter().skip(1).filter(|pair| pair.cases.sentence != first.cases.sentence) {
                let cases = first.cases.size() == other.cases.size();
                let persons = first.persons.size() == other.persons.size();
                if cases == persons {
                    continue;
                }
                let (one, two) = if cases { (first.persons, other.persons) } else { (first.cases, other.cases) };
                let slip = slip::between(one.size(), two.size()).map(|slip| slip.words()).unwrap_or("两处应当一致");
                let text = format!(
                    "同一项工作前后两处不一致：前文“{}”，此处“{}”。{slip}。请核对后统一。",
                    self.stands(first),
                    self.stands(other)
                );
                out.add(rule, Severity::Explain, other.place(), text, Some(printed(one.size(), one.class(), 0)));
            }
        }
    }

    /// K-15, K-16, K-17, K-55, K-57: from the letter to the case.
    fn letters_and_clues(&self, out: &mut Findings<'_>) {
        let tokens = || self.reading.tokens.iter().filter(|token| token.is_count() && !token.is_joined);
        let letters = tokens().find(|token| {
            matches!(token.class(), Class::Letter | Class::Case)
                && token.says(&["信访", "举报"])
                && token.says(&["受理", "接收", "收到"])
        });
        let clues = tokens().find(|token| token.class() == Class::Clue && token.says(&["线索"]));
        let verified =
            tokens().find(|token| token.class() == Class::Case && matches!(token.core(), "初核" | "初步核实" | "开展初核"));
        let shown = |token: &Token| self.text.words(token.found.start, token.found.end);
        if let (Some(letters), Some(clues)) = (letters, clues)
            && letters.size() == clues.size()
        {
            let words = format!(
                "问题线索{}与信访举报{}数目相同，等于说线索全部来自信访、无一重复。若确实如此请说明，否则请核对。",
                shown(clues),
                shown(letters)
            );
            out.add("K-15", Severity::Hint, (clues.from, clues.found.end), words, None);
            if letters.says(&["腐败"]) && !clues.says(&["腐败"]) {
                let words = format!(
                    "同一个数字（{}）前面说的是“四风”问题，后面说的是“四风”和腐败问题，范围不同。请统一。",
                    shown(letters)
                );
                out.add("K-57", Severity::Hint, (letters.from, letters.found.end), words, None);
            }
        }
        if let (Some(received), Some(verified)) = (letters.or(clues), verified)
            && received.size() == verified.size()
        {
            let words = format!("收到的{}件件初核，没有谈话函询、暂存待查或予以了结的。若确实如此请说明。", shown(received));
            out.add("K-16", Severity::Hint, (verified.from, verified.found.end), words, None);
        }
        if let [Some(letters), Some(clues), Some(verified)] = [letters, clues, verified] {
            // Two of three agree, and the third is one of them with two digits swapped.
            for (odd, one, other) in [(letters, clues, verified), (clues, letters, verified), (verified, letters, clues)] {
                if one.size() == other.size() && slip::between(odd.size(), one.size()) == Some(Slip::Swap) {
                    let words = format!(
                        "“{}”与另外两处的{}、{}不同，{}。请核对。",
                        shown(odd),
                        shown(one),
                        shown(other),
                        Slip::Swap.words()
                    );
                    let expected = Some(printed(one.size(), odd.class(), 0));
                    out.add("K-16", Severity::Explain, (odd.from, odd.found.end), words, expected);
                }
            }
        }
        let filed = self.stage("立案");
        if let (Some(verified), Some(filed)) = (verified, filed)
            && verified.sentence == filed.cases.sentence
            && filed.cases.size() > verified.size()
        {
            let words = format!(
                "立案{}多于初核{}。立案应出自初核，请核对，或写明其余立案的来源。",
                shown(filed.cases),
                shown(verified)
            );
            let place = Findings::stretch((verified.from, filed.cases.found.end), (filed.cases.from, filed.cases.found.end));
            out.add("K-17", Severity::Explain, place, words, None);
        }
        let closed = self.stage("结案");
        let sanctioned = tokens().any(|token| token.class() == Class::Person && token.says(&["处分", "第一种形态", "处理"]));
        if let Some(closed) = closed.filter(|_| !sanctioned && filed.is_some()) {
            let words = "写了结案数，没有写给予党纪、政务（政纪）处分的人数。请补充。".to_string();
            out.add("K-55", Severity::Hint, closed.place(), words, None);
        }
    }

    /// K-21, K-22: units named in bulletins, told once by occasion and once in sum.
    fn notified_units(&self, out: &mut Findings<'_>) {
        let notified: Vec<&Token> = (self.reading.tokens.iter())
            .filter(|token| {
                token.class() == Class::Object && token.is_count() && token.says(&["单位"]) && token.object.contains("通报")
            })
            .collect();
        let sum = self.reading.tokens.windows(2).find_map(|pair| match pair {
            [before, units] if before.label.contains("通报") && units.core() == "单位" && units.class() == Class::Object => {
                Some(units)
            }
            _ => None,
        });
        let (Some(sum), false) = (sum, notified.is_empty()) else { return };
        let total: i128 = notified.iter().map(|token| token.size()).sum();
        let list = notified.iter().map(|token| printed(token.size(), Class::Object, 0)).collect::<Vec<_>>().join("、");
        let shown = printed(sum.size(), Class::Object, 0);
        if sum.size() != total && notified.iter().all(|token| token.size() != sum.size()) {
            let words = format!(
                "通报单位此处为{shown}，前文分别写了{list}，合计{}，无一相符。请核对。",
                printed(total, Class::Object, 0)
            );
            out.add("K-21", Severity::Explain, (sum.from, sum.found.end), words, Some(printed(total, Class::Object, 0)));
        } else if sum.size() != total {
            let words = format!(
                "通报单位此处为{shown}，只是前文{list}中的一部分，合计应为{}。请写明两次通报的单位是否重复，是否都应计入。",
                printed(total, Class::Object, 0)
            );
            out.add("K-22", Severity::Hint, (sum.from, sum.found.end), words, Some(printed(total, Class::Object, 0)));
        }
    }

    /// K-37, K-38: the county's division told twice.
    fn divisions(&self, out: &mut Findings<'_>) {
        let divided: Vec<&Token> = (self.reading.tokens.iter())
            .filter(|token| token.class() == Class::Object && token.is_count() && token.label.ends_with("划分为"))
            .collect();
        let towns: Vec<&Token> = (self.reading.tokens.iter())
            .filter(|token| token.class() == Class::Object && token.is_count() && token.object.starts_with("乡镇"))
            .filter(|token| token.label.ends_with("全县") || token.core().is_empty())
            // 全县56个乡镇纪委初核线索 tells of some of them.
            .filter(|token| matches!(token.object.as_str(), "乡镇" | "乡镇街道" | "乡镇纪委" | "乡镇党委"))
            .collect();
        for (rule, told) in [("K-37", divided), ("K-38", towns)] {
            let Some(first) = told.first() else { continue };
            for other in told.iter().skip(1).filter(|other| other.size() != first.size()) {
                let words = format!(
                    "前文为{}{}，此处为{}{}，两处的划分应当一致。请核对。",
                    printed(first.size(), Class::Object, 0),
                    first.object,
                    printed(other.size(), Class::Object, 0),
                    other.object
                );
                let expected = Some(printed(first.size(), Class::Object, 0));
                out.add(rule, Severity::Explain, (other.from, other.found.end + other.object.chars().count()), words, expected);
            }
        }
    }
}
