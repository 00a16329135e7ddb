// Puts the parts of a grid together: columns as laid out, the board they share, editor, clipboard, mouse and stage.
import { computed, nextTick, onActivated, onBeforeUnmount, onDeactivated, onMounted, ref, shallowRef, watch, type Ref } from 'vue'
import { gridWords as words } from '@/words/grid'
import { failed, toast } from '@/app/toasts'
import { act, fillSelection } from './act'
import { Board } from './board'
import { useClip, type PasteWaiting } from './clip'
import type { GridColumn } from './column'
import { useEditor } from './editor'
import { EditBook, STAR, type CellWriter } from './edits'
import { lay, NO_LAYOUT, widthOfAll, widthOfFrozen, type GridLayout } from './layout'
import { headWidth, lookOf, rowLookOf, type CellMarker, type Lines } from './look'
import { activeId } from './paint'
import { usePointer } from './pointer'
import type { Row, RowSource } from './rows'
import { at, boxOf, clamp, type Box, type Selection } from './selection'
import { Stage } from './stage'

export interface GridProps {
  columns: GridColumn[]
  source: RowSource
  writer: CellWriter | null
  layout: GridLayout
  frozen: number
  marker: CellMarker | null
  today: string
  totals: boolean
}

export interface GridParts {
  room: Ref<HTMLElement | null>
  scroller: Ref<HTMLElement | null>
  body: Ref<HTMLElement | null>
  table: Ref<HTMLElement | null>
  host: Ref<HTMLElement | null>
  area: Ref<HTMLTextAreaElement | null>
  rowProbe: Ref<HTMLElement | null>
  headProbe: Ref<HTMLElement | null>
}

export interface GridHearer {
  open(row: Row, index: number): void
  openPage(row: Row, index: number): void
  press(row: Row, column: GridColumn, index: number): void
  filter(name: string): void
  leave(): void
  menu(): void
  /** The selection moved, or only what it lies on changed. */
  selected(moved: boolean): void
  said(text: string): void
  saved(fields: string[]): void
  entered(row: Row): void
}

