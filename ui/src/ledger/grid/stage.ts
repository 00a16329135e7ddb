// The scrolling window of the grid: how many whole rows fit, what is on the screen, which cell lies under the mouse.
// Scrolling is handled once a frame. What scrolls is an empty box as large as all rows, before the heading, the rows and the
// totals, which are drawn where they belong: rows inside what scrolls would be a layer as large as the screen, and putting
// one more of those together is most of what a frame costs without a graphics card.
import { columnsOnScreen, Heights, type Laid } from './layout'
import { Painter, type Scene } from './paint'
import type { Cell } from './selection'

export interface StageWish {
  /** Rows, the blank one for a new row included. */
  rows(): number
  rowHeight(): number
  headHeight(): number
  footHeight(): number
  laid(): Laid[]
  head(): number
  frozenWidth(): number
  width(): number
  scene(): Pick<Scene, 'id' | 'row' | 'look' | 'rowLook' | 'active'>
  /** Which rows are on the screen now. */
  seen(first: number, end: number): void
  /** Something moved on the screen: the editor and what floats must follow. */
  moved(): void
}

const BESIDE = 240

export class Stage {
  private readonly painter: Painter
  private frame = 0
  private heights = new Heights(0, 28, 0)
  private window = { first: 0, end: 0, left: Number.NaN }
  private drawn: Laid[] | null = null
  private readonly observer: ResizeObserver | null
  private viewWidth = 0
  private viewHeight = 0
  /** How far what is drawn was moved sideways. */
  private left = Number.NaN
  /** The height of what scrolls, as it was last given. */
  private tall = -1
  /** Where it is scrolled to while a frame is drawn: asking the page after writing to it would lay everything out at once. */
  private drawing: { top: number; left: number } | null = null

  constructor(
    /** Gives the room there is. */
    private readonly room: HTMLElement,
    /** What scrolls, and the empty box in it. */
    private readonly scroller: HTMLElement,
    private readonly body: HTMLElement,
    /** What is drawn: heading, rows and totals, each in a box that is moved sideways. */
    private readonly table: HTMLElement,
    /** The box of the rows. */
    private readonly host: HTMLElement,
    private readonly wish: StageWish,
  ) {
    this.painter = new Painter(host)
    scroller.addEventListener('scroll', this.request, { passive: true })
    // Does not bubble: heard on the way down.
    table.addEventListener('scroll', this.pass, { capture: true, passive: true })
    this.observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(() => this.resize())
    this.observer?.observe(room)
    this.resize()
  }

  close(): void {
    cancelAnimationFrame(this.frame)
    this.scroller.removeEventListener('scroll', this.request)
    this.table.removeEventListener('scroll', this.pass, { capture: true })
    this.observer?.disconnect()
    this.painter.clear()
  }

  /** Fits whole rows into the room and draws anew. */
  resize(): void {
    const { wish, scroller } = this
    const room = this.room.clientHeight
    // A page that is put away has no size; what it had stands until it is back.
    if (room === 0 && this.viewHeight > 0) return
    const fixed = wish.headHeight() + wish.footHeight()
    const bar = scroller.offsetHeight - scroller.clientHeight
    const rows = Math.max(1, Math.floor((room - fixed - bar) / wish.rowHeight()))
    const needed = wish.rows() * wish.rowHeight()
    const height = needed <= rows * wish.rowHeight() ? room : fixed + bar + rows * wish.rowHeight()
    const sheet = Math.min(room, height)
    const styled = `${sheet - wish.headHeight()}px`
    if (room > 0 && scroller.style.height !== styled) {
      scroller.style.height = styled
      this.room.style.setProperty('--lg-sheet', `${sheet}px`)
    }
    this.viewWidth = scroller.clientWidth
    this.viewHeight = scroller.clientHeight + wish.headHeight()
    this.table.style.width = `${this.viewWidth}px`
    this.table.style.height = `${this.viewHeight}px`
    this.left = Number.NaN
    this.window.left = Number.NaN
    this.refresh()
  }

