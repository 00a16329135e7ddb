//! Figures the report does not print: what the superiors' forms ask for, and what the checks compare.

use super::super::facts::{county, leadership, matters, supervision};
use super::super::figure::{Alternative, Basis, Choice, Counted, Figure, Part, Test, When};
use super::super::sections;
use super::{CASE_PERSONS, CASES, INCIDENT_PERSONS, ISSUES, PUBLISHED, PUBLISHED_PERSONS, RECOVERED, RECOVERIES, counted};

const INCIDENT_MATTERS: Counted = counted(Basis::Incident, "i.row", "incidents", "起");
const MEASURES: Counted = counted(Basis::Row, "m.row", "measures", "项");
const UNITS: Counted = counted(Basis::Unit, "u.row", "units", "个");

/// Whether refined measures are new ones beside the first (check K-42).
static TOTAL: Choice = Choice {
    question: "measures_total",
    usual: "refined_within",
    usual_label: "细化措施不另计",
    others: &[Alternative {
        word: "refined_added",
        label: "细化措施另计",
        rule: "本年整改任务之下的整改措施条数，初始措施与细化完善措施合计。作废记录不计。属年度存量，本年内各期相同。",
        parts: &[Part {
            fact: &leadership::MEASURES,
            when: When::PlanYear("t.period_year"),
            tests: &[Test::Is("m.batch", &["initial", "refined"])],
            printed: &[MEASURES],
            more: &[],
        }],
    }],
};

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
        rule: "以问题线索为起点，对每条线索的对象取期内最终、最重的结果归类：移送司法为第四种形态；处分处理按“四种形态归类”登记簿归类，登记簿没有的按统计指标体系归类；谈话提醒等、谈话函询了结、面对面初核了结为第一种形态。每人每次计一人次，各形态不重不漏；没有线索的问责不计。作废记录不计。",
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
        rule: "以问题线索为起点，对每条线索的对象取期内最终、最重的结果归类：移送司法为第四种形态；处分处理按“四种形态归类”登记簿归类，登记簿没有的按统计指标体系归类；谈话提醒等、谈话函询了结、面对面初核了结为第一种形态。每人每次计一人次，各形态不重不漏；没有线索的问责不计。作废记录不计。",
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
        rule: "以问题线索为起点，对每条线索的对象取期内最终、最重的结果归类：移送司法为第四种形态；处分处理按“四种形态归类”登记簿归类，登记簿没有的按统计指标体系归类；谈话提醒等、谈话函询了结、面对面初核了结为第一种形态。每人每次计一人次，各形态不重不漏；没有线索的问责不计。作废记录不计。",
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
        rule: "以问题线索为起点，对每条线索的对象取期内最终、最重的结果归类：移送司法为第四种形态；处分处理按“四种形态归类”登记簿归类，登记簿没有的按统计指标体系归类；谈话提醒等、谈话函询了结、面对面初核了结为第一种形态。每人每次计一人次，各形态不重不漏；没有线索的问责不计。作废记录不计。",
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
        rule: "以问题线索为起点，对每条线索的对象取期内最终、最重的结果归类：移送司法为第四种形态；处分处理按“四种形态归类”登记簿归类，登记簿没有的按统计指标体系归类；谈话提醒等、谈话函询了结、面对面初核了结为第一种形态。每人每次计一人次，各形态不重不漏；没有线索的问责不计。作废记录不计。",
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
    Figure {
        code: "B050",
        key: "around_people.clues",
        label: "群众身边问题：受理线索",
        rule: "登记日期在期内、主题标签含“群众身边”的问题线索数。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：受理线索",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::CLUES,
            when: When::Within("k.registered_on"),
            tests: &[Test::Holds("k.tags", "around_people")],
            printed: &[counted(Basis::Clue, "k.row", "clues", "件")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B051",
        key: "around_people.disposed",
        label: "群众身边问题：处置线索",
        rule: "审批日期在期内、方式为谈话函询、初步核实、暂存待查或予以了结的处置所涉、主题标签含“群众身边”的问题线索，同一线索只计一件。作废记录不计。",
        source: "群众身边不正之风和腐败问题统计表：处置",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::DISPOSALS,
            when: When::Within("d.approved_on"),
            tests: &[Test::Is("d.way", &["talk", "verify", "shelve", "close"]), Test::Holds("tags", "around_people")],
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
    Figure {
        code: "B060",
        key: "recoveries.recovered",
        label: "追缴退还金额",
        rule: "日期在期内、状态为已清退、已清理、已上缴或已退还群众的金额合计，一笔只计一次；以分记存，印为万元。作废记录不计。",
        source: "追缴退还金额",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &supervision::RECOVERIES,
            when: When::Within("v.on_date"),
            tests: &[Test::Is("v.status", &["returned", "cleared", "paid_in", "refunded"])],
            printed: &[RECOVERED],
            more: &[RECOVERIES],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B061",
        key: "publications.issues",
        label: "通报曝光期数",
        rule: "发布日期在期内的通报期数；件：所列事项，同一事项只计一件（按起计）；人：其中被通报的人员，同一人只计一次。作废记录不计。",
        source: "通报曝光情况",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &supervision::PUBLICATIONS,
            when: When::Within("b.published_on"),
            tests: &[],
            printed: &[ISSUES, PUBLISHED, PUBLISHED_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B070",
        key: "measures.all",
        label: "整改措施总数",
        rule: "本年整改任务之下的初始措施条数，细化完善的措施视为对初始措施的细化，不另计。作废记录不计。属年度存量，本年内各期相同。",
        source: "措施总数",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &leadership::MEASURES,
            when: When::PlanYear("t.period_year"),
            tests: &[Test::Is("m.batch", &["initial"])],
            printed: &[MEASURES],
            more: &[],
        }],
        choice: Some(&TOTAL),
        ..Figure::PLAIN
    },
    Figure {
        code: "B071",
        key: "tasks.without_measure",
        label: "没有措施的整改任务",
        rule: "年度为本年、之下没有整改措施的整改任务条数。作废记录不计。属年度存量，本年内各期相同。",
        source: "整改任务与措施对照",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &leadership::TASKS,
            when: When::PlanYear("t.period_year"),
            tests: &[Test::Mark("without_measure")],
            printed: &[counted(Basis::Row, "t.row", "tasks", "项")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B072",
        key: "measures.progress",
        label: "整改措施进度",
        rule: "本年整改任务之下的全部整改措施条数，含细化完善措施，按进度分列。作废记录不计。属年度存量，本年内各期相同。",
        source: "三个清单汇总：按进度",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &leadership::MEASURES,
            when: When::PlanYear("t.period_year"),
            tests: &[],
            printed: &[MEASURES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B080",
        key: "units.in_one_zone",
        label: "恰好划入一个片区的单位",
        rule: "期末当日有效、类别为乡镇、街道或县级部门，且当日恰好属于一个片区的单位数。作废记录不计。",
        source: "片区划分核对",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &county::UNITS,
            when: When::LastDay("u.valid_from_on", "u.valid_to_on"),
            tests: &[Test::Is("u.kind_code", &["town", "subdistrict", "department"]), Test::Mark("in_one_zone")],
            printed: &[UNITS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B081",
        key: "units.not_in_one_zone",
        label: "未恰好划入一个片区的单位",
        rule: "期末当日有效、类别为乡镇、街道或县级部门，但当日不属于任何片区或属于几个片区的单位数。作废记录不计。",
        source: "片区划分核对",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &county::UNITS,
            when: When::LastDay("u.valid_from_on", "u.valid_to_on"),
            tests: &[Test::Is("u.kind_code", &["town", "subdistrict", "department"]), Test::NotMark("in_one_zone")],
            printed: &[UNITS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B082",
        key: "units.towns_with_body",
        label: "设有纪检机构的乡镇（街道）",
        rule: "期末当日有效、类别为乡镇或街道，且纪检机构为纪委或纪工委的单位数。作废记录不计。",
        source: "乡镇纪委核对",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &county::UNITS,
            when: When::LastDay("u.valid_from_on", "u.valid_to_on"),
            tests: &[Test::Is("u.kind_code", &["town", "subdistrict"]), Test::Filled("u.discipline_body")],
            printed: &[UNITS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B090",
        key: "inspections.key_four_disciplines",
        label: "覆盖四项纪律的重点督查",
        rule: "开始日期在期内、类型为“重点督查”，且检查内容同时含政治纪律、组织纪律、财经纪律、工作纪律的次数。作废记录不计。",
        source: "重点督查内容核对",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &supervision::INSPECTIONS,
            when: When::Within("y.from_on"),
            tests: &[Test::Is("y.insp_kind", &["key"]), Test::Mark("four_disciplines")],
            printed: &[counted(Basis::Event, "y.row", "inspections", "次")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B091",
        key: "findings.found",
        label: "督查发现问题",
        rule: "发现日期在期内的督查问题数。作废记录不计。",
        source: "督查问题台账",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &supervision::FINDINGS,
            when: When::Within("h.found_on"),
            tests: &[],
            printed: &[counted(Basis::Row, "h.row", "findings", "个")],
            more: &[counted(Basis::Unit, "h.resp_unit_id", "units", "个")],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "B092",
        key: "cases.on_units",
        label: "以单位为对象的案件",
        rule: "立案日期在期内、以单位为被审查对象的案件数。作废记录不计。",
        source: "案件对象核对",
        section: &sections::FORMS,
        parts: &[Part {
            fact: &matters::CASES,
            when: When::Within("c.filed_on"),
            tests: &[Test::Filled("c.subject_unit_id")],
            printed: &[CASES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
];
