// The ways from one page to another. Pages name where to, never an address.
import type { Among, Drill, ViewWish } from '@/backend/bindings'
import { call } from '@/backend/call'
import { router } from './routes'
import { failed } from './toasts'

let added = 0

export const go = {
  /** A register; with a wish, in a tab of its own under the given title. */
  register(name: string, wish?: Partial<ViewWish>, title?: string): void {
    void router.push({
      name: 'register',
      params: { register: name },
      query: wish && Object.keys(wish).length ? { wish: JSON.stringify(wish), ...(title ? { title } : {}) } : {},
    })
  },
  /** A register with the blank form of a new record open. */
  add(name: string): void {
    void router.push({ name: 'register', params: { register: name }, query: { add: String(++added) } })
  },
  /** The page of one record. */
  record(register: string, id: string): void {
    void router.push({ name: 'record', params: { register, id } })
  },
  /** The page of one record in place of the one in front: the same record, asked for by its number. */
  recordInstead(register: string, id: string): void {
    void router.replace({ name: 'record', params: { register, id } })
  },
  /** The rows behind a number, in the ledger they are rows of. */
  async figureRows(drill: Drill, words: string, register?: string): Promise<void> {
    await this.among({ kind: 'figure', ...drill }, words, register)
  },
  /** The same for any set of rows the core knows by name. */
  async among(among: Among, words: string, register?: string): Promise<void> {
    try {
      this.register(register ?? (await registerOf(among)), { among }, words)
    } catch (error) {
      failed(error)
    }
  },
  import(register?: string): void {
    void router.push({ name: 'import', query: register ? { register } : {} })
  },
  figures(code?: string): void {
    void router.push({ name: 'figures', query: code ? { code } : {} })
  },
  checks(rule?: string): void {
    void router.push({ name: 'checks', query: rule ? { rule } : {} })
  },
  forms(form?: string): void {
    void router.push({ name: 'forms', query: form ? { form } : {} })
  },
  /** The report; with a place, its sentence is opened for rewriting. */
  report(slot?: string, period?: string): void {
    void router.push({ name: 'report', query: { ...(slot ? { slot } : {}), ...(period ? { period } : {}) } })
  },
  reader(): void {
    void router.push({ name: 'reader' })
  },
  tasks(measureId?: string): void {
    void router.push({ name: 'tasks', query: measureId ? { measure: measureId } : {} })
  },
  overview(): void {
    void router.push({ name: 'overview' })
  },
  settings(part?: string): void {
    void router.push({ name: 'settings', query: part ? { part } : {} })
  },
  all(): void {
    void router.push({ name: 'all' })
  },
}

/** Which register the rows of a number are of: the core says so when the view is opened. */
async function registerOf(among: Among): Promise<string> {
  const opened = await call('view_open', { register: 'cases', filters: [], search: null, order: [], incomplete: false, void: false, among })
  await call('view_close', { view: opened.view })
  return opened.register
}
