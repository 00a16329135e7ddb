// The lines of a preview as rows of the grid: asked for in spans, one row a line, its verdict and place in front.
import type { LineCard, PreviewCard, PreviewCell, Verdict } from '@/backend/bindings'
import { plainColumn, type GridColumn } from '@/ledger/grid/column'
import { fitWidth } from '@/ledger/grid/fit'
import type { Row } from '@/ledger/grid/rows'
import { imports as words, verdictWords } from '@/words/imports'
import { num } from '@/words/show'
import { changeOf } from './cells'
import { keyOf, type Wizard } from './wizard'

/** A row of the grid that knows its line. */
export interface LineRow extends Row {
  line: LineCard
}

/** What stands before the columns of the file. */
export const LEAD = ['tick', 'verdict', 'row', 'sheet', 'label'] as const

export function isLineRow(row: Row | undefined): row is LineRow {
  return row !== undefined && 'line' in row
}

export function rowOf(line: LineCard): LineRow {
  return {
    id: keyOf(line),
    version: 0,
    incomplete: false,
    void: false,
    missing: [],
    unread: [],
    cells: ['', verdictWords[line.verdict], num(line.row), line.sheet, labelOf(line), ...line.cells.map((cell) => cell.text)],
    line,
  }
}

/** What a line is in the register: its number there, or that it has none yet. */
export function labelOf(line: LineCard): string {
  if (line.label) return line.label
  return line.verdict === 'new' ? words.notNumbered : ''
}

/** Some lines as rows of the grid. */
export async function askLines(w: Wizard, only: Verdict[], start: number, count: number): Promise<LineRow[]> {
  return (await w.lines(only, start, count)).lines.map(rowOf)
}

/** How many lines of these verdicts are kept. */
export async function countLines(w: Wizard, only: Verdict[]): Promise<number> {
  return (await w.lines(only, 0, 1)).total
}

/**
 * Columns of the grid: tick, verdict, row, sheet where there are several, then those of the file. Where the file has no
 * column for the record's number (`number`, the label of that field), the record a line is stands in a column of its own.
 */
export function columnsFor(card: PreviewCard, number: string, sheets: number, sample: LineCard[], type: number): GridColumn[] {
  const lead: GridColumn[] = [
    plainColumn('tick', 0, words.tickColumn, { width: 58, align: 'mid' }),
    plainColumn('verdict', 1, words.verdictColumn, { width: 70 }),
    plainColumn('row', 2, words.rowColumn, { width: 52, align: 'right' }),
    ...(sheets > 1 ? [plainColumn('sheet', 3, words.sheetColumn, { width: 112 })] : []),
    ...(card.columns.some((column) => column.label === number) ? [] : [plainColumn('label', 4, words.labelColumn, { width: 110 })]),
  ]
  const file = card.columns.map((column, at) => {
    const texts = sample.map((line) => shownIn(line.cells[at]))
    const width = Math.min(260, fitWidth({ label: column.heading || column.label, texts, type, padding: 16 }))
    const right = column.kind === 'fen' || column.kind === 'count'
    return plainColumn(`column-${at}`, LEAD.length + at, column.label || column.heading, { width, align: right ? 'right' : 'left' })
  })
  return [...lead, ...file]
}

/** The text a cell takes room for: old and new side by side where it changes. */
function shownIn(cell: PreviewCell | undefined): string | null {
  const change = cell ? changeOf(cell) : null
  return change ? `${change.was} ${change.now}` : (cell?.text ?? null)
}

/** All lines that ask for somebody, at most `most`; for putting the same text right in all of them. */
export async function askingLines(w: Wizard, most: number): Promise<LineCard[]> {
  const block = 400
  const found: LineCard[] = []
  for (let start = 0; found.length < most; start += block) {
    const span = await w.lines(['doubtful', 'rejected'], start, block)
    found.push(...span.lines)
    if (start + block >= span.total || span.lines.length === 0) break
  }
  return found
}
