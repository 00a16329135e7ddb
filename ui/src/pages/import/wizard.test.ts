// The wizard from file to result: what it asks, what it would write, and that it writes nothing before the last step.
import { beforeEach, describe, expect, it } from 'vitest'
import { fake } from '@/backend/fake'
import type { ColumnsCard, ImportedCard, ImportWish, LineCard, PreviewCard, SurveyCard, Verdict } from '@/backend/bindings'
import { makeWizard, type Run, type Wizard } from './wizard'

const survey: SurveyCard = {
  sheets: [
    { name: '一', rows: 20, hidden: false, headings: [2, 3], head: [] },
    { name: '二', rows: 30, hidden: false, headings: [2, 3], head: [] },
    { name: '旧', rows: 9, hidden: true, headings: [1, 1], head: [] },
    { name: '说明', rows: 4, hidden: false, headings: null, head: [] },
  ],
  fits: [{ register: 'findings', mapped: 9, columns: 10, whole: true }, { register: 'clues', mapped: 3, columns: 10, whole: false }],
  problems: [],
}

const columns: ColumnsCard = {
  columns: [
    { column: 0, letter: 'A', heading: '编号', samples: ['1'], goal: 'no', confidence: 'sure' },
    { column: 1, letter: 'B', heading: '单位', samples: ['石桥乡'], goal: 'unit', confidence: 'likely' },
    { column: 2, letter: 'C', heading: '备考', samples: [], goal: null, confidence: 'none' },
  ],
  goals: [
    { goal: 'no', either: false, label: '编号', required: false },
    { goal: 'unit', either: false, label: '单位', required: true },
    { goal: 'note', either: false, label: '备注', required: false },
    { goal: '-', either: false, label: '不导入', required: false },
  ],
  remembered: false,
}

const line = (row: number, verdict: Verdict, sheet = '一'): LineCard => ({
  sheet, row, verdict, taken: verdict !== 'rejected', label: '', words: '', cells: [],
})
const doubtful = [line(12, 'doubtful'), line(15, 'doubtful'), line(17, 'doubtful', '二'), { ...line(18, 'doubtful', '二'), taken: false }]
const card: PreviewCard = {
  preview: 'p', counts: { read: 138, new: 21, same: 108, changed: 5, doubtful: 4, rejected: 0, left: 0, taken: 137 }, columns: [], totals: [],
  problems: [], unlisted: 0, unlistedLines: 0, inferred: 31,
}
const imported: ImportedCard = {
  batch: 'b', read: 137, inserted: 21, updated: 5, unchanged: 108, rejected: 3, incomplete: 0, totals: [], problems: [], backup: 'x.bak',
}

let cancelled = false
const run: Run = async (_words, work) => (cancelled ? undefined : await work('job'))
let wizard: Wizard
let asked: { name: string; input: unknown }[]

beforeEach(() => {
  cancelled = false
  asked = fake({
    ledger_choose: () => ({ token: 't', name: '督查.xlsx', bytes: 1000 }),
    ledger_survey: () => survey,
    ledger_columns: ({ sheet }) => (sheet === '说明' ? { ...columns, columns: columns.columns.slice(0, 1) } : columns),
    ledger_preview: () => card,
    preview_lines: ({ only, start, count }) =>
      only[0] === 'doubtful' ? { total: 4, lines: doubtful.slice(start, start + count) } : { total: 0, lines: [] },
    ledger_commit: () => imported,
  }).asked
  wizard = makeWizard(run, { reading: (file) => file, previewing: '', committing: '' })
})

const last = (name: string) => asked.filter((one) => one.name === name).at(-1)?.input as ImportWish
const names = () => asked.map((one) => one.name)

