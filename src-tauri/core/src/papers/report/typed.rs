//! Numbers somebody typed into the draft: nothing answers for them, so they are found and marked. Days, and what stands
//! in a title, a name in quotes or a document's number, count nothing and are left alone.

/// A stretch of words, and whether it is a number that counts something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Words.
    Words(String),
    /// A typed number with the word behind it.
    Number(String),
}

/// What opens and closes a name in which digits count nothing.
const NAMES: &[(char, char)] = &[('《', '》'), ('“', '”'), ('〔', '〕')];
/// Words behind a number of a day or a document: it counts nothing.
const DAYS: &[char] = &['年', '月', '日', '号'];
/// Words behind a number in Hanzi that counts something.
const UNITS: &[&str] = &["万元", "件次", "人次", "件", "起", "人", "名", "条", "项", "个", "次", "元"];
const HANZI: &str = "〇零一二两三四五六七八九十百千万亿";

/// Divides words into those and the numbers among them.
pub fn divide(words: &str) -> Vec<Stretch> {
    let characters: Vec<char> = words.chars().collect();
    let mut all = Vec::new();
    let mut plain = String::new();
    let mut at = 0;
    while let Some(c) = characters.get(at).copied() {
        let rest = characters.get(at..).unwrap_or(&[]);
        if let Some(end) = NAMES.iter().find(|(open, _)| *open == c).and_then(|(_, close)| place(rest, *close)) {
            plain.extend(rest.iter().take(end.saturating_add(1)));
            at = at.saturating_add(end).saturating_add(1);
            continue;
        }
        match number(rest) {
            Some((length, true)) => {
                if !plain.is_empty() {
                    all.push(Stretch::Words(std::mem::take(&mut plain)));
                }
                all.push(Stretch::Number(rest.iter().take(length).collect()));
                at = at.saturating_add(length);
            }
            Some((length, false)) => {
                plain.extend(rest.iter().take(length));
                at = at.saturating_add(length);
            }
            None => {
                plain.push(c);
                at = at.saturating_add(1);
            }
        }
    }
    if !plain.is_empty() {
        all.push(Stretch::Words(plain));
    }
    all
}

fn place(rest: &[char], close: char) -> Option<usize> {
    rest.iter().position(|c| *c == close)
}

/// A number at the beginning: how long it is with its unit, and whether it counts something.
fn number(rest: &[char]) -> Option<(usize, bool)> {
    let is_digit = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
    let digits = rest.iter().take_while(|c| is_digit(c) || matches!(c, '.' | '．' | ',' | '%' | '％')).count();
    if digits > 0 && rest.first().is_some_and(is_digit) {
        let behind = rest.get(digits).copied();
        let counts = !behind.is_some_and(|c| DAYS.contains(&c));
        return Some((digits.saturating_add(unit(rest, digits)), counts));
    }
    let hanzi = rest.iter().take_while(|c| HANZI.contains(**c)).count();
    if hanzi == 0 {
        return None;
    }
    let behind = unit(rest, hanzi);
    // 一个 and 两个责任 count nothing; 十三个 does, and 二十 followed by no such word is taken for words.
    let large = rest.iter().take(hanzi).any(|c| matches!(c, '十' | '百' | '千' | '万' | '亿'));
    let has_digit = rest.iter().take(hanzi).any(|c| !matches!(c, '百' | '千' | '万' | '亿'));
    Some((hanzi.saturating_add(behind), behind > 0 && large && has_digit))
}

/// How long the unit is that stands at a place.
fn unit(rest: &[char], at: usize) -> usize {
    let behind: String = rest.iter().skip(at).take(2).collect();
    UNITS.iter().find(|unit| behind.starts_with(**unit)).map_or(0, |unit| unit.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(words: &str) -> Vec<String> {
        let stretches = divide(words);
        let joined: String = stretches
            .iter()
            .map(|stretch| match stretch {
                Stretch::Words(text) | Stretch::Number(text) => text.as_str(),
            })
            .collect();
        assert_eq!(joined, words, "nothing is lost");
        stretches
            .into_iter()
            .filter_map(|stretch| match stretch {
                Stretch::Number(text) => Some(text),
                Stretch::Words(_) => None,
            })
            .collect()
    }

    #[test]
    fn typed_numbers_are_found() {
        assert_eq!(numbers("立案163件163人，清退86.42万元"), ["163件", "163人", "86.42万元"]);
        assert_eq!(numbers("增长12.5%，约谈十三个单位"), ["12.5%", "十三个"]);
        assert_eq!(numbers("共２０人"), ["２０人"], "full-width digits are digits");
    }

    #[test]
    fn days_names_and_words_count_nothing() {
        for words in [
            "2015年3月2日至8月31日",
            "《关于开展选人用人“5+2+1”突出问题专项整治方案》",
            "岚委发〔2015〕3号",
            "切实履行“两个责任”，一个节点一个节点抓",
            "落实到千家万户，十分重视",
        ] {
            assert!(numbers(words).is_empty(), "{words}: {:?}", numbers(words));
        }
    }
}
