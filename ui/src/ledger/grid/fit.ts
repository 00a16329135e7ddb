// How wide a column must be for its texts: a Hanzi takes a full square, everything narrow about half of it.

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’…—·]/

/** Width of a text in squares: 1 for a Hanzi, 0.56 for a narrow sign, 0.62 for a capital. */
export function squares(text: string): number {
  let sum = 0
  for (const char of text) {
    if (WIDE.test(char) || char.codePointAt(0)! > 0xffff) sum += 1
    else if (char >= 'A' && char <= 'Z') sum += 0.66
    else sum += 0.56
  }
  return sum
}

export interface FitWish {
  /** Heading of the column. */
  label: string
  /** Texts of the column that are known. */
  texts: (string | null)[]
  /** Size of the type in px. */
  type: number
  /** Padding of a cell, left and right together. */
  padding: number
}

export const NARROWEST = 36
export const WIDEST = 560

/** The width at which heading and texts are not cut. The heading leaves room for the filter button. */
export function fitWidth(wish: FitWish): number {
  const heading = squares(wish.label) * wish.type + 20
  const widest = wish.texts.reduce((most, text) => {
    const lines = (text ?? '').split('\n')
    return Math.max(most, ...lines.map(squares))
  }, 0)
  const width = Math.ceil(Math.max(heading, widest * wish.type) + wish.padding + 2)
  return Math.max(NARROWEST, Math.min(WIDEST, width))
}
