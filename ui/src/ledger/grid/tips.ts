// What floats beside a cell: why it was not taken, what it lacks, the whole of a text that is cut.
import { onBeforeUnmount, ref, shallowRef } from 'vue'
import type { Board } from './board'
import type { Laid } from './layout'
import { rowTipOf, tipOf, type CellMarker } from './look'
import type { Stage } from './stage'

export interface TipWish {
  room(): HTMLElement | null
  stage(): Stage | null
  laid(): Laid[]
  marker(): CellMarker | null
  typing(): boolean
  pointer: { move(event: PointerEvent): void; overHandle(event: PointerEvent): boolean }
}

interface Told {
  title: string
  words: string
  late: boolean
}

const REST = 600

export function useTips(board: Board, wish: TipWish) {
  const tip = shallowRef<(Told & { left: number; top: number }) | null>(null)
  /** The mouse is over the fill handle. */
  const crosshair = ref(false)
  /** The mouse is over a cell that does something when pressed. */
  const pressable = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onBeforeUnmount(() => clearTimeout(timer))

  function hideTip(): void {
    clearTimeout(timer)
    tip.value = null
  }

  function show(row: number, col: number, told: Told): void {
    const place = wish.stage()?.box({ row, col })
    const room = wish.room()
    if (!place || place.hidden || !room) return
    const below = place.top + place.height + 4
    tip.value = { left: Math.max(4, Math.min(place.left, room.clientWidth - 240)), top: below + 60 > room.clientHeight ? place.top - 52 : below, ...told }
  }

  /** A cell that was not taken says why as long as it is the active one. */
  function showActiveTip(): void {
    const { row, col } = board.active
    const why = board.why(row, col) !== undefined ? tipOf(row, col, wish.laid(), board, wish.marker()) : null
    if (why && !wish.typing()) show(row, col, why)
  }

  function onMove(event: PointerEvent): void {
    wish.pointer.move(event)
    crosshair.value = event.buttons === 0 && wish.pointer.overHandle(event)
    pressable.value = event.buttons === 0 && cursorAt(event) === 'pointer'
    clearTimeout(timer)
    if (event.buttons === 0 && !wish.typing()) timer = setTimeout(() => rested(event), REST)
  }

  /** The shape of the mouse the cell under it asks for: what scrolls lies between. */
  function cursorAt(event: PointerEvent): string {
    const hit = wish.stage()?.under(event.clientX, event.clientY)
    const cell = hit?.zone === 'cells' ? wish.stage()?.element(hit) : undefined
    return cell ? getComputedStyle(cell).cursor : ''
  }

  function rested(event: PointerEvent): void {
    const hit = wish.stage()?.under(event.clientX, event.clientY)
    if (hit?.zone === 'rows') {
      const told = rowTipOf(hit.row, board)
      if (told) show(hit.row, 0, { title: told, words: '', late: false })
    } else if (hit?.zone === 'cells') {
      const told = tipOf(hit.row, hit.col, wish.laid(), board, wish.marker()) ?? cutText(hit.row, hit.col)
      if (told) show(hit.row, hit.col, told)
    }
  }

  function cutText(row: number, col: number): Told | null {
    const text = board.text(row, col) ?? ''
    const cell = wish.stage()?.element({ row, col })
    const cut = cell !== undefined && (cell.scrollWidth > cell.clientWidth || text.includes('\n'))
    return cut ? { title: text, words: '', late: false } : null
  }

  function onLeave(): void {
    hideTip()
    crosshair.value = false
    pressable.value = false
    showActiveTip()
  }

  return { tip, crosshair, pressable, hideTip, showActiveTip, onMove, onLeave }
}
