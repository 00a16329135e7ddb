//! A printed number: its value, how exactly it was printed, and what was counted.

use super::units::Class;
use std::fmt::Write;

/// One, in the fixed point all values are kept in.
pub(super) const ONE: i128 = 1_000_000;

/// A number as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    /// Millionths of the unit (元 for money, per cent for shares).
    pub(super) size: i128,
    /// Half of the last printed digit where the print is rounded, else nothing.
    pub(super) slack: i128,
    /// One unit of the last printed digit.
    pub(super) last: i128,
    /// Whether the words say that it is not exact: 余, 约, 近.
    pub(super) is_about: bool,
}

impl Value {
    /// Whether two sizes are the same within a tolerance.
    pub(super) fn is(&self, other: i128, slack: i128) -> bool {
        (self.size - other).abs() <= self.slack + slack
    }

    /// How many digits stand behind the point of a share.
    pub(super) fn decimals(&self) -> u32 {
        let (mut last, mut count) = (self.last, 0);
        while last > 0 && last < ONE && count < 6 {
            last *= 10;
            count += 1;
        }
        count
    }
}

/// A size with its unit, as a report prints it: `281项`, `113.4%`, `86.42万元`.
pub(super) fn printed(size: i128, class: Class, decimals: u32) -> String {
    match class {
        Class::Percent => format!("{}%", fixed(size, decimals)),
        Class::Money if size.abs() >= 10_000 * ONE => format!("{}万元", trimmed(size / 10_000)),
        class => format!("{}{}", trimmed(size), class.word()),
    }
}

/// A size with exactly so many digits behind the point, half up.
pub(super) fn fixed(size: i128, decimals: u32) -> String {
    let step = 10_i128.pow(6 - decimals.min(6));
    let rounded = (size.abs() + step / 2) / step;
    let scale = 10_i128.pow(decimals.min(6));
    let sign = if size < 0 { "-" } else { "" };
    let mut text = format!("{sign}{}", rounded / scale);
    if decimals > 0 {
        // Writing into a text cannot fail.
        let _ = write!(text, ".{:0width$}", rounded % scale, width = decimals.min(6) as usize);
    }
    text
}

fn trimmed(size: i128) -> String {
    let text = fixed(size, 6);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_print_as_reports_print_them() {
        assert_eq!(printed(281 * ONE, Class::Item, 0), "281项");
        assert_eq!(printed(864_200 * ONE, Class::Money, 0), "86.42万元");
        assert_eq!(printed(312 * ONE + ONE / 2, Class::Money, 0), "312.5元");
        assert_eq!(printed(113_425_925, Class::Percent, 1), "113.4%");
        assert_eq!(fixed(66_666_666, 2), "66.67");
        assert_eq!(fixed(-500_000, 0), "-1");
    }
}
