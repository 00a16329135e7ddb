//! Sealed text: who reported, their telephone, an identity number. It cannot be printed, logged or serialised.

use zeroize::{Zeroize, ZeroizeOnDrop};

/// A text on its way to be sealed, or just opened by a look. Wiped from memory when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop, PartialEq, Eq)]
pub struct Sealed(String);

impl Sealed {
    /// Takes a text under seal.
    pub fn new(text: impl Into<String>) -> Sealed {
        Sealed(text.into())
    }

    /// Shows the text; called only by what seals it and by the caller of a witnessed look.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Says only that something is sealed, so that a stray `{:?}` tells nothing.
impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealed(…)")
    }
}
