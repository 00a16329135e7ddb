// Every number of the overview opens the rows it counts.
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeskState, FiguresCard, OverviewCard, RegisterCard } from '@/backend/bindings'
import { go } from '@/app/go'
import { useSession } from '@/app/session'
import DuePanel from './DuePanel.vue'
import FigureList from './FigureList.vue'
import TaskPanel from './TaskPanel.vue'
import ZoneBars from './ZoneBars.vue'

const register = (name: string, label: string) => ({ name, label, of: null, fields: [], sees: true, writes: true, living: 1, incomplete: 0 }) as unknown as RegisterCard

beforeEach(() => {
  setActivePinia(createPinia())
  const session = useSession()
  session.desk = { today: '2016-01-08', years: [2015], may: ['figures'] } as unknown as DeskState
  session.registers = [register('measures', '整改措施'), register('petitions', '信访举报'), register('incidents', '事项'), register('persons', '人员库')]
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

  it('opens exactly the rows that are late, and offers the registers where there are two', async () => {
    const due = (register: string, id: string, days: number) => ({ register, id, label: id, dueOn: '2016-01-01', days })
    const card = { due: { overdue: 2, today: 2, week: 0 }, urgent: [due('measures', 'm1', -8), due('measures', 'm2', -1), due('measures', 'm3', 0), due('petitions', 'p1', 0)], incomplete: [], funnel: [], tasks: [] } as OverviewCard
    const panel = mount(DuePanel, { props: { card }, attachTo: document.body })
    await panel.get('[data-testid=due-overdue]').trigger('click')
    expect(go.register).toHaveBeenCalledWith('measures', { among: { kind: 'rows', ids: ['m1', 'm2'] } }, expect.any(String))
    await panel.get('[data-testid=due-today]').trigger('click')
    await flushPromises()
    expect([...document.querySelectorAll('[role=menuitem]')].map((one) => one.textContent?.trim())).toEqual(['整改措施　1', '信访举报　1'])
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
