import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openModal } from '@/parts/layers'
import { bind, clashes, listen, shortcuts } from './keymap'

function press(key: string, init: KeyboardEventInit = {}, target: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  target.dispatchEvent(event)
  return event
}

describe('keymap', () => {
  let stop: () => void
  const unbind: (() => void)[] = []
  beforeEach(() => (stop = listen()))
  afterEach(() => {
    stop()
    unbind.splice(0).forEach((one) => one())
    document.body.replaceChildren()
  })

  it('runs the newest binding whose condition holds', () => {
    const [older, newer] = [vi.fn(), vi.fn()]
    let here = true
    unbind.push(bind('ctrl+f', '查找', older), bind('Ctrl+F', '页内查找', newer, { when: () => here }))
    expect(press('f', { ctrlKey: true }).defaultPrevented).toBe(true)
    here = false
    press('f', { ctrlKey: true })
    expect([older.mock.calls.length, newer.mock.calls.length]).toEqual([1, 1])
  })

  it('takes away what the browser means by a key, bound or not', () => {
    for (const [key, init] of [['F5', {}], ['p', { ctrlKey: true }], ['s', { ctrlKey: true }], ['F7', {}], ['u', { ctrlKey: true }]] as const)
      expect(press(key, init).defaultPrevented, key).toBe(true)
    expect(press('a', { ctrlKey: true }).defaultPrevented, 'select all stays').toBe(false)
  })

  it('hears nothing while an input method composes', () => {
    const run = vi.fn()
    unbind.push(bind('Enter', '登记', run))
    press('Enter', { isComposing: true })
    press('Enter', { keyCode: 229 } as KeyboardEventInit)
    expect(run).not.toHaveBeenCalled()
    press('Enter')
    expect(run).toHaveBeenCalledOnce()
  })

  it('rests under a dialog, but for what works over it', () => {
    const [below, over] = [vi.fn(), vi.fn()]
    unbind.push(bind('Ctrl+N', '新增', below), bind('Ctrl+L', '锁定', over, { over: true }))
    const gone = openModal()
    press('n', { ctrlKey: true })
    press('l', { ctrlKey: true })
    gone()
    expect(below).not.toHaveBeenCalled()
    expect(over).toHaveBeenCalledOnce()
    press('n', { ctrlKey: true })
    expect(below).toHaveBeenCalledOnce()
  })

  it('leaves undo to a field, but not to the hidden box of the grid', () => {
    const run = vi.fn()
    unbind.push(bind('Ctrl+Z', '撤销', run, { notInFields: true }))
    const field = document.body.appendChild(document.createElement('input'))
    const grid = document.body.appendChild(document.createElement('textarea'))
    grid.dataset.keys = 'page'
    press('z', { ctrlKey: true }, field)
    expect(run).not.toHaveBeenCalled()
    press('z', { ctrlKey: true }, grid)
    expect(run).toHaveBeenCalledOnce()
  })

  it('lists each combination once and finds clashes', () => {
    unbind.push(bind('F9', '刷新合计', vi.fn()), bind('F9', '重算', vi.fn()))
    expect(shortcuts().filter((one) => one.combo === 'F9')).toEqual([{ combo: 'F9', words: '重算' }])
    expect(clashes()).toEqual(['F9'])
  })
})
