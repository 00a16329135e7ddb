// Old reports: findings are marked where the core says they stand, and each leads to its place.
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useSession } from '@/app/session'
import { fake } from '@/backend/fake'
import type { DeskState, TextCard } from '@/backend/bindings'
import ReaderPage from './ReaderPage.vue'

const text = '全年共查处案件122件163人。\n建立健全规章制度181个。'
const card: TextCard = {
  name: '', text, notes: [],
  findings: [
    { rule: 'K-02', state: 'explain', quote: '122件163人', offset: 7, length: 8, words: '请写明基数。', expected: '163件' },
    { rule: 'K-12', state: 'error', quote: '181个', offset: 25, length: 4, words: '应为281个。', expected: null },
  ],
  numbers: [{ offset: 7, length: 4, printed: '122件', subject: '案件' }],
}
let page: VueWrapper
let asked: { name: string; input: unknown }[]
let answer: TextCard
let opened: TextCard | null

beforeEach(async () => {
  setActivePinia(createPinia())
  answer = card
  opened = null
  asked = fake({
    desk_state: () => ({ stage: 'open', today: '2016-01-08', years: [2015], may: ['figures'], accounts: [], account: null }) as unknown as DeskState,
    registers: () => [], codes: () => [], prefs: () => [], acts: () => ({ undo: null, redo: null }),
    text_check: () => answer,
    text_choose: () => opened as TextCard,
  }).asked
  await useSession().load()
  page = mount(ReaderPage, { attachTo: document.body })
  await flushPromises()
})
afterEach(() => page.unmount())

const find = (id: string) => page.find(`[data-testid="${id}"]`)
async function read(): Promise<void> {
  await find('text-paste').setValue(text)
  await find('text-check').trigger('click')
  await flushPromises()
}

describe('the reader of old reports', () => {
  it('asks for a text before it checks one', async () => {
    expect(find('text-check').attributes('disabled')).toBeDefined()
    await read()
    expect(asked.filter((one) => one.name === 'text_check').map((one) => one.input)).toEqual([{ text }])
  })

  it('says what of a file was not read', async () => {
    opened = { ...card, name: '去年.docx', notes: ['页眉页脚没有读入。'] }
    await find('text-open').trigger('click')
    await flushPromises()
    expect(find('text-notes').text()).toContain('页眉页脚没有读入。')
  })

  it('marks what was found where the core says', async () => {
    await read()
    expect(find('text-read').element.textContent).toBe(text)
    expect(page.findAll('mark').map((one) => [one.text(), one.classes()[0]])).toEqual([['122件', 'explain'], ['163人', 'explain'], ['181个', 'error']])
    expect(find('finding-0').text()).toContain('163件')
    expect(find('finding-1').text()).toContain('错误')
  })

  it('scrolls to the place of a finding, and chooses the finding of a mark', async () => {
    await read()
    const seen: Element[] = []
    Element.prototype.scrollIntoView = vi.fn(function (this: Element) {
      seen.push(this)
    })
    await find('finding-1').trigger('click')
    await flushPromises()
    expect(seen.map((one) => one.textContent)).toContain('181个')
    await page.find('mark').trigger('click')
    expect(find('finding-0').classes()).toContain('cur')
  })

  it('says so where nothing is wrong, and gives the text back to be mended', async () => {
    answer = { ...card, findings: [] }
    await read()
    expect(page.text()).toContain('没有发现前后不一致的数字')
    await find('text-edit').trigger('click')
    expect((find('text-paste').element as HTMLTextAreaElement).value).toBe(text)
  })

  it('keeps what stands there when no file was chosen', async () => {
    await read()
    await find('text-open').trigger('click')
    await flushPromises()
    expect(page.findAll('mark')).toHaveLength(3)
    opened = { ...card, name: '2015年报告.docx' }
    await find('text-open').trigger('click')
    await flushPromises()
    expect(page.text()).toContain('2015年报告.docx')
  })
})
