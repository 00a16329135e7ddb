//! The grammar of the draft's sentences: words with slots.
//!
//! `{F112}` prints every number of a figure, `{F112.人}` one of them, `{F133.revise_status=done}` what of it stands under
//! a code; `{F015.title}` what the rows behind a figure or a fact say in a field; `{?F096}` prints nothing and asks for
//! rows, `{!F018}` asks that no row breaks a fact; `{率:key}` a ratio, `{增:F112.人}` the growth on the year before,
//! `{口径:F135}` the counting rule that was taken; `{县}` `{年}` `{期}` `{报告期}` what the heading says.
//!
//! The program's own sentences may also leave something out: `[…]` stands only where all its slots have something to
//! say, and `<、:a|b>` strings together those of its parts that have.

use crate::words::error::{Error, Result};

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Words.
    Words(String),
    /// A place that is filled.
    Slot(Slot),
    /// Left out where one of its slots has nothing to say.
    Optional(Vec<Node>),
    /// The parts that have something to say, with this between them.
    List(String, Vec<Vec<Node>>),
}

/// What a place is filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The county's name.
    County,
    /// The year: 2015年.
    Year,
    /// The period without its year: 全年.
    Span,
    /// The period as a heading says it: 2015年全年.
    Period,
    /// The numbers of a figure, or what its rows say: a code, and a basis, unit or field.
    Shown(String, Option<String>),
    /// Nothing, but the figure or fact has rows.
    Given(String),
    /// Nothing, but the fact holds for every row.
    Holds(String),
    /// A ratio by its key.
    Ratio(String),
    /// Which counting rule was taken for a figure that leaves it open.
    Rule(String),
    /// How far a number of a figure grew on the same period of the year before.
    Growth(String, Option<String>),
}

impl Slot {
    /// The slot as it is written.
    pub fn token(&self) -> String {
        let parted = |code: &str, part: &Option<String>| match part {
            Some(part) => format!("{code}.{part}"),
            None => code.to_string(),
        };
        let inner = match self {
            Slot::County => "县".into(),
            Slot::Year => "年".into(),
            Slot::Span => "期".into(),
            Slot::Period => "报告期".into(),
            Slot::Shown(code, part) => parted(code, part),
            Slot::Given(code) => format!("?{code}"),
            Slot::Holds(code) => format!("!{code}"),
            Slot::Ratio(key) => format!("率:{key}"),
            Slot::Rule(code) => format!("口径:{code}"),
            Slot::Growth(code, part) => format!("增:{}", parted(code, part)),
        };
        format!("{{{inner}}}")
    }

    /// The figure, fact or ratio it asks for.
    pub fn code(&self) -> Option<&str> {
        match self {
            Slot::County | Slot::Year | Slot::Span | Slot::Period => None,
            Slot::Shown(code, _) | Slot::Given(code) | Slot::Holds(code) => Some(code),
            Slot::Ratio(code) | Slot::Rule(code) | Slot::Growth(code, _) => Some(code),
        }
    }

    fn read(inner: &str) -> Option<Slot> {
        let code = |text: &str| {
            let well = !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
            well.then(|| text.to_string())
        };
        let parted = |text: &str| match text.split_once('.') {
            Some((_, "")) => None,
            Some((first, part)) => Some((code(first)?, Some(part.to_string()))),
            None => Some((code(text)?, None)),
        };
        let key = |text: &str| {
            let well = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
            (!text.is_empty() && text.chars().all(well)).then(|| text.to_string())
        };
        let inner = inner.trim();
        Some(match inner {
            "县" => Slot::County,
            "年" => Slot::Year,
            "期" => Slot::Span,
            "报告期" => Slot::Period,
            _ => {
                if let Some(rest) = inner.strip_prefix('?') {
                    Slot::Given(code(rest)?)
                } else if let Some(rest) = inner.strip_prefix('!') {
                    Slot::Holds(code(rest)?)
                } else if let Some(rest) = inner.strip_prefix("率:").or_else(|| inner.strip_prefix("率：")) {
                    Slot::Ratio(key(rest)?)
                } else if let Some(rest) = inner.strip_prefix("口径:").or_else(|| inner.strip_prefix("口径：")) {
                    Slot::Rule(code(rest)?)
                } else if let Some(rest) = inner.strip_prefix("增:").or_else(|| inner.strip_prefix("增：")) {
                    let (first, part) = parted(rest)?;
                    Slot::Growth(first, part)
                } else {
                    let (first, part) = parted(inner)?;
                    Slot::Shown(first, part)
                }
            }
        })
    }
}

/// Reads a sentence of the program: slots, parts that may be left out, lists.
pub fn parse(text: &str) -> Result<Vec<Node>> {
    let characters: Vec<char> = text.chars().collect();
    let mut reader = Reader { characters: &characters, at: 0 };
    let nodes = reader.nodes(&[])?;
    Ok(nodes)
}

