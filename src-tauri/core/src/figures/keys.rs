//! Sets of row numbers: what a figure counted, kept as bits since row numbers are small and dense.

use crate::words::ids::RowId;
use std::collections::BTreeSet;

/// A set of row numbers.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// A bit for each number below [`DENSE`], as far as there are any.
    bits: Vec<u64>,
    /// Numbers no office reaches by entering rows.
    others: BTreeSet<RowId>,
    len: i64,
}

/// Eight megabytes of bits.
const DENSE: i64 = 1 << 26;

impl Keys {
    /// Takes a key in; says whether it was not there.
    pub(super) fn extend(&mut self, key: Option<RowId>) -> bool {
        let Some(key) = key else { return false };
        let is_new = if (0..DENSE).contains(&key) {
            let (word, bit) = place_of(key);
            if word >= self.bits.len() {
                self.bits.resize((word + 1).next_power_of_two(), 0);
            }
            match self.bits.get_mut(word) {
                Some(bits) => {
                    let is_new = *bits & bit == 0;
                    *bits |= bit;
                    is_new
                }
                None => false,
            }
        } else {
            self.others.insert(key)
        };
        self.len += i64::from(is_new);
        is_new
    }

    /// How many there are.
    pub fn len(&self) -> i64 {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether a row is among them.
    pub fn contains(&self, key: RowId) -> bool {
        if (0..DENSE).contains(&key) {
            let (word, bit) = place_of(key);
            self.bits.get(word).is_some_and(|bits| bits & bit != 0)
        } else {
            self.others.contains(&key)
        }
    }

    /// All of them, the smallest first.
    pub fn rows(&self) -> Vec<RowId> {
        self.without(&Keys::default())
    }

    /// Those that are not in another set, the smallest first.
    pub fn without(&self, other: &Keys) -> Vec<RowId> {
        let mut all: Vec<RowId> = self.others.difference(&other.others).copied().collect();
        let behind = all.partition_point(|row| *row < 0);
        let dense = self.bits.iter().enumerate().flat_map(|(word, bits)| {
            let left = bits & !other.bits.get(word).copied().unwrap_or(0);
            let row = move |bit: i64| (word as i64) << 6 | bit;
            (0..64).filter(move |bit| left >> bit & 1 == 1).map(row)
        });
        let dense: Vec<RowId> = dense.collect();
        all.splice(behind..behind, dense);
        all
    }

    /// How many of them are in another set too.
    pub fn shared(&self, other: &Keys) -> usize {
        let dense = self.bits.iter().zip(&other.bits).map(|(left, right)| (left & right).count_ones() as usize);
        dense.sum::<usize>() + self.others.intersection(&other.others).count()
    }

    /// Takes in what another set holds.
    pub fn join(&mut self, other: &Keys) {
        if self.bits.len() < other.bits.len() {
            self.bits.resize(other.bits.len(), 0);
        }
        for (mine, more) in self.bits.iter_mut().zip(&other.bits) {
            self.len += i64::from((more & !*mine).count_ones());
            *mine |= more;
        }
        for row in &other.others {
            self.len += i64::from(self.others.insert(*row));
        }
    }
}

fn place_of(key: RowId) -> (usize, u64) {
    ((key >> 6) as usize, 1_u64 << (key & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ODD: [RowId; 14] = [5, 0, 63, 64, 5, DENSE - 1, DENSE, i64::MAX, DENSE, -1, i64::MIN, -1, 1_000_000, 63];

    fn set(rows: &[RowId]) -> Keys {
        let mut set = Keys::default();
        rows.iter().for_each(|row| {
            set.extend(Some(*row));
        });
        set
    }

    #[test]
    fn a_row_is_counted_once_whatever_its_number() {
        let mut set = set(&ODD);
        set.extend(None);
        assert_eq!(set.len(), 10);
        assert_eq!(set.rows(), [i64::MIN, -1, 0, 5, 63, 64, 1_000_000, DENSE - 1, DENSE, i64::MAX]);
        assert!(ODD.iter().all(|row| set.contains(*row)) && !set.contains(6) && !set.contains(DENSE + 1));
    }

    #[test]
    fn sets_are_told_apart_and_joined_by_their_rows() {
        let (left, right) = (set(&ODD), set(&[5, 64, 65, -1, DENSE, DENSE + 7]));
        assert_eq!(left.without(&right), [i64::MIN, 0, 63, 1_000_000, DENSE - 1, i64::MAX]);
        assert_eq!(right.without(&left), [65, DENSE + 7]);
        assert_eq!(left.shared(&right), 4);
        let mut both = right.clone();
        both.join(&left);
        assert_eq!(both.len(), 12);
        assert_eq!(both.rows().len(), 12, "the number is that of the rows");
        both.join(&left);
        assert_eq!(both.len(), 12, "a row is taken in once");
    }
}
