//! Comparisons with an earlier period: difference and growth recomputed from what is printed beside them.

use super::finding::{Findings, Severity};
use super::page::Text;
use super::reading::{Reading, Sentence, Token};
use super::roles::{Role, Trend};
use super::slip;
use super::sums::Breakdowns;
use super::value::{ONE, fixed, printed};

/// The most numbers of a sentence that are looked at together.
const MOST: usize = 24;

/// Looks at every comparison of a text.
pub(super) fn check(text: &Text, reading: &Reading, known: &Breakdowns, out: &mut Findings<'_>) {
    for sentence in &reading.sentences {
        sentence_of(text, reading, known, *sentence, out);
    }
}

/// The numbers of one comparison as they come by.
#[derive(Default)]
struct Group<'a> {
    counts: Vec<&'a Token>,
    /// Which of them are parts of a breakdown.
    parts: Vec<bool>,
    bases: Vec<&'a Token>,
    deltas: Vec<&'a Token>,
    growths: Vec<&'a Token>,
}

impl<'a> Group<'a> {
    fn is_open(&self) -> bool {
        self.deltas.is_empty() && self.growths.is_empty()
    }

    fn clear_changes(&mut self) {
        self.bases.clear();
        self.deltas.clear();
        self.growths.clear();
    }

    fn is_respective(&self) -> bool {
        let first = self.deltas.first().or(self.growths.first());
        first.is_some_and(|token| token.label.contains("分别") || token.label.contains('各'))
    }
}

fn sentence_of(text: &Text, reading: &Reading, known: &Breakdowns, sentence: Sentence, out: &mut Findings<'_>) {
    let mut group = Group::default();
    for (at, token) in reading.of(sentence) {
        let is_part = known.total_of(at).is_some();
        match token.role {
            Role::Count if token.found.class.counts() => {
                if !group.is_open() {
                    judge(text, &group, out);
                    group.clear_changes();
                }
                group.counts.push(token);
                group.parts.push(is_part);
                if group.counts.len() > MOST {
                    group.counts.remove(0);
                    group.parts.remove(0);
                }
            }
            Role::Base => {
                let trails = token.sign == Some('（') && group.bases.is_empty();
                if !group.is_open() && !trails {
                    judge(text, &group, out);
                    group.clear_changes();
                }
                group.bases.push(token);
            }
            Role::Delta(_) => {
                let again = !group.growths.is_empty() || !group.deltas.is_empty() && !group.is_respective() && !token.is_joined;
                if again {
                    judge(text, &group, out);
                    group.clear_changes();
                }
                group.deltas.push(token);
            }
            Role::Growth(_) => {
                if !group.growths.is_empty() && !is_respective_growth(&group) {
                    judge(text, &group, out);
                    group.clear_changes();
                }
                group.growths.push(token);
            }
            // `分别增长22%、35.8%`: the second share has no word of change of its own.
            Role::Aside
                if token.found.class == super::units::Class::Percent
                    && is_respective_growth(&group)
                    && token.label.is_empty() =>
            {
                group.growths.push(token);
            }
            Role::Count | Role::Share | Role::Rate | Role::Aside => {}
        }
    }
    if !group.is_open() {
        judge(text, &group, out);
    }
}

fn is_respective_growth(group: &Group<'_>) -> bool {
    group.growths.first().is_some_and(|token| token.label.contains("分别")) || group.is_respective()
}

