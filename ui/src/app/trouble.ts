// What nobody expected: one panel says so, and gives the details to copy. No values of records go into them.
import { shallowRef } from 'vue'
import { Refused } from '@/backend/call'
import { useSession } from './session'
import { tabs } from './tabs'
import { failed } from './toasts'

/** The details shown, or null. */
export const trouble = shallowRef<string | null>(null)

/** Shows the panel for an error; a refusal is a note in the core's words instead. */
export function showTrouble(error: unknown): void {
  if (error instanceof Refused) {
    failed(error)
    return
  }
  const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 9).join('\n') : ''
  const place = tabs.current.split('?')[0] ?? ''
  trouble.value = [`${useSession().desk?.version ?? ''}  ${new Date().toISOString()}`, place, name, stack].filter(Boolean).join('\n')
  if (import.meta.env.DEV) console.error(error)
}

/** Hears of everything no page caught; returns how to stop. */
export function catchTrouble(): () => void {
  const failure = (event: ErrorEvent) => {
    // Layout observers report a postponed notice this way; nothing failed.
    if (!event.message.startsWith('ResizeObserver loop')) showTrouble(event.error ?? event.message)
  }
  const rejection = (event: PromiseRejectionEvent) => showTrouble(event.reason)
  window.addEventListener('error', failure)
  window.addEventListener('unhandledrejection', rejection)
  return () => {
    window.removeEventListener('error', failure)
    window.removeEventListener('unhandledrejection', rejection)
  }
}
