// The page of figures: every number leads to its rows, and says whether there are as many.
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useSession } from '@/app/session'
import { fake } from '@/backend/fake'
import type { DeskState, FigureCard, RegisterCard, RowCard, ViewWish } from '@/backend/bindings'
import { field } from '@/ledger/fixture'
import FiguresPage from './FiguresPage.vue'

const matters: RegisterCard = {
  name: 'incidents', label: '事项', of: null, number: 'no', title: ['no', 'name'], sees: true, writes: true, living: 3, incomplete: 0,
  fields: [field('no', '甲号', 'text'), field('name', '乙名', 'text'), field('on', '丙日', 'day')],
}
const people: RegisterCard = { ...matters, name: 'persons', label: '人员', number: null, title: ['name'], sees: false }

const figures: FigureCard[] = [
  {
    code: 'F016', label: '整改任务', rule: '任务条数', source: '18项', values: [{ basis: 'row', register: 'incidents', unit: '项', value: 0, printed: '0' }], more: [],
    printed: '0项', lacking: 0, flows: false, day: null, section: '一（一）', choice: null,
  },
  {
    code: 'F022', label: '查处案件', rule: '按起', source: '3件4人',
    values: [{ basis: 'incident', register: 'incidents', unit: '件', value: 3, printed: '3' }, { basis: 'person', register: 'persons', unit: '人', value: 4, printed: '4' }],
    more: [], printed: '3件4人', lacking: 2, flows: true, day: 'on', section: '一（二）',
    choice: { question: 'circulars', taken: 'a', options: [{ word: 'a', label: '甲口径', rule: '' }, { word: 'b', label: '乙口径', rule: '' }] },
  },
]
const sections = [
  { number: '一', heading: '专项整治', part: false }, { number: '一（一）', heading: '两个责任', part: true }, { number: '一（二）', heading: '回头看', part: true },
  { number: '二', heading: '群众反映', part: false },
]
const row = (id: string): RowCard => ({ id, version: 1, incomplete: false, void: false, missing: [], cells: [id, `名${id}`, '2015-01-01'], unread: [] })
let total = 3
let counted = 12
let page: VueWrapper
let asked: { name: string; input: unknown }[]

const state: DeskState = {
  stage: 'open', folder: '', county: '岚江县', practice: null, accounts: [], account: null, heldBy: null, lastOpened: null, lastBackup: null,
  backups: 0, idleMinutes: 10, today: '2016-01-08', years: [2015, 2014], version: '1', may: ['figures', 'export'],
}

beforeEach(async () => {
  setActivePinia(createPinia())
  total = 3
  asked = fake({
    desk_state: () => state,
    registers: () => [matters, people],
    codes: () => [],
    prefs: () => [],
    acts: () => ({ undo: null, redo: null }),
    figures: ({ period }) => ({ period, from: '2015-01-01', to: '2015-12-31', countedAt: `2016-01-08T09:${counted}:00+08:00`, figures, sections, ratios: [] }),
    figure_growth: () => [{ code: 'F022', basis: 'incident', before: '2件', growth: '+50.0%' }],
    figure_choose: () => ({ period: '2015', from: '2015-01-01', to: '2015-12-31', countedAt: '2016-01-08T10:00:00+08:00', figures, sections, ratios: [] }),
    figure_evidence: () => [
      {
        code: 'F018', label: '六项齐全', rule: '', source: '', section: '一（一）', found: 3, expected: null, holds: false,
        shown: [{ register: 'incidents', total: 3, first: [], among: { kind: 'evidence', code: 'F018', period: '2015', at: 0, broken: false } }], shownWords: [null], brokenWords: [null],
        broken: [{ register: 'incidents', total: 1, first: [], among: { kind: 'evidence', code: 'F018', period: '2015', at: 0, broken: true } }],
      },
      {
        code: 'F044', label: '五种信访举报渠道', rule: '', source: '', section: '二（一）', found: 58, expected: null, holds: false,
        shown: [58, 0].map((total, at) => ({ register: 'petitions', total, first: [], among: { kind: 'evidence', code: 'F044', period: '2015', at, broken: false } })), shownWords: ['来信', '微信'],
        broken: [], brokenWords: [],
      },
    ],
    figure_months: () => [{ code: 'F022', basis: 'incident', values: [0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0] }],
    figure_spread: () => [{ personsEach: 1, incidents: 2, cases: 2, persons: 2 }, { personsEach: 2, incidents: 1, cases: 2, persons: 2 }],
    forms: () => [{ name: 'annual', label: '年度工作台账', source: '本级归档', book: true }],
    view_open: (wish) => ({ view: 7, register: wish.register, total, all: 3, sums: [] }),
    view_rows: ({ start }) => (start === 0 ? ['1', '2', '3'].slice(0, total).map(row) : []),
    view_close: () => ({}),
  }).asked
  await useSession().load()
  page = mount(FiguresPage, { props: { code: null }, attachTo: document.body })
  await flushPromises()
})
afterEach(() => page.unmount())

