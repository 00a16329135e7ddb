// How the boxes of a form stand on the ruled sheet: pairs of label and value, long texts across the whole width. A pair
// that would be left alone in its row takes the rest of it, so that the sheet has no holes.
import type { FieldCard } from '@/backend/bindings'

/** A box, how many pairs of a row it takes, and whether it ends its row. */
export interface Placed {
  field: FieldCard
  pairs: number
  ends: boolean
}

const ROOMY = new Set(['texts', 'links', 'lines', 'codes', 'sealed'])

function wide(field: FieldCard): boolean {
  return field.long || ROOMY.has(field.kind)
}

/** Places the boxes in reading order on rows of so many pairs. */
export function placed(fields: FieldCard[], pairsInRow: number): Placed[] {
  const boxes: Placed[] = []
  let used = 0
  const fillRow = () => {
    const last = boxes[boxes.length - 1]
    if (used > 0 && used < pairsInRow && last) {
      last.pairs += pairsInRow - used
      last.ends = true
    }
    used = 0
  }
  for (const field of fields) {
    if (wide(field)) {
      fillRow()
      boxes.push({ field, pairs: pairsInRow, ends: true })
      continue
    }
    used += 1
    boxes.push({ field, pairs: 1, ends: used === pairsInRow })
    if (used === pairsInRow) used = 0
  }
  fillRow()
  return boxes
}
