//! The description of a register: what a row has, how strongly it needs it, what ledgers call it.

use crate::words::place::Place;
use std::marker::PhantomData;

/// A struct that describes a register.
pub trait Described {
    /// The name alone, so that registers can link to each other and to themselves.
    const NAME: &'static str;
    /// The description.
    const REGISTER: &'static Register;
}

/// A register (台账) or the lines of one.
#[derive(Debug)]
pub struct Register {
    /// Name of the table, of the command line and of JSON.
    pub name: &'static str,
    /// What the office calls it.
    pub label: &'static str,
    /// The register whose lines these are, if they are lines.
    pub of: Option<&'static str>,
    /// Fields in the order of the form, the common ones last.
    pub fields: &'static [Field],
    /// The register's own running number, if it has one.
    pub number: Option<Number>,
    /// Fields that name a row in a link.
    pub title: &'static [&'static str],
    /// Natural keys, the most trusted first; lines have their parent in every key.
    pub keys: &'static [&'static [&'static str]],
    /// Identity by alternatives: of each group at least one field is filled.
    pub one_of: &'static [&'static [&'static str]],
    /// Standing by alternatives: of each group at least one field should be filled.
    pub standing_one_of: &'static [&'static [&'static str]],
}

impl PartialEq for Register {
    fn eq(&self, other: &Register) -> bool {
        self.name == other.name
    }
}

impl Eq for Register {}

impl std::hash::Hash for Register {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl Register {
    /// The position of a field by name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// A field by name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The fields that stand in the table itself, with their positions.
    pub fn columns(&self) -> impl Iterator<Item = (usize, &'static Field)> {
        self.fields.iter().enumerate().filter(|(_, field)| field.kind.is_column())
    }
}

/// A running number of a register.
#[derive(Debug, Clone, Copy)]
pub struct Number {
    /// The field that holds it.
    pub field: &'static str,
    /// What numbers given by the program begin with.
    pub prefix: &'static str,
}

/// A field of a register.
#[derive(Debug)]
pub struct Field {
    /// Identifier in SQL, JSON and code.
    pub name: &'static str,
    /// Label on forms, grids and exports; also the first heading an import knows.
    pub label: &'static str,
    /// What a value is.
    pub kind: Kind,
    /// How strongly the row needs it.
    pub need: Need,
    /// The code list, for codes.
    pub codes: Option<&'static str>,
    /// Whether the search box looks into it.
    pub search: bool,
    /// Whether the search box also finds it by the initials of its Hanzi.
    pub initials: bool,
    /// Whether the program fills it in from other fields.
    pub computed: bool,
    /// Other headings ledgers use for it.
    pub headings: &'static [&'static str],
}

impl Field {
    /// The field as the place of a problem.
    pub fn place(&self) -> Place {
        Place::default().of_field(self.label).named(self.name)
    }

    /// Whether the field is under seal.
    pub fn sealed(&self) -> bool {
        self.kind == Kind::Sealed
    }
}

/// What a value of a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Several short texts.
    Texts,
    /// A day, month or year.
    Day,
    /// A month `yyyy-MM`.
    Month,
    /// A whole number.
    Count,
    /// An amount in 分.
    Fen,
    /// Yes or no.
    Flag,
    /// One word of a code list.
    Code,
    /// Several words of a code list.
    Codes,
    /// A row of another register.
    Link(&'static str),
    /// Several rows of another register.
    Many(&'static str),
    /// Child rows, a register of their own.
    Lines(&'static str),
    /// Text under seal.
    Sealed,
}

impl Kind {
    /// Whether values stand in the register's own table (links to many and lines have tables of their own).
    pub fn is_column(&self) -> bool {
        !matches!(self, Kind::Many(_) | Kind::Lines(_))
    }

    /// The kind's name in `registers` and in the window.
    pub fn word(&self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Texts => "texts",
            Kind::Day => "day",
            Kind::Month => "month",
            Kind::Count => "count",
            Kind::Fen => "fen",
            Kind::Flag => "flag",
            Kind::Code => "code",
            Kind::Codes => "codes",
            Kind::Link(_) => "link",
            Kind::Many(_) => "links",
            Kind::Lines(_) => "lines",
            Kind::Sealed => "sealed",
        }
    }
}

/// How strongly a row needs a field (domain paper §1.0).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// What makes the row that row; never empty.
    Identity,
    /// Needed before a verb leans on it; a row without it is 待补录.
    Standing(When),
    /// May stay empty.
    Optional,
}

impl Need {
    /// The strength's name in `registers`.
    pub fn word(&self) -> &'static str {
        match self {
            Need::Identity => "identity",
            Need::Standing(_) => "standing",
            Need::Optional => "optional",
        }
    }
}

/// When a standing field is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In every row.
    Always,
    /// Where another field is filled.
    Filled(&'static str),
    /// Where another field holds one of these codes.
    Is(&'static str, &'static [&'static str]),
}

/// A typed key: says at compile time that a register has the field and what its values are.
#[derive(Debug)]
pub struct Key<T> {
    register: &'static Register,
    position: usize,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Key<T> {}

impl<T> Key<T> {
    /// Made by the derive macro only.
    pub const fn new(register: &'static Register, position: usize) -> Key<T> {
        Key { register, position, holds: PhantomData }
    }

    /// The register it belongs to.
    pub fn register(&self) -> &'static Register {
        self.register
    }

    /// The position among the register's fields.
    pub fn position(&self) -> usize {
        self.position
    }

    /// The field's identifier.
    pub fn name(&self) -> &'static str {
        self.register.fields.get(self.position).map_or("", |field| field.name)
    }
}
