//! What a number of a report is of: which office, which place, which field of work. Two numbers of the same words are
//! the same figure only if they are of the same.

use super::frames::Frames;
use super::page::Text;
use super::reading::{Reading, Token};
use std::collections::BTreeSet;

/// Fields of work, kinds of persons and occasions that make a number one of a part.
pub(super) const TOPICS: &[&str] = &[
    "扶贫",
    "脱贫",
    "振兴",
    "民生",
    "惠农",
    "强农",
    "涉农",
    "三农",
    "三资",
    "四风",
    "作风",
    "八项规定",
    "形式主义",
    "官僚主义",
    "享乐",
    "奢靡",
    "微腐败",
    "小官",
    "身边",
    "涉黑",
    "涉恶",
    "扫黑",
    "保护伞",
    "粮食",
    "购销",
    "医疗",
    "医药",
    "医保",
    "卫生",
    "教育系统",
    "教育领域",
    "教育局",
    "校园",
    "学校",
    "养老",
    "住房",
    "危房",
    "工程",
    "招投标",
    "国企",
    "国有",
    "金融",
    "营商",
    "政法",
    "自然资源",
    "土地",
    "征地",
    "拆迁",
    "生态",
    "环保",
    "生态环境",
    "安全生产",
    "疫情",
    "防控",
    "换届",
    "选人用人",
    "巡察",
    "巡视",
    "审计",
    "积案",
    "酒驾",
    "醉驾",
    "赌博",
    "公车",
    "公务用车",
    "公款",
    "补贴",
    "礼品",
    "礼金",
    "吃喝",
    "操办",
    "婚丧",
    "会所",
    "空饷",
    "低保",
    "退耕",
    "殡葬",
    "供暖",
    "物业",
    "食品",
    "药品",
    "水利",
    "林业",
    "交通运输",
    "农业农村",
    "专项",
    "暗访",
    "督查",
    "专班",
    "一案双查",
    "科级",
    "处级",
    "村干部",
    "村（社",
    "一把手",
    "留置",
    "自办",
    "联合",
    "派驻",
    "交办",
    "督办",
    "转办",
    "移交",
    "反馈",
    "自查",
    "窗口",
    "站所",
    "公司",
    "企业",
    "事业单位",
    "实名",
    "匿名",
    "重复",
    "上级转",
    "上级交",
    "典型",
    "窝案",
    "系统",
    "领域",
    "行业",
    "片区",
    "小组",
    "试点",
    "不作为",
    "慢作为",
    "乱作为",
    "收受",
    "非公",
    "信用社",
    "银行",
    "预算",
    "采购",
    "编制",
    "监察对象",
    "乡镇",
    "街道",
    "镇街",
    "县直",
    "市直",
    "区直",
    "各县",
    "县（市",
    "各乡",
    "有的",
    "个别",
    "部分",
];

/// Words of whole offices: those of the county together, those of its own office.
const WHOLE: &[&str] =
    &["全县", "全市", "全区", "全省", "全州", "全旗", "全镇", "全街道", "全系统", "我县", "我市", "我区", "各级"];
const OWN: &[&str] = &["本级", "县纪委", "市纪委", "区纪委", "委机关", "委局机关", "县监委", "机关本部"];

/// Ends of names of places and units.
const PLACES: &[&str] = &["镇", "乡", "街道", "村", "社区", "局", "委", "院", "校", "中心", "办", "段", "所", "站", "厂", "组"];

/// Words in which such an end is none.
const NO_PLACES: &[&str] = &[
    "站位",
    "两委",
    "乡镇",
    "镇街",
    "村镇",
    "城乡",
    "县委",
    "市委",
    "区委",
    "纪委",
    "监委",
    "党委",
    "常委",
    "工委",
    "委员",
    "法院",
    "主办",
    "承办",
    "交办",
    "督办",
    "转办",
    "查办",
    "举办",
    "经办",
    "协办",
    "立案",
    "阶段",
    "手段",
    "所有",
    "所属",
    "组织",
    "党组",
    "办理",
    "办案",
    "办结",
    "办件",
    "党校",
    "学校",
    "组成",
    "组建",
    "全镇",
    "全乡",
    "全村",
    "全街道",
    "全局",
    "全院",
    "全校",
    "委机关",
    "委局",
    "本级",
];

/// What follows from something counted before it in the same sentence and is of the same scope.
const DEPENDENT: &[&str] = &[
    "立案", "结案", "处分", "处理", "移送", "问责", "整改", "追缴", "追回", "挽回", "办结", "发现", "初核", "诫勉", "约谈",
    "通报", "受理", "处置", "收缴", "清退", "查处", "督促", "涉及", "违规", "其他", "完成", "反馈",
];

