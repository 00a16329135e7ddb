// The open pages, one tab each. A page of a register or a record has a tab of its own; the others have one each.
import { shallowReactive, reactive } from 'vue'
import type { RouteLocationNormalizedLoaded } from 'vue-router'

export interface Tab {
  key: string
  /** Where it leads. */
  path: string
  title: string
  /** The page's name among the routes. */
  page: string
  /** What the page gets. */
  props: Record<string, unknown>
  /** Stays open. */
  fixed: boolean
}

export const tabs = reactive({ current: '', list: shallowReactive([]) as Tab[] })

/** Keys by when they stood in front, the last one last: closing a page returns to the one before it. */
const visited: string[] = []

/** What tells one tab from another: the path, and the wish a register was opened with. */
export function tabKey(route: Pick<RouteLocationNormalizedLoaded, 'path' | 'query'>): string {
  const wish = route.query.wish
  return typeof wish === 'string' ? `${route.path}?${wish}` : route.path
}

/** Puts a tab in front; opens it where it is not open. */
export function show(tab: Tab): void {
  const at = tabs.list.findIndex((one) => one.key === tab.key)
  if (at >= 0) tabs.list.splice(at, 1, { ...tab, title: tab.title || tabs.list[at]!.title })
  else if (tab.fixed) tabs.list.unshift(tab)
  else tabs.list.push(tab)
  tabs.current = tab.key
  forget(tab.key)
  visited.push(tab.key)
}

/** Names a tab anew; a page does so once it knows what it shows. */
export function rename(key: string, title: string): void {
  const at = tabs.list.findIndex((one) => one.key === key)
  if (at >= 0) tabs.list.splice(at, 1, { ...tabs.list[at]!, title })
}

const guards = new Map<string, () => Promise<boolean>>()

/** Asks before a tab is closed; answered false, it stays. Returns how to stop asking. */
export function guardClose(key: string, ask: () => Promise<boolean>): () => void {
  guards.set(key, ask)
  return () => {
    if (guards.get(key) === ask) guards.delete(key)
  }
}

/** Whether a tab may be closed now. */
export async function mayClose(key: string): Promise<boolean> {
  return (await guards.get(key)?.()) ?? true
}

/** Takes a tab away and returns the one that should stand in front then. */
export function close(key: string): Tab | undefined {
  const at = tabs.list.findIndex((one) => one.key === key)
  const tab = tabs.list[at]
  if (!tab || tab.fixed) return undefined
  tabs.list.splice(at, 1)
  forget(key)
  const last = visited[visited.length - 1]
  return tabs.list.find((one) => one.key === last) ?? tabs.list[Math.min(at, tabs.list.length - 1)]
}

function forget(key: string): void {
  const at = visited.indexOf(key)
  if (at >= 0) visited.splice(at, 1)
}

/** Closes everything, before another account opens the desk. */
export function closeAll(): void {
  tabs.list.splice(0)
  visited.splice(0)
  tabs.current = ''
}
