//! One file for each family of commands. A command opens the office, asks the core, prints; nothing else.

mod account;
mod bring;
mod check;
mod count;
mod due;
mod enter;
mod found;
mod hand;
mod keep;
mod rows;
mod shelf;
mod take;
mod text;

use crate::args::{Call, Deed};
use crate::print::{Outcome, Printer};
use zhengfeng_core::ledgers::import::{Mode, NewUnits};
use zhengfeng_core::words::error::Result;

/// Does what a call asks for.
pub fn run(call: &Call, printer: &Printer) -> Result<Outcome> {
    match &call.deed {
        Deed::Init { sample, county } => found::init(call, *sample, county.as_deref(), printer),
        Deed::Account { deed } => account::run(call, deed, printer),
        Deed::Registers => shelf::registers(printer),
        Deed::Codes { list } => shelf::codes(call, list.as_deref(), printer),
        Deed::Rules { letters: Some(switch), .. } => due::letters(call, switch == "on", printer),
        Deed::Rules { checks: true, .. } => check::rules(printer),
        Deed::Rules { checks: false, .. } => shelf::rules(printer),
        Deed::Forms => shelf::forms(printer),
        Deed::Peek { file } => bring::peek(file, printer),
        Deed::CheckText { file } => text::check(file, printer),
        Deed::List { register, choice, offset, limit } => rows::list(call, register, choice, *offset, *limit, printer),
        Deed::Add { register, boxes } => enter::add(call, register, boxes, printer),
        Deed::Change { record, boxes } => enter::change(call, record, boxes, printer),
        Deed::Void { record, why } => enter::void(call, record, why, printer),
        Deed::History { record } => rows::history(call, record, printer),
        Deed::Look { record, field, why } => rows::look(call, record, field, why, printer),
        Deed::Export { register, out, choice } => take::export(call, register, out, choice, printer),
        Deed::Figures { span } => count::figures(call, span, printer),
        Deed::Figure { code, span } => count::figure(call, code, span, printer),
        Deed::Due { on, within } => due::due(call, on.as_deref(), *within, printer),
        Deed::Check { span } => check::check(call, span, printer),
        Deed::Waive { rule, period, reason, by } => check::waive(call, rule, period, reason, by, printer),
        Deed::Form { name, period, blank: true, out } => take::blank(call, name, period, out, printer),
        Deed::Form { name, period, blank: false, out } => take::form(call, name, period, out, printer),
        Deed::Report { period, out, redact, headed } => take::report(call, period, out, (*redact, *headed), printer),
        Deed::Submit { what, period, to, no } => hand::submit(call, what, period, to.as_deref(), no.as_deref(), printer),
        Deed::Submissions => hand::list(call, printer),
        Deed::Compare { earlier, later } => hand::compare(call, earlier, later, printer),
        Deed::Fill { template, out, bindings, period } => {
            take::fill(call, &take::Filling { template, bindings, period, out }, printer)
        }
        Deed::Import { register, files, sheet, profile, year, new_units, dry_run } => {
            let manner = bring::Manner {
                sheet: sheet.as_deref(),
                profile: profile.as_deref(),
                year: *year,
                units: if *new_units { NewUnits::Enter } else { NewUnits::Wait },
                mode: if *dry_run { Mode::Rehearse } else { Mode::Commit },
            };
            bring::import(call, register, files, &manner, printer)
        }
        Deed::UndoBatch { batch } => bring::undo_batch(call, batch, printer),
        Deed::Generate { clues, seed } => found::generate(call, *clues, *seed, printer),
        Deed::Backup { folder } => keep::backup(call, folder, printer),
        Deed::Restore { file, into } => keep::restore(call, file, into, printer),
        Deed::Verify => keep::verify(call, printer),
        Deed::Trail { since, out } => keep::trail(call, since, out.as_deref(), printer),
    }
}
