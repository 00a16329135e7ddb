// How numbers, days and instants are written. Components never format on their own.

const grouped = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 20 })

/** A number with thousands separators; 「—」 where it is not known. */
export function num(value: number | null | undefined): string {
  return value === null || value === undefined || Number.isNaN(value) ? '—' : grouped.format(value)
}

/** `2016-01-08` as `01-08`; any other text as it is. */
export function shortDay(iso: string | null | undefined): string {
  if (!iso) return '—'
  const found = /^\d{4}-(\d{2}-\d{2})/.exec(iso)
  return found?.[1] ?? iso
}

/** `2016-01-08` as `2016 年 1 月 8 日`. */
export function longDay(iso: string | null | undefined): string {
  if (!iso) return '—'
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  return found ? `${found[1]} 年 ${Number(found[2])} 月 ${Number(found[3])} 日` : iso
}

/** `2016-01-08` as `1 月 8 日`. */
export function monthDay(iso: string | null | undefined): string {
  if (!iso) return '—'
  const found = /^\d{4}-(\d{2})-(\d{2})/.exec(iso)
  return found ? `${Number(found[1])} 月 ${Number(found[2])} 日` : iso
}

/** The weekday of a day: 星期五. */
export function weekday(iso: string): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00`)
  return Number.isNaN(day.getTime()) ? '' : `星期${'日一二三四五六'[day.getDay()]}`
}

/** An RFC 3339 instant as `09:12` when it is of today, else as `2016-01-08 09:12`, by the clock of this computer. */
export function minute(rfc3339: string | null | undefined, today?: string): string {
  if (!rfc3339) return '—'
  const at = new Date(rfc3339)
  if (Number.isNaN(at.getTime())) return rfc3339
  const day = dayOf(at)
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`
  return day === (today ?? dayOf(new Date())) ? clock : `${day} ${clock}`
}

/** When a copy was made, read from the local stamp its name carries: `zhengfeng-20160108093012345`; the name where it carries none. */
export function copyMinute(name: string): string {
  const stamp = /(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})\d{5}/.exec(name)
  return stamp ? `${stamp[1]}-${stamp[2]}-${stamp[3]} ${stamp[4]}:${stamp[5]}` : name
}

/** The local day of an instant, `yyyy-MM-dd`. */
export function dayOf(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** Days left as an office says it: 超期 3 天, 今日到期, 剩 5 天. */
export function daysLeft(days: number): string {
  if (days < 0) return `超期 ${num(-days)} 天`
  return days === 0 ? '今日到期' : `剩 ${num(days)} 天`
}

/** A period as figures take it, in words: 2015 年度, 2015 年三季度, 2015 年 6 月. */
export function periodWords(period: string): string {
  const found = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})))?$/.exec(period)
  if (!found) return period.replace('..', ' 至 ')
  const [, year, quarter, half, month] = found
  if (quarter) return `${year} 年${'一二三四'[Number(quarter) - 1]}季度`
  if (half) return `${year} 年${half === '1' ? '上' : '下'}半年`
  return month ? `${year} 年 ${Number(month)} 月` : `${year} 年度`
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
