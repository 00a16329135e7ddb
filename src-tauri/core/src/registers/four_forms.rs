//! 四种形态: which form a case falls into by its gravest outcome (domain paper §4.2). The office's own list goes before the
//! usual one; a list that is changed settles the cases it speaks of. Figures count persons by the same two lists.

use super::enter::linked;
use super::lists::{FourForm, SanctionClass};
use super::sanction::{Sanction, Transfer};
use super::submission::FormRule;
use crate::register::codes::Closed;
use crate::register::four_forms::USUAL_FORMS;
use crate::register::query::{Filter, Query, Test};
use crate::register::{Described, Row};
use crate::storage::{Change, page};
use crate::words::error::Result;
use crate::words::ids::RowId;

/// The form of a case; none while nothing was decided.
pub(super) fn of_case(change: &Change, case: RowId) -> Result<Option<FourForm>> {
    if !linked(change, Transfer::REGISTER, Transfer::CASE_ID.position(), case)?.is_empty() {
        return Ok(Some(FourForm::Fourth));
    }
    let mut gravest = None;
    for sanction in linked(change, Sanction::REGISTER, Sanction::CASE_ID.position(), case)? {
        gravest = match (gravest, of_sanction(change, &sanction)?) {
            // 不计入 is the lightest of all: it stands only where nothing else was decided.
            (None | Some(FourForm::None), form @ Some(_)) => form,
            (known, None | Some(FourForm::None)) => known,
            (known, form) => known.max(form),
        };
    }
    Ok(gravest)
}

/// The cases with a sanction of the kind a rule speaks of.
pub(super) fn cases_under(change: &Change, rule: &Row) -> Result<Vec<RowId>> {
    let Some(kind) = rule.get(FormRule::SANCTION_KIND) else { return Ok(Vec::new()) };
    let kind = Filter { field: Sanction::SANCTION_KIND.position(), test: Test::Is(vec![kind.0]) };
    let mut cases = Vec::new();
    page::each(&change.settling(), Sanction::REGISTER, &Query { filters: vec![kind], ..Query::default() }, |sanction| {
        cases.extend(sanction.get(Sanction::CASE_ID).map(|case| case.row()));
        Ok(())
    })?;
    cases.sort_unstable();
    cases.dedup();
    Ok(cases)
}

/// The form of its kind, by the office's list or the usual one; an office's own kind by its class.
fn of_sanction(change: &Change, sanction: &Row) -> Result<Option<FourForm>> {
    let (Some(kind), Some(decided)) = (sanction.get(Sanction::SANCTION_KIND), sanction.get(Sanction::DECIDED_ON)) else {
        return Ok(None);
    };
    let spoken = Filter { field: FormRule::SANCTION_KIND.position(), test: Test::Is(vec![kind.0.clone()]) };
    let mut own = None;
    page::each(&change.settling(), FormRule::REGISTER, &Query { filters: vec![spoken], ..Query::default() }, |rule| {
        let begun = rule.get(FormRule::FROM_ON).is_none_or(|from| from.to_string() <= decided.to_string());
        // A month or a year holds to its end.
        let ended = rule.get(FormRule::TO_ON).is_some_and(|to| {
            let (to, decided) = (to.to_string(), decided.to_string());
            decided.get(..to.len()).unwrap_or(&decided) > to.as_str()
        });
        if begun && !ended {
            own = rule.get(FormRule::FOUR_FORM_CODE);
        }
        Ok(())
    })?;
    if own.is_some() {
        return Ok(own);
    }
    if let Some((_, form)) = USUAL_FORMS.iter().find(|(usual, _)| *usual == kind.0) {
        return Ok(FourForm::of_word(form));
    }
    Ok(sanction.get(Sanction::SANCTION_CLASS).map(|class| match class {
        SanctionClass::Party | SanctionClass::Administrative | SanctionClass::Government | SanctionClass::Organisational => {
            FourForm::Second
        }
        SanctionClass::FirstForm | SanctionClass::Accountability => FourForm::First,
        SanctionClass::Criminal => FourForm::Fourth,
    }))
}
