// Puts the desk on the page.
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import Desk from './app/Desk.vue'
import { router } from './app/routes'
import './styles/tokens.css'
import './styles/base.css'

async function start(): Promise<void> {
  // A build for measuring has the measured page alone, without an office behind it.
  if (import.meta.env.MODE === 'bench') {
    const { default: BenchPage } = await import('./pages/bench/BenchPage.vue')
    createApp(BenchPage).use(createPinia()).mount('#desk')
    return
  }
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
    const [{ answerWith }, { bridge }] = await Promise.all([import('./backend/call'), import('./backend/bridge')])
    answerWith(bridge)
  }
  createApp(Desk).use(createPinia()).use(router).mount('#desk')
}

void start()
