import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { ChangeWish, DeskState, DraftKept, RecordCard } from '@/backend/bindings'
import { Refused } from '@/backend/call'
import { fake } from '@/backend/fake'
import { loadDrafts } from '@/app/drafts'
import { listen } from '@/app/keymap'
import { useSession } from '@/app/session'
import { toasts } from '@/app/toasts'
import RecordDrawer from './RecordDrawer.vue'
import RecordForm from './RecordForm.vue'
import RecordHistory from './RecordHistory.vue'
import { letters, lists, named, persons, record, savedCard } from './fixture'

vi.mock('@/app/go', () => ({ go: { record: vi.fn(), register: vi.fn() } }))

const desk: DeskState = {
  stage: 'open', folder: '台账', county: '岚江县', practice: null, accounts: [], account: null, heldBy: null, lastOpened: null,
  lastBackup: null, backups: 0, idleMinutes: 10, today: '2015-06-30', years: [2015], version: '0.1.0', may: ['look'],
}

// The page of the tests has no layout to scroll.
Element.prototype.scrollIntoView = () => undefined

/** Presses the button of the note that is on the screen. */
function pressNote(): void {
  toasts.find((one) => one.actions.length)!.actions[0]!.run()
}

let asked: { name: string; input: unknown }[]
let kept: DraftKept[]
let answers: Parameters<typeof fake>[0]
let shown: VueWrapper | undefined
let stop: () => void

async function begin(): Promise<void> {
  setActivePinia(createPinia())
  ;({ asked } = fake(answers))
  await useSession().load()
  await loadDrafts()
}

beforeEach(async () => {
  vi.useFakeTimers()
  toasts.splice(0)
  kept = []
  answers = {
    desk_state: () => desk,
    registers: () => [letters, named, persons],
    codes: () => lists,
    prefs: () => [],
    acts: () => ({ undo: null, redo: null }),
    drafts: () => kept,
    draft_keep: (draft) => {
      kept = [...kept.filter((one) => one.key !== draft.key), draft]
      return {}
    },
    draft_drop: ({ key }) => {
      kept = kept.filter((one) => one.key !== key)
      return {}
    },
    record_history: () => [],
    record_add: (wish) => {
      kept = kept.filter((one) => one.key !== wish.draft)
      return savedCard(record(wish.boxes))
    },
    record_change: () => savedCard(record({})),
    lookup: ({ text }) => (text === 'wjh' || text.startsWith('王') ? [{ register: 'persons', id: 'P1', label: '王建华', note: '县纪委' }] : []),
  }
  await begin()
  stop = listen()
})

afterEach(async () => {
  shown?.unmount()
  shown = undefined
  stop()
  await vi.runAllTimersAsync()
  vi.useRealTimers()
})

function form(props: Partial<InstanceType<typeof RecordForm>['$props']> = {}): VueWrapper {
  shown = mount(RecordForm, { props: { register: 'letters', record: null, draft: 'letters/new', ...props }, attachTo: document.body })
  return shown
}

const box = (page: VueWrapper, name: string) => page.find<HTMLInputElement>(`[data-testid="box-${name}"]`)
const inputs = (name: string) => asked.filter((one) => one.name === name).map((one) => one.input)

function key(name: string, more: KeyboardEventInit = {}): void {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }))
}

/** Types into the box that has the focus, sign by sign; what was typed must stay in sight. */
async function type(text: string): Promise<void> {
  const at = document.activeElement as HTMLInputElement
  let typed = ''
  for (const sign of text) {
    at.value += sign
    typed += sign
    at.dispatchEvent(new InputEvent('input', { data: sign, bubbles: true }))
    await vi.advanceTimersByTimeAsync(20)
    expect(at.value).toBe(typed)
  }
  await vi.advanceTimersByTimeAsync(200)
}

