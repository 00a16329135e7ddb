// Checks by what is to be done, the rows between both sides, and the signed explanation.
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadDrafts } from '@/app/drafts'
import { go } from '@/app/go'
import { useSession } from '@/app/session'
import { fake } from '@/backend/fake'
import type { CheckCard, ChecksCard, DeskState, DraftKept, WaiveWish } from '@/backend/bindings'
import ChecksPage from './ChecksPage.vue'

const among = { kind: 'check', rule: 'K-12', period: '2015', side: 'left' } as never
const side = (printed: string, value: number, drill = true): CheckCard['left'] => ({
  words: '修订完善加新制定', printed, value,
  parts: [{ label: '修订完善', printed: '256项', drill: drill ? { code: 'F133', basis: 'row', period: '2015', unit: null, zone: null } : null, minus: false }],
})
const check = (rule: string, state: CheckCard['state'], more: Partial<CheckCard> = {}): CheckCard => ({
  rule, state, kind: '相等', title: `${rule} 制度总数`, words: '两数相差100', question: '差在哪里', left: side('281项', 281), right: side('181项', 181, false),
  gap: state === 'pass' ? null : '100', leftOnly: null, rightOnly: null, waiver: null, mayWaive: true, ...more,
})
const between = {
  register: 'regulations', total: 100, among,
  first: [{ register: 'regulations', id: 'zd1', label: 'ZD001 公务接待管理办法', note: '县委办' }],
}
let list: CheckCard[]
let kept: DraftKept[]
let page: VueWrapper
let asked: { name: string; input: unknown }[]
let signed: (wish: WaiveWish) => ChecksCard

const card = (): ChecksCard => ({
  period: '2015年度', checkedAt: '2016-01-08T09:12:00+08:00', checks: list,
  absent: [{ rule: 'K-03', title: '案由与条款', why: '台账没有登记条款全文' }],
})
const state = {
  stage: 'open', today: '2016-01-08', years: [2015], may: ['figures'], accounts: [], account: { name: 'leader', label: '领导', person: '孙立' },
} as unknown as DeskState

beforeEach(async () => {
  setActivePinia(createPinia())
  kept = []
  list = [check('K-09', 'pass'), check('K-12', 'explain', { leftOnly: between }), check('K-13', 'error', { mayWaive: false })]
  signed = () => {
    list = list.map((one) => (one.rule === 'K-12' ? { ...one, waiver: { reason: '口径不同', signedBy: '孙立', signedOn: '2016-01-08' } } : one))
    return card()
  }
  asked = fake({
    desk_state: () => state, registers: () => [], codes: () => [], prefs: () => [], acts: () => ({ undo: null, redo: null }),
    checks: card,
    check_waive: (wish) => signed(wish),
    drafts: () => kept,
    draft_keep: () => ({}),
    draft_drop: () => ({}),
  }).asked
  await useSession().load()
  vi.spyOn(go, 'register').mockImplementation(() => undefined)
  vi.spyOn(go, 'figureRows').mockResolvedValue(undefined)
  vi.spyOn(go, 'record').mockImplementation(() => undefined)
})
afterEach(() => page.unmount())

async function show(rule: string | null = null): Promise<void> {
  page = mount(ChecksPage, { props: { rule }, attachTo: document.body })
  await flushPromises()
}
const find = (id: string) => page.find(`[data-testid="${id}"]`)
const inputs = (name: string) => asked.filter((one) => one.name === name).map((one) => one.input)

describe('the page of checks', () => {
  it('begins with what is broken and folds what holds', async () => {
    await show()
    expect(page.findAll('.grp').map((one) => one.attributes('data-testid'))).toEqual(['group-error', 'group-explain', 'group-pass', 'group-absent'])
    expect(find('check-detail').text()).toContain('K-13')
    expect(find('check-K-09').exists()).toBe(false)
    await find('group-pass').trigger('click')
    expect(find('check-K-09').exists()).toBe(true)
    await find('group-absent').trigger('click')
    expect(page.text()).toContain('台账没有登记条款全文')
  })

  it('opens the one it is asked for, even in a folded group', async () => {
    await show('K-09')
    await page.setProps({ rule: 'K-12' })
    expect(find('check-left').text()).toBe('281项')
    await page.setProps({ rule: 'K-09' })
    await flushPromises()
    expect(find('check-K-09').attributes('aria-current')).toBe('true')
    expect(find('check-detail').text()).toContain('一致')
  })

  it('opens the figure of a side, and the rows on one side only', async () => {
    await show('K-12')
    await page.find('.parts .fig').trigger('click')
    expect(go.figureRows).toHaveBeenCalledWith({ code: 'F133', basis: 'row', period: '2015', unit: null, zone: null }, expect.stringContaining('F133'))
    await find('check-rows').trigger('click')
    expect(go.register).toHaveBeenCalledWith('regulations', { among }, expect.stringContaining('左有右无'))
    await page.find('.first .btn').trigger('click')
    expect(go.record).toHaveBeenCalledWith('regulations', 'zd1')
  })

  it('lets nobody sign without the right', async () => {
    await show('K-13')
    expect(find('waive-reason').exists()).toBe(false)
    expect(page.text()).toContain('由领导账户签字')
  })

  it('signs with a reason and a name, and counts the check among those explained', async () => {
    await show('K-12')
    expect((find('waive-name').element as HTMLInputElement).value).toBe('孙立')
    expect(find('waive-sign').attributes('disabled')).toBeDefined()
    await find('waive-reason').setValue(' 按已完成数计，其余列入下年 ')
    await find('waive-sign').trigger('click')
    await flushPromises()
    expect(inputs('check_waive')).toEqual([{ rule: 'K-12', period: '2015', reason: '按已完成数计，其余列入下年', name: '孙立' }])
    expect(find('group-waived').text()).toContain('1 条')
    expect(find('group-explain').exists()).toBe(false)
    expect(page.text()).toContain('孙立，2016-01-08 签字')
    expect(find('waive-reason').exists()).toBe(false)
    await find('waive-anew').trigger('click')
    expect(find('waive-reason').exists()).toBe(true)
  })

  it('keeps a reason that was begun, also when signing is refused', async () => {
    vi.useFakeTimers()
    signed = () => {
      throw { words: '数字已变动', problems: [] }
    }
    await show('K-12')
    await find('waive-reason').setValue('基数不同')
    await vi.advanceTimersByTimeAsync(3000)
    vi.useRealTimers()
    expect(inputs('draft_keep')).toMatchObject([{ key: 'checks/K-12/2015', json: '"基数不同"' }])
    await find('waive-sign').trigger('click')
    await flushPromises()
    expect((find('waive-reason').element as HTMLTextAreaElement).value).toBe('基数不同')
    expect(inputs('draft_drop')).toEqual([])
  })

  it('goes on with a reason that was kept', async () => {
    kept = [{ key: 'checks/K-12/2015', json: '"上次写到这里"', at: '2016-01-08T08:00:00+08:00' } as DraftKept]
    await loadDrafts()
    await show('K-12')
    expect((find('waive-reason').element as HTMLTextAreaElement).value).toBe('上次写到这里')
  })

  it('walks the open list by the arrows', async () => {
    await show()
    const region = page.find('[role="region"]')
    await region.trigger('keydown', { key: 'ArrowDown' })
    expect(find('check-K-12').attributes('aria-current')).toBe('true')
    await region.trigger('keydown', { key: 'ArrowUp' })
    expect(find('check-K-13').attributes('aria-current')).toBe('true')
  })
})