export function useGrid(id: string, props: GridProps, parts: GridParts, hearer: GridHearer) {
  const k = ref(1)
  const rowHeight = ref(28)
  const headHeight = ref(32)
  const total = ref(props.source.total)
  const selection = shallowRef<Selection>(at(0, 0))
  const filling = shallowRef<Box | null>(null)
  const waiting = shallowRef<PasteWaiting | null>(null)
  const sizing = shallowRef<{ name: string; width: number } | null>(null)
  let stage: Stage | null = null
  let lastSeen = { first: 0, end: 0 }
  /** Takes the last note on refused cells away. */
  let quiet: () => void = () => undefined

  const head = computed(() => Math.round(headWidth(total.value) * k.value))
  const laid = computed(() => {
    const layout = props.layout ?? NO_LAYOUT
    const widths = sizing.value ? { ...layout.widths, [sizing.value.name]: sizing.value.width } : layout.widths
    return lay(props.columns, { ...layout, widths }, layout.frozen ?? props.frozen, head.value, k.value)
  })
  const width = computed(() => widthOfAll(laid.value, head.value))
  const frozenWidth = computed(() => widthOfFrozen(laid.value, head.value))
  const box = computed(() => boxOf(selection.value))

  const book = new EditBook(() => props.source, () => props.writer, {
    changed: () => stage?.refresh(),
    saved: (_rows, fields) => {
      if (book.refusedCells === 0) quiet()
      hearer.saved(fields)
    },
    refused: (count, text) => {
      quiet()
      quiet = toast(`${words.someRefused(count)}。${text}`, { kind: 'warn' })
    },
    entered: (row) => hearer.entered(row),
  })

  const board: Board = new Board({
    source: () => props.source,
    writer: () => props.writer,
    book,
    laid: () => laid.value,
    selection,
    select,
    today: () => props.today,
    say: (text) => hearer.said(text),
    warn: (text) => toast(text, { kind: 'warn' }),
  })

  function select(next: Selection, opts: { reveal?: boolean } = {}): void {
    const before = selection.value.active
    selection.value = next
    if (board.isStar(before.row) && next.active.row !== before.row) board.leaveNew()
    if (opts.reveal !== false) stage?.reveal(next.head)
    stage?.refresh()
    if (before.row !== next.active.row || before.col !== next.active.col) editor.settle()
    hearer.selected(true)
  }

  const editor = useEditor(board, () => parts.area.value, {
    run: (command) => {
      // The first column may be frozen and so always on the screen: Home shows what lies behind it too.
      if (command.do === 'edge' && command.col === 'first') stage?.scrollToLeft()
      return act(command, board, {
        page: () => stage?.page() ?? 10,
        edit: (text) => void editor.begin('cell', text ?? board.text(board.active.row, board.active.col) ?? ''),
        choices: () => editor.openList(),
        open: (row) => opened(row, hearer.open),
        openPage: (row) => opened(row, hearer.openPage),
        menu: () => hearer.menu(),
        filter: (col) => hearer.filter(board.column(col)?.name ?? ''),
        leave: () => hearer.leave(),
        today: props.today,
      })
    },
    next: (byRow, back) => void act({ do: 'next', byRow, back }, board, NOTHING),
    arrow: (rows, cols) => void act({ do: 'move', rows, cols, extend: false, jump: false }, board, NOTHING),
    reveal: () => stage?.reveal(board.active),
    moved: () => {
      placeEditor()
      stage?.refresh()
    },
    fillSelection: (text, shown) => fillSelection(board, text, shown),
  })

  const clip = useClip(board, {
    ask: (paste) => (waiting.value = paste),
    async pasted(card) {
      hearer.saved([])
      if (card.ids.length > 0 && props.writer) for (const row of await props.writer.rows(card.ids)) hearer.entered(row)
    },
    failed,
    note: (text) => hearer.said(text),
  })

  const pointer = usePointer(board, () => stage, {
    commit: () => editor.commit(),
    focus: () => editor.focus(),
    edit: () => void editor.begin('cell', board.text(board.active.row, board.active.col) ?? ''),
    choices: () => editor.openList(),
    press: (row, col) => {
      const card = board.row(row)
      const column = board.column(col)
      if (card && column) hearer.press(card, column, row)
    },
    open: (row) => opened(row, hearer.open),
    filling: (goal) => {
      filling.value = goal
      stage?.refresh()
    },
    menu: () => hearer.menu(),
  })

  function opened(index: number, how: (row: Row, index: number) => void): void {
    const row = board.row(index)
    if (row) how(row, index)
  }

  function lines(): Lines {
    let lastFrozen = -1
    laid.value.forEach((each, col) => {
      if (each.frozen) lastFrozen = col
    })
    return { box: box.value, active: selection.value.active, filling: filling.value, lastFrozen, typing: editor.mode.value !== 'idle' }
  }

  /** What the text box was last given; while rows scroll by it seldom changes. */
  let placed = ''

  /** Puts the text box over the active cell; unseen it stays within the grid, so that an input method opens there. */
  function placeEditor(): void {
    const area = parts.area.value
    if (!area || !stage) return
    const typing = editor.mode.value !== 'idle'
    const { row, col } = selection.value.active
    const cell = stage.box(typing ? editor.cellOf() : { row, col })
    const room = stage.view
    const left = Math.max(0, Math.min(cell.left, room.width - 24))
    const top = Math.max(headHeight.value, Math.min(cell.top, room.height - rowHeight.value))
    const shown = row >= lastSeen.first - 1 && row <= lastSeen.end && total.value + 1 > row
    const wanted = `${left} ${top} ${cell.width} ${rowHeight.value} ${shown ? activeId(id, row, col) : ''}`
    if (wanted !== placed || typing) {
      placed = wanted
      area.style.transform = `translate(${left}px, ${top}px)`
      area.style.lineHeight = `${rowHeight.value - 2}px`
      area.style.width = `${Math.max(24, cell.width - 1)}px`
      area.style.height = `${rowHeight.value - 1}px`
      if (shown) area.setAttribute('aria-activedescendant', activeId(id, row, col))
      else area.removeAttribute('aria-activedescendant')
    }
    if (typing) grow(area, room.width - left - 8, room.height - top - 8)
  }

  function grow(area: HTMLTextAreaElement, most: number, tallest: number): void {
    const wanted = Math.min(Math.max(most, 24), Math.max(area.offsetWidth, Math.min(460, area.value.length * 14 * k.value + 24)))
    if (wanted > area.offsetWidth) area.style.width = `${wanted}px`
    if (area.scrollHeight > area.clientHeight + 2) area.style.height = `${Math.min(Math.max(tallest, rowHeight.value), area.scrollHeight + 2)}px`
  }

  /** Takes heights and scale from the style sheet; they follow the settings. */
  function measure(): void {
    const row = parts.rowProbe.value?.getBoundingClientRect()
    const tall = parts.headProbe.value?.getBoundingClientRect()
    if (row && row.height > 0) {
      rowHeight.value = Math.max(16, Math.round(row.height))
      k.value = Math.round(row.width) / 100
    }
    if (tall && tall.height > 0) headHeight.value = Math.round(tall.height)
    const room = parts.room.value
    room?.style.setProperty('--lg-row', `${rowHeight.value}px`)
    room?.style.setProperty('--lg-rn', `${head.value}px`)
    stage?.resize()
  }

  let unhear: (() => void) | undefined
  function hear(): void {
    unhear?.()
    unhear = props.source.onChange(changed)
    changed()
  }

  function changed(): void {
    const before = total.value
    total.value = props.source.total
    if (before !== total.value) {
      const held = clamp(selection.value.active, { rows: Math.max(1, board.extent.rows), cols: Math.max(1, laid.value.length) })
      if (held.row !== selection.value.active.row || held.col !== selection.value.active.col) selection.value = at(held.row, held.col)
      stage?.resize()
    }
    stage?.refresh()
    hearer.selected(false)
  }

  let probes: ResizeObserver | undefined
  onMounted(() => {
    const { room, scroller, body, table, host } = parts
    if (!room.value || !scroller.value || !body.value || !table.value || !host.value) return
    stage = new Stage(room.value, scroller.value, body.value, table.value, host.value, {
      rows: () => total.value + (board.adds ? 1 : 0),
      rowHeight: () => rowHeight.value,
      headHeight: () => headHeight.value,
      footHeight: () => (props.totals ? headHeight.value : 0),
      laid: () => laid.value,
      head: () => head.value,
      frozenWidth: () => frozenWidth.value,
      width: () => width.value,
      scene: () => {
        const drawn = lines()
        const places = laid.value
        return {
          id,
          row: (index) => props.source.row(index),
          look: (index, row, col) => lookOf(index, row, col, places, board, drawn, props.marker),
          rowLook: (index, row) => rowLookOf(index, row, board, drawn),
          active: drawn.active,
        }
      },
      seen: (first, end) => {
        lastSeen = { first, end }
        props.source.want(first, end)
      },
      moved: placeEditor,
    })
    measure()
    if (typeof ResizeObserver !== 'undefined') {
      probes = new ResizeObserver(measure)
      if (parts.rowProbe.value) probes.observe(parts.rowProbe.value)
      if (parts.headProbe.value) probes.observe(parts.headProbe.value)
    }
    hear()
    editor.settle()
  })
  onBeforeUnmount(() => {
    unhear?.()
    probes?.disconnect()
    pointer.close()
    stage?.close()
  })
  onDeactivated(() => editor.commit())
  // A page put away loses the scroll position of what it holds.
  let kept = { top: 0, left: 0 }
  onDeactivated(() => (kept = scrolled))
  onActivated(() => {
    void nextTick(() => {
      const scroller = parts.scroller.value
      if (!scroller) return
      scroller.scrollTop = kept.top
      scroller.scrollLeft = kept.left
      measure()
    })
  })
  let scrolled = { top: 0, left: 0 }
  function onScroll(): void {
    const scroller = parts.scroller.value
    if (scroller) scrolled = { top: scroller.scrollTop, left: scroller.scrollLeft }
  }

  watch(() => props.source, hear)
  watch(laid, () => {
    const cols = laid.value.length
    const { row, col } = selection.value.active
    if (cols > 0 && (col >= cols || box.value.right >= cols)) selection.value = at(row, Math.min(col, cols - 1))
    parts.room.value?.style.setProperty('--lg-rn', `${head.value}px`)
    void nextTick(() => stage?.resize())
  })
  watch(() => [props.writer !== null, props.totals], () => void nextTick(() => stage?.resize()))
  watch(() => props.marker, () => stage?.refresh())

  return { k, rowHeight, headHeight, total, selection, box, laid, head, width, frozenWidth, sizing, waiting, board, book, editor, clip, pointer, select, measure, onScroll, stage: () => stage, starId: STAR }
}

const nothing = () => undefined
/** For moves that need nothing of the grid around them. */
const NOTHING = { page: () => 1, edit: nothing, choices: nothing, open: nothing, openPage: nothing, menu: nothing, filter: nothing, leave: nothing, today: '' }
