// Long deeds, notes, locking and tabs, against a core that answers what the test says.
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeskState, Refusal } from '@/backend/bindings'
import { Refused } from '@/backend/call'
import { fake } from '@/backend/fake'
import LockScreen from './LockScreen.vue'
import { loadDrafts, useDraft } from './drafts'
import { cancel, jobs, runJob } from './jobs'
import { lockDesk, watchIdle } from './lock'
import { useSession } from './session'
import { close, closeAll, guardClose, mayClose, show, tabKey, tabs, type Tab } from './tabs'
import { failed, onLocked, toast, toasts } from './toasts'

const refusal = (code: string, words: string, problems: Refusal['problems'] = []): Refused => new Refused({ code, words, problems })
const desk = (stage: DeskState['stage']): DeskState => ({
  stage, folder: '台账', county: '岚江县', practice: null, account: null, heldBy: null, lastOpened: null, lastBackup: null, backups: 0, idleMinutes: 10,
  accounts: [{ name: 'office', role: 'office', label: '案管综合', person: null, disabled: false, identity: false }],
  today: '2016-01-08', years: [2015], version: '0.1.0', may: [],
})

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
  toasts.splice(0)
})
afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

describe('a long deed', () => {
  it('shows a line after 300 ms, a panel after 2 s, and its progress', async () => {
    let end = (_: string) => undefined as void
    const { progress } = fake({})
    const running = runJob('导入', () => new Promise<string>((resolve) => (end = resolve)))
    await vi.advanceTimersByTimeAsync(250)
    expect(jobs[0]?.line).toBe(false)
    await vi.advanceTimersByTimeAsync(100)
    expect([jobs[0]?.line, jobs[0]?.panel]).toEqual([true, false])
    await vi.advanceTimersByTimeAsync(1700)
    expect(jobs[0]?.panel).toBe(true)
    progress({ job: jobs[0]!.id, words: '已写 64 行', done: 64, total: 128 })
    expect([jobs[0]?.done, jobs[0]?.total, jobs[0]?.note]).toEqual([64, 128, '已写 64 行'])
    end('完')
    expect(await running).toBe('完')
    expect(jobs).toHaveLength(0)
  })

  it('is undefined when cancelled, and throws what else was refused', async () => {
    let refuse = (_: unknown) => undefined as void
    const { asked } = fake({ job_cancel: () => ({}) })
    const running = runJob('导入', (_job) => new Promise<string>((_, reject) => (refuse = reject)))
    expect(jobs[0]!.stoppable).toBe(true)
    await cancel(jobs[0]!)
    refuse(refusal('E_CANCELLED', '已取消'))
    expect(await running).toBeUndefined()
    expect(asked[0]?.name).toBe('job_cancel')
    await expect(runJob('导入', () => Promise.reject(refusal('E_FULL', '磁盘已满')))).rejects.toThrow('磁盘已满')
  })
})

describe('notes', () => {
  it('let success go after three seconds and keep a refusal with its places', async () => {
    toast('已登记')
    failed(refusal('E_DRAFT', '有 1 处不合要求', [{ severity: 'error', code: 'E_DAY', file: null, sheet: null, cell: null, field: 'received_on', label: '收到日期', words: '不是有效日期' }]))
    await vi.advanceTimersByTimeAsync(3100)
    expect(toasts.map((one) => one.words)).toEqual(['有 1 处不合要求'])
    expect(toasts[0]?.problems[0]?.label).toBe('收到日期')
  })

  it('leave a locked core to the lock screen', () => {
    const locked = vi.fn()
    onLocked(locked)
    failed(refusal('E_LOCKED', '已锁定'))
    expect(locked).toHaveBeenCalledOnce()
    expect(toasts).toHaveLength(0)
  })
})

