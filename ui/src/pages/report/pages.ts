// Where the printed report turns to a new page. The sheet in the window is one long page; the marks stand where 22 lines
// are full. A printer's own fonts may move them by a line, so they are a guide and no promise.

/** The page of an official document: A4 with 37 mm above and 225 mm of text, 22 lines. */
export const MILLIMETRES = { width: 210, height: 297, above: 37, text: 225, below: 35 } as const

/** The ends of all pages but the last, from the top of the sheet, for a sheet of this length; all in millimetres. */
export function breaksOf(length: number): number[] {
  const text = length - MILLIMETRES.above - MILLIMETRES.below
  // A hair of rounding is no further page.
  const pages = Math.max(1, Math.ceil(text / MILLIMETRES.text - 0.01))
  return Array.from({ length: pages - 1 }, (_, at) => MILLIMETRES.above + MILLIMETRES.text * (at + 1))
}
