//! Section 四: letters, clues, cases and what came of them; and what superiors ask besides.

use super::super::facts::{matters, supervision};
use super::super::figure::{Alternative, Basis, Choice, Figure, Part, Test, When};
use super::super::sections;
use super::{
    CASE_INCIDENTS, CASE_PERSONS, CASES, INCIDENT_NAMES, INCIDENT_PERSONS, INCIDENTS, NOT_SPARED, PETTY_OFFICIAL, PETTY_RULE,
    PUBLISHED, PUBLISHED_PERSONS, SANCTIONED, counted,
};

const CRITICISED_UNITS: Part = Part {
    fact: &supervision::UNIT_MEASURES,
    when: When::Within("b.decided_on"),
    tests: &[Test::Is("b.measure_kind", &["circular_rectify"])],
    printed: &[counted(Basis::Unit, "b.unit_id", "units", "个")],
    more: &[],
};

/// Whether 通报批评 of persons is the bulletin or the measure on the person.
static CIRCULARS: Choice = Choice {
    question: "circulars",
    usual: "by_publications",
    usual_label: "以内部通报计",
    others: &[Alternative {
        word: "by_sanctions",
        label: "以通报批评处理计",
        rule: "件：处理日期在期内、处理种类为“通报批评”的处理所涉事项（处理记录未直接挂事项的，取其案件的事项），同一事项只计一件（按起计）；人：受该处理的人员，同一人只计一次；个：措施日期在期内、措施种类为“通报并责令限期整改”的单位，同一单位只计一次。作废记录不计。",
        parts: &[
            Part {
                fact: &matters::SANCTIONS_ON_INCIDENTS,
                when: When::Within("s.decided_on"),
                tests: &[Test::Is("s.sanction_kind", &["circular"])],
                printed: &[
                    counted(Basis::Incident, "i.row", "incidents", "件"),
                    counted(Basis::Person, "s.person_id", "persons", "人"),
                ],
                more: &[],
            },
            CRITICISED_UNITS,
        ],
    }],
};

