// The one text box of the grid. It always has the focus and lies over the active cell, unseen until something is typed,
// so that an input method finds it from its first key on. It is read on commit and never bound to a model.
import { nextTick, ref, shallowRef } from 'vue'
import type { Board } from './board'
import { lastPart, withPart } from './choices'
import { hasChoices } from './column'
import { commandOf, type Command } from './keys'
import type { Cell } from './selection'

export interface EditorHearer {
  /** Does what a key means while nothing is typed; false where it did nothing. */
  run(command: Command): boolean
  /** Moves on after a cell was typed. */
  next(byRow: boolean, back: boolean): void
  arrow(rows: number, cols: number): void
  /** Brings the active cell onto the screen. */
  reveal(): void
  /** The text box may need another place or size. */
  moved(): void
  /** Types the text into every cell of the selection. */
  fillSelection(text: string, shown: string): void
}

/** A value taken from a list: what the office gets and what the cell shows. */
export interface Chosen {
  text: string
  shown: string
}

export function useEditor(board: Board, box: () => HTMLTextAreaElement | null, hearer: EditorHearer) {
  /** `type`: arrows leave the cell; `cell`: arrows move the caret. */
  const mode = ref<'idle' | 'type' | 'cell'>('idle')
  const typed = ref('')
  /** Whether the list of choices is open. */
  const listed = ref(false)
  /** The list was opened over the cell's own text and nothing was typed since: all choices are shown. */
  const fresh = ref(false)
  /** Moves the mark in the list; set by the list. */
  const list = shallowRef<{ move(by: number): void; chosen(): Chosen | null } | null>(null)
  let cell: Cell = { row: 0, col: 0 }

  const column = () => board.column(cell.col)

  /** Begins typing into the active cell. */
  function begin(how: 'type' | 'cell', text?: string): boolean {
    const area = box()
    if (!area) return false
    cell = board.active
    const locked = board.lock(cell.row, cell.col)
    if (locked !== null) {
      board.say(locked)
      return false
    }
    hearer.reveal()
    mode.value = how
    fresh.value = false
    if (text !== undefined) {
      area.value = text
      area.setSelectionRange(text.length, text.length)
    }
    typed.value = area.value
    const into = column()
    if (how === 'type' && into && hasChoices(into) && into.kind !== 'day') listed.value = true
    hearer.moved()
    return true
  }

  function stop(): void {
    mode.value = 'idle'
    listed.value = false
    typed.value = ''
    const area = box()
    if (area) area.value = ''
    hearer.moved()
  }

  /** Takes what was typed, or what is marked in the list, into the cell. */
  function commit(): void {
    if (mode.value === 'idle') return
    const area = box()
    const text = area?.value ?? ''
    const into = column()
    const marked = listed.value && !fresh.value && text.trim() !== '' && into && !into.several && into.kind !== 'day' ? list.value?.chosen() : null
    const chosen = marked ?? { text, shown: text }
    stop()
    board.type(cell, chosen.text.replace(/\r\n?/g, '\n'), chosen.shown)
  }

  function cancel(): void {
    stop()
    settle()
  }

  /** Takes a value straight from the list. */
  function choose(chosen: Chosen): void {
    stop()
    board.type(cell, chosen.text, chosen.shown)
    focus()
  }

  /** Puts a text into the box, as a choice of several does. */
  function put(text: string): void {
    const area = box()
    if (!area) return
    if (mode.value === 'idle') begin('cell', text)
    area.value = text
    area.setSelectionRange(text.length, text.length)
    typed.value = text
    hearer.moved()
  }

  function openList(): void {
    const into = board.column(board.active.col)
    if (!into || !hasChoices(into)) return void begin('cell', board.text(board.active.row, board.active.col) ?? '')
    if (mode.value === 'idle') {
      if (!begin('cell', board.text(board.active.row, board.active.col) ?? '')) return
      fresh.value = !into.several
    }
    listed.value = true
    hearer.moved()
  }

  /**
   * Tells the engine that the box moved. An input method keeps its candidate window at the old cell until the caret
   * of the box has changed its place once; selecting existing text does not do, a blank that comes and goes does.
   */
  function settle(): void {
    void nextTick(() => {
      const area = box()
      if (!area || mode.value !== 'idle') return
      area.readOnly = board.lock(board.active.row, board.active.col) !== null
      if (document.activeElement !== area) return
      area.value = ' '
      area.setSelectionRange(1, 1)
      area.value = ''
      area.setSelectionRange(0, 0)
    })
  }

  function focus(): void {
    box()?.focus({ preventScroll: true })
    settle()
  }

  function onInput(): void {
    const area = box()
    if (!area) return
    if (mode.value === 'idle') {
      if (area.value === '') return
      if (!begin('type')) area.value = ''
      return
    }
    typed.value = area.value
    fresh.value = false
    hearer.moved()
  }

  function onCompositionStart(): void {
    if (mode.value === 'idle') begin('type')
  }

  function onCompositionEnd(): void {
    const area = box()
    // A composition over a locked cell leaves nothing behind.
    if (area && mode.value === 'idle') area.value = ''
    else onInput()
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return
    if (mode.value === 'idle') return onIdleKey(event)
    onEditKey(event)
  }

  function onIdleKey(event: KeyboardEvent): void {
    const command = commandOf(event)
    if (!command) return
    if (command.do === 'type') {
      const locked = board.lock(board.active.row, board.active.col)
      if (locked !== null) board.say(locked)
      return
    }
    if (hearer.run(command)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }

  function onEditKey(event: KeyboardEvent): void {
    const taken = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    const { key } = event
    if (listed.value && (key === 'ArrowDown' || key === 'ArrowUp') && !event.altKey) {
      taken()
      list.value?.move(key === 'ArrowDown' ? 1 : -1)
      return
    }
    if (key === 'Escape') {
      taken()
      cancel()
      return
    }
    if (key === 'Enter' && event.altKey) {
      taken()
      breakLine()
      return
    }
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      taken()
      const text = box()?.value ?? ''
      const chosen = (listed.value && text.trim() !== '' ? list.value?.chosen() : null) ?? { text, shown: text }
      stop()
      hearer.fillSelection(chosen.text, chosen.shown)
      return
    }
    if (key === 'Enter' || key === 'Tab') {
      taken()
      const pick = listed.value && key === 'Enter' && (fresh.value || (column()?.several && lastPart(typed.value).trim() !== '')) ? list.value?.chosen() : null
      if (pick && column()?.several) return put(withPart(typed.value, pick.shown))
      if (pick) return choose(pick)
      commit()
      hearer.next(key === 'Tab', event.shiftKey)
      return
    }
    if (key === 'F2') {
      taken()
      mode.value = mode.value === 'type' ? 'cell' : 'type'
      return
    }
    if (event.altKey && key === 'ArrowDown') {
      taken()
      openList()
      return
    }
    const arrow = mode.value === 'type' ? ARROWS[key] : undefined
    if (arrow && !event.shiftKey && !event.ctrlKey) {
      taken()
      commit()
      hearer.arrow(arrow[0], arrow[1])
    }
  }

  function breakLine(): void {
    const area = box()
    if (!area) return
    area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end')
    onInput()
  }

  return { mode, typed, listed, fresh, list, begin, commit, cancel, choose, put, openList, settle, focus, onInput, onCompositionStart, onCompositionEnd, onKey, cellOf: () => cell }
}

const ARROWS: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

export type Editor = ReturnType<typeof useEditor>
