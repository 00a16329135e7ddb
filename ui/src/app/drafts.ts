// What was typed and not yet saved. Kept two seconds after the last stroke, and at once when the desk locks or hides.
import { shallowReactive } from 'vue'
import { call } from '@/backend/call'
import type { DraftKept } from '@/backend/bindings'

const DELAY = 2000

const known = new Map<string, DraftKept>()
const waiting = new Map<string, { json: string; timer: ReturnType<typeof setTimeout> }>()
/** Drafts found at the start that no form has shown yet. */
export const unseen = shallowReactive(new Set<string>())
let writing: Promise<unknown> = Promise.resolve()

/** Reads the drafts of the account; returns those that were found. */
export async function loadDrafts(): Promise<DraftKept[]> {
  known.clear()
  unseen.clear()
  const found = await call('drafts', {})
  for (const one of found) {
    known.set(one.key, one)
    unseen.add(one.key)
  }
  return found
}

/** The draft of one form: what was kept, how to keep, how to drop. */
export function useDraft(key: string): { readonly kept: DraftKept | null; keep(value: unknown): void; drop(): Promise<void> } {
  return {
    get kept() {
      return known.get(key) ?? null
    },
    keep(value) {
      const before = waiting.get(key)
      if (before) clearTimeout(before.timer)
      const json = JSON.stringify(value)
      if (!before && known.get(key)?.json === json) return
      waiting.set(key, { json, timer: setTimeout(() => void write(key), DELAY) })
    },
    async drop() {
      const before = waiting.get(key)
      if (before) clearTimeout(before.timer)
      waiting.delete(key)
      // A write already on its way must not bring the draft back.
      await writing.catch(() => undefined)
      if (!known.delete(key)) return
      await call('draft_drop', { key })
    },
  }
}

/** A form shows the draft: nobody need be told of it any more. */
export function draftSeen(key: string): void {
  unseen.delete(key)
}

/** Forgets a draft the core dropped itself, together with saving the record. */
export function draftSaved(key: string): void {
  const before = waiting.get(key)
  if (before) clearTimeout(before.timer)
  waiting.delete(key)
  known.delete(key)
}

/** Writes everything that still waits; resolves when it lies in the office. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...waiting.keys()].map(write))
}

async function write(key: string): Promise<void> {
  const next = waiting.get(key)
  if (!next) return
  clearTimeout(next.timer)
  waiting.delete(key)
  const kept = { key, json: next.json, at: new Date().toISOString() }
  known.set(key, kept)
  const call_ = writing.catch(() => undefined).then(() => call('draft_keep', kept))
  writing = call_
  await call_
}

/** Flushes whenever the window is hidden or left. */
export function flushOnHide(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flushDrafts().catch(() => undefined)
  })
  window.addEventListener('pagehide', () => void flushDrafts().catch(() => undefined))
}