const find = (id: string) => page.find(`[data-testid="${id}"]`)
const opened = () => asked.filter((one) => one.name === 'view_open').map((one) => one.input as ViewWish)

describe('the figures', () => {
  it('stand under the sections that have any, with how they stand against a year before', async () => {
    expect(page.findAll('tr.sec').map((one) => one.text())).toEqual(['一　专项整治', '一（一）　两个责任', '一（二）　回头看'])
    expect(find('figure-F022').text()).toContain('+50.0%')
  })

  it('let the office take a rule where the report leaves it open', async () => {
    await find('figure-F022').trigger('click')
    await find('choice-b').trigger('change')
    await flushPromises()
    expect(asked.filter((one) => one.name === 'figure_choose').map((one) => one.input)).toEqual([{ code: 'F022', year: 2015, word: 'b' }])
  })

  it('name the sentences that lack their evidence', async () => {
    await find('shelf-evidence').trigger('click')
    await flushPromises()
    expect(find('evidence-F018').text()).toContain('缺依据')
    expect(find('evidence-F018').text()).toContain('1 条不齐全')
    expect(find('evidence-F044').text(), 'two parts of one register have a word each').toMatch(/58来信.*0微信/s)
  })

  it('stand in the order of the report, 0 a link like any other', () => {
    expect(page.findAll('tr[data-testid^="figure-F"]').map((one) => one.attributes('data-testid'))).toEqual(['figure-F016', 'figure-F022'])
    expect(find('fig-F016-row').text()).toBe('0项')
    expect(find('figure-F016').find('svg').exists()).toBe(false)
    expect(find('figure-F022').find('svg').exists()).toBe(true)
  })

  it('open the rows of the very number that was pressed and prove it', async () => {
    await find('fig-F022-incident').trigger('click')
    await flushPromises()
    expect(opened().at(-1)!.among).toEqual({ kind: 'figure', code: 'F022', basis: 'incident', period: '2015', unit: null, zone: null })
    expect(find('proof').attributes('data-agrees')).toBe('true')
    expect(find('proof').text()).toContain('明细合计与指标一致')
    expect(page.findAll('[data-testid="drill-row"]').map((one) => one.text())).toEqual(['1', '2', '3'])
  })

  it('say so where the rows are not as many as the number', async () => {
    total = 2
    await find('fig-F022-incident').trigger('click')
    await flushPromises()
    expect(find('proof').attributes('data-agrees')).toBe('false')
    expect(find('proof').text()).toContain('不一致')
  })

  it('show no rows of a register the account may not see', async () => {
    await find('fig-F022-person').trigger('click')
    await flushPromises()
    expect(opened()).toHaveLength(0)
    expect(page.text()).toContain('当前账户不能查看这个台账')
  })

  it('explain incidents against persons and name what is missing', async () => {
    await find('fig-F022-incident').trigger('click')
    await flushPromises()
    expect(find('why').text()).toContain('为什么不是 4 件')
    expect(find('why-so').text()).toBe('相差 1 件，全部来自 1 起一案多人。')
    expect(find('figure-lacking').text()).toContain('2 条缺少所需内容')
    await find('fig-F016-row').trigger('click')
    await flushPromises()
    expect(find('why').exists()).toBe(false)
  })

  it('are walked by the keyboard and closed with Esc', async () => {
    const table = page.find('.grid-wrap')
    await table.trigger('keydown', { key: 'ArrowDown' })
    expect(find('figure-panel').text()).toContain('F016')
    await table.trigger('keydown', { key: 'ArrowDown' })
    expect(find('figure-panel').text()).toContain('F022')
    await table.trigger('keydown', { key: 'ArrowUp', isComposing: true })
    expect(find('figure-panel').text()).toContain('F022')
    await table.trigger('keydown', { key: 'Escape' })
    expect(find('figure-panel').exists()).toBe(false)
  })

  it('are counted anew for another period', async () => {
    await find('period-earlier').trigger('click')
    await flushPromises()
    expect(asked.filter((one) => one.name === 'figures').at(-1)!.input).toEqual({ period: '2014', unit: null, zone: null })
    expect(find('period').text()).toContain('2014 年度')
  })

  it('are counted anew when rows moved, and so are the rows that prove them', async () => {
    await find('fig-F022-incident').trigger('click')
    await flushPromises()
    const count = (name: string) => asked.filter((one) => one.name === name).length
    const before = [count('figures'), count('view_open'), count('view_close')]
    counted += 1
    useSession().moved(['incidents'])
    await flushPromises()
    expect([count('figures'), count('view_open'), count('view_close')]).toEqual(before.map((number) => number + 1))
  })
})
