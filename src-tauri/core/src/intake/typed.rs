//! From what was typed to what a field holds. What cannot be read is kept as written and said; nothing becomes a default.

use super::days::{self, DaySlip, Inferred};
use super::names::{Found, Names};
use crate::register::{Field, Kind, Need, Value};
use crate::storage::Reading;
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::Id;
use crate::words::money::{Fen, MoneySlip, MoneyUnit};
use crate::words::place::Severity;
use crate::words::sealed::Sealed;
use crate::words::text::{folded, half_width, listed, name_form, stored_form};

/// What stands in a cell or a form's box.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// Text.
    Text(String),
    /// A number, from a number cell.
    Number(f64),
    /// A day, from a date cell.
    Day(Day),
    /// Yes or no, from a truth cell.
    Flag(bool),
}

impl Raw {
    /// The spelling a person sees.
    pub fn spelled(&self) -> String {
        match self {
            Raw::Text(text) => text.clone(),
            Raw::Number(number) => format!("{number}"),
            Raw::Day(day) => day.to_string(),
            Raw::Flag(true) => "是".into(),
            Raw::Flag(false) => "否".into(),
        }
    }
}

/// What reading a cell gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed {
    /// The value, or what was written where it could not be read; nothing for an empty box.
    pub value: Option<Value>,
    /// The original, where the value does not spell the same.
    pub written: Option<String>,
    /// What is wrong or doubtful: weight, code, words.
    pub problem: Option<(Severity, &'static str, String)>,
    /// A unit nobody knows: its name, for `--new-units`.
    pub unknown_unit: Option<String>,
}

/// What reading leans on.
pub struct Typist<'a> {
    /// The office.
    pub reading: &'a Reading<'a>,
    /// Names known so far.
    pub names: &'a Names,
    /// The year of days written without one.
    pub year: Option<i32>,
}