  /** Everything may look different: draws all cells anew in the next frame. */
  refresh(): void {
    this.painter.touch()
    this.request()
  }

  readonly request = (): void => {
    if (this.frame !== 0) return
    this.frame = requestAnimationFrame(() => {
      this.frame = 0
      this.draw()
    })
  }

  /** Draws at once; for tests and for a key that must be seen in this very frame. */
  draw(): void {
    const { wish, scroller } = this
    const top = scroller.scrollTop
    const left = scroller.scrollLeft
    const rows = wish.rows()
    const rowHeight = wish.rowHeight()
    const window = Math.max(rowHeight, this.viewHeight - wish.headHeight() - wish.footHeight())
    if (this.heights.rows !== rows || this.heights.rowHeight !== rowHeight || this.heights.window !== window) {
      this.heights = new Heights(rows, rowHeight, window)
      this.host.style.height = `${Math.min(this.heights.laid, window)}px`
      this.painter.touch()
      this.left = Number.NaN
    }
    const tall = this.heights.laid + wish.footHeight()
    if (tall !== this.tall) this.body.style.height = `${(this.tall = tall)}px`
    const laid = wish.laid()
    if (this.drawn !== laid || Number.isNaN(this.window.left) || Math.abs(left - this.window.left) >= BESIDE / 2) {
      const next = columnsOnScreen(laid, left + wish.frozenWidth(), Math.max(0, this.viewWidth - wish.frozenWidth()), BESIDE)
      if (next.first !== this.window.first || next.end !== this.window.end) this.painter.touch()
      this.window = { ...next, left }
      this.drawn = laid
    }
    const seen = this.painter.paint(
      { ...wish.scene(), heights: this.heights, laid, head: wish.head(), width: wish.width(), first: this.window.first, end: this.window.end },
      top,
    )
    // Last: it lays out what was written, and there is nothing to move aside before there are rows.
    this.moveAside(left)
    wish.seen(seen.first, seen.end)
    this.drawing = { top, left }
    wish.moved()
    this.drawing = null
  }

  /** Moves what is drawn sideways with what scrolls. */
  private moveAside(left: number): void {
    if (left === this.left) return
    this.left = left
    this.host.classList.toggle('lg-aside', left > 0)
    for (const part of this.table.children) part.scrollLeft = left
  }

  /** What a focus or a search moved in what is drawn is scrolled to instead. */
  private readonly pass = (event: Event): void => {
    const part = event.target
    if (!(part instanceof HTMLElement) || part.parentElement !== this.table) return
    const down = part.scrollTop
    if (down !== 0) {
      part.scrollTop = 0
      this.scroller.scrollTop += down
    }
    // Without a place of its own the next frame moves it anyway.
    if (!(Math.abs(part.scrollLeft - this.left) >= 1)) return
    if (part !== this.host) this.scroller.scrollLeft = part.scrollLeft
    this.left = Number.NaN
    this.request()
  }

  /** The room of heading, rows and totals, as it was when it last changed. */
  get view(): { width: number; height: number } {
    return { width: this.viewWidth, height: this.viewHeight }
  }

  /** Brings a cell wholly onto the screen. */
  reveal(cell: Cell): void {
    const { wish, scroller } = this
    const top = this.current().reveal(cell.row, scroller.scrollTop)
    if (top !== scroller.scrollTop) scroller.scrollTop = top
    const laid = wish.laid()[cell.col]
    if (laid && !laid.frozen) {
      const room = this.viewWidth - wish.frozenWidth()
      const left = laid.left - wish.frozenWidth()
      if (left < scroller.scrollLeft) scroller.scrollLeft = left
      else if (left + laid.width > scroller.scrollLeft + room) scroller.scrollLeft = Math.min(left, left + laid.width - room)
      this.moveAside(scroller.scrollLeft)
    }
    this.request()
  }

  scrollToTop(): void {
    this.scroller.scrollTop = 0
    this.request()
  }

  scrollToLeft(): void {
    this.scroller.scrollLeft = 0
    this.request()
  }

