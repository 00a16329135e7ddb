//! Asking in words: from what a person names and types (a register, a field, an operator, texts) to a question the store
//! understands. The window and the command line ask the same way; nothing here writes.

use super::{days, find};
use crate::closed;
use crate::register::codes::Closed;
use crate::register::query::{Filter, Order, Test, Way};
use crate::register::{Field, Kind, Register};
use crate::storage::Reading;
use crate::words::day::Precision;
use crate::words::error::{Error, Result};
use crate::words::money::{Fen, MoneyUnit};
use crate::words::period::Period;

closed! {
    /// 条件
    "operator" Operator {
        /// 是
        Is = "is";
        /// 包含
        Contains = "contains";
        /// 介于
        Between = "between";
        /// 为空
        Empty = "empty";
        /// 不为空
        Filled = "filled";
    }
}

impl Operator {
    /// What can be asked of a kind of field, the usual one first.
    pub fn fitting(kind: Kind) -> &'static [Operator] {
        use Operator::{Between, Contains, Empty, Filled, Is};
        match kind {
            Kind::Text | Kind::Texts => &[Contains, Is, Empty, Filled],
            Kind::Day | Kind::Month | Kind::Count | Kind::Fen => &[Between, Is, Empty, Filled],
            Kind::Flag | Kind::Code | Kind::Codes => &[Is, Empty, Filled],
            Kind::Link(_) | Kind::Many(_) => &[Is, Contains, Empty, Filled],
            Kind::Lines(_) => &[Empty, Filled],
            Kind::Sealed => &[],
        }
    }
}

/// An order by a field.
pub fn order(register: &'static Register, name: &str, way: Way) -> Result<Order> {
    let (at, field) = find::field(register, name)?;
    if field.sealed() {
        return Err(Error::refused("E_SEALED", format!("“{}”已封存，不能用来排序。", field.label)));
    }
    Ok(Order { field: at, way })
}

/// A condition on a field. `Is` and `Contains` take one text or several, of which one must hold; `Between` takes two, of
/// which one may be empty: that end is open. Days are given as days, months, years or periods, amounts in 元.
pub fn filter<T: AsRef<str>>(
    reading: &Reading,
    register: &'static Register,
    name: &str,
    operator: Operator,
    texts: &[T],
) -> Result<Filter> {
    let (at, field) = find::field(register, name)?;
    let asked = Asked { reading, register, field };
    let texts: Vec<&str> = texts.iter().map(|text| text.as_ref().trim()).collect();
    let test = match operator {
        Operator::Empty => Test::Missing,
        Operator::Filled => Test::Filled,
        Operator::Is => asked.is(&texts)?,
        Operator::Contains => asked.contains(&texts)?,
        Operator::Between => asked.between(&texts)?,
    };
    Ok(Filter { field: at, test })
}

/// A field that is asked about.
struct Asked<'r, 'c> {
    reading: &'r Reading<'c>,
    register: &'static Register,
    field: &'static Field,
}

impl Asked<'_, '_> {
    fn is(&self, texts: &[&str]) -> Result<Test> {
        self.some(texts)?;
        let field = self.field;
        let numbers = |read: &dyn Fn(&str) -> Result<i64>| texts.iter().map(|text| read(text)).collect::<Result<Vec<i64>>>();
        Ok(match field.kind {
            Kind::Text | Kind::Texts | Kind::Sealed => Test::Is(texts.iter().map(|text| text.to_string()).collect()),
            Kind::Code | Kind::Codes => Test::Is(texts.iter().map(|text| self.code(text)).collect::<Result<_>>()?),
            Kind::Day | Kind::Month => {
                let span = |text: &&str| self.bounds(text).map(|(from, to)| Test::Between(Some(from), Some(to)));
                any(texts.iter().map(span).collect::<Result<_>>()?)
            }
            Kind::Count => Test::Number(numbers(&|text| self.count(text))?),
            Kind::Fen => Test::Number(numbers(&|text| self.fen(text))?),
            Kind::Flag => Test::Number(numbers(&|text| self.flag(text))?),
            Kind::Link(other) | Kind::Many(other) => {
                let other = self.reading.shelf.register(other)?;
                let mut rows = Vec::new();
                for text in texts {
                    let found = find::records(self.reading, other, text)?;
                    if found.is_empty() {
                        let words = format!("没有找到“{text}”。请核对“{}”的名称或编号。", field.label);
                        return Err(Error::refused("E_NOT_FOUND", words));
                    }
                    rows.extend(found);
                }
                Test::Linked(rows)
            }
            Kind::Lines(_) => return Err(Error::refused("E_FIELD", format!("“{}”是明细，不能用来筛选。", field.label))),
        })
    }

