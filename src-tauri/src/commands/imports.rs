//! placeholder
/// A preview.
pub struct Preview;
