import { describe, expect, it } from 'vitest'
import type { RegisterCard } from '@/backend/bindings'
import { groupedRegisters } from './groups'

const register = (name: string) => ({ name }) as RegisterCard

describe('registers on the page of all registers', () => {
  it('stand in the order of the report, and none is lost', () => {
    const groups = groupedRegisters(['submissions', 'cases', 'zones', 'a_new_one', 'petitions'].map(register))
    expect(groups.map((one) => [one.group, one.registers.map((each) => each.name)])).toEqual([
      ['base', ['zones']], ['clues', ['petitions']], ['cases', ['cases']], ['reckoning', ['submissions']], ['other', ['a_new_one']],
    ])
  })
})
