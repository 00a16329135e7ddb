//! What a check says to a person: what does not agree, by how much, why that may be, and what to do.

use super::compare::Outcome;
use super::rule::{Relation, Rule};
use super::severity::Severity;
use super::slip::Slip;
use crate::figures::BasisValue;
use crate::figures::figure::{Basis, Form};

/// What besides the two numbers is to be said.
pub(super) enum Note {
    /// The sides count different things.
    OtherBasis(Basis, Basis),
    /// So many matters with so many persons each make the larger number.
    Spread(Vec<(i64, i64)>),
    /// The numbers look like a slip of the pen.
    Slip(Slip),
    /// So many rows lack a field and may have to be counted.
    Lacking(i64),
    /// So many rows stand in more than one part.
    InSeveralParts(usize),
    /// Nothing stands in these months.
    MonthsWithout(Vec<u32>),
}

impl Note {
    fn words(&self) -> String {
        match self {
            Note::OtherBasis(left, right) => {
                format!("两数计数单位不同：前者{}，后者{}", counting(*left), counting(*right))
            }
            Note::Spread(groups) => {
                let group = |(matters, each): &(i64, i64)| {
                    if *matters == 1 { format!("1起{each}人") } else { format!("{matters}起各{each}人") }
                };
                format!("其中{}", groups.iter().map(group).collect::<Vec<_>>().join("、"))
            }
            Note::Slip(slip) => slip.words().to_string(),
            Note::Lacking(rows) => format!("另有{rows}条记录待补录，补齐后数目可能变动"),
            Note::InSeveralParts(rows) => format!("有{rows}条记录同时归入几个分项"),
            Note::MonthsWithout(months) => {
                let months: Vec<String> = months.iter().map(|month| format!("{month}月")).collect();
                format!("没有记录的月份：{}", months.join("、"))
            }
        }
    }
}

/// A number with its unit, as the report spells it.
pub(super) fn spelled(number: &BasisValue) -> String {
    format!("{}{}", Form::Exact.spell(number.basis, number.value), number.unit)
}

/// How a basis counts.
fn counting(basis: Basis) -> &'static str {
    match basis {
        Basis::Letter => "按件次计（重复件计入）",
        Basis::Clue => "按线索计",
        Basis::Incident => "按事项（起）计，一起多人计一件",
        Basis::Case => "按案件计，一人一案",
        Basis::Person => "按人计，同一人只计一次",
        Basis::Unit => "按单位计",
        Basis::Row => "按条目计",
        Basis::PersonAction => "按人次计",
        Basis::Event => "按次计",
        Basis::Amount => "按金额计",
    }
}

/// The words of a finding: of what holds one sentence, of what does not every broken comparison and the advice.
pub(super) fn of(rule: &Rule, severity: Severity, outcomes: &[Outcome]) -> String {
    if severity == Severity::Pass {
        let Some(first) = outcomes.first() else { return "相符。".to_string() };
        let more = outcomes.len().saturating_sub(1);
        let others = if more > 0 { format!("；另有{more}组数字也相符") } else { String::new() };
        return format!("{}{others}。", held(first));
    }
    let mut sentences: Vec<String> = Vec::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.severity != Severity::Pass) {
        let mut parts = vec![broken(outcome)];
        parts.extend(outcome.notes.iter().map(Note::words));
        sentences.push(format!("{}。", parts.join("；")));
    }
    sentences.push(rule.advice.to_string());
    sentences.concat()
}

fn held(outcome: &Outcome) -> String {
    let (left, right) = (&outcome.left.text, &outcome.right.text);
    match outcome.relation {
        Relation::Same | Relation::Equal => format!("{left}，与{right}相符"),
        Relation::PartOf => format!("{left}，都在{right}之内"),
        Relation::AtMost => format!("{left}，不多于{right}"),
        Relation::AtLeast => format!("{left}，不少于{right}"),
        Relation::MadeOf => format!("{left}，与{right}相符，分项不重不漏"),
        Relation::NotAll => format!("{left}，不是{right}的全部"),
        Relation::Apart => format!("{left}，与{right}不会混同"),
        Relation::OtherRows => format!("{left}，与{right}不是同一批记录"),
        Relation::NoneOf => format!("{right}，其中没有{}", label(left)),
        Relation::EveryMonth => format!("{left}，{right}，每月都有"),
        Relation::Near => format!("{left}，与{right}相差不大"),
        Relation::Covers => format!("{left}，{right}，每件都已归类"),
    }
}

fn broken(outcome: &Outcome) -> String {
    let (left, right) = (&outcome.left, &outcome.right);
    let by = (left.value - right.value).abs();
    let count = |side: fn(&super::finding::Difference) -> usize| outcome.difference.iter().map(side).sum::<usize>();
    let (left_only, right_only) = (count(|d| d.left_only.len()), count(|d| d.right_only.len()));
    let lists = match (left_only, right_only) {
        (0, 0) => String::new(),
        (0, n) => format!("，后者另有{n}条"),
        (n, 0) => format!("，前者另有{n}条"),
        (a, b) => format!("，只在前者的{a}条、只在后者的{b}条"),
    };
    // Two numbers of one figure are told as the report prints them: 6件、9人.
    let same = left.operands.len() == 1 && right.operands.len() == 1 && label(&left.text) == label(&right.text);
    let (l, r) = (&left.text, right.text.strip_prefix(label(&left.text)).filter(|_| same).unwrap_or(&right.text));
    match outcome.relation {
        Relation::Equal if same => format!("{l}、{r}，应当相等而相差{by}"),
        Relation::Equal => format!("{l}，{r}，应当相等而相差{by}"),
        Relation::Same | Relation::MadeOf if by > 0 => format!("{l}，{r}，应当相等而相差{by}{lists}"),
        Relation::Same => format!("{l}与{r}数目相同，但不是同一批记录{lists}"),
        Relation::MadeOf => format!("{l}与{r}数目相同，但分项有重有漏{lists}"),
        Relation::PartOf if left.value > right.value => format!("{l}，不应多于{r}，多出{by}"),
        Relation::PartOf => format!("{l}应当都在{r}之内，有{left_only}条不在其内"),
        Relation::AtMost => format!("{l}，不应多于{r}，多出{by}"),
        Relation::AtLeast => format!("{l}，不应少于{r}，少{by}"),
        Relation::NotAll => format!("{r}，{l}，即其全部"),
        Relation::Apart => format!("{l}，{r}，数字相同而所指不同"),
        Relation::OtherRows => format!("{l}与{r}是同一批记录"),
        Relation::NoneOf => format!("{r}，其中有{l}"),
        Relation::EveryMonth => format!("{r}，{l}"),
        Relation::Near => format!("{l}，{r}，{}{by}，超过一半", if left.value > right.value { "增加" } else { "减少" }),
        Relation::Covers => format!("{l}，{r}，有{right_only}件没有归类"),
    }
}

/// What stands in front of the number.
fn label(text: &str) -> &str {
    text.split(|c: char| c.is_ascii_digit()).next().unwrap_or(text)
}
