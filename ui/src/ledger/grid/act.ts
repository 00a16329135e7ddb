// What the keys do: walking, selecting, filling, clearing. The arithmetic is in selection.ts.
import { gridWords as words } from '@/words/grid'
import type { Board } from './board'
import type { Command } from './keys'
import { at, everything, extendTo, isSingle, jump, move, extend, step, wholeColumns, wholeRows, type Cell, type Selection } from './selection'

export interface ActHearer {
  page(): number
  edit(text?: string): void
  choices(): void
  open(row: number): void
  openPage(row: number): void
  menu(): void
  filter(col: number): void
  leave(): void
  today: string
}

/** Does what a key means; false where there was nothing to do. */
export function act(command: Command, board: Board, hearer: ActHearer): boolean {
  const { extent, selection } = board
  if (extent.rows === 0 || extent.cols === 0) return command.do === 'leave' ? (hearer.leave(), true) : false
  switch (command.do) {
    case 'move':
      board.select(walk(command, board))
      return true
    case 'page': {
      const rows = hearer.page() * command.way
      board.select(command.extend ? extend(selection, rows, 0, extent) : move(selection, rows, 0, extent))
      return true
    }
    case 'edge':
      board.select(edge(command, board))
      return true
    case 'next':
      board.select(step(selection, command.byRow, command.back, extent))
      return true
    case 'edit':
      hearer.edit()
      return true
    case 'erase':
      hearer.edit('')
      return true
    case 'choices':
      hearer.choices()
      return true
    case 'clear':
      clear(board)
      return true
    case 'fill':
      void fill(command.way, board)
      return true
    case 'today':
      board.type(board.active, hearer.today, hearer.today)
      return true
    case 'above': {
      const above = board.active.row > 0 ? board.text(board.active.row - 1, board.active.col) : undefined
      if (above !== undefined) board.type(board.active, above, above)
      return true
    }
    case 'select':
      board.select(
        command.what === 'all'
          ? everything(selection, dataOnly(board))
          : command.what === 'row'
            ? { ...wholeRows(board.box.top, board.box.bottom, extent), active: selection.active }
            : { ...wholeColumns(board.box.left, board.box.right, dataOnly(board)), active: selection.active },
        { reveal: false },
      )
      return true
    case 'open':
      hearer.open(board.active.row)
      return true
    case 'page-of-record':
      hearer.openPage(board.active.row)
      return true
    case 'menu':
      hearer.menu()
      return true
    case 'filter':
      hearer.filter(board.active.col)
      return true
    case 'leave':
      hearer.leave()
      return true
    case 'type':
      return false
  }
}

/** Everything that is selected as a whole leaves the blank row out. */
function dataOnly(board: Board) {
  return { rows: Math.max(1, board.source.total), cols: board.extent.cols }
}

function walk(command: { rows: number; cols: number; extend: boolean; jump: boolean }, board: Board): Selection {
  const { selection, extent } = board
  if (!command.jump) {
    return command.extend ? extend(selection, command.rows, command.cols, extent) : move(selection, command.rows, command.cols, extent)
  }
  const from = command.extend ? selection.head : selection.active
  const to = leap(from, command, board)
  return command.extend ? extendTo(selection, to, extent) : at(to.row, to.col)
}

function leap(from: Cell, way: { rows: number; cols: number }, board: Board): Cell {
  const filled = (row: number, col: number) => board.text(row, col) !== ''
  if (way.rows !== 0) {
    const rows = Math.max(1, board.source.total)
    if (from.row >= rows) return { row: way.rows < 0 ? rows - 1 : from.row, col: from.col }
    return { row: jump(from.row, way.rows > 0 ? 1 : -1, rows, (row) => filled(row, from.col)), col: from.col }
  }
  return { row: from.row, col: jump(from.col, way.cols > 0 ? 1 : -1, board.extent.cols, (col) => filled(from.row, col)) }
}

function edge(command: { row: 'first' | 'last' | null; col: 'first' | 'last' | null; extend: boolean }, board: Board): Selection {
  const { selection, extent } = board
  const from = command.extend ? selection.head : selection.active
  const to = {
    row: command.row === 'first' ? 0 : command.row === 'last' ? Math.max(0, board.source.total - 1) : from.row,
    col: command.col === 'first' ? 0 : command.col === 'last' ? extent.cols - 1 : from.col,
  }
  return command.extend ? extendTo(selection, to, extent) : at(to.row, to.col)
}

/** Empties the selection. */
export function clear(board: Board): void {
  const { box } = board
  if (isSingle(box)) return board.type(board.active, '', '')
  const bottom = Math.min(box.bottom, board.source.total - 1)
  if (bottom < box.top) return
  const blank = Array.from({ length: bottom - box.top + 1 }, () => Array<string>(box.right - box.left + 1).fill(''))
  void board.typeMany(blank, box.top, box.left, words.actClear)
}

/** Ctrl+D and Ctrl+R: the first row or column goes on through the selection; alone, a cell takes its neighbour's text. */
export async function fill(way: 'down' | 'right', board: Board): Promise<void> {
  const { box } = board
  const down = way === 'down'
  const single = down ? box.top === box.bottom : box.left === box.right
  const source = single
    ? down
      ? { ...box, top: box.top - 1, bottom: box.top - 1 }
      : { ...box, left: box.left - 1, right: box.left - 1 }
    : down
      ? { ...box, bottom: box.top }
      : { ...box, right: box.left }
  if (source.top < 0 || source.left < 0) return
  const texts = await board.texts(source)
  if (texts.length === 0) return
  const to = single ? box : down ? { ...box, top: box.top + 1 } : { ...box, left: box.left + 1 }
  const bottom = Math.min(to.bottom, board.source.total - 1)
  const rows = Array.from({ length: bottom - to.top + 1 }, (_, row) =>
    Array.from({ length: to.right - to.left + 1 }, (_, col) => (down ? texts[0]?.[col] : texts[row]?.[0]) ?? ''),
  )
  if (rows.length > 0) await board.typeMany(rows, to.top, to.left, words.actFill)
}

/** Ctrl+Enter: one text into every cell of the selection. */
export function fillSelection(board: Board, text: string, shown: string): void {
  const { box } = board
  if (isSingle(box)) return board.type(board.active, text, shown)
  const bottom = Math.min(box.bottom, board.source.total - 1)
  const rows = Array.from({ length: bottom - box.top + 1 }, () => Array<string>(box.right - box.left + 1).fill(shown))
  if (rows.length > 0) void board.typeMany(rows, box.top, box.left, words.actFill)
}
