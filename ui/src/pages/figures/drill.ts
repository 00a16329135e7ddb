// A number and the rows behind it: which columns tell them apart, whether they add up, what explains the difference
// between incidents and persons.
import type { Drill, FieldCard, FigureCard, FigureValue, RegisterCard, RowCard, SpreadCard, SumCard, ViewWish } from '@/backend/bindings'

/** All numbers of a figure, those the report prints first. */
export function valuesOf(figure: FigureCard): FigureValue[] {
  return [...figure.values, ...figure.more]
}

/** The view of the rows behind a number. */
export function rowsWish(register: string, drill: Drill): ViewWish {
  return wish(register, { kind: 'figure', ...drill })
}

/** The view of the rows a figure may have to count but cannot. */
export function gapsWish(register: string, drill: Drill): ViewWish {
  return wish(register, { kind: 'gaps', ...drill })
}

function wish(register: string, among: ViewWish['among']): ViewWish {
  return { register, filters: [], search: null, order: [], incomplete: false, void: false, among }
}

export interface Proof {
  agrees: boolean
  /** Rows of the view. */
  rows: number
  /** The number the page shows. */
  value: number
}

/**
 * The rows prove the number when there are as many as it says; an amount, printed in 万元 to two
 * decimals, when theirs, in 元, round to it. */
export function prove(value: FigureValue, rows: number, sums: SumCard[] = []): Proof {
  if (value.basis !== 'amount') return { agrees: rows === value.value, rows, value: value.value }
  const agrees = sums.some((one) => Math.round(Number(one.sum.replace(/,/g, '')) / 100) === Math.round(value.value * 100))
  return { agrees, rows, value: value.value }
}

export interface SpreadRow extends SpreadCard {
  squares: number
}

export interface Explained {
  rows: SpreadRow[]
  incidents: number
  cases: number
  persons: number
  /** Incidents with more than one person. */
  many: number
  /** Cases (or, without cases, persons) beyond one for each incident. */
  extra: number
  /** The difference comes from incidents with several persons and from nothing else. */
  whole: boolean
}

/**
 * Explains a number of incidents by how many persons each has. `null` where the spread is of another set of incidents
 * than the figure: an explanation that does not add up to the number explains nothing.
 */
export function explain(figure: FigureCard, spread: SpreadCard[]): Explained | null {
  const values = valuesOf(figure)
  const incident = values.find((value) => value.basis === 'incident')
  const person = values.find((value) => value.basis === 'person')
  if (!incident || !person || spread.length === 0) return null
  const sum = (of: (row: SpreadCard) => number) => spread.reduce((total, row) => total + of(row), 0)
  const incidents = sum((row) => row.incidents)
  const persons = sum((row) => row.persons)
  const cases = sum((row) => row.cases)
  if (incidents !== incident.value || persons !== person.value || persons === incidents) return null
  const rows = [...spread].sort((a, b) => a.personsEach - b.personsEach)
  const several = rows.filter((row) => row.personsEach > 1)
  const counted = cases > 0 ? cases : persons
  return {
    rows: rows.map((row) => ({ ...row, squares: row.incidents * row.personsEach })),
    incidents,
    cases,
    persons,
    many: several.reduce((total, row) => total + row.incidents, 0),
    extra: counted - incidents,
    whole: several.reduce((total, row) => total + (cases > 0 ? row.cases : row.persons) - row.incidents, 0) === counted - incidents,
  }
}

const telling = new Set(['text', 'day', 'month', 'code', 'link', 'links', 'count', 'fen'])

/**
 * The columns of a drill-down: what names a row, whom it is about, then the first fields that most of the rows fill and
 * that tell them apart, at last the day that puts a row into the period, where the register holds it. At most `most`;
 * answers positions among the register's fields.
 */
export function drillColumns(register: RegisterCard, rows: RowCard[], most: number, day: string | null): number[] {
  const at = (name: string) => register.fields.findIndex((field) => field.name === name)
  const filled = (position: number) => rows.filter((row) => (row.cells[position] ?? '') !== '').length
  const mostly = (position: number) => filled(position) * 2 >= Math.max(rows.length, 1)
  const tells = (position: number) =>
    mostly(position) && (rows.length < 2 || new Set(rows.flatMap((row) => row.cells[position] || [])).size > 1)
  const last = day === null ? -1 : at(day)
  const room = last >= 0 ? most - 1 : most
  const chosen: number[] = []
  const add = (position: number) => {
    if (position >= 0 && position !== last && !chosen.includes(position) && chosen.length < room) chosen.push(position)
  }
  if (register.number) add(at(register.number))
  for (const name of register.title) if (rows.length === 0 || filled(at(name)) > 0) add(at(name))
  const person = register.fields.findIndex((field) => field.to === 'persons' && field.kind === 'link' && shows(field))
  if (person >= 0 && mostly(person)) add(person)
  register.fields.forEach((field, position) => {
    if (field.kind !== 'day' && shows(field) && !isStory(field, position, rows) && tells(position)) add(position)
  })
  return last >= 0 ? [...chosen, last] : chosen
}

/** Texts that tell a story are no column of a narrow table. */
function isStory(field: FieldCard, position: number, rows: RowCard[]): boolean {
  return field.long || rows.slice(0, 50).some((row) => (row.cells[position] ?? '').length > 30)
}

function shows(field: FieldCard): boolean {
  return field.sees && !field.sealed && telling.has(field.kind)
}
