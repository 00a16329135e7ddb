// A cache of rows in blocks: asks for whole blocks, at most two questions at a time, newest wish first; keeps the
// blocks used last; drops answers that belong to an earlier list.

export const BLOCK = 200
export const KEPT = 20
const FLIGHTS = 2
/** Rows before the edge of what is kept at which the next block is asked for. */
const NEAR = 160
/** Rows between two looks that count as hurrying. */
const HURRY = 12

export class Blocks<T extends { id: string }> {
  total = 0
  private generation = 0
  private readonly kept = new Map<number, T[]>()
  private readonly flying = new Map<number, Promise<void>>()
  private readonly places = new Map<string, number>()
  private first = 0
  private end = 0
  private questions = 0
  private looked = 0
  private ahead: { at: number; blocks: number } | null = null

  /**
   * @param ask answers with the rows from `start`, at most two blocks of them
   * @param changed is told when rows came
   * @param failed is told when a question was refused
   */
  constructor(
    private readonly ask: (start: number, count: number) => Promise<T[]>,
    private readonly changed: () => void,
    private readonly failed: (error: unknown) => void = () => undefined,
  ) {}

  /** Starts anew with another list; answers under way are dropped when they come. */
  reset(total: number, firstRows: T[] = []): void {
    this.generation += 1
    this.kept.clear()
    this.flying.clear()
    this.places.clear()
    this.questions = 0
    this.ahead = null
    this.total = total
    for (let start = 0; start < firstRows.length; start += BLOCK) this.keep(start / BLOCK, firstRows.slice(start, start + BLOCK))
  }

  /** The row at a position, where it is loaded. */
  row(index: number): T | undefined {
    return this.kept.get(Math.floor(index / BLOCK))?.[index % BLOCK]
  }

  place(id: string): number | undefined {
    return this.places.get(id)
  }

  /** Replaces rows by newer ones of the same id. */
  put(rows: T[]): void {
    for (const row of rows) {
      const at = this.places.get(row.id)
      const block = at === undefined ? undefined : this.kept.get(Math.floor(at / BLOCK))
      if (block && at !== undefined) block[at % BLOCK] = row
    }
  }

  /** Says which rows are looked at: their blocks are kept, and asked for where missing. */
  want(first: number, end: number): void {
    this.first = Math.floor(Math.max(0, first) / BLOCK)
    this.end = Math.ceil(Math.min(end, this.total) / BLOCK)
    for (let at = this.first; at < this.end; at += 1) this.touch(at)
    this.lookAhead(first, end)
    this.pump()
  }

  /** Whoever scrolls on finds the next rows there. */
  private lookAhead(first: number, end: number): void {
    const moved = first - this.looked
    this.looked = first
    this.ahead = null
    const down = moved > 0 && this.end * BLOCK - end < NEAR && this.end * BLOCK < this.total
    const up = moved < 0 && first - this.first * BLOCK < NEAR && this.first > 0
    const blocks = Math.abs(moved) > HURRY ? 2 : 1
    if (down) this.ahead = { at: this.end, blocks }
    else if (up) this.ahead = { at: Math.max(0, this.first - blocks), blocks: Math.min(blocks, this.first) }
  }

  /** All rows of a span, whether they are kept or not. */
  async load(start: number, end: number): Promise<T[]> {
    const generation = this.generation
    const rows: T[] = []
    const last = Math.min(end, this.total)
    for (let at = Math.floor(start / BLOCK); at * BLOCK < last; at += 1) {
      if (!this.kept.has(at)) await (this.flying.get(at) ?? this.fetch(at, this.pair(at, last)))
      if (generation !== this.generation) return []
      const block = this.kept.get(at)
      if (!block) return []
      this.touch(at)
      rows.push(...block.slice(Math.max(0, start - at * BLOCK), last - at * BLOCK))
    }
    return rows
  }

  private pair(at: number, last: number): number {
    return (at + 1) * BLOCK < last && !this.kept.has(at + 1) && !this.flying.has(at + 1) ? 2 : 1
  }

  private pump(): void {
    for (let at = this.first; at < this.end && this.questions < FLIGHTS; at += 1) {
      if (this.kept.has(at) || this.flying.has(at)) continue
      void this.fetch(at, this.pair(at, this.end * BLOCK))
    }
    if (!this.ahead || this.questions >= FLIGHTS) return
    const { at, blocks } = this.ahead
    for (let next = at; next < at + blocks && next * BLOCK < this.total; next += 1) {
      if (this.kept.has(next) || this.flying.has(next)) continue
      void this.fetch(next, this.pair(next, (at + blocks) * BLOCK))
      return
    }
  }

  private fetch(at: number, blocks: number): Promise<void> {
    const generation = this.generation
    this.questions += 1
    const count = Math.min(blocks * BLOCK, this.total - at * BLOCK)
    const answer = this.ask(at * BLOCK, count).then(
      (rows) => {
        if (generation !== this.generation) return
        this.questions -= 1
        for (let part = 0; part < blocks; part += 1) {
          this.flying.delete(at + part)
          this.keep(at + part, rows.slice(part * BLOCK, (part + 1) * BLOCK))
        }
        this.changed()
        this.pump()
      },
      (error: unknown) => {
        if (generation !== this.generation) return
        this.questions -= 1
        for (let part = 0; part < blocks; part += 1) this.flying.delete(at + part)
        this.failed(error)
      },
    )
    for (let part = 0; part < blocks; part += 1) this.flying.set(at + part, answer)
    return answer
  }

  private touch(at: number): void {
    const block = this.kept.get(at)
    if (!block) return
    this.kept.delete(at)
    this.kept.set(at, block)
  }

  private keep(at: number, rows: T[]): void {
    this.kept.set(at, rows)
    rows.forEach((row, offset) => this.places.set(row.id, at * BLOCK + offset))
    for (const [old, block] of this.kept) {
      if (this.kept.size <= KEPT) break
      if (old >= this.first && old < this.end) continue
      this.kept.delete(old)
      for (const row of block) this.places.delete(row.id)
    }
  }
}
