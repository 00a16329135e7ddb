//! Figures with their numbers, their months, and why a number of matters is not a number of cases.

use crate::desk::Desk;
use crate::show::count;
use crate::wire::figures::{Drill, FigureCard, FigureValue, FiguresCard, FiguresWish, MonthsCard, MonthsWish, SpreadCard};
use std::collections::{BTreeMap, HashSet};
use zhengfeng_core::figures::figure::{Basis, Figure};
use zhengfeng_core::figures::{self, Answer, BasisValue, Scope, months};
use zhengfeng_core::office::Office;
use zhengfeng_core::register::Register;
use zhengfeng_core::register::rights::Privilege;
use zhengfeng_core::storage::read;
use zhengfeng_core::words::error::{Error, Result};
use zhengfeng_core::words::ids::RowId;
use zhengfeng_core::words::period::Period;

/// Every figure of a period.
pub fn all(desk: &Desk, wish: FiguresWish) -> Result<FiguresCard> {
    desk.session()?.read(|office| {
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
        })
    })
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
        let groups = spread::spread(&office.reading(), figures::named("F022")?, &period, scope)?;
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
    let basis =
        Basis::of_word(&drill.basis).ok_or_else(|| Error::refused("E_BASIS", format!("没有“{}”这种计数。", drill.basis)))?;
    figures::rows(&office.reading(), figures::named(&drill.code)?, basis, &period, scope)
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
    }
}
