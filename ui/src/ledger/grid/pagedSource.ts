// Rows asked for by position from anything that answers with spans of them: the lines of an import preview.
import { Blocks } from './blocks'
import { Hearers, type Row, type RowSource } from './rows'

export interface PagedSource extends RowSource {
  /** Starts anew with another list of that many rows. */
  reset(total: number): void
}

export function pagedSource(
  ask: (start: number, count: number) => Promise<Row[]>,
  failed: (error: unknown) => void = () => undefined,
): PagedSource {
  const hearers = new Hearers()
  const blocks = new Blocks<Row>(ask, () => hearers.tell(), failed)
  return {
    get total() {
      return blocks.total
    },
    row: (index) => blocks.row(index),
    want: (first, end) => blocks.want(first, end),
    load: (start, end) => blocks.load(start, end),
    place: (id) => blocks.place(id),
    put(rows) {
      blocks.put(rows)
      hearers.tell()
    },
    onChange: (hear) => hearers.add(hear),
    reset(total) {
      blocks.reset(total)
      hearers.tell()
    },
  }
}
