// What the grid knows of rows: a place to get them from by position. Whether they come from the office or lie in
// memory is none of its business.
import type { RowCard, TallyCard } from '@/backend/bindings'

export type Row = RowCard

export interface RowSource {
  /** How many rows there are. */
  readonly total: number
  /** The row at a position, where it is loaded. */
  row(index: number): Row | undefined
  /** Says which rows are on the screen; what is missing among them is asked for. */
  want(first: number, end: number): void
  /** All rows of a span; what is missing is asked for. */
  load(start: number, end: number): Promise<Row[]>
  /** Where a row stands, as far as it is loaded. */
  place(id: string): number | undefined
  /** Puts newer rows in the place of those with the same id. */
  put(rows: Row[]): void
  /** Tells when rows came, changed or went; returns the unsubscriber. */
  onChange(hear: () => void): () => void
  /** Counts and sums a block, where the source can do so without loading it. */
  tally?(start: number, end: number, fields: string[]): Promise<TallyCard>
  /** The texts of a block, where the source can give them without loading it. */
  copy?(start: number, end: number, fields: string[]): Promise<string[][]>
}

/** A set of listeners, as every source keeps one. */
export class Hearers {
  private readonly set = new Set<() => void>()

  add(hear: () => void): () => void {
    this.set.add(hear)
    return () => void this.set.delete(hear)
  }

  tell(): void {
    for (const hear of [...this.set]) hear()
  }
}