describe('locking', () => {
  it('lays drafts away before the keys go', async () => {
    const { asked } = fake({ drafts: () => [], draft_keep: () => ({}), desk_lock: () => desk('locked') })
    const session = useSession()
    session.desk = desk('open')
    await loadDrafts()
    useDraft('clues/new').keep({ title: '反映' })
    await lockDesk('hand')
    expect(asked.map((one) => one.name)).toEqual(['drafts', 'draft_keep', 'desk_lock'])
    expect(session.desk?.stage).toBe('locked')
  })

  it('comes by itself after ten quiet minutes, not while a deed runs, and a key puts it off', async () => {
    const { asked } = fake({ desk_lock: () => desk('locked') })
    useSession().desk = desk('open')
    const stop = watchIdle()
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }))
    await vi.advanceTimersByTimeAsync(9 * 60_000)
    window.dispatchEvent(new MouseEvent('mousemove'))
    await vi.advanceTimersByTimeAsync(9 * 60_000)
    expect(asked, 'the mouse put it off').toHaveLength(0)
    let end = (_: void) => undefined as void
    const running = runJob('导入', () => new Promise<void>((resolve) => (end = resolve)))
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    expect(asked, 'a deed is under way').toHaveLength(0)
    end()
    await running
    await vi.advanceTimersByTimeAsync(6_000)
    expect(asked.map((one) => one.name)).toEqual(['desk_lock'])
    stop()
  })
})

describe('the lock screen', () => {
  it('says what the core says and counts a wait down', async () => {
    let tries = 0
    fake({
      desk_open: () => {
        tries++
        throw tries < 3 ? refusal('E_PASSWORD', '账户或密码不对。') : refusal('E_WAIT', '密码多次有误，请在 2 秒后再试。')
      },
    })
    useSession().desk = desk('locked')
    const screen = mount(LockScreen, { props: { page: null, last: null }, attachTo: document.body })
    await flushPromises()
    const button = screen.get('[data-testid=lock-open]')
    const attempt = async () => {
      await screen.get('[data-testid=lock-password]').setValue('wrong')
      await screen.get('form').trigger('submit')
      await flushPromises()
    }
    await screen.get('form').trigger('submit')
    expect(tries, 'an empty password is not asked').toBe(0)
    await attempt()
    expect(screen.get('[data-testid=lock-said]').text()).toBe('账户或密码不对。')
    await attempt()
    await attempt()
    expect(button.attributes('disabled')).toBeDefined()
    expect(button.text()).toContain('2')
    await attempt()
    expect(tries, 'nothing is asked while waiting').toBe(3)
    await vi.advanceTimersByTimeAsync(2100)
    expect(button.attributes('disabled')).toBeUndefined()
    screen.unmount()
  })
})

describe('tabs', () => {
  const tab = (key: string, fixed = false): Tab => ({ key, path: key, title: key, page: 'register', props: {}, fixed })
  beforeEach(closeAll)

  it('open once, and closing one returns to the page before it', () => {
    show(tab('/overview', true))
    show(tab('/l/clues'))
    show(tab('/l/cases'))
    show(tab('/l/clues'))
    expect(tabs.list.map((one) => one.key)).toEqual(['/overview', '/l/clues', '/l/cases'])
    expect(close('/l/clues')?.key).toBe('/l/cases')
    expect(close('/overview'), 'the overview stays').toBeUndefined()
    show(tab('/figures'))
    show(tab('/overview', true))
    show(tab('/l/cases?wish'))
    expect(close('/l/cases?wish')?.key, 'not the neighbour').toBe('/overview')
  })

  it('tell a register from the rows of a number in it', () => {
    expect(tabKey({ path: '/l/cases', query: {} })).not.toBe(tabKey({ path: '/l/cases', query: { wish: '{"among":{}}' } }))
    expect(tabKey({ path: '/l/cases', query: { add: '1' } })).toBe('/l/cases')
  })

  it('ask before a guarded page is closed', async () => {
    const stop = guardClose('/import', async () => false)
    expect(await mayClose('/import')).toBe(false)
    stop()
    expect(await mayClose('/import')).toBe(true)
  })
})