/// What a number is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scope {
    topics: BTreeSet<&'static str>,
    places: BTreeSet<String>,
    office: Office,
    /// Whether it is told of a person or unit that is not named: 张某.
    pub(super) is_of_someone: bool,
}

/// Whose figure it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Office {
    /// Nobody says.
    #[default]
    Unsaid,
    /// 全县.
    Whole,
    /// 县纪委监委本级.
    Own,
}

impl Scope {
    /// Whether nothing makes it a part of the office's figures.
    pub(super) fn is_open(&self) -> bool {
        self.topics.is_empty() && self.places.is_empty()
    }

    /// Whether only a field of work frames it, no place and no other office.
    pub(super) fn is_only_framed(&self) -> bool {
        !self.topics.is_empty() && self.places.is_empty() && self.office != Office::Own
    }

    /// Whether two numbers may be of the same.
    pub(super) fn fits(&self, other: &Scope) -> bool {
        let apart = matches!((self.office, other.office), (Office::Own, Office::Whole) | (Office::Whole, Office::Own));
        !apart && self.topics == other.topics && self.places == other.places
    }

    /// Whether it says that it is of the whole county.
    pub(super) fn says_whole(&self) -> bool {
        self.office == Office::Whole
    }
}

/// What a number is of, beside its own words: heading, first words of its paragraph, its sentence before it.
pub(super) fn of(text: &Text, reading: &Reading, frames: &Frames, token: &Token, subject: &str) -> Scope {
    const LONGEST: usize = 400;
    let Some(sentence) = reading.sentences.get(token.sentence) else { return Scope::default() };
    let mut words = frames.at(text, token.found.start);
    // Counted things are no frame: 对61个乡镇督查.
    let mut from = sentence.start.max(token.found.start.saturating_sub(LONGEST));
    let mut own = String::new();
    let depends = DEPENDENT.iter().any(|word| subject.starts_with(word));
    let mut actor = None;
    let near = reading.from(from).max(sentence.first)..reading.from(token.found.start);
    for before in reading.tokens.get(near).unwrap_or_default() {
        // What was done besides is no frame of an act of its own.
        let upto = if depends { before.found.start } else { before.from };
        if upto >= from {
            own.push_str(&text.words(from, upto));
            own.push('|');
        }
        from = from.max(before.found.end + before.object.chars().count());
        let acts = before.found.end == token.from && token.sign.is_none() && !token.is_joined && !before.object.is_empty();
        actor = acts.then(|| before.object.split('共').next().unwrap_or_default().to_string());
    }
    own.push_str(&text.words(from.min(token.found.start), token.found.start));
    words.push_str(&own);
    words.push('|');
    words.push_str(&token.object);
    let last = |list: &[&str]| list.iter().filter_map(|word| own.rfind(word)).max();
    let office = match (last(WHOLE), last(OWN)) {
        (Some(whole), own) if own.is_none_or(|own| own < whole) => Office::Whole,
        (_, Some(_)) => Office::Own,
        _ => Office::Unsaid,
    };
    let mut places = places(&words);
    places.extend(frames.row(text, token.found.start, depends));
    places.extend(actor);
    places.retain(|place| !frames.own_places.contains(place));
    let foreign = |topic: &&str| words.contains(*topic) && !subject.contains(*topic) && !frames.own_topics.contains(*topic);
    let topics = TOPICS.iter().copied().filter(foreign).collect();
    Scope { topics, places, office, is_of_someone: words.contains('某') }
}

/// Names of places and units: the two characters before their end.
pub(super) fn places(words: &str) -> BTreeSet<String> {
    let chars: Vec<char> = words.chars().collect();
    let mut all = BTreeSet::new();
    for at in 1..chars.len() {
        let tail: String = chars.get(at..).unwrap_or_default().iter().take(2).collect();
        let Some(end) = PLACES.iter().find(|end| tail.starts_with(**end)) else { continue };
        let around: String = chars.get(at.saturating_sub(2)..).unwrap_or_default().iter().take(5).collect();
        if NO_PLACES.iter().any(|word| around.contains(word)) {
            continue;
        }
        let name: String = chars.get(at.saturating_sub(2)..at).unwrap_or_default().iter().collect();
        if !name.chars().all(|c| ('一'..='龥').contains(&c)) {
            continue;
        }
        all.insert(format!("{name}{end}"));
    }
    all
}
