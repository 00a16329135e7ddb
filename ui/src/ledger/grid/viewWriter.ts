// Writes cells of a register's view: every act goes to the office, what can be taken back goes to the session.
import type { ActsCard, LinkCard } from '@/backend/bindings'
import { call } from '@/backend/call'
import type { CellWriter } from './edits'
import type { Row } from './rows'
import type { ViewSource } from './viewSource'
import { wishFor } from './viewSource'

export interface WriterHearer {
  /** What can be taken back now. */
  acts(acts: ActsCard): void
  /** Registers whose rows moved by an act of this grid. */
  moved(registers: string[]): void
}

/** `adds`: rows of their own are entered here; lines of a record are entered with it. */
export function viewWriter(register: string, adds: boolean, source: ViewSource, hearer: WriterHearer): CellWriter {
  async function rows(ids: string[]): Promise<Row[]> {
    const card = await call('view_open', { ...wishFor(register), among: { kind: 'rows', ids } })
    try {
      const found: Row[] = []
      for (let start = 0; start < card.total; start += 400) {
        found.push(...(await call('view_rows', { view: card.view, start, count: Math.min(400, card.total - start) })))
      }
      return found
    } finally {
      await call('view_close', { view: card.view }).catch(() => undefined)
    }
  }
  async function add(boxes: Record<string, string>): Promise<Row> {
    const saved = await call('record_add', { register, of: null, boxes, lines: {}, draft: null })
    hearer.acts(saved.acts)
    hearer.moved(saved.registers)
    const row = (await rows([saved.record.id]))[0]
    if (!row) throw new Error('the new row is not to be found')
    return row
  }
  return {
    rows,
    async patch(edits, label) {
      const card = await call('cells_patch', { register, edits, label })
      hearer.acts(card.acts)
      if (card.rows.length > 0) hearer.moved([register])
      return card
    },
    async paste(start, fields, matrix, rehearse, label) {
      const view = source.card?.view ?? 0
      const card = await call('cells_paste', { view, start, fields, matrix, rehearse, label })
      if (!rehearse) {
        hearer.acts(card.acts)
        hearer.moved([register])
        source.reload()
      }
      return card
    },
    add: adds ? add : null,
    lookup: (to, text): Promise<LinkCard[]> => call('lookup', { register: to, text }),
  }
}
