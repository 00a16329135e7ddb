//! Periods a figure can be asked for: year, half, quarter, month, or any span of days, both ends included.

use super::day::Day;
use super::error::Error;

/// A span of days with the name people use for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    from: Day,
    to: Day,
    spelled: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Year,
    Half(u32),
    Quarter(u32),
    Month(u32),
    Span,
}

impl Period {
    /// Reads `2015`, `2015-H1`, `2015-Q3`, `2015-06` or `2015-01-01..2015-12-25`.
    pub fn parse(text: &str) -> Result<Period, Error> {
        let text = text.trim();
        Self::read(text).ok_or_else(|| {
            Error::refused(
                "E_PERIOD",
                format!(
                    "看不懂期间“{text}”。可写 2015（全年）、2015-H1（上半年）、2015-Q3（第三季度）、2015-06（6月）或 \
                     2015-01-01..2015-12-25（起止日期）。"
                ),
            )
        })
    }

    fn read(text: &str) -> Option<Period> {
        if let Some((from, to)) = text.split_once("..") {
            let (from, to) = (Day::parse_iso(from)?, Day::parse_iso(to)?);
            let whole = from.precision() == super::day::Precision::Day && to.precision() == super::day::Precision::Day;
            return (whole && from <= to).then(|| Period { from, to, spelled: text.to_string(), kind: Kind::Span });
        }
        let (year, rest) = match text.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (text, None),
        };
        let year = Day::parse_iso(year).filter(|_| year.len() == 4)?.year_number();
        let (first, last, kind) = match rest {
            None => (1, 12, Kind::Year),
            Some("H1") => (1, 6, Kind::Half(1)),
            Some("H2") => (7, 12, Kind::Half(2)),
            Some("Q1") => (1, 3, Kind::Quarter(1)),
            Some("Q2") => (4, 6, Kind::Quarter(2)),
            Some("Q3") => (7, 9, Kind::Quarter(3)),
            Some("Q4") => (10, 12, Kind::Quarter(4)),
            Some(month) if month.len() == 2 => {
                let month = month.parse::<u32>().ok()?;
                (month, month, Kind::Month(month))
            }
            Some(_) => return None,
        };
        Some(Period { from: Day::new(year, first, 1)?, to: end_of_month(year, last)?, spelled: text.to_string(), kind })
    }

    /// The period from one day to another: a year, half, quarter or month where it is one, else the stretch of days.
    pub fn between(from: Day, to: Day) -> Option<Period> {
        let year = from.year_number();
        let month = format!("{:02}", from.month_number());
        let wholes = ["", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4"].into_iter().map(String::from).chain([format!("-{month}")]);
        wholes
            .filter_map(|rest| Self::read(&format!("{year:04}{rest}")))
            .find(|whole| whole.from == from && whole.to == to)
            .or_else(|| Self::read(&format!("{from}..{to}")))
    }

    /// A whole calendar year.
    pub fn year(year: i32) -> Option<Period> {
        Self::read(&format!("{year:04}"))
    }

    /// The twelve months of a calendar year.
    pub fn months(year: i32) -> Option<[Period; 12]> {
        let months: Option<Vec<Period>> = (1..=12).map(|month| Self::read(&format!("{year:04}-{month:02}"))).collect();
        months?.try_into().ok()
    }

    /// The first day.
    pub fn from(&self) -> Day {
        self.from
    }

    /// The last day; stocks are counted on it.
    pub fn to(&self) -> Day {
        self.to
    }

    /// The year a plan or a yearly stock belongs to: that of the last day.
    pub fn plan_year(&self) -> i32 {
        self.to.year_number()
    }

    /// The same period a year before, against which growth is told (同比); a leap day becomes the day before it.
    pub fn year_before(&self) -> Option<Period> {
        let back = |day: Day| {
            let (year, month) = (day.year_number().checked_sub(1)?, day.month_number());
            let same = Day::parse_iso(&format!("{year:04}{}", day.to_string().get(4..)?));
            same.or_else(|| end_of_month(year, month))
        };
        match self.kind {
            Kind::Span => Self::read(&format!("{}..{}", back(self.from)?, back(self.to)?)),
            Kind::Year | Kind::Half(_) | Kind::Quarter(_) | Kind::Month(_) => {
                Self::read(&format!("{:04}{}", self.from.year_number().checked_sub(1)?, self.spelled.get(4..)?))
            }
        }
    }

    /// The lowest stored spelling that lies in the period. A day known only to the month belongs to the month, the
    /// quarter, the half and the year around it; one known only to the year belongs to the year alone.
    pub fn lower_bound(&self) -> String {
        let first_of_month = self.from.to_string().ends_with("-01");
        match self.kind {
            Kind::Year => format!("{:04}", self.from.year_number()),
            _ if first_of_month => format!("{:04}-{:02}", self.from.year_number(), self.from.month_number()),
            _ => self.from.to_string(),
        }
    }

    /// The highest stored spelling that lies in the period.
    pub fn upper_bound(&self) -> String {
        self.to.to_string()
    }

    /// The spelling it was read from.
    pub fn spelled(&self) -> &str {
        &self.spelled
    }

    /// As reports print it: 2015年全年, 2015年上半年, 2015年第三季度, 2015年6月, or both days.
    pub fn chinese(&self) -> String {
        let year = self.from.year_number();
        match self.kind {
            Kind::Year => format!("{year}年全年"),
            Kind::Half(1) => format!("{year}年上半年"),
            Kind::Half(_) => format!("{year}年下半年"),
            Kind::Quarter(n) => {
                let word = ["一", "二", "三", "四"].get(n as usize - 1).copied().unwrap_or("");
                format!("{year}年第{word}季度")
            }
            Kind::Month(month) => format!("{year}年{month}月"),
            Kind::Span => format!("{}至{}", self.from.chinese(), self.to.chinese()),
        }
    }
}

