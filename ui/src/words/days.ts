// Reads days as clerks type them: 20261123, 2026.11.23, 2026年11月23日, 11-23, 今天, +7. What cannot be read stays unread.

/** The day as `yyyy-MM-dd`, or null where the text is no day. Short forms are taken relative to `today`. */
export function parseDay(text: string, today: string): string | null {
  const typed = narrow(text).trim()
  if (typed === '') return null
  const named = NAMED[typed]
  if (named !== undefined) return shift(today, named)
  const steps = /^([+-])(\d{1,4})(?:天|日)?$/.exec(typed)
  if (steps) return shift(today, Number(steps[2]) * (steps[1] === '-' ? -1 : 1))
  const solid = /^(\d{4})(\d{2})(\d{2})$/.exec(typed)
  if (solid) return checked(solid[1]!, solid[2]!, solid[3]!)
  const full = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(typed)
  if (full) return checked(full[1]!, full[2]!, full[3]!)
  const short = /^(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?$/.exec(typed)
  if (short) return checked(today.slice(0, 4), short[1]!, short[2]!)
  return null
}

/** The day so many days away. */
export function shift(iso: string, days: number): string {
  const at = new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10)) + days))
  return at.toISOString().slice(0, 10)
}

const NAMED: Record<string, number> = { 今天: 0, 今日: 0, 昨天: -1, 昨日: -1, 前天: -2, 明天: 1, 明日: 1, 后天: 2 }

/** Full-width digits and signs as their narrow forms. */
function narrow(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/。/g, '.')
}

/** The day where the calendar has it; 2015-02-30 is none. */
function checked(year: string, month: string, day: string): string | null {
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const fits = at.getUTCMonth() + 1 === Number(month) && at.getUTCDate() === Number(day) && Number(year) >= 1900
  return fits ? at.toISOString().slice(0, 10) : null
}
