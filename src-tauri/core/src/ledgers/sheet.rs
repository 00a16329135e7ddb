//! One sheet under way, and what is refused or told of it as a whole.

use super::goals::{self, Target};
use super::heading::Headings;
use super::shape::Goal;
use super::table::{Filler, TableRow};
use super::totals::Tally;
use crate::excel::read::SheetHead;
use crate::intake::typed::Raw;
use crate::register::{Draft, Register};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use crate::words::money::MoneyUnit;
use crate::words::place::Place;
use crate::words::text::folded;
use std::collections::{HashMap, HashSet};

/// One sheet under way.
pub(super) struct Sheet {
    pub(super) head: SheetHead,
    pub(super) place: Place,
    pub(super) filler: Filler,
    pub(super) waiting: Vec<TableRow>,
    pub(super) headings: Option<Headings>,
    /// No headings of the register stand where headings stand.
    pub(super) foreign: bool,
    /// What its lines are for: the register, or lines of it in a sheet of their own.
    pub(super) target: Target,
    pub(super) register: &'static Register,
    pub(super) spellings: HashMap<u32, String>,
    pub(super) goals: Vec<(u32, Goal, MoneyUnit)>,
    /// Columns that hold what goes under seal, by their goals or by their headings.
    pub(super) sealed: HashSet<u32>,
    pub(super) year: Option<i32>,
    pub(super) source: Option<RowId>,
    pub(super) previous: Option<TableRow>,
    /// What the file says in the cells of the line under way that somebody put right.
    pub(super) corrected: Vec<(u32, String)>,
    /// Whether somebody left the line under way out.
    pub(super) left: bool,
    pub(super) task_above: Option<Draft>,
    pub(super) since_total: Tally,
    pub(super) since_subtotal: Tally,
}

impl Sheet {
    /// A sheet that begins, in a ledger of a register.
    pub(super) fn new(head: SheetHead, file: &str, register: &'static Register) -> Sheet {
        let target = Target::of_sheet(register, &head.name);
        Sheet {
            target,
            register: target.register,
            place: Place::file(file).in_sheet(head.name.clone()),
            filler: Filler::new(&head),
            head,
            waiting: Vec::new(),
            headings: None,
            foreign: false,
            spellings: HashMap::new(),
            goals: Vec::new(),
            sealed: HashSet::new(),
            year: None,
            source: None,
            previous: None,
            corrected: Vec::new(),
            left: false,
            task_above: None,
            since_total: Tally::default(),
            since_subtotal: Tally::default(),
        }
    }

    /// Whether a column holds what goes under seal and may stand in no message.
    pub(super) fn is_sealed(&self, column: u32) -> bool {
        self.sealed.contains(&column)
    }

    /// Which columns of the headings hold what goes under seal.
    pub(super) fn sealed_among(&self, headings: &Headings) -> HashSet<u32> {
        let is_sealed =
            |path: &str, goal: &Option<Goal>| goals::names_sealed(path) || goal.is_some_and(|goal| self.target.is_sealed(goal));
        headings.columns.iter().filter(|(_, path, goal)| is_sealed(path, goal)).map(|(column, ..)| *column).collect()
    }
}

/// A mark of secrecy in the form of a mark: state secrets may not be stored here (保守国家秘密法 art. 31).
pub(super) fn refuse_secret(row: &TableRow, place: &Place) -> Result<()> {
    for (column, raw) in &row.cells {
        let Raw::Text(text) = raw else { continue };
        let plain = folded(text);
        let marked = ["绝密★", "机密★", "秘密★"].iter().any(|mark| plain.starts_with(mark));
        let alone = row.index < 3 && matches!(plain.as_str(), "绝密" | "机密" | "秘密");
        if marked || alone {
            return Err(Error::refused(
                "E_SECRET",
                format!(
                    "{}标有密级“{text}”。本软件不得存储、处理国家秘密，没有导入。请按保密规定处理该文件。",
                    place.clone().at(row.index, *column)
                ),
            ));
        }
    }
    Ok(())
}

/// The first year a sheet's title, its name or its file names: 2015年…
pub(super) fn year_of(headings: &Headings, sheet: &str, file: &str) -> Option<i32> {
    year_in(&headings.above).or_else(|| year_in(sheet)).or_else(|| year_in(file))
}

fn year_in(text: &str) -> Option<i32> {
    let folded = folded(text);
    let chars: Vec<char> = folded.chars().collect();
    chars.windows(5).find_map(|window| {
        let year: String = window.iter().take(4).collect();
        let number: i32 = year.parse().ok()?;
        (window.get(4) == Some(&'年') && (1950..=2100).contains(&number)).then_some(number)
    })
}
