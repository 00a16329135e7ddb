// What was typed and is not yet, or could not be, saved. Edits go to the office one act after another, each with the
// version of its row as it is then; a refused text stays in its cell until it is put right.
import type { EditWish, LinkCard, PastedCard, PatchedCard } from '@/backend/bindings'
import { Refused } from '@/backend/call'
import type { Row, RowSource } from './rows'

/** How the grid writes; absent where it only shows. */
export interface CellWriter {
  patch(edits: EditWish[], label: string): Promise<PatchedCard>
  paste(start: number, fields: string[], matrix: string[][], rehearse: boolean, label: string): Promise<PastedCard>
  /** Enters a new row from what was typed by field; null where rows are not entered here: lines belong to a record. */
  add: ((boxes: Record<string, string>) => Promise<Row>) | null
  /** Rows by their ids. */
  rows(ids: string[]): Promise<Row[]>
  /** Looks up what a link may point to. */
  lookup(register: string, text: string): Promise<LinkCard[]>
}

export interface CellEdit {
  row: Row
  field: string
  /** What the office gets. */
  text: string
  /** What the cell shows until the office answered. */
  shown: string
}

/** The id of the row that does not exist yet. */
export const STAR = '*'

const key = (id: string, field: string) => `${id}\u0000${field}`

export interface EditHearer {
  /** Cells look different now. */
  changed(): void
  /** An act was taken. */
  saved(rows: Row[], fields: string[]): void
  /** Some cells were not taken. */
  refused(count: number, words: string): void
  /** The new row was entered. */
  entered(row: Row): void
}

export class EditBook {
  private readonly sent = new Map<string, { shown: string; turn: number }>()
  private readonly bad = new Map<string, { shown: string; words: string }>()
  private readonly star = new Map<string, { text: string; shown: string }>()
  private turn = 0
  private queue: Promise<void> = Promise.resolve()

  constructor(
    private readonly source: () => RowSource,
    private readonly writer: () => CellWriter | null,
    private readonly hearer: EditHearer,
  ) {}

  /** The text a cell shows in place of the row's own. */
  shown(id: string, field: string): string | undefined {
    const at = key(id, field)
    return this.bad.get(at)?.shown ?? this.sent.get(at)?.shown ?? (id === STAR ? this.star.get(field)?.shown : undefined)
  }

  /** Why a cell was not taken. */
  why(id: string, field: string): string | undefined {
    return this.bad.get(key(id, field))?.words
  }

  get starred(): boolean {
    return this.star.size > 0
  }

  get refusedCells(): number {
    return this.bad.size
  }

  /** Everything sent so far was answered. */
  settled(): Promise<void> {
    return this.queue
  }

  /** Sends edits as one act. Cells whose text does not differ from the row's are left out. */
  write(edits: CellEdit[], label: (count: number) => string): Promise<void> {
    const turn = ++this.turn
    for (const edit of edits) {
      this.bad.delete(key(edit.row.id, edit.field))
      this.sent.set(key(edit.row.id, edit.field), { shown: edit.shown, turn })
    }
    this.hearer.changed()
    return this.then(() => this.send(edits, label(edits.length), turn))
  }

  /** Types into the row that does not exist yet. */
  typeNew(field: string, text: string, shown: string): void {
    this.bad.delete(key(STAR, field))
    if (text === '') this.star.delete(field)
    else this.star.set(field, { text, shown })
    this.hearer.changed()
  }

  /** The fields of the new row that have something. */
  typed(): string[] {
    return [...this.star.keys()]
  }

  /** Marks cells of the new row that are still missing. */
  ask(fields: string[], words: string): void {
    for (const field of fields) this.bad.set(key(STAR, field), { shown: '', words })
    this.hearer.changed()
  }

  dropNew(): void {
    this.star.clear()
    for (const at of [...this.bad.keys()]) if (at.startsWith(key(STAR, ''))) this.bad.delete(at)
    this.hearer.changed()
  }

  /** Gives up a refused text; the cell shows the row's own again. */
  giveUp(id: string, field: string): void {
    if (this.bad.delete(key(id, field))) this.hearer.changed()
  }

  /** Enters the new row. */
  enter(label: (count: number) => string): Promise<void> {
    return this.then(async () => {
      const writer = this.writer()
      if (!writer?.add || this.star.size === 0) return
      const going = new Map(this.star)
      try {
        const row = await writer.add(Object.fromEntries([...going].map(([field, { text }]) => [field, text])))
        const later = [...this.star].filter(([field, typed]) => going.get(field) !== typed)
        this.dropNew()
        this.hearer.entered(row)
        const edits = later.map(([field, typed]) => ({ row, field, text: typed.text, shown: typed.shown }))
        if (edits.length > 0) void this.write(edits, label)
      } catch (error) {
        this.refuseNew(error)
      }
    })
  }

  private then(work: () => Promise<void>): Promise<void> {
    const done = this.queue.then(work)
    this.queue = done.catch(() => undefined)
    return done
  }

  /** A row is taken whole or not at all: what a refused neighbour held back goes out once more without it. */
  private async send(edits: CellEdit[], label: string, turn: number): Promise<void> {
    const writer = this.writer()
    if (!writer) return
    const wishes = edits.map((edit) => ({ id: edit.row.id, version: this.latest(edit.row).version, field: edit.field, text: edit.text }))
    try {
      const card = await writer.patch(wishes, label)
      this.source().put(card.rows)
      this.forget(edits, turn)
      for (const each of card.refused) {
        const edit = edits[each.row]
        if (edit) this.bad.set(key(edit.row.id, each.field), { shown: edit.shown, words: each.words })
      }
      const bad = new Set(card.refused.map((each) => each.row))
      const badRows = new Set(card.refused.map((each) => edits[each.row]?.row.id))
      const held = edits.filter((edit, at) => !bad.has(at) && badRows.has(edit.row.id))
      const fields = edits.filter((edit) => !badRows.has(edit.row.id)).map((edit) => edit.field)
      if (fields.length > 0) this.hearer.saved(card.rows, fields)
      const first = card.refused[0]
      if (first) this.hearer.refused(card.refused.length, first.words)
      if (held.length > 0 && held.length < edits.length) await this.send(held, label, turn)
    } catch (error) {
      this.forget(edits, turn)
      const words = wordsOf(error)
      for (const edit of edits) this.bad.set(key(edit.row.id, edit.field), { shown: edit.shown, words })
      this.hearer.refused(edits.length, words)
    }
    this.hearer.changed()
  }

  private refuseNew(error: unknown): void {
    const problems = error instanceof Refused ? error.refusal.problems.filter((each) => each.field !== null) : []
    const words = wordsOf(error)
    for (const each of problems) this.bad.set(key(STAR, each.field!), { shown: this.star.get(each.field!)?.shown ?? '', words: each.words })
    if (problems.length === 0) for (const [field, { shown }] of this.star) this.bad.set(key(STAR, field), { shown, words })
    this.hearer.refused(Math.max(1, problems.length), problems[0]?.words ?? words)
    this.hearer.changed()
  }

  private latest(row: Row): Row {
    const at = this.source().place(row.id)
    return (at === undefined ? undefined : this.source().row(at)) ?? row
  }

  private forget(edits: CellEdit[], turn: number): void {
    for (const edit of edits) {
      const at = key(edit.row.id, edit.field)
      if (this.sent.get(at)?.turn === turn) this.sent.delete(at)
    }
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Refused ? error.refusal.words : error instanceof Error ? error.message : ''
}
