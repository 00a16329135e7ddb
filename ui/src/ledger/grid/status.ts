// What the status bar says of the selection: where it stands, how large it is, what it counts and adds up to.
import { gridWords as words } from '@/words/grid'
import { num } from '@/words/show'
import type { Board } from './board'
import { isNumber } from './column'
import { isSingle, size } from './selection'
import { tally, type Tally } from './tally'

export interface GridStatus {
  left: string[]
  counts: { label: string; value: string }[]
}

/** Cells up to which a selection is counted on the page, where it is loaded. */
const LOCAL = 20_000

/** Long counts go one after another; what nobody waits for any more is not asked. */
let line: Promise<unknown> = Promise.resolve()

/** `early` is told what is known before a long count is done; `still` says whether the answer is waited for. */
export async function selectionStatus(board: Board, early: (status: GridStatus) => void, still: () => boolean): Promise<GridStatus> {
  const { box, active } = board
  if (isSingle(box)) {
    const locked = board.writer ? board.lock(active.row, active.col) : null
    const place = board.isStar(active.row) ? (board.writer ? words.starRow : '') : words.position(active.row + 1, board.source.total)
    const why = board.why(active.row, active.col)
    return { left: [place, why !== undefined ? words.notSavedHint(why) : (locked ?? '')].filter((text) => text !== ''), counts: [] }
  }
  const bottom = Math.min(box.bottom, Math.max(box.top, board.source.total - 1))
  const left = [words.selected(bottom - box.top + 1, box.right - box.left + 1)]
  if (size({ ...box, bottom }) > LOCAL) early({ left, counts: [] })
  const sums = await tallied(board, bottom, still)
  if (!sums) return { left, counts: [] }
  const counts: GridStatus['counts'] = [{ label: words.count, value: num(sums.count) }]
  if (sums.sum !== null) counts.push({ label: words.sum, value: sums.sum })
  if (sums.mean !== null) counts.push({ label: words.mean, value: sums.mean })
  return { left, counts }
}

async function tallied(board: Board, bottom: number, still: () => boolean): Promise<Tally | null> {
  const box = { ...board.box, bottom }
  if (size(box) <= LOCAL) {
    const cells: { text: string | null; numeric: boolean; decimals: boolean }[] = []
    let whole = true
    for (let row = box.top; row <= box.bottom && whole; row += 1) {
      for (let col = box.left; col <= box.right; col += 1) {
        const text = board.text(row, col)
        const column = board.column(col)
        if (text === undefined || !column) {
          whole = false
          break
        }
        cells.push({ text, numeric: isNumber(column), decimals: column.kind === 'fen' })
      }
    }
    if (whole) return tally(cells)
  }
  if (!board.source.tally) return null
  const fields: string[] = []
  for (let col = box.left; col <= box.right; col += 1) {
    const column = board.column(col)
    if (column) fields.push(column.name)
  }
  await line
  if (!still()) return null
  try {
    const asked = board.source.tally(box.top, box.bottom + 1, fields)
    line = asked.catch(() => undefined)
    return await asked
  } catch {
    // The view was opened anew meanwhile; its own selection is counted next.
    return null
  }
}
