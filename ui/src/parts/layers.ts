// Which floating layers are open: Esc closes the topmost, keys of the page below rest, and a kept-alive page that is
// put away takes its layers with it.
import { onActivated, onDeactivated, ref, shallowReactive, type Ref } from 'vue'

const modals = shallowReactive<symbol[]>([])

/** Says that a modal layer is open; returns how to say that it is gone. */
export function openModal(): () => void {
  const mark = Symbol('modal')
  modals.push(mark)
  return () => {
    const at = modals.indexOf(mark)
    if (at >= 0) modals.splice(at, 1)
  }
}

/** Whether a modal layer is open. */
export function modalOpen(): boolean {
  return modals.length > 0
}

/** False while the page that holds the component is put away. */
export function usePresent(): Ref<boolean> {
  const present = ref(true)
  onActivated(() => (present.value = true))
  onDeactivated(() => (present.value = false))
  return present
}

const REACHABLE =
  'a[href],button:not([disabled]),input:not([disabled]),select:not([disabled]),textarea:not([disabled]),[tabindex]:not([tabindex="-1"])'

/** What the Tab key reaches inside an element, in reading order. */
export function reachable(inside: HTMLElement): HTMLElement[] {
  return [...inside.querySelectorAll<HTMLElement>(REACHABLE)].filter((one) => one.tabIndex >= 0 && !one.closest('[hidden],[inert]'))
}

/** Keeps the Tab key inside an element. */
export function trapTab(event: KeyboardEvent, inside: HTMLElement): void {
  if (event.key !== 'Tab') return
  const stops = reachable(inside)
  const first = stops[0]
  const last = stops[stops.length - 1]
  if (!first || !last) {
    event.preventDefault()
    return
  }
  const at = document.activeElement
  if (event.shiftKey && (at === first || at === inside)) {
    event.preventDefault()
    last.focus()
  } else if (!event.shiftKey && at === last) {
    event.preventDefault()
    first.focus()
  }
}

/** A key that belongs to an input method still composing. */
export function composing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
