import { describe, expect, it } from 'vitest'
import { field, record } from '@/ledger/fixture'
import type { CodeCard, RegisterCard } from '@/backend/bindings'
import { barsOf, courseOf, ticksOf } from './course'

const stages: CodeCard[] = [
  { word: 'trial', label: '审理中', group: '', initials: '', synonyms: [], validFrom: '', validTo: '' },
  { word: 'closed', label: '已结案', group: '', initials: '', synonyms: [], validFrom: '', validTo: '' },
]
const register = {
  name: 'cases',
  fields: [
    field('filed_on', '立', 'day', { need: 'identity' }),
    field('joined_on', '入', 'day'),
    field('trial_on', '审', 'day'),
    field('closed_on', '结', 'day'),
    field('stage', '段', 'code', { codes: 'stage' }),
  ],
} as RegisterCard

function matter(values: Record<string, string>) {
  const chain = [
    { register: 'clues', label: '线索', records: [{ id: 'C1', label: 'XS1', on: '2015-01-01', words: '' }] },
    { register: 'cases', label: '案件', records: [{ id: 'L1', label: 'AJ1', on: '2015-01-11', words: '' }] },
    { register: 'sanctions', label: '处分', records: [{ id: 'S1', label: 'CF1', on: '2015-04-11', words: '' }] },
  ]
  return record({}, { register: 'cases', chain, values: Object.entries(values).map(([name, text]) => ({ field: name, text, links: [], sealed: false, unread: false, written: null })) })
}

describe('the course of a case', () => {
  it('puts what led to it first, then its own days with the days between, and leaves out a life before', () => {
    const steps = courseOf(matter({ filed_on: '2015-01-11', joined_on: '1998-07-01', trial_on: '2015-03-12', closed_on: '2015-04-11', stage: '已结案' }), register, stages, '2016-01-08', '至今')
    expect(steps.map((step) => [step.label, step.days, step.kind])).toEqual([
      ['线索', null, 'before'],
      ['立', 10, 'own'],
      ['审', 60, 'own'],
      ['结', 30, 'own'],
    ])
  })

  it('goes on until today while the case is open', () => {
    const steps = courseOf(matter({ filed_on: '2015-01-11', stage: '审理中' }), register, stages, '2015-01-31', '至今')
    expect(steps[steps.length - 1]).toMatchObject({ label: '至今', kind: 'running', days: 20 })
  })

  it('draws bars that follow each other over the whole axis', () => {
    const steps = courseOf(matter({ filed_on: '2015-01-11', trial_on: '2015-03-12', closed_on: '2015-04-11', stage: '已结案' }), register, stages, '2016-01-08', '至今')
    const bars = barsOf(steps)
    expect(bars[0]).toEqual({ from: 0, width: 0 })
    expect(bars.map((bar) => bar.width)).toEqual([0, 10, 60, 30])
    expect(bars[3]!.from + bars[3]!.width).toBeCloseTo(100)
    expect(ticksOf(steps).map((tick) => tick.on)).toEqual(['2015-01-01', '2015-02-01', '2015-03-01', '2015-04-01'])
  })

  it('spares the axis where a case took years', () => {
    const steps = courseOf(matter({ filed_on: '2015-01-11', closed_on: '2019-04-11', stage: '已结案' }), register, stages, '2020-01-08', '至今')
    expect(ticksOf(steps).length).toBeLessThanOrEqual(6)
    expect(courseOf(matter({ stage: '已结案' }), register, stages, '2016-01-08', '至今').filter((step) => step.kind === 'own')).toEqual([])
  })
})
