// When something was done, as short as it stays clear: of today the clock, of this year day and clock, else the day.
import { minute } from './show'

/** An RFC 3339 instant in the narrow column of a log. */
export function briefInstant(rfc3339: string, today: string): string {
  const whole = minute(rfc3339, today)
  const found = /^(\d{4})-(\d{2}-\d{2}) (\d{2}:\d{2})$/.exec(whole)
  if (!found) return whole
  return found[1] === today.slice(0, 4) ? `${found[2]} ${found[3]}` : `${found[1]}-${found[2]}`
}
