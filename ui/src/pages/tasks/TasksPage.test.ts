import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AddWish, BoardCard, DeskState, MeasureCard, RegisterCard } from '@/backend/bindings'
import { fake } from '@/backend/fake'
import { useSession } from '@/app/session'
import { field, record, savedCard } from '@/ledger/fixture'
import TasksPage from './TasksPage.vue'

vi.mock('@/app/go', () => ({ go: { record: vi.fn(), register: vi.fn() } }))
Element.prototype.scrollIntoView = () => undefined

const desk: DeskState = {
  stage: 'open', folder: '台账', county: '岚江县', practice: null, accounts: [], account: null, heldBy: null, lastOpened: null,
  lastBackup: null, backups: 0, idleMinutes: 10, today: '2016-01-08', years: [2015], version: '0.1.0', may: [],
}

function register(name: string, fields: RegisterCard['fields']): RegisterCard {
  return { name, label: name, of: null, number: null, title: [fields[0]!.name], fields, sees: true, writes: true, living: 0, incomplete: 0 }
}

const shared = ['lead_leader_id', 'lead_unit_id', 'resp_unit_ids', 'assist_unit_ids', 'due_on', 'target', 'milestone', 'progress', 'result'].map((name) => field(name, `〔${name}〕`, 'text'))
const registers = [
  register('tasks', [field('task_text', '〔任〕', 'text'), field('problem', '〔题〕', 'text'), field('period_year', '〔年〕', 'count'), ...shared]),
  register('measures', [field('measure_text', '〔措〕', 'text'), ...shared]),
  register('progress_notes', [field('measure_id', '〔属〕', 'link', { need: 'identity', to: 'measures' }), field('noted_on', '〔日〕', 'day', { need: 'identity' }), field('note_text', '〔记〕', 'text', { need: 'identity' })]),
  register('close_outs', [field('measure_id', '〔属〕', 'link', { need: 'identity', to: 'measures' })]),
]

function measure(no: string, more: Partial<MeasureCard> = {}): MeasureCard {
  return { id: `M${no}`, no, text: `第 ${no} 项`, refined: false, leadLeader: '高明远', leadUnit: '县纪委', respUnits: ['县财政局'], assistUnits: [], target: '', due: '2015-12-31', days: null, progress: '', state: 'done', milestone: '', result: '', notes: [], closeOut: [], ...more }
}

const board: BoardCard = {
  tasks: [
    { id: 'T1', no: '1', text: '甲', problem: '', target: '', leadLeader: '', leadUnit: '', respUnits: [], assistUnits: [], due: '', measures: [measure('1-1'), measure('1-2', { refined: true })] },
    { id: 'T2', no: '2', text: '乙', problem: '', target: '', leadLeader: '', leadUnit: '', respUnits: [], assistUnits: [], due: '', measures: [measure('2-1', { state: 'late', days: -8 })] },
  ],
  measures: 2,
  refined: 1,
}

let asked: { name: string; input: unknown }[]
let page: VueWrapper

beforeEach(async () => {
  setActivePinia(createPinia())
  ;({ asked } = fake({
    desk_state: () => desk,
    registers: () => registers,
    codes: () => [],
    prefs: () => [],
    acts: () => ({ undo: null, redo: null }),
    board: () => board,
    record_add: (wish: AddWish) => savedCard(record({}, { register: wish.register })),
  }))
  await useSession().load()
  page = mount(TasksPage, { props: { measureId: null }, attachTo: document.body })
  await flushPromises()
})
afterEach(() => page.unmount())

const rows = () => page.findAll('tbody tr').map((row) => row.attributes('data-row'))
const focused = () => document.activeElement?.getAttribute('data-row')

async function key(name: string): Promise<void> {
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))
  await flushPromises()
}

describe('the task board', () => {
  it('counts one block for each measure of the first batch and opens where something is late', () => {
    expect(page.findAll('[data-testid^="block-"]')).toHaveLength(2)
    expect(page.findAll('[data-testid="block-late"]')).toHaveLength(1)
    expect(rows()).toEqual(['T1', 'M1-1', 'T2', 'M2-1'])
  })

  it('is walked, folded and opened with the keyboard, one row in the way of Tab', async () => {
    expect(page.findAll('tbody tr[tabindex="0"]')).toHaveLength(1)
    page.find<HTMLElement>('[data-row="T1"]').element.focus()
    await key('ArrowLeft')
    expect(rows()).toEqual(['T1', 'T2', 'M2-1'])
    await key('ArrowDown')
    await key('ArrowRight')
    expect(focused()).toBe('M2-1')
    await key('Enter')
    expect(page.find('[data-testid="measure-late"]').text()).toContain('8')
    await key('ArrowLeft')
    expect(focused(), 'back to its task').toBe('T2')
  })

  it('shows refined measures only where asked for', async () => {
    await page.find('[data-testid="tasks-refined"]').trigger('click')
    expect(rows()).toEqual(['T1', 'M1-1', 'M1-2', 'T2', 'M2-1'])
    expect(page.findAll('[data-testid^="block-"]'), 'they are no blocks').toHaveLength(2)
  })

  it('enters a note of progress for the measure in the drawer', async () => {
    await page.setProps({ measureId: 'M2-1' })
    await flushPromises()
    await page.find('[data-testid="note-add"]').trigger('click')
    await vi.dynamicImportSettled()
    await flushPromises()
    const box = (name: string) => document.querySelector<HTMLInputElement>(`[data-testid="box-${name}"]`)!
    expect(box('measure_id')).toBeNull()
    for (const [name, text] of [['noted_on', '2016-01-06'], ['note_text', '已完工']] as const) {
      box(name).value = text
      box(name).dispatchEvent(new Event('input'))
      box(name).dispatchEvent(new Event('blur'))
    }
    document.querySelector<HTMLElement>('[data-testid="form-dialog-save"]')!.click()
    await flushPromises()
    expect(asked.filter((one) => one.name === 'record_add').map((one) => one.input)).toEqual([
      { register: 'progress_notes', of: null, boxes: { measure_id: 'M2-1', noted_on: '2016-01-06', note_text: '已完工' }, lines: {}, draft: null },
    ])
    expect(asked.filter((one) => one.name === 'board').length, 'the board is read again').toBe(2)
  })
})
