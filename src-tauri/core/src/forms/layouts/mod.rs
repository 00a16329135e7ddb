//! The superiors' forms as data, one file each; nothing is reckoned here.

pub mod around_people;
pub mod clues;
pub mod eight_rules;
pub mod four_forms;
pub mod petitions;
pub mod three_lists;

use super::grid::{Blank, Cell, Head, Leaf};

/// All forms laid out in lines and columns, the layouts of one form in order of time.
pub static ALL: &[&Blank] = &[
    &eight_rules::FROM_2013,
    &eight_rules::FROM_2015,
    &eight_rules::FROM_2019,
    &four_forms::FROM_2016,
    &petitions::PETITIONS,
    &clues::CLUES,
    &around_people::AROUND_PEOPLE,
];

/// A column of counts.
const fn column(key: &'static str, label: &'static str, width: u32, cell: Cell) -> Head {
    Head::Column(Leaf { key, label, width, cell })
}