fn end_of_month(year: i32, month: u32) -> Option<Day> {
    (28..=31).rev().find_map(|day| Day::new(year, month, day))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    #[test]
    fn a_year_before_keeps_the_kind_and_a_leap_day_ends_its_february() {
        let before = |text: &str| Period::parse(text).unwrap().year_before().unwrap().spelled().to_string();
        assert_eq!(before("2016"), "2015");
        assert_eq!(before("2016-H1"), "2015-H1");
        assert_eq!(before("2016-02"), "2015-02");
        assert_eq!(before("2016-01-01..2016-02-29"), "2015-01-01..2015-02-28");
    }

    use super::*;

    #[test]
    fn every_form_of_the_contract_is_read() {
        for (text, from, to) in [
            ("2015", "2015-01-01", "2015-12-31"),
            ("2015-H1", "2015-01-01", "2015-06-30"),
            ("2015-Q3", "2015-07-01", "2015-09-30"),
            ("2016-02", "2016-02-01", "2016-02-29"),
            ("2015-01-01..2015-12-25", "2015-01-01", "2015-12-25"),
        ] {
            let period = Period::parse(text).unwrap();
            assert_eq!((period.from().to_string(), period.to().to_string()), (from.into(), to.into()), "{text}");
        }
        for text in ["", "15", "2015-H3", "2015-13", "2015-1", "2015-12-31..2015-01-01", "2015-06..2015-07", "今年"] {
            assert!(Period::parse(text).is_err(), "{text} is no period");
        }
    }

    #[test]
    fn a_month_without_a_day_belongs_to_its_month_and_no_year_alone_belongs_to_a_half() {
        let within = |period: &str, day: &str| {
            let p = Period::parse(period).unwrap();
            p.lower_bound().as_str() <= day && day <= p.upper_bound().as_str()
        };
        assert!(within("2015-05", "2015-05"), "May holds May");
        assert!(within("2015-Q2", "2015-04"), "a quarter holds its first month");
        assert!(!within("2015-05", "2015-06"), "May does not hold June");
        assert!(within("2015", "2015"), "the year holds the year");
        assert!(!within("2015-H1", "2015"), "a bare year is in no half");
        assert!(!within("2015-05-02..2015-06-30", "2015-05"), "a span from the 2nd does not hold all of May");
    }
}
