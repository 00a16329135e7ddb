// What the current page says in the status bar. Each open page keeps its own parts; switching tabs shows the other's.
import { computed, inject, reactive, shallowReactive, type InjectionKey } from 'vue'
import { tabs } from './tabs'

export interface StatusParts {
  left?: string[]
  counts?: { label: string; value: string | number }[]
}

/** The tab a page stands in; given by the frame. */
export const TAB_KEY: InjectionKey<string> = Symbol('tab')

const parts = shallowReactive<Record<string, StatusParts>>({})

/** Sets the parts of the page in front. */
export function setStatus(next: StatusParts): void {
  parts[tabs.current] = next
}

/** For a page's setup: sets the parts of that very page, also while another stands in front. */
export function useStatus(): (next: StatusParts) => void {
  const key = inject(TAB_KEY, null)
  return (next) => (parts[key ?? tabs.current] = next)
}

/** What stands in the status bar now. */
export const status = reactive({ shown: computed<StatusParts>(() => parts[tabs.current] ?? {}) })
