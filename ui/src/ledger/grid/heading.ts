// What is done at the heading of a grid: widths, order of columns, order of rows. The page keeps what comes of it.
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { OrderWish } from '@/backend/bindings'
import { gridWords as words } from '@/words/grid'
import type { GridColumn } from './column'
import { fitWidth } from './fit'
import { ordered, reorder, type GridLayout } from './layout'
import type { RowSource } from './rows'
import type { Selection } from './selection'

export interface HeadingProps {
  readonly columns: GridColumn[]
  readonly source: RowSource
  readonly layout: GridLayout
  readonly order: OrderWish[]
  readonly totals: Record<string, string> | null
}

export interface HeadingGrid {
  sizing: ShallowRef<{ name: string; width: number } | null>
  selection: ShallowRef<Selection>
  total: Ref<number> | ComputedRef<number>
}

/** How many rows are looked at for the width that fits. */
const LOOKED_AT = 2000

export function useHeading(props: HeadingProps, grid: HeadingGrid, tell: { layout(layout: GridLayout): void; order(order: OrderWish[]): void }) {
  function change(part: Partial<GridLayout>): void {
    tell.layout({ ...props.layout, ...part })
  }

  function onSize(name: string, width: number, last: boolean): void {
    grid.sizing.value = last ? null : { name, width }
    if (last) change({ widths: { ...props.layout.widths, [name]: width } })
  }

  function fit(name: string): void {
    const column = props.columns.find((each) => each.name === name)
    if (!column) return
    const texts: (string | null)[] = [props.totals?.[name] ?? null]
    const top = Math.max(0, grid.selection.value.active.row - LOOKED_AT / 2)
    for (let row = top; row < Math.min(grid.total.value, top + LOOKED_AT); row += 1) texts.push(props.source.row(row)?.cells[column.index] ?? null)
    const label = column.unit ? column.label + words.inUnit(column.unit) : column.label
    onSize(name, fitWidth({ label, texts, type: 13, padding: column.strokes ? 38 : 18 }), true)
  }

  function onMoveColumn(name: string, before: string | null): void {
    change({ order: reorder(ordered(props.columns, props.layout).map((each) => each.name), name, before) })
  }

  /** Up, down, not at all; with `more` beside the orders there are. */
  function onSort(name: string, more: boolean): void {
    const old = props.order.find((each) => each.field === name)
    const next = old ? (old.down ? null : { field: name, down: true }) : { field: name, down: false }
    if (!more) return tell.order(next ? [next] : [])
    const kept = props.order.flatMap((each) => (each.field === name ? (next ? [next] : []) : [each]))
    tell.order(old || !next ? kept : [...kept, next])
  }

  return { change, onSize, fit, onMoveColumn, onSort }
}