fn judge(text: &Text, group: &Group<'_>, out: &mut Findings<'_>) {
    let respective = group.is_respective() || is_respective_growth(group);
    let many = group.growths.len().max(group.deltas.len());
    if respective && many >= 2 {
        if group.counts.len() < many {
            return;
        }
        let currents = group.counts.get(group.counts.len() - many..).unwrap_or_default();
        for (at, current) in currents.iter().enumerate() {
            let of = |list: &[&'_ Token]| if list.len() == many { list.get(at).map(|token| (*token).clone()) } else { None };
            let (base, delta, growth) = (of(&group.bases), of(&group.deltas), of(&group.growths));
            let fits = |token: &Option<Token>| token.as_ref().is_none_or(|token| token.class() == current.class());
            if fits(&base) && fits(&delta) {
                let comparison = Comparison {
                    current: Some(current),
                    base: base.as_ref(),
                    delta: delta.as_ref(),
                    growth: growth.as_ref(),
                    trend: trend(group),
                };
                if !comparison.agrees() {
                    comparison.tell(text, out);
                }
            }
        }
        return;
    }
    if respective && many == 1 && group.counts.last().is_some_and(|token| token.is_joined) {
        return;
    }
    let (delta, growth) = (group.deltas.last().copied(), group.growths.first().copied());
    let class = delta.or(group.bases.last().copied()).map(Token::class);
    let Some(class) = class else { return };
    let with_parts = group.counts.iter().zip(&group.parts).rev().filter(|(token, _)| token.class() == class);
    // Without a base, a change told after a breakdown is that of the total.
    let parts_behind = with_parts.clone().filter(|(_, is_part)| **is_part).count() >= 2 && group.bases.is_empty();
    let mut currents: Vec<&Token> = with_parts.clone().map(|(token, _)| *token).collect();
    if parts_behind {
        let totals_first =
            with_parts.clone().filter(|(_, is_part)| !**is_part).chain(with_parts.filter(|(_, is_part)| **is_part));
        currents = totals_first.map(|(token, _)| *token).collect();
    }
    let bases: Vec<&Token> = group.bases.iter().rev().filter(|token| token.class() == class).copied().collect();
    let of = |current: Option<&'_ Token>, base: Option<&'_ Token>| (current.cloned(), base.cloned());
    let mut candidates = Vec::new();
    for current in currents.iter().map(|token| Some(*token)).chain(currents.is_empty().then_some(None)) {
        for base in bases.iter().map(|token| Some(*token)).chain(bases.is_empty().then_some(None)) {
            candidates.push(of(current, base));
        }
    }
    let comparisons: Vec<Comparison<'_>> = candidates
        .iter()
        .map(|(current, base)| Comparison {
            current: current.as_ref(),
            base: base.as_ref(),
            delta,
            growth,
            trend: trend(group),
        })
        .filter(|comparison| comparison.base_size().is_none_or(|base| base > 0))
        .collect();
    if comparisons.iter().any(Comparison::agrees) {
        return;
    }
    if let Some(nearest) = comparisons.first() {
        nearest.tell(text, out);
    }
}

fn trend(group: &Group<'_>) -> Option<Trend> {
    group.deltas.iter().chain(&group.growths).find_map(|token| match token.role {
        Role::Delta(trend) | Role::Growth(trend) => Some(trend),
        Role::Count | Role::Base | Role::Share | Role::Rate | Role::Aside => None,
    })
}

/// One comparison: this period's count, the earlier one, the difference, the growth; any may be missing.
struct Comparison<'a> {
    current: Option<&'a Token>,
    base: Option<&'a Token>,
    delta: Option<&'a Token>,
    growth: Option<&'a Token>,
    trend: Option<Trend>,
}

