//! How one number may have become another: a digit mistyped, two digits swapped, a digit dropped, a unit mistaken.

use super::value::ONE;

/// A usual slip of the hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// 181 for 281.
    Digit,
    /// 268 for 286.
    Swap,
    /// 163 for 1630, or 16 for 163.
    Dropped,
    /// 元 for 万元.
    Scale,
}

impl Slip {
    /// What may have happened, in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Slip::Digit => "疑有一位数字写错",
            Slip::Swap => "疑为相邻两位数字颠倒",
            Slip::Dropped => "疑漏写或多写一位数字",
            Slip::Scale => "相差恰为一万倍，疑为“元”与“万元”混用",
        }
    }
}

/// The slip that turns one size into the other, if a single one does.
pub(super) fn between(one: i128, other: i128) -> Option<Slip> {
    if one <= 0 || other <= 0 || one == other {
        return None;
    }
    if one == other * 10_000 || other == one * 10_000 {
        return Some(Slip::Scale);
    }
    let mut unit = ONE;
    while unit > 1 && (one % unit != 0 || other % unit != 0) {
        unit /= 10;
    }
    // Money in 万元 ends in zeros that were never typed.
    while one % (unit * 10) == 0 && other % (unit * 10) == 0 && unit < ONE * 100_000_000 {
        unit *= 10;
    }
    let (one, other) = ((one / unit).to_string().into_bytes(), (other / unit).to_string().into_bytes());
    if one.len() == other.len() {
        let differ: Vec<usize> = (0..one.len()).filter(|at| one.get(*at) != other.get(*at)).collect();
        return match differ.as_slice() {
            [_] => Some(Slip::Digit),
            [a, b] if a + 1 == *b && one.get(*a) == other.get(*b) && one.get(*b) == other.get(*a) => Some(Slip::Swap),
            _ => None,
        };
    }
    let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
    if short.len() < 2 || long.len() != short.len() + 1 {
        return None;
    }
    let is_dropped = (0..long.len()).any(|gone| {
        let rest = long.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, digit)| digit);
        rest.eq(short.iter())
    });
    is_dropped.then_some(Slip::Dropped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_apart() {
        let of = |one: i128, other: i128| between(one * ONE, other * ONE);
        assert_eq!(of(181, 281), Some(Slip::Digit));
        assert_eq!(of(268, 286), Some(Slip::Swap));
        assert_eq!(of(16, 163), Some(Slip::Dropped));
        assert_eq!(of(86, 860_000), Some(Slip::Scale));
        assert_eq!(of(122, 163), None);
        assert_eq!(of(9, 8), Some(Slip::Digit));
        assert_eq!(of(7, 7), None);
        assert_eq!(between(864_200 * ONE, 846_200 * ONE), Some(Slip::Swap));
    }
}
