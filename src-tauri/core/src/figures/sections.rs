//! Where in the report a figure stands: its six sections (六部分) in their order, with the parts they fall into.
//! Headings are those of the county's report.

/// A section of the report, or a part of one.
#[derive(Debug)]
pub struct Section {
    /// How the report numbers it: 一, 一（二）, 二、一是.
    pub number: &'static str,
    /// Its heading, or what the part begins with.
    pub heading: &'static str,
    /// The section a part belongs to.
    pub of: Option<&'static Section>,
}

impl Section {
    /// The whole section it lies in: itself where it is no part.
    pub fn whole(&'static self) -> &'static Section {
        self.of.unwrap_or(self)
    }
}

const fn section(number: &'static str, heading: &'static str) -> Section {
    Section { number, heading, of: None }
}

const fn part(number: &'static str, heading: &'static str, of: &'static Section) -> Section {
    Section { number, heading, of: Some(of) }
}

/// 一
pub static CAMPAIGNS: Section = section("一", "巩固深化正风肃纪突出问题专项整治和巡视整改“五项专项整治”情况");
/// 一（一）
pub static LEADERSHIP: Section = part("一（一）", "切实履行“两个责任”", &CAMPAIGNS);
/// 一（二）
pub static LOOK_BACK: Section = part("一（二）", "有的放矢推进“回头看”", &CAMPAIGNS);
/// 二
pub static PROBLEMS: Section = section("二", "解决群众反映强烈的突出问题情况");
/// 二、一是
pub static PLANNING: Section = part("二、一是", "领导强推动，精心谋划高位推进", &PROBLEMS);
/// 二、二是
pub static CHANNELS: Section = part("二、二是", "开门听意见，畅通信访举报渠道", &PROBLEMS);
/// 二、三是
pub static CLUES: Section = part("二、三是", "线索大排查，汇集案件查办合力", &PROBLEMS);
/// 二、四是
pub static LIVELIHOOD: Section = part("二、四是", "监督全方位，剑指各类具体问题", &PROBLEMS);
/// 二、五是
pub static JOINT_WORK: Section = part("二、五是", "执纪强力度，严查基层腐败案件", &PROBLEMS);
/// 三
pub static SUPERVISION: Section = section("三", "推动监督检查常态化情况");
/// 三、一是
pub static INSPECTIONS: Section = part("三、一是", "健全督查机制，在坚持中见常态", &SUPERVISION);
/// 三、二是
pub static FINDINGS: Section = part("三、二是", "坚持问题导向，向制度建设要长效", &SUPERVISION);
/// 三、三是
pub static ACCOUNTABILITY: Section = part("三、三是", "实行责任追究，问责处理“零容忍”", &SUPERVISION);
/// 四
pub static CASES: Section = section("四", "主动查处和通报“四风”问题案件情况");
/// 五
pub static REGULATIONS: Section = section("五", "健全完善相关制度规定情况");
/// 五、一是
pub static CLEAN_UP: Section = part("五、一是", "全面“体检”，急速“瘦身”", &REGULATIONS);
/// 五、二是
pub static REVISION: Section = part("五、二是", "强化“补丁”，迅速“健身”", &REGULATIONS);
/// 五、三是
pub static NEW_RULES: Section = part("五、三是", "增强“营养”，焕发“活力”", &REGULATIONS);
/// 六
pub static NEXT_STEPS: Section = section("六", "存在的不足及下一步工作打算");
/// Not in the report, but superiors will ask.
pub static BEYOND: Section = section("附", "报告之外");
/// Numbers of the superiors' forms.
pub static FORMS: Section = section("表", "上级报表所用数");

/// All sections in the order of the report.
pub static ALL: &[&Section] = &[
    &CAMPAIGNS,
    &LEADERSHIP,
    &LOOK_BACK,
    &PROBLEMS,
    &PLANNING,
    &CHANNELS,
    &CLUES,
    &LIVELIHOOD,
    &JOINT_WORK,
    &SUPERVISION,
    &INSPECTIONS,
    &FINDINGS,
    &ACCOUNTABILITY,
    &CASES,
    &REGULATIONS,
    &CLEAN_UP,
    &REVISION,
    &NEW_RULES,
    &NEXT_STEPS,
    &BEYOND,
    &FORMS,
];
