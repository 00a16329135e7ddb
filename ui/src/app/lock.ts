// Locking: by key, by hand, and by itself when nobody touched a key or the mouse. What was typed is laid away first.
import { reactive } from 'vue'
import { call } from '@/backend/call'
import { flushDrafts } from './drafts'
import { jobs } from './jobs'
import { useSession } from './session'
import { failed } from './toasts'

/** Why the desk is locked, for the lock screen. */
export const locking = reactive<{ why: 'start' | 'hand' | 'idle' }>({ why: 'start' })

const LOOK_EVERY = 5000
let touched = Date.now()

/** Locks the desk; a draft that cannot be kept is told, and keeps the desk open. */
export async function lockDesk(why: 'hand' | 'idle' = 'hand'): Promise<void> {
  const session = useSession()
  if (session.desk?.stage !== 'open') return
  try {
    await flushDrafts()
    const state = await call('desk_lock', {})
    locking.why = why
    await session.adopt(state)
  } catch (error) {
    failed(error)
  }
}

/** Watches for a desk nobody sits at; returns how to stop. */
export function watchIdle(): () => void {
  const touch = () => (touched = Date.now())
  const kinds = ['keydown', 'mousedown', 'mousemove', 'wheel', 'touchstart'] as const
  for (const kind of kinds) window.addEventListener(kind, touch, { capture: true, passive: true })
  const timer = setInterval(() => {
    const desk = useSession().desk
    // A long deed is not cut off half-way; the desk locks once it has ended.
    if (desk?.stage !== 'open' || jobs.length > 0) return
    if (Date.now() - touched >= desk.idleMinutes * 60_000) void lockDesk('idle')
  }, LOOK_EVERY)
  return () => {
    clearInterval(timer)
    for (const kind of kinds) window.removeEventListener(kind, touch, { capture: true })
  }
}
