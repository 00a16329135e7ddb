//! Figures with their numbers, their months, and why a number of matters is not a number of cases.

use crate::desk::Desk;
use crate::show::{self, count};
use crate::wire::checks::{PartCard, RowsCard};
use crate::wire::figures::{
    ChoiceCard, ChoiceOption, ChoiceWish, Drill, EvidenceCard, FigureCard, FigureValue, FiguresCard, FiguresWish, GrowthCard,
    MonthsCard, MonthsWish, RatioCard, SectionCard, SpreadCard,
};
use crate::wire::papers::SplitDrill;
use crate::wire::views::Among;
use zhengfeng_core::figures::evidence::{self, EvidenceAnswer};
use zhengfeng_core::figures::figure::{Basis, Choice, Figure};
use zhengfeng_core::figures::ratio::{self, RatioAnswer};
use zhengfeng_core::figures::sections::{self, Section};
use zhengfeng_core::figures::{self, Answer, BasisValue, Scope, months, spread};
use zhengfeng_core::office::Office;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::register::Register;
use zhengfeng_core::register::rights::Privilege;
use zhengfeng_core::registers::decision;
use zhengfeng_core::storage::read;
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::period::Period;

/// Every figure of a period.
pub fn all(desk: &Desk, wish: FiguresWish) -> Result<FiguresCard> {
    desk.session()?.read(|office| told(office, &wish))
}

fn told(office: &Office, wish: &FiguresWish) -> Result<FiguresCard> {
    office.allow(Privilege::Figures)?;
    let period = Period::parse(&wish.period)?;
    let scope = scope(office, wish.unit.as_deref(), wish.zone.as_deref())?;
    let answers = figures::evaluate(&office.reading(), &period, scope)?;
    Ok(FiguresCard {
        period: period.chinese(),
        from: period.from().to_string(),
        to: period.to().to_string(),
        counted_at: office.clock().stamp(),
        figures: answers.iter().map(card).collect(),
        sections: sections::ALL.iter().map(|section| section_card(section)).collect(),
        ratios: ratio::of(&answers).iter().map(|ratio| ratio_card(ratio, wish)).collect(),
    })
}

fn section_card(section: &Section) -> SectionCard {
    SectionCard { number: section.number.to_string(), heading: section.heading.to_string(), part: section.of.is_some() }
}

fn ratio_card(answer: &RatioAnswer, wish: &FiguresWish) -> RatioCard {
    let part = |(code, basis): (&str, Basis), value: i64| {
        let figure = figures::named(code).ok();
        let unit = figure.and_then(|figure| figure.counted(basis)).map_or("", |counted| counted.unit);
        PartCard {
            label: figure.map_or("", |figure| figure.label).to_string(),
            printed: format!("{value}{unit}"),
            drill: Some(drill(code, basis, wish)),
            minus: false,
        }
    };
    RatioCard {
        key: answer.ratio.key.to_string(),
        label: answer.ratio.label.to_string(),
        printed: answer.printed.clone(),
        numerator: part(answer.ratio.numerator, answer.numerator),
        denominator: part(answer.ratio.denominator, answer.denominator),
    }
}

/// What opens the rows of a figure's number.
pub fn drill(code: &str, basis: Basis, wish: &FiguresWish) -> Drill {
    Drill {
        code: code.to_string(),
        basis: basis.word().to_string(),
        period: wish.period.clone(),
        unit: wish.unit.clone(),
        zone: wish.zone.clone(),
    }
}

/// The sentences of the report without a number, with the rows that prove or break them.
pub fn evidence(desk: &Desk, wish: FiguresWish) -> Result<Vec<EvidenceCard>> {
    desk.session()?.read(|office| {
        office.allow(Privilege::Figures)?;
        let period = Period::parse(&wish.period)?;
        let answers = evidence::evidence(&office.reading(), &period)?;
        let rows = |answer: &EvidenceAnswer, broken: bool| {
            let parts = if broken { &answer.broken } else { &answer.shown };
            let cards = parts.iter().zip(0_u32..).map(|((register, rows), at)| {
                let code = answer.evidence.code.to_string();
                show::rows(office, register, rows, Among::Evidence { code, period: wish.period.clone(), at, broken })
            });
            cards.collect::<Result<Vec<RowsCard>>>()
        };
        let card = |answer: &EvidenceAnswer| {
            Ok(EvidenceCard {
                code: answer.evidence.code.to_string(),
                label: answer.evidence.label.to_string(),
                rule: answer.evidence.rule.to_string(),
                source: answer.evidence.source.to_string(),
                section: answer.evidence.section.number.to_string(),
                shown: rows(answer, false)?,
                shown_words: answer.shown_words.clone(),
                broken: rows(answer, true)?,
                broken_words: answer.broken_words.clone(),
                found: count(answer.found),
                expected: answer.expected.map(count),
                holds: answer.holds,
            })
        };
        answers.iter().map(card).collect()
    })
}

