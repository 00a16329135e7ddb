// The wizard as a person walks it: every step by its buttons, a cell put right, the batch written and taken back.
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useSession } from '@/app/session'
import { TAB_KEY } from '@/app/status'
import { mayClose } from '@/app/tabs'
import { fake } from '@/backend/fake'
import type { DeskState, ImportWish, LineCard, PreviewCell, RegisterCard, Verdict } from '@/backend/bindings'
import { field } from '@/ledger/fixture'
import ImportPage from './ImportPage.vue'

const letters: RegisterCard = {
  name: 'letters', label: '来件', of: null, number: 'no', title: ['no'], sees: true, writes: true, living: 0, incomplete: 0,
  fields: [field('no', '来件号', 'text', { need: 'identity' }), field('on', '到件日', 'day', { need: 'identity' }), field('seal', '写信人', 'sealed'), field('place', '发生地', 'link', { to: 'places' })],
}
const state: DeskState = {
  stage: 'open', folder: '', county: '岚江县', practice: null, accounts: [], account: null, heldBy: null, lastOpened: null, lastBackup: null,
  backups: 0, idleMinutes: 10, today: '2016-01-08', years: [2015], version: '1', may: ['import'],
}
const cell = (column: number, text: string, more: Partial<PreviewCell> = {}): PreviewCell => ({
  column, text, written: null, was: null, state: 'plain', words: null, candidates: [], ...more,
})
const line = (row: number, verdict: Verdict, cells: PreviewCell[]): LineCard => ({ sheet: '一', row, verdict, taken: verdict !== 'rejected', label: '', words: '', cells })
const doubt = { state: 'doubt' as const, words: '“石桥”可能是两处', candidates: [{ register: 'places', id: '1', label: '石桥乡', note: '' }] }

/** What the core would judge of two rows, the second and third of them doubtful until corrected. */
function judge(wish: ImportWish): LineCard[] {
  const said = (row: number) => wish.corrections.find((one) => one.row === row)?.text
  const place = (row: number) => (said(row) ? cell(1, said(row)!) : cell(1, '石桥', doubt))
  return [
    line(3, 'new', [cell(0, '1'), cell(1, '东河镇')]),
    line(4, said(4) ? 'new' : 'doubtful', [cell(0, '2'), place(4)]),
    line(5, said(5) ? 'new' : 'doubtful', [cell(0, '3'), place(5)]),
  ]
}

let lines: LineCard[] = []
let asked: { name: string; input: unknown }[]
let page: VueWrapper

beforeEach(async () => {
  setActivePinia(createPinia())
  const of = (only: Verdict[]) => lines.filter((one) => only.length === 0 || only.includes(one.verdict))
  asked = fake({
    desk_state: () => state,
    registers: () => [letters],
    codes: () => [],
    prefs: () => [],
    acts: () => ({ undo: null, redo: null }),
    batches: () => [],
    ledger_choose: () => ({ token: 't', name: '来件.xlsx', bytes: 1 }),
    ledger_survey: () => ({
      sheets: [{ name: '一', rows: 3, hidden: false, headings: [2, 2], head: [['来件台账'], ['来件号', '发生地'], ['1', '东河镇']] }],
      fits: [{ register: 'letters', mapped: 2, columns: 2, whole: true }],
      problems: [],
    }),
    ledger_columns: () => ({
      columns: [
        { column: 0, letter: 'A', heading: '来件号', samples: ['1'], goal: 'no', confidence: 'sure' },
        { column: 1, letter: 'B', heading: '发生地', samples: ['东河镇'], goal: 'place', confidence: 'sure' },
      ],
      goals: [{ goal: 'no', label: '来件号', required: false, either: false }, { goal: 'place', label: '发生地', required: false, either: false }],
      remembered: false,
    }),
    ledger_preview: (wish) => {
      lines = judge(wish)
      const count = (verdict: Verdict) => of([verdict]).length
      return {
        preview: 'p', counts: { read: 3, new: count('new'), same: 0, changed: 0, doubtful: count('doubtful'), rejected: 0, left: 0, taken: 3 },
        columns: [{ heading: '来件号', label: '来件号', kind: 'text', to: null }, { heading: '发生地', label: '发生地', kind: 'link', to: 'places' }], totals: [],
        problems: of(['doubtful']).map((one) => ({ severity: 'doubt', code: 'x', file: '来件.xlsx', sheet: '一', cell: `B${one.row}`, field: null, label: null, words: '“石桥”可能是两处' })),
        unlisted: 0, unlistedLines: 0, inferred: 0,
      }
    },
    preview_lines: ({ only, start, count }) => ({ total: of(only).length, lines: of(only).slice(start, start + count) }),
    ledger_commit: () => ({ batch: 'b', read: 3, inserted: 3, updated: 0, unchanged: 0, rejected: 0, incomplete: 0, totals: [], problems: [], backup: 'x' }),
    batch_withdraw: () => ({ withdrawn: 3, restored: 0 }),
  }).asked
  await useSession().load()
  page = mount(ImportPage, { props: { register: null }, attachTo: document.body, global: { provide: { [TAB_KEY as symbol]: '/import' } } })
  await flushPromises()
})
afterEach(() => page.unmount())

