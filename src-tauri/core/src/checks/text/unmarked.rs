//! Breakdowns that no word announces: labels of one family in a row, parts before their total, breakdowns of one matter
//! along several axes.

use super::families;
use super::finding::{Findings, Severity};
use super::lists::{self, Cue, Stretch};
use super::reading::{Sentence, Token};
use super::sums::{Breakdown, MOST_PARTS, Search};
use super::units::Class;
use super::value::printed;

impl<'a> Search<'a> {
    /// Runs of labels of one family without any cue: 受理430件，来信235件，来访56件……
    pub(super) fn families(&mut self, sentence: Sentence, stretches: &[Stretch], out: &mut Findings<'_>) {
        let counts: Vec<usize> = self.reading.of(sentence).filter(|(_, token)| token.is_count()).map(|(at, _)| at).collect();
        let family = |search: &Search<'a>, at: usize| {
            let token = search.token(at)?;
            families::of(&token.label).map(|(family, _)| family.name)
        };
        let mut from = 0;
        while from < counts.len() {
            let Some(first) = counts.get(from).copied() else { break };
            let (name, class) = (family(self, first), self.token(first).map(Token::class));
            let mut to = from + 1;
            while let Some(next) = counts.get(to).copied() {
                let same_class = self.token(next).map(Token::class) == class;
                let rest =
                    self.token(next).is_some_and(|token| families::REST.iter().any(|word| token.core().starts_with(word)));
                if !(same_class && (family(self, next) == name || rest)) {
                    break;
                }
                to += 1;
            }
            let items: Vec<usize> = counts.get(from..to).unwrap_or_default().iter().copied().take(MOST_PARTS).collect();
            from = to;
            let (Some(_), Some(class), Some(start)) = (name, class, self.token(first).map(|token| token.from)) else {
                continue;
            };
            let covered = stretches.iter().any(|stretch| stretch.from <= start && start <= stretch.to);
            if items.len() < 2 || covered {
                continue;
            }
            let stretch = Stretch { cue: Cue::Among, cue_at: start, from: start, to: sentence.end };
            let near = self.total_before(&stretch, class, first, Some(first));
            let total = near.or_else(|| self.distant_total(class, first));
            let run = lists::run(self.reading, &items);
            let mut breakdown = self.describe(&stretch, total, items, run);
            breakdown.is_distant = near.is_none();
            if total.is_some_and(|at| self.size(at) > self.size(first)) {
                self.judge(sentence, &breakdown, class, out);
            }
        }
    }

    /// The nearest count of the class in the paragraphs just before.
    fn distant_total(&self, class: Class, first: usize) -> Option<usize> {
        const PARAGRAPHS: usize = 2;
        const NUMBERS: usize = 16;
        let paragraph = self.reading.paragraph(self.token(first)?);
        (first.saturating_sub(NUMBERS)..first).rev().find(|at| {
            self.token(*at).is_some_and(|token| {
                token.is_count()
                    && class.adds_to(token.class())
                    && !self.known.is_part(*at)
                    && self.reading.paragraph(token) + PARAGRAPHS >= paragraph
            })
        })
    }

    /// Parts first, then 共计 or 合计 and the total.
    pub(super) fn summed_up(&mut self, sentence: Sentence, out: &mut Findings<'_>) {
        let counts: Vec<usize> = self.reading.of(sentence).filter(|(_, token)| token.is_count()).map(|(at, _)| at).collect();
        for (place, at) in counts.iter().enumerate().skip(2) {
            let Some(total) = self.token(*at) else { continue };
            let words = ["共计", "合计", "总计", "合计为", "共计为", "共"];
            if !words.iter().any(|word| total.label.ends_with(word)) || total.label.chars().count() > 6 {
                continue;
            }
            // A bare 共 sums up only what belongs together.
            let bare = total.label == "共";
            let class = total.class();
            let items: Vec<usize> = counts
                .get(place.saturating_sub(MOST_PARTS)..place)
                .unwrap_or_default()
                .iter()
                .copied()
                .filter(|at| self.token(*at).is_some_and(|token| token.class().adds_to(class)))
                .collect();
            let fits = (0..items.len().saturating_sub(1)).any(|skip| {
                let tail = items.get(skip..).unwrap_or_default();
                let sum: i128 = tail.iter().map(|at| self.size(*at)).sum();
                let slack: i128 = tail.iter().filter_map(|at| self.token(*at)).map(|token| token.found.value.slack).sum();
                total.found.value.is(sum, slack)
            });
            let tokens: Vec<&Token> = items.iter().filter_map(|at| self.token(*at)).collect();
            let family = |token: &Token| families::of(&token.label).map(|(family, _)| family.name);
            let first = tokens.first().and_then(|token| family(token));
            let related = first.is_some() && tokens.iter().all(|token| family(token) == first);
            if bare && !related {
                continue;
            }
            if fits || items.len() < 2 || items.iter().any(|at| self.known.total_of(*at).is_some()) {
                continue;
            }
            let run = items.len();
            let breakdown = Breakdown {
                total: Some(*at),
                items,
                run,
                is_whole: true,
                is_loose: false,
                overlaps: false,
                is_axis: false,
                is_distant: false,
                excludes: false,
            };
            self.misfit(&breakdown, class, out);
        }
    }

    /// Breakdowns of one paragraph without a printed total, each along its own axis, that do not agree with each other.
    pub(super) fn different_bases(&self, out: &mut Findings<'_>) {
        for pair in self.axes.windows(2) {
            let [(paragraph, sum, class, _), (other_paragraph, other_sum, other_class, place)] = pair else { continue };
            let apart = paragraph.abs_diff(*other_paragraph) > 3 || !class.adds_to(*other_class);
            if apart || sum == other_sum || self.first.contains_key(&(*other_class, *other_sum)) {
                continue;
            }
            let words = format!(
                "同一批数字按不同口径分列，合计各不相同：前一组合计{}，这一组合计{}。请写明各组的基数，或核对各项。",
                printed(*sum, *class, 0),
                printed(*other_sum, *other_class, 0),
            );
            out.add("T-10", Severity::Explain, *place, words, Some(printed(*sum, *class, 0)));
        }
    }
}
