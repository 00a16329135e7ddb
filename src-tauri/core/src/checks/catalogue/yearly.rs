//! What every year must keep, whatever its report prints: nothing lost between two years, months that make the year, steps
//! in their order, amounts of one magnitude, no leap against the year before that nobody explains.

use super::RULE;
use crate::checks::counts;
use crate::checks::rule::{Kind, On, Relation, Rule, Side, must, of, own};
use crate::checks::severity::Severity::{Error, Explain, Hint};
use crate::figures::figure::Basis::{Case, Clue, Incident, Letter, Person, PersonAction, Row};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: "G-01",
        kind: Kind::Flow,
        title: "案件结转平衡",
        relation: "上期结转案件＋本期立案＝本期结案＋期末未结",
        asks: "上期未结的案件到哪里去了？",
        advice: "请核对结案日期早于立案日期，或在期前已经结案的案件。",
        on: On::Records(&[must(
            Side::Sum(&[of("B020", Case), of("F112", Case)]),
            Relation::Same,
            Side::Sum(&[of("F114", Case), of("B021", Case)]),
            Error,
        )]),
        source: "勾稽规则类型六：结转平衡",
        ..RULE
    },
    Rule {
        code: "G-02",
        kind: Kind::Flow,
        title: "线索结转平衡",
        relation: "上期结转线索＋本期新收＝本期已处置＋期末未处置",
        asks: "上期未处置的线索到哪里去了？",
        advice: "请核对审批日期早于登记日期，或在期前已经处置的线索。",
        on: On::Records(&[must(
            Side::Sum(&[of("B010", Clue), of("B011", Clue)]),
            Relation::Same,
            Side::Sum(&[of("B012", Clue), of("B013", Clue)]),
            Error,
        )]),
        source: "勾稽规则类型六：结转平衡",
        ..RULE
    },
    Rule {
        code: "G-03",
        kind: Kind::Monotone,
        title: "各月之和等于全年",
        relation: "各月信访件次、线索、立案、结案、查结事项之和＝全年数",
        asks: "逐月累计到12月是否等于全年？",
        advice: "请补齐只登记到年份的日期，否则月报各数之和少于全年。",
        on: On::Records(&[
            must(Side::One(of("F110", Letter)), Relation::Equal, Side::Monthly(of("F110", Letter)), Explain),
            must(Side::One(of("F061", Clue)), Relation::Equal, Side::Monthly(of("F061", Clue)), Explain),
            must(Side::One(of("F112", Case)), Relation::Equal, Side::Monthly(of("F112", Case)), Explain),
            must(Side::One(of("F114", Case)), Relation::Equal, Side::Monthly(of("F114", Case)), Explain),
            must(Side::One(of("F022", Incident)), Relation::Equal, Side::Monthly(of("F022", Incident)), Explain),
        ]),
        source: "勾稽规则类型七：逐月累计",
        ..RULE
    },
    Rule {
        code: "G-04",
        kind: Kind::DateOrder,
        title: "案件日期先后",
        relation: "收到线索≤立案≤审查终结≤移送审理≤审理结束≤处分决定≤宣布≤结案",
        asks: "后一环节的日期为何早于前一环节？",
        advice: "请逐件核对列出案件的各环节日期。",
        on: On::Records(&[must(
            Side::One(own(&counts::CASES_OUT_OF_ORDER, Case)),
            Relation::NoneOf,
            Side::One(of("F112", Case)),
            Error,
        )]),
        source: "勾稽规则类型十一：日期先后",
        ..RULE
    },
    Rule {
        code: "G-05",
        kind: Kind::DateOrder,
        title: "线索日期先后",
        relation: "收到信访≤收到线索≤登记；收到线索≤办结",
        asks: "后一环节的日期为何早于前一环节？",
        advice: "请逐条核对列出线索的日期。",
        on: On::Records(&[must(
            Side::One(own(&counts::CLUES_OUT_OF_ORDER, Clue)),
            Relation::NoneOf,
            Side::One(of("F061", Clue)),
            Error,
        )]),
        source: "勾稽规则类型十一：日期先后",
        ..RULE
    },
    Rule {
        code: "G-06",
        kind: Kind::DateOrder,
        title: "线索处置日期先后",
        relation: "收到线索≤处置意见≤审批≤开始≤结束≤立案",
        asks: "后一环节的日期为何早于前一环节？",
        advice: "请逐件核对列出处置的日期。",
        on: On::Records(&[must(
            Side::One(own(&counts::DISPOSALS_OUT_OF_ORDER, Row)),
            Relation::NoneOf,
            Side::One(of("F111", Clue)),
            Error,
        )]),
        source: "勾稽规则类型十一：日期先后",
        ..RULE
    },
    Rule {
        code: "G-07",
        kind: Kind::Against,
        title: "与上年同期比较",
        relation: "信访件次、线索、立案、结案、移送司法、处分人数与上年同期相差不超过一半",
        asks: "增减过半，原因是什么？",
        advice: "请核对两年的数，并在报告中说明增减原因。",
        on: On::Records(&[
            must(Side::One(of("F110", Letter)), Relation::Near, Side::YearBefore(of("F110", Letter)), Hint),
            must(Side::One(of("F061", Clue)), Relation::Near, Side::YearBefore(of("F061", Clue)), Hint),
            must(Side::One(of("F112", Case)), Relation::Near, Side::YearBefore(of("F112", Case)), Hint),
            must(Side::One(of("F114", Case)), Relation::Near, Side::YearBefore(of("F114", Case)), Hint),
            must(Side::One(of("F119", Case)), Relation::Near, Side::YearBefore(of("F119", Case)), Hint),
            must(Side::One(of("F120", Person)), Relation::Near, Side::YearBefore(of("F120", Person)), Hint),
        ]),
        source: "勾稽规则类型十六：与上年、上次报送比较",
        ..RULE
    },
    Rule {
        code: "G-08",
        kind: Kind::Magnitude,
        title: "金额量级",
        relation: "清退清理金额与同类其余各笔的平均数相差不到一千倍",
        asks: "“元”与“万元”是否混用？",
        advice: "请核对列出各笔的金额单位。",
        on: On::Records(&[must(
            Side::One(own(&counts::RECOVERIES_OUT_OF_SCALE, Row)),
            Relation::NoneOf,
            Side::One(own(&counts::RECOVERIES, Row)),
            Explain,
        )]),
        source: "勾稽规则类型十二：单位换算与量级",
        ..RULE
    },
    Rule {
        code: "G-09",
        kind: Kind::MultiLabel,
        title: "违纪类型多选",
        relation: "立案案件各违纪类型件数之和≥立案件数，每类≤立案件数",
        asks: "一案可涉几类，之和可大于总数；之和小于总数，是否有案件没有归类？",
        advice: "请为没有违纪类型的案件补登。",
        on: On::Records(&[must(
            Side::Labels(of("F112", Case), "c.discipline_codes"),
            Relation::Covers,
            Side::One(of("F112", Case)),
            Explain,
        )]),
        source: "勾稽规则类型四：多选项",
        ..RULE
    },
    Rule {
        code: "G-10",
        kind: Kind::Parts,
        title: "四种形态合计",
        relation: "四种形态处理总人次＝第一＋第二＋第三＋第四种形态",
        asks: "四种形态相加是否等于总人次？",
        advice: "请核对同一人次同时归入几种形态，或没有归入任何形态的。",
        on: On::Records(&[must(
            Side::One(of("B040", PersonAction)),
            Relation::Equal,
            Side::Sum(&[
                of("B041", PersonAction),
                of("B042", PersonAction),
                of("B043", PersonAction),
                of("B044", PersonAction),
            ]),
            Error,
        )]),
        source: "勾稽规则类型二：分项合计",
        ..RULE
    },
    Rule {
        code: "G-11",
        kind: Kind::Against,
        title: "与上次报送一致",
        relation: "本年最近一次报送的各数（本月、累计）＝按现有记录重新计的数；本期累计－本月＝上次报送的累计",
        asks: "已报送的数为何变了？",
        advice: "请核对列出的记录；确需更正的，随本次报送附更正说明（在“报送记录”中与现在比对即可起草）。",
        on: On::HandedIn(Explain),
        source: "勾稽规则类型十六：与上年、上次报送比较；类型七：逐月累计",
        ..RULE
    },
];
