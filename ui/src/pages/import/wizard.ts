// What the import wizard knows, step by step. It asks the office for what it shows and writes nothing before `commit`;
// the page only draws it.
import { computed, reactive, ref } from 'vue'
import { call, Refused } from '@/backend/call'
import type {
  ChosenFile, ColumnsCard, Correction, ExportedCard, ImportedCard, ImportWish, LineCard, LineName, PreviewCard, PreviewLines, SheetCard,
  SheetWish, SurveyCard, Verdict, VerdictCounts,
} from '@/backend/bindings'

export const STEPS = ['file', 'sheets', 'columns', 'review', 'result'] as const
export type Step = (typeof STEPS)[number]
export type Headings = [number, number]

/** A sheet as the wizard has it: ticked or not, its heading rows as found or as said. */
export interface SheetChoice {
  card: SheetCard
  ticked: boolean
  headings: Headings | null
}

/** Sheets with the same headings: mapped once for all of them. */
export interface Layout {
  sheets: string[]
  card: ColumnsCard
}

/** Runs a long deed; `undefined` when it was cancelled. */
export type Run = <T>(words: string, work: (job: string) => Promise<T>) => Promise<T | undefined>

/** The core's goal of a column that is not imported on purpose; many columns may go there. */
export const NOWHERE = '-'

/** A line by its place, as a key. */
export function keyOf(line: LineName): string {
  return `${line.sheet}\n${line.row}`
}

const block = 400

