// Every shortcut of the page: bound here with its words, so that F1 lists them and clashes show. The browser's own
// meaning of the keys an office presses by reflex is taken away.
import { getCurrentInstance, onActivated, onBeforeUnmount, onDeactivated, shallowReactive } from 'vue'
import { composing, modalOpen } from '@/parts/layers'

export interface Binding {
  combo: string
  words: string
  run: (event: KeyboardEvent) => void
  when?: () => boolean
  /** Works over an open dialog too. */
  over?: boolean
  /** Leaves the key to a text field that has the focus. */
  notInFields?: boolean
  /** Rests while its page is put away. */
  asleep: boolean
}

/** Keys with a meaning of the browser that would surprise: never pass, bound or not. */
const SILENCED = new Set([
  'F1', 'F3', 'F5', 'F7', 'F12', 'Ctrl+F5', 'Shift+F5', 'Ctrl+R', 'Ctrl+Shift+R', 'Ctrl+P', 'Ctrl+F', 'Ctrl+G', 'Ctrl+U', 'Ctrl+S', 'Ctrl+O', 'Ctrl+D',
  'Ctrl+J', 'Ctrl+H', 'Ctrl+N', 'Ctrl+T', 'Ctrl+W', 'Ctrl+L', 'Ctrl+K', 'Ctrl+E', 'Ctrl+Shift+I', 'Ctrl+Shift+J', 'Ctrl+Shift+C', 'Ctrl+Plus', 'Ctrl+-', 'Ctrl+=', 'Ctrl+0',
  'Alt+ArrowLeft', 'Alt+ArrowRight', 'BrowserBack', 'BrowserForward',
])
/** What a developer needs while the page is served for developing. */
const DEVELOPER = new Set(['F12', 'Ctrl+Shift+I', 'Ctrl+Shift+J', 'Ctrl+Shift+C', 'Ctrl+R', 'Ctrl+Shift+R'])

const bindings: Binding[] = shallowReactive([])

/** Binds a key (`Ctrl+K`, `F5`, `Ctrl+Shift+L`). In a component's setup it lives and sleeps with that component. */
export function bind(
  combo: string,
  words: string,
  run: (event: KeyboardEvent) => void,
  opts: { when?: () => boolean; over?: boolean; notInFields?: boolean } = {},
): () => void {
  const binding: Binding = { combo: normal(combo), words, run, when: opts.when, over: opts.over, notInFields: opts.notInFields, asleep: false }
  bindings.push(binding)
  const unbind = () => {
    const at = bindings.indexOf(binding)
    if (at >= 0) bindings.splice(at, 1)
  }
  if (getCurrentInstance()) {
    onActivated(() => (binding.asleep = false))
    onDeactivated(() => (binding.asleep = true))
    onBeforeUnmount(unbind)
  }
  return unbind
}

/** The shortcuts of now, for the F1 list: each combination once, the nearest meaning. */
export function shortcuts(): { combo: string; words: string }[] {
  const seen = new Map<string, string>()
  for (const one of [...bindings].reverse()) if (!one.asleep && one.words && !seen.has(one.combo)) seen.set(one.combo, one.words)
  return [...seen].map(([combo, words]) => ({ combo, words })).sort((a, b) => order(a.combo) - order(b.combo) || a.combo.localeCompare(b.combo))
}

/** Combinations bound twice with no condition that tells them apart. */
export function clashes(): string[] {
  const plain = bindings.filter((one) => !one.asleep && !one.when)
  return [...new Set(plain.filter((one) => plain.some((other) => other !== one && other.combo === one.combo)).map((one) => one.combo))]
}

/** Starts listening; returns how to stop. */
export function listen(target: Window = window): () => void {
  const hear = (event: KeyboardEvent) => press(event)
  const menu = (event: Event) => event.preventDefault()
  target.addEventListener('keydown', hear, true)
  target.addEventListener('contextmenu', menu)
  return () => {
    target.removeEventListener('keydown', hear, true)
    target.removeEventListener('contextmenu', menu)
  }
}

/** What a key press is called: `Ctrl+Shift+L`. */
export function comboOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? (event.key === ' ' ? 'Space' : event.key.toUpperCase()) : event.key
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${key}`
}

function press(event: KeyboardEvent): void {
  if (composing(event)) return
  const combo = comboOf(event)
  const inField = isField(event.target)
  const blocked = modalOpen()
  for (let at = bindings.length - 1; at >= 0; at--) {
    const one = bindings[at]!
    if (one.combo !== combo || one.asleep || (blocked && !one.over) || (inField && one.notInFields)) continue
    if (one.when && !one.when()) continue
    event.preventDefault()
    event.stopPropagation()
    one.run(event)
    return
  }
  if (SILENCED.has(combo) && !(import.meta.env.DEV && DEVELOPER.has(combo))) event.preventDefault()
}

/** A field whose own undo and arrows count; the grid's hidden box says `data-keys="page"` and is none. */
function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.dataset.keys === 'page') return false
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement || target instanceof HTMLSelectElement
}

function normal(combo: string): string {
  const parts = combo.split('+').map((one) => one.trim())
  const key = parts.pop() ?? ''
  const has = (name: string) => parts.some((one) => one.toLowerCase() === name)
  return `${has('ctrl') ? 'Ctrl+' : ''}${has('alt') ? 'Alt+' : ''}${has('shift') ? 'Shift+' : ''}${key.length === 1 ? key.toUpperCase() : key}`
}

function order(combo: string): number {
  return combo.startsWith('F') ? 0 : combo.startsWith('Ctrl+Shift') ? 2 : combo.startsWith('Ctrl') ? 1 : 3
}