describe('the steps', () => {
  it('propose the best register and the sheets that have a heading and are not hidden', async () => {
    await wizard.choose()
    expect(wizard.step.value).toBe('sheets')
    expect(wizard.register.value).toBe('findings')
    expect(wizard.ticked.value.map((sheet) => sheet.card.name)).toEqual(['一', '二'])
  })

  it('keep the register the page was opened for', async () => {
    wizard.setRegister('clues')
    await wizard.choose()
    expect(wizard.register.value).toBe('clues')
  })

  it('stay where they are when nothing is chosen or reading is cancelled', async () => {
    cancelled = true
    await wizard.choose()
    expect(wizard.step.value).toBe('file')
    expect(wizard.file.value).toBeNull()
  })

  it('are not left without a register, a sheet, or heading rows', async () => {
    await wizard.choose()
    wizard.setRegister('')
    expect(wizard.lacksOfSheets.value).toBe('register')
    wizard.setRegister('findings')
    wizard.sheets.value.forEach((sheet) => (sheet.ticked = false))
    expect(wizard.lacksOfSheets.value).toBe('sheets')
    wizard.sheets.value[3]!.ticked = true
    expect(wizard.lacksOfSheets.value).toEqual({ head: '说明' })
    await wizard.toColumns()
    expect(wizard.step.value).toBe('sheets')
    wizard.setHeadings('说明', [4, 2])
    expect(wizard.lacksOfSheets.value).toBeNull()
    await wizard.toColumns()
    expect(wizard.step.value).toBe('columns')
    expect(asked.at(-1)!.input).toEqual({ token: 't', register: 'findings', sheet: '说明', headings: [2, 4] })
  })

  it('map sheets of the same headings once', async () => {
    await wizard.choose()
    wizard.setHeadings('说明', [1, 1])
    await wizard.toColumns()
    expect(wizard.layouts.value.map((layout) => layout.sheets)).toEqual([['一', '二'], ['说明']])
    wizard.setGoal(wizard.layouts.value[0]!, 2, 'note')
    wizard.setGoal(wizard.layouts.value[0]!, 0, null)
    await wizard.toReview()
    const changed = [{ column: 0, heading: '编号', goal: null }, { column: 2, heading: '备考', goal: 'note' }]
    expect(last('ledger_preview').sheets).toEqual([
      { sheet: '一', headings: null, columns: changed },
      { sheet: '二', headings: null, columns: changed },
      { sheet: '说明', headings: [1, 1], columns: [] },
    ])
  })

  it('send nothing where a choice is what was proposed', async () => {
    await wizard.choose()
    await wizard.toColumns()
    const layout = wizard.layouts.value[0]!
    wizard.setGoal(layout, 1, null)
    expect(wizard.missing(layout)).toEqual(['单位'])
    wizard.setGoal(layout, 1, 'unit')
    expect(wizard.missing(layout)).toEqual([])
    wizard.setGoal(layout, 2, 'unit')
    expect(wizard.twice(layout)).toEqual([{ label: '单位', letters: ['B', 'C'] }])
    wizard.setGoal(layout, 0, '-')
    wizard.setGoal(layout, 2, '-')
    expect(wizard.twice(layout)).toEqual([])
    wizard.setGoal(layout, 0, 'no')
    wizard.setGoal(layout, 2, null)
    await wizard.toReview()
    expect(last('ledger_preview').sheets[0]!.columns).toEqual([])
  })

  it('ask for one of those that stand in for each other', async () => {
    await wizard.choose()
    await wizard.toColumns()
    const layout = wizard.layouts.value[0]!
    const either = (goal: string, label: string) => ({ goal, label, required: true, either: true })
    const goals = [either('note', '某人'), either('place', '某处')]
    const other = { ...layout, card: { ...layout.card, goals: [...layout.card.goals.filter((goal) => goal.goal !== 'note'), ...goals] } }
    expect(wizard.missing(other, '或')).toEqual(['某人或某处'])
    wizard.setGoal(layout, 2, 'note')
    expect(wizard.missing(other, '或')).toEqual([])
  })
})

