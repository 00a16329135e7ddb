// Replacing part of the texts of many cells as one act.
import { gridWords as words } from '@/words/grid'
import { MOST_CHANGED, type Board } from './board'
import type { CellEdit } from './edits'
import { isSingle, size } from './selection'

/** Replaces in the selection, or with `whole` in the active cell's column; answers how many cells changed. */
export async function replaceTexts(board: Board, find: string, put: string, whole: boolean): Promise<number> {
  if (find === '' || !board.writer) return 0
  const last = board.source.total - 1
  const col = board.active.col
  const chosen = { ...board.box, bottom: Math.min(board.box.bottom, last) }
  const box = whole || isSingle(chosen) ? { top: 0, left: col, bottom: last, right: col } : chosen
  if (size(box) > MOST_CHANGED) {
    board.warn(words.tooMany(MOST_CHANGED))
    return 0
  }
  const rows = last < 0 ? [] : await board.source.load(box.top, box.bottom + 1)
  const edits: CellEdit[] = []
  for (const row of rows) {
    for (let at = box.left; at <= box.right; at += 1) {
      const column = board.column(at)
      if (!column || column.locked !== null || row.void) continue
      const text = board.book.shown(row.id, column.name) ?? row.cells[column.index] ?? ''
      if (!text.includes(find)) continue
      const next = text.replaceAll(find, () => put)
      if (next !== text) edits.push({ row, field: column.name, text: next, shown: next })
    }
  }
  if (edits.length > 0) await board.book.write(edits, words.actReplace)
  return edits.length
}
