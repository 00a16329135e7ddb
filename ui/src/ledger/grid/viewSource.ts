// Rows of a view of the office: the ordered list stays in the core, the page asks by position.
import { call } from '@/backend/call'
import type { ViewCard, ViewWish } from '@/backend/bindings'
import { BLOCK, Blocks } from './blocks'
import { Hearers, type Row, type RowSource } from './rows'

export interface ViewSource extends RowSource {
  /** The view that is shown; null before the first answer. */
  readonly card: ViewCard | null
  /** Asks for another view; the old rows stay until it is there. `null` when a later wish overtook this one. */
  open(wish: ViewWish): Promise<ViewCard | null>
  /** Asks for the rows on the screen once more; their order stays. */
  reload(): void
  /** Shows rows behind the last one: those just entered, until the view is opened anew. */
  append(rows: Row[]): void
  /** How many rows stand in the view itself, without those just entered. */
  readonly viewed: number
  close(): void
}

/** An empty wish for a register: everything, in the register's own order. */
export function wishFor(register: string): ViewWish {
  return { register, filters: [], search: null, order: [], incomplete: false, void: false, among: null }
}

export function viewSource(failed: (error: unknown) => void = () => undefined): ViewSource {
  const hearers = new Hearers()
  let card: ViewCard | null = null
  let turn = 0
  let added: Row[] = []
  const blocks = new Blocks<Row>(
    (start, count) => (card ? call('view_rows', { view: card.view, start, count }) : Promise.resolve([])),
    () => hearers.tell(),
    failed,
  )
  const close = () => {
    // A handle the core no longer knows is closed already.
    if (card) call('view_close', { view: card.view }).catch(() => undefined)
    card = null
  }
  return {
    get card() {
      return card
    },
    get total() {
      return blocks.total + added.length
    },
    get viewed() {
      return blocks.total
    },
    row: (index) => (index < blocks.total ? blocks.row(index) : added[index - blocks.total]),
    want: (first, end) => blocks.want(first, end),
    async load(start, end) {
      const rows = start < blocks.total ? await blocks.load(start, end) : []
      return rows.concat(added.slice(Math.max(0, start - blocks.total), Math.max(0, end - blocks.total)))
    },
    place(id) {
      const at = added.findIndex((row) => row.id === id)
      return at >= 0 ? blocks.total + at : blocks.place(id)
    },
    put(rows) {
      blocks.put(rows)
      added = added.map((row) => rows.find((newer) => newer.id === row.id) ?? row)
      hearers.tell()
    },
    onChange: (hear) => hearers.add(hear),
    async tally(start, end, fields) {
      if (!card) throw new Error('no view')
      return call('view_tally', { view: card.view, start, end: Math.min(end, blocks.total), fields })
    },
    async copy(start, end, fields) {
      if (!card) throw new Error('no view')
      return call('view_copy', { view: card.view, start, end: Math.min(end, blocks.total), fields })
    },
    async open(wish) {
      const mine = ++turn
      const opened = await call('view_open', wish)
      const rows = opened.total > 0 ? await call('view_rows', { view: opened.view, start: 0, count: Math.min(BLOCK, opened.total) }) : []
      if (mine !== turn) {
        call('view_close', { view: opened.view }).catch(() => undefined)
        return null
      }
      close()
      card = opened
      added = []
      blocks.reset(opened.total, rows)
      hearers.tell()
      return opened
    },
    reload() {
      blocks.reset(blocks.total)
      hearers.tell()
    },
    append(rows) {
      added = [...added, ...rows]
      hearers.tell()
    },
    close() {
      turn += 1
      close()
      added = []
      blocks.reset(0)
    },
  }
}
