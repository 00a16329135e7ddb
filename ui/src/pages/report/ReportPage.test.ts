// The report draft: a number opens its rows, the office's own wording is sent and taken back, typed numbers are flagged.
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { go } from '@/app/go'
import { useSession } from '@/app/session'
import { fake } from '@/backend/fake'
import type { DeskState, ReportCard, SentenceCard } from '@/backend/bindings'
import ReportPage from './ReportPage.vue'

const drill = { code: 'F112', basis: 'case', period: '2015', unit: null, zone: null }
const fields = [{ token: '{F112}', words: '立案（件）' }, { token: '{F114}', words: '结案' }]
const builtIn: SentenceCard = {
  slot: '4.2', wording: '全年共立案{F112}。', own: false, fields,
  pieces: [{ text: '全年共立案', drill: null, typed: false }, { text: '163件', drill, typed: false }, { text: '。', drill: null, typed: false }],
}
const own: SentenceCard = {
  slot: '4.2', wording: '全年立案{F112}，下发通知134份。', own: true, fields,
  pieces: [{ text: '全年立案', drill: null, typed: false }, { text: '163件', drill, typed: false }, { text: '，下发通知', drill: null, typed: false }, { text: '134份', drill: null, typed: true }, { text: '。', drill: null, typed: false }],
}
let sentence: SentenceCard
let mayWrite: boolean
let page: VueWrapper
let asked: { name: string; input: unknown }[]

const draft = (): ReportCard => ({
  title: ['岚江县纪委', '关于2015年正风肃纪工作情况的报告'], recipient: '市纪委办公室',
  paragraphs: [
    { level: 1, sentences: [{ slot: null, wording: '', own: false, fields: [], pieces: [{ text: '四、查处情况', drill: null, typed: false }] }] },
    { level: 0, sentences: [sentence] },
  ],
  signer: '中共岚江县纪律检查委员会', dated: '2016年1月8日',
  numbers: [{ printed: '163件', drill, label: '立案', checks: ['K-02', 'K-09'] }, { printed: '163人', drill: { ...drill, basis: 'person' }, label: '立案', checks: ['K-02'] }],
  unbound: sentence.own ? [{ printed: '134份', slot: '4.2' }] : [],
  draftedAt: '2016-01-08T09:12:00+08:00', findings: [], mayWrite,
})
const state = { stage: 'open', today: '2016-01-08', years: [2015], may: ['figures', 'export'], accounts: [], account: null } as unknown as DeskState

beforeEach(async () => {
  setActivePinia(createPinia())
  sentence = builtIn
  mayWrite = true
  asked = fake({
    desk_state: () => state, registers: () => [], codes: () => [], prefs: () => [], acts: () => ({ undo: null, redo: null }),
    report_draft: draft,
    report_sentence: ({ wording }) => {
      sentence = wording === null ? builtIn : own
      return draft()
    },
    draft_keep: () => ({}),
    draft_drop: () => ({}),
  }).asked
  await useSession().load()
  vi.spyOn(go, 'figureRows').mockResolvedValue(undefined)
  vi.spyOn(go, 'checks').mockImplementation(() => undefined)
})
afterEach(() => page.unmount())

