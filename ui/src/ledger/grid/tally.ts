// Counts and sums a selection that is loaded; exactly, in hundredths, as amounts are printed with two decimals.

export interface Tally {
  count: number
  numbers: number
  sum: string | null
  mean: string | null
}

const NUMBER = /^-?\d{1,3}(,?\d{3})*(\.\d{1,2})?$/

/** Hundredths of a printed number; null where the text is none. */
export function hundredths(text: string): bigint | null {
  if (!NUMBER.test(text)) return null
  const [whole = '0', rest = ''] = text.replaceAll(',', '').split('.')
  const amount = BigInt(whole.replace('-', '')) * 100n + BigInt(rest.padEnd(2, '0').slice(0, 2))
  return text.startsWith('-') ? -amount : amount
}

/** Prints hundredths with thousands apart; whole numbers without decimals where `decimals` is false. */
export function print(value: bigint, decimals: boolean): string {
  const size = value < 0n ? -value : value
  const whole = (size / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = (size % 100n).toString().padStart(2, '0')
  const shown = decimals || size % 100n !== 0n ? `${whole}.${rest}` : whole
  return value < 0n ? `-${shown}` : shown
}

/** Tallies cells; `numeric` says which of them hold numbers or amounts. */
export function tally(cells: { text: string | null; numeric: boolean; decimals: boolean }[]): Tally {
  let count = 0
  let numbers = 0
  let sum = 0n
  let decimals = false
  for (const cell of cells) {
    if (cell.text === null || cell.text === '') continue
    count += 1
    const value = cell.numeric ? hundredths(cell.text) : null
    if (value === null) continue
    numbers += 1
    sum += value
    decimals ||= cell.decimals
  }
  if (numbers === 0) return { count, numbers, sum: null, mean: null }
  const twice = (sum * 2n) / BigInt(numbers)
  const mean = twice >= 0n ? (twice + 1n) / 2n : (twice - 1n) / 2n
  return { count, numbers, sum: print(sum, decimals), mean: print(mean, decimals) }
}
