//! What was handed in: kept with its figures and the rows behind them, listed, and compared row by row.

use crate::desk::Desk;
use crate::show::count;
use crate::wire::Nothing;
use crate::wire::papers::{CompareWish, ComparedCard, MovedCard, MovedRow, SubmissionCard, SubmitWish};
use crate::wire::records::LinkCard;
use zhengfeng_core::forms::correction;
use zhengfeng_core::forms::handed_in::{self, Wish};
use zhengfeng_core::forms::moved::{self, Against, Comparison, How, Moved};
use zhengfeng_core::office::Office;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::papers::report;
use zhengfeng_core::register::rights::Privilege;
use zhengfeng_core::register::{Described, Row};
use zhengfeng_core::registers::submission::Submission;
use zhengfeng_core::storage::{frozen, read, settings};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::Result;
use zhengfeng_core::words::period::Period;

/// Freezes a form or the report as it is handed in today; all that was handed in comes back.
pub fn submit(desk: &Desk, wish: SubmitWish) -> Result<Vec<SubmissionCard>> {
    let session = desk.session()?;
    let period = Period::parse(&wish.period)?;
    // Whom the report goes to is whom the office reports to; the record may be corrected afterwards.
    let recipient = session.read(|office| Ok(report::draft(&office.reading(), &period)?.recipient))?;
    let asked = Wish { what: wish.what, period, recipient: Some(recipient), doc_no: None };
    let (title, seq) = session.write(|office| {
        let (done, seq) = office.change_told(Deed::Submit, |change| handed_in::submit(change, &asked))?;
        Ok((done.title, seq))
    })?;
    session.acted(seq, format!("报送“{title}”"));
    session.read(listed)
}

/// What was handed in, the newest first.
pub fn list(desk: &Desk, _: Nothing) -> Result<Vec<SubmissionCard>> {
    desk.session()?.read(listed)
}

fn listed(office: &Office) -> Result<Vec<SubmissionCard>> {
    office.allow(Privilege::Figures)?;
    let reading = office.reading();
    let mut cards: Vec<SubmissionCard> = Vec::new();
    for row in handed_in::list(&reading, None)? {
        // One that was entered by hand kept none; whether what is kept is whole is looked at when it is compared.
        let figures = frozen::figures(&reading, row.row)?;
        cards.push(card(&row, (figures > 0).then_some(figures)));
    }
    cards.reverse();
    Ok(cards)
}

fn card(row: &Row, figures: Option<i64>) -> SubmissionCard {
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    SubmissionCard {
        id: row.id.to_string(),
        title: row.get(Submission::TITLE).unwrap_or_default(),
        from: day(row.get(Submission::FROM_ON)),
        to: day(row.get(Submission::TO_ON)),
        sent_on: day(row.get(Submission::SENT_ON)),
        sent_by: row.get(Submission::SENT_BY).unwrap_or_default(),
        version: row.get(Submission::VERSION).unwrap_or(1).to_string(),
        figures: figures.map(count),
    }
}

/// Which rows moved which numbers since a hand-in, and the correction note drafted from them.
pub fn compare(desk: &Desk, wish: CompareWish) -> Result<ComparedCard> {
    desk.session()?.read(|office| {
        office.allow(Privilege::Figures)?;
        let reading = office.reading();
        let row = |id: &str| read::locate(&reading, Submission::REGISTER, id);
        let against = match &wish.later {
            Some(later) => Against::HandIn(row(later)?),
            None => Against::Now,
        };
        let comparison = moved::compare(&reading, row(&wish.earlier)?, against)?;
        let county = settings::get(&reading, settings::COUNTY)?.unwrap_or_default();
        let note = match comparison.moved.is_empty() {
            false => correction::note(&comparison, &format!("中共{county}纪律检查委员会"), office.today()?),
            true => String::new(),
        };
        Ok(ComparedCard { moved: comparison.moved.iter().map(|moved| moved_card(&comparison, moved)).collect(), note })
    })
}

fn moved_card(comparison: &Comparison, moved: &Moved) -> MovedCard {
    let spelled = |value: i64| format!("{}{}", moved.figure.form.spell(moved.basis, value), moved.unit);
    let rows =
        [How::New, How::Corrected, How::Voided].into_iter().flat_map(|how| comparison.of(moved, how)).map(row_card).collect();
    MovedCard {
        code: moved.figure.code.to_string(),
        label: moved.called.clone(),
        unit: moved.unit.clone(),
        from: spelled(moved.from),
        to: spelled(moved.to),
        rows,
    }
}

/// What the account may not see is told as a row of its register and no more.
fn row_card(row: &moved::MovedRow) -> MovedRow {
    let (id, label) = match &row.name {
        Some((id, label)) => (id.to_string(), label.clone()),
        None => (String::new(), format!("{}（不在本岗位查阅范围内）", row.register.label)),
    };
    let changes = row
        .steps
        .iter()
        .flat_map(|step| &step.pairs)
        .map(|pair| format!("{}由“{}”改为“{}”", pair.field.label, pair.before_text, pair.after_text));
    let words = match &row.void_reason {
        Some(reason) => reason.clone(),
        None => changes.collect::<Vec<_>>().join("；"),
    };
    MovedRow {
        row: LinkCard { register: row.register.name.to_string(), id, label, note: String::new() },
        how: row.how.label().to_string(),
        words,
    }
}
