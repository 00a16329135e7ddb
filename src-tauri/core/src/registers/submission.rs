//! 报送、说明 and what the office decides about its own report: wording, counting rules, how sanctions fall into the four
//! forms. The frozen figures of a hand-in are no register: they stand in `submission_values` and `submission_rows`.

use super::lists::{CountingAnswer, CountingQuestion, FourForm, SubmissionKind};
use super::person::Person;
use crate::register::{Code, Link};
use crate::words::day::Day;
use zhengfeng_derive::Register;

/// 报送
#[derive(Register)]
#[register(table = "submissions", title("title", "version"), key("title", "from_on", "to_on", "version"))]
pub struct Submission {
    /// 种类
    #[field(headings("报送种类"))]
    pub kind_code: SubmissionKind,
    /// 名称
    #[field(search, headings("报送名称", "标题"))]
    pub title: String,
    /// 期间起
    pub from_on: Day,
    /// 期间止
    pub to_on: Day,
    /// 报表样式
    #[field(standing, when_is("kind_code", "form"))]
    pub form_name: Option<String>,
    /// 主送机关
    #[field(standing, search, headings("主送"))]
    pub recipient: Option<String>,
    /// 数据截止日期
    #[field(standing, headings("截止"))]
    pub cutoff_on: Option<Day>,
    /// 文号
    #[field(search, headings("发文字号"))]
    pub doc_no: Option<String>,
    /// 签发人
    pub signer_id: Option<Link<Person>>,
    /// 报送日期
    #[field(headings("报送"))]
    pub sent_on: Option<Day>,
    /// 报送人
    #[field(standing, when = "sent_on")]
    pub sent_by: Option<String>,
    /// 版本
    #[field(standing)]
    pub version: Option<i64>,
    /// 快照校验码
    #[field(standing, when = "sent_on", computed)]
    pub snapshot: Option<String>,
    /// 成文校验码
    #[field(computed)]
    pub file_digest: Option<String>,
}

/// 勾稽说明
#[derive(Register)]
#[register(table = "waivers", title("rule_code", "signed_on"), key("rule_code", "from_on", "to_on", "signed_on"))]
pub struct Waiver {
    /// 规则
    #[field(search, headings("勾稽规则"))]
    pub rule_code: String,
    /// 期间起
    pub from_on: Day,
    /// 期间止
    pub to_on: Day,
    /// 理由
    #[field(search, headings("说明理由"))]
    pub reason_text: String,
    /// 签字人
    #[field(search)]
    pub signed_by: String,
    /// 签字日期
    pub signed_on: Day,
    /// 左值
    #[field(standing, headings("签字时左值"))]
    pub left_text: Option<String>,
    /// 右值
    #[field(standing, headings("签字时右值"))]
    pub right_text: Option<String>,
    /// 报送
    pub submission_id: Option<Link<Submission>>,
}

/// 报告稿语句
#[derive(Register)]
#[register(table = "report_sentences", title("period_year", "slot"), key("period_year", "slot"))]
pub struct ReportSentence {
    /// 年度
    pub period_year: i64,
    /// 位置
    pub slot: String,
    /// 语句
    #[field(search)]
    pub text: String,
}

/// 口径选择
#[derive(Register)]
#[register(table = "counting_choices", title("period_year", "question"), key("period_year", "question"))]
pub struct CountingChoice {
    /// 年度
    pub period_year: i64,
    /// 口径事项
    #[field(headings("事项"))]
    pub question: CountingQuestion,
    /// 选择
    #[field(headings("选用口径"))]
    pub choice: CountingAnswer,
    /// 理由
    #[field(search)]
    pub reason_text: Option<String>,
}

/// 四种形态归类
#[derive(Register)]
#[register(table = "form_rules", title("sanction_kind"), key("sanction_kind", "from_on"))]
pub struct FormRule {
    /// 处理种类
    #[field(codes = "sanction_kind")]
    pub sanction_kind: Code,
    /// 归入形态
    #[field(headings("四种形态", "归类"))]
    pub four_form_code: FourForm,
    /// 适用起
    #[field(headings("起"))]
    pub from_on: Option<Day>,
    /// 适用止
    #[field(headings("止"))]
    pub to_on: Option<Day>,
    /// 依据
    #[field(search, headings("归类依据"))]
    pub basis_text: Option<String>,
}
