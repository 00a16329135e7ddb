//! Fields that every register has, described once.

use super::description::{Field, Kind, Need};

/// 备注
pub const REMARK: Field = Field {
    name: "remark",
    label: "备注",
    kind: Kind::Text,
    need: Need::Optional,
    codes: None,
    search: true,
    initials: false,
    computed: false,
    headings: &["说明", "附注"],
};

/// 敏感级别
pub const CONFIDENTIAL: Field = Field {
    name: "confidential_level",
    label: "敏感级别",
    kind: Kind::Code,
    need: Need::Optional,
    codes: Some("confidential_level"),
    search: false,
    initials: false,
    computed: false,
    headings: &[],
};
