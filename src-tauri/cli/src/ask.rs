//! From what a person types behind `--where`, `--search` and `--sort` to a question the core understands.

use crate::args::Choice;
use crate::find;
use zhengfeng_core::intake::days;
use zhengfeng_core::office::Office;
use zhengfeng_core::register::query::{Filter, Order, Query, Test, Way};
use zhengfeng_core::register::{Field, Kind, Register};
use zhengfeng_core::words::day::Precision;
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::money::{Fen, MoneyUnit};
use zhengfeng_core::words::period::Period;

/// The question a choice asks of a register.
pub fn query(office: &Office, register: &'static Register, choice: &Choice) -> Result<Query> {
    let filters = choice.conditions.iter().map(|condition| filter(office, register, condition));
    let order = choice.sort.iter().map(|wish| order(register, wish));
    Ok(Query {
        filters: filters.collect::<Result<_>>()?,
        search: choice.search.clone(),
        order: order.collect::<Result<_>>()?,
        ..Query::default()
    })
}

fn order(register: &'static Register, wish: &str) -> Result<Order> {
    let (way, name) = match wish.strip_prefix('-') {
        Some(name) => (Way::Down, name),
        None => (Way::Up, wish),
    };
    let (field, about) = find::column(register, name)?;
    if about.sealed() {
        return Err(Error::refused("E_SEALED", format!("“{}”已封存，不能用来排序。", about.label)));
    }
    Ok(Order { field, way })
}

fn filter(office: &Office, register: &'static Register, condition: &str) -> Result<Filter> {
    let Some((name, value)) = condition.split_once('=') else {
        return Err(Error::refused("E_CALL", format!("条件“{condition}”应写成 字段=值。")));
    };
    let (at, field) = find::column(register, name.trim())?;
    Ok(Filter { field: at, test: test(office, register, field, value.trim())? })
}

fn test(office: &Office, register: &Register, field: &Field, value: &str) -> Result<Test> {
    let unreadable = |what: &str| {
        let words = format!("“{}”的“{}”要写{what}，“{value}”读不懂。", register.label, field.label);
        Error::refused("E_VALUE", words)
    };
    if value.is_empty() {
        return Ok(Test::Missing);
    }
    match field.kind {
        Kind::Text | Kind::Texts | Kind::Sealed => Ok(Test::Is(vec![value.to_string()])),
        Kind::Code | Kind::Codes => {
            let list = field.codes.unwrap_or("");
            let word = office.shelf().codes.read(list, value).ok_or_else(|| unreadable(&format!("代码表“{list}”中的代码")))?;
            Ok(Test::Is(vec![word.to_string()]))
        }
        Kind::Day | Kind::Month => {
            let (from, to) = bounds(value).ok_or_else(|| unreadable("日期、月、年或期间"))?;
            Ok(Test::Between(Some(from), Some(to)))
        }
        Kind::Count => Ok(Test::Number(vec![value.parse().map_err(|_| unreadable("整数"))?])),
        Kind::Fen => {
            let fen = Fen::parse(value, MoneyUnit::Yuan).map_err(|_| unreadable("金额（元）"))?;
            Ok(Test::Number(vec![fen.0]))
        }
        Kind::Flag => match value {
            "是" | "true" | "1" => Ok(Test::Number(vec![1])),
            "否" | "false" | "0" => Ok(Test::Number(vec![0])),
            _ => Err(unreadable("是或否")),
        },
        Kind::Link(other) | Kind::Many(other) => {
            let reading = office.reading();
            let rows = find::records(&reading, office.shelf().register(other)?, value)?;
            if rows.is_empty() {
                return Err(Error::refused("E_NOT_FOUND", format!("没有找到“{value}”。请核对“{}”的名称或编号。", field.label)));
            }
            Ok(Test::Linked(rows))
        }
        Kind::Lines(_) => Err(Error::refused("E_FIELD", format!("“{}”是明细，不能用来筛选。", field.label))),
    }
}

/// The stored spellings between which a day, month, year or period lies.
fn bounds(value: &str) -> Option<(String, String)> {
    if let Ok(period) = Period::parse(value) {
        return Some((period.lower_bound(), period.upper_bound()));
    }
    let day = days::read(value, None).ok()?.day;
    match day.precision() {
        Precision::Day => Some((day.to_string(), day.to_string())),
        Precision::Month | Precision::Year => bounds(&day.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for (typed, from, to) in [
            ("2015.3.5", "2015-03-05", "2015-03-05"),
            ("2015年3月5日", "2015-03-05", "2015-03-05"),
            ("2015-03-05", "2015-03-05", "2015-03-05"),
            ("2015-12", "2015-12", "2015-12-31"),
            ("2015年6月", "2015-06", "2015-06-30"),
            ("2015-H1", "2015-01", "2015-06-30"),
            ("2015", "2015", "2015-12-31"),
        ] {
            assert_eq!(bounds(typed), Some((from.to_string(), to.to_string())), "{typed}");
        }
        assert_eq!(bounds("不久前"), None);
    }
}
