//! Section 一: leadership, the plan of rectification, and the look back.

use super::super::facts::{leadership, matters, supervision};
use super::super::figure::{Alternative, Basis, Choice, Counted, Figure, Part, Test, When};
use super::super::sections;
use super::{INCIDENT_PERSONS, INCIDENTS, NOT_SPARED, RECOVERED, RECOVERIES, SANCTIONED, counted};

const MEASURES: Counted = counted(Basis::Row, "m.row", "measures", "项");
const MEETINGS: Counted = counted(Basis::Event, "e.row", "meetings", "次");
const MEASURED_UNITS: Counted = counted(Basis::Unit, "b.unit_id", "units", "个");
const UNIT_MEASURES: Counted = counted(Basis::Row, "b.row", "unit_measures", "项");
const ON_TOPIC: Test = Test::Set("e.is_zfsj_topic");

/// Whether the meetings that heard reports are among the others or were called for it.
static HEARD: Choice = Choice {
    question: "meetings_heard",
    usual: "within_meetings",
    usual_label: "含在各类会议之内",
    others: &[Alternative {
        word: "own_meetings",
        label: "另行召开的汇报会",
        rule: "召开日期在期内、会议类型为“听取汇报”、属正风肃纪专题且听取了汇报的会议次数，各类会议上附带听取汇报的不计。作废记录不计。",
        parts: &[Part {
            fact: &leadership::MEETINGS,
            when: When::Within("e.held_on"),
            tests: &[Test::Is("e.meeting_type", &["hearing"]), Test::Set("e.heard_report"), ON_TOPIC],
            printed: &[MEETINGS],
            more: &[],
        }],
    }],
};

