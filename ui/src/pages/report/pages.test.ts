import { describe, expect, it } from 'vitest'
import { breaksOf } from './pages'

describe('the pages of the report', () => {
  it('marks no end on a single page', () => {
    expect(breaksOf(297)).toEqual([])
    expect(breaksOf(150)).toEqual([])
    expect(breaksOf(297.2)).toEqual([])
  })

  it('marks the end of every page but the last', () => {
    expect(breaksOf(37 + 225 * 2 + 10 + 35)).toEqual([262, 487])
  })
})
