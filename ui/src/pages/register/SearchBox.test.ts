// The search box keeps every letter from the first on, and searches only when nothing is being composed.
import { mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import SearchBox from './SearchBox.vue'

afterEach(() => vi.useRealTimers())

test('keeps the first letter that is typed', async () => {
  const box = mount(SearchBox, { props: { text: '' }, attachTo: document.body })
  const input = box.get('input')
  const element = input.element as HTMLInputElement
  element.value = 'X'
  await input.trigger('input')
  expect(element.value).toBe('X')
  element.value = 'XF'
  await input.trigger('input')
  expect(element.value).toBe('XF')
  box.unmount()
})

test('searches once the input method has given its word', async () => {
  vi.useFakeTimers()
  const box = mount(SearchBox, { props: { text: '' }, attachTo: document.body })
  const input = box.get('input')
  await input.trigger('compositionstart')
  ;(input.element as HTMLInputElement).value = 'wo'
  await input.trigger('input')
  vi.runAllTimers()
  expect(box.emitted('search')).toBeUndefined()
  ;(input.element as HTMLInputElement).value = '我'
  await input.trigger('compositionend')
  vi.runAllTimers()
  expect(box.emitted('search')?.at(-1)).toEqual(['我'])
  box.unmount()
})

test('shows what was asked before', () => {
  const box = mount(SearchBox, { props: { text: '王德厚' } })
  expect((box.get('input').element as HTMLInputElement).value).toBe('王德厚')
})
