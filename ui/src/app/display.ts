// How the account likes the window: scale of type, height of rows, light or dark.
import { watchEffect, type Ref } from 'vue'
import { useSession } from './session'

export interface Display {
  scale: 100 | 115 | 130
  density: 'compact' | 'standard' | 'loose'
  theme: 'light' | 'dark'
}

/** The account's display, kept with its settings. */
export function useDisplay(): Ref<Display> {
  return useSession().pref<Display>('display', { scale: 100, density: 'standard', theme: 'light' })
}

/** Lets the page follow the display. */
export function followDisplay(): void {
  const display = useDisplay()
  watchEffect(() => {
    const root = document.documentElement.dataset
    root.scale = String(display.value.scale)
    root.density = display.value.density
    root.theme = display.value.theme
  })
}
