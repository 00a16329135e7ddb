//! The words before a number without those that only lead to it.

/// A label without the words that only lead to the number.
pub(super) fn core(label: &str) -> &str {
    const FRONT: &[&str] = &[
        "其中",
        "包括",
        "包含",
        "分别为",
        "分别是",
        "分别",
        "共计",
        "合计",
        "总计",
        "共",
        "累计",
        "总共",
        "先后",
        "全年",
        "今年以来",
        "年内",
        "已",
        "均",
        "还",
        "并",
        "也",
        "全县",
        "全市",
        "全区",
        "全省",
        "我县",
        "我市",
        "我区",
        "各级",
        "纪检监察机关",
        "纪委监委",
        "纪委",
        "对",
        "有",
        "涉及",
        "即",
        "的",
        "为",
        "另有",
        "另外",
        "此外",
        "截至目前",
        "目前",
        "使",
        "将",
        "至",
        "和",
        "及",
        "与",
        "以及",
    ];
    const BACK: &[&str] = &[
        "共计", "合计", "总计", "共", "累计", "达到", "达", "为", "的", "有", "了", "是", "分别", "均", "各", "总数", "约",
        "近",
    ];
    let mut rest = unquoted(label);
    loop {
        let before = rest.len();
        for word in FRONT {
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
        for word in BACK {
            rest = rest.strip_suffix(word).unwrap_or(rest);
        }
        if rest.len() == before {
            return rest;
        }
    }
}

/// Words without blanks around them and without quotes that enclose them whole or have no partner among them.
fn unquoted(words: &str) -> &str {
    let mut rest = words.trim_matches(' ');
    loop {
        let before = rest.len();
        let (opens, closes) = (rest.matches('“').count(), rest.matches('”').count());
        if closes > opens {
            rest = rest.strip_prefix('”').or_else(|| rest.strip_suffix('”')).unwrap_or(rest);
        } else if opens > closes {
            rest = rest.strip_suffix('“').or_else(|| rest.strip_prefix('“')).unwrap_or(rest);
        } else if let Some(inner) = rest.strip_prefix('“').and_then(|rest| rest.strip_suffix('”')).filter(|_| opens == 1) {
            rest = inner;
        }
        rest = rest.trim_matches(' ');
        if rest.len() == before {
            return rest;
        }
    }
}
