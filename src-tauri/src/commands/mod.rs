//! What the window may ask, room by room: each function takes the desk and one input, and calls the core.

pub mod checks;
pub mod desk;
pub mod due;
pub mod edits;
pub mod exports;
pub mod figures;
pub mod handed;
pub mod imports;
pub mod overview;
pub mod papers;
pub mod records;
pub mod registers;
pub mod views;
