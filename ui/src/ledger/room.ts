// How much room a part of the page has, in pixels of the drawing at 100 %: what fits at 130 % is what fits a third less.
import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** The width of an element, and again whenever it or the scale changes. */
export function useRoom(element: Ref<HTMLElement | undefined>): Ref<number> {
  const room = ref(0)
  let watching: ResizeObserver | undefined

  function measure(): void {
    const width = element.value?.getBoundingClientRect().width ?? 0
    const scale = Number(getComputedStyle(document.documentElement).getPropertyValue('--k')) || 1
    // Put away, it has no width; what it had stays true until it is back.
    if (width > 0) room.value = Math.round(width / scale)
  }

  onMounted(() => {
    measure()
    if (typeof ResizeObserver === 'undefined' || !element.value) return
    watching = new ResizeObserver(measure)
    watching.observe(element.value)
  })
  onBeforeUnmount(() => watching?.disconnect())
  return room
}
