// Where texts go when a block is pasted, filled or dragged on: positions only, the office judges the texts.
import { shift } from '@/words/days'
import type { Box, Extent } from './selection'

/** What is written: a block of texts from a top left cell. */
export interface Writing {
  top: number
  left: number
  matrix: string[][]
  /** Columns of the clipboard that found no place. */
  lost: number
}

/**
 * Lays a block from the clipboard over a selection: repeated where the selection is a multiple of it, otherwise once
 * from the top left. Columns beyond the last one are lost; rows beyond the last one become new rows.
 */
export function pasteOver(matrix: string[][], box: Box, extent: Extent): Writing {
  const height = matrix.length
  const width = matrix[0]?.length ?? 0
  if (height === 0 || width === 0) return { top: box.top, left: box.left, matrix: [], lost: 0 }
  const rows = box.bottom - box.top + 1
  const cols = box.right - box.left + 1
  const tiles = rows % height === 0 && cols % width === 0
  const high = tiles ? rows : height
  const wide = tiles ? cols : width
  const fits = Math.min(wide, extent.cols - box.left)
  const laid = Array.from({ length: high }, (_, row) => Array.from({ length: fits }, (_, col) => matrix[row % height]![col % width] ?? ''))
  return { top: box.top, left: box.left, matrix: laid, lost: wide - fits }
}

/** The block a fill handle was dragged to, when the mouse is over a cell: it grows in one direction only. */
export function dragged(box: Box, row: number, col: number): { to: Box; way: 'down' | 'up' | 'right' | 'left' } | null {
  const down = row - box.bottom
  const up = box.top - row
  const right = col - box.right
  const left = box.left - col
  const most = Math.max(down, up, right, left)
  if (most <= 0) return null
  if (most === down) return { to: { ...box, top: box.bottom + 1, bottom: row }, way: 'down' }
  if (most === up) return { to: { ...box, top: row, bottom: box.top - 1 }, way: 'up' }
  if (most === right) return { to: { ...box, left: box.right + 1, right: col }, way: 'right' }
  return { to: { ...box, left: col, right: box.left - 1 }, way: 'left' }
}

/** The texts of a line that goes on: equal steps of numbers or days go on in steps, everything else repeats. */
export function goOn(line: string[], count: number, back: boolean): string[] {
  const given = back ? [...line].reverse() : line
  const next = series(given)
  return Array.from({ length: count }, (_, at) => (next ? next(at) : (given[at % given.length] ?? '')))
}

function series(line: string[]): ((at: number) => string) | null {
  if (line.length < 2) return null
  const days = line.map((text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / 86_400_000 : null))
  if (days.every((day) => day !== null)) {
    const step = evenStep(days as number[])
    return step === null ? null : (at) => shift(line[line.length - 1]!, step * (at + 1))
  }
  const numbers = line.map((text) => (/^-?\d{1,12}$/.test(text) && !/^-?0\d/.test(text) ? Number(text) : null))
  if (numbers.every((each) => each !== null)) {
    const step = evenStep(numbers as number[])
    return step === null ? null : (at) => String(numbers[numbers.length - 1]! + step * (at + 1))
  }
  return null
}

function evenStep(values: number[]): number | null {
  const step = values[1]! - values[0]!
  const even = values.every((value, at) => at === 0 || value - values[at - 1]! === step)
  return even && step !== 0 ? step : null
}

/** The texts a dragged fill handle writes into `to`, from the texts of the block. */
export function fillFrom(texts: string[][], way: 'down' | 'up' | 'right' | 'left', count: number): string[][] {
  if (way === 'down' || way === 'up') {
    const columns = (texts[0] ?? []).map((_, col) => goOn(texts.map((row) => row[col] ?? ''), count, way === 'up'))
    const rows = Array.from({ length: count }, (_, row) => columns.map((column) => column[row] ?? ''))
    return way === 'up' ? rows.reverse() : rows
  }
  return texts.map((row) => {
    const line = goOn(row, count, way === 'left')
    return way === 'left' ? line.reverse() : line
  })
}
