// The grid at work over rows in memory: walking by keyboard, typing with and without an input method, the clipboard.
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import type { PastedCard } from '@/backend/bindings'
import { plainColumn, type GridColumn } from './grid/column'
import type { CellWriter } from './grid/edits'
import { memorySource, plainRow, type MemorySource } from './grid/memorySource'
import LedgerGrid from './LedgerGrid.vue'

const columns: GridColumn[] = [
  plainColumn('no', 0, '编号', { locked: '此列由程序填写，不能修改' }),
  plainColumn('name', 1, '姓名', { locked: null, kind: 'text', identity: true }),
  plainColumn('source', 2, '来源', { locked: null, kind: 'code', codes: 'source' }),
  plainColumn('on', 3, '日期', { locked: null, kind: 'day' }),
]
const codes = () =>
  [['信访举报', 'xfjb'], ['监督检查', 'jdjc']].map(([label, initials]) => ({ word: initials!, label: label!, group: '', initials: initials!, synonyms: [], validFrom: '', validTo: '' }))

let source: MemorySource
let wrapper: VueWrapper
let written: [string, string][]
let pasted: { matrix: string[][]; fields: string[]; rehearse: boolean; start: number }[]

const acts = { undo: null, redo: null }
function writer(answer: Partial<PastedCard> = {}): CellWriter {
  return {
    patch(edits) {
      const rows = edits.map((edit) => {
        written.push([edit.field, edit.text])
        const row = source.row(source.place(edit.id)!)!
        const cells = [...row.cells]
        cells[columns.findIndex((column) => column.name === edit.field)] = edit.text || null
        return { ...row, cells, version: row.version + 1 }
      })
      return Promise.resolve({ rows, refused: [], acts })
    },
    paste(start, fields, matrix, rehearse) {
      pasted.push({ matrix, fields, rehearse, start })
      return Promise.resolve({ cells: 2, newRows: 0, skipped: 0, refused: [], ids: [], acts, ...answer })
    },
    add: (boxes) => Promise.resolve(plainRow('new', ['XS9', boxes.name ?? null, null, boxes.on ?? null])),
    rows: () => Promise.resolve([]),
    lookup: () => Promise.resolve([]),
  }
}

function show(made: CellWriter | null = writer()): void {
  wrapper = mount(LedgerGrid, {
    attachTo: document.body,
    props: { label: '问题线索', columns, source, writer: made, codes, today: '2016-01-08', totals: {}, onEntered: (row: unknown) => source.set([...[0, 1, 2].map((at) => source.row(at)!), row as never]) },
  })
}

const area = () => wrapper.find<HTMLTextAreaElement>('[data-testid="grid-editor"]').element
const active = () => (wrapper.vm as unknown as { board: { active: { row: number; col: number }; box: unknown } }).board.active
const box = () => (wrapper.vm as unknown as { board: { box: unknown } }).board.box
function press(key: string, more: KeyboardEventInit & { keyCode?: number } = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  if (more.keyCode !== undefined) Object.defineProperty(event, 'keyCode', { value: more.keyCode })
  area().dispatchEvent(event)
  return event
}
function type(text: string): void {
  area().value += text
  area().dispatchEvent(new Event('input'))
}
function clipboard(name: 'copy' | 'cut' | 'paste', given: Record<string, string> = {}): Record<string, string> {
  const kept: Record<string, string> = { ...given }
  const event = new Event(name, { bubbles: true, cancelable: true })
  Object.defineProperty(event, 'clipboardData', { value: { setData: (kind: string, text: string) => (kept[kind] = text), getData: (kind: string) => kept[kind] ?? '' } })
  area().dispatchEvent(event)
  return kept
}

beforeEach(() => {
  wrapper?.unmount()
  written = []
  pasted = []
  source = memorySource([
    plainRow('1', ['XS1', '陈家林', '信访举报', '2015-06-11']),
    plainRow('2', ['XS2', '罗兴才', null, null]),
    plainRow('3', ['XS3', null, '监督检查', '2015-07-02']),
  ])
})

