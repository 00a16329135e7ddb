// Columns of the grid, made from a register's description: what each shows, how wide it starts, who may type into it.
import type { CodeCard, FieldCard, RegisterCard } from '@/backend/bindings'
import { gridWords as words } from '@/words/grid'
import { squares } from './fit'

export interface GridColumn {
  /** The field. */
  name: string
  /** Position of its text in a row's cells. */
  index: number
  label: string
  /** What its numbers are counted in; printed behind the label. */
  unit: string | null
  /** Kind of the field as the core names it; `plain` for tables that are no register. */
  kind: string
  align: 'left' | 'right' | 'mid'
  /** Why it cannot be typed into; null where it can. */
  locked: string | null
  /** The code list it takes its values from. */
  codes: string | null
  /** The register it links to. */
  to: string | null
  /** Takes several values, joined by 、. */
  several: boolean
  /** A row cannot be without it. */
  identity: boolean
  /** Width at 100 % before the user changes it. */
  width: number
  /** Longer texts: several lines while typing. */
  long: boolean
  /** Shown before the user chooses columns. */
  shown: boolean
  /** How many strokes of 正 stand before a text, for columns that tell how far a matter has come. */
  strokes: ReadonlyMap<string, number> | null
}

/** Lists of codes that tell how far a matter has come. */
const COURSE = ['stage', 'progress']

/** 信访 1, 线索 2, 事项 3, 案件 4, 处分 5: how far along these a matter stands, by the stable word of its stage. */
const STROKES: Record<string, number> = {
  registered: 2, assigning: 2, opinion: 2, talking: 2, verifying: 2, shelved: 2, dropped: 2,
  filing: 3, investigating: 4, to_trial: 4, trial: 4, decided: 5, announced: 5, closed: 5, archived: 5,
}

const WIDTHS: Record<string, number> = { day: 100, month: 84, count: 80, fen: 110, flag: 72, codes: 140, links: 140, lines: 96 }

/** Whether sums make sense in a column. */
export function isNumber(column: GridColumn): boolean {
  return column.kind === 'fen' || column.kind === 'count'
}

/** Whether a list of choices belongs to a column. */
export function hasChoices(column: GridColumn): boolean {
  return column.locked === null && (column.codes !== null || column.to !== null || column.kind === 'flag' || column.kind === 'day')
}

function lockOf(register: RegisterCard, field: FieldCard): string | null {
  if (!register.writes) return words.noRight
  if (field.kind === 'lines') return words.lines
  if (field.computed) return words.computed
  return null
}

function widthOf(register: RegisterCard, field: FieldCard, codes: (list: string) => CodeCard[]): number {
  const heading = Math.ceil(squares(field.label) * 13) + (field.kind === 'fen' ? 74 : 40)
  if (field.name === register.number) return Math.max(110, heading)
  if (field.long) return 260
  if (field.kind === 'link' && field.to !== null) return Math.max(field.to === 'persons' ? 84 : 160, Math.min(heading, 160))
  if (field.kind === 'code' && field.codes !== null) {
    const widest = codes(field.codes).reduce((most, code) => Math.max(most, squares(code.label)), 3)
    return Math.max(heading, Math.min(168, Math.ceil(widest * 13) + (field.codes === 'stage' ? 40 : 20)))
  }
  const width = WIDTHS[field.kind] ?? 140
  return Math.max(width, Math.min(heading, 180))
}

/** The columns of a register, nothing under seal: in the order of its form within what comes first on the screen. */
export function columnsOf(register: RegisterCard, codes: (list: string) => CodeCard[] = () => []): GridColumn[] {
  const columns = register.fields.flatMap((field, index): GridColumn[] => {
    if (field.sealed || field.kind === 'sealed' || !field.sees) return []
    return [
      {
        name: field.name,
        index,
        label: field.label,
        unit: field.kind === 'fen' ? words.yuan : null,
        kind: field.kind,
        align: field.kind === 'fen' || field.kind === 'count' ? 'right' : field.kind === 'flag' ? 'mid' : 'left',
        locked: lockOf(register, field),
        codes: field.codes,
        to: field.kind === 'link' || field.kind === 'links' ? field.to : null,
        several: field.kind === 'codes' || field.kind === 'links' || field.kind === 'texts',
        // Its own number is given by the program where nobody typed one.
        identity: field.need === 'identity' && field.name !== register.number && !field.computed,
        width: widthOf(register, field, codes),
        long: field.long,
        shown: field.kind !== 'lines',
        strokes: field.codes === 'stage' && field.kind === 'code' ? strokesOf(codes(field.codes)) : null,
      },
    ]
  })
  const place = (column: GridColumn) => rank(register, column)
  return columns.map((column, at) => ({ column, at })).sort((a, b) => place(a.column) - place(b.column) || a.at - b.at).map((pair) => pair.column)
}

/** What comes first on the screen: what and who, how far and by when, where, how much; longer texts last. */
function rank(register: RegisterCard, column: GridColumn): number {
  if (column.name === register.number) return 0
  if (leads(register, column)) return 1
  if (column.kind === 'lines') return 9
  if (column.long) return 8
  if (column.codes !== null && COURSE.includes(column.codes)) return 2
  const field = register.fields.find((each) => each.name === column.name)
  if (field && column.to === 'persons' && column.kind === 'link' && (field.search || field.need === 'identity')) return 1.5
  // What a row cannot well be without is what people look for; what is seldom filled comes behind.
  const needed = field !== undefined && field.need !== 'optional' && field.needWhen === null
  if (column.kind === 'fen') return 5
  if (!needed) return 7
  if (column.kind === 'day' || column.kind === 'month') return 3
  return column.to !== null || column.kind === 'text' ? 4 : 6
}

function strokesOf(codes: CodeCard[]): ReadonlyMap<string, number> {
  return new Map(codes.flatMap((code): [string, number][] => (STROKES[code.word] ? [[code.label, STROKES[code.word]!]] : [])))
}

/** What stands right behind the number: what names a row, or else the first person it is searched by. */
function leads(register: RegisterCard, column: GridColumn): boolean {
  const titles = register.title.filter((name) => name !== register.number)
  if (titles.length > 0) return titles.includes(column.name)
  const person = register.fields.find((field) => field.kind === 'link' && field.to === 'persons' && field.search && !field.computed)
  return person?.name === column.name
}

/** How many columns stay when scrolling sideways, before the user chooses. */
export function frozenAtFirst(register: RegisterCard, columns: GridColumn[]): number {
  const leading = columns.filter((column) => column.name === register.number || leads(register, column))
  const narrow = leading.filter((column, at) => column === columns[at] && column.width <= 170)
  return Math.min(2, narrow.length)
}

/** A column of a table that is no register. */
export function plainColumn(name: string, index: number, label: string, more: Partial<GridColumn> = {}): GridColumn {
  return {
    name,
    index,
    label,
    unit: null,
    kind: 'plain',
    align: 'left',
    locked: words.readOnly,
    codes: null,
    to: null,
    several: false,
    identity: false,
    width: 120,
    long: false,
    shown: true,
    strokes: null,
    ...more,
  }
}