const at = () => page.find('[data-testid="import"]').attributes('data-step')
const names = () => asked.map((one) => one.name)
async function press(id: string, nth = 0): Promise<void> {
  const found = document.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`)[nth]
  expect(found, id).toBeTruthy()
  found!.click()
  await flushPromises()
}
async function toReview(): Promise<void> {
  await press('import-choose')
  await press('import-next')
  await press('import-next')
  expect(at()).toBe('review')
}

describe('the wizard', () => {
  it('says what a ledger must hold, and keeps the register that was chosen by its name', async () => {
    const row = page.find('[data-testid="import-ledgers"] tbody tr')
    expect(row.text()).toContain('来件')
    expect(row.findAll('td')[1]!.text()).toBe('到件日')
    expect(row.findAll('td')[2]!.text()).toBe('来件号、发生地')
    await press('import-ledger-letters')
    expect(at()).toBe('sheets')
  })

  it('walks from file to review and writes nothing on the way', async () => {
    expect(at()).toBe('file')
    await press('import-choose')
    expect(at()).toBe('sheets')
    expect(page.text()).toContain('2 / 2 列对得上，表头齐全')
    await press('head-row-1')
    expect(page.find('[data-testid="headings"]').text()).toContain('第 1 行')
    await press('head-reset')
    expect(page.find('[data-testid="headings"]').text()).toContain('第 2 行')
    await press('import-next')
    expect(at()).toBe('columns')
    await press('import-next')
    expect(at()).toBe('review')
    expect(page.find('[data-testid="import-commit"]').text()).toBe('只导入正确行（1）')
    expect(names()).not.toContain('ledger_commit')
  })

  it('puts a cell right by what it may mean, with all of the same text, and looks again', async () => {
    await toReview()
    await press('problem-fix')
    const save = document.querySelector<HTMLButtonElement>('[data-testid="fix-save"]')!
    expect(save.disabled).toBe(true)
    await press('candidate-0')
    document.querySelector('[data-testid="candidate-0"]')!.dispatchEvent(new Event('change'))
    await flushPromises()
    expect(save.disabled).toBe(false)
    await press('fix-save')
    const wish = asked.filter((one) => one.name === 'ledger_preview').at(-1)!.input as ImportWish
    expect(wish.corrections).toEqual([{ sheet: '一', row: 4, column: 1, text: '石桥乡' }, { sheet: '一', row: 5, column: 1, text: '石桥乡' }])
    expect(page.find('[data-testid="import-commit"]').text()).toBe('导入（3）')
    expect(page.find('[data-testid="problems"]').text()).toContain('已改正 2 处')
  })

  it('writes what is ticked, reports it, and takes it back', async () => {
    await toReview()
    await press('import-commit')
    expect((asked.find((one) => one.name === 'ledger_commit')!.input as ImportWish).leave).toEqual([{ sheet: '一', row: 4 }, { sheet: '一', row: 5 }])
    expect(at()).toBe('result')
    expect(page.find('[data-testid="result-inserted"]').text()).toBe('3条')
    expect(page.find('[data-testid="result-left"]').text()).toBe('2行')
    await press('result-undo')
    expect(names()).toContain('batch_withdraw')
    expect(page.text()).toContain('本次导入已撤销')
  })

  it('asks before what was chosen is lost, and only then', async () => {
    expect(await mayClose('/import')).toBe(true)
    await toReview()
    const closing = mayClose('/import')
    await flushPromises()
    await press('leave-stay')
    expect(await closing).toBe(false)
    expect(at()).toBe('review')
    const again = mayClose('/import')
    await flushPromises()
    await press('leave-go')
    expect(await again).toBe(true)
  })

  it('goes back to the beginning only after asking', async () => {
    await press('import-choose')
    await press('import-back')
    expect(at()).toBe('sheets')
    await press('leave-go')
    expect(at()).toBe('file')
  })
})
