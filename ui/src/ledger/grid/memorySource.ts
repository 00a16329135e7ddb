// Rows that lie in memory: the preview of an import, a table of a few lines, a test.
import { Hearers, type Row, type RowSource } from './rows'

export interface MemorySource extends RowSource {
  /** Shows other rows. */
  set(rows: Row[]): void
}

export function memorySource(rows: Row[] = []): MemorySource {
  const hearers = new Hearers()
  let list = [...rows]
  let places = new Map<string, number>()
  const index = () => {
    places = new Map(list.map((row, at) => [row.id, at]))
  }
  index()
  return {
    get total() {
      return list.length
    },
    row: (at) => list[at],
    want: () => undefined,
    load: (start, end) => Promise.resolve(list.slice(start, end)),
    place: (id) => places.get(id),
    put(newer) {
      for (const row of newer) {
        const at = places.get(row.id)
        if (at !== undefined) list[at] = row
      }
      hearers.tell()
    },
    onChange: (hear) => hearers.add(hear),
    set(other) {
      list = [...other]
      index()
      hearers.tell()
    },
  }
}

/** A row of plain texts, for tables that are not records of a register. */
export function plainRow(id: string, cells: (string | null)[]): Row {
  return { id, version: 0, incomplete: false, void: false, missing: [], cells, unread: [] }
}
