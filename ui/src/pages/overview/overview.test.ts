// Every number of the overview opens the rows it counts.
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeskState, DueListCard, FiguresCard, RegisterCard } from '@/backend/bindings'
import { go } from '@/app/go'
import { useSession } from '@/app/session'
import { fake } from '@/backend/fake'
import DuePanel from './DuePanel.vue'
import FigureList from './FigureList.vue'
import TaskPanel from './TaskPanel.vue'
import ZoneBars from './ZoneBars.vue'

const register = (name: string, label: string) => ({ name, label, of: null, fields: [], sees: true, writes: true, living: 1, incomplete: 0 }) as unknown as RegisterCard

beforeEach(() => {
  setActivePinia(createPinia())
  const session = useSession()
  session.desk = { today: '2016-01-08', years: [2015], may: ['figures'] } as unknown as DeskState
  session.registers = [register('measures', '整改措施'), register('clues', '问题线索'), register('petitions', '信访举报'), register('incidents', '事项'), register('persons', '人员库')]
  vi.spyOn(go, 'register').mockImplementation(() => undefined)
  vi.spyOn(go, 'figureRows').mockResolvedValue(undefined)
})

describe('the overview', () => {
  it('opens a figure by the number that was pressed, for the period shown', async () => {
    const card = {
      sections: [{ number: '一（二）', heading: '有的放矢推进“回头看”', part: true }],
      figures: [{ section: '一（二）', code: 'F022', label: '查处“四风”类案件', rule: '口径', source: '', printed: '', more: [], lacking: 2, flows: true, values: [{ basis: 'incident', register: 'incidents', unit: '件', value: 122, printed: '122' }, { basis: 'person', register: 'persons', unit: '人', value: 163, printed: '163' }] }],
    } as unknown as FiguresCard
    const list = mount(FigureList, { props: { card, period: '2015-Q3' } })
    expect(list.get('.sec').text()).toContain('推进“回头看”')
    await list.get('[data-testid=fig-F022-person]').trigger('click')
    expect(go.figureRows).toHaveBeenCalledWith({ code: 'F022', basis: 'person', period: '2015-Q3', unit: null, zone: null }, expect.stringContaining('三季度'), 'persons')
    await list.get('[data-testid=gaps-F022]').trigger('click')
    expect(go.register).toHaveBeenCalledWith('incidents', { among: { kind: 'gaps', code: 'F022', basis: 'incident', period: '2015-Q3', unit: null, zone: null } }, expect.any(String))
  })

  const none = { late: 0, today: 0, soon: 0, metLate: 0, unproven: 0 }
  const clocks: DueListCard = {
    counts: { late: 3, today: 1, soon: 0, metLate: 2, unproven: 0 },
    clocks: [
      { rule: 'D07', register: 'clues', matter: '线索处置意见', length: '1个月', basis: '《岚江县纪委机关办理时限规定（样例）》', counts: { ...none, late: 1, metLate: 2 } },
      { rule: 'D40', register: 'measures', matter: '整改措施完成', length: '按登记的期限', basis: '登记的整改期限', counts: { ...none, late: 2, today: 1 } },
    ],
    urgent: [
      { register: 'clues', id: 'c1', label: 'XS014', matter: '线索处置意见', basis: '《岚江县纪委机关办理时限规定（样例）》', dueOn: '2015-12-31', granted: false, days: -8, workingDays: 5 },
      { register: 'measures', id: 'm3', label: '3-2 清理公款消费', matter: '整改措施完成', basis: '登记的整改期限', dueOn: '2016-01-08', granted: true, days: 0, workingDays: null },
    ],
    unknown: null,
    letters: false,
  }

  it('offers what is late by its clocks and opens exactly their rows', async () => {
    const panel = mount(DuePanel, { props: { card: clocks, year: 2015 }, attachTo: document.body })
    await panel.get('[data-testid=due-late]').trigger('click')
    await flushPromises()
    const items = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')]
    expect(items.map((one) => one.textContent?.trim())).toEqual(['线索处置意见　1', '整改措施完成　2'])
    items[0]?.click()
    expect(go.register).toHaveBeenCalledWith('clues', { among: { kind: 'due', rule: 'D07', register: 'clues', state: 'late', year: 2015 } }, expect.stringContaining('线索处置意见'))
    await panel.get('[data-testid=due-today]').trigger('click')
    expect(go.register).toHaveBeenLastCalledWith('measures', { among: { kind: 'due', rule: 'D40', register: 'measures', state: 'today', year: 2015 } }, expect.any(String))
    expect(panel.get('[data-testid=due-soon]').element.tagName, '0 of nothing opens nothing').toBe('SPAN')
    panel.unmount()
  })

  it('says of a line what is due, when, how late in days and working days, and by what rule', () => {
    const panel = mount(DuePanel, { props: { card: clocks, year: 2015 } })
    const lines = panel.findAll('.due li').map((one) => one.text())
    expect(lines[0]).toMatch(/逾期 8 天.*5 个工作日.*XS014.*线索处置意见　12 月 31 日到期/s)
    expect(lines[1]).toMatch(/今日到期.*整改措施完成　1 月 8 日到期（已延期）/s)
    expect(panel.get('[data-testid=due-line]').attributes('title')).toContain('依据：《岚江县纪委机关办理时限规定（样例）》')
  })

  it('lists every clock with its rule, and opens what was met late', async () => {
    const panel = mount(DuePanel, { props: { card: clocks, year: 2015 }, attachTo: document.body })
    await panel.get('[data-testid=open-clocks]').trigger('click')
    await flushPromises()
    const rows = [...document.querySelectorAll('[data-testid=clocks] tbody tr')].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim()))
    expect(rows[0]).toEqual(['线索处置意见', '1个月', '《岚江县纪委机关办理时限规定（样例）》', '1', '0', '0', '2', '0'])
    document.querySelector<HTMLElement>('[data-testid=clock-D07-clues-metLate]')?.click()
    expect(go.register).toHaveBeenLastCalledWith('clues', { among: { kind: 'due', rule: 'D07', register: 'clues', state: 'metLate', year: 2015 } }, '2015 年以来逾期办结·线索处置意见')
    panel.unmount()
  })

  it('switches the clock of letters where the desk may, and shows what is due then', async () => {
    const { asked } = fake({ due_letters: () => ({ ...clocks, letters: true }) })
    const panel = mount(DuePanel, { props: { card: clocks, year: 2015 }, attachTo: document.body })
    await panel.get('[data-testid=open-clocks]').trigger('click')
    await flushPromises()
    const box = document.querySelector<HTMLInputElement>('[data-testid=due-letters]')!
    box.checked = true
    box.dispatchEvent(new Event('change'))
    await flushPromises()
    expect(asked).toEqual([{ name: 'due_letters', input: { runs: true, year: 2015 } }])
    expect(panel.emitted('card')).toEqual([[{ ...clocks, letters: true }]])
    await panel.setProps({ card: { ...clocks, letters: null } })
    expect(document.querySelector('[data-testid=due-letters]'), 'a desk that may not is not asked').toBeNull()
    panel.unmount()
  })

  it('counts measures by how they stand and opens those', async () => {
    const measure = (id: string, state: 'done' | 'late' | 'lasting' | 'running') => ({ id, no: id, state })
    const panel = mount(TaskPanel, { props: { tasks: [{ id: 't', no: '1', text: '任务', measures: [measure('a', 'done'), measure('b', 'late'), measure('c', 'late')] }] } })
    expect(panel.get('[data-testid=measures-late]').text()).toBe('2')
    await panel.get('[data-testid=measures-late]').trigger('click')
    expect(go.register).toHaveBeenCalledWith('measures', { among: { kind: 'rows', ids: ['b', 'c'] } }, expect.any(String))
  })

  it('opens a zone with its own rows', async () => {
    const panel = mount(ZoneBars, { props: { year: 2015, zones: [{ zone: 'z7', label: '第七片区', code: 'F112', basis: 'case', unit: '件', value: 27 }] } })
    await panel.get('[data-testid=zone-fig]').trigger('click')
    expect(go.figureRows).toHaveBeenCalledWith({ code: 'F112', basis: 'case', period: '2015', unit: null, zone: 'z7' }, expect.stringContaining('第七片区'))
  })
})
