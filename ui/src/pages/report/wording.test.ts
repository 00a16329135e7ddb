// Fields of a sentence: shown by name, kept as they were, never half.
import { describe, expect, it } from 'vitest'
import { erased, kept, shown, whole } from './wording'

const fields = [
  { token: '{期}', words: '期间' },
  { token: '{F112}', words: '立案' },
  { token: '{F010.leader_id}', words: '正风肃纪工作领导小组：组长' },
]

describe('the wording of a sentence', () => {
  it('is kept as it was, whatever it is shown as', () => {
    const wording = '{期}由{F010.leader_id}牵头，立案{F112}，比{F112}多。'
    const text = shown(wording, fields)
    expect(text).toBe('【期间】由【正风肃纪工作领导小组：组长】牵头，立案【立案】，比【立案】多。')
    expect(kept(text, fields)).toEqual({ wording })
    expect(kept(shown('立案{F999}件', fields), fields)).toEqual({ wording: '立案{F999}件' })
  })

  it('is refused where a field is half or unknown', () => {
    expect(kept('立案【立案件。', fields)).toEqual({ unknown: '【立案件。' })
    expect(kept('立案立案】件。', fields)).toEqual({ unknown: '立案立案】' })
    expect(kept('由【组长】牵头', fields)).toEqual({ unknown: '【组长】' })
  })

  it('loses a field whole or not at all', () => {
    const text = '共【立案】件'
    expect(erased(text, { from: 5, to: 5 }, 'back')).toEqual({ from: 1, to: 5 })
    expect(erased(text, { from: 1, to: 1 }, 'forth')).toEqual({ from: 1, to: 5 })
    expect(erased(text, { from: 1, to: 1 }, 'back')).toEqual({ from: 1, to: 1 })
    expect(erased(text, { from: 3, to: 6 }, 'back')).toEqual({ from: 1, to: 6 })
    expect(whole(text, { from: 3, to: 3 })).toEqual({ from: 5, to: 5 })
    expect(whole(text, { from: 0, to: 2 })).toEqual({ from: 0, to: 5 })
  })
})
