//! Section 二: channels, clues, livelihood and joint work.

use super::super::facts::{county, matters, supervision};
use super::super::figure::{Basis, Figure, Form, Part, Test, When};
use super::super::sections;
use super::{
    CASE_INCIDENTS, CASE_PERSONS, CASES, INCIDENT_NAMES, INCIDENT_PERSONS, INCIDENTS, ISSUES, PETTY_OFFICIAL, PETTY_RULE,
    PUBLISHED, PUBLISHED_PERSONS, counted,
};

/// Its figures.
pub(super) static FIGURES: &[Figure] = &[
    Figure {
        code: "F045",
        key: "units.towns",
        label: "乡镇（街道）",
        rule: "期末当日有效、类别为乡镇或街道的单位数。作废记录不计。",
        source: "61个乡镇（街道）",
        section: &sections::CHANNELS,
        parts: &[Part {
            fact: &county::UNITS,
            when: When::LastDay("u.valid_from_on", "u.valid_to_on"),
            tests: &[Test::Is("u.kind_code", &["town", "subdistrict"])],
            printed: &[counted(Basis::Unit, "u.row", "units", "个")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F046",
        key: "units.departments",
        label: "县级部门",
        rule: "期末当日有效、类别为县级部门的单位数；不是整十的，印作“几十余”，明细为准数。作废记录不计。",
        source: "60余个县级部门",
        section: &sections::CHANNELS,
        parts: &[Part {
            fact: &county::UNITS,
            when: When::LastDay("u.valid_from_on", "u.valid_to_on"),
            tests: &[Test::Is("u.kind_code", &["department"])],
            printed: &[counted(Basis::Unit, "u.row", "units", "个")],
            more: &[],
        }],
        form: Form::Tens,
        ..Figure::PLAIN
    },
    Figure {
        code: "F047",
        key: "zones.current",
        label: "片区",
        rule: "期末当日有效的片区数。作废记录不计。",
        source: "划分为11个片区",
        section: &sections::CHANNELS,
        parts: &[Part {
            fact: &county::ZONES,
            when: When::LastDay("z.from_on", "z.to_on"),
            tests: &[],
            printed: &[counted(Basis::Row, "z.row", "zones", "个")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F061",
        key: "clues.four_winds",
        label: "排查涉及“四风”问题线索",
        rule: "登记日期在期内、主题标签含“四风”的问题线索条数；并入他条的线索已作废，只计一次。作废记录不计。",
        source: "共排查涉及“四风”问题线索203条",
        section: &sections::CLUES,
        parts: &[Part {
            fact: &matters::CLUES,
            when: When::Within("k.registered_on"),
            tests: &[Test::Holds("k.tags", "four_winds")],
            printed: &[counted(Basis::Clue, "k.row", "clues", "条")],
            more: &[counted(Basis::Person, "k.subject_person_id", "persons", "人")],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F065",
        key: "cases.task_force",
        label: "工作组立案查处",
        rule: "件：立案日期在期内、办案方式为“工作组”的案件数（一人一案）；人：其被审查调查人，同一人只计一次。作废记录不计。",
        source: "县委从多部门抽调精干力量，组建“正风肃纪工作组”……立案查处13件13人",
        section: &sections::CLUES,
        parts: &[Part {
            fact: &matters::CASES,
            when: When::Within("c.filed_on"),
            tests: &[Test::Is("c.work_mode", &["task_force"])],
            printed: &[CASES, CASE_PERSONS],
            more: &[CASE_INCIDENTS],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F066",
        key: "incidents.task_force_cluster",
        label: "工作组查实窝案中的村（社区）党组织书记",
        rule: "查结日期在期内、属窝案且其案件中有由工作组办理的事项，其人员中身份为村（社区）党组织书记的，同一人只计一次。作废记录不计。",
        source: "查实该镇所辖6名村（社区）支部书记受贿窝案",
        section: &sections::CLUES,
        parts: &[Part {
            fact: &matters::INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[
                Test::Set("i.is_cluster"),
                Test::Mark("by_task_force"),
                Test::Is("p.identity_code", &["village_secretary"]),
            ],
            printed: &[INCIDENT_NAMES],
            more: &[INCIDENTS],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F067",
        key: "accountabilities.task_force",
        label: "追究时任党委书记主体责任",
        rule: "决定日期在期内、责任类型为“主体责任”、触发事项属窝案且其案件中有由工作组办理的问责人员，同一人只计一次。作废记录不计。",
        source: "启动“一案双查”，追究时任党委书记履行主体责任不力的责任",
        section: &sections::CLUES,
        parts: &[Part {
            fact: &supervision::ACCOUNTABILITIES,
            when: When::Within("a.decided_on"),
            tests: &[Test::Is("a.resp_kind", &["main"]), Test::Mark("by_task_force_cluster")],
            printed: &[counted(Basis::Person, "a.person_id", "persons", "人")],
            more: &[counted(Basis::Incident, "a.trigger_incident_id", "incidents", "件")],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F072",
        key: "incidents.farm_funds",
        label: "基层干部挪用、侵占“惠农”资金等案件",
        rule: "查结日期在期内、主题标签含“惠农资金”的事项，其人员中身份属“小官”的，同一人只计一次。报告只印名数，事项数另列。作废记录不计。",
        source: "今年共查处35名基层干部挪用、侵占“惠农”资金等案件",
        section: &sections::LIVELIHOOD,
        parts: &[Part {
            fact: &matters::INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[Test::Holds("i.tags", "farm_funds"), PETTY_OFFICIAL],
            printed: &[INCIDENT_NAMES],
            more: &[INCIDENTS],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F080",
        key: "joint_teams.current",
        label: "联合办案组",
        rule: "期末当日在任的联合办案组数。作废记录不计。",
        source: "划分为11个联合办案组",
        section: &sections::JOINT_WORK,
        parts: &[Part {
            fact: &county::JOINT_TEAMS,
            when: When::LastDay("j.from_on", "j.to_on"),
            tests: &[],
            printed: &[counted(Basis::Row, "j.row", "joint_teams", "个")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F086",
        key: "incidents.grassroots",
        label: "村（社）和基层站所党员干部违纪违法案件",
        rule: PETTY_RULE,
        source: "今年以来累计查处村（社）和基层站所党员干部违纪违法案件40件71人",
        section: &sections::JOINT_WORK,
        parts: &[Part {
            fact: &matters::INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[PETTY_OFFICIAL],
            printed: &[INCIDENTS, INCIDENT_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F087",
        key: "publications.internal",
        label: "内部通报“四风”和腐败案件",
        rule: "件：发布日期在期内、范围为“内部”的通报所列事项，同一事项只计一件（按起计）；人：其中被通报的人员，同一人只计一次。作废记录不计。",
        source: "内部通报“四风”和腐败案件35件42人",
        section: &sections::JOINT_WORK,
        parts: &[Part {
            fact: &supervision::PUBLICATIONS,
            when: When::Within("b.published_on"),
            tests: &[Test::Is("b.scope", &["internal"])],
            printed: &[PUBLISHED, PUBLISHED_PERSONS],
            more: &[ISSUES],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F088",
        key: "publications.mobile_paper",
        label: "《廉政手机报》公开曝光",
        rule: "件：发布日期在期内、载体为“廉政手机报”、范围为“公开”的通报所列事项，同一事项只计一件（按起计）；人：其中被曝光的人员，同一人只计一次。作废记录不计。",
        source: "利用《**廉政手机报》公开曝光20件20人",
        section: &sections::JOINT_WORK,
        parts: &[Part {
            fact: &supervision::PUBLICATIONS,
            when: When::Within("b.published_on"),
            tests: &[Test::Is("b.medium", &["mobile_paper"]), Test::Is("b.scope", &["public"])],
            printed: &[PUBLISHED, PUBLISHED_PERSONS],
            more: &[ISSUES],
        }],
        ..Figure::PLAIN
    },
];
