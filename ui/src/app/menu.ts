// The main menu: which registers stand in which group, and by which sign. Registers that are not here are found under
// 全部台账; what the account may not see is left out.
import type { RegisterCard } from '@/backend/bindings'
import { menu as words } from '@/words/menu'
import { go } from './go'

export interface Entry {
  key: string
  label: string
  icon: string
  /** Rows that are 待补录. */
  soon: number
  /** A plain count. */
  count?: number
  open: () => void
  /** Whether the tab in front belongs to it. */
  is: (page: string, register?: string) => boolean
}

export interface Group {
  label: string
  entries: Entry[]
}

const ICONS: Record<string, string> = {
  petitions: 'letter', clues: 'clue', disposals: 'target', incidents: 'incident', cases: 'case', sanctions: 'sanction', transfers: 'exchange',
  tasks: 'task', measures: 'rows', findings: 'finding', unit_measures: 'unit', regulations: 'regulation', progress_notes: 'edit', close_outs: 'check',
  inspections: 'view', notices: 'report', recoveries: 'sanction', publications: 'bell', accountabilities: 'target', meetings: 'people', resolutions: 'check',
  liaisons: 'link', joint_teams: 'people', joint_tasks: 'exchange', duty_reports: 'edit', village_audits: 'figures', platform_items: 'letter', livelihood_items: 'home',
  follow_ups: 'undo', press_items: 'report', surveys: 'checks', outreach: 'bell', shortcomings: 'warning', next_steps: 'arrow-right', filings: 'folder-open',
  report_sentences: 'copy', counting_choices: 'figures', form_rules: 'forms', scores: 'star', interventions: 'shield', submissions: 'export', waivers: 'pen-line', units: 'unit', persons: 'people', zones: 'tree', documents: 'report', campaigns: 'star', task_forces: 'board',
}
const REGISTERING = ['petitions', 'clues', 'disposals', 'incidents', 'cases', 'sanctions', 'transfers']
const MENDING = ['measures', 'inspections', 'findings', 'unit_measures', 'regulations']

/** The sign of a register. */
export function iconOf(register: string): string {
  return ICONS[register] ?? 'registers'
}

/** The groups of the menu for the account at work. */
export function menuOf(registers: RegisterCard[], may: (word: string) => boolean): Group[] {
  const seen = new Map(registers.filter((one) => one.sees && !one.of).map((one) => [one.name, one]))
  const ledger = (name: string): Entry[] => {
    const card = seen.get(name)
    if (!card) return []
    return [{ key: name, label: card.label, icon: iconOf(name), soon: card.incomplete, open: () => go.register(name), is: (_page, register) => register === name }]
  }
  const page = (key: string, label: string, icon: string, open: () => void): Entry => ({ key, label, icon, soon: 0, open, is: (at, register) => at === key && !register })
  const board: Entry[] = seen.has('tasks')
    ? [{ key: 'tasks', label: words.tasks, icon: 'task', soon: seen.get('tasks')!.incomplete, open: () => go.tasks(), is: (at, register) => at === 'tasks' || register === 'tasks' }]
    : []
  const reckoning = [
    page('figures', words.figures, 'figures', () => go.figures()),
    page('checks', words.checks, 'checks', () => go.checks()),
    page('forms', words.forms, 'forms', () => go.forms()),
    page('report', words.report, 'report', () => go.report()),
    page('reader', words.reader, 'search', () => go.reader()),
  ]
  const shown = new Set([...REGISTERING, ...MENDING, 'tasks'])
  const groups: Group[] = [
    { label: '', entries: [page('overview', words.overview, 'home', () => go.overview())] },
    { label: words.registering, entries: REGISTERING.flatMap(ledger) },
    { label: words.mending, entries: [...board, ...MENDING.flatMap(ledger)] },
    { label: words.reckoning, entries: may('figures') ? reckoning : [] },
    {
      label: words.tools,
      entries: [
        ...(seen.size ? [{ ...page('all', words.all, 'registers', () => go.all()), count: seen.size, is: (at: string, register?: string) => (register ? !shown.has(register) : at === 'all') }] : []),
        ...(may('import') ? [page('import', words.import, 'import', () => go.import())] : []),
        page('settings', words.settings, 'setting', () => go.settings()),
      ],
    },
  ]
  return groups.filter((group) => group.entries.length > 0)
}
