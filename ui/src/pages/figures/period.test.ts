// The chooser and the core must spell periods alike.
import { describe, expect, it } from 'vitest'
import { periodWords } from '@/words/show'
import { bounds, isSpan, monthsOf, read, spell, step, yearOf } from './period'

const spelled = ['2015', '2015-H1', '2015-H2', '2015-Q3', '2015-06', '2015-12', '2015-01-01..2015-12-25']

describe('a period', () => {
  it('is written as it was read', () => {
    for (const text of spelled) {
      const choice = read(text)
      expect(choice, text).not.toBeNull()
      expect(spell(choice!)).toBe(text)
    }
  })

  it('refuses what the core would refuse', () => {
    for (const text of ['', '15', '2015-H3', '2015-Q5', '2015-Q0', '2015-13', '2015-00', '2015-6', '2015-12-25..2015-01-01', '2015-02-30..2015-03-01', '2015..2016', '2015-01-01..'])
      expect(read(text), text).toBeNull()
  })

  it('has a first and a last day', () => {
    expect(bounds('2015')).toEqual(['2015-01-01', '2015-12-31'])
    expect(bounds('2015-H1')).toEqual(['2015-01-01', '2015-06-30'])
    expect(bounds('2015-H2')).toEqual(['2015-07-01', '2015-12-31'])
    expect(bounds('2015-Q3')).toEqual(['2015-07-01', '2015-09-30'])
    expect(bounds('2016-02')).toEqual(['2016-02-01', '2016-02-29'])
    expect(bounds('2015-02')).toEqual(['2015-02-01', '2015-02-28'])
    expect(bounds('2015-01-01..2015-12-25')).toEqual(['2015-01-01', '2015-12-25'])
  })

  it('is said as offices say it', () => {
    expect(spelled.map(periodWords)).toEqual([
      '2015 年度', '2015 年上半年', '2015 年下半年', '2015 年三季度', '2015 年 6 月', '2015 年 12 月', '2015-01-01 至 2015-12-25',
    ])
  })

  it('steps to its neighbours across the turn of the year', () => {
    expect(step('2015', -1)).toBe('2014')
    expect(step('2015-H1', -1)).toBe('2014-H2')
    expect(step('2015-Q4', 1)).toBe('2016-Q1')
    expect(step('2015-12', 1)).toBe('2016-01')
    expect(step('2015-06', -1)).toBe('2015-05')
    expect(step('2015-01-01..2015-12-25', 1)).toBeNull()
  })

  it('knows which months of its year it covers', () => {
    expect(yearOf('2015-Q3')).toBe(2015)
    expect(monthsOf('2015-Q3')).toEqual([7, 9])
    expect(monthsOf('2015')).toEqual([1, 12])
    expect(monthsOf('2014-11-01..2015-02-10')).toEqual([1, 2])
  })

  it('tells whether two days make a span', () => {
    expect(isSpan('2015-01-01', '2015-01-01')).toBe(true)
    expect(isSpan('2015-01-02', '2015-01-01')).toBe(false)
    expect(isSpan('', '2015-01-01')).toBe(false)
  })
})
