// Where columns and rows lie: the user's own choice of columns, their places in px, and what is on the screen.
import type { GridColumn } from './column'

/** What the user chose about columns; kept per account and register. */
export interface GridLayout {
  /** Names in order; columns not named follow in their own order. */
  order: string[]
  /** Names that are not shown, and of those hidden at first, the ones that are. */
  hidden: string[]
  shown: string[]
  /** Widths at 100 %. */
  widths: Record<string, number>
  /** How many shown columns stay when scrolling sideways; null: as at first. */
  frozen: number | null
}

export const NO_LAYOUT: GridLayout = { order: [], hidden: [], shown: [], widths: {}, frozen: null }

/** A column in its place. */
export interface Laid {
  column: GridColumn
  /** Left edge inside the row, px. */
  left: number
  width: number
  frozen: boolean
}

/** All columns in the user's order, hidden ones too. */
export function ordered(columns: GridColumn[], layout: GridLayout): GridColumn[] {
  const rank = new Map(layout.order.map((name, at) => [name, at]))
  if (rank.size === 0) return [...columns]
  const known = columns.filter((column) => rank.has(column.name)).sort((a, b) => rank.get(a.name)! - rank.get(b.name)!)
  // A column the user never placed keeps its neighbour from the description.
  columns.forEach((column, at) => {
    if (rank.has(column.name)) return
    const before = columns.slice(0, at).reverse().find((other) => known.includes(other))
    known.splice(before ? known.indexOf(before) + 1 : 0, 0, column)
  })
  return known
}

export function isShown(column: GridColumn, layout: GridLayout): boolean {
  if (layout.hidden.includes(column.name)) return false
  return column.shown || layout.shown.includes(column.name)
}

/** The shown columns with their places. `head` is the width of the row numbers, `k` the scale of the type. */
export function lay(columns: GridColumn[], layout: GridLayout, frozen: number, head: number, k: number): Laid[] {
  let left = head
  return ordered(columns, layout)
    .filter((column) => isShown(column, layout))
    .map((column, at) => {
      const width = Math.round((layout.widths[column.name] ?? column.width) * k)
      const laid = { column, left, width, frozen: at < frozen }
      left += width
      return laid
    })
}

export function widthOfAll(laid: Laid[], head: number): number {
  const last = laid[laid.length - 1]
  return last ? last.left + last.width : head
}

export function widthOfFrozen(laid: Laid[], head: number): number {
  const frozen = laid.filter((each) => each.frozen)
  const last = frozen[frozen.length - 1]
  return last ? last.left + last.width : head
}

/** Which scrolled columns are to be drawn: those on the screen and a little beside it. */
export function columnsOnScreen(laid: Laid[], scrollLeft: number, width: number, beside: number): { first: number; end: number } {
  const from = scrollLeft - beside
  const to = scrollLeft + width + beside
  let first = laid.length
  let end = 0
  laid.forEach((each, at) => {
    if (each.frozen || each.left + each.width <= from || each.left >= to) return
    first = Math.min(first, at)
    end = at + 1
  })
  return first < end ? { first, end } : { first: 0, end: 0 }
}

/** A wider or narrower place for a name: moves it before another, or to the end. */
export function reorder(names: string[], name: string, before: string | null): string[] {
  const rest = names.filter((each) => each !== name)
  const at = before === null ? rest.length : rest.indexOf(before)
  rest.splice(at < 0 ? rest.length : at, 0, name)
  return rest
}

/** Engines lay nothing out past about 33.5 million px; above this height the scroll bar stands for more than it is. */
export const TALLEST = 32_000_000

/** Turns rows into px and back, also where there are more rows than px can be laid out. */
export class Heights {
  constructor(
    readonly rows: number,
    readonly rowHeight: number,
    /** Height of what shows rows: the window without heading and totals. */
    readonly window: number,
  ) {}

  /** Height of all rows as laid out. */
  get laid(): number {
    return Math.min(this.rows * this.rowHeight, TALLEST)
  }

  private get real(): number {
    return this.rows * this.rowHeight
  }

  /** The true offset of the first px on the screen. */
  offset(scrollTop: number): number {
    if (this.real <= TALLEST) return scrollTop
    const share = scrollTop / Math.max(1, TALLEST - this.window)
    return Math.min(1, share) * (this.real - this.window)
  }

  /** The scroll position that shows a true offset at the top. */
  scrollFor(offset: number): number {
    if (this.real <= TALLEST) return offset
    return (offset / (this.real - this.window)) * (TALLEST - this.window)
  }

  /** Where a row is laid out while the scroll bar stands at `scrollTop`. */
  top(row: number, scrollTop: number): number {
    if (this.real <= TALLEST) return row * this.rowHeight
    return Math.round(scrollTop + row * this.rowHeight - this.offset(scrollTop))
  }

  /** First row on the screen and the one after the last. */
  onScreen(scrollTop: number): { first: number; end: number } {
    const offset = this.offset(scrollTop)
    const first = Math.max(0, Math.floor(offset / this.rowHeight))
    const end = Math.min(this.rows, Math.ceil((offset + this.window) / this.rowHeight))
    return { first: Math.min(first, Math.max(0, this.rows - 1)), end }
  }

  /** The row under a height measured from the top of the window. */
  rowAt(y: number, scrollTop: number): number {
    return Math.max(0, Math.min(this.rows - 1, Math.floor((this.offset(scrollTop) + y) / this.rowHeight)))
  }

  /** The scroll position at which a row is wholly on the screen, as near to the present one as can be. */
  reveal(row: number, scrollTop: number): number {
    const offset = this.offset(scrollTop)
    const top = row * this.rowHeight
    if (top < offset) return this.scrollFor(top)
    const bottom = top + this.rowHeight
    if (bottom > offset + this.window) return this.scrollFor(bottom - this.window)
    return scrollTop
  }
}
