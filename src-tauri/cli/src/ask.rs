//! From what stands behind `--where`, `--search` and `--sort` to a question.

use crate::args::Choice;
use zhengfeng_core::intake::ask::{self, Operator};
use zhengfeng_core::office::Office;
use zhengfeng_core::register::Register;
use zhengfeng_core::register::query::{Filter, Order, Query, Way};
use zhengfeng_core::words::error::{Error, Result};

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
    match wish.strip_prefix('-') {
        Some(name) => ask::order(register, name, Way::Down),
        None => ask::order(register, wish, Way::Up),
    }
}

fn filter(office: &Office, register: &'static Register, condition: &str) -> Result<Filter> {
    let Some((name, value)) = condition.split_once('=') else {
        return Err(Error::refused("E_CALL", format!("条件“{condition}”应写成 字段=值。")));
    };
    let operator = if value.trim().is_empty() { Operator::Empty } else { Operator::Is };
    ask::filter(&office.reading(), register, name.trim(), operator, &[value])
}
