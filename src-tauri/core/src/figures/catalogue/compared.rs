//! Figures no report prints: totals of money and bulletins, and what the checks compare.

use super::super::facts::{county, leadership, matters, supervision};
use super::super::figure::{Alternative, Basis, Choice, Counted, Figure, Part, Test, When};
use super::super::sections;
use super::{CASES, ISSUES, PUBLISHED, PUBLISHED_PERSONS, RECOVERED, RECOVERIES, counted};

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
