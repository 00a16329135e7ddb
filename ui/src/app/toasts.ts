// Short notes at the bottom right. Success goes after three seconds; errors stay until they are closed.
import { shallowReactive } from 'vue'
import type { ProblemCard } from '@/backend/bindings'
import { Refused } from '@/backend/call'
import { frame } from '@/words/frame'

export type ToastKind = 'done' | 'warn' | 'late'

export interface Toast {
  id: number
  words: string
  kind: ToastKind
  problems: ProblemCard[]
  actions: ToastAction[]
  stays: boolean
}

export interface ToastAction {
  words: string
  run: () => void
}

interface ToastOptions {
  kind?: ToastKind
  action?: ToastAction
  actions?: ToastAction[]
  stays?: boolean
}

const STAY = 3000
const STAY_WITH_ACTION = 8000
const AT_ONCE = 4
let next = 1

/** The notes on the screen, the newest last. */
export const toasts: Toast[] = shallowReactive([])

/** Shows a note; returns how to take it away. */
export function toast(words: string, opts: ToastOptions = {}): () => void {
  const kind = opts.kind ?? 'done'
  const actions = [...(opts.action ? [opts.action] : []), ...(opts.actions ?? [])]
  return put({ id: next++, words, kind, problems: [], actions, stays: opts.stays ?? kind === 'late' })
}

let locked: () => void = () => undefined

/** Says what to do when the core turns out to be locked: the lock screen tells it, no note need. */
export function onLocked(act: () => void): void {
  locked = act
}

/** Shows what was refused, in the core's own words. What is not a refusal goes on to the window's error panel. */
export function failed(error: unknown): void {
  if (error instanceof Refused && error.refusal.code === 'E_LOCKED') {
    locked()
    return
  }
  if (error instanceof Refused) {
    put({ id: next++, words: error.refusal.words, kind: 'late', problems: error.refusal.problems, actions: [], stays: true })
    return
  }
  // Outside of a promise chain, so that the one error panel of the frame hears of it.
  setTimeout(() => {
    throw error instanceof Error ? error : new Error(String(error))
  })
}

/** A problem with its place, for a list. */
export function problemWords(problem: ProblemCard): string {
  const place = [problem.file, problem.sheet, problem.cell, problem.label].filter(Boolean).join(' ')
  return place && !problem.words.includes(place) ? frame.problemAt(place, problem.words) : problem.words
}

/** Takes a note away. */
export function dismiss(id: number): void {
  const at = toasts.findIndex((one) => one.id === id)
  if (at >= 0) toasts.splice(at, 1)
}

function put(note: Toast): () => void {
  const same = toasts.find((one) => one.stays && one.words === note.words)
  if (same) dismiss(same.id)
  toasts.push(note)
  while (toasts.length > AT_ONCE) toasts.shift()
  if (!note.stays) setTimeout(() => dismiss(note.id), note.actions.length ? STAY_WITH_ACTION : STAY)
  return () => dismiss(note.id)
}