test('walks by keyboard as a spreadsheet does', () => {
  show()
  press('ArrowDown')
  press('ArrowRight')
  expect(active()).toEqual({ row: 1, col: 1 })
  press('ArrowDown', { shiftKey: true })
  expect(box()).toEqual({ top: 1, left: 1, bottom: 2, right: 1 })
  press('Enter')
  expect(active(), 'inside the block').toEqual({ row: 2, col: 1 })
  press('Home')
  expect(active()).toEqual({ row: 2, col: 0 })
  press('ArrowUp', { ctrlKey: true })
  expect(active()).toEqual({ row: 0, col: 0 })
  press('End', { ctrlKey: true })
  expect(active()).toEqual({ row: 2, col: 3 })
  press('Tab')
  expect(active(), 'on with the blank row').toEqual({ row: 3, col: 0 })
  press('a', { ctrlKey: true })
  expect(box(), 'without the blank row').toEqual({ top: 0, left: 0, bottom: 2, right: 3 })
})

test('typing replaces, Enter goes down, Esc takes back, F2 edits', async () => {
  show()
  press('ArrowRight')
  type('王')
  press('Enter')
  await flushPromises()
  expect(written).toEqual([['name', '王']])
  expect(source.row(0)?.cells[1]).toBe('王')
  expect(active()).toEqual({ row: 1, col: 1 })
  type('李')
  press('Escape')
  await flushPromises()
  expect(written).toHaveLength(1)
  press('F2')
  expect(area().value).toBe('罗兴才')
  type('之')
  press('Tab')
  await flushPromises()
  expect(written.at(-1)).toEqual(['name', '罗兴才之'])
  expect(active()).toEqual({ row: 1, col: 2 })
})

test('keys of an input method that is composing never commit a cell', async () => {
  show()
  press('ArrowRight')
  area().dispatchEvent(new Event('compositionstart'))
  area().value = 'wo'
  area().dispatchEvent(new Event('input'))
  press('Enter', { isComposing: true })
  press(' ', { keyCode: 229 })
  press('ArrowDown', { keyCode: 229 })
  expect(active()).toEqual({ row: 0, col: 1 })
  expect(written).toEqual([])
  area().value = '我'
  area().dispatchEvent(new Event('compositionend'))
  press('Enter')
  await flushPromises()
  expect(written, 'the first letter is not lost').toEqual([['name', '我']])
})

test('a locked cell says why and takes nothing', async () => {
  show()
  press('1')
  type('1')
  press('Enter')
  await flushPromises()
  expect(written).toEqual([])
  expect(area().value).toBe('')
  const said = wrapper.emitted('status')!.map((each) => (each[0] as { left: string[] }).left[0])
  expect(said).toContain('此列由程序填写，不能修改')
})

test('a code is taken by its initials, a day in any way of writing it', async () => {
  show()
  press('ArrowDown')
  press('ArrowRight')
  press('ArrowRight')
  type('jd')
  await vi.waitFor(() => expect(document.querySelectorAll('[data-testid="grid-choice"]')).toHaveLength(1))
  press('Tab')
  await flushPromises()
  expect(written).toEqual([['source', '监督检查']])
  type('11-23')
  press('Enter')
  await flushPromises()
  expect(written.at(-1)).toEqual(['on', '2016-11-23'])
  press(';', { ctrlKey: true })
  await flushPromises()
  expect(written.at(-1)).toEqual(['on', '2016-01-08'])
})

test('Delete empties the selection as one act, Ctrl+D fills it down', async () => {
  show()
  press('ArrowRight')
  press('ArrowDown', { shiftKey: true })
  press('Delete')
  await flushPromises()
  expect(written).toEqual([['name', ''], ['name', '']])
  source.set([plainRow('1', ['', '陈', null, null]), plainRow('2', ['', null, null, null]), plainRow('3', ['', null, null, null])])
  written = []
  press('ArrowDown', { shiftKey: true })
  press('d', { ctrlKey: true })
  await flushPromises()
  expect(written).toEqual([['name', '陈'], ['name', '陈']])
})

test('replaces part of the texts of a column as one act, locked columns left alone', async () => {
  show()
  press('ArrowRight')
  const replace = (wrapper.vm as unknown as { replace(find: string, put: string, whole: boolean): Promise<number> }).replace
  expect(await replace('罗', '骆', true)).toBe(1)
  expect(written).toEqual([['name', '骆兴才']])
  expect(await replace('查无', '甲', true)).toBe(0)
  press('Home')
  expect(await replace('XS', '甲', true)).toBe(0)
})

test('copies the selection with quotes where they are needed, in both spellings', () => {
  source.set([plainRow('1', ['XS1', '两\n行', null, '2015-06-11']), plainRow('2', ['XS2', '罗', null, null])])
  show()
  press('ArrowDown', { shiftKey: true })
  press('ArrowRight', { shiftKey: true })
  const kept = clipboard('copy')
  expect(kept['text/plain']).toBe('XS1\t"两\n行"\r\nXS2\t罗\r\n')
  expect(kept['text/html']).toContain('<td>两<br>行</td>')
})

