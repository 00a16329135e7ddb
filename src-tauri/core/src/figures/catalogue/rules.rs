//! Section 五: regulations and the groups that clean them up.

use super::super::facts::{county, leadership};
use super::super::figure::{Alternative, Basis, Choice, Figure, Part, Test, When};
use super::super::sections;
use super::counted;

/// Whether regulations under revision are counted among those in force.
static IN_FORCE: Choice = Choice {
    question: "regulations_in_force",
    usual: "new_and_revised",
    usual_label: "新建加已完成修订",
    others: &[Alternative {
        word: "new_and_kept",
        label: "新建加全部保留修订",
        rule: "处置日期在期内的规章制度中，处置为“新建”的，加处置为“修订”或“保留”的，不论修订是否完成。作废记录不计。",
        parts: &[Part {
            fact: &leadership::REGULATIONS,
            when: When::Within("x.disposed_on"),
            tests: &[Test::Is("x.disposal", &["new", "revise", "keep"])],
            printed: &[counted(Basis::Row, "x.row", "regulations", "个")],
            more: &[],
        }],
    }],
};

/// Its figures.
pub(super) static FIGURES: &[Figure] = &[
    Figure {
        code: "F130",
        key: "task_forces.cleanup",
        label: "专项问题治理工作小组",
        rule: "成立日期在期内、类别为“治理小组”的小组数。作废记录不计。",
        source: "组建了15个专项问题治理工作小组",
        section: &sections::CLEAN_UP,
        parts: &[Part {
            fact: &county::TASK_FORCES,
            when: When::Within("f.from_on"),
            tests: &[Test::Is("f.kind_code", &["cleanup_group"])],
            printed: &[counted(Basis::Row, "f.row", "task_forces", "个")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F131",
        key: "regulations.cleared",
        label: "清理规章制度",
        rule: "处置日期在期内、处置不是“新建”的规章制度项数。作废记录不计。",
        source: "对全县309项规章制度进行全面清理",
        section: &sections::CLEAN_UP,
        parts: &[Part {
            fact: &leadership::REGULATIONS,
            when: When::Within("x.disposed_on"),
            tests: &[Test::IsNot("x.disposal", &["new"])],
            printed: &[counted(Basis::Row, "x.row", "regulations", "项")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F132",
        key: "regulations.abolished",
        label: "清理废除制度",
        rule: "处置日期在期内、处置为“废止”的规章制度项数。作废记录不计。",
        source: "切实清理废除过期的、约束力差、实效差、操作性差的制度共53项",
        section: &sections::CLEAN_UP,
        parts: &[Part {
            fact: &leadership::REGULATIONS,
            when: When::Within("x.disposed_on"),
            tests: &[Test::Is("x.disposal", &["abolish"])],
            printed: &[counted(Basis::Row, "x.row", "regulations", "项")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F133",
        key: "regulations.kept",
        label: "保留并修订完善制度",
        rule: "处置日期在期内、处置为“修订”或“保留”的规章制度项数，不论修订是否完成。作废记录不计。",
        source: "仍有保留价值的256项规章制度……进行了全面修订完善升级",
        section: &sections::REVISION,
        parts: &[Part {
            fact: &leadership::REGULATIONS,
            when: When::Within("x.disposed_on"),
            tests: &[Test::Is("x.disposal", &["revise", "keep"])],
            printed: &[counted(Basis::Row, "x.row", "regulations", "项")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F134",
        key: "regulations.new",
        label: "新制定规章制度",
        rule: "处置日期在期内、处置为“新建”的规章制度项数。作废记录不计。",
        source: "新制定……等规章制度25项",
        section: &sections::NEW_RULES,
        parts: &[Part {
            fact: &leadership::REGULATIONS,
            when: When::Within("x.disposed_on"),
            tests: &[Test::Is("x.disposal", &["new"])],
            printed: &[counted(Basis::Row, "x.row", "regulations", "项")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F135",
        key: "regulations.in_force",
        label: "建立健全规章制度",
        rule: "处置日期在期内的规章制度中，处置为“新建”的，加处置为“修订”且修订状态为“已完成”的；修订中的不计。作废记录不计。",
        source: "全县共建立健全各项规章制度181个",
        section: &sections::NEW_RULES,
        parts: &[Part {
            fact: &leadership::REGULATIONS,
            when: When::Within("x.disposed_on"),
            tests: &[Test::Either(&[
                &[Test::Is("x.disposal", &["new"])],
                &[Test::Is("x.disposal", &["revise"]), Test::Is("x.revise_status", &["done"])],
            ])],
            printed: &[counted(Basis::Row, "x.row", "regulations", "个")],
            more: &[],
        }],
        choice: Some(&IN_FORCE),
        ..Figure::PLAIN
    },
];