describe('the review', () => {
  beforeEach(async () => {
    await wizard.choose()
    await wizard.toColumns()
    await wizard.toReview()
  })

  it('writes nothing', () => {
    expect(wizard.step.value).toBe('review')
    expect(names()).not.toContain('ledger_commit')
    expect(wizard.busy.value).toBe(true)
  })

  it('takes what is new or changed, and leaves what is doubtful until ticked', () => {
    expect(wizard.outlook.value).toMatchObject({ enters: 21, changes: 5, doubtful: 0, open: 3, takes: 26, leaves: 112 })
    expect(wizard.takes(line(5, 'new'))).toBe(true)
    expect(wizard.takes(doubtful[0]!)).toBe(false)
    expect(wizard.mayTake(line(5, 'rejected'))).toBe(false)
    wizard.tick(line(5, 'rejected'), true)
    wizard.tick(line(5, 'same'), true)
    wizard.tick(doubtful[3]!, true)
    expect(wizard.outlook.value.takes).toBe(26)
    wizard.tick(doubtful[0]!, true)
    wizard.tick(line(5, 'new'), false)
    expect(wizard.outlook.value).toMatchObject({ enters: 20, doubtful: 1, takes: 26 })
  })

  it('leaves out exactly what is not ticked', async () => {
    wizard.tick(doubtful[1]!, true)
    wizard.tick(line(5, 'new'), false)
    await wizard.commit()
    expect(last('ledger_commit').leave).toEqual([{ sheet: '一', row: 5 }, { sheet: '一', row: 12 }, { sheet: '二', row: 17 }])
    expect(wizard.step.value).toBe('result')
    expect(wizard.result.value).toEqual(imported)
    expect(wizard.busy.value).toBe(false)
  })

  it('takes all doubtful lines at once, but for those unticked after', async () => {
    wizard.tick(doubtful[1]!, true)
    wizard.tickDoubtful(true)
    expect(wizard.outlook.value.takes).toBe(29)
    wizard.tick(doubtful[0]!, false)
    expect(wizard.outlook.value.takes).toBe(28)
    await wizard.commit()
    expect(last('ledger_commit').leave).toEqual([{ sheet: '一', row: 12 }])
    expect(names()).not.toContain('preview_lines')
  })

  it('looks again with corrections, the newest of a cell holding', async () => {
    await wizard.correct([{ sheet: '一', row: 9, column: 9, text: '2015-02-28' }])
    await wizard.correct([{ sheet: '一', row: 9, column: 9, text: '2015-03-01' }, { sheet: '一', row: 12, column: 5, text: '石桥乡' }])
    expect(last('ledger_preview').corrections).toEqual([
      { sheet: '一', row: 9, column: 9, text: '2015-03-01' }, { sheet: '一', row: 12, column: 5, text: '石桥乡' },
    ])
    expect(last('ledger_preview').leave).toEqual([])
    await wizard.uncorrect()
    expect(last('ledger_preview').corrections).toEqual([])
  })

  it('asks anew about a line that was corrected', async () => {
    wizard.tick(doubtful[0]!, true)
    await wizard.correct([{ sheet: '一', row: 12, column: 5, text: '石桥乡' }])
    expect(wizard.takes(doubtful[0]!)).toBe(false)
    expect(wizard.outlook.value.doubtful).toBe(0)
  })

  it('keeps what was corrected before when a look is cancelled', async () => {
    await wizard.correct([{ sheet: '一', row: 9, column: 9, text: '2015-02-28' }])
    cancelled = true
    expect(await wizard.correct([{ sheet: '一', row: 10, column: 9, text: 'x' }])).toBe(false)
    expect(wizard.corrections.value).toEqual([{ sheet: '一', row: 9, column: 9, text: '2015-02-28' }])
  })

  it('looks again when the desk has put the preview away, and asks no second time', async () => {
    const old = card.preview
    const again = fake({
      ledger_preview: () => ({ ...card, preview: 'q' }),
      preview_lines: ({ preview }) => {
        if (preview === old) throw { code: 'E_PREVIEW', words: '核对结果已过期，请重新核对。', problems: [] }
        return { total: 1, lines: [line(5, 'new')] }
      },
    }).asked
    const both = await Promise.all([wizard.lines([], 0, 1), wizard.lines(['new'], 0, 1)])
    expect(both.map((span) => span.total)).toEqual([1, 1])
    expect(again.filter((one) => one.name === 'ledger_preview')).toHaveLength(1)
    expect(wizard.preview.value!.preview).toBe('q')
  })

  it('passes on what else is refused', async () => {
    fake({
      preview_lines: () => {
        throw { code: 'E_RIGHT', words: '没有权限。', problems: [] }
      },
    })
    await expect(wizard.lines([], 0, 1)).rejects.toMatchObject({ refusal: { code: 'E_RIGHT' } })
  })

  it('stays at the review when writing is cancelled', async () => {
    cancelled = true
    expect(await wizard.commit()).toBeUndefined()
    expect(wizard.step.value).toBe('review')
    expect(wizard.result.value).toBeNull()
  })

  it('keeps the mapping and the corrections on the way back and forth', async () => {
    wizard.setGoal(wizard.layouts.value[0]!, 2, 'note')
    await wizard.correct([{ sheet: '一', row: 9, column: 9, text: '2015-02-28' }])
    wizard.back()
    expect(wizard.step.value).toBe('columns')
    await wizard.toReview()
    expect(last('ledger_preview').corrections).toHaveLength(1)
    expect(last('ledger_preview').sheets[0]!.columns).toEqual([{ column: 2, heading: '备考', goal: 'note' }])
  })

  it('forgets all of it at the beginning', () => {
    wizard.back()
    wizard.back()
    wizard.back()
    expect(wizard.step.value).toBe('file')
    expect(wizard.busy.value).toBe(false)
    expect(wizard.corrections.value).toEqual([])
  })
})
