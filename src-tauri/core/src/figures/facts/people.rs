//! Facts about livelihood and publicity: audits, the platform, matters of livelihood, the press, surveys.

use super::super::fact::{Fact, Lies};
use super::PLAIN;

/// 村级三资审计
pub(in crate::figures) static AUDITS: Fact = Fact {
    key: "va.row",
    tables: &[("va", "village_audits")],
    from: "FROM village_audits va",
    living: "va.void = 0",
    lies: Lies::In("va.village_id"),
    ..PLAIN
};

/// 阳光三农平台受理
pub(in crate::figures) static PLATFORM_ITEMS: Fact = Fact {
    key: "pl.row",
    tables: &[("pl", "platform_items")],
    from: "FROM platform_items pl",
    living: "pl.void = 0",
    lies: Lies::In("pl.village_id"),
    ..PLAIN
};

/// 民生事项
pub(in crate::figures) static LIVELIHOOD_ITEMS: Fact = Fact {
    key: "li.row",
    tables: &[("li", "livelihood_items")],
    from: "FROM livelihood_items li",
    living: "li.void = 0",
    lies: Lies::In("li.resp_unit_id"),
    inside_field: Some("li.resp_unit_id"),
    ..PLAIN
};

/// 经验刊载; an article is the county's.
pub(in crate::figures) static PRESS_ITEMS: Fact =
    Fact { key: "pr.row", tables: &[("pr", "press_items")], from: "FROM press_items pr", living: "pr.void = 0", ..PLAIN };

/// 群众评价; a survey is the county's.
pub(in crate::figures) static SURVEYS: Fact =
    Fact { key: "sv.row", tables: &[("sv", "surveys")], from: "FROM surveys sv", living: "sv.void = 0", ..PLAIN };
