import { describe, expect, it } from 'vitest'
import { initials, meant } from './initials'

describe('initials', () => {
  it.each([
    ['问题线索', 'wtxs'],
    ['信访举报', 'xfjb'],
    ['案件', 'aj'],
    ['事项', 'sx'],
    ['整改任务', 'zgrw'],
    ['2015 年度', '2015nd'],
  ])('spells %s', (label, letters) => expect(initials(label)).toBe(letters))

  it('finds a label by part of it or by its letters', () => {
    expect(meant('问题线索', '线索')).toBe(true)
    expect(meant('问题线索', 'wtx')).toBe(true)
    expect(meant('问题线索', 'aj')).toBe(false)
  })
})
