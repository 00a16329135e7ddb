import { describe, expect, it } from 'vitest'
import type { CheckCard } from '@/backend/bindings'
import { bars, grouped, groupOf } from './groups'

const side = (value: number) => ({ words: '', printed: `${value}项`, value, parts: [] })

function check(rule: string, state: CheckCard['state'], more: Partial<CheckCard> = {}): CheckCard {
  return {
    rule, state, kind: '两数相等', title: '', words: '', question: '', left: side(281), right: side(181), gap: null, leftOnly: null, rightOnly: null, waiver: null,
    mayWaive: true, ...more,
  }
}

describe('checks by what is to be done', () => {
  it('puts a signed explanation apart from those that wait', () => {
    const signed = check('K-02', 'explain', { waiver: { reason: '基数不同', signedBy: '孙立', signedOn: '2016-01-08' } })
    expect(groupOf(check('K-12', 'explain'))).toBe('explain')
    expect(groupOf(signed)).toBe('waived')
    const all = grouped([check('K-09', 'pass'), signed, check('K-13', 'error'), check('K-12', 'explain')])
    expect(all.map((one) => one.group)).toEqual(['error', 'explain', 'waived', 'pass'])
  })

  it('draws both sides against the longer one, and none where there is nothing to draw', () => {
    expect(bars(check('K-12', 'explain'))).toEqual({ left: 1, right: 181 / 281 })
    expect(bars(check('K-51', 'explain', { left: side(0), right: side(0) }))).toBeNull()
    expect(bars(check('K-41', 'pass', { right: null }))).toBeNull()
  })
})
