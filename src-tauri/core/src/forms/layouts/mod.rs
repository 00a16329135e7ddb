//! The superiors' forms as data, one file each; nothing is reckoned here.

pub mod eight_rules;
pub mod three_lists;

use super::grid::{Blank, Cell, Head, Leaf};

/// All forms laid out in lines and columns, the layouts of one form in order of time.
pub static ALL: &[&Blank] = &[&eight_rules::FROM_2013, &eight_rules::FROM_2015, &eight_rules::FROM_2019];

/// A column of counts.
const fn column(key: &'static str, label: &'static str, width: u32, cell: Cell) -> Head {
    Head::Column(Leaf { key, label, width, cell })
}
