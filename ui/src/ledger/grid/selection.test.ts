// Selections as spreadsheets do them.
import { describe, expect, test } from 'vitest'
import { at, boxOf, extend, extendTo, everything, jump, move, step, wholeColumns, wholeRows } from './selection'

const extent = { rows: 10, cols: 4 }

describe('moving', () => {
  test('stays inside the grid and drops the block', () => {
    const block = extend(at(2, 1), 3, 2, extent)
    expect(boxOf(block)).toEqual({ top: 2, left: 1, bottom: 5, right: 3 })
    expect(move(block, -9, 0, extent)).toEqual(at(0, 1))
    expect(move(at(9, 3), 1, 1, extent)).toEqual(at(9, 3))
  })

  test('extending keeps the active cell and turns round at it', () => {
    const up = extend(extend(at(5, 2), 2, 0, extent), -4, -1, extent)
    expect(up.active).toEqual({ row: 5, col: 2 })
    expect(boxOf(up)).toEqual({ top: 3, left: 1, bottom: 5, right: 2 })
    expect(boxOf(extendTo(at(5, 2), { row: 99, col: 99 }, extent))).toEqual({ top: 5, left: 2, bottom: 9, right: 3 })
  })
})

describe('Tab and Enter', () => {
  test('Tab at the end of a row goes on with the next row', () => {
    expect(step(at(2, 3), true, false, extent)).toEqual(at(3, 0))
    expect(step(at(3, 0), true, true, extent)).toEqual(at(2, 3))
    expect(step(at(2, 1), false, false, extent)).toEqual(at(3, 1))
  })

  test('go round inside a block and leave the block as it is', () => {
    const block = { active: { row: 1, col: 2 }, anchor: { row: 1, col: 1 }, head: { row: 2, col: 2 } }
    const next = step(block, true, false, extent)
    expect(next.active).toEqual({ row: 2, col: 1 })
    expect(boxOf(next)).toEqual(boxOf(block))
    expect(step({ ...block, active: { row: 2, col: 2 } }, true, false, extent).active).toEqual({ row: 1, col: 1 })
    expect(step({ ...block, active: { row: 2, col: 1 } }, false, false, extent).active).toEqual({ row: 1, col: 2 })
    expect(step({ ...block, active: { row: 1, col: 1 } }, false, true, extent).active).toEqual({ row: 2, col: 2 })
  })
})

test('whole rows, whole columns, everything', () => {
  expect(boxOf(wholeRows(3, 5, extent))).toEqual({ top: 3, left: 0, bottom: 5, right: 3 })
  expect(boxOf(wholeColumns(1, 2, extent))).toEqual({ top: 0, left: 1, bottom: 9, right: 2 })
  const all = everything(at(4, 2), extent)
  expect(all.active).toEqual({ row: 4, col: 2 })
  expect(boxOf(all)).toEqual({ top: 0, left: 0, bottom: 9, right: 3 })
})

describe('Ctrl with an arrow', () => {
  const column = ['甲', '乙', '', '', '丙', '丁', '']
  const filled = (row: number) => column[row] !== ''
  test('goes to the end of what is filled, then over the gap, then to the edge', () => {
    expect(jump(0, 1, column.length, filled)).toBe(1)
    expect(jump(1, 1, column.length, filled)).toBe(4)
    expect(jump(4, 1, column.length, filled)).toBe(5)
    expect(jump(5, 1, column.length, filled)).toBe(6)
    expect(jump(6, -1, column.length, filled)).toBe(5)
    expect(jump(4, -1, column.length, filled)).toBe(1)
    expect(jump(0, -1, column.length, filled)).toBe(0)
  })
})
