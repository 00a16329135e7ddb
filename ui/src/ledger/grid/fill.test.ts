// Where pasted and filled texts go.
import { expect, test } from 'vitest'
import { dragged, fillFrom, goOn, pasteOver } from './fill'
import { tally } from './tally'

const extent = { rows: 20, cols: 4 }
const cell = (row: number, col: number) => ({ top: row, left: col, bottom: row, right: col })

test('a block goes down and right from the active cell; columns beyond the last are lost, rows become new', () => {
  const writing = pasteOver([['1', '2', '3'], ['4', '5', '6']], cell(19, 2), extent)
  expect(writing).toEqual({ top: 19, left: 2, matrix: [['1', '2'], ['4', '5']], lost: 1 })
})

test('one text fills the whole selection, a block repeats where the selection is a multiple of it', () => {
  expect(pasteOver([['x']], { top: 0, left: 0, bottom: 2, right: 1 }, extent).matrix).toEqual([['x', 'x'], ['x', 'x'], ['x', 'x']])
  expect(pasteOver([['1'], ['2']], { top: 0, left: 0, bottom: 3, right: 0 }, extent).matrix).toEqual([['1'], ['2'], ['1'], ['2']])
  expect(pasteOver([['1'], ['2']], { top: 0, left: 0, bottom: 2, right: 0 }, extent).matrix, 'no multiple: once').toEqual([['1'], ['2']])
})

test('a fill handle grows the block one way', () => {
  const box = { top: 2, left: 1, bottom: 3, right: 2 }
  expect(dragged(box, 6, 2)).toEqual({ to: { top: 4, left: 1, bottom: 6, right: 2 }, way: 'down' })
  expect(dragged(box, 0, 0)?.way).toBe('up')
  expect(dragged(box, 3, 3)).toEqual({ to: { top: 2, left: 3, bottom: 3, right: 3 }, way: 'right' })
  expect(dragged(box, 2, 1)).toBeNull()
})

test('equal steps go on, everything else repeats', () => {
  expect(goOn(['2015-01-30', '2015-01-31'], 2, false)).toEqual(['2015-02-01', '2015-02-02'])
  expect(goOn(['1', '3'], 3, false)).toEqual(['5', '7', '9'])
  expect(goOn(['5', '3'], 1, true)).toEqual(['7'])
  expect(goOn(['2015-01-30'], 2, false), 'a single day is copied').toEqual(['2015-01-30', '2015-01-30'])
  expect(goOn(['甲', '乙'], 3, false)).toEqual(['甲', '乙', '甲'])
  expect(goOn(['007', '008'], 1, false), 'numbers with leading noughts are texts').toEqual(['007'])
})

test('a dragged block is filled column by column downwards and row by row sideways', () => {
  expect(fillFrom([['1', '甲'], ['2', '乙']], 'down', 2)).toEqual([['3', '甲'], ['4', '乙']])
  expect(fillFrom([['1', '2']], 'left', 2)).toEqual([['-1', '0']])
})

test('a selection is counted and summed to the 分', () => {
  const cells = ['6,000.00', '0.10', '0.20', '', null, '不详'].map((text) => ({ text, numeric: true, decimals: true }))
  expect(tally(cells)).toEqual({ count: 4, numbers: 3, sum: '6,000.30', mean: '2,000.10' })
  expect(tally([{ text: '7', numeric: true, decimals: false }, { text: '8', numeric: true, decimals: false }])).toEqual({ count: 2, numbers: 2, sum: '15', mean: '7.50' })
  expect(tally([{ text: '2015', numeric: false, decimals: false }]).sum).toBeNull()
})