impl Typist<'_> {
    /// Reads a cell as a value of a field. `money` is the unit the heading announces.
    pub fn read(&self, field: &Field, raw: &Raw, money: MoneyUnit) -> Result<Typed> {
        let text = match raw {
            Raw::Text(text) => stored_form(text).0,
            other => other.spelled(),
        };
        if text.is_empty() || (field.kind != Kind::Text && is_dash(&text)) {
            return Ok(Typed::default());
        }
        let typed = match field.kind {
            Kind::Text => plain(Value::Text(if is_name(field) { name_of(&text) } else { text.clone() })),
            Kind::Texts => plain(Value::Texts(listed(&text).into_iter().map(str::to_string).collect())),
            Kind::Sealed => return Ok(plain(Value::Sealed(Sealed::new(text)))),
            Kind::Day => self.day(field, raw, &text),
            Kind::Month => month(field, self.day(field, raw, &text)),
            Kind::Count => count(field, raw, &text),
            Kind::Fen => money_of(field, raw, &text, money),
            Kind::Flag => flag(field, raw, &text),
            Kind::Code => self.code(field, &text),
            Kind::Codes => self.codes(field, &text),
            Kind::Link(to) => self.link(field, to, &text)?,
            Kind::Many(to) => self.many(field, to, &text)?,
            Kind::Lines(_) => unread(&text, Severity::Doubt, "unread_lines", format!("“{}”须逐行填写。", field.label)),
        };
        Ok(keep_original(typed, &text))
    }

    fn day(&self, field: &Field, raw: &Raw, text: &str) -> Typed {
        let read = match raw {
            Raw::Day(day) => return plain(Value::Day(*day)),
            Raw::Number(number) => days::read_number(*number, self.year),
            Raw::Text(_) | Raw::Flag(_) => days::read(text, self.year),
        };
        let note = |words: String| Some((Severity::Note, "inferred_day", words));
        match read {
            Ok(read) => {
                let mut typed = plain(Value::Day(read.day));
                typed.problem = match read.inferred {
                    Inferred::Nothing => None,
                    Inferred::Year => note(format!("“{text}”没有写年份，按{}理解。", read.day.chinese())),
                    Inferred::Century => note(format!("“{text}”的年份只写了两位，按{}理解。", read.day.chinese())),
                    Inferred::FirstOfSpan => note(format!("“{text}”是一段时间，取开始日{}。", read.day.chinese())),
                };
                typed
            }
            // "否" in a column of days says that the day has not come.
            Err(DaySlip::NotADay) if matches!(folded(text).as_str(), "否" | "无" | "未" | "×") => Typed::default(),
            Err(slip) => {
                let words = match slip {
                    DaySlip::Impossible => format!("“{}”写的是“{text}”，日历上没有这一天。请改正。", field.label),
                    DaySlip::NotADay => {
                        format!("“{}”写的是“{text}”，不是日期。请写成 2015-05-06 或 2015年5月6日。", field.label)
                    }
                    DaySlip::YearUnknown => {
                        format!("“{}”写的是“{text}”，没有年份。请补上年份，或在导入时指定年度。", field.label)
                    }
                    DaySlip::LostZero => {
                        format!("“{}”是数字 {text}，末位的 0 可能被表格软件去掉了。请改成文本或日期后再导入。", field.label)
                    }
                };
                unread(text, Severity::Doubt, "bad_day", words)
            }
        }
    }

    fn code(&self, field: &Field, text: &str) -> Typed {
        let list = field.codes.unwrap_or("");
        match self.reading.shelf.codes.read(list, text) {
            Some(word) => plain(Value::Code(word.to_string())),
            None => unread(
                text,
                Severity::Doubt,
                "unknown_code",
                format!(
                    "“{text}”不在“{}”的代码表中，已按原文保留，该条待补录。请改用表中的名称，或把它加为别名。",
                    field.label
                ),
            ),
        }
    }

    fn codes(&self, field: &Field, text: &str) -> Typed {
        let book = &self.reading.shelf.codes;
        let list = field.codes.unwrap_or("");
        if let Some(word) = book.read(list, text) {
            return plain(Value::Codes(vec![word.to_string()]));
        }
        let mut words: Vec<String> = Vec::new();
        for part in listed(text) {
            match book.read(list, part) {
                Some(word) if words.iter().any(|known| known == word) => {}
                Some(word) => words.push(word.to_string()),
                None => {
                    return unread(
                        text,
                        Severity::Doubt,
                        "unknown_code",
                        format!(
                            "“{part}”不在“{}”的代码表中，整格按原文保留，该条待补录。请改用表中的名称，或把它加为别名。",
                            field.label
                        ),
                    );
                }
            }
        }
        plain(Value::Codes(words))
    }

    fn link(&self, field: &Field, to: &'static str, text: &str) -> Result<Typed> {
        let register = self.reading.shelf.register(to)?;
        if let Some(id) = Id::parse(text) {
            let row = crate::storage::read::locate(self.reading, register, &id.to_string())?;
            return Ok(plain(Value::Link(row)));
        }
        Ok(match self.names.find(self.reading, register, text)? {
            Found::One(row) => plain(Value::Link(row)),
            Found::Several => unread(
                text,
                weight(field, to),
                "ambiguous_name",
                format!("“{}”写的“{text}”在“{}”中不止一个。请写全称，或改用编号。", field.label, register.label),
            ),
            Found::None if to == "units" => {
                let mut typed = unread(
                    text,
                    weight(field, to),
                    "unknown_unit",
                    format!("单位库中没有“{text}”。请先登记该单位，或为已有单位添加这个别名，再导入这一行。"),
                );
                typed.unknown_unit = Some(text.to_string());
                typed
            }
            Found::None => unread(
                text,
                weight(field, to),
                unknown(to),
                format!("“{}”中没有“{text}”，“{}”按原文保留。请先登记，或核对写法。", register.label, field.label),
            ),
        })
    }

    fn many(&self, field: &Field, to: &'static str, text: &str) -> Result<Typed> {
        if matches!(folded(text).as_str(), "无" | "没有") {
            return Ok(Typed::default());
        }
        let mut rows = Vec::new();
        for part in listed(text) {
            let one = self.link(field, to, part)?;
            match one.value {
                Some(Value::Link(row)) if rows.contains(&row) => {}
                Some(Value::Link(row)) => rows.push(row),
                // A list known only in part would overwrite one that is known whole: the cell stays as written.
                _ => return Ok(Typed { value: Some(Value::Unread(text.to_string())), ..one }),
            }
        }
        Ok(plain(Value::Many(rows)))
    }
}

/// A name nobody knows sinks the line where the row would not be that row; a unit also where a duty would rest on it.
/// Elsewhere it is kept as written and the row is 待补录.
fn weight(field: &Field, to: &str) -> Severity {
    match field.need {
        Need::Identity => Severity::Error,
        Need::Standing(_) if to == "units" => Severity::Error,
        Need::Standing(_) | Need::Optional => Severity::Doubt,
    }
}

fn unknown(register: &str) -> &'static str {
    match register {
        "persons" => "unknown_person",
        _ => "unknown_link",
    }
}

fn plain(value: Value) -> Typed {
    Typed { value: Some(value), ..Typed::default() }
}

fn unread(text: &str, severity: Severity, code: &'static str, words: String) -> Typed {
    Typed { value: Some(Value::Unread(text.to_string())), problem: Some((severity, code, words)), ..Typed::default() }
}

