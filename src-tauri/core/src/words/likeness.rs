//! How alike two spellings are: for proposals a person decides on, never for a match the program makes itself.

/// Likeness in thousandths of two folded spellings: 1000 where they are the same, above 600 where one holds the other,
/// else by the share of characters they have in common. Nothing is like an empty spelling.
pub fn likeness(one: &str, other: &str) -> u32 {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if short == 0 {
        return 0;
    }
    if one == other {
        return 1000;
    }
    if one.contains(other) || other.contains(one) {
        return 600_u32.saturating_add(thousandths(short, long).saturating_mul(4) / 10);
    }
    let mut left = b.clone();
    let mut common: usize = 0;
    for c in &a {
        if let Some(at) = left.iter().position(|other| other == c) {
            left.swap_remove(at);
            common = common.saturating_add(1);
        }
    }
    thousandths(common.saturating_mul(2), a.len().saturating_add(b.len()))
}

fn thousandths(part: usize, whole: usize) -> u32 {
    u32::try_from(part.saturating_mul(1000).checked_div(whole).unwrap_or(0)).unwrap_or(1000)
}

/// The longest run of characters two texts share: where it ends in the first, in bytes, and how many characters it has.
pub fn common_run(one: &str, other: &str) -> Option<(usize, usize)> {
    let a: Vec<(usize, char)> = one.char_indices().collect();
    let b: Vec<char> = other.chars().collect();
    let mut best: Option<(usize, usize)> = None;
    for start in 0..a.len() {
        for from in 0..b.len() {
            let mine = a.iter().skip(start).map(|(_, c)| c);
            let length = mine.zip(b.iter().skip(from)).take_while(|(x, y)| x == y).count();
            if length > best.map_or(0, |(_, known)| known) {
                let end = a.get(start.saturating_add(length)).map_or(one.len(), |(at, _)| *at);
                best = Some((end, length));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_spelling_is_the_more_alike() {
        assert_eq!(likeness("石桥乡", "石桥乡"), 1000);
        assert!(likeness("石桥", "石桥乡") > likeness("石乔乡", "石桥乡"), "what holds the other comes first");
        assert!(likeness("石乔乡", "石桥乡") > likeness("白鹤镇", "石桥乡"));
        assert_eq!(likeness("", "石桥乡"), 0, "nothing is like nothing");
    }

    #[test]
    fn the_common_run_ends_where_the_rest_begins() {
        let text = "石坪村村主任";
        let (end, length) = common_run(text, "白鹤镇石坪村").unwrap_or_default();
        assert_eq!((&text[end..], length), ("村主任", 3));
        assert_eq!(common_run("甲", "乙"), None);
    }
}
