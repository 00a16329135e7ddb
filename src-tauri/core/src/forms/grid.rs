//! What a superiors' form is: dated data that says which lines and columns stand in it and what each cell counts.
//!
//! Every label, code and identity of a form stands here as data with the days it holds for; the rest of the room only
//! walks through it. A column whose label no paper tells is `待补`: it is printed empty, and nothing is made up for it.

use crate::figures::figure::Basis;

/// A form of the superiors, valid for periods that end between two days.
#[derive(Debug)]
pub struct Blank {
    /// Its name on the command line.
    pub name: &'static str,
    /// What the office calls it.
    pub label: &'static str,
    /// Who asks for it, or where the layout comes from.
    pub source: &'static str,
    /// First day it holds for, stored spelling; empty: from the beginning.
    pub valid_from: &'static str,
    /// Last day it holds for; empty: still open.
    pub valid_to: &'static str,
    /// Its sheets in order.
    pub sheets: &'static [Grid],
    /// A ranking of towns and departments behind them.
    pub ranked: Option<Ranked>,
}

/// A sheet that ranks the towns and departments by a figure.
#[derive(Debug, Clone, Copy)]
pub struct Ranked {
    /// The name on its tab.
    pub tab: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The figure's code.
    pub code: &'static str,
    /// What is counted.
    pub basis: Basis,
    /// What the figure counts, as the base is printed.
    pub base: &'static str,
}

/// One sheet: lines against columns.
#[derive(Debug)]
pub struct Grid {
    /// The name on its tab.
    pub tab: &'static str,
    /// The title above it.
    pub title: &'static str,
    /// What it counts in: `起、人`.
    pub units: &'static str,
    /// The headings over the labels of the lines, with their widths in half-width characters.
    pub stubs: &'static [(&'static str, u32)],
    /// The columns.
    pub columns: &'static [Head],
    /// The lines, in bands under one label each.
    pub bands: &'static [Band],
    /// What must hold among its numbers.
    pub identities: &'static [Identity],
    /// What is printed below it.
    pub notes: &'static [&'static str],
}

/// A label that changed: from which day each wording holds, in order of time.
pub type Wording = &'static [(&'static str, &'static str)];

/// A label as it read on a day.
pub fn worded(wording: Wording, day: &str) -> &'static str {
    let held = wording.iter().rev().find(|(from, _)| *from <= day).or(wording.first());
    held.map_or("", |(_, words)| words)
}

/// A column, or columns under a common heading.
#[derive(Debug)]
pub enum Head {
    /// A common heading.
    Group(&'static str, &'static [Head]),
    /// One column.
    Column(Leaf),
}

/// One column.
#[derive(Debug)]
pub struct Leaf {
    /// The name identities and sums know it by; those of one kind begin alike: `kind.dining`.
    pub key: &'static str,
    /// Its heading.
    pub label: &'static str,
    /// Its width in half-width characters.
    pub width: u32,
    /// What it counts.
    pub cell: Cell,
}

/// Lines under one label.
#[derive(Debug)]
pub struct Band {
    /// The label, where the form has one for it.
    pub label: BandLabel,
    /// The stretch of time its numbers are counted in.
    pub span: Span,
    /// Its lines.
    pub lines: &'static [Line],
}

/// What stands before a band of lines.
#[derive(Debug)]
pub enum BandLabel {
    /// Nothing: the lines have labels of their own only.
    Bare,
    /// Words.
    Words(&'static str),
    /// The stretch of time: `2015年6月`, `2015年1-6月`.
    Span,
}

/// The stretch of time a band is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// The period asked for.
    Period,
    /// The last month of the period asked for.
    Month,
    /// From New Year to the end of the period asked for.
    YearToDate,
    /// The same stretch a year before the period asked for.
    YearBefore,
}

/// One line.
#[derive(Debug)]
pub struct Line {
    /// The name identities know it by.
    pub key: &'static str,
    /// Its label.
    pub label: Wording,
    /// What it counts.
    pub cell: Cell,
}

/// What a line or a column says about a number. Where one says what is counted, the other says of which.
#[derive(Debug, Clone, Copy)]
pub enum Cell {
    /// All of what the other counts.
    Whole,
    /// A figure, by its code, counted so. Which column of it an axis means is told beside the figures.
    Count(&'static str, Basis),
    /// Of what the other counts, those whose code on an axis is one of these words.
    Of(Axis, &'static [&'static str]),
    /// Of what the other counts, those with no code on an axis.
    Without(Axis),
    /// A figure counted so, of these codes on an axis: both at once.
    Part(&'static str, Basis, Axis, &'static [&'static str]),
    /// What the other counts, a year before.
    YearBefore,
    /// By how much the first is more than the second, in percent of the second.
    Growth(&'static str, &'static str),
    /// This column as a share of what the line of this name has in it, in percent.
    ShareOfLine(&'static str, &'static str),
    /// The sum of all lines or columns whose names begin so, as the superiors' form reckons it.
    Sum(&'static str),
    /// The first less the second.
    Less(&'static str, &'static str),
    /// The first as a share of the second, in percent.
    Share(&'static str, &'static str),
    /// Unknown to the papers: printed empty.
    Waiting,
}

/// Something a figure can be split by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// The kind of a breach of the eight rules.
    EightRule,
    /// The rank: of a person, or of the highest person of a matter.
    Rank,
    /// The source of a clue.
    Source,
    /// How a clue was disposed of.
    Way,
    /// Channel of a letter.
    Channel,
    /// Who passed a letter on.
    Origin,
    /// What kind of a letter it is.
    Class,
    /// First or repeated.
    Repeat,
    /// Whether the writer gave a name.
    NameKind,
    /// The rank of the first accused.
    AccusedRank,
    /// What a letter is about; one may be about several.
    Issue,
    /// Where the matter of a letter lies.
    Town,
    /// The subject of a letter; one may have several.
    Tag,
    /// The one field near the people a matter stands under.
    Field,
    /// What was done, by the gravest.
    Outcome,
}

/// What must hold among the numbers of a sheet. Lines and columns are named by their keys; a name ending in a dot means
/// all that begin so.
#[derive(Debug)]
pub enum Identity {
    /// In each line: the columns that begin so add up to this one. The words name both.
    Columns(&'static str, &'static str, &'static str),
    /// In each column: the lines that begin so add up to this one.
    Lines(&'static str, &'static str, &'static str),
    /// The same, in these columns only: persons of several lines count once in the whole.
    LinesIn(&'static [&'static str], &'static str, &'static str, &'static str),
    /// In each column: the first line is no less than the second, if it says so at all.
    NotLess(&'static str, &'static str, &'static str),
    /// In each line: the first column is no more than the second.
    AtMost(&'static str, &'static str, &'static str),
    /// In each line: these columns, with their signs, come to nothing.
    Balance(&'static str, &'static [(&'static str, i64)]),
    /// The same line in two bands, the first the month's, the second the year's to date: what was counted before the
    /// month and the month come to the year. The words name the matter.
    Cumulative(&'static str),
}

/// The columns of a grid one after the other.
pub fn leaves(heads: &'static [Head]) -> Vec<&'static Leaf> {
    let mut all = Vec::new();
    for head in heads {
        match head {
            Head::Group(_, below) => all.extend(leaves(below)),
            Head::Column(leaf) => all.push(leaf),
        }
    }
    all
}

/// How many levels of headings a grid has.
pub fn depth(heads: &'static [Head]) -> u32 {
    let below = heads.iter().map(|head| match head {
        Head::Group(_, below) => 1 + depth(below),
        Head::Column(_) => 1,
    });
    below.max().unwrap_or(0)
}
