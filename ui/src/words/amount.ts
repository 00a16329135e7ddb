// How an amount in 元 is written: thousands apart, two decimals, exactly as far as the text goes.

/** `6000.5` as `6,000.50`; a text that is no amount stays as it is. */
export function amount(text: string): string {
  const found = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text.trim().replace(/,/g, ''))
  if (!found) return text
  const [, sign = '', whole = '', rest = ''] = found
  return `${sign}${whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, ',')}.${rest.padEnd(2, '0')}`
}
