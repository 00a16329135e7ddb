// Periods as the core spells them (`2015`, `2015-H1`, `2015-Q3`, `2015-06`, `2015-01-01..2015-12-25`): reading, writing,
// stepping. Their words are those of words/show.ts.

export type PeriodKind = 'year' | 'half' | 'quarter' | 'month' | 'span'

/** A choice of the chooser: which part of which year, or two days. */
export type Choice =
  | { kind: 'year'; year: number }
  | { kind: 'half' | 'quarter' | 'month'; year: number; n: number }
  | { kind: 'span'; from: string; to: string }

const parts = { half: 2, quarter: 4, month: 12 } as const
const isoDay = /^\d{4}-\d{2}-\d{2}$/

/** How the core spells a choice. */
export function spell(choice: Choice): string {
  switch (choice.kind) {
    case 'year':
      return four(choice.year)
    case 'half':
      return `${four(choice.year)}-H${choice.n}`
    case 'quarter':
      return `${four(choice.year)}-Q${choice.n}`
    case 'month':
      return `${four(choice.year)}-${two(choice.n)}`
    case 'span':
      return `${choice.from}..${choice.to}`
  }
}

/** Reads a period; `null` where it is none. */
export function read(text: string): Choice | null {
  const [from, to] = text.split('..')
  if (to !== undefined) return from !== undefined && isSpan(from, to) ? { kind: 'span', from, to } : null
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text)
  if (!match) return null
  const year = Number(match[1])
  if (match[2]) return { kind: 'half', year, n: Number(match[2]) }
  if (match[3]) return { kind: 'quarter', year, n: Number(match[3]) }
  if (match[4]) return { kind: 'month', year, n: Number(match[4]) }
  return { kind: 'year', year }
}

/** Whether two texts are days of the calendar, the first not after the second. */
export function isSpan(from: string, to: string): boolean {
  return isDay(from) && isDay(to) && from <= to
}

/** First and last day of a period; `null` where it is none. */
export function bounds(text: string): [string, string] | null {
  const choice = read(text)
  if (!choice) return null
  if (choice.kind === 'span') return [choice.from, choice.to]
  const length = choice.kind === 'year' ? 12 : 12 / parts[choice.kind]
  const last = choice.kind === 'year' ? 12 : choice.n * length
  const year = four(choice.year)
  return [`${year}-${two(last - length + 1)}-01`, `${year}-${two(last)}-${two(daysOf(choice.year, last))}`]
}

/** The period before (-1) or after (+1), of the same length; a free span has none. */
export function step(text: string, by: -1 | 1): string | null {
  const choice = read(text)
  if (!choice || choice.kind === 'span') return null
  if (choice.kind === 'year') return spell({ ...choice, year: choice.year + by })
  const count = parts[choice.kind]
  const n = choice.n + by
  if (n < 1) return spell({ ...choice, year: choice.year - 1, n: count })
  if (n > count) return spell({ ...choice, year: choice.year + 1, n: 1 })
  return spell({ ...choice, n })
}

/** The year whose months belong to a period: that of its last day. */
export function yearOf(text: string): number | null {
  const days = bounds(text)
  return days ? Number(days[1].slice(0, 4)) : null
}

/** Months of that year that lie in the period, 1 to 12; both ends included. */
export function monthsOf(text: string): [number, number] | null {
  const days = bounds(text)
  if (!days) return null
  const [from, to] = days
  const sameYear = from.slice(0, 4) === to.slice(0, 4)
  return [sameYear ? Number(from.slice(5, 7)) : 1, Number(to.slice(5, 7))]
}

function isDay(text: string): boolean {
  if (!isoDay.test(text)) return false
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function four(year: number): string {
  return String(year).padStart(4, '0')
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
