// Keys mean what they mean in a spreadsheet.
import { expect, test } from 'vitest'
import { commandOf, type KeyPress } from './keys'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({ key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...more })

test('walking and extending', () => {
  expect(commandOf(press('ArrowDown'))).toEqual({ do: 'move', rows: 1, cols: 0, extend: false, jump: false })
  expect(commandOf(press('ArrowLeft', { ctrlKey: true, shiftKey: true }))).toEqual({ do: 'move', rows: 0, cols: -1, extend: true, jump: true })
  expect(commandOf(press('Home'))).toEqual({ do: 'edge', row: null, col: 'first', extend: false })
  expect(commandOf(press('End', { ctrlKey: true }))).toEqual({ do: 'edge', row: 'last', col: 'last', extend: false })
  expect(commandOf(press('Tab', { shiftKey: true }))).toEqual({ do: 'next', byRow: true, back: true })
  expect(commandOf(press('Enter'))).toEqual({ do: 'next', byRow: false, back: false })
})

test('acts', () => {
  expect(commandOf(press('d', { ctrlKey: true }))).toEqual({ do: 'fill', way: 'down' })
  expect(commandOf(press('；', { ctrlKey: true, code: 'Semicolon' }))).toEqual({ do: 'today' })
  expect(commandOf(press("'", { ctrlKey: true }))).toEqual({ do: 'above' })
  expect(commandOf(press(' '))).toEqual({ do: 'open' })
  expect(commandOf(press('Enter', { ctrlKey: true }))).toEqual({ do: 'page-of-record' })
  expect(commandOf(press('ArrowDown', { altKey: true }))).toEqual({ do: 'choices' })
  expect(commandOf(press('L', { ctrlKey: true, shiftKey: true }))).toEqual({ do: 'filter' })
})

test('clipboard, undo and pages are left to others; a sign is typed', () => {
  for (const key of ['c', 'x', 'v', 'z', 'y', 'f', 'n', 'k']) expect(commandOf(press(key, { ctrlKey: true })), key).toBeNull()
  expect(commandOf(press('PageDown', { ctrlKey: true }))).toBeNull()
  expect(commandOf(press('a'))).toEqual({ do: 'type' })
})
