// Where the squares of an explanation stand: one a person, those of an incident side by side, incidents in rows.

export const PICTURE_WIDTH = 252
const SIDE = 5
const SEAM = 1
const GAP = 2
/** Incidents of several persons stand farther apart than their own squares. */
const APART = 4
/** Past this many squares a picture says less than its number. */
const MOST = 1200

export interface Square {
  x: number
  y: number
  width: number
}

/** Squares of `incidents` incidents of `each` persons, and the height they need. */
export function lay(each: number, incidents: number): { squares: Square[]; height: number } {
  if (each < 1 || incidents < 1 || each * incidents > MOST) return { squares: [], height: 0 }
  const run = each * SIDE + (each - 1) * SEAM
  const gap = each > 1 ? APART : GAP
  const line = Math.max(1, Math.floor((PICTURE_WIDTH + gap) / (run + gap)))
  const perRow = Math.floor((PICTURE_WIDTH + SEAM) / (SIDE + SEAM))
  const wraps = Math.ceil(each / perRow)
  const squares: Square[] = []
  for (let incident = 0; incident < incidents; incident += 1) {
    const left = wraps > 1 ? 0 : (incident % line) * (run + gap)
    const top = wraps > 1 ? incident * wraps : Math.floor(incident / line)
    for (let person = 0; person < each; person += 1) {
      const row = wraps > 1 ? Math.floor(person / perRow) : 0
      squares.push({ x: left + (wraps > 1 ? person % perRow : person) * (SIDE + SEAM), y: (top + row) * (SIDE + GAP), width: SIDE })
    }
  }
  const rows = Math.max(...squares.map((square) => square.y)) / (SIDE + GAP) + 1
  return { squares, height: rows * (SIDE + GAP) - GAP }
}
