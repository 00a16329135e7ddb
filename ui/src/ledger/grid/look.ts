// How cells and row numbers look: texts, marks, and where the selection's lines run.
import { gridWords as words } from '@/words/grid'
import { num } from '@/words/show'
import type { Board } from './board'
import { hasChoices, type GridColumn } from './column'
import { STAR } from './edits'
import type { Laid } from './layout'
import type { Look } from './paint'
import type { Row } from './rows'
import { inBox, type Box } from './selection'

/** What a page adds to a cell: classes and why. */
export interface CellMark {
  cls?: string
  tip?: string
  text?: string
  /** What stood there before: struck out, in front of the text. */
  was?: string
}

export type CellMarker = (row: Row, column: GridColumn) => CellMark | null

export interface Lines {
  box: Box
  active: { row: number; col: number }
  filling: Box | null
  lastFrozen: number
  typing: boolean
}

const ALIGN = { left: 'lg-cell', right: 'lg-cell num', mid: 'lg-cell mid' } as const

/** How a cell looks. */
export function lookOf(index: number, row: Row | undefined, col: number, laid: Laid[], board: Board, lines: Lines, mark: CellMarker | null): Look {
  const { column, frozen } = laid[col]!
  let cls: string = ALIGN[column.align]
  let text: string
  let was: string | undefined
  if (frozen) cls += col === lines.lastFrozen ? ' fz fz-last' : ' fz'
  if (row === undefined) {
    const star = board.isStar(index)
    text = star ? (board.book.shown(STAR, column.name) ?? '') : '…'
    if (!star) cls += ' c-wait'
    else if (board.book.why(STAR, column.name) !== undefined) cls += ' err'
  } else {
    const own = row.cells[column.index] ?? ''
    const shown = board.book.shown(row.id, column.name)
    text = shown ?? own
    if (board.book.why(row.id, column.name) !== undefined) cls += ' err'
    else if (shown !== undefined) cls += ' c-sent'
    else if (row.unread.length > 0 && row.unread.includes(column.index)) cls += ' err'
    else if (row.missing.length > 0 && own === '' && row.missing.includes(column.label)) cls += ' c-gap'
    const added = mark?.(row, column)
    if (added?.cls) cls += ` ${added.cls}`
    if (added?.text !== undefined) text = added.text
    was = added?.was
  }
  if (text.includes('\n')) text = text.replaceAll('\n', '⏎')
  const { box, active, filling } = lines
  if (inBox(box, index, col)) {
    cls += ' c-in'
    if (index === box.top) cls += ' c-rt'
    if (index === box.bottom) cls += ' c-rb'
    if (col === box.left) cls += ' c-rl'
    if (col === box.right) cls += index === box.bottom && board.writer ? ' c-rr c-corner' : ' c-rr'
  }
  if (filling && inBox(filling, index, col)) cls += ' c-filling'
  if (active.row === index && active.col === col) {
    cls += ' c-active'
    if (!lines.typing && board.writer && hasChoices(column)) cls += ' c-pick'
  }
  const strokes = column.strokes?.get(text)
  return was === undefined && strokes === undefined ? { text, cls } : { text, cls, was, strokes }
}

/** How the number of a row looks, and the row with it. */
export function rowLookOf(index: number, row: Row | undefined, board: Board, lines: Lines): Look {
  let cls = ''
  if (index >= lines.box.top && index <= lines.box.bottom) cls += ' lg-in-range'
  if (lines.active.row === index) cls += ' lg-cur'
  if (row?.void) cls += ' lg-void'
  if (row?.incomplete) cls += ' lg-lacks'
  if (row === undefined && board.isStar(index)) return { text: '*', cls: `${cls} lg-star`.trim() }
  return { text: String(index + 1), cls: cls.trim() }
}

/** What there is to say about a cell beyond its text. */
export function tipOf(index: number, col: number, laid: Laid[], board: Board, mark: CellMarker | null): { title: string; words: string; late: boolean } | null {
  const column = laid[col]?.column
  const row = board.row(index)
  if (!column) return null
  const why = board.why(index, col)
  if (why !== undefined) return { title: why, words: words.notSaved, late: true }
  if (!row) return null
  const added = mark?.(row, column)
  if (added?.tip) return { title: added.tip, words: '', late: (added.cls ?? '').includes('err') }
  if (row.unread.includes(column.index)) return { title: row.cells[column.index] ?? '', words: words.unread, late: true }
  if (row.missing.includes(column.label) && !row.cells[column.index]) return { title: words.lacksThis, words: '', late: false }
  return null
}

/** What a row's number tells. */
export function rowTipOf(index: number, board: Board): string | null {
  const row = board.row(index)
  if (!row) return board.isStar(index) ? words.starRow : null
  if (row.void) return `${words.position(index + 1, board.source.total)}，${words.voidMark}`
  return row.missing.length > 0 ? words.lacks(row.missing) : null
}

/** Width of the row numbers at 100 %, with room for the dot of 待补录 before them. */
export function headWidth(rows: number): number {
  return Math.max(36, Math.ceil(num(rows).replaceAll(',', '').length * 7.4) + 24)
}