export function makeWizard(run: Run, words: { reading: (file: string) => string; previewing: string; committing: string }) {
  const step = ref<Step>('file')
  const file = ref<ChosenFile | null>(null)
  const survey = ref<SurveyCard | null>(null)
  const register = ref('')
  const sheets = ref<SheetChoice[]>([])
  const year = ref<number | null>(null)
  const newUnits = ref(false)
  const layouts = ref<Layout[]>([])
  /** Goals that differ from what was proposed: sheet, column. */
  const goals = reactive(new Map<string, Map<number, string | null>>())
  const corrections = ref<Correction[]>([])
  const preview = ref<PreviewCard | null>(null)
  /** Lines ticked or unticked by hand. */
  const ticks = reactive(new Map<string, { line: LineName; verdict: LineCard['verdict']; take: boolean }>())
  /** Doubtful lines are taken unless unticked; otherwise they are left unless ticked. */
  const takeDoubtful = ref(false)
  const result = ref<ImportedCard | null>(null)
  const withdrawn = ref(false)
  let looking: Promise<boolean> | null = null
  /** Lines left out by choice, once it was written. */
  const leftOut = ref(0)

  const ticked = computed(() => sheets.value.filter((sheet) => sheet.ticked))
  /** Leaving now loses what was chosen. */
  const busy = computed(() => step.value !== 'file' && step.value !== 'result')

  /** Asks for a file and reads what it holds. */
  async function choose(): Promise<void> {
    const chosen = await call('ledger_choose', {})
    if (chosen) await take(chosen)
  }

  async function take(chosen: ChosenFile): Promise<void> {
    const found = await run(words.reading(chosen.name), () => call('ledger_survey', { token: chosen.token }))
    if (!found) return
    const wanted = register.value
    restart()
    file.value = chosen
    survey.value = found
    register.value = wanted || (found.fits[0]?.register ?? '')
    sheets.value = found.sheets.map((card) => ({ card, ticked: card.rows > 0 && !card.hidden && card.headings !== null, headings: null }))
    step.value = 'sheets'
  }

  /** Everything forgotten but the register that was asked for. */
  function restart(): void {
    step.value = 'file'
    file.value = null
    survey.value = null
    register.value = ''
    sheets.value = []
    layouts.value = []
    goals.clear()
    forgetPreview()
    year.value = null
    newUnits.value = false
    corrections.value = []
    result.value = null
    withdrawn.value = false
  }

  function forgetPreview(): void {
    preview.value = null
    ticks.clear()
    takeDoubtful.value = false
  }

  function setRegister(name: string): void {
    if (name === register.value) return
    register.value = name
    goals.clear()
  }

  function setHeadings(sheet: string, rows: Headings | null): void {
    const choice = sheets.value.find((one) => one.card.name === sheet)
    if (!choice) return
    choice.headings = rows && rows[0] > rows[1] ? [rows[1], rows[0]] : rows
    if (rows) choice.ticked = true
    goals.delete(sheet)
  }

  function headingsOf(choice: SheetChoice): Headings | null {
    return choice.headings ?? choice.card.headings
  }

  /** Why the sheets step cannot be left forwards: nothing, or what lacks. */
  const lacksOfSheets = computed<'register' | 'sheets' | { head: string } | null>(() => {
    if (!register.value) return 'register'
    if (ticked.value.length === 0) return 'sheets'
    const headless = ticked.value.find((choice) => headingsOf(choice) === null)
    return headless ? { head: headless.card.name } : null
  })

  async function toColumns(): Promise<void> {
    const token = file.value?.token
    if (!token || lacksOfSheets.value) return
    const cards = await Promise.all(
      ticked.value.map(async (choice) => ({
        sheet: choice.card.name,
        card: await call('ledger_columns', { token, register: register.value, sheet: choice.card.name, headings: choice.headings }),
      })),
    )
    layouts.value = group(cards)
    step.value = 'columns'
  }

  /** Where a column of a layout goes now. */
  function goalOf(layout: Layout, column: number): string | null {
    const sheet = layout.sheets[0] ?? ''
    const said = goals.get(sheet)
    if (said?.has(column)) return said.get(column) ?? null
    return layout.card.columns.find((one) => one.column === column)?.goal ?? null
  }

  /** Sends a column elsewhere, in every sheet of the layout. */
  function setGoal(layout: Layout, column: number, goal: string | null): void {
    const proposed = layout.card.columns.find((one) => one.column === column)?.goal ?? null
    for (const sheet of layout.sheets) {
      const said = goals.get(sheet) ?? new Map<number, string | null>()
      if (goal === proposed) said.delete(column)
      else said.set(column, goal)
      goals.set(sheet, said)
    }
  }

  /** Labels of required goals no column of a layout goes to; goals that stand in for each other are one, joined by `or`. */
  function missing(layout: Layout, or = '、'): string[] {
    const used = new Set(layout.card.columns.map((column) => goalOf(layout, column.column)))
    const alone = layout.card.goals.filter((goal) => goal.required && !goal.either && !used.has(goal.goal)).map((goal) => goal.label)
    const either = layout.card.goals.filter((goal) => goal.either)
    return either.length && !either.some((goal) => used.has(goal.goal)) ? [...alone, either.map((goal) => goal.label).join(or)] : alone
  }

  /** Goals that two or more columns go to, with the letters of the columns. */
  function twice(layout: Layout): { label: string; letters: string[] }[] {
    const by = new Map<string, string[]>()
    for (const column of layout.card.columns) {
      const goal = goalOf(layout, column.column)
      if (goal !== null && goal !== NOWHERE) by.set(goal, [...(by.get(goal) ?? []), column.letter])
    }
    return [...by].flatMap(([goal, letters]) =>
      letters.length > 1 ? [{ label: layout.card.goals.find((one) => one.goal === goal)?.label ?? '', letters }] : [],
    )
  }

  function sheetWish(choice: SheetChoice): SheetWish {
    const said = goals.get(choice.card.name)
    const columns = layouts.value.find((layout) => layout.sheets.includes(choice.card.name))?.card.columns ?? []
    return {
      sheet: choice.card.name,
      headings: choice.headings,
      columns: columns.flatMap((column) =>
        said?.has(column.column) ? [{ column: column.column, heading: column.heading, goal: said.get(column.column) ?? null }] : [],
      ),
    }
  }

  function wish(job: string, leave: LineName[]): ImportWish {
    return {
      token: file.value?.token ?? '',
      register: register.value,
      sheets: ticked.value.map(sheetWish),
      year: year.value,
      newUnits: newUnits.value,
      corrections: corrections.value,
      leave,
      job,
    }
  }

  /** Looks at every line without writing one. False when it was cancelled. */
  async function look(): Promise<boolean> {
    const seen = await run(words.previewing, (job) => call('ledger_preview', wish(job, [])))
    if (!seen) return false
    preview.value = seen
    return true
  }

  async function toReview(): Promise<void> {
    forgetPreview()
    if (await look()) step.value = 'review'
  }

  /** Puts cells right and looks again; what was ticked on their lines is asked anew. */
  async function correct(cells: Correction[]): Promise<boolean> {
    const place = (one: Correction) => `${keyOf(one)}\n${one.column}`
    const fresh = new Set(cells.map(place))
    const seen = await lookWith([...corrections.value.filter((one) => !fresh.has(place(one))), ...cells])
    if (seen) for (const cell of cells) ticks.delete(keyOf(cell))
    return seen
  }

  /** Takes all corrections back and looks again. */
  async function uncorrect(): Promise<boolean> {
    const lines = corrections.value.map(keyOf)
    const seen = await lookWith([])
    if (seen) for (const line of lines) ticks.delete(line)
    return seen
  }

  /** Looks with other corrections; where that fails or is cancelled, those of before stay. */
  async function lookWith(next: Correction[]): Promise<boolean> {
    const before = corrections.value
    corrections.value = next
    let seen = false
    try {
      seen = await look()
    } finally {
      if (!seen) corrections.value = before
    }
    return seen
  }

  /** Runs something that needs the preview; where the desk has put it away (it was locked), looks again and tries once more. */
  async function withPreview<T>(work: (preview: string) => Promise<T>): Promise<T> {
    const before = preview.value
    if (!before) throw new Error('nothing was looked at')
    try {
      return await work(before.preview)
    } catch (thrown) {
      if (!(thrown instanceof Refused) || thrown.refusal.code !== 'E_PREVIEW') throw thrown
      looking ??= look().finally(() => (looking = null))
      if (!(await looking) || !preview.value) throw thrown
      return await work(preview.value.preview)
    }
  }

  /** Some lines of these verdicts; none named: all. */
  function lines(only: Verdict[], start: number, count: number): Promise<PreviewLines> {
    return withPreview((name) => call('preview_lines', { preview: name, only, start, count }))
  }

  /** Writes the lines that cannot be taken to a workbook. */
  function saveRejected(): Promise<ExportedCard | null> {
    return withPreview((name) => call('preview_save', { preview: name }))
  }

  /** Whether a line can be ticked at all: it would do something, and the core would take it. */
  function mayTake(line: Pick<LineCard, 'verdict' | 'taken'>): boolean {
    return line.taken && (line.verdict === 'new' || line.verdict === 'changed' || line.verdict === 'doubtful')
  }

  /** Whether a line is ticked. */
  function takes(line: Pick<LineCard, 'sheet' | 'row' | 'verdict' | 'taken'>): boolean {
    if (!mayTake(line)) return false
    const said = ticks.get(keyOf(line))
    return said ? said.take : line.verdict !== 'doubtful' || takeDoubtful.value
  }

  function tick(line: Pick<LineCard, 'sheet' | 'row' | 'verdict' | 'taken'>, take: boolean): void {
    if (!mayTake(line)) return
    const usual = line.verdict !== 'doubtful' || takeDoubtful.value
    if (take === usual) ticks.delete(keyOf(line))
    else ticks.set(keyOf(line), { line: { sheet: line.sheet, row: line.row }, verdict: line.verdict, take })
  }

  /** Takes all doubtful lines, or leaves them all. */
  function tickDoubtful(take: boolean): void {
    takeDoubtful.value = take
    for (const [key, said] of ticks) if (said.verdict === 'doubtful') ticks.delete(key)
  }

  /** How many lines would be entered, changed, and left alone. */
  const outlook = computed(() => {
    const counts = preview.value?.counts
    if (!counts) return { enters: 0, changes: 0, doubtful: 0, open: 0, takes: 0, leaves: 0 }
    const by = (verdict: LineCard['verdict'], take: boolean) =>
      [...ticks.values()].filter((said) => said.verdict === verdict && said.take === take).length
    const enters = counts.new - by('new', false)
    const changes = counts.changed - by('changed', false)
    const open = doubtfulTaken(counts)
    const doubtful = takeDoubtful.value ? open - by('doubtful', false) : by('doubtful', true)
    const all = enters + changes + doubtful
    return { enters, changes, doubtful, open, takes: all, leaves: counts.read - all }
  })

  /** The lines that shall be left out. */
  async function leaves(): Promise<LineName[]> {
    const left = [...ticks.values()].filter((said) => !said.take).map((said) => said.line)
    const card = preview.value
    if (takeDoubtful.value || !card || doubtfulTaken(card.counts) === 0) return left
    for (let start = 0; ; start += block) {
      const span = await lines(['doubtful'], start, block)
      for (const line of span.lines) if (mayTake(line) && !takes(line)) left.push({ sheet: line.sheet, row: line.row })
      if (start + block >= span.total || span.lines.length === 0) return left
    }
  }

  /** Writes what is ticked: the only step that writes. */
  async function commit(): Promise<ImportedCard | undefined> {
    const leave = await leaves()
    const done = await run(words.committing, (job) => call('ledger_commit', wish(job, leave)))
    if (!done) return undefined
    result.value = done
    leftOut.value = leave.length
    step.value = 'result'
    return done
  }

  function back(): void {
    if (step.value === 'sheets') restart()
    else if (step.value === 'columns') step.value = 'sheets'
    else if (step.value === 'review') step.value = 'columns'
  }

  return {
    step, file, survey, register, sheets, ticked, year, newUnits, layouts, corrections, preview, takeDoubtful, result, withdrawn, leftOut,
    busy, lacksOfSheets, outlook, choose, take, restart, setRegister, setHeadings, headingsOf, toColumns, goalOf, setGoal, missing,
    twice, wish, toReview, look, correct, uncorrect, lines, saveRejected, mayTake, takes, tick, tickDoubtful, leaves, commit, back,
  }
}

export type Wizard = ReturnType<typeof makeWizard>

/** Doubtful lines the core would take: all it would take, but for those that are not doubtful. */
function doubtfulTaken(counts: VerdictCounts): number {
  return Math.max(0, counts.taken - counts.new - counts.changed - counts.same)
}

/** Sheets whose headings and proposals are alike share one mapping. */
export function group(cards: { sheet: string; card: ColumnsCard }[]): Layout[] {
  const by = new Map<string, Layout>()
  for (const { sheet, card } of cards) {
    const key = JSON.stringify(card.columns.map((column) => [column.column, column.heading, column.goal]))
    const same = by.get(key)
    if (same) same.sheets.push(sheet)
    else by.set(key, { sheets: [sheet], card })
  }
  return [...by.values()]
}
