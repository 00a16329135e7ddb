//! Rust types a described field may have, and how they meet the generic [`Value`].

use super::description::{Described, Kind, Need};
use super::value::Value;
use crate::words::day::Day;
use crate::words::ids::RowId;
use crate::words::money::Fen;
use crate::words::sealed::Sealed;
use std::marker::PhantomData;

/// A type a field may have.
pub trait Column: Sized {
    /// The type without `Option`.
    type Inner;
    /// What its values are.
    const KIND: Kind;
    /// Whether the field may be empty.
    const OPTIONAL: bool = false;
    /// The closed list, for closed codes.
    const CODES: Option<&'static str> = None;
    /// Reads a value of this kind; `None` where the value is of another.
    fn take(value: &Value) -> Option<Self::Inner>;
    /// Makes a value of this kind.
    fn give(inner: Self::Inner) -> Value;
}

/// The strength a field has by its type alone: identity where it cannot be empty.
pub const fn need_of<T: Column>() -> Need {
    if T::OPTIONAL { Need::Optional } else { Need::Identity }
}

impl<T: Column<Inner = T>> Column for Option<T> {
    type Inner = T;
    const KIND: Kind = T::KIND;
    const OPTIONAL: bool = true;
    const CODES: Option<&'static str> = T::CODES;

    fn take(value: &Value) -> Option<T> {
        T::take(value)
    }

    fn give(inner: T) -> Value {
        T::give(inner)
    }
}

macro_rules! plain {
    ($($ty:ty, $kind:expr, $variant:ident, $optional:expr;)*) => {$(
        impl Column for $ty {
            type Inner = $ty;
            const KIND: Kind = $kind;
            const OPTIONAL: bool = $optional;

            fn take(value: &Value) -> Option<$ty> {
                match value {
                    Value::$variant(inner) => Some(inner.clone().into()),
                    _ => None,
                }
            }

            fn give(inner: $ty) -> Value {
                Value::$variant(inner.into())
            }
        }
    )*};
}

plain! {
    String, Kind::Text, Text, false;
    Day, Kind::Day, Day, false;
    i64, Kind::Count, Count, false;
    Fen, Kind::Fen, Fen, false;
    bool, Kind::Flag, Flag, false;
    Sealed, Kind::Sealed, Sealed, true;
    Code, Kind::Code, Code, false;
    Codes, Kind::Codes, Codes, true;
    Texts, Kind::Texts, Texts, true;
    Month, Kind::Month, Month, false;
}

/// A word of an open code list; the list stands in the field's description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(pub String);

/// Words of a code list.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Codes(pub Vec<String>);

/// Short texts, one a line.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Texts(pub Vec<String>);

/// A month `yyyy-MM`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month(pub String);

macro_rules! wraps {
    ($($ty:ident, $inner:ty;)*) => {$(
        impl From<$inner> for $ty {
            fn from(inner: $inner) -> $ty {
                $ty(inner)
            }
        }
        impl From<$ty> for $inner {
            fn from(outer: $ty) -> $inner {
                outer.0
            }
        }
    )*};
}

wraps! {
    Code, String;
    Codes, Vec<String>;
    Texts, Vec<String>;
    Month, String;
}

impl From<&str> for Code {
    fn from(word: &str) -> Code {
        Code(word.to_string())
    }
}

/// A row of another register.
pub struct Link<R> {
    row: RowId,
    to: PhantomData<fn() -> R>,
}

impl<R> Link<R> {
    /// The row.
    pub fn row(&self) -> RowId {
        self.row
    }
}

impl<R> From<RowId> for Link<R> {
    fn from(row: RowId) -> Link<R> {
        Link { row, to: PhantomData }
    }
}

impl<R: Described> Column for Link<R> {
    type Inner = Link<R>;
    const KIND: Kind = Kind::Link(R::NAME);

    fn take(value: &Value) -> Option<Link<R>> {
        match value {
            Value::Link(row) => Some(Link::from(*row)),
            _ => None,
        }
    }

    fn give(inner: Link<R>) -> Value {
        Value::Link(inner.row)
    }
}

/// Several rows of another register, in a table of their own.
pub struct Many<R> {
    rows: Vec<RowId>,
    to: PhantomData<fn() -> R>,
}

impl<R> Many<R> {
    /// The rows.
    pub fn rows(&self) -> &[RowId] {
        &self.rows
    }
}

impl<R> From<Vec<RowId>> for Many<R> {
    fn from(rows: Vec<RowId>) -> Many<R> {
        Many { rows, to: PhantomData }
    }
}

impl<R: Described> Column for Many<R> {
    type Inner = Many<R>;
    const KIND: Kind = Kind::Many(R::NAME);
    const OPTIONAL: bool = true;

    fn take(value: &Value) -> Option<Many<R>> {
        match value {
            Value::Many(rows) => Some(Many::from(rows.clone())),
            _ => None,
        }
    }

    fn give(inner: Many<R>) -> Value {
        Value::Many(inner.rows)
    }
}

/// Child rows: a register of its own, described `of` this one.
pub struct Lines<R> {
    of: PhantomData<fn() -> R>,
}

impl<R: Described> Column for Lines<R> {
    type Inner = Lines<R>;
    const KIND: Kind = Kind::Lines(R::NAME);
    const OPTIONAL: bool = true;

    fn take(_: &Value) -> Option<Lines<R>> {
        None
    }

    fn give(_: Lines<R>) -> Value {
        Value::Lines(Vec::new())
    }
}
