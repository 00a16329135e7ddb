// What is due: the ways from its numbers to their rows.
import type { ClockCard, DueState } from '@/backend/bindings'
import { go } from '@/app/go'
import { overviewWords as words } from '@/words/overview'

/** How a thing that is due may stand, the most urgent first. */
export const STATES: DueState[] = ['late', 'today', 'soon', 'metLate', 'unproven']

/** Opens the rows of one clock that stand so. */
export function openClock(clock: ClockCard, state: DueState, year: number): void {
  const which = state === 'metLate' ? words.metLateSince(year) : words.dueStates[state]
  go.register(clock.register, { among: { kind: 'due', rule: clock.rule, register: clock.register, state, year } }, words.dueOf(which, clock.matter))
}