describe('a draft', () => {
  it('is kept two seconds after the last stroke, comes back with a bar, and is gone once saved', async () => {
    const page = form()
    await box(page, 'outcome').setValue('已办')
    await vi.advanceTimersByTimeAsync(1000)
    expect(kept, 'not yet').toHaveLength(0)
    await box(page, 'outcome').setValue('已办结')
    await vi.advanceTimersByTimeAsync(2100)
    expect(kept).toHaveLength(1)
    page.unmount()

    // The window is opened anew: what the office kept is all there is.
    await begin()
    const again = form()
    await nextTick()
    expect(box(again, 'outcome').element.value).toBe('已办结')
    expect(again.find('[data-testid="draft-bar"]').exists()).toBe(true)

    await box(again, 'came_on').setValue('2015-06-01')
    await (again.vm as unknown as { save(): Promise<unknown> }).save()
    await flushPromises()
    expect(inputs('record_add')).toMatchObject([{ register: 'letters', boxes: { came_on: '2015-06-01', outcome: '已办结' }, draft: 'letters/new' }])
    await vi.advanceTimersByTimeAsync(5000)
    expect(kept, 'nothing brings it back').toHaveLength(0)
    expect(again.find('[data-testid="draft-bar"]').exists()).toBe(false)
  })

  it('is dropped by its bar, and a note brings it back', async () => {
    kept = [{ key: 'letters/new', json: JSON.stringify({ boxes: { outcome: '旧稿' }, links: {}, lines: {}, version: null, sealed: false }), at: '2015-06-30T10:32:00+08:00' }]
    await begin()
    const page = form()
    await page.find('[data-testid="draft-drop"]').trigger('click')
    await flushPromises()
    expect(kept).toHaveLength(0)
    expect(box(page, 'outcome').element.value).toBe('')
    pressNote()
    await nextTick()
    expect(box(page, 'outcome').element.value).toBe('旧稿')
  })

  it('never holds what lies under seal', async () => {
    const page = form()
    await box(page, 'who').setValue('张某某')
    await vi.advanceTimersByTimeAsync(2500)
    expect(kept, 'that something was typed is kept').toHaveLength(1)
    expect(kept[0]!.json).not.toContain('张某某')
  })
})

describe('saving', () => {
  it('goes to the first refused box with the words under it, and keeps what was typed', async () => {
    const place = { severity: 'error' as const, code: 'x', file: null, sheet: null, cell: null, label: null }
    answers.record_add = () => {
      throw new Refused({ code: 'E_FIELD', words: '有两处不能登记。', problems: [{ ...place, field: 'sum', words: '款额过大，请核对。' }] })
    }
    await begin()
    const page = form()
    await box(page, 'came_on').setValue('2015-06-01')
    await box(page, 'sum').setValue('99999999')
    await (page.vm as unknown as { save(): Promise<unknown> }).save()
    await flushPromises()
    expect(document.activeElement?.getAttribute('data-testid')).toBe('box-sum')
    expect(page.find('[data-testid="slip-sum"]').text()).toBe('款额过大，请核对。')
    expect(box(page, 'came_on').element.value).toBe('2015-06-01')
    await vi.advanceTimersByTimeAsync(2500)
    expect(kept, 'the draft stays').toHaveLength(1)
  })

  it('asks nothing of the office while identity is lacking', async () => {
    const page = form()
    await box(page, 'outcome').setValue('已办结')
    await (page.vm as unknown as { save(): Promise<unknown> }).save()
    await flushPromises()
    expect(inputs('record_add')).toEqual([])
    expect(document.activeElement?.getAttribute('data-testid')).toBe('box-came_on')
  })

  it('asks for no box that its place gives', async () => {
    const page = form({ draft: null, given: { came_on: '2015-06-01' } })
    expect(box(page, 'came_on').exists()).toBe(false)
    await box(page, 'outcome').setValue('已办结')
    await (page.vm as unknown as { save(): Promise<unknown> }).save()
    await flushPromises()
    expect(inputs('record_add')).toMatchObject([{ boxes: { came_on: '2015-06-01', outcome: '已办结' } }])
  })

  it('keeps what is being typed when the record moves underneath', async () => {
    const page = form({ record: record({ way: '来信', outcome: '' }), draft: 'letters/L1' })
    await box(page, 'outcome').setValue('正在写')
    await page.setProps({ record: record({ way: '来访', outcome: '' }, { version: 8 }) })
    expect(box(page, 'outcome').element.value).toBe('正在写')
    expect(box(page, 'way').element.value).toBe('来访')
  })
})