/// Its figures.
pub(super) static FIGURES: &[Figure] = &[
    Figure {
        code: "F001",
        key: "meetings.standing_committee",
        label: "县委常委会议专题研究",
        rule: "召开日期在期内、会议类型为“县委常委会议”、由县委书记主持且属正风肃纪专题的会议次数，一次会议有几个议题的计一次。作废记录不计。",
        source: "全年共主持召开4次县委常委会议",
        section: &sections::LEADERSHIP,
        parts: &[Part {
            fact: &leadership::MEETINGS,
            when: When::Within("e.held_on"),
            tests: &[
                Test::Is("e.meeting_type", &["standing_committee"]),
                Test::Is("e.chair_role", &["county_secretary"]),
                ON_TOPIC,
            ],
            printed: &[MEETINGS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F002",
        key: "meetings.topic",
        label: "专题会议",
        rule: "召开日期在期内、会议类型为“专题会议”、由县委书记主持且属正风肃纪专题的会议次数，一次会议有几个议题的计一次。作废记录不计。",
        source: "6次专题会议",
        section: &sections::LEADERSHIP,
        parts: &[Part {
            fact: &leadership::MEETINGS,
            when: When::Within("e.held_on"),
            tests: &[Test::Is("e.meeting_type", &["topic"]), Test::Is("e.chair_role", &["county_secretary"]), ON_TOPIC],
            printed: &[MEETINGS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F003",
        key: "meetings.county_work",
        label: "全县性工作会议",
        rule: "召开日期在期内、会议类型为“全县性工作会议”、由县委书记主持且属正风肃纪专题的会议次数，一次会议有几个议题的计一次。作废记录不计。",
        source: "1次全县性工作会议进行专题研究部署",
        section: &sections::LEADERSHIP,
        parts: &[Part {
            fact: &leadership::MEETINGS,
            when: When::Within("e.held_on"),
            tests: &[Test::Is("e.meeting_type", &["county_work"]), Test::Is("e.chair_role", &["county_secretary"]), ON_TOPIC],
            printed: &[MEETINGS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F005",
        key: "meetings.heard",
        label: "听取工作进展情况汇报",
        rule: "召开日期在期内、属正风肃纪专题且听取了汇报的会议次数，含在各类会议之内，专门召开的汇报会一并计入。作废记录不计。",
        source: "5次听取工作进展情况汇报",
        section: &sections::LEADERSHIP,
        parts: &[Part {
            fact: &leadership::MEETINGS,
            when: When::Within("e.held_on"),
            tests: &[Test::Set("e.heard_report"), ON_TOPIC],
            printed: &[MEETINGS],
            more: &[],
        }],
        choice: Some(&HEARD),
        ..Figure::PLAIN
    },
    Figure {
        code: "F006",
        key: "resolutions.solved",
        label: "解决具体问题",
        rule: "解决日期在期内、状态为“已解决”的议定事项数。作废记录不计。",
        source: "解决具体问题28个",
        section: &sections::LEADERSHIP,
        parts: &[Part {
            fact: &leadership::RESOLUTIONS,
            when: When::Within("o.solved_on"),
            tests: &[Test::Is("o.status", &["solved"])],
            printed: &[counted(Basis::Row, "o.row", "resolutions", "个")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F012",
        key: "meetings.discipline_committee",
        label: "纪委常委会专题研究",
        rule: "召开日期在期内、会议类型为“县纪委常委会”、由县纪委书记主持且属正风肃纪专题的会议次数，一次会议有几个议题的计一次。作废记录不计。",
        source: "全年共主持召开8次纪委常委会专题研究正风肃纪工作",
        section: &sections::LEADERSHIP,
        parts: &[Part {
            fact: &leadership::MEETINGS,
            when: When::Within("e.held_on"),
            tests: &[
                Test::Is("e.meeting_type", &["discipline_committee"]),
                Test::Is("e.chair_role", &["discipline_secretary"]),
                ON_TOPIC,
            ],
            printed: &[MEETINGS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F016",
        key: "tasks.planned",
        label: "细化分解整改任务",
        rule: "年度为本年的整改任务条数。作废记录不计。属年度存量，本年内各期相同。",
        source: "细化分解18项整改任务",
        section: &sections::LEADERSHIP,
        parts: &[Part {
            fact: &leadership::TASKS,
            when: When::PlanYear("t.period_year"),
            tests: &[],
            printed: &[counted(Basis::Row, "t.row", "tasks", "项")],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F017",
        key: "measures.initial",
        label: "制定整改措施",
        rule: "本年整改任务之下批次为“初始”的整改措施条数，不含细化完善措施。作废记录不计。属年度存量，本年内各期相同。",
        source: "制定68项整改措施",
        section: &sections::LEADERSHIP,
        parts: &[Part {
            fact: &leadership::MEASURES,
            when: When::PlanYear("t.period_year"),
            tests: &[Test::Is("m.batch", &["initial"])],
            printed: &[MEASURES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F022",
        key: "incidents.four_winds",
        label: "查处“四风”类案件",
        rule: "件：查结日期在期内、主题标签含“四风”的事项数（按起计，一起多人计一件）；人：上述事项的人员，同一人只计一次。作废记录不计。",
        source: "全年共查处“四风”类案件122件163人",
        section: &sections::LOOK_BACK,
        parts: &[Part {
            fact: &matters::INCIDENTS,
            when: When::Within("i.concluded_on"),
            tests: &[Test::Holds("i.tags", "four_winds")],
            printed: &[INCIDENTS, INCIDENT_PERSONS],
            more: &[],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F023",
        key: "recoveries.bonus",
        label: "清退违规发放奖金补贴",
        rule: "日期在期内、资金类别为“违规发放津补贴奖金”、状态为“已清退”的金额合计，一笔只计一次；以分记存，印为万元，保留两位小数，四舍五入。作废记录不计。",
        source: "清退违规发放奖金补贴**万元",
        section: &sections::LOOK_BACK,
        parts: &[Part {
            fact: &supervision::RECOVERIES,
            when: When::Within("v.on_date"),
            tests: &[Test::Is("v.kind", &["bonus"]), Test::Is("v.status", &["returned"])],
            printed: &[RECOVERED],
            more: &[RECOVERIES],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F024",
        key: "sanctions.dereliction",
        label: "失职渎职受党纪政纪处分",
        rule: "处理日期在期内、事由标签含“失职渎职”、大类为党纪、政纪或政务的处分所涉人员，同一人只计一次；免予处分、不予处分的不计。作废记录不计。",
        source: "对发现的**名失职渎职问题当事人进行了党纪政纪处分",
        section: &sections::LOOK_BACK,
        parts: &[Part {
            fact: &matters::SANCTIONS,
            when: When::Within("s.decided_on"),
            tests: &[Test::Holds("s.cause_tags", "dereliction"), SANCTIONED, NOT_SPARED],
            printed: &[counted(Basis::Person, "s.person_id", "persons", "名")],
            more: &[counted(Basis::Row, "s.row", "sanctions", "项")],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F025",
        key: "inspections.special_participants",
        label: "牵头组织部门和单位开展专项督查",
        rule: "开始日期在期内、类型为“专项督查”的监督检查中，角色为“参与”的单位，同一单位只计一次；被查单位不计。作废记录不计。",
        source: "牵头组织13个部门和单位进行了全县政务村务公开专项督查",
        section: &sections::LOOK_BACK,
        parts: &[Part {
            fact: &supervision::INSPECTION_UNITS,
            when: When::Within("y.from_on"),
            tests: &[Test::Is("y.insp_kind", &["special"]), Test::Is("n.role", &["participant"])],
            printed: &[counted(Basis::Unit, "n.unit_id", "units", "个")],
            more: &[counted(Basis::Event, "y.row", "inspections", "次")],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F027",
        key: "recoveries.misused",
        label: "清理违规使用资金",
        rule: "日期在期内、资金类别为“违规使用资金”、状态为“已清理”的金额合计，一笔只计一次；以分记存，印为万元，保留两位小数，四舍五入。作废记录不计。",
        source: "清理违规使用资金**万元",
        section: &sections::LOOK_BACK,
        parts: &[Part {
            fact: &supervision::RECOVERIES,
            when: When::Within("v.on_date"),
            tests: &[Test::Is("v.kind", &["misused"]), Test::Is("v.status", &["cleared"])],
            printed: &[RECOVERED],
            more: &[RECOVERIES],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F028",
        key: "unit_measures.county_circular",
        label: "全县通报推进落实不力单位",
        rule: "措施日期在期内、措施种类为“全县通报”、事由为“推进落实不力”的单位，同一单位只计一次。作废记录不计。",
        source: "对23个工作推进落实不力的单位进行了全县通报",
        section: &sections::LOOK_BACK,
        parts: &[Part {
            fact: &supervision::UNIT_MEASURES,
            when: When::Within("b.decided_on"),
            tests: &[Test::Is("b.measure_kind", &["county_circular"]), Test::Is("b.reason_kind", &["slow_progress"])],
            printed: &[MEASURED_UNITS],
            more: &[UNIT_MEASURES],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F029",
        key: "unit_measures.written_review",
        label: "责令“一把手”作出书面检查",
        rule: "措施日期在期内、措施种类为“责令书面检查”、对象为“一把手”的单位，同一单位只计一次。作废记录不计。",
        source: "责令2个单位“一把手”向县委作出书面检查",
        section: &sections::LOOK_BACK,
        parts: &[Part {
            fact: &supervision::UNIT_MEASURES,
            when: When::Within("b.decided_on"),
            tests: &[Test::Is("b.measure_kind", &["written_review"]), Test::Is("b.target_kind", &["head"])],
            printed: &[MEASURED_UNITS],
            more: &[UNIT_MEASURES],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F030",
        key: "unit_measures.interview",
        label: "约谈整改效果不明显单位“一把手”",
        rule: "措施日期在期内、措施种类为“约谈”、事由为“整改效果不明显”的单位，同一单位只计一次。作废记录不计。",
        source: "对整改效果不明显的5个单位“一把手”进行了约谈",
        section: &sections::LOOK_BACK,
        parts: &[Part {
            fact: &supervision::UNIT_MEASURES,
            when: When::Within("b.decided_on"),
            tests: &[Test::Is("b.measure_kind", &["interview"]), Test::Is("b.reason_kind", &["poor_effect"])],
            printed: &[MEASURED_UNITS],
            more: &[UNIT_MEASURES],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F031",
        key: "unit_measures.circular_rectify",
        label: "通报并责令限期整改单位",
        rule: "措施日期在期内、措施种类为“通报并责令限期整改”的单位，同一单位只计一次。作废记录不计。",
        source: "对存在问题的16个单位进行通报，责令限期整改",
        section: &sections::LOOK_BACK,
        parts: &[Part {
            fact: &supervision::UNIT_MEASURES,
            when: When::Within("b.decided_on"),
            tests: &[Test::Is("b.measure_kind", &["circular_rectify"])],
            printed: &[MEASURED_UNITS],
            more: &[UNIT_MEASURES],
        }],
        ..Figure::PLAIN
    },
    Figure {
        code: "F032",
        key: "measures.refined",
        label: "细化完善整治措施",
        rule: "本年整改任务之下批次为“细化完善”的整改措施条数。作废记录不计。属年度存量，本年内各期相同。",
        source: "进一步细化完善整治措施36项",
        section: &sections::LOOK_BACK,
        parts: &[Part {
            fact: &leadership::MEASURES,
            when: When::PlanYear("t.period_year"),
            tests: &[Test::Is("m.batch", &["refined"])],
            printed: &[MEASURES],
            more: &[],
        }],
        ..Figure::PLAIN
    },
];