  /** Rows that a page of the screen holds. */
  page(): number {
    return Math.max(1, Math.floor(this.heights.window / this.wish.rowHeight()) - 1)
  }

  /** Where a cell lies, relative to the top left of the heading. */
  box(cell: Cell): { left: number; top: number; width: number; height: number; hidden: boolean } {
    const laid = this.wish.laid()[cell.col]
    const { wish } = this
    const scrolled = this.drawing ?? { top: this.scroller.scrollTop, left: this.scroller.scrollLeft }
    const top = wish.headHeight() + this.current().top(cell.row, scrolled.top) - scrolled.top
    if (!laid) return { left: 0, top, width: 0, height: wish.rowHeight(), hidden: true }
    const left = laid.frozen ? laid.left : laid.left - scrolled.left
    const hidden =
      top < wish.headHeight() - 1 ||
      top + wish.rowHeight() > this.viewHeight - wish.footHeight() + 1 ||
      (!laid.frozen && left < wish.frozenWidth() - 1) ||
      left >= this.viewWidth
    return { left, top, width: laid.width, height: wish.rowHeight(), hidden }
  }

  /** The element that shows a cell, where it is drawn. */
  element(cell: Cell): HTMLElement | undefined {
    return this.painter.element(cell.row, cell.col)
  }

  /** What lies under a point of the page. */
  under(clientX: number, clientY: number): { row: number; col: number; zone: 'cells' | 'rows' | 'head' | 'foot' | 'outside'; x: number; y: number } {
    const rect = this.table.getBoundingClientRect()
    const x = clientX - rect.left
    const y = clientY - rect.top
    const { wish } = this
    const row = this.current().rowAt(y - wish.headHeight(), this.scroller.scrollTop)
    const col = this.columnAt(x)
    const rowsEnd = wish.headHeight() + this.heights.laid - this.scroller.scrollTop
    const zone =
      x < 0 || y < 0 || x > this.viewWidth || y > this.viewHeight
        ? 'outside'
        : y < wish.headHeight()
          ? 'head'
          : y > this.viewHeight - wish.footHeight()
            ? 'foot'
            : y >= rowsEnd
              ? 'outside'
              : x < wish.head()
                ? 'rows'
                : x + this.scroller.scrollLeft > wish.width()
                  ? 'outside'
                  : 'cells'
    return { row, col, zone, x, y }
  }

  /** Scrolls while something is dragged beyond the edge. */
  nudge(clientX: number, clientY: number): void {
    const rect = this.table.getBoundingClientRect()
    const { wish, scroller } = this
    const top = rect.top + wish.headHeight()
    const bottom = rect.top + this.viewHeight - wish.footHeight()
    const left = rect.left + wish.frozenWidth()
    const right = rect.left + this.viewWidth
    if (clientY < top) scroller.scrollTop -= Math.min(400, (top - clientY) * 2)
    if (clientY > bottom) scroller.scrollTop += Math.min(400, (clientY - bottom) * 2)
    if (clientX < left && scroller.scrollLeft > 0) scroller.scrollLeft -= Math.min(200, left - clientX)
    if (clientX > right) scroller.scrollLeft += Math.min(200, clientX - right)
  }

  /** What keys need before the first frame was drawn. */
  private current(): Heights {
    const rows = this.wish.rows()
    if (this.heights.rows === rows) return this.heights
    return new Heights(rows, this.wish.rowHeight(), this.heights.window)
  }

  private columnAt(x: number): number {
    const laid = this.wish.laid()
    const frozen = laid.findIndex((each) => each.frozen && x >= each.left && x < each.left + each.width)
    if (frozen >= 0) return frozen
    const inside = x + this.scroller.scrollLeft
    const found = laid.findIndex((each) => !each.frozen && inside >= each.left && inside < each.left + each.width)
    if (found >= 0) return found
    return inside < (laid[0]?.left ?? 0) ? 0 : Math.max(0, laid.length - 1)
  }
}
