// Arithmetic of the selection: one block of cells with a corner that stays, a corner that moves, and the active cell.

export interface Cell {
  row: number
  col: number
}

export interface Selection {
  /** The cell that is typed into. */
  active: Cell
  /** The corner that stays when the block is extended. */
  anchor: Cell
  /** The corner that moves. */
  head: Cell
}

export interface Box {
  top: number
  left: number
  /** Last row, included. */
  bottom: number
  /** Last column, included. */
  right: number
}

export interface Extent {
  rows: number
  cols: number
}

export function at(row: number, col: number): Selection {
  const cell = { row, col }
  return { active: cell, anchor: cell, head: cell }
}

export function boxOf(selection: Selection): Box {
  const { anchor, head } = selection
  return {
    top: Math.min(anchor.row, head.row),
    left: Math.min(anchor.col, head.col),
    bottom: Math.max(anchor.row, head.row),
    right: Math.max(anchor.col, head.col),
  }
}

export function inBox(box: Box, row: number, col: number): boolean {
  return row >= box.top && row <= box.bottom && col >= box.left && col <= box.right
}

export function isSingle(box: Box): boolean {
  return box.top === box.bottom && box.left === box.right
}

export function size(box: Box): number {
  return (box.bottom - box.top + 1) * (box.right - box.left + 1)
}

export function clamp(cell: Cell, extent: Extent): Cell {
  return {
    row: Math.max(0, Math.min(cell.row, extent.rows - 1)),
    col: Math.max(0, Math.min(cell.col, extent.cols - 1)),
  }
}

/** Moves the active cell and drops the block. */
export function move(selection: Selection, rows: number, cols: number, extent: Extent): Selection {
  const to = clamp({ row: selection.active.row + rows, col: selection.active.col + cols }, extent)
  return at(to.row, to.col)
}

/** Moves the corner that moves. */
export function extend(selection: Selection, rows: number, cols: number, extent: Extent): Selection {
  return extendTo(selection, { row: selection.head.row + rows, col: selection.head.col + cols }, extent)
}

export function extendTo(selection: Selection, head: Cell, extent: Extent): Selection {
  return { active: selection.active, anchor: selection.anchor, head: clamp(head, extent) }
}

export function wholeRows(from: number, to: number, extent: Extent): Selection {
  return { active: { row: from, col: 0 }, anchor: { row: from, col: 0 }, head: clamp({ row: to, col: extent.cols - 1 }, extent) }
}

export function wholeColumns(from: number, to: number, extent: Extent): Selection {
  return { active: { row: 0, col: from }, anchor: { row: 0, col: from }, head: clamp({ row: extent.rows - 1, col: to }, extent) }
}

/** Everything, with the active cell where it was. */
export function everything(selection: Selection, extent: Extent): Selection {
  return { active: selection.active, anchor: { row: 0, col: 0 }, head: clamp({ row: extent.rows - 1, col: extent.cols - 1 }, extent) }
}

/** The next cell for Tab (`byRow`) or Enter: inside a block it goes round the block, otherwise it just moves. */
export function step(selection: Selection, byRow: boolean, back: boolean, extent: Extent): Selection {
  const box = boxOf(selection)
  const way = back ? -1 : 1
  if (isSingle(box)) return byRow ? stepAlong(selection, way, extent) : move(selection, way, 0, extent)
  const width = box.right - box.left + 1
  const height = box.bottom - box.top + 1
  const { row, col } = selection.active
  const place = byRow ? (row - box.top) * width + (col - box.left) : (col - box.left) * height + (row - box.top)
  const next = (place + way + width * height) % (width * height)
  const active = byRow
    ? { row: box.top + Math.floor(next / width), col: box.left + (next % width) }
    : { row: box.top + (next % height), col: box.left + Math.floor(next / height) }
  return { active, anchor: selection.anchor, head: selection.head }
}

/** Tab at the end of a row goes to the beginning of the next. */
function stepAlong(selection: Selection, way: number, extent: Extent): Selection {
  const { row, col } = selection.active
  if (way > 0 && col === extent.cols - 1 && row < extent.rows - 1) return at(row + 1, 0)
  if (way < 0 && col === 0 && row > 0) return at(row - 1, extent.cols - 1)
  return move(selection, 0, way, extent)
}

/**
 * Where Ctrl with an arrow goes along one line: from a filled cell with a filled neighbour to the last filled one,
 * otherwise to the next filled one, otherwise to the end. A cell that is not loaded counts as filled.
 */
export function jump(from: number, way: 1 | -1, count: number, filled: (place: number) => boolean): number {
  const end = way > 0 ? count - 1 : 0
  if (from === end) return from
  let place = from + way
  if (filled(from) && filled(place)) {
    while (place !== end && filled(place + way)) place += way
    return place
  }
  while (place !== end && !filled(place)) place += way
  return place
}
