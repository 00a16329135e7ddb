//! Relation checks 勾稽: what must agree with what. Nothing here writes, and nothing corrects a number by itself.

pub mod text;
