// The checks by what is to be done about them: broken ones first, explained ones apart, what holds at the end.
import type { CheckCard, CheckState } from '@/backend/bindings'
import type { Group } from '@/words/checks'

export const GROUPS: Group[] = ['error', 'explain', 'waived', 'hint', 'pass']

/** The dot before a group. */
export const DOTS: Record<Group, string> = { error: 'late', explain: 'soon', waived: 'done', hint: 'info', pass: 'done', absent: '' }

/** How a state is drawn as a word. */
export const LOOKS: Record<CheckState, string> = { error: 'late', explain: 'soon', hint: 'info', pass: 'done' }

/** Where a check belongs: a signed one no longer waits for anybody. */
export function groupOf(check: CheckCard): Group {
  if (check.state === 'pass' || check.state === 'hint') return check.state
  return check.waiver ? 'waived' : check.state
}

/** The groups that have anything, in order. */
export function grouped(checks: CheckCard[]): { group: Group; checks: CheckCard[] }[] {
  return GROUPS.map((group) => ({ group, checks: checks.filter((check) => groupOf(check) === group) })).filter((one) => one.checks.length > 0)
}

/** How long the two bars are, as shares of the longer one; nothing where a side has no number to draw. */
export function bars(check: CheckCard): { left: number; right: number } | null {
  if (!check.right) return null
  const [left, right] = [Math.abs(check.left.value), Math.abs(check.right.value)]
  const most = Math.max(left, right)
  return most > 0 ? { left: left / most, right: right / most } : null
}

/** The name of the draft of an explanation; the first part tells the desk which page it belongs to. */
export function draftKey(period: string, rule: string): string {
  return `checks/${rule}/${period}`
}
