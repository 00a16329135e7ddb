// What the parts of one grid share: its columns and rows as they lie, the selection, the texts of its cells.
import type { ShallowRef } from 'vue'
import { parseDay } from '@/words/days'
import { gridWords as words } from '@/words/grid'
import type { GridColumn } from './column'
import { STAR, type CellEdit, type CellWriter, type EditBook } from './edits'
import type { Laid } from './layout'
import type { Row, RowSource } from './rows'
import { boxOf, type Box, type Cell, type Extent, type Selection } from './selection'

/** How many cells one act may change, and how many may be copied. */
export const MOST_CHANGED = 20_000
export const MOST_COPIED = 400_000

export interface BoardWish {
  source(): RowSource
  writer(): CellWriter | null
  book: EditBook
  laid(): Laid[]
  selection: ShallowRef<Selection>
  /** Shows another selection. */
  select(next: Selection, opts?: { reveal?: boolean }): void
  /** Today by the office's clock. */
  today(): string
  /** Says something in the status bar. */
  say(text: string): void
  warn(text: string): void
}

export class Board {
  constructor(private readonly wish: BoardWish) {}

  get source(): RowSource {
    return this.wish.source()
  }
  get writer(): CellWriter | null {
    return this.wish.writer()
  }
  get book(): EditBook {
    return this.wish.book
  }
  get selection(): Selection {
    return this.wish.selection.value
  }
  get active(): Cell {
    return this.selection.active
  }
  get box(): Box {
    return boxOf(this.selection)
  }

  /** Whether a blank row stands at the end. */
  get adds(): boolean {
    return this.writer?.add != null
  }

  /** Rows and columns, the blank row included. */
  get extent(): Extent {
    return { rows: this.source.total + (this.adds ? 1 : 0), cols: this.wish.laid().length }
  }

  column(col: number): GridColumn | undefined {
    return this.wish.laid()[col]?.column
  }

  row(index: number): Row | undefined {
    return this.source.row(index)
  }

  isStar(index: number): boolean {
    return index >= this.source.total
  }

  /** The text a cell shows; `undefined` where its row is not loaded. */
  text(index: number, col: number): string | undefined {
    const column = this.column(col)
    if (!column) return ''
    const row = this.row(index)
    if (!row) return this.isStar(index) ? (this.book.shown(STAR, column.name) ?? '') : undefined
    return this.book.shown(row.id, column.name) ?? row.cells[column.index] ?? ''
  }

  /** Why a cell cannot be typed into; null where it can. */
  lock(index: number, col: number): string | null {
    const column = this.column(col)
    if (!this.writer || !column) return words.readOnly
    if (column.locked !== null) return column.locked
    const row = this.row(index)
    if (!row && !this.isStar(index)) return words.waiting
    return row?.void ? words.voided : null
  }

  /** Why the cell was not taken, where it was not. */
  why(index: number, col: number): string | undefined {
    const column = this.column(col)
    if (!column) return undefined
    const row = this.row(index)
    if (!row && !this.isStar(index)) return undefined
    return this.book.why(row?.id ?? STAR, column.name)
  }

  select(next: Selection, opts?: { reveal?: boolean }): void {
    this.wish.select(next, opts)
  }
  say(text: string): void {
    this.wish.say(text)
  }
  warn(text: string): void {
    this.wish.warn(text)
  }

  /** Types one text into one cell; the blank row gathers until it can be entered. */
  type(cell: Cell, text: string, shown: string): void {
    const column = this.column(cell.col)
    const locked = this.lock(cell.row, cell.col)
    if (!column || locked !== null) return this.say(locked ?? words.readOnly)
    // Days are typed in many ways: 今天, +7, 11-23. What is no day goes to the office as typed and comes back refused.
    const day = column.kind === 'day' && text !== '' ? parseDay(text, this.wish.today()) : null
    if (day !== null) return this.put(column, cell, day, day)
    this.put(column, cell, text, shown)
  }

  private put(column: GridColumn, cell: Cell, text: string, shown: string): void {
    const row = this.row(cell.row)
    if (!row) {
      this.book.typeNew(column.name, text, shown)
      this.enterWhenWhole()
      return
    }
    const stands = row.cells[column.index] ?? ''
    const refused = this.book.why(row.id, column.name) !== undefined
    if (shown === stands) {
      if (refused) this.book.giveUp(row.id, column.name)
      return
    }
    void this.book.write([{ row, field: column.name, text, shown }], words.actEdit)
  }

  /** Writes many cells as one act; those that may not be written are counted and left alone. */
  async typeMany(texts: string[][], top: number, left: number, label: (n: number) => string): Promise<void> {
    const height = texts.length
    const width = texts[0]?.length ?? 0
    if (height * width > MOST_CHANGED) return this.warn(words.tooMany(MOST_CHANGED))
    const rows = await this.source.load(top, top + height)
    const edits: CellEdit[] = []
    let skipped = 0
    rows.forEach((row, down) => {
      for (let right = 0; right < width; right += 1) {
        const column = this.column(left + right)
        const text = texts[down]?.[right] ?? ''
        if (!column) continue
        if (column.locked !== null || row.void) skipped += 1
        else if (text !== (this.book.shown(row.id, column.name) ?? row.cells[column.index] ?? '')) edits.push({ row, field: column.name, text, shown: text })
      }
    })
    if (edits.length > 0) await this.book.write(edits, label)
    if (skipped > 0) this.say(words.skipped(skipped))
  }

  /** The texts of a block that is or can be loaded. */
  async texts(box: Box): Promise<string[][]> {
    const bottom = Math.min(box.bottom, this.source.total - 1)
    const rows = bottom >= box.top ? await this.source.load(box.top, bottom + 1) : []
    return rows.map((row) => {
      const line: string[] = []
      for (let col = box.left; col <= box.right; col += 1) {
        const column = this.column(col)
        if (column) line.push(this.book.shown(row.id, column.name) ?? row.cells[column.index] ?? '')
      }
      return line
    })
  }

  /** Enters the new row as soon as nothing is missing that a row cannot be without. */
  private enterWhenWhole(): void {
    if (this.book.starred && this.missing().length === 0) void this.book.enter(words.actEdit)
  }

  /** Called when the selection leaves the new row: says what is still missing there. */
  leaveNew(): void {
    if (!this.book.starred) return
    const missing = this.missing()
    if (missing.length === 0) return void this.book.enter(words.actEdit)
    this.book.ask(missing.map((column) => column.name), words.newRowNeeds)
    this.warn(words.newRowLacks(missing.map((column) => column.label)))
  }

  private missing(): GridColumn[] {
    const typed = this.book.typed()
    return this.wish.laid().map((each) => each.column).filter((column) => column.identity && column.locked === null && !typed.includes(column.name))
  }
}
