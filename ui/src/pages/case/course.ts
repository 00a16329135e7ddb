// The course of a case as the days it holds: the steps that led to it from its chain, then its own fields of kind day,
// in order, each with the days since the step before. Days before the matter began (when somebody was born, joined)
// are no steps. No limit is invented: this is what happened, not what should have.
import type { CodeCard, RecordCard, RegisterCard } from '@/backend/bindings'
import { codeOf } from '@/ledger/needs'

/** One step. */
export interface Step {
  label: string
  on: string
  /** Days since the step before; none for the first. */
  days: number | null
  /** Led to the case, or is of the case itself, or is still going on. */
  kind: 'before' | 'own' | 'running'
  /** The record it stands in, where that is another. */
  of: { register: string; id: string; label: string } | null
}

/** A bar on the axis, in hundredths of its width. */
export interface Bar {
  from: number
  width: number
}

/** A mark of the axis. */
export interface Tick {
  at: number
  on: string
}

const ENDED = new Set(['closed', 'archived', 'dropped'])
const DAY = 86_400_000
/** How much of the axis the words of a mark need, in hundredths. */
const ROOM = 10

/** Whole days between two days. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}

/** The steps of a case up to today. */
export function courseOf(record: RecordCard, register: RegisterCard, stages: CodeCard[], today: string, running: string): Step[] {
  const before = record.chain
    .filter((step) => step.register !== record.register)
    .flatMap((step) => step.records.filter((one) => one.on).map((one) => ({ label: step.label, on: one.on!, of: { register: step.register, id: one.id, label: one.label } })))
  const text = (name: string) => record.values.find((value) => value.field === name)
  const own = register.fields.flatMap((field) => {
    const box = field.kind === 'day' ? text(field.name) : undefined
    return box && !box.unread && /^\d{4}-\d{2}-\d{2}$/.test(box.text) ? [{ label: field.label, on: box.text, identity: field.need === 'identity' }] : []
  })
  const opened = own.find((step) => step.identity)?.on
  const led = before.filter((step) => !opened || step.on <= opened).sort((a, b) => a.on.localeCompare(b.on))
  const begin = led[0]?.on ?? opened
  const mine = own.filter((step) => !begin || step.on >= begin).sort((a, b) => a.on.localeCompare(b.on))
  const steps: Step[] = [
    ...led.map((step) => ({ label: step.label, on: step.on, days: null, kind: 'before' as const, of: step.of })),
    ...mine.map((step) => ({ label: step.label, on: step.on, days: null, kind: 'own' as const, of: null })),
  ]
  // The order of days; steps of one day stay in the order of the form.
  steps.sort((a, b) => a.on.localeCompare(b.on))
  const stage = register.fields.find((field) => field.codes === 'stage')
  const ended = ENDED.has(codeOf(stages, (stage && text(stage.name)?.text) ?? '')?.word ?? '')
  const last = steps[steps.length - 1]
  if (last && !ended && last.on < today) steps.push({ label: running, on: today, days: null, kind: 'running', of: null })
  return steps.map((step, at) => ({ ...step, days: at === 0 ? null : daysBetween(steps[at - 1]!.on, step.on) }))
}

/** Where the steps stand on an axis from the first to the last. */
export function barsOf(steps: Step[]): Bar[] {
  const first = steps[0]?.on
  const last = steps[steps.length - 1]?.on
  if (!first || !last) return []
  const whole = Math.max(1, daysBetween(first, last))
  return steps.map((step, at) => {
    const from = at === 0 ? first : steps[at - 1]!.on
    return { from: (daysBetween(first, from) / whole) * 100, width: (daysBetween(from, step.on) / whole) * 100 }
  })
}

/** Marks of the axis: the day it begins, where there is room before the next, and beginnings of months, at most five of them. */
export function ticksOf(steps: Step[]): Tick[] {
  const first = steps[0]?.on
  const last = steps[steps.length - 1]?.on
  if (!first || !last || first === last) return []
  const whole = daysBetween(first, last)
  const months: string[] = []
  for (let month = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)); ; month += 1) {
    const on = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
    if (on > last) break
    months.push(on)
  }
  const every = [1, 2, 3, 6, 12, 24, 60].find((step) => months.length / step <= 5) ?? 120
  const marks = months.filter((on) => (Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1) % every === 0).map((on) => ({ at: (daysBetween(first, on) / whole) * 100, on }))
  return (marks[0]?.at ?? 100) >= ROOM ? [{ at: 0, on: first }, ...marks] : marks
}
