// The cache of blocks: what is asked together, what is kept, which answers are dropped.
import { expect, test, vi } from 'vitest'
import { BLOCK, Blocks, KEPT } from './blocks'

interface Item { id: string }

function desk(delay: 'now' | 'held' = 'now') {
  const asked: [number, number][] = []
  const held: (() => void)[] = []
  let prefix = 'a'
  const ask = (start: number, count: number): Promise<Item[]> => {
    asked.push([start, count])
    const rows = Array.from({ length: count }, (_, at) => ({ id: `${prefix}${start + at}` }))
    return delay === 'now' ? Promise.resolve(rows) : new Promise((answer) => held.push(() => answer(rows)))
  }
  return { ask, asked, held, rename: (next: string) => (prefix = next) }
}

const settle = () => new Promise((next) => setTimeout(next, 0))

test('rows on the screen are asked for once, two neighbouring blocks together', async () => {
  const { ask, asked } = desk()
  const changed = vi.fn()
  const blocks = new Blocks(ask, changed)
  blocks.reset(1000)
  blocks.want(190, 230)
  blocks.want(191, 231)
  await settle()
  expect(asked).toEqual([[0, 2 * BLOCK]])
  expect(blocks.row(195)?.id).toBe('a195')
  expect(blocks.row(205)?.id).toBe('a205')
  expect(blocks.place('a205')).toBe(205)
  expect(changed).toHaveBeenCalledTimes(1)
})

test('the last block is as long as the list', async () => {
  const { ask, asked } = desk()
  const blocks = new Blocks(ask, () => undefined)
  blocks.reset(430)
  blocks.want(410, 430)
  await settle()
  expect(asked).toEqual([[400, 30]])
})

test('a fast scroll asks for where it stops, not for everything it passed', async () => {
  const { ask, asked, held } = desk('held')
  const blocks = new Blocks(ask, () => undefined)
  blocks.reset(1_000_000)
  for (let first = 0; first <= 100_000; first += 500) blocks.want(first, first + 30)
  expect(asked.length, 'two questions are under way at most').toBe(2)
  held.splice(0).forEach((answer) => answer())
  await settle()
  expect(asked.at(-1)).toEqual([100_000, BLOCK])
  expect(asked.length).toBe(3)
})

test('whoever scrolls on finds the next block asked for before it is seen', async () => {
  const { ask, asked } = desk()
  const blocks = new Blocks(ask, () => undefined)
  blocks.reset(10_000)
  blocks.want(0, 30)
  await settle()
  blocks.want(5, 35)
  await settle()
  expect(asked, 'far from the edge nothing is asked').toEqual([[0, BLOCK]])
  blocks.want(60, 90)
  await settle()
  expect(asked.slice(1), 'hurrying, two blocks at once').toEqual([[BLOCK, 2 * BLOCK]])
  blocks.want(5_000, 5_030)
  await settle()
  blocks.want(4_998, 5_028)
  await settle()
  expect(asked.at(-1), 'upwards too').toEqual([4_800, BLOCK])
})

test('blocks used longest ago go, those on the screen stay', async () => {
  const { ask, asked } = desk()
  const blocks = new Blocks(ask, () => undefined)
  blocks.reset(1_000_000)
  for (let at = 0; at <= KEPT; at += 1) {
    blocks.want(at * BLOCK, at * BLOCK + 20)
    await settle()
  }
  expect(blocks.row(0), 'the first block made room').toBeUndefined()
  expect(blocks.place('a0')).toBeUndefined()
  expect(blocks.row(KEPT * BLOCK)?.id).toBe(`a${KEPT * BLOCK}`)
  const before = asked.length
  blocks.want(0, 20)
  await settle()
  expect(asked.length).toBe(before + 1)
  expect(blocks.row(0)?.id).toBe('a0')
})

test('an answer that belongs to an earlier list is dropped', async () => {
  const { ask, held, rename } = desk('held')
  const blocks = new Blocks(ask, () => undefined)
  blocks.reset(500)
  blocks.want(0, 20)
  blocks.reset(300)
  rename('b')
  blocks.want(0, 20)
  held.splice(0).reverse().forEach((answer) => answer())
  await settle()
  expect(blocks.row(0)?.id).toBe('b0')
})

test('a refused question is told and may be asked again', async () => {
  const failed = vi.fn()
  let refuse = true
  const blocks = new Blocks<Item>(
    (start, count) => (refuse ? Promise.reject(new Error('held')) : Promise.resolve(Array.from({ length: count }, (_, at) => ({ id: `a${start + at}` })))),
    () => undefined,
    failed,
  )
  blocks.reset(100)
  blocks.want(0, 20)
  await settle()
  expect(failed).toHaveBeenCalledTimes(1)
  refuse = false
  blocks.want(0, 20)
  await settle()
  expect(blocks.row(5)?.id).toBe('a5')
})

test('a span is loaded whole, beyond what is kept, and newer rows take the place of older', async () => {
  const { ask } = desk()
  const blocks = new Blocks(ask, () => undefined)
  blocks.reset(10_000)
  const rows = await blocks.load(150, 5_250)
  expect(rows.length).toBe(5_100)
  expect(rows[0]?.id).toBe('a150')
  expect(rows.at(-1)?.id).toBe('a5249')
  const newer = { id: 'a5249', text: 'new' }
  blocks.put([newer])
  expect(blocks.row(5_249)).toBe(newer)
})