    fn contains(&self, texts: &[&str]) -> Result<Test> {
        self.some(texts)?;
        match self.field.kind {
            Kind::Text | Kind::Texts => Ok(any(texts.iter().map(|text| Test::Contains(text.to_string())).collect())),
            Kind::Link(other) | Kind::Many(other) => {
                let other = self.reading.shelf.register(other)?;
                let part = any(texts.iter().map(|text| Test::Contains(text.to_string())).collect());
                Ok(Test::Linked(find::titled_by(self.reading, other, &part)?))
            }
            _ => Err(self.unfit(Operator::Contains)),
        }
    }

    fn between(&self, texts: &[&str]) -> Result<Test> {
        let (from, to) = match texts {
            [from, to] if !(from.is_empty() && to.is_empty()) => (*from, *to),
            _ => {
                let words = format!("“{}”的范围要写起点和终点，可以只写一个。", self.field.label);
                return Err(Error::refused("E_VALUE", words));
            }
        };
        match self.field.kind {
            Kind::Day | Kind::Month => {
                let from = filled(from).map(|text| self.bounds(text)).transpose()?.map(|(from, _)| from);
                let to = filled(to).map(|text| self.bounds(text)).transpose()?.map(|(_, to)| to);
                self.in_order(&from, &to)?;
                Ok(Test::Between(from, to))
            }
            Kind::Count | Kind::Fen => {
                let read = |text| if self.field.kind == Kind::Fen { self.fen(text) } else { self.count(text) };
                let (from, to) = (filled(from).map(read).transpose()?, filled(to).map(read).transpose()?);
                self.in_order(&from, &to)?;
                Ok(Test::Span(from, to))
            }
            _ => Err(self.unfit(Operator::Between)),
        }
    }

    fn some(&self, texts: &[&str]) -> Result<()> {
        if texts.is_empty() || texts.iter().any(|text| text.is_empty()) {
            return Err(Error::refused("E_VALUE", format!("“{}”没有写要找什么。请写上，或改问是否为空。", self.field.label)));
        }
        Ok(())
    }

    fn in_order<T: PartialOrd>(&self, from: &Option<T>, to: &Option<T>) -> Result<()> {
        match (from, to) {
            (Some(from), Some(to)) if from > to => {
                Err(Error::refused("E_VALUE", format!("“{}”的范围起点在终点之后。请对调后再试。", self.field.label)))
            }
            _ => Ok(()),
        }
    }

    fn code(&self, text: &str) -> Result<String> {
        let list = self.field.codes.unwrap_or("");
        let word = self.reading.shelf.codes.read(list, text);
        word.map(str::to_string).ok_or_else(|| self.unreadable(&format!("代码表“{list}”中的代码"), text))
    }

    fn bounds(&self, text: &str) -> Result<(String, String)> {
        bounds(text).ok_or_else(|| self.unreadable("日期、月、年或期间", text))
    }

    fn count(&self, text: &str) -> Result<i64> {
        text.parse().map_err(|_| self.unreadable("整数", text))
    }

    fn fen(&self, text: &str) -> Result<i64> {
        Fen::parse(text, MoneyUnit::Yuan).map(|fen| fen.0).map_err(|_| self.unreadable("金额（元）", text))
    }

    fn flag(&self, text: &str) -> Result<i64> {
        match text {
            "是" | "true" | "1" => Ok(1),
            "否" | "false" | "0" => Ok(0),
            _ => Err(self.unreadable("是或否", text)),
        }
    }

    fn unreadable(&self, what: &str, text: &str) -> Error {
        let words = format!("“{}”的“{}”要写{what}，“{text}”读不懂。", self.register.label, self.field.label);
        Error::refused("E_VALUE", words)
    }

    fn unfit(&self, operator: Operator) -> Error {
        let label = Operator::LIST.codes.iter().find(|(word, ..)| *word == operator.word()).map_or("", |(_, label, _)| label);
        let words = format!("“{}”不能按“{}”筛选。请改用其他条件。", self.field.label, label.trim());
        Error::refused("E_FIELD", words)
    }
}

fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// One test as it is, several as alternatives.
fn any(mut tests: Vec<Test>) -> Test {
    match (tests.len(), tests.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            tests.extend(last);
            Test::Any(tests)
        }
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
