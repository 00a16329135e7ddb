// What the page of a register knows: its wish, the open view, the writer, what went stale, the record in the drawer.
import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import type { FilterWish, OrderWish, SumCard, ViewCard, ViewWish } from '@/backend/bindings'
import { call } from '@/backend/call'
import { useSession } from '@/app/session'
import { failed } from '@/app/toasts'
import { columnsOf, frozenAtFirst, isNumber } from '@/ledger/grid/column'
import { NO_LAYOUT, type GridLayout } from '@/ledger/grid/layout'
import { viewSource, wishFor } from '@/ledger/grid/viewSource'
import { viewWriter } from '@/ledger/grid/viewWriter'
import { chipsOf, cleared, isFiltered, orderWords, sameFilter, withFilters, without } from '@/ledger/grid/wish'

/** A view the account saved under a name. */
export interface SavedView {
  name: string
  filters: FilterWish[]
  search: string | null
  order: OrderWish[]
  incomplete: boolean
  void: boolean
  layout: GridLayout
}

export interface RegisterHearer {
  /** Another list of rows stands in the grid. */
  opened(how: 'top' | 'stay'): void
}

export function useRegister(register: string, first: Partial<ViewWish> | null, title: string | null, hearer: RegisterHearer) {
  const session = useSession()
  const card = computed(() => session.register(register))
  const columns = computed(() => columnsOf(card.value, session.codeList))
  const frozen = computed(() => frozenAtFirst(card.value, columns.value))
  const layout = session.pref<GridLayout>(`grid.${register}`, NO_LAYOUT)
  const views = session.pref<SavedView[]>(`views.${register}`, [])

  const wish = shallowRef<ViewWish>({ ...wishFor(register), ...first, register })
  const view = shallowRef<ViewCard | null>(null)
  const sums = shallowRef<SumCard[]>([])
  const total = ref(0)
  const stale = ref(false)
  const busy = ref(false)
  const labels = shallowRef<Record<string, Record<string, string>>>({})
  let retried = 0

  const source = viewSource((error) => {
    // The desk was locked meanwhile, or the view was put away: it is opened anew once, then the refusal is told.
    if (busy.value) return
    if (Date.now() - retried > 3000 && session.desk?.stage === 'open') {
      retried = Date.now()
      void open('stay')
    } else failed(error)
  })
  source.onChange(() => (total.value = source.total))

  let own = false
  const writes = computed(() => card.value.writes && !session.desk?.heldBy)
  const made = viewWriter(register, session.register(register).of === null, source, {
    acts: (acts) => session.setActs(acts),
    moved(names) {
      own = true
      session.moved(names)
      own = false
    },
  })
  const writer = computed(() => (writes.value ? made : null))
  const adds = computed(() => writes.value && card.value.of === null)

  async function open(how: 'top' | 'stay'): Promise<void> {
    busy.value = true
    try {
      const opened = await source.open(wish.value)
      if (!opened) return
      view.value = opened
      sums.value = opened.sums
      stale.value = false
      hearer.opened(how)
    } catch (error) {
      failed(error)
    } finally {
      busy.value = false
    }
  }

  function change(next: ViewWish): void {
    wish.value = next
    void open('top')
  }

  /** After an edit rows stay where they are; whether they still belong there is for the person to ask. */
  function saved(fields: string[]): void {
    const watched = new Set([...wish.value.order.map((each) => each.field), ...wish.value.filters.map((each) => each.field)])
    const searched = wish.value.search !== null || wish.value.incomplete
    if (fields.length === 0 || searched || fields.some((field) => watched.has(field))) stale.value = isFiltered(wish.value) || wish.value.order.length > 0
    const summed = fields.length === 0 || columns.value.some((column) => isNumber(column) && fields.includes(column.name))
    if (summed && sums.value.length > 0) sumAnew()
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  function sumAnew(): void {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      try {
        const again = await call('view_open', wish.value)
        sums.value = again.sums
        await call('view_close', { view: again.view })
      } catch (error) {
        failed(error)
      }
    }, 600)
  }

  async function locate(id: string): Promise<number | null> {
    if (!source.card) return null
    const loaded = source.place(id)
    if (loaded !== undefined) return loaded
    return call('view_locate', { view: source.card.view, id })
  }

  /** A record was entered beside the grid: it stands behind the last row until the view is opened anew. */
  async function append(id: string): Promise<void> {
    // In the order of entry the view was opened anew already, with the row in it.
    if (source.place(id) !== undefined || (!isFiltered(wish.value) && wish.value.order.length === 0)) return
    const rows = await made.rows([id])
    source.append(rows)
    stale.value = true
  }

  const linked = computed(() => new Set([register, ...columns.value.flatMap((column) => (column.to ? [column.to] : []))]))
  let away = false
  let missed = false
  const unhear = session.onMoved((names) => {
    if (own || !names.some((name) => linked.value.has(name))) return
    if (away) {
      missed = true
      return
    }
    refresh(names)
  })
  function refresh(names: string[]): void {
    if (!names.includes(register)) return source.reload()
    // In the order of entry nothing jumps: the view is simply opened anew, with whatever came or went.
    if (!isFiltered(wish.value) && wish.value.order.length === 0) return void open('stay')
    source.reload()
    stale.value = true
    if (sums.value.length > 0) sumAnew()
  }

  /** The page was put away or stands in front again; rows that moved meanwhile are asked for then. */
  function present(now: boolean): void {
    away = !now
    if (now && missed) {
      missed = false
      if (source.card) void open('stay')
    }
  }

  watch(
    () => session.desk?.stage,
    (now, before) => {
      // A new session knows none of the old views.
      if (now === 'open' && before !== undefined && before !== 'open') void open('stay')
    },
  )
  onBeforeUnmount(() => {
    clearTimeout(timer)
    unhear()
    source.close()
  })

  const chips = computed(() => chipsOf(wish.value, columns.value, labelOf, title))
  function labelOf(field: string, text: string): string | undefined {
    const known = labels.value[field]?.[text]
    if (known !== undefined) return known
    const list = columns.value.find((column) => column.name === field)?.codes
    return list ? session.codeList(list).find((code) => code.word === text)?.label : undefined
  }

  const totals = computed<Record<string, string> | null>(() => (sums.value.length > 0 ? Object.fromEntries(sums.value.map((sum) => [sum.field, sum.sum])) : {}))

  return {
    session, card, columns, frozen, layout, views, wish, view, total, stale, busy, source, writer, writes, adds, chips, totals,
    filtered: computed(() => wish.value.filters.map((filter) => filter.field)),
    narrowed: computed(() => isFiltered(wish.value)),
    orderText: computed(() => orderWords(wish.value.order, columns.value)),
    open, change, saved, locate, append, present,
    filter: (field: string, filters: FilterWish[]) => change(withFilters(wish.value, field, filters)),
    label: (field: string, more: Record<string, string>) => (labels.value = { ...labels.value, [field]: { ...labels.value[field], ...more } }),
    same(name: string, text: string) {
      const column = columns.value.find((each) => each.name === name)
      if (column) change(withFilters(wish.value, name, sameFilter(column, text)))
    },
    remove: (key: string) => change(without(wish.value, key)),
    clear: () => change(cleared(wish.value)),
    search(text: string) {
      const search = text.trim() === '' ? null : text.trim()
      if (search !== wish.value.search) change({ ...wish.value, search })
    },
    useView(saved: SavedView) {
      layout.value = saved.layout
      const { filters, search, order, incomplete } = saved
      change({ ...wish.value, filters, search, order, incomplete, void: saved.void })
    },
    saveView(name: string) {
      const { filters, search, order, incomplete } = wish.value
      const kept: SavedView = { name, filters, search, order, incomplete, void: wish.value.void, layout: layout.value }
      views.value = [...views.value.filter((each) => each.name !== name), kept]
    },
    dropView: (name: string) => (views.value = views.value.filter((each) => each.name !== name)),
  }
}
