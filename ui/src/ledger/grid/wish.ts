// Conditions of a view and how they are said: chips in words, and the changes a filter popup makes.
import type { FilterWish, OrderWish, ViewWish } from '@/backend/bindings'
import { gridWords as words } from '@/words/grid'
import type { GridColumn } from './column'

export interface Chip {
  /** Tells it from others; what `without` takes. */
  key: string
  label: string
  value: string
}

/** Labels of values that are not their own: ids of links, words of codes. */
export type LabelOf = (field: string, text: string) => string | undefined

/** A condition in words, behind the label of its field. */
export function filterWords(filter: FilterWish, labelOf: LabelOf = () => undefined): string {
  const [first = '', second = ''] = filter.texts
  switch (filter.op) {
    case 'empty':
      return words.isEmpty
    case 'filled':
      return words.isFilled
    case 'contains':
      return words.contains(first)
    case 'between': {
      const year = wholeYear(first, second)
      if (year) return words.wholeYear(year)
      if (first === '') return words.atMost(second)
      return second === '' ? words.atLeast(first) : words.between(first, second)
    }
    case 'is': {
      const labels = filter.texts.map((text) => (text === '' ? words.blank : (labelOf(filter.field, text) ?? text)))
      return labels.length <= 3 ? labels.join('、') : words.several(labels.slice(0, 2).join('、'), labels.length)
    }
  }
}

function wholeYear(from: string, to: string): string | null {
  const year = from.slice(0, 4)
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : null
}

/** The chips of a view, in the order they were added. `among` names where the rows came from. */
export function chipsOf(wish: ViewWish, columns: GridColumn[], labelOf: LabelOf, among: string | null): Chip[] {
  const chips: Chip[] = []
  if (wish.among) chips.push({ key: 'among', label: words.chipAmong, value: among ?? amongWords(wish) })
  for (const filter of wish.filters) {
    const label = columns.find((column) => column.name === filter.field)?.label ?? filter.field
    chips.push({ key: `filter:${filter.field}:${filter.op}`, label, value: filterWords(filter, labelOf) })
  }
  if (wish.search) chips.push({ key: 'search', label: words.chipSearch, value: wish.search })
  if (wish.incomplete) chips.push({ key: 'incomplete', label: words.chipIncomplete, value: words.chipIncompleteWords })
  if (wish.void) chips.push({ key: 'void', label: words.chipVoid, value: words.chipVoidWords })
  return chips
}

function amongWords(wish: ViewWish): string {
  if (wish.among?.kind === 'rows') return words.chipAmongRows(wish.among.ids.length)
  if (wish.among?.kind === 'due') return words.chipAmongDue
  return wish.among?.kind === 'gaps' ? words.chipAmongGaps : words.chipAmongFigure
}

/** The wish without what a chip stands for. */
export function without(wish: ViewWish, key: string): ViewWish {
  if (key === 'among') return { ...wish, among: null }
  if (key === 'search') return { ...wish, search: null }
  if (key === 'incomplete') return { ...wish, incomplete: false }
  if (key === 'void') return { ...wish, void: false }
  return { ...wish, filters: wish.filters.filter((filter) => `filter:${filter.field}:${filter.op}` !== key) }
}

/** The wish without any condition; order stays. */
export function cleared(wish: ViewWish): ViewWish {
  return { ...wish, filters: [], search: null, incomplete: false, void: false, among: null }
}

export function isFiltered(wish: ViewWish): boolean {
  return wish.filters.length > 0 || wish.search !== null || wish.incomplete || wish.among !== null
}

/** Replaces the conditions on one field; a field keeps its place among the chips. */
export function withFilters(wish: ViewWish, field: string, filters: FilterWish[]): ViewWish {
  const at = wish.filters.findIndex((filter) => filter.field === field)
  const rest = wish.filters.filter((filter) => filter.field !== field)
  rest.splice(at < 0 ? rest.length : at, 0, ...filters)
  return { ...wish, filters: rest }
}

/** The condition that only rows with this text stay; an empty text: that the field is empty. */
export function sameFilter(column: GridColumn, text: string): FilterWish[] {
  if (text === '') return [{ field: column.name, op: 'empty', texts: [] }]
  // A cell of several values is matched by each of them.
  if (column.several) return text.split('、').map((part) => ({ field: column.name, op: 'is', texts: [part] }))
  if (column.kind === 'fen' || column.kind === 'count') return [{ field: column.name, op: 'between', texts: [plain(text), plain(text)] }]
  return [{ field: column.name, op: 'is', texts: [text] }]
}

function plain(text: string): string {
  return text.replaceAll(',', '')
}

/** The order in words: 收到日期由大到小. */
export function orderWords(order: OrderWish[], columns: GridColumn[]): string {
  if (order.length === 0) return ''
  return words.orderBy(
    order.map((each) => {
      const label = columns.find((column) => column.name === each.field)?.label ?? each.field
      return each.down ? words.down(label) : words.up(label)
    }),
  )
}

/** Which conditions a column can be asked: texts contain, days, numbers and amounts lie between. */
export function conditionsOf(column: GridColumn): ('contains' | 'between' | 'empty' | 'filled')[] {
  const spans = ['day', 'month', 'count', 'fen'].includes(column.kind)
  if (spans) return ['between', 'empty', 'filled']
  const texts = ['text', 'texts'].includes(column.kind)
  return texts ? ['contains', 'empty', 'filled'] : ['empty', 'filled']
}