/// Its figures.
pub(super) static FIGURES: &[Figure] = &[
    Figure {
        code: "F110",
        key: "petitions.around_people",
        label: "受理涉及群众身边的“四风”和腐败问题信访举报",
        rule: "收到日期在期内、主题标签含“群众身边”且计入统计的信访举报件次，重复件计入。作废记录不计。",
        source: "今年以来共受理涉及群众身边的“四风”和腐败问题的信访举报203件次",
        section: &sections::CASES,
        parts: &[Part {
            fact: &matters::PETITIONS,
            when: When::Within("l.received_on"),
            tests: &[Test::Holds("l.tags", "around_people"), Test::Set("l.count_flag")],
            printed: &[counted(Basis::Letter, "l.row", "petitions", "件次")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F111",
        key: "disposals.verified",
        label: "初核",
        rule: "处置方式为“初步核实”、开始日期在期内的问题线索数，一条线索多次初核只计一件。作废记录不计。",
        source: "初核203件",
        section: &sections::CASES,
        parts: &[Part {
            fact: &matters::DISPOSALS,
            when: When::Within("d.started_on"),
            tests: &[Test::Is("d.way", &["verify"])],
            printed: &[counted(Basis::Clue, "d.clue_id", "clues", "件")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F112",
        key: "cases.filed",
        label: "立案",
        rule: "件：立案日期在期内的案件数（一人一案）；人：其被审查调查人，同一人只计一次。作废记录不计。",
        source: "立案163件163人",
        section: &sections::CASES,
        parts: &[Part {
            fact: &matters::CASES,
            when: When::Within("c.filed_on"),
            tests: &[],
            printed: &[CASES, CASE_PERSONS],
            more: &[CASE_INCIDENTS],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F113",
        key: "cases.investigated",
        label: "查处",
        rule: "件：审查终结日期（形成审查报告或处理意见之日）在期内的案件数（一人一案）；人：其被审查调查人，同一人只计一次。作废记录不计。",
        source: "查处163件163人",
        section: &sections::CASES,
        parts: &[Part {
            fact: &matters::CASES,
            when: When::Within("c.investigated_on"),
            tests: &[],
            printed: &[CASES, CASE_PERSONS],
            more: &[CASE_INCIDENTS],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F114",
        key: "cases.closed",
        label: "结案",
        rule: "件：结案日期（处分执行到位并归档之日）在期内的案件数（一人一案）；人：其被审查调查人，同一人只计一次。作废记录不计。",
        source: "结案163件163人",
        section: &sections::CASES,
        parts: &[Part {
            fact: &matters::CASES,
            when: When::Within("c.closed_on"),
            tests: &[],
            printed: &[CASES, CASE_PERSONS],
            more: &[CASE_INCIDENTS],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F115",
        key: "incidents.eight_rules",
        label: "违反中央八项规定",
        rule: "件：查结日期在期内、主题标签含“八项规定”的事项数（按起计，一起多人计一件）；人：上述事项的人员，同一人只计一次。作废记录不计。",
        source: "其中违反中央八项规定6件9人",
        section: &sections::CASES,
        parts: &[Part {
            fact: &matters::INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[Test::Holds("i.tags", "eight_rules")],
            printed: &[INCIDENTS, INCIDENT_PERSONS],
            more: &[],
        }],
        valid_from: "2012-12-04",
        ..Figure::PLAIN
    },
    Figure {
        code: "F116",
        key: "cases.first_hands",
        label: "乡科级“一把手”案",
        rule: "立案日期在期内、被审查调查人职级为乡科级（正职、副职）且查处时或违纪违法时任一把手的案件数（一人一案）。报告只印件数。作废记录不计。",
        source: "乡科级“一把手”案15件",
        section: &sections::CASES,
        parts: &[Part {
            fact: &matters::CASES,
            when: When::Within("c.filed_on"),
            tests: &[Test::Group("c.rank_code", "rank_code", "township"), Test::IsNot("c.first_hand_code", &["no"])],
            printed: &[CASES],
            more: &[CASE_PERSONS, CASE_INCIDENTS],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F117",
        key: "incidents.petty_officials",
        label: "村（社区）干部、基层站所主要负责人等“小官”",
        rule: PETTY_RULE,
        source: "涉及村（社区）干部、基层站所主要负责人等“小官”40件71名",
        section: &sections::CASES,
        parts: &[Part {
            fact: &matters::INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[PETTY_OFFICIAL],
            printed: &[INCIDENTS, INCIDENT_NAMES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F118",
        key: "circulars.persons_and_units",
        label: "通报批评",
        rule: "件：发布日期在期内、范围为“内部”的通报所列事项，同一事项只计一件（按起计）；人：其中被通报的人员，同一人只计一次；个：措施日期在期内、措施种类为“通报并责令限期整改”的单位，同一单位只计一次，全县通报推进落实不力的单位另列、不计。作废记录不计。",
        source: "通报批评35件42人、单位16个",
        section: &sections::CASES,
        parts: &[
            Part {
                fact: &supervision::PUBLICATIONS,
                when: When::Within("b.published_on"),
                tests: &[Test::Is("b.scope", &["internal"])],
                printed: &[PUBLISHED, PUBLISHED_PERSONS],
                more: &[],
            },
            CRITICISED_UNITS,
        ],
        choice: Some(&CIRCULARS),
        ..Figure::PLAIN
    },
    Figure {
        code: "F119",
        key: "transfers.judicial",
        label: "移送司法机关",
        rule: "件：移送日期在期内的移送记录数（一人一件）；人：被移送人员，同一人只计一次。作废记录不计。",
        source: "移送司法机关6件6人",
        section: &sections::CASES,
        parts: &[Part {
            fact: &matters::TRANSFERS,
            when: When::Within("r.transferred_on"),
            tests: &[],
            printed: &[
                counted(Basis::Case, "r.row", "transfers", "件"),
                counted(Basis::Person, "r.person_id", "persons", "人"),
            ],
            more: &[],
        }],
        ..Figure::PLAIN
    },
];

/// What the report does not print.
pub(super) static BEYOND: &[Figure] = &[Figure {
    code: "F120",
    key: "sanctions.persons",
    label: "处分人数",
    rule: "处理日期在期内、大类为党纪、政纪或政务的处分所涉人员，同一人只计一次；免予处分、不予处分的不计。作废记录不计。",
    source: "报告未印此数，备上级查询",
    section: &sections::BEYOND,
    parts: &[Part {
        fact: &matters::SANCTIONS,
        when: When::Within("s.decided_on"),
        tests: &[SANCTIONED, NOT_SPARED],
        printed: &[counted(Basis::Person, "s.person_id", "persons", "人")],
        more: &[counted(Basis::Row, "s.row", "sanctions", "项")],
    }],
    ..Figure::PLAIN
}];