/// Every number against the same period a year before.
pub fn growth(desk: &Desk, wish: FiguresWish) -> Result<Vec<GrowthCard>> {
    desk.session()?.read(|office| {
        office.allow(Privilege::Figures)?;
        let period = Period::parse(&wish.period)?;
        let Some(before) = period.year_before() else { return Ok(Vec::new()) };
        let scope = scope(office, wish.unit.as_deref(), wish.zone.as_deref())?;
        let (now, past) =
            (figures::evaluate(&office.reading(), &period, scope)?, figures::evaluate(&office.reading(), &before, scope)?);
        let card = |answer: &Answer, value: &BasisValue| {
            let past = past.iter().find(|past| past.figure.code == answer.figure.code)?;
            let then = past.values.iter().chain(&past.more).find(|one| one.basis == value.basis)?;
            Some(GrowthCard {
                code: answer.figure.code.to_string(),
                basis: value.basis.word().to_string(),
                before: format!("{}{}", past.spelled(then), then.unit),
                growth: ratio::growth(value.value, then.value, 1),
            })
        };
        let of = |answer: &Answer| {
            answer.values.iter().chain(&answer.more).filter_map(|value| card(answer, value)).collect::<Vec<_>>()
        };
        Ok(now.iter().flat_map(of).collect())
    })
}

/// Takes a counting rule for a year, where the report leaves it open; the figures counted by it come back.
pub fn choose(desk: &Desk, wish: ChoiceWish) -> Result<FiguresCard> {
    let session = desk.session()?;
    let figure = figures::named(&wish.code)?;
    let choice = figure.choice.ok_or_else(|| Error::refused("E_CHOICE", format!("指标 {} 的口径不需要选择。", wish.code)))?;
    let seq = session.write(|office| {
        let ((), seq) =
            office.change_told(Deed::Change, |change| decision::take_rule(change, wish.year, choice.question, &wish.word))?;
        Ok(seq)
    })?;
    session.acted(seq, format!("选定口径“{}”", figure.label));
    session.read(|office| told(office, &FiguresWish { period: wish.year.to_string(), unit: None, zone: None }))
}

/// The twelve months of figures that count events.
pub fn by_month(desk: &Desk, wish: MonthsWish) -> Result<Vec<MonthsCard>> {
    desk.session()?.read(|office| {
        office.allow(Privilege::Figures)?;
        let asked: Vec<&'static Figure> = figures::all()
            .iter()
            .filter(|figure| figure.flows() && (wish.codes.is_empty() || wish.codes.iter().any(|code| code == figure.code)))
            .collect();
        match scope(office, wish.unit.as_deref(), wish.zone.as_deref())? {
            Scope::County => months_of(office, &asked, wish.year),
            part => months_in(office, &asked, wish.year, part),
        }
    })
}

