//! Fills sentences: a slot gets what the figures and rows of the period say; what has nothing to say is left out.

use super::Piece;
use super::sentence::{self, Node, Slot};
use super::typed::{self, Stretch};
use super::values::{Said, Values, is_known};
use crate::words::error::Result;

/// Something that was filled: what is printed, and how it is written in a sentence.
#[derive(Clone, Debug)]
pub struct Filled {
    /// What is printed.
    pub piece: Piece,
    /// The slot or the words it came from.
    pub written: String,
}

/// Fills a sentence of the program. `None` where a slot outside of what may be left out has nothing to say.
pub fn fill(values: &Values, nodes: &[Node]) -> Result<Option<Vec<Filled>>> {
    let mut all = Vec::new();
    for node in nodes {
        match node {
            Node::Words(words) => all.push(worded(words)),
            // A code the program does not know is found by the outline's own test; a draft is not refused for it.
            Node::Slot(slot) if !is_known(slot) => return Ok(None),
            Node::Slot(slot) => match values.say(slot)? {
                Said::Nothing | Said::Zero(_) => return Ok(None),
                Said::Holds => {}
                Said::Pieces(pieces) => all.extend(written(slot, pieces)),
            },
            Node::Optional(inner) => all.extend(fill(values, inner)?.into_iter().flatten()),
            Node::List(between, parts) => {
                let mut any = false;
                for part in parts {
                    if let Some(filled) = fill(values, part)? {
                        if any && !filled.is_empty() {
                            all.push(worded(between));
                        }
                        any = true;
                        all.extend(filled);
                    }
                }
                if !any {
                    return Ok(None);
                }
            }
        }
    }
    Ok(Some(all))
}

/// Fills a sentence of the office: what has nothing to say is said to have none, and typed numbers are marked.
pub fn fill_own(values: &Values, text: &str) -> Result<Vec<Filled>> {
    let mut all = Vec::new();
    for node in sentence::parse_own(text)? {
        match node {
            Node::Words(words) => {
                for stretch in typed::divide(&values.masked(&words)) {
                    let (piece, written) = match stretch {
                        Stretch::Words(words) => (Piece::Words(words.clone()), words),
                        Stretch::Number(number) => (Piece::Typed(number.clone()), number),
                    };
                    all.push(Filled { piece, written });
                }
            }
            Node::Slot(slot) => match values.say(&slot)? {
                Said::Nothing => {
                    all.push(Filled { piece: Piece::Typed(format!("（{}无记录）", slot.token())), written: slot.token() });
                }
                Said::Holds => {}
                Said::Zero(pieces) | Said::Pieces(pieces) => all.extend(written(&slot, pieces)),
            },
            // The grammar of an office's sentence has neither.
            Node::Optional(_) | Node::List(..) => {}
        }
    }
    Ok(all)
}

/// Whether a sentence leans on anything at all.
pub fn leans(nodes: &[Node]) -> bool {
    sentence::slots(nodes).iter().any(|slot| slot.code().is_some())
}

fn worded(words: &str) -> Filled {
    Filled { piece: Piece::Words(words.to_string()), written: words.to_string() }
}

/// The first piece carries the slot, so that the whole is written once.
fn written(slot: &Slot, pieces: Vec<Piece>) -> Vec<Filled> {
    let mut token = Some(slot.token());
    pieces.into_iter().map(|piece| Filled { piece, written: token.take().unwrap_or_default() }).collect()
}
