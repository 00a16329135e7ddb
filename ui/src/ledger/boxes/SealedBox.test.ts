import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeskState } from '@/backend/bindings'
import { fake } from '@/backend/fake'
import { useSession } from '@/app/session'
import SealedBox from './SealedBox.vue'

const desk: DeskState = {
  stage: 'open', folder: '台账', county: '岚江县', practice: null, accounts: [], account: null, heldBy: null, lastOpened: null,
  lastBackup: null, backups: 0, idleMinutes: 10, today: '2015-06-30', years: [2015], version: '0.1.0', may: ['look'],
}

let asked: { name: string; input: unknown }[]
let box: VueWrapper

async function begin(may: string[], filled: boolean): Promise<void> {
  setActivePinia(createPinia())
  ;({ asked } = fake({
    desk_state: () => ({ ...desk, may }),
    registers: () => [],
    codes: () => [],
    prefs: () => [],
    acts: () => ({ undo: null, redo: null }),
    look: () => ({ text: '叶某' }),
  }))
  await useSession().load()
  box = mount(SealedBox, {
    props: { id: 'b', label: '写信人', field: 'who', record: { register: 'letters', id: 'L1' }, filled, writes: true, testid: 'box-who', modelValue: '' },
    attachTo: document.body,
  })
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  box.unmount()
  vi.useRealTimers()
})

const looks = () => asked.filter((one) => one.name === 'look')
const page = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`)

async function ask(reason: string): Promise<void> {
  const input = page('look-reason') as HTMLInputElement
  input.value = reason
  input.dispatchEvent(new Event('input'))
  page('look-go')!.click()
  await flushPromises()
}

describe('what lies under seal', () => {
  it('is shown for half a minute to whoever gives a reason, and is gone after that', async () => {
    await begin(['look'], true)
    expect(box.text()).not.toContain('叶某')
    await box.find('[data-testid="look-who"]').trigger('click')
    await flushPromises()
    await ask('核对')
    expect(looks(), 'a reason of two characters asks nothing').toHaveLength(0)
    await ask('核对来件')
    expect(looks()).toEqual([{ name: 'look', input: { register: 'letters', id: 'L1', field: 'who', reason: '核对来件' } }])
    expect(box.find('[data-testid="sealed-seen"]').text()).toBe('叶某')
    await vi.advanceTimersByTimeAsync(29_000)
    expect(box.find('[data-testid="sealed-seen"]').exists()).toBe(true)
    await vi.advanceTimersByTimeAsync(1_100)
    expect(box.text()).not.toContain('叶某')
  })

  it('goes out of sight at once when the desk locks', async () => {
    await begin(['look'], true)
    await box.find('[data-testid="look-who"]').trigger('click')
    await flushPromises()
    await ask('核对来件')
    useSession().desk = { ...desk, stage: 'locked' }
    await flushPromises()
    expect(box.text()).not.toContain('叶某')
  })

  it('offers no look to whoever may not, and an empty box where nothing lies', async () => {
    await begin([], true)
    expect(box.find('[data-testid="look-who"]').exists()).toBe(false)
    box.unmount()
    await begin([], false)
    await box.find('[data-testid="box-who"]').setValue('张某')
    expect(box.emitted('update:modelValue')).toEqual([['张某']])
  })
})
