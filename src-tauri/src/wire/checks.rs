//! Relation checks (勾稽) with both sides, and old reports read for their numbers.

use super::figures::Drill;
use super::records::LinkCard;
use super::views::Among;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CheckState {
    /// 错误: must be mended or explained before it is handed in.
    Error,
    /// 需说明: needs a signed word.
    Explain,
    /// 提示: worth a look.
    Hint,
    /// 通过.
    Pass,
}

/// All checks of a period.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChecksCard {
    /// The period in words.
    pub period: String,
    /// When they were checked, RFC 3339.
    pub checked_at: String,
    /// The checks that could be decided, in the order of the catalogue.
    pub checks: Vec<CheckCard>,
    /// Relations that cannot be decided from records, with the reason.
    pub absent: Vec<AbsentCard>,
}

/// One check.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckCard {
    /// K-12.
    pub rule: String,
    /// The kind of rule: 两数相等.
    pub kind: String,
    /// What it watches, in one line.
    pub title: String,
    /// How it came out.
    pub state: CheckState,
    /// What was found: both numbers, how they differ, why that may be.
    pub words: String,
    /// What a careful reviewer asks.
    pub question: String,
    /// The left side.
    pub left: SideCard,
    /// The right side, where there is one.
    pub right: Option<SideCard>,
    /// How far they are apart; nothing where they agree.
    pub gap: Option<String>,
    /// Rows on the left only.
    pub left_only: Option<RowsCard>,
    /// Rows on the right only.
    pub right_only: Option<RowsCard>,
    /// The explanation signed for these numbers.
    pub waiver: Option<WaiverCard>,
    /// Whether the account may sign one.
    pub may_waive: bool,
}

/// One side of a check.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SideCard {
    /// What it is: 修订完善＋新制定.
    pub words: String,
    /// Printed with its unit: 281项.
    pub printed: String,
    /// The number, in 分 for amounts.
    pub value: f64,
    /// The figures it is made of, each with its rows.
    pub parts: Vec<PartCard>,
}

/// A figure on one side of a check.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartCard {
    /// What it is called.
    pub label: String,
    /// Printed with its unit.
    pub printed: String,
    /// Whose rows it is, where it is a figure.
    pub drill: Option<Drill>,
    /// Whether it is taken away.
    pub minus: bool,
}

/// Rows that stand on one side only.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowsCard {
    /// Their register.
    pub register: String,
    /// How many there are.
    pub total: f64,
    /// The first of them, as far as the account may see them.
    pub first: Vec<LinkCard>,
    /// What opens all of them.
    pub among: Among,
}

/// A signed explanation.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaiverCard {
    /// The reason.
    pub reason: String,
    /// Who signed.
    pub signed_by: String,
    /// When.
    pub signed_on: String,
}

/// A relation no record decides.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AbsentCard {
    /// K-03.
    pub rule: String,
    /// What it would watch.
    pub title: String,
    /// Why it is not decided.
    pub why: String,
}

/// Signs an explanation.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaiveWish {
    /// The check.
    pub rule: String,
    /// The period.
    pub period: String,
    /// The reason.
    pub reason: String,
    /// Who signs, by name.
    pub name: String,
}

/// A text to be read for its numbers.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TextWish {
    /// As pasted.
    pub text: String,
}

/// A text with what was found in it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TextCard {
    /// File name, or empty for a pasted text.
    pub name: String,
    /// The text as it was read.
    pub text: String,
    /// What is to be said about the file: what of it was not read.
    pub notes: Vec<String>,
    /// What was found, in the order of the text.
    pub findings: Vec<TextFindingCard>,
    /// The numbers that were understood.
    pub numbers: Vec<TextNumberCard>,
}

/// One finding in a text.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TextFindingCard {
    /// The rule.
    pub rule: String,
    /// How much it weighs.
    pub state: CheckState,
    /// The place, at most sixty characters.
    pub quote: String,
    /// Where it begins, in characters.
    pub offset: f64,
    /// How long it is, in characters.
    pub length: f64,
    /// What is wrong.
    pub words: String,
    /// What it should be, where that is known.
    pub expected: Option<String>,
}

/// A number in a text.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TextNumberCard {
    /// Where it begins, in characters.
    pub offset: f64,
    /// How long it is with its unit, in characters.
    pub length: f64,
    /// Printed.
    pub printed: String,
    /// What it counts, as far as that was understood.
    pub subject: String,
}
