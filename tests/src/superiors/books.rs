//! Five workbooks of an invented city office: what the county's own layouts ask for, asked another way.

use super::Asks::{For, Hand, Total};
use super::Book;

/// Stands for the level of a matter or of a person, as the line counts.
pub const LEVEL: &str = "LEVEL";

/// 八项规定 月报, the table of 2013 and 2014.
pub const EIGHT_RULES: Book = Book {
    title: "2014年查处违反中央八项规定精神问题情况月报表",
    tab: "月报",
    unit: "起、人",
    groups: &[("", 1), ("违纪问题类型", 6), ("其中：级别", 2), ("", 1)],
    columns: &[
        ("合计", Total(1, 6)),
        ("公款大吃大喝", For(r#"{"split":{"column":"i.eight_rule_code","words":["dining"]}}"#)),
        ("公车配备使用管理", For(r#"{"split":{"column":"i.eight_rule_code","words":["vehicles"]}}"#)),
        ("公款旅游", For(r#"{"split":{"column":"i.eight_rule_code","words":["travel","abroad"]}}"#)),
        ("收送节礼", For(r#"{"split":{"column":"i.eight_rule_code","words":["gifts"]}}"#)),
        ("违反工作纪律", For(r#"{"split":{"column":"i.eight_rule_code","words":["work_discipline"]}}"#)),
        (
            "其他",
            For(
                r#"{"split":{"column":"i.eight_rule_code","words":["weddings","buildings","idleness","entertainment","other"]}}"#,
            ),
        ),
        ("县处级", For(r#"{"split":{"column":"LEVEL","words":["county_chief","county_deputy"]}}"#)),
        (
            "乡科级及以下",
            For(
                r#"{"split":{"column":"LEVEL","words":["section_chief","section_deputy","staff","village","enterprise","other"]}}"#,
            ),
        ),
        ("典型案例（文字）", Hand),
    ],
    lines: &[
        ("本月", "查处问题数（起）", For(r#"{"figure":"F115","basis":"incident","span":"month"}"#)),
        ("本月", "处理人数（人）", For(r#"{"figure":"F115","basis":"person","span":"month"}"#)),
        ("本月", "党政纪处分人数（人）", For(r#"{"figure":"B031","basis":"person","span":"month"}"#)),
        ("本年累计", "查处问题数（起）", For(r#"{"figure":"F115","basis":"incident","span":"year_to_date"}"#)),
        ("本年累计", "处理人数（人）", For(r#"{"figure":"F115","basis":"person","span":"year_to_date"}"#)),
        ("本年累计", "党政纪处分人数（人）", For(r#"{"figure":"B031","basis":"person","span":"year_to_date"}"#)),
    ],
    notes: &["注：一个问题涉及多种类型的，按主要类型填报。"],
};

/// 四种形态, by quarter.
pub const FOUR_FORMS: Book = Book {
    title: "监督执纪“四种形态”运用情况统计表",
    tab: "四种形态",
    unit: "人次",
    groups: &[("处理人次", 2), ("", 1)],
    columns: &[("本期", For("{}")), ("上年同期", For(r#"{"span":"year_before"}"#)), ("情况说明", Hand)],
    lines: &[
        (
            "第一种形态",
            "谈话提醒类",
            For(
                r#"{"figure":"B041","basis":"person_action","split":{"column":"outcome","words":["remind_talk","warn_talk","talk_closed","face_closed"]}}"#,
            ),
        ),
        (
            "第一种形态",
            "批评教育、诫勉",
            For(r#"{"figure":"B041","basis":"person_action","split":{"column":"outcome","words":["criticise","admonish"]}}"#),
        ),
        ("第一种形态", "全部", For(r#"{"figure":"B041","basis":"person_action"}"#)),
        ("第二种形态", "全部", For(r#"{"figure":"B042","basis":"person_action"}"#)),
        ("第三种形态", "全部", For(r#"{"figure":"B043","basis":"person_action"}"#)),
        ("第四种形态", "全部", For(r#"{"figure":"B044","basis":"person_action"}"#)),
        ("合计", "四种形态合计", Total(2, 5)),
        ("追责", "追究失职失责", Hand),
    ],
    notes: &["注：按最终处理结果归类，不重不漏。"],
};

/// 信访举报, by channel against class.
pub const PETITIONS: Book = Book {
    title: "信访举报受理情况统计表",
    tab: "信访举报",
    unit: "件次",
    groups: &[("", 1), ("受理方式", 5), ("同比", 1)],
    columns: &[
        ("合计", Total(1, 5)),
        ("来信", For(r#"{"split":{"column":"channel","words":["letter"]}}"#)),
        ("来访", For(r#"{"split":{"column":"channel","words":["visit"]}}"#)),
        ("来电", For(r#"{"split":{"column":"channel","words":["phone"]}}"#)),
        ("网络", For(r#"{"split":{"column":"channel","words":["web","wechat"]}}"#)),
        ("其他", For(r#"{"split":{"column":"channel","words":["other"]}}"#)),
        ("上年同期", For(r#"{"span":"year_before"}"#)),
    ],
    lines: &[
        ("受理总量", "全部信访举报", For(r#"{"figure":"B001","basis":"件次"}"#)),
        ("受理总量", "其中：检举控告", For(r#"{"figure":"B002","basis":"件次"}"#)),
        ("办理", "面复实名举报人", Hand),
    ],
    notes: &["注：同一事项重复来信来访的，逐次计入。"],
};

/// 问题线索, 上期结转 to 期末未处置.
pub const CLUES: Book = Book {
    title: "问题线索管理处置情况月报表",
    tab: "线索月报",
    unit: "件",
    groups: &[("收", 3), ("处置", 5), ("未处置", 2), ("", 1)],
    columns: &[
        ("上期结转", For(r#"{"figure":"B010","basis":"clue"}"#)),
        ("本期新收", For(r#"{"figure":"B011","basis":"clue"}"#)),
        ("计", Total(0, 1)),
        ("谈话函询", For(r#"{"figure":"B012","basis":"clue","split":{"column":"disposal_way","words":["talk"]}}"#)),
        ("初步核实", For(r#"{"figure":"B012","basis":"clue","split":{"column":"disposal_way","words":["verify"]}}"#)),
        ("暂存待查", For(r#"{"figure":"B012","basis":"clue","split":{"column":"disposal_way","words":["shelve"]}}"#)),
        ("予以了结", For(r#"{"figure":"B012","basis":"clue","split":{"column":"disposal_way","words":["close"]}}"#)),
        ("计", Total(3, 6)),
        ("期末未处置", For(r#"{"figure":"B013","basis":"clue"}"#)),
        ("其中超一个月", For(r#"{"figure":"B014","basis":"clue"}"#)),
        ("转立案", For(r#"{"figure":"B015","basis":"clue"}"#)),
    ],
    lines: &[
        ("问题线索", "本期", For("{}")),
        ("问题线索", "本年累计", For(r#"{"span":"year_to_date"}"#)),
        ("备注", "超期原因", Hand),
    ],
    notes: &["注：上期结转＋本期新收＝已处置＋期末未处置。"],
};

/// 群众身边, fields down and measures across.
pub const AROUND_PEOPLE: Book = Book {
    title: "群众身边不正之风和腐败问题集中整治情况统计表",
    tab: "集中整治",
    unit: "件、起、人、万元",
    groups: &[("", 3), ("查处", 3), ("追缴", 1), ("", 1)],
    columns: &[
        ("受理线索", For(r#"{"figure":"B050","basis":"clue"}"#)),
        ("处置线索", For(r#"{"figure":"B051","basis":"clue"}"#)),
        ("立案", For(r#"{"figure":"B052","basis":"case"}"#)),
        ("问题数（起）", For(r#"{"figure":"B053","basis":"incident"}"#)),
        ("处理人数", For(r#"{"figure":"B053","basis":"person"}"#)),
        ("移送司法", For(r#"{"figure":"B055","basis":"person"}"#)),
        ("退还群众（万元）", For(r#"{"figure":"B056","basis":"amount"}"#)),
        ("主要做法", Hand),
    ],
    lines: &[
        ("按领域", "惠农补贴", For(r#"{"split":{"column":"field","words":["farm_funds"]}}"#)),
        ("按领域", "低保救助", For(r#"{"split":{"column":"field","words":["relief"]}}"#)),
        ("按领域", "农村集体“三资”", For(r#"{"split":{"column":"field","words":["village_assets"]}}"#)),
        ("按领域", "征地拆迁、工程项目", For(r#"{"split":{"column":"field","words":["land_taking","construction"]}}"#)),
        ("按领域", "教育医疗", For(r#"{"split":{"column":"field","words":["school_health"]}}"#)),
        ("按领域", "就业、养老", For(r#"{"split":{"column":"field","words":["employment","elderly_care"]}}"#)),
        ("按领域", "涉黑涉恶“保护伞”", For(r#"{"split":{"column":"field","words":["protection"]}}"#)),
        ("总计", "全部领域", For("{}")),
    ],
    notes: &["注：一件涉及多个领域的，计入主要领域。"],
};
