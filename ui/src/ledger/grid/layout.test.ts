// Places of columns and rows, widths for Hanzi, and a million rows in the px an engine can lay out.
import { describe, expect, test } from 'vitest'
import { fitWidth, squares } from './fit'
import { plainColumn } from './column'
import { columnsOnScreen, Heights, lay, NO_LAYOUT, ordered, reorder, TALLEST, widthOfFrozen } from './layout'

const columns = ['a', 'b', 'c', 'd'].map((name, index) => plainColumn(name, index, name, { width: 100, shown: name !== 'd' }))

describe('columns', () => {
  test('hidden ones take no place, widths follow the scale, frozen ones stand first', () => {
    const laid = lay(columns, { ...NO_LAYOUT, hidden: ['b'], widths: { c: 60 } }, 1, 36, 1.15)
    expect(laid.map((each) => [each.column.name, each.left, each.width, each.frozen])).toEqual([['a', 36, 115, true], ['c', 151, 69, false]])
    expect(widthOfFrozen(laid, 36)).toBe(151)
  })

  test('one that is hidden at first can be shown', () => {
    const laid = lay(columns, { ...NO_LAYOUT, shown: ['d'] }, 0, 36, 1)
    expect(laid.map((each) => each.column.name)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('a column the user never placed stays behind its neighbour', () => {
    const layout = { ...NO_LAYOUT, order: ['c', 'a'] }
    expect(ordered(columns, layout).map((column) => column.name)).toEqual(['c', 'd', 'a', 'b'])
    expect(reorder(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b'])
    expect(reorder(['a', 'b', 'c'], 'a', null)).toEqual(['b', 'c', 'a'])
  })

  test('only scrolled columns on the screen are drawn', () => {
    const laid = lay(columns, NO_LAYOUT, 1, 36, 1)
    expect(columnsOnScreen(laid, 136, 90, 0)).toEqual({ first: 1, end: 2 })
    expect(columnsOnScreen(laid, 240, 90, 0)).toEqual({ first: 2, end: 3 })
  })
})

describe('rows', () => {
  test('a million rows of 28 px reach their last row exactly', () => {
    const heights = new Heights(1_000_000, 28, 560)
    expect(heights.laid).toBe(28_000_000)
    const bottom = heights.reveal(999_999, 0)
    expect(bottom).toBe(28_000_000 - 560)
    expect(heights.onScreen(bottom)).toEqual({ first: 999_980, end: 1_000_000 })
    expect(heights.top(999_999, bottom) - bottom).toBe(532)
  })

  test('rows taller than an engine can lay out are still all reached', () => {
    const heights = new Heights(1_000_000, 47, 560)
    expect(heights.laid).toBe(TALLEST)
    const bottom = heights.reveal(999_999, 0)
    expect(bottom).toBeLessThanOrEqual(TALLEST - 560 + 1)
    expect(heights.onScreen(bottom).end).toBe(1_000_000)
    const top = heights.top(999_999, bottom) - bottom
    expect(Math.abs(top - (560 - 47))).toBeLessThanOrEqual(1)
    expect(heights.rowAt(560 - 10, bottom)).toBe(999_999)
  })

  test('a row on the screen does not move it', () => {
    const heights = new Heights(100, 28, 280)
    expect(heights.reveal(3, 28)).toBe(28)
    expect(heights.reveal(0, 28)).toBe(0)
    expect(heights.reveal(12, 28)).toBe(13 * 28 - 280)
  })
})

describe('widths', () => {
  test('a Hanzi is a square, narrow signs about half of one', () => {
    expect(squares('收到日期')).toBe(4)
    expect(squares('2015-06-11')).toBeCloseTo(5.6)
    expect(squares('（元）')).toBe(3)
    expect(squares('𠮷')).toBe(1)
  })

  test('the widest line of text or the heading decides, within bounds', () => {
    const long = fitWidth({ label: '单位', texts: ['县国土资源局', null, '县局\n县国土资源局耕地保护股'], type: 13, padding: 18 })
    expect(long).toBe(11 * 13 + 20)
    expect(fitWidth({ label: '收到日期', texts: ['一'], type: 13, padding: 18 })).toBe(4 * 13 + 20 + 20)
    expect(fitWidth({ label: '问题', texts: ['长'.repeat(300)], type: 13, padding: 18 })).toBe(560)
  })
})
