// Draws the rows on the screen: a fixed set of row elements, used round and round (row modulo slots), in a box that stays
// where it is. Cells are single text nodes; only what differs from what stands there is
// written.
import type { Heights, Laid } from './layout'
import type { Row } from './rows'

/** How a cell looks: its text and its classes. */
export interface Look {
  text: string
  cls: string
  /** What stood there before: struck out, in front of the text. */
  was?: string
  /** Strokes of the mark 正 in front of the text. */
  strokes?: number
}

export interface Scene {
  /** Prefix of element ids. */
  id: string
  heights: Heights
  laid: Laid[]
  /** Width of the row numbers. */
  head: number
  /** Width of a whole row. */
  width: number
  /** The scrolled columns to draw. */
  first: number
  end: number
  row(index: number): Row | undefined
  look(index: number, row: Row | undefined, col: number): Look
  rowLook(index: number, row: Row | undefined): Look
  /** The active cell, which carries an id. */
  active: { row: number; col: number }
}

/** Rows drawn above and below those on the screen. */
const OVERSCAN = 1

interface CellSlot {
  el: HTMLElement
  node: Text
  text: string
  cls: string
  was: HTMLElement | null
  mark: HTMLElement | null
  left: number
  width: number
}

interface RowSlot {
  el: HTMLElement
  /** What does not scroll sideways: the number and the frozen cells. */
  still: HTMLElement
  head: HTMLElement
  node: Text
  text: string
  cls: string
  cells: (CellSlot | undefined)[]
  index: number
  row: Row | undefined
  stamp: number
  top: number
}

export class Painter {
  private slots: RowSlot[] = []
  private pool: CellSlot[] = []
  private stamp = 0
  private columns: Laid[] = []
  private activeEl: HTMLElement | null = null

  /** @param host holds the rows and does not scroll with them */
  constructor(private readonly host: HTMLElement) {}

  /** Says that something other than the scroll position changed: all cells are looked at again. */
  touch(): void {
    this.stamp += 1
  }

  paint(scene: Scene, scrollTop: number): { first: number; end: number } {
    const { heights } = scene
    const screen = heights.onScreen(scrollTop)
    const first = Math.max(0, screen.first - OVERSCAN)
    const end = Math.min(heights.rows, screen.end + OVERSCAN)
    if (this.columns !== scene.laid) {
      this.columns = scene.laid
      this.stamp += 1
    }
    this.makeSlots(Math.ceil(heights.window / heights.rowHeight) + 1 + 2 * OVERSCAN)
    const used = new Set<number>()
    for (let index = first; index < end; index += 1) {
      const at = index % this.slots.length
      used.add(at)
      this.paintRow(this.slots[at]!, scene, index, heights.top(index, scrollTop) - scrollTop)
    }
    this.slots.forEach((slot, at) => {
      if (used.has(at) || slot.index < 0) return
      slot.index = -1
      slot.el.hidden = true
      this.letGo(slot)
    })
    return screen
  }

  /** The element of a cell, where it is drawn. */
  element(row: number, col: number): HTMLElement | undefined {
    const slot = this.slots[row % Math.max(1, this.slots.length)]
    return slot?.index === row ? slot.cells[col]?.el : undefined
  }

  /** Takes every row off the page. */
  clear(): void {
    this.host.replaceChildren()
    this.slots = []
    this.pool = []
    this.activeEl = null
  }

  private makeSlots(count: number): void {
    if (this.slots.length >= count) return
    this.clear()
    for (let at = 0; at < count; at += 1) {
      const el = document.createElement('div')
      el.className = 'lg-row'
      el.setAttribute('role', 'row')
      el.hidden = true
      const head = document.createElement('div')
      head.className = 'lg-rn'
      head.setAttribute('role', 'rowheader')
      head.setAttribute('aria-colindex', '1')
      const node = document.createTextNode('')
      head.append(node)
      // What stays at the left is one layer of its own for a row; one for each cell would be painted as many times.
      const still = document.createElement('div')
      still.className = 'lg-still'
      still.setAttribute('role', 'presentation')
      still.append(head)
      el.append(still)
      this.host.append(el)
      this.slots.push({ el, still, head, node, text: '', cls: '', cells: [], index: -1, row: undefined, stamp: -1, top: Number.NaN })
    }
  }

