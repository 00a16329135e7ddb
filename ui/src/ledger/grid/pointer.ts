// The mouse over the cells: selecting by dragging, whole rows by their numbers, the fill handle, double-click to edit.
import type { Board } from './board'
import { dragged, fillFrom } from './fill'
import { gridWords as words } from '@/words/grid'
import { at, extendTo, inBox, wholeRows, type Box } from './selection'
import type { Stage } from './stage'

export interface PointerHearer {
  commit(): void
  focus(): void
  edit(): void
  /** A press on the small arrow of a cell with choices. */
  choices(): void
  /** A plain press on a cell that does something of its own. */
  press(row: number, col: number): void
  open(row: number): void
  /** Shows where the fill handle would fill to. */
  filling(box: Box | null): void
  menu(x: number, y: number): void
}

const HANDLE = 9

export function usePointer(board: Board, stage: () => Stage | null, hearer: PointerHearer) {
  let drag: { kind: 'cells' | 'rows' | 'fill'; from: number; box: Box } | null = null
  let last = { x: 0, y: 0 }
  let timer: ReturnType<typeof setInterval> | undefined

  function onHandle(x: number, y: number): boolean {
    const box = board.box
    const place = stage()?.box({ row: box.bottom, col: box.right })
    if (!place || place.hidden || !board.writer) return false
    const right = place.left + place.width
    const bottom = place.top + place.height
    return x >= right - HANDLE && x <= right + 3 && y >= bottom - HANDLE && y <= bottom + 3
  }

  function down(event: PointerEvent): void {
    const here = stage()
    if (!here) return
    const hit = here.under(event.clientX, event.clientY)
    if (hit.zone === 'head' || hit.zone === 'foot' || hit.zone === 'outside') return
    if (event.button === 2) {
      hearer.commit()
      if (hit.zone === 'cells' && !inBox(board.box, hit.row, hit.col)) board.select(at(hit.row, hit.col), { reveal: false })
      if (hit.zone === 'rows' && (hit.row < board.box.top || hit.row > board.box.bottom)) board.select(wholeRows(hit.row, hit.row, board.extent), { reveal: false })
      return
    }
    if (event.button !== 0) return
    hearer.commit()
    hearer.focus()
    if (hit.zone === 'cells' && onHandle(hit.x, hit.y)) {
      begin('fill', hit.row, event)
      return
    }
    if (hit.zone === 'rows') {
      const from = event.shiftKey ? board.selection.anchor.row : hit.row
      board.select(wholeRows(from, hit.row, board.extent), { reveal: false })
      begin('rows', from, event)
      return
    }
    const again = board.active.row === hit.row && board.active.col === hit.col && !event.shiftKey
    board.select(event.shiftKey ? extendTo(board.selection, hit, board.extent) : at(hit.row, hit.col), { reveal: true })
    if (!event.shiftKey) {
      hearer.press(hit.row, hit.col)
      if (again && onArrow(hit)) return hearer.choices()
    }
    begin('cells', hit.row, event)
  }

  /** The focus stays in the text box; the press itself is left to whoever closes a panel by it. */
  function press(event: MouseEvent): void {
    const zone = stage()?.under(event.clientX, event.clientY).zone
    if (zone !== 'outside') event.preventDefault()
  }

  function onArrow(hit: { row: number; col: number; x: number }): boolean {
    const place = stage()?.box(hit)
    return place !== undefined && hit.x >= place.left + place.width - 18
  }

  function begin(kind: 'cells' | 'rows' | 'fill', from: number, event: PointerEvent): void {
    drag = { kind, from, box: board.box }
    last = { x: event.clientX, y: event.clientY }
    // Pressed outside the window the mouse is still followed, and the rows go on under it.
    const target = event.currentTarget as HTMLElement
    target.setPointerCapture?.(event.pointerId)
    clearInterval(timer)
    timer = setInterval(() => {
      stage()?.nudge(last.x, last.y)
      follow()
    }, 40)
  }

  function move(event: PointerEvent): void {
    if (!drag) return
    last = { x: event.clientX, y: event.clientY }
    follow()
  }

  function follow(): void {
    const here = stage()
    if (!drag || !here) return
    const hit = here.under(last.x, last.y)
    if (drag.kind === 'rows') board.select(wholeRows(drag.from, hit.row, board.extent), { reveal: false })
    else if (drag.kind === 'cells') {
      const head = board.selection.head
      if (head.row !== hit.row || head.col !== hit.col) board.select(extendTo(board.selection, hit, board.extent), { reveal: false })
    } else hearer.filling(dragged(drag.box, Math.min(hit.row, board.source.total - 1), hit.col)?.to ?? null)
  }

  function up(): void {
    if (!drag) return
    clearInterval(timer)
    const { kind, box } = drag
    drag = null
    if (kind !== 'fill') return
    hearer.filling(null)
    const hit = stage()?.under(last.x, last.y)
    const goal = hit ? dragged(box, Math.min(hit.row, board.source.total - 1), hit.col) : null
    if (goal) void fill(box, goal.to, goal.way)
  }

  async function fill(box: Box, to: Box, way: 'down' | 'up' | 'right' | 'left'): Promise<void> {
    const texts = await board.texts(box)
    if (texts.length === 0) return
    const count = way === 'down' || way === 'up' ? to.bottom - to.top + 1 : to.right - to.left + 1
    await board.typeMany(fillFrom(texts, way, count), to.top, to.left, words.actFill)
    const whole = { top: Math.min(box.top, to.top), left: Math.min(box.left, to.left), bottom: Math.max(box.bottom, to.bottom), right: Math.max(box.right, to.right) }
    board.select({ active: { row: box.top, col: box.left }, anchor: { row: whole.top, col: whole.left }, head: { row: whole.bottom, col: whole.right } }, { reveal: false })
  }

  function double(event: MouseEvent): void {
    const hit = stage()?.under(event.clientX, event.clientY)
    if (!hit) return
    if (hit.zone === 'rows') hearer.open(hit.row)
    else if (hit.zone === 'cells') {
      if (onHandle(hit.x, hit.y)) return
      hearer.edit()
    }
  }

  /** The shape of the mouse over the fill handle. */
  function overHandle(event: PointerEvent): boolean {
    const hit = stage()?.under(event.clientX, event.clientY)
    return hit !== undefined && hit.zone === 'cells' && onHandle(hit.x, hit.y)
  }

  function close(): void {
    clearInterval(timer)
  }

  return { down, press, move, up, double, overHandle, close }
}
