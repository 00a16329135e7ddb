//! Tables in and out.

pub mod export;
