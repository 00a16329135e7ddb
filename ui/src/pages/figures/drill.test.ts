// A number is proved by its rows, and a difference is explained only by what adds up to it.
import { describe, expect, it } from 'vitest'
import type { FieldCard, FigureCard, FigureValue, RegisterCard, RowCard, SpreadCard } from '@/backend/bindings'
import { drillColumns, explain, gapsWish, prove, rowsWish } from './drill'
import { lay, PICTURE_WIDTH } from './squares'

const value = (basis: string, unit: string, number: number): FigureValue => ({ basis, register: 'incidents', unit, value: number, printed: String(number) })

const figure: FigureCard = {
  code: 'F022', label: '查处案件', rule: '', source: '', values: [value('incident', '件', 122), value('person', '人', 163)],
  more: [], printed: '122件163人', lacking: 0, flows: true, day: null, section: '一（二）', choice: null,
}

const spread: SpreadCard[] = [
  { personsEach: 6, incidents: 1, cases: 6, persons: 6 },
  { personsEach: 1, incidents: 85, cases: 85, persons: 85 },
  { personsEach: 2, incidents: 36, cases: 72, persons: 72 },
]

describe('the rows behind a number', () => {
  it('prove an amount by adding up to it, rounded as it is printed', () => {
    const amount = value('amount', '万元', 86.42)
    expect(prove(amount, 37, [{ field: 'amount_fen', sum: '864,200.00' }]).agrees).toBe(true)
    expect(prove(amount, 37, [{ field: 'amount_fen', sum: '864,149.99' }]).agrees).toBe(false)
    expect(prove(amount, 37, []).agrees).toBe(false)
  })

  const drill = { code: 'F022', basis: 'incident', period: '2015', unit: null, zone: null }

  it('are asked for by the figure itself, with no condition of the page', () => {
    expect(rowsWish('incidents', drill)).toEqual({
      register: 'incidents', filters: [], search: null, order: [], incomplete: false, void: false,
      among: { kind: 'figure', ...drill },
    })
    expect(gapsWish('incidents', drill).among).toEqual({ kind: 'gaps', ...drill })
  })

  it('prove it when there are as many, and only then', () => {
    expect(prove(figure.values[0]!, 122)).toEqual({ agrees: true, rows: 122, value: 122 })
    expect(prove(figure.values[0]!, 121).agrees).toBe(false)
    expect(prove(value('person', '人', 0), 0).agrees).toBe(true)
  })
})

describe('why incidents are fewer than persons', () => {
  it('is told row by row, by how many persons an incident has', () => {
    const told = explain(figure, spread)!
    expect(told.rows.map((row) => [row.personsEach, row.squares])).toEqual([[1, 85], [2, 72], [6, 6]])
    expect([told.incidents, told.cases, told.persons]).toEqual([122, 163, 163])
    expect([told.extra, told.many, told.whole]).toEqual([41, 37, true])
  })

  it('is not told by a spread of other incidents', () => {
    expect(explain(figure, spread.slice(1))).toBeNull()
    expect(explain({ ...figure, values: [value('case', '件', 163)] }, spread)).toBeNull()
  })

  it('is not told where nothing differs', () => {
    const even = { ...figure, values: [value('incident', '件', 85), value('person', '人', 85)] }
    expect(explain(even, spread.slice(1, 2))).toBeNull()
  })

  it('does not claim the whole difference where cases are missing', () => {
    const lacking = spread.map((row) => (row.personsEach === 1 ? { ...row, cases: 84 } : row))
    expect(explain(figure, lacking)!.whole).toBe(false)
  })
})

describe('the columns of a drill-down', () => {
  const field = (name: string, kind: string, more: Partial<FieldCard> = {}): FieldCard => ({
    name, label: name, kind, need: 'optional', needWhen: null, codes: null, to: null, sealed: false, computed: false,
    search: false, sees: true, long: false, ...more,
  })
  const register: RegisterCard = {
    name: 'x', label: 'x', of: null, number: 'no', title: ['no', 'name'], sees: true, writes: true, living: 3, incomplete: 0,
    fields: [field('no', 'text'), field('hidden', 'sealed', { sealed: true }), field('name', 'text'), field('rare', 'text'),
      field('story', 'text', { long: true }), field('kind', 'code'), field('on', 'day'), field('done', 'day')],
  }
  const row = (cells: (string | null)[]): RowCard => ({ id: cells[0] ?? '', version: 1, incomplete: false, void: false, missing: [], cells, unread: [] })
  const rows = [
    row(['1', null, '甲', null, '长', 'a', null, '2015-01-01']),
    row(['2', null, '乙', null, '长', 'b', '2015-02-01', '2015-02-02']),
    row(['3', null, '丙', 'r', '长', null, '2016-03-01', '2015-02-03']),
    row(['4', null, '丁', null, '长', 'a', '2016-03-02', null]),
  ]

  it('name the row first and end with the day that puts it into the period', () => {
    expect(drillColumns(register, rows, 4, 'done')).toEqual([0, 2, 5, 7])
    expect(drillColumns(register, rows, 4, 'on')).toEqual([0, 2, 5, 6])
    expect(drillColumns(register, rows, 3, 'on')).toEqual([0, 2, 6])
  })

  it('have no day where the register holds none of the figure', () => {
    expect(drillColumns(register, rows, 4, null)).toEqual([0, 2, 5])
    expect(drillColumns(register, rows, 4, 'decided')).toEqual([0, 2, 5])
  })

  it('say whom a row is about before anything else, and nothing that is the same in all rows', () => {
    const people = { ...register, fields: [...register.fields, field('who', 'link', { to: 'persons' }), field('where', 'text')] }
    const told = rows.map((one, at) => ({ ...one, cells: [...one.cells, `人${at}`, '同处'] }))
    const chosen = drillColumns(people, told, 8, null)
    expect(chosen.slice(0, 3)).toEqual([0, 2, 8])
    expect(chosen).not.toContain(9)
  })

  it('leave out what is sealed, long, or mostly empty', () => {
    const chosen = drillColumns(register, rows, 8, null)
    expect(chosen).not.toContain(1)
    expect(chosen).not.toContain(3)
    expect(chosen).not.toContain(4)
    const told = rows.map((one) => ({ ...one, cells: one.cells.map((text, at) => (at === 5 ? '长'.repeat(40) : text)) }))
    expect(drillColumns(register, told, 8, null)).not.toContain(5)
  })
})

describe('the picture of an explanation', () => {
  it('has a square for every person, none outside and none upon another', () => {
    for (const [each, incidents] of [[1, 85], [2, 36], [6, 1], [42, 3], [50, 2]] as const) {
      const { squares, height } = lay(each, incidents)
      expect(squares).toHaveLength(each * incidents)
      expect(new Set(squares.map((square) => `${square.x},${square.y}`)).size).toBe(squares.length)
      expect(Math.max(...squares.map((square) => square.x + square.width))).toBeLessThanOrEqual(PICTURE_WIDTH)
      expect(Math.max(...squares.map((square) => square.y + 5))).toBe(height)
    }
  })

  it('is left out where it would be a wall', () => {
    expect(lay(1, 5000).squares).toEqual([])
  })
})
