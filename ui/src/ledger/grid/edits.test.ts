// What is typed, sent, refused, and typed again.
import { expect, test, vi } from 'vitest'
import type { EditWish, PatchedCard } from '@/backend/bindings'
import { Refused } from '@/backend/call'
import { EditBook, STAR, type CellWriter } from './edits'
import { memorySource, plainRow } from './memorySource'
import type { Row } from './rows'

const acts = { undo: null, redo: null }
const label = (n: number) => `修改 ${n} 个单元格`

function office(rows: Row[]) {
  const source = memorySource(rows)
  const sent: EditWish[][] = []
  const fields = ['a', 'b']
  const writer: CellWriter = {
    // As the core does it: a row is taken whole or not at all, and an edit must have seen the newest version.
    patch(edits): Promise<PatchedCard> {
      sent.push(edits)
      const refused: PatchedCard['refused'] = []
      edits.forEach((edit, row) => {
        const now = source.row(source.place(edit.id)!)!
        if (edit.version !== now.version) refused.push({ id: edit.id, row, field: edit.field, words: '此记录刚被改过' })
        else if (edit.text === '坏') refused.push({ id: edit.id, row, field: edit.field, words: '不是日期' })
      })
      const bad = new Set(refused.map((each) => each.id))
      const changed = new Map<string, Row>()
      for (const edit of edits) {
        if (bad.has(edit.id)) continue
        const now = changed.get(edit.id) ?? source.row(source.place(edit.id)!)!
        const cells = [...now.cells]
        cells[fields.indexOf(edit.field)] = edit.text || null
        changed.set(edit.id, { ...now, cells, version: edit.version + 1 })
      }
      return Promise.resolve({ rows: [...changed.values()], refused, acts })
    },
    paste: () => Promise.reject(new Error('not asked')),
    add: (boxes) => (boxes.a ? Promise.resolve(plainRow('new', [boxes.a ?? null, boxes.b ?? null])) : Promise.reject(new Refused({ code: 'E', words: '缺甲', problems: [] }))),
    rows: () => Promise.resolve([]),
    lookup: () => Promise.resolve([]),
  }
  const hearer = { changed: vi.fn(), saved: vi.fn(), refused: vi.fn(), entered: vi.fn((row: Row) => source.set([...[0, 1].flatMap((at) => source.row(at) ?? []), row])) }
  const book = new EditBook(() => source, () => writer, hearer)
  return { source, sent, hearer, book }
}

test('a cell shows what was typed until the office answered, then what the row holds', async () => {
  const row = plainRow('1', ['旧', null])
  const { source, book, hearer } = office([row])
  const done = book.write([{ row, field: 'a', text: '新', shown: '新' }], label)
  expect(book.shown('1', 'a')).toBe('新')
  await done
  expect(book.shown('1', 'a')).toBeUndefined()
  expect(source.row(0)?.cells[0]).toBe('新')
  expect(hearer.saved).toHaveBeenCalledWith(expect.anything(), ['a'])
})

test('two edits of one row in a hurry both carry the version of their time', async () => {
  const row = plainRow('1', ['旧', null])
  const { sent, book, hearer } = office([row])
  await Promise.all([book.write([{ row, field: 'a', text: '一', shown: '一' }], label), book.write([{ row, field: 'b', text: '二', shown: '二' }], label)])
  expect(sent.map((edits) => edits[0]!.version)).toEqual([0, 1])
  expect(hearer.refused).not.toHaveBeenCalled()
})

test('a refused text stays in its cell with the reason until it is put right', async () => {
  const row = plainRow('1', ['旧', null])
  const { source, book } = office([row])
  await book.write([{ row, field: 'a', text: '坏', shown: '坏' }], label)
  expect(book.shown('1', 'a')).toBe('坏')
  expect(book.why('1', 'a')).toBe('不是日期')
  expect(source.row(0)?.cells[0]).toBe('旧')
  await book.write([{ row, field: 'a', text: '好', shown: '好' }], label)
  expect(book.why('1', 'a')).toBeUndefined()
  expect(source.row(0)?.cells[0]).toBe('好')
})

test('what a refused neighbour held back is saved all the same', async () => {
  const row = plainRow('1', ['旧', null])
  const { source, sent, book } = office([row])
  await book.write([{ row, field: 'a', text: '坏', shown: '坏' }, { row, field: 'b', text: '好', shown: '好' }], label)
  expect(sent).toHaveLength(2)
  expect(source.row(0)?.cells).toEqual(['旧', '好'])
  expect(book.why('1', 'a')).toBe('不是日期')
  expect(book.shown('1', 'b')).toBeUndefined()
})

test('the new row gathers what is typed, is refused in words, and is entered once it can be', async () => {
  const { source, book, hearer } = office([plainRow('1', ['旧', null])])
  book.typeNew('b', '二', '二')
  await book.enter(label)
  expect(book.why(STAR, 'b')).toBe('缺甲')
  expect(book.shown(STAR, 'b')).toBe('二')
  book.typeNew('a', '一', '一')
  await book.enter(label)
  expect(hearer.entered).toHaveBeenCalledTimes(1)
  expect(source.row(1)?.cells).toEqual(['一', '二'])
  expect(book.starred).toBe(false)
})
