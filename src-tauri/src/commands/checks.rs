//! Relation checks with both sides and the rows between them, signed explanations, and old reports read for their numbers.

use super::figures::{drill, scope};
use crate::desk::Desk;
use crate::show::{self, count};
use crate::wire::Nothing;
use crate::wire::checks::{
    AbsentCard, CheckCard, CheckState, ChecksCard, PartCard, RowsCard, SideCard, TextCard, TextFindingCard, TextNumberCard,
    TextWish, WaiveWish, WaiverCard,
};
use crate::wire::figures::FiguresWish;
use crate::wire::papers::FormProblemCard;
use crate::wire::views::Among;
use std::collections::HashMap;
use zhengfeng_core::checks::finding::{Finding, Weighed};
use zhengfeng_core::checks::rule::{On, Operand, Rule, Source};
use zhengfeng_core::checks::severity::Severity;
use zhengfeng_core::checks::text::{self, Text, TextFinding};
use zhengfeng_core::checks::{self, catalogue, waive};
use zhengfeng_core::figures::figure::Figure;
use zhengfeng_core::figures::{self, Answer, Scope};
use zhengfeng_core::office::Office;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::register::Register;
use zhengfeng_core::register::rights::Privilege;
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::period::Period;

/// Every check of a period.
pub fn all(desk: &Desk, wish: FiguresWish) -> Result<ChecksCard> {
    desk.session()?.read(|office| told(office, &wish))
}

/// Signs an explanation; the checks come back as they stand then.
pub fn waive(desk: &Desk, wish: WaiveWish) -> Result<ChecksCard> {
    let session = desk.session()?;
    let period = Period::parse(&wish.period)?;
    let seq = session.write(|office| {
        office.allow(Privilege::Figures)?;
        let finding = found(office, &wish.rule, &period)?;
        let (_, seq) =
            office.change_told(Deed::Add, |change| waive::waive(change, &finding, &period, &wish.reason, &wish.name))?;
        Ok(seq)
    })?;
    session.acted(seq, format!("说明“{}”", wish.rule));
    session.read(|office| told(office, &FiguresWish { period: wish.period.clone(), unit: None, zone: None }))
}

fn told(office: &Office, wish: &FiguresWish) -> Result<ChecksCard> {
    office.allow(Privilege::Figures)?;
    let period = Period::parse(&wish.period)?;
    let scope = scope(office, wish.unit.as_deref(), wish.zone.as_deref())?;
    let findings = checks::check(&office.reading(), &period, scope)?;
    let numbers = Numbers::of(office, &findings, &period, scope)?;
    let cards: Result<Vec<CheckCard>> = findings.iter().map(|finding| card(office, finding, &numbers, wish)).collect();
    Ok(ChecksCard {
        period: period.chinese(),
        checked_at: office.clock().stamp(),
        checks: cards?,
        absent: catalogue::all().filter_map(absent).collect(),
    })
}

fn absent(rule: &'static Rule) -> Option<AbsentCard> {
    let why = match rule.on {
        On::Nothing(why) => why,
        On::Text => "只核对报告的文字：在“旧报告核对”和情况报告中查看。",
        On::Records(_) | On::HandedIn(_) => return None,
    };
    Some(AbsentCard { rule: rule.code.to_string(), title: rule.title.to_string(), why: why.to_string() })
}

