//! 群众身边不正之风和腐败问题: the county form by field. A matter of several fields stands under the first of them in the
//! form's order, so that the fields add up to the whole.

use super::super::facts_of_forms::{
    FIELD_ACCOUNTABILITIES, FIELD_CASES, FIELD_CLUES, FIELD_INCIDENTS, FIELD_ITEMS, FIELD_RECOVERIES, FIELD_TRANSFERS,
};
use super::super::figure::{Basis, Counted, Figure, Part, Test, When};
use super::super::sections;
use super::counted;

const fn amount(key: &'static str, register: &'static str, sum: &'static str) -> Counted {
    Counted { sum: Some(sum), ..counted(Basis::Amount, key, register, "万元") }
}

/// The figures.
pub(super) static FIGURES: &[Figure] = &[
    Figure {
        code: "B130",
        key: "around.clues",
        label: "群众身边：受理线索",
        rule: "登记日期在期内，线索本身或关联信访件的主题标签含“群众身边”的问题线索数。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：受理线索",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &FIELD_CLUES,
            when: When::Within("k.registered_on"),
            tests: &[Test::Mark("around_people")],
            printed: &[counted(Basis::Clue, "k.row", "clues", "件")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B131",
        key: "around.disposed",
        label: "群众身边：处置线索",
        rule: "首次处置在期内，线索本身或关联信访件的主题标签含“群众身边”的问题线索数。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：处置",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &FIELD_CLUES,
            when: When::Told,
            tests: &[Test::Mark("around_people"), Test::Mark("disposed_within")],
            printed: &[counted(Basis::Clue, "k.row", "clues", "件")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B132",
        key: "around.filed",
        label: "群众身边：立案",
        rule: "立案日期在期内、所属事项主题标签含“群众身边”的案件数（一人一案）。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：立案",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &FIELD_CASES,
            when: When::Within("c.filed_on"),
            tests: &[Test::Mark("around_people")],
            printed: &[counted(Basis::Case, "c.row", "cases", "件")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B133",
        key: "around.found",
        label: "群众身边：查处问题",
        rule: "起：查结日期在期内、主题标签含“群众身边”的事项数。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：查处问题数",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &FIELD_INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[Test::Holds("i.tags", "around_people")],
            printed: &[counted(Basis::Incident, "i.row", "incidents", "起")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B134",
        key: "around.handled",
        label: "群众身边：处理人数",
        rule: "查结日期在期内、主题标签含“群众身边”的事项中，已因该事项受到处分处理的人员，同一人只计一次。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：处理人数",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &FIELD_INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[Test::Holds("i.tags", "around_people"), Test::Mark("handled")],
            printed: &[counted(Basis::Person, "p.person_id", "persons", "人")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B135",
        key: "around.sanctioned",
        label: "群众身边：处分人数",
        rule: "查结日期在期内、主题标签含“群众身边”的事项中，因该事项受到党纪、政纪或政务处分的人员，同一人只计一次；免予处分、不予处分的不计。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：处分人数",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &FIELD_INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[Test::Holds("i.tags", "around_people"), Test::Mark("sanctioned")],
            printed: &[counted(Basis::Person, "p.person_id", "persons", "人")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B136",
        key: "around.transferred",
        label: "群众身边：移送司法",
        rule: "移送日期在期内、所属案件的事项主题标签含“群众身边”的人员，同一人只计一次。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：移送",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &FIELD_TRANSFERS,
            when: When::Within("r.transferred_on"),
            tests: &[Test::Mark("around_people")],
            printed: &[counted(Basis::Person, "r.person_id", "persons", "人")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B137",
        key: "around.recovered",
        label: "群众身边：追缴退还金额",
        rule: "日期在期内、状态不是“应清退”或“追缴中”、所属事项主题标签含“群众身边”的资金。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：追缴退还金额",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &FIELD_RECOVERIES,
            when: When::Within("m.on_date"),
            tests: &[Test::Mark("around_people"), Test::IsNot("m.status", &["due", "pursuing"])],
            printed: &[amount("m.row", "recoveries", "m.amount_fen")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B138",
        key: "around.published",
        label: "群众身边：通报曝光",
        rule: "发布日期在期内的通报曝光中，主题标签含“群众身边”的事项：期为通报期数，起为事项数，人为被通报人，同一人只计一次。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：通报曝光",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &FIELD_ITEMS,
            when: When::Within("b.published_on"),
            tests: &[Test::Mark("around_people")],
            printed: &[
                counted(Basis::Row, "b.row", "publications", "期"),
                counted(Basis::Incident, "i.row", "incidents", "起"),
                counted(Basis::Person, "n.person_id", "persons", "人"),
            ],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B139",
        key: "around.accountable",
        label: "群众身边：问责",
        rule: "决定日期在期内、触发事项主题标签含“群众身边”的被问责领导干部，同一人只计一次。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：问责",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &FIELD_ACCOUNTABILITIES,
            when: When::Within("a.decided_on"),
            tests: &[Test::Mark("around_people")],
            printed: &[counted(Basis::Person, "a.person_id", "persons", "人")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
];