impl Comparison<'_> {
    fn sign(&self) -> i128 {
        if self.trend == Some(Trend::Down) { -1 } else { 1 }
    }

    fn is_vague(&self) -> bool {
        [self.current, self.base, self.delta].iter().flatten().any(|token| token.found.value.is_about)
    }

    /// Whether everything that can be recomputed comes out; what cannot counts as agreeing.
    fn agrees(&self) -> bool {
        self.is_vague() || self.difference_agrees() && self.growth_agrees(self.base_size(), self.change())
    }

    fn difference_agrees(&self) -> bool {
        let (Some(current), Some(base)) = (self.current, self.base) else { return true };
        let slack = current.found.value.slack + base.found.value.slack;
        match self.delta {
            Some(delta) => delta.found.value.is((current.size() - base.size()) * self.sign(), slack),
            None => (current.size() - base.size()) * self.sign() + slack >= 0,
        }
    }

    fn base_size(&self) -> Option<i128> {
        let derived = || Some(self.current?.size() - self.sign() * self.delta?.size());
        self.base.map(Token::size).or_else(derived)
    }

    fn change(&self) -> Option<i128> {
        let derived = || Some((self.current?.size() - self.base?.size()).abs());
        self.delta.map(Token::size).or_else(derived)
    }

    fn growth_agrees(&self, base: Option<i128>, change: Option<i128>) -> bool {
        let (Some(growth), Some(base), Some(change)) = (self.growth, base, change) else { return true };
        if base <= 0 {
            return true;
        }
        let Some(computed) = share(change, base) else { return true };
        let slack: i128 = [self.current, self.base, self.delta].iter().flatten().map(|token| token.found.value.slack).sum();
        let rounding = if slack > 0 && change > 0 { computed * slack / change + computed * slack / base } else { 0 };
        let vague = if growth.found.value.is_about { ONE.max(growth.found.value.last) } else { 0 };
        (growth.size() - computed).abs() <= growth.found.value.last + rounding + vague
    }

    fn tell(&self, text: &Text, out: &mut Findings<'_>) {
        let tokens: Vec<&Token> = [self.current, self.base, self.delta, self.growth].into_iter().flatten().collect();
        let (Some(from), Some(to)) =
            (tokens.iter().map(|token| token.from).min(), tokens.iter().map(|token| token.found.end).max())
        else {
            return;
        };
        let stands = |token: &Token| text.words(token.found.start, token.found.end);
        let place = |token: &Token| Findings::stretch((from, to), (token.from, token.found.end));
        if !self.difference_agrees() {
            let (Some(current), Some(base)) = (self.current, self.base) else { return };
            let difference = current.size() - base.size();
            let Some(delta) = self.delta else {
                let said = if self.sign() > 0 { "上升" } else { "下降" };
                let words = format!(
                    "本期{}、上年同期{}，写的却是{said}，方向相反。请核对两期数字和升降。",
                    stands(current),
                    stands(base)
                );
                let Some(growth) = self.growth else { return };
                out.add("T-03", Severity::Error, place(growth), words, None);
                return;
            };
            let right = printed(difference.abs(), delta.class(), 0);
            let mut words = format!(
                "“{}{}”与上期{}相差{right}，文中写的是{}。",
                current.core(),
                stands(current),
                stands(base),
                stands(delta),
            );
            if difference * self.sign() < 0 {
                words.push_str("升降方向也相反。");
            }
            let (culprit, expected) = self.culprit(current, base, delta);
            if std::ptr::eq(culprit, delta) {
                if let Some(slip) = slip::between(delta.size(), difference.abs()) {
                    words.push_str(&format!("{}。", slip.words()));
                }
            } else {
                words.push_str(&format!("按增减数和幅度推算，{}似应为{expected}。", stands(culprit)));
            }
            words.push_str("请核对。");
            out.add("T-02", Severity::Error, place(culprit), words, Some(expected));
            return;
        }
        let (Some(growth), Some(base), Some(change)) = (self.growth, self.base_size(), self.change()) else { return };
        let Some(computed) = share(change, base) else { return };
        let decimals = growth.found.value.decimals();
        let right = format!("{}%", fixed(computed, decimals));
        let mut words = format!(
            "上期为{}，增减{}，幅度应为{}÷{}＝{right}，文中写的是{}。",
            printed(base, self.class(), 0),
            printed(change, self.class(), 0),
            printed(change, self.class(), 0),
            printed(base, self.class(), 0),
            stands(growth),
        );
        if let Some(slip) = slip::between(growth.size(), round(computed, growth.found.value.last)) {
            words.push_str(&format!("{}。", slip.words()));
        }
        words.push_str("请核对增减数和幅度。");
        out.add("T-03", Severity::Error, place(growth), words, Some(right));
    }

    fn class(&self) -> super::units::Class {
        let counted = self.current.or(self.base).or(self.delta);
        counted.map_or(super::units::Class::Case, Token::class)
    }

    /// Which of three numbers is wrong, as the growth tells; else the difference. And what it should be.
    fn culprit<'t>(&self, current: &'t Token, base: &'t Token, delta: &'t Token) -> (&'t Token, String) {
        let shown = |size| printed(size, delta.class(), 0);
        let moved = delta.size() * self.sign();
        let difference = (current.size() - base.size()).abs();
        if self.growth.is_some() && !self.growth_agrees(Some(base.size()), Some(difference)) {
            if self.growth_agrees(Some(base.size()), Some(delta.size())) {
                return (current, shown(base.size() + moved));
            }
            if self.growth_agrees(Some(current.size() - moved), Some(delta.size())) {
                return (base, shown(current.size() - moved));
            }
        }
        (delta, shown(difference))
    }
}

/// A share in millionths of one per cent, half up; nothing where there is no total.
pub(super) fn share(part: i128, total: i128) -> Option<i128> {
    (total > 0).then(|| (part * 100 * ONE * 2 + total) / (total * 2))
}

fn round(size: i128, step: i128) -> i128 {
    if step <= 0 { size } else { (size + step / 2) / step * step }
}
