// What a cell of the preview shows for each way it can stand.
import { describe, expect, it } from 'vitest'
import type { PreviewCell, ProblemCard } from '@/backend/bindings'
import { askingFirst, changeOf, letterOf, markOf, mayFix, placeOf, positionOf, rawOf, spotOf, tipOf, totalSpot, wasOf } from './cells'

const cell = (more: Partial<PreviewCell>): PreviewCell => ({
  column: 0, text: '石桥乡', written: null, was: null, state: 'plain', words: null, candidates: [], ...more,
})

describe('a cell of the preview', () => {
  it('has no mark and no tip when it is as it is', () => {
    expect(markOf(cell({}))).toBe('')
    expect(tipOf(cell({}))).toBe('')
    expect(mayFix(cell({}))).toBe(false)
  })

  it('shows what it was read from where that differs', () => {
    expect(tipOf(cell({ state: 'inferred', written: '同上' }))).toBe('由上下文推定\n原文：同上')
    expect(markOf(cell({ state: 'inferred' }))).toBe('inferred')
  })

  it('keeps the text as written and says what is wrong', () => {
    const bad = cell({ state: 'bad', text: '2015.2.30', words: '“2015.2.30”不是有效日期' })
    expect([markOf(bad), tipOf(bad), mayFix(bad), rawOf(bad)]).toEqual(['err', '“2015.2.30”不是有效日期', true, '2015.2.30'])
  })

  it('tells once what the file says, where the words about it quote it', () => {
    const above = cell({ state: 'inferred', text: '白鹤镇', written: '同上', words: '“同上”按上一行的“白鹤镇”理解。' })
    expect(tipOf(above)).toBe('“同上”按上一行的“白鹤镇”理解。')
    const bad = cell({ state: 'bad', text: '', written: '2015.13.5', words: '“收到日期”写的是“2015.13.5”，日历上没有这一天。请改正。' })
    expect(tipOf(bad)).toBe(bad.words)
    expect(tipOf({ ...bad, words: '不是日期。' })).toBe('不是日期。\n原文：2015.13.5')
  })

  it('offers to choose where a name may mean several', () => {
    const doubt = cell({ state: 'doubt', text: '石桥', candidates: [{ register: 'units', id: '1', label: '石桥乡', note: '' }] })
    expect([markOf(doubt), mayFix(doubt), tipOf(doubt)]).toEqual(['doubt', true, '待判定'])
  })

  it('strikes the old before the new where a record changes', () => {
    const changed = cell({ state: 'changed', text: '2015-09-30', was: '2015-09-10' })
    expect([markOf(changed), wasOf(changed), tipOf(changed)]).toEqual(['changed', '2015-09-10', '台账现为：2015-09-10'])
    expect(changeOf(changed)).toEqual({ was: '09-10', now: '09-30' })
    expect(changeOf({ ...changed, was: '2014-09-10' })).toEqual({ was: '2014-09-10', now: '2015-09-30' })
    expect(changeOf(cell({ state: 'changed', was: '', text: '是' }))).toEqual({ was: '空', now: '是' })
    expect(changeOf(cell({}))).toBeNull()
    expect(wasOf(cell({ was: 'x' }))).toBeNull()
  })
})

describe('a place', () => {
  it('is read as spreadsheets name it', () => {
    expect(placeOf('J9')).toEqual({ row: 9, column: 9 })
    expect(placeOf('AB17')).toEqual({ row: 17, column: 27 })
    expect(placeOf('17行')).toEqual({ row: 17, column: null })
    expect(placeOf('J')).toBeNull()
    expect(placeOf(null)).toBeNull()
  })

  it('has letters that read back', () => {
    for (const column of [0, 9, 25, 26, 27, 51, 52, 701, 702]) expect(placeOf(`${letterOf(column)}1`)!.column).toBe(column)
  })

  it('is said with its sheet', () => {
    expect(spotOf({ sheet: '第四次重点督查', cell: 'J9', file: 'a.xlsx' })).toBe('第四次重点督查!J9')
    expect(spotOf({ sheet: '总台账', cell: '7', file: 'a.xlsx' })).toBe('总台账 第 7 行')
    expect(spotOf({ sheet: null, cell: null, file: 'a.csv' })).toBe('a.csv')
  })

  it('of a total is told without the file', () => {
    expect(totalSpot('文件“台账.xlsx” 工作表“总台账” 单元格B211')).toBe('总台账!B211')
    expect(totalSpot('工作表“总台账”')).toBe('总台账')
    expect(totalSpot('第四次重点督查')).toBe('第四次重点督查')
  })

  it('is found among many lines without reading them all', async () => {
    const lines = ['甲', '乙'].flatMap((sheet) => Array.from({ length: 1000 }, (_, at) => ({ sheet, row: 3 + at * 2 })))
    let read = 0
    const at = (position: number) => Promise.resolve((read++, lines[position]))
    expect(await positionOf('乙', 9, ['甲', '乙'], lines.length, at)).toBe(1003)
    expect(read).toBeLessThan(12)
    expect(await positionOf('乙', 10, ['甲', '乙'], lines.length, at)).toBe(-1)
  })
})

it('puts what cannot be taken before doubts, each in the order of the file', () => {
  const problem = (severity: ProblemCard['severity'], cell: string): ProblemCard => ({
    severity, code: '', file: null, sheet: null, cell, field: null, label: null, words: '',
  })
  const sorted = askingFirst([problem('note', 'A1'), problem('doubt', 'A2'), problem('error', 'A3'), problem('doubt', 'A4'), problem('error', 'A5')])
  expect(sorted.map((one) => one.cell)).toEqual(['A3', 'A5', 'A2', 'A4', 'A1'])
})
