//! Leadership, tasks, zones, joint teams and inspections: sections one to three.

use super::RULE;
use crate::checks::counts;
use crate::checks::rule::{Kind, On, Relation, Rule, Side, must, of, own};
use crate::checks::severity::Severity::Explain;
use crate::figures::figure::Basis::{Event, Row, Unit};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: "K-37",
        kind: Kind::Equal,
        title: "片区与联合办案组",
        relation: "片区数＝联合办案组数，一片区一组",
        asks: "两者是否同一划分？片区含各单位，办案组含其纪检机构。",
        advice: "请核对各联合办案组所对应的片区。",
        on: On::Records(&[
            must(Side::One(of("F080", Row)), Relation::Equal, Side::One(of("F047", Row)), Explain),
            must(Side::One(own(&counts::ZONES_WITH_TEAM, Row)), Relation::Same, Side::One(of("F047", Row)), Explain),
        ]),
        source: "报告二（二）、二（五）",
        ..RULE
    },
    Rule {
        code: "K-38",
        kind: Kind::Equal,
        title: "乡镇（街道）与其纪委",
        relation: "设有纪委、纪工委的乡镇（街道）数＝乡镇（街道）数",
        asks: "是否每个乡镇（街道）都有纪委（纪工委）？",
        advice: "请在单位库中补登乡镇（街道）的纪检机构。",
        on: On::Records(&[must(Side::One(of("B082", Unit)), Relation::Same, Side::One(of("F045", Unit)), Explain)]),
        source: "报告二（二）、二（五）",
        ..RULE
    },
    Rule {
        code: "K-40",
        kind: Kind::Parts,
        title: "每个单位恰在一个片区",
        relation: "恰属一个片区的乡镇（街道）和县级部门＝乡镇（街道）＋县级部门",
        asks: "各片区成员相加是否等于单位总数？有无漏划、重划？",
        advice: "请核对未划入片区或划入两个片区的单位。",
        on: On::Records(&[must(
            Side::One(of("B080", Unit)),
            Relation::Same,
            Side::Sum(&[of("F045", Unit), of("F046", Unit)]),
            Explain,
        )]),
        source: "报告二（二）",
        ..RULE
    },
    Rule {
        code: "K-41",
        kind: Kind::PartOf,
        title: "每项任务都有措施",
        relation: "整改任务数≤整改措施数，每项任务至少一条措施",
        asks: "有没有任务没有措施？",
        advice: "请为没有措施的任务补登措施。",
        on: On::Records(&[
            must(Side::One(of("F016", Row)), Relation::AtMost, Side::One(of("F017", Row)), Explain),
            must(Side::One(of("B071", Row)), Relation::NoneOf, Side::One(of("F016", Row)), Explain),
        ]),
        source: "报告一（一）",
        ..RULE
    },
    Rule {
        code: "K-42",
        kind: Kind::Parts,
        title: "细化措施是另增还是原有",
        relation: "整改措施＋细化完善措施＝整改措施总数；细化完善的不另计的，须说明",
        asks: "细化完善的措施是新增，还是原措施的细化？总数究竟多少条？",
        advice: "细化措施是否另计，请在报告中说明；确系另增的，请改选措施总数的口径。",
        on: On::Records(&[must(
            Side::Sum(&[of("F017", Row), of("F032", Row)]),
            Relation::Same,
            Side::One(of("B070", Row)),
            Explain,
        )]),
        source: "报告一（一）、一（二）",
        ..RULE
    },
    Rule {
        code: "K-44",
        kind: Kind::PartOf,
        title: "听取汇报在各类会议之内",
        relation: "听取汇报次数≤县委常委会议＋专题会议＋全县性工作会议",
        asks: "听取汇报的几次是在这些会议之内，还是另行召开？",
        advice: "请核对会议的“听取汇报”标记；另行召开的，报告中应说明。",
        on: On::Records(&[must(
            Side::One(of("F005", Event)),
            Relation::AtMost,
            Side::Sum(&[of("F001", Event), of("F002", Event), of("F003", Event)]),
            Explain,
        )]),
        source: "报告一（一）",
        ..RULE
    },
    Rule {
        code: "K-45",
        kind: Kind::Complete,
        title: "每月一调度",
        relation: "期内每月都有月调度会议",
        asks: "“坚持每月一调度”，期内是否每月都有？",
        advice: "请补登缺月的调度会议；当月尚未召开的，月底前补齐即可。",
        on: On::Records(&[must(Side::One(own(&counts::MONTHLY_MEETINGS, Event)), Relation::EveryMonth, Side::Months, Explain)]),
        source: "报告一（一）",
        ..RULE
    },
    Rule {
        code: "K-46",
        kind: Kind::Complete,
        title: "解决的问题件件有出处",
        relation: "已解决的具体问题都有议定会议或领导批示，并有结果",
        asks: "解决的问题清单在哪里？何时何会议定，结果如何？",
        advice: "请补登议定会议或领导批示、解决结果。",
        on: On::Records(&[must(
            Side::One(own(&counts::SOLVED_WITH_ORIGIN, Row)),
            Relation::Same,
            Side::One(of("F006", Row)),
            Explain,
        )]),
        source: "报告一（一）",
        ..RULE
    },
    Rule {
        code: "K-48",
        kind: Kind::Complete,
        title: "重点督查覆盖四项纪律",
        relation: "每次重点督查都查政治纪律、组织纪律、财经纪律、工作纪律",
        asks: "每次督查是否都覆盖四项纪律？",
        advice: "请补登督查的检查内容，或在报告中按次写明。",
        on: On::Records(&[must(Side::One(of("B090", Event)), Relation::Same, Side::One(of("F092", Event)), Explain)]),
        source: "报告三（一）",
        ..RULE
    },
    Rule {
        code: "K-49",
        kind: Kind::Equal,
        title: "参与单位不是被查单位",
        relation: "专项督查的参与单位在同一督查中不同时是被查单位",
        asks: "这些部门和单位是参与督查，还是被督查？",
        advice: "请核对督查单位的角色。",
        on: On::Records(&[must(
            Side::One(own(&counts::PARTICIPANTS_ONLY, Unit)),
            Relation::Same,
            Side::One(of("F025", Unit)),
            Explain,
        )]),
        source: "报告一（二）",
        ..RULE
    },
];
