import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { DeskState } from '@/backend/bindings'
import { fake } from '@/backend/fake'
import { useSession } from './session'

const desk: DeskState = {
  stage: 'open', folder: '台账', county: '岚江县', practice: null, accounts: [], account: null, heldBy: null, lastOpened: null,
  lastBackup: null, backups: 0, idleMinutes: 10, today: '2016-01-08', years: [2015, 2014], version: '0.1.0', may: ['figures'],
}

describe('session', () => {
  let asked: { name: string; input: unknown }[]
  beforeEach(() => {
    vi.useFakeTimers()
    setActivePinia(createPinia())
    ;({ asked } = fake({
      desk_state: () => desk,
      registers: () => [],
      codes: () => [],
      prefs: () => [{ name: 'grid.clues', json: '{"width":80}' }],
      acts: () => ({ undo: '修改 1 个单元格', redo: null }),
      act_undo: () => ({ label: '修改 1 个单元格', registers: ['clues'], acts: { undo: null, redo: '修改 1 个单元格' } }),
      pref_keep: () => ({}),
    }))
  })

  it('works in the newest year until another is chosen', async () => {
    const session = useSession()
    await session.load()
    expect(session.year).toBe(2015)
    session.year = 2014
    expect(session.year).toBe(2014)
    expect(session.may('figures')).toBe(true)
    expect(session.may('accounts')).toBe(false)
  })

  it('tells every page whose rows moved, until it stops listening', async () => {
    const session = useSession()
    await session.load()
    const [one, two] = [vi.fn(), vi.fn()]
    const stop = session.onMoved(one)
    session.onMoved(two)
    session.moved(['clues', 'petitions'])
    expect(one).toHaveBeenCalledWith(['clues', 'petitions'])
    stop()
    session.moved(['cases'])
    expect([one.mock.calls.length, two.mock.calls.length]).toEqual([1, 2])
    session.moved([])
    expect(two, 'nothing moved, nobody is called').toHaveBeenCalledTimes(2)
  })

  it('counts once after a burst of movements', async () => {
    const session = useSession()
    await session.load()
    const before = asked.filter((one) => one.name === 'registers').length
    for (let n = 0; n < 5; n++) session.moved(['clues'])
    await vi.advanceTimersByTimeAsync(400)
    expect(asked.filter((one) => one.name === 'registers').length - before).toBe(1)
  })

  it('takes back and says which registers moved', async () => {
    const session = useSession()
    await session.load()
    const hear = vi.fn()
    session.onMoved(hear)
    await session.undo()
    expect(hear).toHaveBeenCalledWith(['clues'])
    expect(session.acts).toEqual({ undo: null, redo: '修改 1 个单元格' })
    await session.undo()
    expect(asked.filter((one) => one.name === 'act_undo'), 'nothing left to take back').toHaveLength(1)
  })

  it('keeps a setting once, after its last change, and gives back what was kept', async () => {
    const session = useSession()
    await session.load()
    const grid = session.pref('grid.clues', { width: 60 })
    expect(grid.value).toEqual({ width: 80 })
    grid.value.width = 90
    await nextTick()
    grid.value.width = 100
    await nextTick()
    await vi.advanceTimersByTimeAsync(600)
    expect(asked.filter((one) => one.name === 'pref_keep').map((one) => one.input)).toEqual([{ name: 'grid.clues', json: '{"width":100}' }])
  })
})
