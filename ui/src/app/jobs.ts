// Long deeds: after 300 ms a line in the status bar, after 2 s a panel with progress and 取消.
import { shallowReactive, shallowRef, triggerRef } from 'vue'
import { call, onProgress, Refused } from '@/backend/call'

const LINE_AFTER = 300
const PANEL_AFTER = 2000

export interface Job {
  id: string
  words: string
  /** What is counted, as the core says it. */
  note: string
  done: number
  total: number | null
  line: boolean
  panel: boolean
  cancelled: boolean
  /** Work that takes its name can be told to stop; other work runs to its end. */
  stoppable: boolean
}

/** The deeds under way that are long enough to be seen. */
export const jobs: Job[] = shallowReactive([])

/** Follows what the core says of its progress. */
export const tick = shallowRef({})

let listening = false
let count = 0

/** Runs a long deed under a name of its own; `undefined` when it was cancelled. */
export async function runJob<T>(words: string, work: (job: string) => Promise<T>): Promise<T | undefined> {
  if (!listening) {
    listening = true
    onProgress((progress) => {
      const job = jobs.find((one) => one.id === progress.job)
      if (!job) return
      job.note = progress.words
      job.done = progress.done
      job.total = progress.total
      triggerRef(tick)
    })
  }
  const job: Job = { id: `job-${Date.now().toString(36)}-${++count}`, words, note: '', done: 0, total: null, line: false, panel: false, cancelled: false, stoppable: work.length > 0 }
  jobs.push(job)
  const line = setTimeout(() => show(job, 'line'), LINE_AFTER)
  const panel = setTimeout(() => show(job, 'panel'), PANEL_AFTER)
  try {
    return await work(job.id)
  } catch (error) {
    if (job.cancelled && error instanceof Refused) return undefined
    throw error
  } finally {
    clearTimeout(line)
    clearTimeout(panel)
    const at = jobs.indexOf(job)
    if (at >= 0) jobs.splice(at, 1)
    triggerRef(tick)
  }
}

/** Asks the core to stop a deed; what it had begun is undone there. */
export async function cancel(job: Job): Promise<void> {
  job.cancelled = true
  triggerRef(tick)
  await call('job_cancel', { job: job.id })
}

function show(job: Job, what: 'line' | 'panel'): void {
  job[what] = true
  triggerRef(tick)
}
