// Exports: a ledger as it is on the screen, or a form of a period. Where the file goes is asked and kept by the desk;
// afterwards it can be opened, or its folder.
import { runJob } from '@/app/jobs'
import { failed, toast } from '@/app/toasts'
import { call } from '@/backend/call'
import type { ExportedCard, ViewWish } from '@/backend/bindings'
import { exports as words } from '@/words/exports'
import { num } from '@/words/show'

/** Writes the rows of a view to a file the person names; `null` where nothing was written. */
export async function exportLedger(wish: ViewWish, label: string): Promise<ExportedCard | null> {
  return await written(label, (job) => call('export_ledger', { wish, job }), (card) => words.done(num(card.rows)))
}

/** Writes a form of a period. */
export async function exportForm(form: string, label: string, period: string): Promise<ExportedCard | null> {
  return await written(label, (job) => call('export_form', { form, period, job }), () => words.formDone)
}

/** Says that a file was written, with the ways to it. */
export function tell(card: ExportedCard, said: string): void {
  toast(said, {
    actions: [
      { words: words.open, run: () => void call('open_exported', { token: card.token }).catch(failed) },
      { words: words.openFolder, run: () => void call('open_folder', { token: card.token }).catch(failed) },
    ],
  })
}

/** The wish without what narrows it: the whole register in the same order. */
export function whole(wish: ViewWish): ViewWish {
  return { register: wish.register, filters: [], search: null, order: wish.order, incomplete: false, void: false, among: null }
}

/** Whether a wish leaves rows out. */
export function narrows(wish: ViewWish): boolean {
  return wish.filters.length > 0 || !!wish.search || wish.incomplete || wish.void || wish.among !== null
}

async function written(
  label: string, work: (job: string) => Promise<ExportedCard | null>, said: (card: ExportedCard) => string,
): Promise<ExportedCard | null> {
  try {
    const card = (await runJob(words.exporting(label), work)) ?? null
    if (card) tell(card, said(card))
    return card
  } catch (error) {
    failed(error)
    return null
  }
}