test('a paste is rehearsed; where nothing fails it is done at once', async () => {
  show()
  press('ArrowRight')
  clipboard('paste', { 'text/plain': '甲\t信访举报\r\n"乙\n丙"\t监督检查\r\n' })
  await flushPromises()
  expect(pasted.map((each) => each.rehearse)).toEqual([true, false])
  expect(pasted[0]).toMatchObject({ start: 0, fields: ['name', 'source'], matrix: [['甲', '信访举报'], ['乙\n丙', '监督检查']] })
  expect(box()).toEqual({ top: 0, left: 1, bottom: 1, right: 2 })
})

test('a paste with a bad cell asks first', async () => {
  show(writer({ refused: [{ id: null, row: 1, field: 'source', words: '没有这个来源' }] }))
  press('ArrowRight')
  clipboard('paste', { 'text/plain': '甲\t信访举报\r\n乙\t瞎写\r\n' })
  await flushPromises()
  expect(pasted.map((each) => each.rehearse)).toEqual([true])
  const panel = document.querySelector('[data-testid="paste-panel"]')!
  expect(panel.textContent).toContain('第 2 行“来源”')
  expect(panel.textContent).toContain('瞎写')
  document.querySelector<HTMLButtonElement>('[data-testid="paste-valid"]')!.click()
  await flushPromises()
  expect(pasted.map((each) => each.rehearse)).toEqual([true, false])
})

test('typing into the blank row enters a row as soon as it has what a row cannot be without', async () => {
  show()
  press('End', { ctrlKey: true })
  press('Tab')
  press('End')
  type('2015-01-02')
  press('Enter')
  await flushPromises()
  expect(source.total, 'a day alone is not enough').toBe(3)
  press('Home')
  press('ArrowRight')
  type('新来')
  press('Tab')
  await flushPromises()
  expect(source.total).toBe(4)
  expect(source.row(3)?.cells).toEqual(['XS9', '新来', null, '2015-01-02'])
})

test('a grid without a writer takes nothing and has no blank row', async () => {
  show(null)
  press('End', { ctrlKey: true })
  press('ArrowDown')
  expect(active()).toEqual({ row: 2, col: 3 })
  clipboard('paste', { 'text/plain': '甲' })
  press('Delete')
  await flushPromises()
  expect(written).toEqual([])
  expect(pasted).toEqual([])
})

test('screen readers find a grid of rows and cells, the text box beside it', async () => {
  show()
  ;(wrapper.vm as unknown as { draw(): void }).draw()
  const grid = wrapper.find('[role="grid"]')
  expect(grid.attributes('aria-rowcount')).toBe('5')
  expect(grid.attributes('aria-colcount')).toBe('5')
  expect(grid.find('textarea').exists()).toBe(false)
  const cell = grid.element.querySelector('[role="row"][aria-rowindex="2"] [role="gridcell"][aria-colindex="3"]')
  expect(cell?.textContent).toBe('陈家林')
  press('ArrowRight')
  expect(wrapper.find('[data-testid="grid-editor"]').attributes('aria-label')).toBe('编号 第 1 行 XS1')
  await flushPromises()
  expect(wrapper.find('[data-testid="grid-editor"]').attributes('aria-label')).toBe('姓名 第 1 行 陈家林')
})

test('heading, rows and totals go sideways with what scrolls, and what is moved in the heading is scrolled to', () => {
  show()
  const scroller = wrapper.find<HTMLElement>('.lg-scroll').element
  const parts = ['.lg-head', '.lg-window', '.lg-foot'].map((part) => wrapper.find<HTMLElement>(part).element)
  const draw = () => (wrapper.vm as unknown as { draw(): void }).draw()
  scroller.scrollLeft = 120
  draw()
  expect(parts.map((part) => part.scrollLeft)).toEqual([120, 120, 120])
  // The focus went to a button far to the left.
  parts[0]!.scrollLeft = 40
  parts[0]!.dispatchEvent(new Event('scroll'))
  expect(scroller.scrollLeft).toBe(40)
  draw()
  expect(parts.map((part) => part.scrollLeft)).toEqual([40, 40, 40])
  // A search found a text in a row below the last whole one.
  parts[1]!.scrollTop = 9
  parts[1]!.dispatchEvent(new Event('scroll'))
  expect([parts[1]!.scrollTop, scroller.scrollTop]).toEqual([0, 9])
})
