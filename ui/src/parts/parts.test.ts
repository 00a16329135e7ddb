// The parts as a person meets them: by keyboard, with an input method, with the focus going where it should.
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { useSession } from '@/app/session'
import type { DeskState } from '@/backend/bindings'
import DateInput from './DateInput.vue'
import Dialog from './Dialog.vue'
import Fig from './Fig.vue'
import MenuButton from './MenuButton.vue'
import SelectBox, { found, type Option } from './SelectBox.vue'

const options: Option[] = [
  { value: 'letter', label: '来信', initials: 'lx' },
  { value: 'visit', label: '来访', initials: 'lf', synonyms: ['走访'] },
  { value: 'call', label: '来电', initials: 'ld' },
  { value: 'web', label: '网络', initials: 'wl' },
]

afterEach(() => document.body.replaceChildren())

describe('SelectBox', () => {
  it('finds by label, letters, number and other spelling', () => {
    expect(found(options, '网').map((one) => one.value)).toEqual(['web'])
    expect(found(options, 'lf').map((one) => one.value)).toEqual(['visit'])
    expect(found(options, '3').map((one) => one.value)).toEqual(['call'])
    expect(found(options, '走访').map((one) => one.value)).toEqual(['visit'])
    expect(found(options, '没有')).toEqual([])
    expect(found(options, '')).toHaveLength(4)
  })

  it('takes an option by its letters and Enter', async () => {
    const value = ref('')
    const box = mount(SelectBox, { props: { options, label: '渠道', modelValue: '', 'onUpdate:modelValue': (next: unknown) => (value.value = next as string) }, attachTo: document.body })
    const input = box.get('input')
    const nexts: string[] = []
    box.element.addEventListener('box-next', () => nexts.push('next'))
    await input.trigger('keydown', { key: 'ArrowDown' })
    await input.setValue('wl')
    expect(document.querySelectorAll('[role=option]')).toHaveLength(1)
    await input.trigger('keydown', { key: 'Enter' })
    expect(value.value).toBe('web')
    expect(document.querySelector('[role=option]'), 'the list closes').toBeNull()
    expect(nexts, 'a form may go on to the next box').toEqual(['next'])
    box.unmount()
  })

  it('leaves the keys of an input method alone', async () => {
    const taken: unknown[] = []
    const box = mount(SelectBox, { props: { options, label: '渠道', modelValue: '', 'onUpdate:modelValue': (next: unknown) => taken.push(next) }, attachTo: document.body })
    await box.get('input').trigger('keydown', { key: 'ArrowDown' })
    await box.get('input').trigger('keydown', { key: 'Enter', keyCode: 229 })
    expect(taken).toEqual([])
    expect(document.querySelectorAll('[role=option]')).toHaveLength(4)
    box.unmount()
  })

  it('closes with Esc and keeps what was chosen', async () => {
    const box = mount(SelectBox, { props: { options, label: '渠道', modelValue: 'call' }, attachTo: document.body })
    const input = box.get('input')
    expect((input.element as HTMLInputElement).value).toBe('来电')
    await input.trigger('keydown', { key: 'ArrowDown' })
    await input.trigger('keydown', { key: 'Escape' })
    await nextTick()
    expect((input.element as HTMLInputElement).value).toBe('来电')
    box.unmount()
  })
})

describe('DateInput', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    useSession().desk = { today: '2016-01-08' } as DeskState
  })

  it('reads what is typed when it is left, and keeps what is no day', async () => {
    const given: (string | null | undefined)[] = []
    const box = mount(DateInput, { props: { label: '收到日期', modelValue: '', 'onUpdate:modelValue': (next) => given.push(next) }, attachTo: document.body })
    const input = box.get('input')
    ;(input.element as HTMLInputElement).value = '+7'
    await input.trigger('blur')
    ;(input.element as HTMLInputElement).value = '2015.2.30'
    await input.trigger('blur')
    expect(given).toEqual(['2016-01-15', '2015.2.30'])
    await box.setProps({ modelValue: '2015.2.30' })
    expect(input.attributes('aria-invalid')).toBe('true')
    box.unmount()
  })
})

describe('Dialog', () => {
  it('takes the focus, keeps it inside, closes with Esc and gives it back', async () => {
    const open = ref(false)
    const Page = defineComponent(() => () => [
      h('button', { id: 'from', onClick: () => (open.value = true) }, '改口令'),
      h(Dialog, { open: open.value, 'onUpdate:open': (now: boolean) => (open.value = now), title: '改口令' }, {
        default: () => h('input', { id: 'first' }),
        foot: () => h('button', { id: 'last', class: 'btn primary' }, '改'),
      }),
    ])
    const page = mount(Page, { attachTo: document.body })
    ;(page.get('#from').element as HTMLElement).focus()
    await page.get('#from').trigger('click')
    await flushPromises()
    const dialog = document.querySelector<HTMLElement>('[role=dialog]')!
    expect(document.activeElement?.id).toBe('first')
    document.querySelector<HTMLElement>('#last')!.focus()
    const tab = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true })
    document.activeElement!.dispatchEvent(tab)
    expect(dialog.contains(document.activeElement), 'Tab stays inside').toBe(true)
    expect(document.activeElement?.id, 'and begins again').not.toBe('last')
    dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await flushPromises()
    expect(document.querySelector('[role=dialog]')).toBeNull()
    expect(document.activeElement?.id).toBe('from')
    page.unmount()
  })
})

describe('Fig', () => {
  it('makes 0 a link and the unknown none', async () => {
    const zero = mount(Fig, { props: { value: 0, unit: '件' } })
    await zero.get('button').trigger('click')
    expect(zero.emitted('open')).toHaveLength(1)
    const unknown = mount(Fig, { props: { value: null } })
    expect(unknown.find('button').exists()).toBe(false)
    expect(unknown.text()).toBe('—')
  })
})

describe('MenuButton', () => {
  it('says why a line cannot be done and does not do it', async () => {
    let done = 0
    const menu = mount(MenuButton, { props: { words: '更多', items: [{ words: '销号', run: () => done++, disabled: true, why: '还没有核验' }, { words: '延期', run: () => done++ }] }, attachTo: document.body })
    await menu.get('button').trigger('click')
    await nextTick()
    const lines = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')]
    expect(lines[0]!.textContent).toContain('还没有核验')
    lines[0]!.click()
    expect(done).toBe(0)
    lines[1]!.click()
    expect(done).toBe(1)
    menu.unmount()
  })
})
