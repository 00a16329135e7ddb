//! Figures of the form on wrongs around the people (群众身边不正之风和腐败问题统计表).

use super::super::facts::{matters, supervision};
use super::super::figure::{Basis, Counted, Figure, Part, Test, When};
use super::super::sections;
use super::{CASE_PERSONS, CASES, INCIDENT_PERSONS, ISSUES, PUBLISHED, PUBLISHED_PERSONS, RECOVERED, RECOVERIES, counted};

const INCIDENT_MATTERS: Counted = counted(Basis::Incident, "i.row", "incidents", "起");

/// The figures.
pub(super) static FIGURES: &[Figure] = &[
    Figure {
        code: "B050",
        key: "around_people.clues",
        label: "群众身边问题：受理线索",
        rule: "登记日期在期内，线索或其关联信访件的主题标签含“群众身边”的问题线索数。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：受理线索",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::CLUES,
            when: When::Within("k.registered_on"),
            tests: &[Test::Holds("all_tags", "around_people")],
            printed: &[counted(Basis::Clue, "k.row", "clues", "件")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B051",
        key: "around_people.disposed",
        label: "群众身边问题：处置线索",
        rule: "审批日期在期内、方式为谈话函询、初步核实、暂存待查或予以了结的处置所涉、线索或其关联信访件的主题标签含“群众身边”的问题线索，同一线索只计一件。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：处置",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::DISPOSALS,
            when: When::Within("d.approved_on"),
            tests: &[Test::Is("d.way", &["talk", "verify", "shelve", "close"]), Test::Holds("all_tags", "around_people")],
            printed: &[counted(Basis::Clue, "d.clue_id", "clues", "件")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B052",
        key: "around_people.filed",
        label: "群众身边问题：立案",
        rule: "件：立案日期在期内、所属事项主题标签含“群众身边”的案件数（一人一案）；人：其被审查调查人，同一人只计一次。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：立案",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::CASES,
            when: When::Within("c.filed_on"),
            tests: &[Test::Holds("tags", "around_people")],
            printed: &[CASES, CASE_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B053",
        key: "around_people.concluded",
        label: "群众身边问题：查处",
        rule: "件：查结日期在期内、主题标签含“群众身边”的事项数（按起计）；人：上述事项的人员，同一人只计一次。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：查处问题数、处理人数",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[Test::Holds("i.tags", "around_people")],
            printed: &[INCIDENT_MATTERS, INCIDENT_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B054",
        key: "around_people.sanctioned",
        label: "群众身边问题：处分人数",
        rule: "查结日期在期内、主题标签含“群众身边”的事项的人员中，已因该事项受党纪、政纪或政务处分的，同一人只计一次；免予处分、不予处分的不计。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：处分人数",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[Test::Holds("i.tags", "around_people"), Test::Mark("person_sanctioned")],
            printed: &[INCIDENT_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B055",
        key: "around_people.transferred",
        label: "群众身边问题：移送",
        rule: "件：移送日期在期内、所属事项主题标签含“群众身边”的移送记录数；人：被移送人员，同一人只计一次。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：移送",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::TRANSFERS,
            when: When::Within("r.transferred_on"),
            tests: &[Test::Holds("tags", "around_people")],
            printed: &[
                counted(Basis::Case, "r.row", "transfers", "件"),
                counted(Basis::Person, "r.person_id", "persons", "人"),
            ],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B056",
        key: "around_people.recovered",
        label: "群众身边问题：追缴退还金额",
        rule: "日期在期内、状态为已清退、已清理、已上缴或已退还群众，且所属事项主题标签含“群众身边”的金额合计；以分记存，印为万元。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：追缴退还金额",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &supervision::RECOVERIES,
            when: When::Within("v.on_date"),
            tests: &[
                Test::Is("v.status", &["returned", "cleared", "paid_in", "refunded"]),
                Test::Holds("tags", "around_people"),
            ],
            printed: &[RECOVERED],
            more: &[RECOVERIES],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B057",
        key: "around_people.published",
        label: "群众身边问题：通报曝光",
        rule: "期：发布日期在期内、所列事项中有主题标签含“群众身边”的通报期数；件：上述事项，同一事项只计一件（按起计）；人：其中被通报的人员，同一人只计一次。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：通报曝光",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &supervision::PUBLICATIONS,
            when: When::Within("b.published_on"),
            tests: &[Test::Holds("tags", "around_people")],
            printed: &[ISSUES, PUBLISHED, PUBLISHED_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B058",
        key: "around_people.accountable",
        label: "群众身边问题：问责",
        rule: "决定日期在期内、触发事项主题标签含“群众身边”的被问责人员，同一人只计一次。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：问责",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &supervision::ACCOUNTABILITIES,
            when: When::Within("a.decided_on"),
            tests: &[Test::Holds("tags", "around_people")],
            printed: &[counted(Basis::Person, "a.person_id", "persons", "人")],
            more: &[counted(Basis::Incident, "a.trigger_incident_id", "incidents", "件")],
        }],
        ..Figure::PLAIN
    },
];
