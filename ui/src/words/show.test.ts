import { describe, expect, it } from 'vitest'
import { copyMinute } from './show'

describe('copyMinute', () => {
  it('reads the minute from the name of a copy, and leaves another name as it is', () => {
    expect(copyMinute('zhengfeng-20160108093012345')).toBe('2016-01-08 09:30')
    expect(copyMinute('zhengfeng-20160108093012345-before')).toBe('2016-01-08 09:30')
    expect(copyMinute('旧备份')).toBe('旧备份')
  })
})