describe('the keyboard alone', () => {
  it('enters one letter after another', async () => {
    shown = mount(RecordDrawer, { props: { register: 'letters', id: null, open: true }, attachTo: document.body })
    await flushPromises()
    for (const n of [1, 2, 3]) {
      expect(document.activeElement?.getAttribute('data-testid'), 'the number is given, so the day comes first').toBe('box-came_on')
      await type(`201506${String(n).padStart(2, '0')}`)
      key('Enter')
      await nextTick()
      expect(document.activeElement?.getAttribute('data-testid')).toBe('box-way')
      await type('lf')
      key('Tab')
      await nextTick()
      ;(shown.find('[data-testid="box-person"]').element as HTMLElement).focus()
      await type('wjh')
      key('Enter')
      await flushPromises()
      expect(document.activeElement?.getAttribute('data-testid'), 'taken, and on to the next').toBe('box-named')
      key('Enter', { ctrlKey: true })
      await flushPromises()
      await nextTick()
    }
    expect(inputs('record_add')).toEqual(
      [1, 2, 3].map((n) => ({ register: 'letters', of: null, boxes: { came_on: `2015-06-0${n}`, way: '来访', person: 'P1' }, lines: {}, draft: 'letters/new' })),
    )
  })

  it('goes on from a code that Enter took, and takes a box over from the letter before', async () => {
    shown = mount(RecordDrawer, { props: { register: 'letters', id: null, open: true }, attachTo: document.body })
    await flushPromises()
    await type('20150601')
    key('Enter')
    await nextTick()
    await type('lf')
    key('Enter')
    await nextTick()
    expect(document.activeElement?.getAttribute('data-testid'), 'taken, and on to the next').not.toBe('box-way')
    key('Enter', { ctrlKey: true })
    await flushPromises()
    await nextTick()
    for (const box of ['box-came_on', 'box-way']) {
      expect(document.activeElement?.getAttribute('data-testid')).toBe(box)
      key('d', { ctrlKey: true })
      await nextTick()
      await nextTick()
    }
    key('Enter', { ctrlKey: true })
    await flushPromises()
    const both = inputs('record_add') as { boxes: Record<string, string> }[]
    expect(both).toHaveLength(2)
    expect(both[1]!.boxes).toMatchObject({ came_on: '2015-06-01', way: '来访' })
    await nextTick()
    key('D', { ctrlKey: true, shiftKey: true })
    await flushPromises()
    key('Enter', { ctrlKey: true })
    await flushPromises()
    expect((inputs('record_add')[2] as { boxes: object }).boxes, 'days and choices come along, nothing else').toEqual({ came_on: '2015-06-01', way: '来访' })
  })

  it('offers a person nobody knows as a new one, and no other record', async () => {
    const page = form()
    box(page, 'person').element.focus()
    await type('鲁一鸣')
    key('Enter')
    await flushPromises()
    await vi.advanceTimersByTimeAsync(100)
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain('新增人员')
  })

  it('leaves Enter to the input method while it composes', async () => {
    const page = form()
    box(page, 'outcome').element.focus()
    const came = box(page, 'came_on').element
    came.focus()
    key('Enter', { isComposing: true })
    expect(document.activeElement).toBe(came)
  })
})

describe('history', () => {
  it('puts a value of before back as one change', async () => {
    const now: RecordCard = record({ outcome: '新' })
    const versions = [{ at: '2015-06-02T09:00:00+08:00', account: 'office', deed: '修改', fields: [{ field: 'outcome', label: '结果文字', before: '旧', after: '新', restore: '旧' }, { field: 'who', label: '写信人', before: '', after: '', restore: null }] }]
    shown = mount(RecordHistory, { props: { record: now, versions } })
    expect(shown.findAll('[data-testid^="restore-"]'), 'sealed values cannot be put back').toHaveLength(1)
    await shown.find('[data-testid="restore-outcome"]').trigger('click')
    await flushPromises()
    expect(inputs('record_change')).toEqual([{ register: 'letters', id: 'L1', version: 7, boxes: { outcome: '旧' }, draft: null } satisfies ChangeWish])
    expect(shown.emitted('saved')).toHaveLength(1)
  })
})

describe('leaving with changes', () => {
  it('asks, and brings back what was not saved', async () => {
    answers.record = ({ id }) => record({ outcome: id === 'L1' ? '一' : '二' }, { id, label: id })
    await begin()
    shown = mount(RecordDrawer, { props: { register: 'letters', id: 'L1', open: true, 'onUpdate:id': (id: string | null) => shown!.setProps({ id }), 'onUpdate:open': (open: boolean) => shown!.setProps({ open }) }, attachTo: document.body })
    await flushPromises()
    await box(shown, 'outcome').setValue('改了')
    await shown.setProps({ id: 'L2' })
    await flushPromises()
    const press = async (id: string) => {
      ;(document.querySelector(`[data-testid="${id}"]`) as HTMLElement).click()
      await flushPromises()
    }
    await press('leave-stay')
    expect((shown.props() as { id: string | null }).id, 'the page goes back to the record').toBe('L1')
    expect(box(shown, 'outcome').element.value).toBe('改了')

    await shown.setProps({ id: 'L2' })
    await flushPromises()
    await press('leave-drop')
    expect(box(shown, 'outcome').element.value).toBe('二')
    pressNote()
    await flushPromises()
    expect((shown.props() as { id: string | null }).id).toBe('L1')
    expect(box(shown, 'outcome').element.value).toBe('改了')
  })
})
