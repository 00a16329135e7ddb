//! Parts and totals: whether a breakdown adds up. A breakdown that need not be whole is left alone unless its sum misses
//! the total the way a slip of the hand does.

use super::families::{self, Parts};
use super::finding::Findings;
use super::lists::{self, Cue, Stretch};
use super::page::Text;
use super::reading::{Reading, Sentence, Token};
use super::units::Class;
use super::value::ONE;
use std::collections::HashMap;

/// Numbers looked back at for a total.
const LOOK_BACK: usize = 48;
/// The most parts of one breakdown.
pub(super) const MOST_PARTS: usize = 48;

/// What is known of the breakdowns of a text, by number.
#[derive(Debug, Default)]
pub(super) struct Breakdowns {
    /// Which total a number is a part of.
    totals: Vec<Option<usize>>,
    /// The sum of the breakdown a number stands in, where no total is printed.
    sums: Vec<Option<i128>>,
    listed: Vec<bool>,
}

impl Breakdowns {
    /// The total a number is a part of.
    pub(super) fn total_of(&self, at: usize) -> Option<usize> {
        self.totals.get(at).copied().flatten()
    }

    /// The sum of the breakdown a number stands in, where no total is printed.
    pub(super) fn sum_of(&self, at: usize) -> Option<i128> {
        self.sums.get(at).copied().flatten()
    }

    /// Whether a number is a part of any breakdown.
    pub(super) fn is_part(&self, at: usize) -> bool {
        self.listed.get(at).copied().unwrap_or_default()
    }
}

/// Looks at every breakdown of a text.
pub(super) fn check(text: &Text, reading: &Reading, out: &mut Findings<'_>) -> Breakdowns {
    let count = reading.tokens.len();
    let mut search = Search {
        text,
        reading,
        known: Breakdowns { totals: vec![None; count], sums: vec![None; count], listed: vec![false; count] },
        first: first_places(reading),
        axes: Vec::new(),
    };
    for sentence in &reading.sentences {
        let stretches = lists::stretches(text, reading, *sentence);
        for stretch in &stretches {
            search.stretch(*sentence, stretch, out);
        }
        search.families(*sentence, &stretches, out);
        search.summed_up(*sentence, out);
    }
    search.different_bases(out);
    search.known
}

/// Where each size of a class first occurs.
fn first_places(reading: &Reading) -> HashMap<(Class, i128), usize> {
    let mut first = HashMap::new();
    for (at, token) in reading.tokens.iter().enumerate().filter(|(_, token)| token.is_count()) {
        first.entry((token.class(), token.size())).or_insert(at);
    }
    first
}

/// The search for breakdowns, as far as it has come.
pub(super) struct Search<'a> {
    pub(super) text: &'a Text,
    pub(super) reading: &'a Reading,
    pub(super) known: Breakdowns,
    pub(super) first: HashMap<(Class, i128), usize>,
    /// Breakdowns along an axis: paragraph, sum, class, stretch.
    pub(super) axes: Vec<(usize, i128, Class, (usize, usize))>,
}

/// A breakdown ready to be judged.
pub(super) struct Breakdown {
    pub(super) total: Option<usize>,
    pub(super) items: Vec<usize>,
    /// Parts from the first on that surely belong together.
    pub(super) run: usize,
    pub(super) is_whole: bool,
    pub(super) is_loose: bool,
    pub(super) overlaps: bool,
    pub(super) is_axis: bool,
    /// Whether the total stands in another paragraph and may be of something else.
    pub(super) is_distant: bool,
    /// Whether no thing can stand in two of the parts.
    pub(super) excludes: bool,
}

