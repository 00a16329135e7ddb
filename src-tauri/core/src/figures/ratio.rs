//! Ratios (比率) between figures, shares of a whole, and growth. Integers throughout: a share is rounded once, half up,
//! from its two numbers, never from another rounded number.
//!
//! Nothing here reads the office; numerator and denominator are figures that were counted before.

use super::figure::Basis;
use super::{Answer, Figure};
use crate::words::error::Result;

/// A ratio the office is asked for, as data.
#[derive(Debug)]
pub struct Ratio {
    /// A stable name, `cases.filed_of_verified`.
    pub key: &'static str,
    /// What the office calls it.
    pub label: &'static str,
    /// What is divided: a figure and a basis of it.
    pub numerator: (&'static str, Basis),
    /// By what.
    pub denominator: (&'static str, Basis),
    /// How it is printed.
    pub form: RatioForm,
}

/// How a ratio is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatioForm {
    /// As a percentage with this many decimals.
    Percent(u32),
    /// As a plain number with this many decimals and a unit behind it.
    Number(u32, &'static str),
}

/// A ratio with its numbers.
#[derive(Clone, Debug)]
pub struct RatioAnswer {
    /// Which one.
    pub ratio: &'static Ratio,
    /// What was divided.
    pub numerator: i64,
    /// By what.
    pub denominator: i64,
    /// As printed: `80.30%`, `—` where the denominator is 0.
    pub printed: String,
}

/// What is printed where nothing can be divided.
pub const NONE: &str = "—";

const fn percent_of(
    key: &'static str,
    label: &'static str,
    numerator: (&'static str, Basis),
    denominator: (&'static str, Basis),
) -> Ratio {
    Ratio { key, label, numerator, denominator, form: RatioForm::Percent(2) }
}

/// The ratios of the domain paper (§2.1).
pub static RATIOS: &[Ratio] = &[
    percent_of("cases.filed_of_verified", "立案率", ("F112", Basis::Case), ("F111", Basis::Clue)),
    percent_of("cases.closed_of_filed", "结案率", ("F114", Basis::Case), ("F112", Basis::Case)),
    percent_of("persons.petty_of_filed", "小官占比", ("F117", Basis::Person), ("F112", Basis::Person)),
    percent_of("persons.circulated_of_filed", "通报覆盖", ("F118", Basis::Person), ("F112", Basis::Person)),
    percent_of("persons.exposed_of_filed", "曝光率", ("F088", Basis::Person), ("F112", Basis::Person)),
    percent_of("persons.eight_rules_of_filed", "八项规定占比", ("F115", Basis::Person), ("F112", Basis::Person)),
    percent_of("persons.transferred_of_filed", "移送占比", ("F119", Basis::Person), ("F112", Basis::Person)),
    percent_of("cases.first_hands_of_filed", "一把手占比", ("F116", Basis::Case), ("F112", Basis::Case)),
    percent_of("regulations.abolished_of_cleared", "废止率", ("F132", Basis::Row), ("F131", Basis::Row)),
    percent_of("regulations.kept_of_cleared", "保留修订率", ("F133", Basis::Row), ("F131", Basis::Row)),
    Ratio {
        key: "cases.filed_per_incident",
        label: "串案度",
        numerator: ("F112", Basis::Person),
        denominator: ("F022", Basis::Incident),
        form: RatioForm::Number(3, "人/起"),
    },
];

/// The ratios whose two figures are among these answers.
pub fn of(answers: &[Answer]) -> Vec<RatioAnswer> {
    let number = |(code, basis): (&str, Basis)| {
        answers.iter().find(|answer| answer.figure.code == code).and_then(|answer| answer.value(basis))
    };
    let all = RATIOS.iter().filter_map(|ratio| {
        let (numerator, denominator) = (number(ratio.numerator)?, number(ratio.denominator)?);
        Some(RatioAnswer { ratio, numerator, denominator, printed: ratio.form.spell(numerator, denominator) })
    });
    all.collect()
}

/// The two figures of a ratio.
pub fn figures_of(ratio: &Ratio) -> Result<(&'static Figure, &'static Figure)> {
    Ok((super::named(ratio.numerator.0)?, super::named(ratio.denominator.0)?))
}

impl RatioForm {
    /// Spells a ratio; `—` where the denominator is not above 0.
    pub fn spell(self, numerator: i64, denominator: i64) -> String {
        match self {
            RatioForm::Percent(decimals) => percent(numerator, denominator, decimals),
            RatioForm::Number(decimals, unit) => match scaled(numerator, denominator, 1, decimals) {
                Some(value) => format!("{}{unit}", decimal(value, decimals)),
                None => NONE.to_string(),
            },
        }
    }
}

/// A percentage with some decimals, half up: 163 of 203 is `80.30%`.
pub fn percent(numerator: i64, denominator: i64, decimals: u32) -> String {
    match scaled(numerator, denominator, 100, decimals) {
        Some(value) => format!("{}%", decimal(value, decimals)),
        None => NONE.to_string(),
    }
}

/// Growth over the last period, (本期−上期)/上期, as a percentage; `—` where the last period has 0.
pub fn growth(now: i64, before: i64, decimals: u32) -> String {
    percent(now.saturating_sub(before), before, decimals)
}

/// How shares of a whole are brought to 100 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Levelling {
    /// 不调平: each is rounded by itself.
    Natural,
    /// 最大余数法: all are cut, and the largest remainders are raised.
    LargestRemainder,
    /// 末项倒挤: the last takes what is left.
    LastItem,
    /// 手选调平项: the chosen one takes what is left.
    Chosen(usize),
}

/// A share of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Portion {
    /// In units of the last decimal: 8030 is 80.30 % with two decimals.
    pub value: i64,
    /// Whether levelling made it another number than rounding would: the cell carries a mark.
    pub adjusted: bool,
}

impl Portion {
    /// As a percentage.
    pub fn spell(self, decimals: u32) -> String {
        format!("{}%", decimal(self.value, decimals))
    }
}

/// The shares of some parts in their sum, or in a whole that is more than their sum. Nothing where the whole is not
/// above 0. Levelled shares add up to the rounded share of all parts together.
pub fn shares(parts: &[i64], whole: i64, decimals: u32, levelling: Levelling) -> Option<Vec<Portion>> {
    let natural: Vec<i64> = parts.iter().map(|part| scaled(*part, whole, 100, decimals)).collect::<Option<_>>()?;
    let all = parts.iter().try_fold(0_i64, |sum, part| sum.checked_add(*part))?;
    let target = scaled(all, whole, 100, decimals)?;
    let rest = |without: usize| {
        let others = natural.iter().enumerate().filter(|(at, _)| *at != without).map(|(_, value)| value);
        others.fold(target, |left, value| left.saturating_sub(*value))
    };
    let mut levelled = natural.clone();
    match levelling {
        Levelling::Natural => {}
        Levelling::LastItem => {
            if let Some(last) = levelled.len().checked_sub(1) {
                put(&mut levelled, last, rest(last));
            }
        }
        Levelling::Chosen(at) => put(&mut levelled, at, rest(at)),
        Levelling::LargestRemainder => levelled = by_remainder(parts, whole, decimals, target)?,
    }
    let portion = |(value, natural): (i64, i64)| Portion { value, adjusted: value != natural };
    Some(levelled.into_iter().zip(natural).map(portion).collect())
}

fn put(values: &mut [i64], at: usize, value: i64) {
    if let Some(slot) = values.get_mut(at) {
        *slot = value;
    }
}

/// Cuts every share and raises those with the largest remainders, the earlier of two equal ones first.
fn by_remainder(parts: &[i64], whole: i64, decimals: u32, target: i64) -> Option<Vec<i64>> {
    let scale = i128::from(100).checked_mul(10_i128.checked_pow(decimals)?)?;
    let mut cut = Vec::with_capacity(parts.len());
    for (at, part) in parts.iter().enumerate() {
        let exact = i128::from(*part).checked_mul(scale)?;
        cut.push((at, i64::try_from(exact.div_euclid(i128::from(whole))).ok()?, exact.rem_euclid(i128::from(whole))));
    }
    let mut values: Vec<i64> = cut.iter().map(|(_, value, _)| *value).collect();
    let missing = values.iter().fold(target, |left, value| left.saturating_sub(*value));
    cut.sort_by(|one, other| other.2.cmp(&one.2).then(one.0.cmp(&other.0)));
    for (at, value, _) in cut.iter().take(usize::try_from(missing).unwrap_or(0)) {
        put(&mut values, *at, value.saturating_add(1));
    }
    Some(values)
}

/// `numerator × times / denominator` in units of the last decimal, half up (away from 0 for a fall).
fn scaled(numerator: i64, denominator: i64, times: i64, decimals: u32) -> Option<i64> {
    if denominator <= 0 {
        return None;
    }
    let scale = i128::from(times).checked_mul(10_i128.checked_pow(decimals)?)?;
    let exact = i128::from(numerator).checked_mul(scale)?.checked_mul(2)?;
    let double = i128::from(denominator).checked_mul(2)?;
    let half = i128::from(denominator).checked_mul(exact.signum())?;
    i64::try_from(exact.checked_add(half)?.checked_div(double)?).ok()
}

fn decimal(value: i64, decimals: u32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", value.unsigned_abs(), width = decimals as usize + 1);
    match digits.split_at_checked(digits.len().saturating_sub(decimals as usize)) {
        Some((whole, rest)) if decimals > 0 => format!("{sign}{whole}.{rest}"),
        _ => format!("{sign}{digits}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn spelled(parts: &[i64], decimals: u32, levelling: Levelling) -> Vec<String> {
        let whole = parts.iter().sum();
        shares(parts, whole, decimals, levelling).unwrap().into_iter().map(|share| share.spell(decimals)).collect()
    }

    #[test]
    fn percentages_are_rounded_half_up_from_the_two_numbers() {
        assert_eq!(percent(163, 203, 2), "80.30%");
        assert_eq!(percent(71, 163, 2), "43.56%");
        assert_eq!(percent(1, 8, 2), "12.50%");
        assert_eq!(percent(1, 800, 2), "0.13%", "0.125 goes up");
        assert_eq!(percent(5, 0, 2), NONE);
        assert_eq!(percent(163, 163, 0), "100%");
        assert_eq!(RatioForm::Number(3, "人/起").spell(163, 122), "1.336人/起");
    }

    #[test]
    fn growth_is_that_of_the_published_vectors() {
        assert_eq!(growth(461, 216, 1), "113.4%", "V-01: printed was 123.8 %");
        assert_eq!(growth(430, 298, 0), "44%", "V-10");
        assert_eq!(growth(430, 298, 1), "44.3%", "V-10");
        assert_eq!(growth(71, 40, 1), "77.5%", "V-11");
        assert_eq!(growth(47, 30, 2), "56.67%", "V-11 prints 56.66, cut instead of rounded");
        assert_eq!(growth(3, 0, 1), NONE, "nothing grows from nothing");
        assert_eq!(growth(40, 50, 1), "-20.0%");
        assert_eq!(growth(199, 200, 1), "-0.5%");
    }

    #[test]
    fn shares_are_levelled_in_four_ways() {
        let letters = [6, 3, 3, 2];
        assert_eq!(spelled(&letters, 0, Levelling::Natural), ["43%", "21%", "21%", "14%"], "V-13: 99 in all");
        assert_eq!(spelled(&letters, 0, Levelling::LastItem), ["43%", "21%", "21%", "15%"], "V-13 as printed");
        assert_eq!(spelled(&letters, 0, Levelling::LargestRemainder), ["43%", "22%", "21%", "14%"], "V-13");
        let marked = shares(&letters, 14, 0, Levelling::LastItem).unwrap();
        assert_eq!(marked.iter().map(|share| share.adjusted).collect::<Vec<_>>(), [false, false, false, true]);
        let district = [50, 6, 12];
        assert_eq!(spelled(&district, 0, Levelling::Natural), ["74%", "9%", "18%"], "V-16: 101 in all");
        assert_eq!(spelled(&district, 0, Levelling::Chosen(1)), ["74%", "8%", "18%"], "V-16 as printed");
        assert_eq!(shares(&[0, 0], 0, 1, Levelling::Natural), None, "no share of nothing");
        for levelling in [Levelling::LargestRemainder, Levelling::LastItem, Levelling::Chosen(0)] {
            let sum: i64 = shares(&[1, 1, 1, 4], 7, 2, levelling).unwrap().iter().map(|share| share.value).sum();
            assert_eq!(sum, 10_000, "{levelling:?}");
        }
    }

    #[test]
    fn shares_of_a_whole_that_is_more_than_the_parts_do_not_reach_a_hundred() {
        let some = shares(&[1, 1], 3, 0, Levelling::LastItem).unwrap();
        assert_eq!(some.iter().map(|share| share.value).collect::<Vec<_>>(), [33, 34]);
    }
}