  private paintRow(slot: RowSlot, scene: Scene, index: number, top: number): void {
    if (slot.top !== top) {
      slot.top = top
      slot.el.style.transform = `translateY(${top}px)`
    }
    const row = scene.row(index)
    const stays = slot.index === index && slot.row === row && slot.stamp === this.stamp
    if (stays) return
    if (slot.index !== index) {
      if (slot.index < 0) slot.el.hidden = false
      slot.el.setAttribute('aria-rowindex', String(index + 2))
      slot.index = index
    }
    slot.row = row
    slot.stamp = this.stamp
    const look = scene.rowLook(index, row)
    if (slot.text !== look.text) slot.node.data = slot.text = look.text
    if (slot.cls !== look.cls) {
      slot.cls = look.cls
      slot.el.className = `lg-row ${look.cls}`
      slot.head.className = `lg-rn ${look.cls}`
    }
    const width = `${scene.width}px`
    if (slot.el.style.width !== width) slot.el.style.width = width
    this.paintCells(slot, scene, index, row)
  }

  private paintCells(slot: RowSlot, scene: Scene, index: number, row: Row | undefined): void {
    const { laid } = scene
    const drawn = (col: number) => col < laid.length && (laid[col]!.frozen || (col >= scene.first && col < scene.end))
    slot.cells.forEach((cell, col) => {
      if (!cell || drawn(col)) return
      slot.cells[col] = undefined
      cell.el.remove()
      if (this.pool.length < 400) this.pool.push(cell)
    })
    for (let col = 0; col < laid.length; col += 1) {
      const place = laid[col]!
      if (!place.frozen && col < scene.first) {
        col = scene.first - 1
        continue
      }
      if (!place.frozen && col >= scene.end) break
      const cell = slot.cells[col] ?? this.makeCell(slot, col)
      const parent = place.frozen ? slot.still : slot.el
      if (cell.el.parentNode !== parent) {
        const after = slot.cells.slice(col + 1).find((other) => other?.el.parentNode === parent)
        parent.insertBefore(cell.el, after?.el ?? null)
        cell.left = Number.NaN
      }
      if (cell.left !== place.left || cell.width !== place.width) {
        cell.left = place.left
        cell.width = place.width
        cell.el.style.left = place.frozen ? '' : `${place.left}px`
        cell.el.style.width = `${place.width}px`
      }
      const look = scene.look(index, row, col)
      if (cell.text !== look.text) cell.node.data = cell.text = look.text
      if (cell.cls !== look.cls) cell.el.className = cell.cls = look.cls
      if (look.was !== undefined || cell.was) strike(cell, look.was)
      if (look.strokes !== undefined || cell.mark) tally(cell, look.strokes)
      if (scene.active.row === index && scene.active.col === col) this.markActive(cell.el, scene, index, col)
      else if (cell.el === this.activeEl) this.unmark()
    }
  }

  private makeCell(slot: RowSlot, col: number): CellSlot {
    const cell = this.pool.pop() ?? newCell()
    cell.el.setAttribute('aria-colindex', String(col + 2))
    cell.left = Number.NaN
    slot.cells[col] = cell
    return cell
  }

  private markActive(el: HTMLElement, scene: Scene, row: number, col: number): void {
    if (this.activeEl !== el) this.unmark()
    this.activeEl = el
    el.id = activeId(scene.id, row, col)
  }

  private unmark(): void {
    this.activeEl?.removeAttribute('id')
    this.activeEl = null
  }

  private letGo(slot: RowSlot): void {
    slot.row = undefined
    slot.stamp = -1
  }
}

/** The id of the active cell's element, as the editor names it to screen readers. */
export function activeId(grid: string, row: number, col: number): string {
  return `${grid}-${row}-${col}`
}

function newCell(): CellSlot {
  const el = document.createElement('div')
  el.setAttribute('role', 'gridcell')
  const node = document.createTextNode('')
  el.append(node)
  return { el, node, text: '', cls: '', was: null, mark: null, left: Number.NaN, width: Number.NaN }
}

function strike(cell: CellSlot, text: string | undefined): void {
  if (text === undefined) {
    cell.was?.remove()
    cell.was = null
    return
  }
  if (!cell.was) {
    cell.was = document.createElement('span')
    cell.was.className = 'was'
    cell.el.prepend(cell.was)
  }
  if (cell.was.textContent !== text) cell.was.textContent = text
}

function tally(cell: CellSlot, strokes: number | undefined): void {
  if (strokes === undefined) {
    cell.mark?.remove()
    cell.mark = null
    return
  }
  if (!cell.mark) {
    cell.mark = document.createElement('span')
    cell.mark.className = 'tally'
    cell.mark.setAttribute('aria-hidden', 'true')
    cell.el.prepend(cell.mark)
  }
  if (cell.mark.dataset.n !== String(strokes)) cell.mark.dataset.n = String(strokes)
}
