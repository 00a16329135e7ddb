//! Money in 分. Ledgers write 元 and 万元; the register knows only 分, so nothing is rounded on the way in.

use super::text::half_width;
use std::fmt;

/// An amount in 分 (1/100 元).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fen(pub i64);

/// The unit a column's heading announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 万元
    TenThousand,
}

/// Nine trillion 元: more than any ledger of a county holds.
const MOST: i64 = 900_000_000_000_000;

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneySlip {
    /// Not a number at all.
    NotANumber,
    /// "约", "余", "近": an estimate, which a register of facts does not hold.
    Estimate,
    /// More exact than a 分, or beyond nine trillion 元.
    OutOfRange,
}

impl Fen {
    /// Reads an amount; a unit in the text (`3.5万`, `35,000元`, `叁万元`) goes before the heading's.
    pub fn parse(text: &str, heading: MoneyUnit) -> Result<Fen, MoneySlip> {
        let plain: String = half_width(text).chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '¥' | '￥')).collect();
        if plain.contains(['约', '余', '近', '多', '几']) {
            return Err(MoneySlip::Estimate);
        }
        let plain = plain.trim_start_matches("人民币").trim_end_matches('整').trim_end_matches('正');
        let (number, unit) = if let Some(number) = plain.strip_suffix("万元").or_else(|| plain.strip_suffix('万')) {
            (number, MoneyUnit::TenThousand)
        } else if let Some(number) = plain.strip_suffix(['元', '圆']) {
            match number.strip_suffix('万') {
                Some(number) => (number, MoneyUnit::TenThousand),
                None => (number, MoneyUnit::Yuan),
            }
        } else {
            (plain, heading)
        };
        let places = match unit {
            MoneyUnit::Yuan => 2,
            MoneyUnit::TenThousand => 6,
        };
        match decimal(number, places) {
            Some(fen) => fen.map(Fen),
            None => {
                let whole = hanzi_number(number).ok_or(MoneySlip::NotANumber)?;
                let fen = whole.checked_mul(10_i64.pow(places)).filter(|fen| *fen <= MOST).ok_or(MoneySlip::OutOfRange);
                fen.map(Fen)
            }
        }
    }

    /// 元 with two decimals, no separators: what goes into texts and csv.
    pub fn yuan(&self) -> String {
        let (sign, value) = self.split();
        format!("{sign}{}.{:02}", value / 100, value % 100)
    }

    /// 万元 with two decimals, rounded half up: what reports print.
    pub fn ten_thousand_yuan(&self) -> String {
        let (sign, value) = self.split();
        let hundredths = value.saturating_add(5_000) / 10_000;
        format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
    }

    fn split(&self) -> (&'static str, u64) {
        (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs())
    }
}

impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.yuan())
    }
}

/// A decimal shifted by `places`, exactly. `None` where it is no decimal, `Some(Err)` where it does not fit.
fn decimal(text: &str, places: u32) -> Option<Result<i64, MoneySlip>> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let shift = places as usize;
    if fraction.len() > shift || whole.len() > 13 {
        return Some(Err(MoneySlip::OutOfRange));
    }
    let padded = format!("{whole}{fraction:0<shift$}");
    let value = padded.parse::<i64>().map_err(|_| MoneySlip::OutOfRange);
    Some(value.and_then(|v| if v <= MOST { Ok(if negative { -v } else { v }) } else { Err(MoneySlip::OutOfRange) }))
}

/// Whole numbers in Hanzi, plain or in the bankers' forms: 三万五千, 叁万, 十二.
pub fn hanzi_number(text: &str) -> Option<i64> {
    let mut total: i64 = 0;
    let mut section: i64 = 0;
    let mut digit: Option<i64> = None;
    if text.is_empty() {
        return None;
    }
    // 二〇一五, 一二三: digits read one by one.
    if text.chars().count() > 1 && text.chars().all(|c| hanzi_digit(c).is_some()) {
        return text.chars().filter_map(hanzi_digit).try_fold(0_i64, |sum, d| sum.checked_mul(10)?.checked_add(d));
    }
    let mut last_unit: i64 = 1;
    for c in text.chars() {
        if let Some(value) = hanzi_digit(c) {
            // Two digits in a row under a unit say nothing certain; a zero only marks a gap.
            if digit.is_some_and(|before| before != 0) {
                return None;
            }
            if value == 0 {
                last_unit = 1;
            }
            digit = Some(value);
            continue;
        }
        let unit = match c {
            '十' | '拾' => 10,
            '百' | '佰' => 100,
            '千' | '仟' => 1_000,
            '万' | '萬' => 10_000,
            '亿' | '億' => 100_000_000,
            _ => return None,
        };
        last_unit = unit;
        if unit >= 10_000 {
            section = section.checked_add(digit.take().unwrap_or(0))?;
            total = total.checked_add(section)?.checked_mul(unit)?;
            section = 0;
        } else {
            let factor = digit.take().unwrap_or(1);
            section = section.checked_add(factor.checked_mul(unit)?)?;
        }
    }
    // 三百五 is 350 to one reader and 305 to another: not read.
    if digit.is_some_and(|value| value != 0) && last_unit > 10 {
        return None;
    }
    total.checked_add(section)?.checked_add(digit.unwrap_or(0))
}

/// A single Hanzi digit, plain or bankers'.
pub fn hanzi_digit(c: char) -> Option<i64> {
    let value = match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    };
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_to_the_fen() {
        for (text, heading, fen) in [
            ("35000", MoneyUnit::Yuan, 3_500_000),
            ("３５，０００元", MoneyUnit::TenThousand, 3_500_000),
            ("3.5万", MoneyUnit::Yuan, 3_500_000),
            ("3.5", MoneyUnit::TenThousand, 3_500_000),
            ("0.01", MoneyUnit::Yuan, 1),
            ("叁万元", MoneyUnit::Yuan, 3_000_000),
            ("一万二千", MoneyUnit::Yuan, 1_200_000),
            ("十二", MoneyUnit::Yuan, 1_200),
            ("三百零五", MoneyUnit::Yuan, 30_500),
            ("二〇", MoneyUnit::Yuan, 2_000),
            ("86.420000", MoneyUnit::TenThousand, 86_420_000),
        ] {
            assert_eq!(Fen::parse(text, heading), Ok(Fen(fen)), "{text}");
        }
        assert_eq!(Fen::parse("约2万", MoneyUnit::Yuan), Err(MoneySlip::Estimate));
        assert_eq!(Fen::parse("若干", MoneyUnit::Yuan), Err(MoneySlip::NotANumber));
        assert_eq!(Fen::parse("三百五", MoneyUnit::Yuan), Err(MoneySlip::NotANumber), "350 or 305");
        assert_eq!(Fen::parse("0.001", MoneyUnit::Yuan), Err(MoneySlip::OutOfRange));
        assert_eq!(Fen::parse("", MoneyUnit::Yuan), Err(MoneySlip::NotANumber));
    }

    #[test]
    fn ten_thousand_yuan_rounds_half_up() {
        assert_eq!(Fen(86_420_000).ten_thousand_yuan(), "86.42");
        assert_eq!(Fen(5_000).ten_thousand_yuan(), "0.01");
        assert_eq!(Fen(4_999).ten_thousand_yuan(), "0.00");
    }
}
