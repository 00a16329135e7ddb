//! What a difference between two numbers looks like: a slip of the pen is told as a hint, never as a correction.

/// A likely slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// One digit differs: 181 and 281.
    Digit,
    /// Two neighbouring digits changed places: 268 and 286.
    Swap,
    /// One is ten thousand times the other: 元 and 万元.
    TenThousand,
}

impl Slip {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Slip::Digit => "两数只差一位数字，可能是录入或打印笔误",
            Slip::Swap => "两数相邻数字互换，可能是录入或打印笔误",
            Slip::TenThousand => "两数恰差一万倍，可能是“元”与“万元”混用",
        }
    }
}

/// The slip that makes one number of the other. Of numbers below 100 every other one differs by a digit: nothing is said.
pub fn between(left: i64, right: i64) -> Option<Slip> {
    let (small, large) = (left.min(right), left.max(right));
    if small < 1 || small == large {
        return None;
    }
    if small.checked_mul(10_000) == Some(large) {
        return Some(Slip::TenThousand);
    }
    let (a, b) = (small.to_string().into_bytes(), large.to_string().into_bytes());
    if a.len() != b.len() || a.len() < 3 {
        return None;
    }
    let differing: Vec<usize> = a.iter().zip(&b).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
    match differing.as_slice() {
        [_] => Some(Slip::Digit),
        [first, second] if second - first == 1 && a.get(*first) == b.get(*second) && a.get(*second) == b.get(*first) => {
            Some(Slip::Swap)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_differences() {
        for (left, right, slip) in [
            (181, 281, Some(Slip::Digit)),
            (268, 286, Some(Slip::Swap)),
            (312, 3_120_000, Some(Slip::TenThousand)),
            (122, 163, None),
            (6, 9, None),
            (40, 71, None),
            (203, 203, None),
            (0, 100, None),
            (1234, 1432, None),
            (999, 1000, None),
        ] {
            assert_eq!(between(left, right), slip, "{left} and {right}");
            assert_eq!(between(right, left), slip, "{right} and {left}");
        }
    }
}
