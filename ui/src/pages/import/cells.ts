// How a line of the preview is drawn: the mark of each cell, the words of its tip, places as a spreadsheet names them.
import type { LineCard, PreviewCell, ProblemCard } from '@/backend/bindings'
import { cellWords, imports as words } from '@/words/imports'
import { shortDay } from '@/words/show'

const isoDay = /^\d{4}-\d{2}-\d{2}$/

/** The grid's own class of a cell by how it stands; plain cells have none. */
export function markOf(cell: PreviewCell): string {
  switch (cell.state) {
    case 'plain':
      return ''
    case 'inferred':
      return 'inferred'
    case 'doubt':
      return 'doubt'
    case 'bad':
      return 'err'
    case 'changed':
      return 'changed'
  }
}

/** What a cell held, to be struck before what it will hold; `null` where nothing changes. */
export function wasOf(cell: PreviewCell): string | null {
  if (cell.state !== 'changed') return null
  return cell.was === null || cell.was === '' ? words.empty : cell.was
}

/** What a changing cell held and will hold, as shown side by side: days of one year without the year. */
export function changeOf(cell: PreviewCell): { was: string; now: string } | null {
  const was = wasOf(cell)
  if (was === null) return null
  const now = cell.text === '' ? words.empty : cell.text
  const sameYear = isoDay.test(was) && isoDay.test(now) && was.slice(0, 4) === now.slice(0, 4)
  return sameYear ? { was: shortDay(was), now: shortDay(now) } : { was, now }
}

/** What the tip of a cell says; empty where there is nothing to say. */
export function tipOf(cell: PreviewCell): string {
  const said: string[] = []
  if (cell.words) said.push(cell.words)
  else if (cell.state === 'inferred') said.push(words.inferred)
  else if (cell.state !== 'plain' && cell.state !== 'changed') said.push(cellWords[cell.state])
  const was = wasOf(cell)
  if (was !== null) said.push(words.was(was))
  // What is said of a cell mostly quotes what it says in the file: that is not told a second time.
  const quoted = cell.written !== null && !!cell.words?.includes(`“${cell.written}”`)
  if (cell.written !== null && cell.written !== cell.text && !quoted) said.push(words.written(cell.written))
  return said.join('\n')
}

/** A cell whose text somebody may want to put right. */
export function mayFix(cell: PreviewCell): boolean {
  return cell.state === 'bad' || cell.state === 'doubt' || cell.candidates.length > 0
}

/** What a cell says in the file: that is what a correction replaces. */
export function rawOf(cell: PreviewCell): string {
  return cell.written ?? cell.text
}

/** `J9` as row 9, column 9 (zero-based); `17行` or a bare row has no column; `null` where it is no place of a cell. */
export function placeOf(cell: string | null): { row: number; column: number | null } | null {
  const match = /^\$?([A-Za-z]{0,3})\$?(\d+)(?:行)?$/.exec(cell?.trim() ?? '')
  if (!match) return null
  const letters = match[1]!.toUpperCase()
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(match[2]), column: letters ? column : null }
}

/** Column letters of a zero-based position: 0 is A, 27 is AB. */
export function letterOf(column: number): string {
  let rest = column + 1
  let letters = ''
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
    rest = Math.floor((rest - 1) / 26)
  }
  return letters
}

/** The place of a total without its file, which the page names anyway: 总台账!B211. */
export function totalSpot(place: string): string {
  const match = /工作表“(.+?)”(?:\s*单元格([A-Z]+\d+))?/.exec(place)
  return match ? [match[1], match[2]].filter((part) => part).join('!') : place
}

/** A place in words: 第四次重点督查!J9, or a whole row: 第四次重点督查 第 9 行. */
export function spotOf(problem: Pick<ProblemCard, 'sheet' | 'cell' | 'file'>): string {
  const where = problem.sheet ?? problem.file ?? ''
  if (problem.cell && /^\d+$/.test(problem.cell)) return words.rowAt(where, problem.cell).trim()
  return [where, problem.cell].filter((part) => part).join('!')
}

/** Problems that ask for somebody: what cannot be taken first, then doubts; in each the order of the file. */
export function askingFirst(problems: ProblemCard[]): ProblemCard[] {
  const weight = { error: 0, doubt: 1, note: 2 }
  return problems
    .map((problem, at) => ({ problem, at }))
    .sort((a, b) => weight[a.problem.severity] - weight[b.problem.severity] || a.at - b.at)
    .map((one) => one.problem)
}

/**
 * The position of a line among lines in the order of the file: sheets in the given order, rows upwards. `at` reads one
 * line by its position. `-1` where there is no such line.
 */
export async function positionOf(
  sheet: string, row: number, sheets: string[], total: number, at: (position: number) => Promise<Pick<LineCard, 'sheet' | 'row'> | undefined>,
): Promise<number> {
  const rank = (name: string) => sheets.indexOf(name)
  let low = 0
  let high = total - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const line = await at(middle)
    if (!line) return -1
    const order = rank(line.sheet) - rank(sheet) || line.row - row
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}