/// The numbers the sides are made of, each figure counted once.
struct Numbers(HashMap<&'static str, Answer>);

impl Numbers {
    fn of(office: &Office, findings: &[Finding], period: &Period, scope: Scope) -> Result<Numbers> {
        let mut asked: Vec<&'static Figure> = Vec::new();
        let sides = findings.iter().flat_map(|finding| finding.left.operands.iter().chain(&finding.right.operands));
        for operand in sides {
            let figure = figure_of(operand.figure)?;
            if asked.iter().all(|known| known.code != figure.code) {
                asked.push(figure);
            }
        }
        let answers = figures::evaluate_some(&office.reading(), period, scope, &asked)?;
        Ok(Numbers(answers.into_iter().map(|answer| (answer.figure.code, answer)).collect()))
    }

    /// As it is printed: 256项; the figure's code where it has no such number in this period.
    fn printed(&self, operand: &Operand) -> String {
        let answer = self.0.get(operand.figure.code());
        let value = answer.and_then(|answer| {
            let value = answer.values.iter().chain(&answer.more).find(|value| value.basis == operand.basis)?;
            Some(format!("{}{}", answer.spelled(value), value.unit))
        });
        value.unwrap_or_else(|| operand.figure.code().to_string())
    }
}

fn figure_of(source: Source) -> Result<&'static Figure> {
    match source {
        Source::Catalogue(code) => figures::named(code),
        Source::Own(figure) => Ok(figure),
    }
}

fn card(office: &Office, finding: &Finding, numbers: &Numbers, wish: &FiguresWish) -> Result<CheckCard> {
    let apart = finding.left.value != finding.right.value;
    let broken = finding.severity != Severity::Pass;
    let rows = |right: bool| only(office, finding, wish, right);
    Ok(CheckCard {
        rule: finding.rule.code.to_string(),
        kind: finding.rule.kind.label().to_string(),
        title: finding.rule.title.to_string(),
        state: state(finding.severity),
        words: finding.words.clone(),
        question: finding.rule.asks.to_string(),
        left: side(&finding.left, numbers, wish),
        right: Some(side(&finding.right, numbers, wish)),
        gap: (broken && apart).then(|| finding.left.value.abs_diff(finding.right.value).to_string()),
        left_only: rows(false)?,
        right_only: rows(true)?,
        waiver: finding.waiver.as_ref().map(|waiver| WaiverCard {
            reason: waiver.reason.clone(),
            signed_by: waiver.signed_by.clone(),
            signed_on: waiver.signed_on.to_string(),
        }),
        may_waive: broken && waive::may(&office.reading(), finding.severity),
    })
}

fn state(severity: Severity) -> CheckState {
    match severity {
        Severity::Pass => CheckState::Pass,
        Severity::Hint => CheckState::Hint,
        Severity::Explain => CheckState::Explain,
        Severity::Error => CheckState::Error,
    }
}

fn side(weighed: &Weighed, numbers: &Numbers, wish: &FiguresWish) -> SideCard {
    let parts: Vec<PartCard> = weighed.operands.iter().map(|operand| part(operand, numbers, wish)).collect();
    SideCard { words: weighed.text.clone(), printed: weighed.number(), value: count(weighed.value), parts }
}

/// A figure a side is made of; a count only checks ask for has no rows of its own to open.
fn part(operand: &Operand, numbers: &Numbers, wish: &FiguresWish) -> PartCard {
    PartCard {
        label: figure_of(operand.figure).map_or("", |figure| figure.label).to_string(),
        printed: numbers.printed(operand),
        drill: match operand.figure {
            Source::Catalogue(code) => Some(drill(code, operand.basis, wish)),
            Source::Own(_) => None,
        },
        minus: false,
    }
}

/// The rows that stand on one side only; a finding names rows of one register.
fn only(office: &Office, finding: &Finding, wish: &FiguresWish, right: bool) -> Result<Option<RowsCard>> {
    let Some((register, rows)) = one_sided(finding, right) else { return Ok(None) };
    let among = Among::Check { rule: finding.rule.code.to_string(), period: wish.period.clone(), right };
    show::rows(office, register, &rows, among).map(Some)
}

fn one_sided(finding: &Finding, right: bool) -> Option<(&'static Register, Vec<RowId>)> {
    finding.difference.iter().find_map(|difference| {
        let rows = if right { &difference.right_only } else { &difference.left_only };
        (!rows.is_empty()).then(|| (difference.register, rows.clone()))
    })
}

/// The rows that stand on one side of a check only.
pub fn apart(office: &Office, rule: &str, period: &str, right: bool) -> Result<(&'static Register, Vec<RowId>)> {
    office.allow(Privilege::Figures)?;
    let finding = found(office, rule, &Period::parse(period)?)?;
    one_sided(&finding, right).ok_or_else(|| Error::refused("E_CHECK", format!("{rule} 两边的记录已一致。请重新核对。")))
}