/// Reads a sentence of an office: words and slots; brackets are words.
pub fn parse_own(text: &str) -> Result<Vec<Node>> {
    let mut nodes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        if !before.is_empty() {
            nodes.push(Node::Words(before.to_string()));
        }
        let (inner, behind) = after.split_once('}').ok_or_else(|| unread(text, &format!("“{{{after}”没有配对的“}}”")))?;
        let slot = Slot::read(inner).ok_or_else(|| unread(text, &format!("“{{{inner}}}”不是指标或字段的写法")))?;
        nodes.push(Node::Slot(slot));
        rest = behind;
    }
    if !rest.is_empty() {
        nodes.push(Node::Words(rest.to_string()));
    }
    // Half a slot is no word.
    let broken = nodes.iter().find_map(|node| match node {
        Node::Words(words) => words.split_once('}').map(|(before, _)| before.to_string()),
        Node::Slot(_) | Node::Optional(_) | Node::List(..) => None,
    });
    match broken {
        Some(before) => {
            let tail: String = before.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
            Err(unread(text, &format!("“{tail}}}”前面没有配对的“{{”")))
        }
        None => Ok(nodes),
    }
}

/// Every slot of a sentence.
pub fn slots(nodes: &[Node]) -> Vec<&Slot> {
    let mut all = Vec::new();
    for node in nodes {
        match node {
            Node::Words(_) => {}
            Node::Slot(slot) => all.push(slot),
            Node::Optional(inner) => all.extend(slots(inner)),
            Node::List(_, parts) => all.extend(parts.iter().flat_map(|part| slots(part))),
        }
    }
    all
}

struct Reader<'t> {
    characters: &'t [char],
    at: usize,
}

impl Reader<'_> {
    /// Nodes up to one of these signs, which is left standing.
    fn nodes(&mut self, ends: &[char]) -> Result<Vec<Node>> {
        let mut nodes = Vec::new();
        let mut words = String::new();
        while let Some(c) = self.peek() {
            if ends.contains(&c) {
                break;
            }
            self.at = self.at.saturating_add(1);
            let node = match c {
                '{' => {
                    let inner = self.until('}')?;
                    Node::Slot(Slot::read(&inner).ok_or_else(|| self.wrong(&format!("“{{{inner}}}”不是槽位")))?)
                }
                '[' => {
                    let inner = self.nodes(&[']'])?;
                    self.close(']')?;
                    Node::Optional(inner)
                }
                '<' => {
                    let between = self.until(':')?;
                    let mut parts = vec![self.nodes(&['|', '>'])?];
                    while self.peek() == Some('|') {
                        self.at = self.at.saturating_add(1);
                        parts.push(self.nodes(&['|', '>'])?);
                    }
                    self.close('>')?;
                    Node::List(between, parts)
                }
                _ => {
                    words.push(c);
                    continue;
                }
            };
            if !words.is_empty() {
                nodes.push(Node::Words(std::mem::take(&mut words)));
            }
            nodes.push(node);
        }
        if !words.is_empty() {
            nodes.push(Node::Words(words));
        }
        Ok(nodes)
    }

    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    fn until(&mut self, end: char) -> Result<String> {
        let mut text = String::new();
        while let Some(c) = self.peek() {
            self.at = self.at.saturating_add(1);
            if c == end {
                return Ok(text);
            }
            text.push(c);
        }
        Err(self.wrong(&format!("没有配对的“{end}”")))
    }

    fn close(&mut self, end: char) -> Result<()> {
        if self.peek() == Some(end) {
            self.at = self.at.saturating_add(1);
            Ok(())
        } else {
            Err(self.wrong(&format!("没有配对的“{end}”")))
        }
    }

    fn wrong(&self, why: &str) -> Error {
        unread(&self.characters.iter().collect::<String>(), why)
    }
}

fn unread(text: &str, why: &str) -> Error {
    let head: String = text.chars().take(24).collect();
    Error::refused(
        "E_SENTENCE",
        format!("报告稿语句“{head}……”读不懂：{why}。数字请写作 {{F112}} 或 {{F112.人}}，改好后再出稿。"),
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn slots_lists_and_what_may_be_left_out_are_read() {
        let nodes = parse("{期}召开<、:{F001}县委常委会议|{F002}专题会议>[，解决问题{F006.row}{?F011}]。").unwrap();
        let tokens: Vec<String> = slots(&nodes).iter().map(|slot| slot.token()).collect();
        assert_eq!(tokens, ["{期}", "{F001}", "{F002}", "{F006.row}", "{?F011}"]);
        assert!(matches!(&nodes[2], Node::List(between, parts) if between == "、" && parts.len() == 2));
        assert!(matches!(&nodes[3], Node::Optional(_)));
    }

    #[test]
    fn every_slot_is_written_as_it_is_read() {
        for token in [
            "{县}",
            "{年}",
            "{期}",
            "{报告期}",
            "{F112}",
            "{F112.人}",
            "{?F096}",
            "{!F018}",
            "{率:cases.filed_of_verified}",
            "{口径:F135}",
            "{增:F112.件}",
        ] {
            let nodes = parse_own(token).unwrap();
            assert_eq!(slots(&nodes)[0].token(), token);
        }
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        for text in ["立案{F112", "立案F112}", "立案{F112}人}", "立案{}件", "立案{F112.}", "立案{第一}"] {
            assert!(parse_own(text).is_err(), "{text}");
        }
        for text in ["[立案{F112}", "<、:{F001}", "<、{F001}>"] {
            assert!(parse(text).is_err(), "{text}");
        }
        let nodes = parse_own("比对[附件]<试行>").unwrap();
        assert_eq!(nodes, [Node::Words("比对[附件]<试行>".into())], "an office's brackets are words");
    }
}