impl<'a> Search<'a> {
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.reading.tokens.get(at)
    }

    pub(super) fn size(&self, at: usize) -> i128 {
        self.token(at).map_or(0, Token::size)
    }

    fn stretch(&mut self, sentence: Sentence, stretch: &Stretch, out: &mut Findings<'_>) {
        let from = self.reading.from(stretch.from);
        let inside: Vec<usize> = (from..sentence.last.min(from + MOST_PARTS * 2))
            .filter(|at| self.token(*at).is_some_and(|token| token.is_count() && token.found.end <= stretch.to))
            .take(MOST_PARTS)
            .collect();
        let Some(first) = inside.first().copied() else { return };
        // The first part may carry two counts: 6件9人.
        let mut classes: Vec<Class> = Vec::new();
        for at in inside.iter().copied() {
            let Some(token) = self.token(at).filter(|token| at == first || token.is_joined) else { break };
            if !classes.contains(&token.class()) {
                classes.push(token.class());
            }
        }
        // Where the first count adds up and every part has the second one too, the second must add up as well.
        let mut fits = false;
        let leading = classes.len();
        for at in inside.iter().copied() {
            let Some(class) = self.token(at).map(Token::class) else { continue };
            if !classes.iter().any(|known| class.adds_to(*known)) {
                classes.push(class);
            }
        }
        let mut parts = 0;
        for (place, class) in classes.into_iter().enumerate() {
            if place >= leading && !fits {
                continue;
            }
            let of_class = |at: &usize| self.token(*at).is_some_and(|token| token.class().adds_to(class));
            let items: Vec<usize> = inside.iter().copied().filter(of_class).collect();
            let total = self.total_before(stretch, class, first, items.first().copied());
            let run = lists::run(self.reading, &items);
            let mut breakdown = self.describe(stretch, total, items, run);
            let joined = breakdown.items.iter().take(run).all(|at| self.token(*at).is_some_and(|token| token.is_joined));
            let alike = place >= leading && breakdown.items.len() == parts && self.labels_equal(&breakdown.items);
            if fits && parts >= 2 && (place > 0 && joined && breakdown.items.len() == parts || alike) {
                breakdown.is_whole = true;
                breakdown.run = parts;
            }
            if place >= leading && breakdown.items.len() < 2 {
                continue;
            }
            let fit = self.judge(sentence, &breakdown, class, out);
            if place == 0 {
                (fits, parts) = (fit.is_some(), fit.unwrap_or_default());
            }
        }
    }

    fn labels_equal(&self, items: &[usize]) -> bool {
        let label = |at: &usize| self.token(*at).map(|token| token.core());
        items.windows(2).all(|pair| matches!(pair, [one, other] if label(one) == label(other)))
    }

    /// The nearest count of the class before a cue, in the same paragraph; for an axis not a part of anything.
    /// Of several in one sentence the one that is said in the words of the first part.
    pub(super) fn total_before(&self, stretch: &Stretch, class: Class, first: usize, part: Option<usize>) -> Option<usize> {
        let paragraph = self.reading.paragraph(self.token(first)?);
        let reach = first.saturating_sub(LOOK_BACK);
        let before = (reach..first).rev().filter(|at| {
            self.token(*at).is_some_and(|token| {
                token.is_count()
                    && token.found.end <= stretch.cue_at.max(stretch.from)
                    && class.adds_to(token.class())
                    && self.reading.paragraph(token) == paragraph
            })
        });
        let label = part.and_then(|at| self.token(at)).map(|token| token.core()).filter(|label| label.chars().count() >= 2);
        let before: Vec<usize> = before.collect();
        let near = before.first().and_then(|at| self.token(*at)).map(|token| token.sentence);
        let same_words = before.iter().copied().find(|at| {
            self.token(*at).is_some_and(|token| {
                Some(token.sentence) == near && label.is_some() && Some(token.core()) == label && token.size() > 0
            })
        });
        if let Some(at) = same_words.filter(|at| !self.known.is_part(*at)) {
            return Some(at);
        }
        let mut nearest = None;
        for at in before {
            if !self.known.is_part(at) {
                return Some(at);
            }
            if stretch.cue != Cue::Axis {
                nearest = Some(at);
                break;
            }
        }
        nearest
    }

    pub(super) fn describe(&self, stretch: &Stretch, total: Option<usize>, items: Vec<usize>, run: usize) -> Breakdown {
        let tokens: Vec<&Token> = items.iter().take(run).filter_map(|at| self.token(*at)).collect();
        let axis = self.text.words(stretch.cue_at, stretch.from);
        let lead = tokens.first().map_or(String::new(), |token| self.text.words(stretch.from, token.found.start));
        let label = |token: &Token| format!("{}{}", token.label, token.object);
        let families: Vec<_> = tokens.iter().filter_map(|token| families::of(&label(token))).collect();
        let overlaps = families::OVERLAPPING_AXES.iter().any(|word| axis.contains(word) || lead.contains(word))
            || families.iter().filter(|(family, _)| family.parts == Parts::Overlapping).count() * 2 > families.len()
            || total.and_then(|at| self.token(at)).is_some_and(|token| token.says(&["违纪行为", "违法行为"]));
        let closes = tokens.last().is_some_and(|token| {
            let words = token.core();
            families::REST.iter().any(|word| words.starts_with(word) || words.contains(&format!("等{word}")))
        });
        let complete = families.first().is_some_and(|(family, _)| {
            families.len() == tokens.len()
                && families.iter().all(|(other, _)| other.name == family.name)
                && family.groups.len() <= 4
                && (0..family.groups.len()).all(|group| families.iter().any(|(_, of)| *of == group))
        });
        let enumerated = matches!(stretch.cue, Cue::Bracket | Cue::Colon) && run >= 3;
        // What is done and what is open is looked at as a flow.
        let is_loose = has_status(&tokens)
            || ["主要", "如", "包括但不限于"].iter().any(|word| lead.starts_with(word))
            || tokens.last().is_some_and(|token| token.object.starts_with('等') || token.object.ends_with('等'))
            || tokens.iter().any(|token| token.found.value.is_about)
            || total.and_then(|at| self.token(at)).is_some_and(|token| token.found.value.is_about);
        Breakdown {
            total,
            is_whole: matches!(stretch.cue, Cue::Respectively | Cue::Axis) || closes || complete || enumerated,
            is_loose,
            overlaps,
            is_axis: stretch.cue == Cue::Axis,
            is_distant: false,
            excludes: families.len() == tokens.len()
                && tokens.len() >= 2
                && families.iter().all(|(family, _)| {
                    family.parts == Parts::Exclusive && families.first().is_some_and(|(first, _)| first.name == family.name)
                }),
            items,
            run,
        }
    }

    /// How many parts add up to a printed total; nothing if they do not, and then it is said where it should be.
    pub(super) fn judge(
        &mut self,
        sentence: Sentence,
        breakdown: &Breakdown,
        class: Class,
        out: &mut Findings<'_>,
    ) -> Option<usize> {
        let Breakdown { items, run, .. } = breakdown;
        let known = |sum: i128, slack: i128| self.is_known_total(breakdown, class, sum, slack);
        let mut fitting = None;
        'search: for from in 0..items.len() {
            // Parts may hold a nested 其中 whose own parts do not count again.
            let nested =
                from > 0 && items.get(from).and_then(|at| self.token(*at)).is_some_and(|token| token.label.contains("其中"));
            if from > 0 && !nested {
                continue;
            }
            let heads = if nested { items.get(..from).unwrap_or_default() } else { &[] };
            for skip in if nested { 1..items.len() - from + 1 } else { 0..1 } {
                let tail = items.get(from + skip..).unwrap_or_default();
                let all: Vec<usize> = heads.iter().chain(tail).copied().collect();
                let (mut sum, mut slack) = (0, 0);
                for (count, at) in all.iter().enumerate() {
                    sum += self.size(*at);
                    slack += self.token(*at).map_or(0, |token| token.found.value.slack);
                    // Where every part counts, a beginning that happens to add up proves nothing.
                    let counts_all = nested || count + 1 >= *run || !(breakdown.is_whole || breakdown.excludes);
                    if count >= 1
                        && counts_all
                        && let Some(total) = known(sum, slack)
                    {
                        fitting = Some((total, all.get(..=count).unwrap_or_default().to_vec()));
                        if count + 1 >= *run {
                            break 'search;
                        }
                    }
                }
            }
        }
        if let Some((total, parts)) = fitting {
            self.mark(&parts, total);
            return Some(parts.len());
        }
        if let Some(total) = breakdown.total {
            let parts: Vec<usize> = items.iter().take(*run).copied().collect();
            self.mark(&parts, total);
            if !breakdown.is_distant && self.part_above_total(sentence, breakdown, total, out) {
                return None;
            }
        }
        for at in items.iter().take(*run) {
            self.known.listed.get_mut(*at).into_iter().for_each(|listed| *listed = true);
        }
        if breakdown.total.is_none() && *run >= 2 {
            let sum = items.iter().take(*run).map(|at| self.size(*at)).sum();
            for at in items.iter().take(*run) {
                self.known.sums.get_mut(*at).into_iter().for_each(|known| *known = Some(sum));
            }
        }
        if breakdown.is_axis && breakdown.total.is_none() {
            self.remember(breakdown, sentence, class);
        }
        if *run >= 2 && !breakdown.is_loose && !breakdown.overlaps {
            self.misfit(breakdown, class, out);
        }
        None
    }

    /// The printed total a sum agrees with: the nearest before, for an axis any count of the class before it.
    fn is_known_total(&self, breakdown: &Breakdown, class: Class, sum: i128, slack: i128) -> Option<usize> {
        let fits = |at: usize| self.token(at).is_some_and(|token| token.found.value.is(sum, slack));
        if let Some(total) = breakdown.total.filter(|at| fits(*at)) {
            return Some(total);
        }
        let first = *breakdown.items.first()?;
        let near = (first.saturating_sub(LOOK_BACK)..first).rev().find(|at| {
            self.token(*at).is_some_and(|token| {
                token.is_count() && class.adds_to(token.class()) && token.sentence + 2 > sentence_of(self.reading, first)
            }) && fits(*at)
        });
        if near.is_some() || !breakdown.is_axis || sum < 10 * ONE {
            return near;
        }
        let classes = if class.adds_to(Class::Case) { [Class::Case, Class::Letter] } else { [class, class] };
        classes.iter().find_map(|class| self.first.get(&(*class, sum)).copied().filter(|at| *at < first))
    }

    fn remember(&mut self, breakdown: &Breakdown, sentence: Sentence, class: Class) {
        let parts = breakdown.items.get(..breakdown.run).unwrap_or_default();
        let (Some(first), Some(last)) =
            (parts.first().and_then(|at| self.token(*at)), parts.last().and_then(|at| self.token(*at)))
        else {
            return;
        };
        if parts.len() >= 2 && !breakdown.overlaps && !breakdown.is_loose {
            let sum = parts.iter().map(|at| self.size(*at)).sum();
            self.axes.push((sentence.paragraph, sum, class, (first.from, last.found.end)));
        }
    }

    fn mark(&mut self, parts: &[usize], total: usize) {
        for at in parts {
            if let (Some(place), Some(listed)) = (self.known.totals.get_mut(*at), self.known.listed.get_mut(*at)) {
                (*place, *listed) = (Some(total), true);
            }
        }
    }
}

fn sentence_of(reading: &Reading, at: usize) -> usize {
    reading.tokens.get(at).map_or(0, |token| token.sentence)
}

/// Whether some parts say that work is done and others that it is not: both together are all of it.
fn has_status(tokens: &[&Token]) -> bool {
    let open = |token: &&Token| families::OPEN.iter().any(|word| token.core().starts_with(word));
    let done = |token: &&Token| !open(token) && families::DONE.iter().any(|word| token.core().contains(word));
    tokens.iter().any(done) && tokens.iter().any(open)
}
