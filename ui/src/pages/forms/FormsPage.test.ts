// The superiors' forms: a number opens exactly its rows; what was handed in is compared row by row.
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { go } from '@/app/go'
import { useSession } from '@/app/session'
import { fake } from '@/backend/fake'
import type { DeskState, DrawnCard, DrawnCell, SubmissionCard } from '@/backend/bindings'
import FormsPage from './FormsPage.vue'

const drill = { code: 'F115', basis: 'incident', period: '2015', unit: null, zone: null }
const cell = (at: number, text: string, kind: DrawnCell['kind'], more: Partial<DrawnCell> = {}): DrawnCell => ({ at, text, kind, wide: 1, high: 1, drill: null, ...more })
const drawn: DrawnCard = {
  label: '八项规定统计表', title: '岚江县2015年度八项规定统计表', errors: 0, explains: 1, hints: 1,
  sheets: [
    {
      name: '统计表', widths: [13, 8, 8, 8],
      rows: [
        [cell(0, '八项规定统计表', 'title', { wide: 4 })],
        [cell(0, '项目', 'head'), cell(1, '总计', 'head'), cell(2, '乡科级', 'head'), cell(3, '第五种', 'head')],
        [cell(0, '问题数', 'head'), cell(1, '6', 'sum', { drill: { drill, column: null, words: [] } }), cell(2, '5', 'number', { drill: { drill, column: 'p.rank', words: ['township'] } }), cell(3, '', 'unknown')],
      ],
    },
    { name: '核对说明', widths: [60], rows: [[cell(0, '逐条说明', 'text')]] },
  ],
  problems: [
    { place: 'K-05', state: 'hint', words: '件少于人' },
    { place: 'K-02', state: 'explain', words: '122件与163件' },
    { place: '第3栏', state: 'hint', words: '栏名不详，留空待补' },
  ],
}
const handed: SubmissionCard = { id: 's1', title: '2015年度情况报告', from: '2015-01-01', to: '2015-12-31', sentOn: '2016-01-05', sentBy: 'office', version: '1', figures: 49 }
let page: VueWrapper
let asked: { name: string; input: unknown }[]
let problems = drawn.problems

const state = { stage: 'open', today: '2016-01-08', years: [2015], may: ['figures', 'export'], accounts: [{ name: 'office', label: '案管综合', person: '李敏' }], account: null } as unknown as DeskState

beforeEach(async () => {
  setActivePinia(createPinia())
  problems = drawn.problems
  asked = fake({
    desk_state: () => state, registers: () => [], codes: () => [], prefs: () => [], acts: () => ({ undo: null, redo: null }),
    forms: () => [{ name: 'annual', label: '年度工作台账', source: '本级归档', book: true }, { name: 'eight-rules', label: '八项规定统计表', source: '月报制度', book: false }],
    form_draft: () => ({ ...drawn, problems }),
    submit: () => ({ id: 's1' }) as never,
    submissions: () => [handed],
    submissions_compare: () => ({
      note: '因补录1件，立案数由162件更正为163件。',
      moved: [{ code: 'F112', label: '立案', unit: '件', from: '162件', to: '163件', rows: [{ row: { register: 'cases', id: 'c9', label: 'AJ2015-163', note: '' }, how: '新增', words: '2016-01-06 补录' }, { row: { register: 'cases', id: '', label: '案件（不在本岗位查阅范围内）', note: '' }, how: '作废', words: '' }] }],
    }),
    export_form: () => null as never,
  }).asked
  await useSession().load()
  vi.spyOn(go, 'among').mockResolvedValue(undefined)
  vi.spyOn(go, 'figureRows').mockResolvedValue(undefined)
  vi.spyOn(go, 'record').mockImplementation(() => undefined)
  vi.spyOn(go, 'checks').mockImplementation(() => undefined)
})
afterEach(() => page.unmount())

async function show(form: string | null = null): Promise<void> {
  page = mount(FormsPage, { props: { form }, attachTo: document.body })
  await flushPromises()
}
const find = (id: string) => page.find(`[data-testid="${id}"]`)
const inputs = (name: string) => asked.filter((one) => one.name === name).map((one) => one.input)

describe('the page of forms', () => {
  it('draws the first form that can be looked at, in the widths of its sheet', async () => {
    await show()
    expect(inputs('form_draft')).toEqual([{ form: 'eight-rules', period: '2015' }])
    const widths = page.findAll('col').map((one) => parseFloat((one.element as HTMLElement).style.width))
    expect(widths[0]).toBeGreaterThan(widths[1]!)
    expect(parseFloat((page.find('table').element as HTMLElement).style.width)).toBeCloseTo(widths.reduce((sum, one) => sum + one, 0), 3)
    expect(page.find('td.unknown').text()).toBe('待补')
  })

  it('opens the rows of a cell by the codes of its column, and all of them for a sum', async () => {
    await show()
    await page.find('td.number .fig').trigger('click')
    expect(go.among).toHaveBeenCalledWith({ kind: 'split', drill, column: 'p.rank', words: ['township'] }, expect.stringContaining('八项规定统计表'))
    await page.find('td.sum .fig').trigger('click')
    expect(go.figureRows).toHaveBeenCalledWith(drill, expect.any(String))
  })

  it('shows its own findings first, the checks of the period under one heading, the weightiest first', async () => {
    await show()
    expect(find('form-own').findAll('li').map((one) => one.text())).toEqual(['提示第3栏栏名不详，留空待补'])
    expect(page.findAll('[data-testid^="form-rule-"]').map((one) => one.attributes('data-testid'))).toEqual(['form-rule-K-02', 'form-rule-K-05'])
    await find('form-rule-K-02').trigger('click')
    await find('form-check-K-02').trigger('click')
    expect(go.checks).toHaveBeenCalledWith('K-02')
    await find('form-rules').trigger('click')
    expect(find('form-rule-K-02').exists()).toBe(false)
  })

  it('says that the form agrees where only the period has findings', async () => {
    problems = drawn.problems.slice(0, 2)
    await show()
    expect(find('form-problems').text()).toContain('本表各项核对一致')
  })

  it('shows the annual book where it is asked for, and writes it', async () => {
    await show('annual')
    expect(inputs('form_draft')).toEqual([{ form: 'annual', period: '2015' }])
    expect(find('form-sheet').exists()).toBe(true)
    await find('form-export').trigger('click')
    await flushPromises()
    expect(inputs('export_form')[0]).toMatchObject({ form: 'annual', period: '2015' })
  })

  it('turns to another sheet, by the arrow too', async () => {
    await show()
    await page.find('[role="tablist"]').trigger('keydown', { key: 'ArrowRight' })
    expect(find('sheet-1').attributes('aria-selected')).toBe('true')
    expect(find('form-sheet').text()).toBe('逐条说明')
  })

  it('keeps what was handed in and lists the rows that moved it since', async () => {
    await show()
    await find('form-submit').trigger('click')
    await flushPromises()
    expect(inputs('submit')).toEqual([{ what: 'eight-rules', period: '2015' }])
    await page.setProps({ form: ':handed' })
    await flushPromises()
    expect(find('handed-in').text()).toContain('李敏')
    await find('compare-now').trigger('click')
    await flushPromises()
    expect(inputs('submissions_compare')).toEqual([{ earlier: 's1', later: null }])
    expect(find('moved').text()).toContain('162件 → 163件')
    expect(find('moved').text()).toContain('因补录1件')
    expect(page.findAll('.move .btn')).toHaveLength(1)
    await page.find('.move .btn').trigger('click')
    expect(go.record).toHaveBeenCalledWith('cases', 'c9')
  })
})
