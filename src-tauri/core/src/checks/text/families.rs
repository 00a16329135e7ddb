//! Labels that belong together: the axes along which such reports break a total down. Data: a family is a name, its
//! labels, and how its parts relate to their total.

/// How the parts of a breakdown relate to the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// Each thing stands in one part: the parts add up to the total when all are listed.
    Exclusive,
    /// A thing may stand in several parts: the sum may exceed the total (domain rule of multi-label lists).
    Overlapping,
}

/// A family of labels.
#[derive(Debug)]
pub(super) struct Family {
    pub(super) name: &'static str,
    pub(super) parts: Parts,
    /// Groups of spellings; a family is complete when every group occurs.
    pub(super) groups: &'static [&'static [&'static str]],
}

/// Labels that close a list: nothing is left after them.
pub(super) const REST: &[&str] = &["其他", "其它", "其余", "另外", "余下", "剩余"];

/// The families, the more special before the more general.
pub(super) const FAMILIES: &[Family] = &[
    Family {
        name: "四种形态",
        parts: Parts::Exclusive,
        groups: &[
            &["第一种形态", "第一形态", "第一种"],
            &["第二种形态", "第二形态", "第二种"],
            &["第三种形态", "第三形态", "第三种"],
            &["第四种形态", "第四形态", "第四种"],
        ],
    },
    Family {
        name: "两类作风问题",
        parts: Parts::Exclusive,
        groups: &[&["形式主义、官僚主义", "形式主义官僚主义"], &["享乐主义、奢靡之风", "享乐主义奢靡之风", "享乐奢靡"]],
    },
    Family {
        name: "初次重复",
        parts: Parts::Exclusive,
        groups: &[&["初次", "首次", "初信", "初件"], &["重复", "重信", "重件"]],
    },
    Family { name: "署名", parts: Parts::Exclusive, groups: &[&["实名", "署名", "具名"], &["匿名"]] },
    Family {
        name: "受理层级",
        parts: Parts::Exclusive,
        groups: &[&["本级受理", "本级接收", "自收", "直接受理", "本级"], &["上级转", "上级交", "转办", "交办", "上级"]],
    },
    Family {
        name: "属实", parts: Parts::Exclusive, groups: &[&["失实", "不属实", "未属实"], &["属实", "部分属实"]]
    },
    Family { name: "性别", parts: Parts::Exclusive, groups: &[&["男性", "男"], &["女性", "女"]] },
    Family {
        name: "县乡",
        parts: Parts::Exclusive,
        groups: &[&["县直", "市直", "县级部门", "区直"], &["乡镇", "镇街", "街道"]],
    },
    Family {
        name: "信访类型",
        parts: Parts::Exclusive,
        groups: &[
            &["检举控告"],
            &["申诉"],
            &["批评建议", "意见建议"],
            &["业务范围外", "业务外", "非业务范围"],
            &["无实质内容", "无实质性内容"],
        ],
    },
    Family {
        name: "举报方式",
        parts: Parts::Exclusive,
        groups: &[&["来信", "信件", "信函"], &["来访", "走访", "上访"], &["来电", "电话"], &["网络", "网上", "微信"]],
    },
    Family {
        name: "线索处置方式",
        parts: Parts::Exclusive,
        groups: &[&["谈话函询"], &["初步核实", "初核"], &["暂存待查", "暂存"], &["予以了结", "了结"]],
    },
    Family {
        name: "违纪行为",
        parts: Parts::Overlapping,
        groups: &[
            &["政治纪律"],
            &["组织纪律"],
            &["廉洁纪律"],
            &["群众纪律"],
            &["工作纪律"],
            &["生活纪律"],
            &["职务违法", "职务犯罪"],
            &["其他违法"],
            &["贪污", "贿赂", "受贿", "失职", "渎职", "侵犯"],
        ],
    },
    Family {
        name: "处分种类",
        parts: Parts::Overlapping,
        groups: &[&["党纪处分", "党纪"], &["政务处分", "政纪处分", "政务", "政纪"], &["组织处理", "诫勉"]],
    },
    Family {
        name: "处分档次",
        parts: Parts::Exclusive,
        groups: &[
            &["严重警告"],
            &["警告"],
            &["撤销党内职务"],
            &["留党察看"],
            &["开除党籍", "开除"],
            &["记大过"],
            &["记过"],
            &["降级"],
            &["撤职"],
        ],
    },
    Family {
        name: "八项规定问题类型",
        parts: Parts::Exclusive,
        groups: &[
            &["津补贴", "津贴补贴"],
            &["礼品礼金", "名贵特产", "收送"],
            &["吃喝", "宴请"],
            &["公务用车", "公车"],
            &["婚丧"],
            &["国内旅游", "公款旅游"],
            &["楼堂馆所"],
            &["出国"],
        ],
    },
    Family {
        name: "职级",
        parts: Parts::Exclusive,
        groups: &[
            &["省部级", "中管"],
            &["地厅级", "厅局级", "市厅级"],
            &["县处级", "处级"],
            &["乡科级", "科级"],
            &["一般干部", "股级", "科员"],
            &["农村", "村干部", "社区", "企业", "事业单位", "村（社区）"],
        ],
    },
];

/// The family a label belongs to, and which of its groups it is.
pub(super) fn of(label: &str) -> Option<(&'static Family, usize)> {
    FAMILIES.iter().find_map(|family| {
        let group = family.groups.iter().position(|group| group.iter().any(|word| label.contains(word)))?;
        Some((family, group))
    })
}

/// Words of an axis whose parts may overlap.
pub(super) const OVERLAPPING_AXES: &[&str] =
    &["行为", "违纪", "反映的问题", "反映问题", "问题性质", "涉嫌", "涉及问题", "诉求"];

/// What states that work is done, and that it is not; a total is both together.
pub(super) const DONE: &[&str] = &[
    "已办结",
    "办结",
    "已完成",
    "已整改",
    "整改到位",
    "完成整改",
    "已了结",
    "了结",
    "结案",
    "已审结",
    "已查结",
    "已销号",
    "销号",
    "已解决",
    "完成",
    "整改",
];

/// See [`DONE`].
pub(super) const OPEN: &[&str] = &[
    "未办结",
    "正在办理",
    "在办",
    "正在整改",
    "未整改",
    "未完成",
    "正在推进",
    "尚未",
    "正在核查",
    "未结",
    "正在审理",
    "待办",
    "未销号",
    "正在调查",
    "未解决",
    "正在办",
    "办理中",
    "整改中",
    "推进中",
    "正在",
    "在查",
    "待",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_find_their_family() {
        let name = |label| of(label).map(|(family, group)| (family.name, group));
        assert_eq!(name("运用第一种形态"), Some(("四种形态", 0)));
        assert_eq!(name("网络举报"), Some(("举报方式", 3)));
        assert_eq!(name("党内严重警告"), Some(("处分档次", 0)));
        assert_eq!(name("农村、企业等其他人员"), Some(("职级", 5)));
        assert_eq!(name("违反工作纪律"), Some(("违纪行为", 4)));
        assert_eq!(name("召开会议"), None);
    }
}
