//! Figures of the superiors' forms that the report does not print: letters, clues, cases, the four forms.

use super::super::facts::matters;
use super::super::figure::{Basis, Counted, Figure, Part, Test, When};
use super::super::sections;
use super::{CASE_PERSONS, CASES, INCIDENT_PERSONS, counted};

const INCIDENT_MATTERS: Counted = counted(Basis::Incident, "i.row", "incidents", "起");
const FORM_RULE: &str = "以问题线索为起点，对每条线索的对象取期内最终、最重的结果归类：移送司法为第四种形态；处分处理按“四种形态归类”登记簿归类，登记簿没有的按统计指标体系归类；谈话提醒等、谈话函询了结、面对面初核了结为第一种形态。每人每次计一人次，各形态不重不漏；没有线索的问责不计。作废记录不计。";

/// The figures.
pub(super) static FIGURES: &[Figure] = &[
    Figure {
        code: "B001",
        key: "petitions.received",
        label: "受理信访举报",
        rule: "收到日期在期内且计入统计的信访举报件次，重复件计入，不分类别。作废记录不计。",
        source: "信访举报统计表：受理总量",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::PETITIONS,
            when: When::Within("l.received_on"),
            tests: &[Test::Set("l.count_flag")],
            printed: &[counted(Basis::Letter, "l.row", "petitions", "件次")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B002",
        key: "petitions.accusations",
        label: "受理检举控告",
        rule: "收到日期在期内、计入统计、类别为“检举控告”的信访举报件次，重复件计入。作废记录不计。",
        source: "信访举报统计表：检举控告",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::PETITIONS,
            when: When::Within("l.received_on"),
            tests: &[Test::Set("l.count_flag"), Test::Is("l.petition_class", &["accusation"])],
            printed: &[counted(Basis::Letter, "l.row", "petitions", "件次")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B010",
        key: "clues.carried_in",
        label: "上期结转问题线索",
        rule: "登记日期在期前、至期初尚未处置的问题线索数；处置指谈话函询、初步核实、暂存待查、予以了结，以审批日期为准。作废记录不计。",
        source: "问题线索处置情况表：上期结转",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::CLUES,
            when: When::Before("k.registered_on"),
            tests: &[Test::NotMark("disposed_before")],
            printed: &[counted(Basis::Clue, "k.row", "clues", "件")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B011",
        key: "clues.received",
        label: "本期新收问题线索",
        rule: "登记日期在期内的问题线索数。作废记录不计。",
        source: "问题线索处置情况表：本期新收",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::CLUES,
            when: When::Within("k.registered_on"),
            tests: &[],
            printed: &[counted(Basis::Clue, "k.row", "clues", "件")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B012",
        key: "clues.disposed",
        label: "本期已处置问题线索",
        rule: "上期结转和本期新收的问题线索中，至期末已处置的；处置方式以最近一次为准，以审批日期为准。作废记录不计。",
        source: "问题线索处置情况表：已处置",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::CLUES,
            when: When::Until("k.registered_on"),
            tests: &[Test::Mark("disposed_by_then"), Test::NotMark("settled_before")],
            printed: &[counted(Basis::Clue, "k.row", "clues", "件")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B013",
        key: "clues.pending",
        label: "期末未处置问题线索",
        rule: "至期末已登记、尚未处置的问题线索数；处置指谈话函询、初步核实、暂存待查、予以了结，以审批日期为准。作废记录不计。",
        source: "问题线索处置情况表：未处置",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::CLUES,
            when: When::Until("k.registered_on"),
            tests: &[Test::NotMark("disposed_by_then")],
            printed: &[counted(Basis::Clue, "k.row", "clues", "件")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B014",
        key: "clues.pending_over_a_month",
        label: "期末未处置且超一个月",
        rule: "至期末已登记、尚未处置，且自收到之日起已满一个月的问题线索数。作废记录不计。",
        source: "问题线索处置情况表：未处置（超1个月）",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::CLUES,
            when: When::Until("k.registered_on"),
            tests: &[Test::NotMark("disposed_by_then"), Test::Mark("over_a_month")],
            printed: &[counted(Basis::Clue, "k.row", "clues", "件")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B015",
        key: "clues.filed",
        label: "转立案",
        rule: "期内立案的案件所据的问题线索，同一线索只计一件；人：其被审查调查人，同一人只计一次。作废记录不计。",
        source: "问题线索处置情况表：转立案",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::CASES,
            when: When::Within("c.filed_on"),
            tests: &[Test::Filled("c.clue_id")],
            printed: &[counted(Basis::Clue, "c.clue_id", "clues", "件")],
            more: &[CASE_PERSONS],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B020",
        key: "cases.carried_in",
        label: "上期结转案件",
        rule: "立案日期在期前、至期初尚未结案的案件数（一人一案）；人：其被审查调查人，同一人只计一次。作废记录不计。",
        source: "案件结转表：上期结转",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::CASES,
            when: When::CarriedIn("c.filed_on", "c.closed_on"),
            tests: &[],
            printed: &[CASES, CASE_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B021",
        key: "cases.open",
        label: "期末未结案件",
        rule: "至期末已立案、尚未结案的案件数（一人一案）；人：其被审查调查人，同一人只计一次。作废记录不计。",
        source: "案件结转表：期末未结",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::CASES,
            when: When::OpenAt("c.filed_on", "c.closed_on"),
            tests: &[],
            printed: &[CASES, CASE_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B030",
        key: "incidents.concluded",
        label: "查处问题",
        rule: "件：查结日期在期内的事项数（按起计，一起多人计一件）；人：上述事项的人员，同一人只计一次。作废记录不计。",
        source: "查处问题数、处理人数",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[],
            printed: &[INCIDENT_MATTERS, INCIDENT_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B031",
        key: "incidents.eight_rules_sanctioned",
        label: "违反中央八项规定精神问题处分人数",
        rule: "查结日期在期内、主题标签含“八项规定”的事项的人员中，已因该事项受党纪、政纪或政务处分的，同一人只计一次；免予处分、不予处分的不计。作废记录不计。",
        source: "查处违反中央八项规定精神问题统计表：处分人数",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[Test::Holds("i.tags", "eight_rules"), Test::Mark("person_sanctioned")],
            printed: &[INCIDENT_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B040",
        key: "four_forms.all",
        label: "四种形态处理总人次",
        rule: FORM_RULE,
        source: "四种形态统计表：总人次",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::OUTCOMES,
            when: When::Told,
            tests: &[],
            printed: &[counted(Basis::PersonAction, "k.row", "clues", "人次")],
            more: &[counted(Basis::Person, "k.subject_person_id", "persons", "人")],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B041",
        key: "four_forms.first",
        label: "第一种形态",
        rule: FORM_RULE,
        source: "四种形态统计表：第一种形态",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::OUTCOMES,
            when: When::Told,
            tests: &[Test::Is("form", &["first"])],
            printed: &[counted(Basis::PersonAction, "k.row", "clues", "人次")],
            more: &[counted(Basis::Person, "k.subject_person_id", "persons", "人")],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B042",
        key: "four_forms.second",
        label: "第二种形态",
        rule: FORM_RULE,
        source: "四种形态统计表：第二种形态",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::OUTCOMES,
            when: When::Told,
            tests: &[Test::Is("form", &["second"])],
            printed: &[counted(Basis::PersonAction, "k.row", "clues", "人次")],
            more: &[counted(Basis::Person, "k.subject_person_id", "persons", "人")],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B043",
        key: "four_forms.third",
        label: "第三种形态",
        rule: FORM_RULE,
        source: "四种形态统计表：第三种形态",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::OUTCOMES,
            when: When::Told,
            tests: &[Test::Is("form", &["third"])],
            printed: &[counted(Basis::PersonAction, "k.row", "clues", "人次")],
            more: &[counted(Basis::Person, "k.subject_person_id", "persons", "人")],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B044",
        key: "four_forms.fourth",
        label: "第四种形态",
        rule: FORM_RULE,
        source: "四种形态统计表：第四种形态",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::OUTCOMES,
            when: When::Told,
            tests: &[Test::Is("form", &["fourth"])],
            printed: &[counted(Basis::PersonAction, "k.row", "clues", "人次")],
            more: &[counted(Basis::Person, "k.subject_person_id", "persons", "人")],
        }],
        ..Figure::PLAIN
    },
];