async function show(props: { slot?: string; period?: string } = {}): Promise<void> {
  page = mount(ReportPage, { props, attachTo: document.body })
  await flushPromises()
}
const find = (id: string) => page.find(`[data-testid="${id}"]`)
const body = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`)
const inputs = (name: string) => asked.filter((one) => one.name === name).map((one) => one.input)

describe('the report draft', () => {
  it('opens the rows of a number, from the sheet and from the list', async () => {
    await show()
    expect(find('sentence-4.2').text()).toBe('全年共立案163件。')
    await page.find('button.bd').trigger('click')
    expect(go.figureRows).toHaveBeenLastCalledWith(drill, expect.stringContaining('F112'))
    await find('bound-1').find('.fig').trigger('click')
    expect(go.figureRows).toHaveBeenLastCalledWith({ ...drill, basis: 'person' }, expect.stringContaining('立案'))
  })

  it('shows each check against the numbers once in its count, and opens it', async () => {
    await show()
    expect(find('report-hints').text()).toBe('2')
    await find('bound-0').findAll('.btn')[1]!.trigger('click')
    expect(go.checks).toHaveBeenCalledWith('K-09')
  })

  it('takes an own wording, flags the number typed in it, and takes the built-in one back', async () => {
    await show()
    await find('sentence-4.2').trigger('mouseenter')
    await find('sentence-edit').trigger('click')
    await flushPromises()
    const area = body('sentence-wording') as HTMLTextAreaElement
    expect(area.value).toBe('全年共立案【立案（件）】。')
    expect(body('sentence-restore')).toBeNull()
    area.value = '全年立案【立案（件），下发通知134份。'
    area.dispatchEvent(new Event('input'))
    await flushPromises()
    expect(body('sentence-unknown')!.textContent).toContain('“【立案（件），下发通知')
    expect((body('sentence-save') as HTMLButtonElement).disabled).toBe(true)
    area.value = '全年立案【立案（件）】，下发通知134份。'
    area.dispatchEvent(new Event('input'))
    await flushPromises()
    body('sentence-save')!.click()
    await flushPromises()
    expect(inputs('report_sentence')).toEqual([{ period: '2015', slot: '4.2', wording: own.wording }])
    expect(body('sentence-dialog')).toBeNull()
    expect(page.find('.bd.no').text()).toBe('134份')
    expect(find('report-unbound').text()).toBe('1')
    expect(page.text()).toContain('“134份”是手工填写的数')

    await find('sentence-4.2').trigger('keydown', { key: 'Enter' })
    await flushPromises()
    body('sentence-restore')!.click()
    await flushPromises()
    expect(inputs('report_sentence')[1]).toEqual({ period: '2015', slot: '4.2', wording: null })
    expect(page.find('.bd.no').exists()).toBe(false)
    expect(find('report-unbound').text()).toBe('0')
  })

  it('leads from a typed number to its sentence', async () => {
    sentence = own
    await show()
    await find('unbound-0').trigger('click')
    await flushPromises()
    expect((document.activeElement as HTMLElement).dataset.slot).toBe('4.2')
  })

  it('opens the sentence a draft was left in, with what was typed', async () => {
    await show({ slot: '4.2', period: '2014' })
    expect(inputs('report_draft')).toEqual([{ form: 'report', period: '2014' }])
    expect((body('sentence-wording') as HTMLTextAreaElement).value).toBe('全年共立案【立案（件）】。')
    body('sentence-cancel')!.click()
    await flushPromises()
    expect(body('sentence-dialog')).toBeNull()
    expect(inputs('report_sentence')).toEqual([])
  })

  it('deletes a field whole and puts one in where the caret stands', async () => {
    await show({ slot: '4.2' })
    const area = body('sentence-wording') as HTMLTextAreaElement
    area.setSelectionRange(8, 8)
    area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace', bubbles: true }))
    expect([area.selectionStart, area.selectionEnd]).toEqual([5, 12])
    area.setSelectionRange(7, 7)
    document.querySelectorAll<HTMLElement>('[data-testid="sentence-field"]')[1]!.click()
    await flushPromises()
    expect(area.value).toBe('全年共立案【立案（件）】【结案】。')
    body('sentence-save')!.click()
    await flushPromises()
    expect(inputs('report_sentence')).toEqual([{ period: '2015', slot: '4.2', wording: '全年共立案{F112}{F114}。' }])
  })

  it('does not let the key that opens a sentence write into it', async () => {
    await show()
    const key = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, bubbles: true })
    find('sentence-4.2').element.dispatchEvent(key)
    expect(key.defaultPrevented).toBe(true)
  })

  it('lets nobody rewrite without the right, nor a heading', async () => {
    mayWrite = false
    await show()
    await find('sentence-4.2').trigger('mouseenter')
    expect(find('sentence-edit').exists()).toBe(false)
    await find('sentence-4.2').trigger('dblclick')
    expect(body('sentence-dialog')).toBeNull()
    expect(page.findAll('.sen.may')).toHaveLength(0)
  })
})
