// Conditions and the words they are said in.
import { expect, test } from 'vitest'
import type { ViewWish } from '@/backend/bindings'
import { plainColumn } from './column'
import { wishFor } from './viewSource'
import { chipsOf, cleared, filterWords, isFiltered, orderWords, sameFilter, withFilters, without } from './wish'

const columns = [
  plainColumn('on', 0, '收到日期', { kind: 'day' }),
  plainColumn('tags', 1, '主题', { kind: 'codes', several: true }),
  plainColumn('amount', 2, '金额', { kind: 'fen' }),
]

test('every condition is said in words', () => {
  expect(filterWords({ field: 'on', op: 'between', texts: ['2015-01-01', '2015-12-31'] })).toBe('2015 年度')
  expect(filterWords({ field: 'on', op: 'between', texts: ['2015-03-01', ''] })).toBe('2015-03-01 起')
  expect(filterWords({ field: 'on', op: 'between', texts: ['', '2015-03-01'] })).toBe('至 2015-03-01')
  expect(filterWords({ field: 'on', op: 'between', texts: ['2015-03-01', '2015-04-01'] })).toBe('2015-03-01 至 2015-04-01')
  expect(filterWords({ field: 'on', op: 'empty', texts: [] })).toBe('为空')
  expect(filterWords({ field: 'x', op: 'contains', texts: ['修路'] })).toBe('包含“修路”')
  expect(filterWords({ field: 'x', op: 'is', texts: ['a', 'b', 'c', 'd'] }, (_, text) => ({ a: '甲', b: '乙' })[text])).toBe('甲、乙 等 4 项')
  expect(filterWords({ field: 'x', op: 'is', texts: ['甲', ''] })).toBe('甲、（空白）')
})

test('a chip takes away just what it says', () => {
  let wish: ViewWish = { ...wishFor('clues'), search: '陈家林', incomplete: true }
  wish = withFilters(wish, 'on', [{ field: 'on', op: 'between', texts: ['2015-01-01', '2015-12-31'] }])
  wish = withFilters(wish, 'tags', [{ field: 'tags', op: 'is', texts: ['conduct'] }])
  const chips = chipsOf(wish, columns, (_, text) => (text === 'conduct' ? '四风' : undefined), null)
  expect(chips.map((chip) => `${chip.label} ${chip.value}`)).toEqual(['收到日期 2015 年度', '主题 四风', '查找 陈家林', '待补录 只看待补录'])
  for (const chip of chips) wish = without(wish, chip.key)
  expect(wish).toEqual(wishFor('clues'))
  expect(isFiltered(wish)).toBe(false)
})

test('a new condition on a field takes the place of the old one; clearing keeps the order', () => {
  const ordered = { ...wishFor('clues'), order: [{ field: 'on', down: true }] }
  const once = withFilters(withFilters(ordered, 'on', [{ field: 'on', op: 'empty', texts: [] }]), 'amount', [{ field: 'amount', op: 'filled', texts: [] }])
  const twice = withFilters(once, 'on', [{ field: 'on', op: 'filled', texts: [] }])
  expect(twice.filters.map((filter) => `${filter.field} ${filter.op}`)).toEqual(['on filled', 'amount filled'])
  expect(cleared(twice).order).toEqual([{ field: 'on', down: true }])
  expect(orderWords(ordered.order, columns)).toBe('，按收到日期由大到小')
})

test('rows of the same kind are asked as the kind of the column wants it', () => {
  expect(sameFilter(columns[0]!, '')).toEqual([{ field: 'on', op: 'empty', texts: [] }])
  expect(sameFilter(columns[1]!, '四风、受贿')).toEqual([{ field: 'tags', op: 'is', texts: ['四风'] }, { field: 'tags', op: 'is', texts: ['受贿'] }])
  expect(sameFilter(columns[2]!, '6,000.00')).toEqual([{ field: 'amount', op: 'between', texts: ['6000.00', '6000.00'] }])
})