/// Keeps the original where the value does not spell the same: an exact day in another spelling is the same day to
/// any reader, a synonym or an inferred year is not.
fn keep_original(mut typed: Typed, text: &str) -> Typed {
    let keep = match &typed.value {
        Some(Value::Text(value)) => value != text,
        Some(Value::Day(_) | Value::Month(_)) => typed.problem.is_some(),
        Some(Value::Fen(_) | Value::Count(_)) => half_width(text).contains(|c: char| !c.is_ascii_digit() && !",.-".contains(c)),
        _ => false,
    };
    if keep && typed.written.is_none() {
        typed.written = Some(text.to_string());
    }
    typed
}

fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "—" | "－" | "/" | "／" | "——" | "--")
}

fn is_name(field: &Field) -> bool {
    field.name == "name" && field.label.ends_with("姓名")
}

/// `张 三（已故）` is entered as 张三; names of two words in Latin letters keep their space.
fn name_of(text: &str) -> String {
    if text.is_ascii() { text.to_string() } else { name_form(text) }
}

fn month(field: &Field, typed: Typed) -> Typed {
    match typed.value {
        Some(Value::Day(day)) if day.precision() != crate::words::day::Precision::Year => {
            let month = format!("{:04}-{:02}", day.year_number(), day.month_number());
            Typed { value: Some(Value::Month(month)), ..typed }
        }
        Some(Value::Day(day)) => unread(&day.to_string(), Severity::Doubt, "bad_month", format!("“{}”须写到月。", field.label)),
        _ => typed,
    }
}

fn count(field: &Field, raw: &Raw, text: &str) -> Typed {
    let bad =
        || unread(text, Severity::Doubt, "bad_number", format!("“{}”写的是“{text}”，不是整数。请只写数字。", field.label));
    if let Raw::Number(number) = raw {
        return if number.fract() == 0.0 && number.abs() < 9e15 { plain(Value::Count(*number as i64)) } else { bad() };
    }
    let plain_text: String = half_width(text).chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    let bare = plain_text.trim_end_matches(|c: char| "人件次个项名条户起年%".contains(c));
    match bare.parse::<i64>() {
        Ok(number) => plain(Value::Count(number)),
        Err(_) => match crate::words::money::hanzi_number(bare) {
            Some(number) => plain(Value::Count(number)),
            None => bad(),
        },
    }
}

fn money_of(field: &Field, raw: &Raw, text: &str, unit: MoneyUnit) -> Typed {
    let spelled = match raw {
        Raw::Number(number) => format!("{number}"),
        _ => text.to_string(),
    };
    let odd = |code, words| unread(text, Severity::Doubt, code, words);
    match Fen::parse(&spelled, unit) {
        // 35000 under a heading in 万元 is nearly always 元 (mess M07): the office must say.
        Ok(fen) if unit == MoneyUnit::TenThousand && fen.0 > 1_000_000_000 && !spelled.contains(['元', '万']) => odd(
            "amount_unit",
            format!("“{}”按万元计是{}万元，数额异常，像是把元写成了万元。请核对后补录。", field.label, fen.ten_thousand_yuan()),
        ),
        Ok(fen) => plain(Value::Fen(fen)),
        Err(MoneySlip::Estimate) => {
            odd("amount_estimate", format!("“{}”写的是约数“{text}”，按原文保留。请核实后补录。", field.label))
        }
        Err(MoneySlip::NotANumber) => odd("bad_amount", format!("“{}”写的是“{text}”，不是金额。", field.label)),
        Err(MoneySlip::OutOfRange) => odd("bad_amount", format!("“{}”写的“{text}”超出范围或精确到分以下。", field.label)),
    }
}

/// 是 √ ✔ 有 1 Y / 否 × 无 0 N (mess M17), and the words of repeated letters.
fn flag(field: &Field, raw: &Raw, text: &str) -> Typed {
    if let Raw::Flag(flag) = raw {
        return plain(Value::Flag(*flag));
    }
    match folded(text).as_str() {
        "是" | "√" | "✔" | "✓" | "有" | "1" | "y" | "yes" | "true" | "对" | "重复" | "重信" | "重复件" | "重访" | "统计"
        | "计入" => plain(Value::Flag(true)),
        "否" | "×" | "✗" | "✘" | "x" | "无" | "0" | "n" | "no" | "false" | "不" | "初次" | "初信" | "初件" | "初访"
        | "首次" | "不统计" | "不计入" => plain(Value::Flag(false)),
        _ => unread(text, Severity::Doubt, "bad_flag", format!("“{}”写的是“{text}”，看不出是还是否。", field.label)),
    }
}