fn found(office: &Office, rule: &str, period: &Period) -> Result<Finding> {
    let findings = checks::check(&office.reading(), period, Scope::County)?;
    let of = |finding: &Finding| finding.rule.code == rule;
    findings
        .into_iter()
        .find(of)
        .ok_or_else(|| Error::refused("E_CHECK", format!("这一期没有“{rule}”的核对结果。请重新核对。")))
}

/// What stands against a form or a report, signed for or not; a signed explanation is told with it.
pub fn broken(office: &Office, period: &Period) -> Result<Vec<FormProblemCard>> {
    let findings = checks::check(&office.reading(), period, Scope::County)?;
    let card = |finding: &Finding| FormProblemCard {
        place: finding.rule.code.to_string(),
        state: state(finding.severity),
        words: match &finding.waiver {
            Some(waiver) => format!("{}已由{}签字说明：{}", finding.words, waiver.signed_by, waiver.reason),
            None => finding.words.clone(),
        },
    };
    Ok(findings.iter().filter(|finding| finding.severity != Severity::Pass).map(card).collect())
}

/// The checks that stand against each figure.
pub fn by_figure(office: &Office, period: &Period) -> Result<HashMap<&'static str, Vec<String>>> {
    let mut against: HashMap<&'static str, Vec<String>> = HashMap::new();
    for finding in checks::check(&office.reading(), period, Scope::County)?.iter().filter(|finding| finding.is_open()) {
        for operand in finding.left.operands.iter().chain(&finding.right.operands) {
            let rules = against.entry(operand.figure.code()).or_default();
            if !rules.iter().any(|rule| rule == finding.rule.code) {
                rules.push(finding.rule.code.to_string());
            }
        }
    }
    Ok(against)
}

/// Lets a person choose an old report and reads it.
pub fn choose_text(desk: &Desk, _: Nothing) -> Result<Option<TextCard>> {
    desk.session()?.read(|office| office.allow(Privilege::Figures))?;
    let Some(path) = desk.around().choose_file("打开报告", "报告", &["docx", "txt"]) else { return Ok(None) };
    let (read, problems) = text::read(&super::imports::worker()?, &path)?;
    let notes = problems.into_iter().map(|problem| problem.words).collect();
    Ok(Some(text_card(super::desk::name_of(&path), notes, &read)))
}

/// Reads a pasted text.
pub fn check_text(desk: &Desk, wish: TextWish) -> Result<TextCard> {
    desk.session()?.read(|office| office.allow(Privilege::Figures))?;
    Ok(text_card(String::new(), Vec::new(), &Text::new(&wish.text)))
}

/// What the reader of reports says of a text above a hint.
pub fn in_text(text: &str) -> Vec<TextFindingCard> {
    let findings = text::check(&Text::new(text));
    findings.iter().filter(|finding| finding.severity != text::Severity::Hint).map(finding_card).collect()
}

fn text_card(name: String, notes: Vec<String>, read: &Text) -> TextCard {
    TextCard {
        name,
        notes,
        text: read.piece(0, read.len()),
        findings: text::check(read).iter().map(finding_card).collect(),
        numbers: text::numbers(read)
            .into_iter()
            .map(|number| TextNumberCard {
                offset: number.offset as f64,
                length: number.length as f64,
                printed: number.printed,
                subject: number.subject,
            })
            .collect(),
    }
}

fn finding_card(finding: &TextFinding) -> TextFindingCard {
    TextFindingCard {
        rule: finding.rule.to_string(),
        state: match finding.severity {
            text::Severity::Hint => CheckState::Hint,
            text::Severity::Explain => CheckState::Explain,
            text::Severity::Error => CheckState::Error,
        },
        quote: finding.quote.clone(),
        offset: finding.offset as f64,
        length: finding.length as f64,
        words: finding.words.clone(),
        expected: finding.expected.clone(),
    }
}
