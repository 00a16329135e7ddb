//! 规章制度清理、述责述廉. How many regulations are in force is counted from how each was disposed of, never typed.

use super::lists::{Disposal, DutyLevel, ReviseStatus};
use super::paper::TaskForce;
use super::person::Person;
use super::unit::Unit;
use crate::register::{Code, Described, Draft, Link, Many};
use crate::storage::{Change, read, write};
use crate::words::day::Day;
use crate::words::error::Result;
use crate::words::ids::RowId;
use zhengfeng_derive::Register;

/// 规章制度
#[derive(Register)]
#[register(
    table = "regulations",
    number = "reg_no",
    prefix = "ZD",
    title("reg_no", "title"),
    key("reg_no"),
    key("title", "unit_id")
)]
pub struct Regulation {
    /// 制度编号
    #[field(search, headings("编号"))]
    pub reg_no: String,
    /// 名称
    #[field(search, headings("制度名称", "规章制度名称"))]
    pub title: String,
    /// 制定单位
    #[field(search, headings("制定机关", "发文单位"))]
    pub unit_id: Link<Unit>,
    /// 处置日期
    #[field(standing, headings("清理日期"))]
    pub disposed_on: Option<Day>,
    /// 文号
    #[field(search, headings("原文号", "发文字号"))]
    pub doc_no: Option<String>,
    /// 发布日期
    #[field(standing, headings("印发日期", "发文日期"))]
    pub issued_on: Option<Day>,
    /// 类别
    #[field(codes = "regulation_kind", headings("制度类别"))]
    pub reg_kind: Option<Code>,
    /// 治理小组
    #[field(standing, headings("治理工作小组"))]
    pub task_force_id: Option<Link<TaskForce>>,
    /// 处置
    #[field(standing, headings("处置意见", "清理意见", "清理结果"))]
    pub disposal: Option<Disposal>,
    /// 废止原因
    #[field(standing, when_is("disposal", "abolish"), codes = "abolish_reason", headings("废止理由"))]
    pub abolish_reason: Option<Code>,
    /// 修订状态
    #[field(standing, when_is("disposal", "revise"), headings("修订进度"))]
    pub revise_status: Option<ReviseStatus>,
    /// 新文号
    #[field(search)]
    pub new_doc_no: Option<String>,
    /// 替代制度
    #[field(headings("替代关系"))]
    pub replaces_ids: Many<Regulation>,
    /// 牵头单位
    #[field(standing)]
    pub lead_unit_id: Option<Link<Unit>>,
    /// 协助部门
    #[field(standing, headings("配合部门"))]
    pub assist_unit_ids: Many<Unit>,
    /// 试行期至
    #[field(headings("试行至"))]
    pub trial_until_on: Option<Day>,
}

/// 述责述廉
#[derive(Register)]
#[register(table = "duty_reports", title("round", "person_id"), key("round", "person_id"))]
pub struct DutyReport {
    /// 轮次
    #[field(search, headings("述责述廉轮次"))]
    pub round: String,
    /// 述责人
    #[field(search, headings("述责述廉人", "姓名"))]
    pub person_id: Link<Person>,
    /// 述责日期
    #[field(headings("述责述廉日期"))]
    pub held_on: Day,
    /// 层级
    #[field(standing)]
    pub level: Option<DutyLevel>,
    /// 单位
    #[field(standing, search)]
    pub unit_id: Option<Link<Unit>>,
    /// 书面报告收到日期
    #[field(headings("书面报告收到"))]
    pub received_on: Option<Day>,
    /// 现场提问
    #[field(search)]
    pub questions: Option<String>,
    /// 评分标准
    #[field(codes = "vote_scale", headings("测评标准"))]
    pub scale_code: Option<Code>,
    /// 满意票
    #[field(headings("好票", "优秀票"))]
    pub good_votes: Option<i64>,
    /// 基本满意票
    #[field(headings("较好票", "称职票"))]
    pub fair_votes: Option<i64>,
    /// 不满意票
    #[field(headings("差票", "不称职票"))]
    pub poor_votes: Option<i64>,
    /// 不了解票
    pub unknown_votes: Option<i64>,
    /// 得分
    #[field(computed)]
    pub score: Option<String>,
    /// 存在问题
    #[field(search)]
    pub problem_text: Option<String>,
    /// 整改承诺
    #[field(search)]
    pub pledge_text: Option<String>,
    /// 公示日期
    #[field(headings("公示"))]
    pub published_on: Option<Day>,
    /// 整改销号日期
    #[field(headings("整改销号"))]
    pub closed_on: Option<Day>,
}

/// The score of a report of duty by its votes; the scale's group holds the weights, so that an office can add its own.
pub(super) fn settle(change: &Change, row: RowId) -> Result<()> {
    let report = read::find(&change.settling(), DutyReport::REGISTER, row)?;
    let scale = report.get(DutyReport::SCALE_CODE);
    let entry = scale.as_ref().and_then(|scale| change.reading().shelf.codes.entry("vote_scale", &scale.0));
    let votes =
        [DutyReport::GOOD_VOTES, DutyReport::FAIR_VOTES, DutyReport::POOR_VOTES].map(|key| report.get(key).unwrap_or(0));
    let score = entry.and_then(|entry| score(&entry.group, votes));
    if report.get(DutyReport::SCORE) == score {
        return Ok(());
    }
    let mut patch = Draft::new(DutyReport::REGISTER);
    match score {
        Some(score) => patch.set(DutyReport::SCORE, score),
        None => patch.empty(DutyReport::SCORE.position()),
    };
    write::settle(change, row, &patch).map(|_| ())
}

/// The score of a report of duty in words, two decimals, half up: weights by the scale, over the votes with a view
/// (不了解 is no view). None while nobody voted or the scale gives no three weights.
fn score(weights: &str, votes: [i64; 3]) -> Option<String> {
    let weights: Vec<i64> = weights.split(' ').map(|weight| weight.parse().ok()).collect::<Option<_>>()?;
    let valid: i64 = votes.iter().try_fold(0_i64, |sum, votes| sum.checked_add(*votes))?;
    if weights.len() != votes.len() || valid <= 0 {
        return None;
    }
    let mut products = weights.iter().zip(votes).map(|(weight, votes)| weight.checked_mul(votes));
    let sum = products.try_fold(0_i64, |sum, product| sum.checked_add(product?))?;
    let hundredths = sum.checked_mul(200)?.checked_add(valid)? / valid.checked_mul(2)?;
    Some(format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_the_mean_of_the_votes_with_a_view() {
        assert_eq!(score("100 80 30", [31, 9, 2]).as_deref(), Some("92.38"), "(3100 + 720 + 60) / 42 = 92.380…");
        assert_eq!(score("100 80 30", [1, 1, 6]).as_deref(), Some("45.00"));
        assert_eq!(score("100 70 30", [0, 1, 7]).as_deref(), Some("35.00"));
        assert_eq!(score("100 80 30", [0, 1, 2]).as_deref(), Some("46.67"), "46.666… goes up");
        assert_eq!(score("100 80 30", [0, 0, 0]), None, "nobody voted");
        assert_eq!(score("100 80", [1, 1, 1]), None, "a scale of two weights is none");
    }
}
