//! What is said of a breakdown that does not add up: how far it is off, which slip would explain it, how much it weighs.

use super::finding::{Findings, Severity};
use super::reading::{Sentence, Token};
use super::slip::{self, Slip};
use super::sums::{Breakdown, Search};
use super::units::Class;
use super::value::{ONE, printed};

impl Search<'_> {
    /// A part larger than every total it may belong to.
    pub(super) fn part_above_total(
        &self,
        sentence: Sentence,
        breakdown: &Breakdown,
        total: usize,
        out: &mut Findings<'_>,
    ) -> bool {
        let first = breakdown.items.first().copied().unwrap_or(total);
        let Some(class) = self.token(total).map(Token::class) else { return false };
        let most = (total.max(sentence.first.min(total))..first)
            .chain(sentence.first..first)
            .filter_map(|at| self.token(at))
            .filter(|token| token.is_count() && token.class().adds_to(class))
            .map(|token| token.size() + token.found.value.slack)
            .max()
            .unwrap_or(i128::MAX);
        let mut found = false;
        for at in breakdown.items.iter().take(breakdown.run) {
            let (Some(part), Some(whole)) = (self.token(*at), self.token(total)) else { continue };
            let vague = part.found.value.is_about || whole.found.value.is_about;
            if part.size() - part.found.value.slack <= most || vague {
                continue;
            }
            found = true;
            let (part_words, whole_words) = (self.shown(part), self.shown(whole));
            let slip = slip::between(part.size(), whole.size()).filter(|slip| *slip == Slip::Scale);
            let guess = slip.map(|slip| format!("{}。", slip.words())).unwrap_or_default();
            let words =
                format!("“{part_words}”是“{whole_words}”中的一部分，却比总数还大。{guess}请核对这两个数字及其计量单位。");
            let place = Findings::stretch((whole.from, part.found.end), (part.from, part.found.end));
            let severity =
                if breakdown.items.first() == Some(at) || breakdown.is_whole { Severity::Error } else { Severity::Explain };
            out.add("T-06", severity, place, words, None);
        }
        found
    }

    fn shown(&self, token: &Token) -> String {
        let label = token.core();
        let label: String = label.chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
        format!("{label}{}", self.text.words(token.found.start, token.found.end))
    }

    /// The sum of a breakdown misses its total: says so if it must be whole, or if a slip explains it.
    pub(super) fn misfit(&self, breakdown: &Breakdown, class: Class, out: &mut Findings<'_>) {
        let Some(total) = breakdown.total.and_then(|at| self.token(at)) else { return };
        let parts: Vec<&Token> = breakdown.items.iter().take(breakdown.run).filter_map(|at| self.token(*at)).collect();
        let sum: i128 = parts.iter().map(|part| part.size()).sum();
        let gap = sum - total.size();
        let fixable = |token: &&&Token, wanted: i128| wanted > 0 && slip::between(token.size(), wanted).is_some();
        let mut slipped: Vec<(&Token, i128)> =
            parts.iter().filter(|part| fixable(part, part.size() - gap)).map(|part| (*part, part.size() - gap)).collect();
        let total_slip = slip::between(total.size(), sum);
        let near = gap.abs() * 10 <= total.size();
        let swapped = |one, other| slip::between(one, other) == Some(Slip::Swap);
        let swap = swapped(total.size(), sum) || slipped.iter().any(|(part, wanted)| swapped(part.size(), *wanted));
        let any_slip = !slipped.is_empty() || total_slip.is_some();
        let large_slip = !slipped.is_empty() && gap.abs() >= 100 * ONE;
        let several = parts.len() >= 3;
        let money = class == Class::Money;
        let over_by_slip = near || large_slip || total_slip.is_some() || alike(&parts) && any_slip;
        let severity = if breakdown.is_distant {
            if !(several && (near || swap)) {
                return;
            }
            Severity::Explain
        } else if breakdown.is_whole || gap > 0 && (breakdown.excludes || several && over_by_slip) {
            Severity::Error
        } else if several && (near || large_slip || swap) || money && any_slip && (near || gap > 0) {
            Severity::Explain
        } else if gap > 0 {
            Severity::Hint
        } else {
            return;
        };
        let axis_short = breakdown.is_axis && gap < 0;
        let severity = if axis_short { Severity::Explain } else { severity };
        if slipped.len() == 1 && total_slip.is_some() || slipped.len() > 1 {
            slipped.clear();
        }
        let list = parts.iter().map(|part| printed(part.size(), class, 0)).collect::<Vec<_>>().join("＋");
        let more = if gap > 0 { "多" } else { "少" };
        let difference = printed(gap.abs(), class, 0);
        let mut words =
            format!("各项相加：{list}＝{}，比总数“{}”{more}{difference}。", printed(sum, class, 0), self.shown(total),);
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
        // The total may stand before its parts or behind them.
        let whole = (total.from.min(first.from), total.found.end.max(last.found.end));
        let own = Findings::stretch((first.from, last.found.end), (total.from, total.found.end));
        let mut place = Findings::stretch(whole, own);
        let mut expected = printed(sum, class, 0);
        if let [(part, wanted)] = slipped.as_slice() {
            let slip = slip::between(part.size(), *wanted).map(|slip| slip.words()).unwrap_or_default();
            let wanted = printed(*wanted, class, 0);
            words.push_str(&format!("若“{}”应为{wanted}则相符（{slip}）。", self.shown(part)));
            place = Findings::stretch(place, (part.from, part.found.end));
            expected = wanted;
        } else if let Some(slip) = total_slip {
            words.push_str(&format!("若总数应为{expected}则相符（{}）。", slip.words()));
        }
        words.push_str("请核对总数和各项；如另有未列出的部分，请写明。");
        out.add("T-01", severity, place, words, Some(expected));
    }
}

/// Whether labels end alike, as 届中审计, 届满审计, 离任审计 do: then they are parts of one division.
fn alike(parts: &[&Token]) -> bool {
    let end = |token: &Token| token.core().chars().rev().take(2).collect::<String>();
    let first = parts.first().map(|token| end(token));
    first.as_ref().is_some_and(|end| end.chars().count() == 2) && parts.iter().all(|token| Some(end(token)) == first)
}