/// The same for a part of the county, month by month.
fn months_in(office: &Office, asked: &[&'static Figure], year: i32, part: Scope) -> Result<Vec<MonthsCard>> {
    let mut all: Vec<MonthsCard> = Vec::new();
    for month in Period::months(year).into_iter().flatten() {
        for answer in figures::evaluate_some(&office.reading(), &month, part, asked)? {
            for value in answer.values.iter().chain(&answer.more) {
                let same = |card: &MonthsCard| card.code == answer.figure.code && card.basis == value.basis.word();
                match all.iter_mut().find(|card| same(card)) {
                    Some(card) => card.values.push(value.in_unit()),
                    None => all.push(MonthsCard {
                        code: answer.figure.code.to_string(),
                        basis: value.basis.word().to_string(),
                        values: vec![value.in_unit()],
                    }),
                }
            }
        }
    }
    Ok(all)
}

/// Twelve numbers for every basis of some figures.
pub fn months_of(office: &Office, asked: &[&'static Figure], year: i32) -> Result<Vec<MonthsCard>> {
    let series = months::months(&office.reading(), asked, year)?;
    Ok(series
        .into_iter()
        .flat_map(|one| {
            one.values.into_iter().map(move |(basis, numbers)| MonthsCard {
                code: one.figure.code.to_string(),
                basis: basis.word().to_string(),
                values: numbers.iter().map(|number| BasisValue { basis, unit: "", value: *number }.in_unit()).collect(),
            })
        })
        .collect())
}

/// The matters behind F022 by how many persons they have, with the cases filed on them and the persons in them.
pub fn spread(desk: &Desk, wish: FiguresWish) -> Result<Vec<SpreadCard>> {
    desk.session()?.read(|office| {
        office.allow(Privilege::Figures)?;
        let period = Period::parse(&wish.period)?;
        let scope = scope(office, wish.unit.as_deref(), wish.zone.as_deref())?;
        let groups = spread::spread(&office.reading(), figures::named("F022")?, &period, scope)?.groups;
        let card = |group: spread::Group| SpreadCard {
            persons_each: count(group.persons_each),
            incidents: count(group.incidents),
            cases: count(group.cases),
            persons: count(group.persons),
        };
        Ok(groups.into_iter().map(card).collect())
    })
}

/// The part of the county that is asked for.
pub fn scope(office: &Office, unit: Option<&str>, zone: Option<&str>) -> Result<Scope> {
    let row = |register: &str, id: &str| read::locate(&office.reading(), office.shelf().register(register)?, id);
    Ok(match (unit.filter(|id| !id.is_empty()), zone.filter(|id| !id.is_empty())) {
        (Some(unit), _) => Scope::Unit(row("units", unit)?),
        (None, Some(zone)) => Scope::Zone(row("zones", zone)?),
        (None, None) => Scope::County,
    })
}

/// The rows behind a number, with their register.
pub fn drilled(office: &Office, drill: &Drill) -> Result<(&'static Register, Vec<RowId>)> {
    office.allow(Privilege::Figures)?;
    let period = Period::parse(&drill.period)?;
    let scope = scope(office, drill.unit.as_deref(), drill.zone.as_deref())?;
    figures::rows(&office.reading(), figures::named(&drill.code)?, basis(&drill.basis)?, &period, scope)
}

/// The rows of one register that a figure may have to count and cannot.
pub fn gaps(office: &Office, drill: &Drill) -> Result<(&'static Register, Vec<RowId>)> {
    office.allow(Privilege::Figures)?;
    let period = Period::parse(&drill.period)?;
    let scope = scope(office, drill.unit.as_deref(), drill.zone.as_deref())?;
    let figure = figures::named(&drill.code)?;
    let gaps = figures::gaps(&office.reading(), figure, &period, scope)?;
    let register = gaps.first().map_or(office.shelf().register("clues")?, |gap| gap.register);
    let mut rows: Vec<RowId> = gaps.iter().filter(|gap| gap.register == register).map(|gap| gap.row).collect();
    rows.dedup();
    Ok((register, rows))
}

/// The rows of one share of a number.
pub fn split_rows(office: &Office, split: &SplitDrill) -> Result<(&'static Register, Vec<RowId>)> {
    let Some(column) = &split.column else { return drilled(office, &split.drill) };
    office.allow(Privilege::Figures)?;
    let period = Period::parse(&split.drill.period)?;
    let scope = scope(office, split.drill.unit.as_deref(), split.drill.zone.as_deref())?;
    let figure = figures::named(&split.drill.code)?;
    let basis = basis(&split.drill.basis)?;
    let one = |word: Option<&str>| figures::split::rows(&office.reading(), figure, basis, column, word, &period, scope);
    let (register, mut all) = one(split.words.first().map(String::as_str))?;
    for word in split.words.iter().skip(1) {
        all.extend(one(Some(word))?.1);
    }
    all.sort_unstable();
    // A row that stands under two of the codes is one row.
    all.dedup();
    Ok((register, all))
}

/// The rows that prove a sentence of the report, or break it.
pub fn proving(office: &Office, code: &str, period: &str, at: u32, broken: bool) -> Result<(&'static Register, Vec<RowId>)> {
    office.allow(Privilege::Figures)?;
    let answer = evidence::look_up(&office.reading(), evidence::named(code)?, &Period::parse(period)?)?;
    let parts = if broken { answer.broken } else { answer.shown };
    parts
        .into_iter()
        .nth(at as usize)
        .ok_or_else(|| Error::refused("E_FIGURE", format!("“{code}”没有这部分依据。请重新计算。")))
}

fn basis(word: &str) -> Result<Basis> {
    Basis::of_word(word).ok_or_else(|| Error::refused("E_BASIS", format!("没有“{word}”这种计数。")))
}

/// A figure with its numbers.
pub fn card(answer: &Answer) -> FigureCard {
    let figure = answer.figure;
    let value = |value: &BasisValue| FigureValue {
        basis: value.basis.word().to_string(),
        register: figure
            .bases()
            .find(|counted| counted.basis == value.basis)
            .map_or("", |counted| counted.register)
            .to_string(),
        unit: value.unit.to_string(),
        value: value.in_unit(),
        printed: answer.spelled(value),
    };
    FigureCard {
        code: figure.code.to_string(),
        label: figure.label.to_string(),
        rule: answer.rule.to_string(),
        source: figure.source.to_string(),
        values: answer.values.iter().map(value).collect(),
        more: answer.more.iter().map(value).collect(),
        printed: answer.printed.clone(),
        lacking: count(answer.lacking),
        flows: figure.flows(),
        day: figure.day().map(str::to_string),
        section: figure.section.number.to_string(),
        choice: figure.choice.map(|choice| choice_card(figure, choice, answer)),
    }
}

fn choice_card(figure: &Figure, choice: &Choice, answer: &Answer) -> ChoiceCard {
    let usual =
        ChoiceOption { word: choice.usual.to_string(), label: choice.usual_label.to_string(), rule: figure.rule.to_string() };
    let others = choice.others.iter().map(|other| ChoiceOption {
        word: other.word.to_string(),
        label: other.label.to_string(),
        rule: other.rule.to_string(),
    });
    ChoiceCard {
        question: choice.question.to_string(),
        taken: answer.taken.map_or(choice.usual, |taken| taken.word).to_string(),
        options: std::iter::once(usual).chain(others).collect(),
    }
}
