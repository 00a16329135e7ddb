//! 宣传教育、经验刊载、群众评价. Rates of a survey are reckoned from its votes and always name their denominator.

use super::lists::MediaLevel;
use super::paper::Campaign;
use super::unit::Unit;
use crate::register::{Code, Lines, Link};
use crate::words::day::Day;
use zhengfeng_derive::Register;

/// 宣传教育活动
#[derive(Register)]
#[register(table = "outreach", title("title"), key("title", "held_on"))]
pub struct Outreach {
    /// 名称
    #[field(search, headings("活动名称"))]
    pub title: String,
    /// 日期
    #[field(headings("活动日期", "开展日期"))]
    pub held_on: Day,
    /// 方式
    #[field(standing, codes = "outreach_way", headings("宣传方式"))]
    pub way_code: Option<Code>,
    /// 主办单位
    #[field(standing, search)]
    pub unit_id: Option<Link<Unit>>,
    /// 主题
    #[field(search, headings("活动主题"))]
    pub topic_text: Option<String>,
    /// 受众
    #[field(search, headings("受众对象"))]
    pub audience_text: Option<String>,
    /// 人数
    #[field(headings("受众人数", "参加人数"))]
    pub audience_count: Option<i64>,
    /// 所属专项
    pub campaign_id: Option<Link<Campaign>>,
}

/// 经验刊载
#[derive(Register)]
#[register(table = "press_items", title("title"), key("title", "published_on"))]
pub struct PressItem {
    /// 标题
    #[field(search, headings("文章标题"))]
    pub title: String,
    /// 刊载日期
    #[field(headings("日期"))]
    pub published_on: Day,
    /// 媒体
    #[field(codes = "press_medium", headings("刊载媒体"))]
    pub medium_code: Code,
    /// 级别
    #[field(standing, headings("媒体级别"))]
    pub level_code: Option<MediaLevel>,
    /// 版面或链接
    #[field(search, headings("版面", "链接", "版面/链接"))]
    pub locator: Option<String>,
    /// 反映做法
    #[field(search, headings("经验做法"))]
    pub practice_text: Option<String>,
}

/// 群众评价
#[derive(Register)]
#[register(table = "surveys", title("title"), key("title", "held_on"))]
pub struct Survey {
    /// 名称
    #[field(search, headings("评价名称", "测评名称"))]
    pub title: String,
    /// 日期
    #[field(headings("测评日期"))]
    pub held_on: Day,
    /// 范围
    #[field(standing, search, headings("测评范围"))]
    pub scope_text: Option<String>,
    /// 方式
    #[field(standing, codes = "survey_way", headings("测评方式"))]
    pub way_code: Option<Code>,
    /// 发放份数
    #[field(standing, headings("发放"))]
    pub sent_count: Option<i64>,
    /// 有效份数
    #[field(standing, headings("有效", "有效样本"))]
    pub valid_count: Option<i64>,
    /// 答题
    pub answers: Lines<SurveyAnswer>,
}

/// 评价答题
#[derive(Register)]
#[register(table = "surveys_answers", of = "surveys", title("question", "option_code"), key("question", "option_code"))]
pub struct SurveyAnswer {
    /// 题目
    #[field(codes = "survey_question")]
    pub question: Code,
    /// 选项
    #[field(codes = "survey_option")]
    pub option_code: Code,
    /// 票数
    pub votes: i64,
}
