//! The stretches of time the bands of a form are counted in.

use super::grid::Span;
use crate::words::day::Day;
use crate::words::error::{Error, Result};
use crate::words::period::Period;

/// The period a band of a form drawn for `period` is counted in.
pub(super) fn of(span: Span, period: &Period) -> Result<Period> {
    let (year, month) = (period.to().year_number(), period.to().month_number());
    match span {
        Span::Period => Ok(period.clone()),
        Span::Month => Period::parse(&format!("{year:04}-{month:02}")),
        Span::YearToDate if period.to() == whole_year(year)?.to() => whole_year(year),
        Span::YearToDate => Period::parse(&format!("{year:04}-01-01..{}", period.to())),
        Span::YearBefore => year_before(period),
    }
}

/// The year up to the end of the month before the last of a period; nothing in January.
pub(super) fn before_month(period: &Period) -> Result<Option<Period>> {
    let (year, month) = (period.to().year_number(), period.to().month_number());
    if month == 1 {
        return Ok(None);
    }
    let last = Period::parse(&format!("{year:04}-{:02}", month - 1))?.to();
    Period::parse(&format!("{year:04}-01-01..{last}")).map(Some)
}

/// The stretches with the words by which bindings and hand-ins know them.
const WORDS: [(Span, &str); 4] =
    [(Span::Period, "period"), (Span::Month, "month"), (Span::YearToDate, "year_to_date"), (Span::YearBefore, "year_before")];

/// The word by which a stretch is kept.
pub(super) fn spelled(span: Span) -> &'static str {
    WORDS.iter().find(|(known, _)| *known == span).map_or("", |(_, word)| word)
}

/// How a form names a stretch: `2015年6月`, `2015年1—6月`.
pub(super) fn label(span: Span, period: &Period) -> String {
    let (year, month) = (period.to().year_number(), period.to().month_number());
    match span {
        Span::YearToDate if month == 1 => format!("{year}年1月累计"),
        Span::YearToDate => format!("{year}年1—{month}月"),
        Span::Period | Span::Month | Span::YearBefore => period.chinese(),
    }
}

/// The same stretch a year before.
fn year_before(period: &Period) -> Result<Period> {
    let earlier = |day: Day| {
        let (year, month) = (day.year_number() - 1, day.month_number());
        let number = day.to_string().get(8..10).and_then(|text| text.parse::<u32>().ok()).unwrap_or(1);
        (1..=number).rev().find_map(|number| Day::new(year, month, number))
    };
    let spelled = period.spelled();
    if !spelled.contains("..") {
        let rest = spelled.get(4..).unwrap_or_default();
        return Period::parse(&format!("{:04}{rest}", period.to().year_number() - 1));
    }
    match (earlier(period.from()), earlier(period.to())) {
        (Some(from), Some(to)) => Period::parse(&format!("{from}..{to}")),
        _ => Err(Error::refused("E_PERIOD", "上年同期超出可登记的年份，无法比较。请改选期间。")),
    }
}

fn whole_year(year: i32) -> Result<Period> {
    Period::parse(&format!("{year:04}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn stretches_follow_the_month_of_the_form() {
        let told = |span: Span, text: &str| of(span, &Period::parse(text).unwrap()).unwrap().spelled().to_string();
        assert_eq!(told(Span::Month, "2015"), "2015-12");
        assert_eq!(told(Span::YearToDate, "2015-06"), "2015-01-01..2015-06-30");
        assert_eq!(told(Span::YearToDate, "2015-12"), "2015", "a day known to the year alone belongs to the whole year");
        assert_eq!(told(Span::YearBefore, "2016-02"), "2015-02");
        assert_eq!(told(Span::YearBefore, "2016-01-01..2016-02-29"), "2015-01-01..2015-02-28");
        assert_eq!(before_month(&Period::parse("2015-03").unwrap()).unwrap().unwrap().spelled(), "2015-01-01..2015-02-28");
        assert_eq!(before_month(&Period::parse("2015-01").unwrap()).unwrap(), None);
    }
}
