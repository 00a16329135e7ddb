// The board as rows: tasks with their measures below, what is folded away and what a filter leaves. The first batch is
// what is counted and drawn as blocks; refined measures stand apart.
import type { BoardCard, MeasureCard, MeasureState, TaskCard } from '@/backend/bindings'

/** What the board is narrowed to. */
export interface Sieve {
  state: MeasureState | null
  leader: string | null
  unit: string | null
  refined: boolean
}

/** A row of the tree. */
export interface BoardRow {
  id: string
  task: TaskCard
  /** None for the row of the task itself. */
  measure: MeasureCard | null
  /** Of a task: whether its measures are shown. */
  open: boolean
  /** Of a task: measures that pass the sieve. */
  passing: number
}

/** How many measures of the first batch stand how. */
export type Tally = Record<MeasureState, number> & { all: number }

function passes(measure: MeasureCard, sieve: Sieve): boolean {
  return (
    (sieve.refined || !measure.refined) &&
    (sieve.state === null || measure.state === sieve.state) &&
    (sieve.leader === null || measure.leadLeader === sieve.leader) &&
    (sieve.unit === null || measure.leadUnit === sieve.unit)
  )
}

/** Whether the sieve holds anything back. */
export function narrowed(sieve: Sieve): boolean {
  return sieve.state !== null || sieve.leader !== null || sieve.unit !== null
}

/** The rows to show; a task without a passing measure is left out once something is asked for. */
export function rowsOf(board: BoardCard, sieve: Sieve, unfolded: ReadonlySet<string>): BoardRow[] {
  const asked = narrowed(sieve)
  return board.tasks.flatMap((task) => {
    const measures = task.measures.filter((measure) => passes(measure, sieve))
    if (asked && measures.length === 0) return []
    const open = unfolded.has(task.id)
    const row: BoardRow = { id: task.id, task, measure: null, open, passing: measures.length }
    return [row, ...(open ? measures.map((measure) => ({ id: measure.id, task, measure, open: false, passing: 0 })) : [])]
  })
}

/** Counts measures of the first batch by how they stand. */
export function tallyOf(tasks: TaskCard[]): Tally {
  const tally: Tally = { done: 0, lasting: 0, running: 0, late: 0, all: 0 }
  for (const measure of tasks.flatMap((task) => task.measures)) {
    if (measure.refined) continue
    tally[measure.state] += 1
    tally.all += 1
  }
  return tally
}

/** How a task stands: late where one of its measures is, done where all are, lasting where nothing else is open. */
export function stateOf(task: TaskCard): MeasureState {
  const tally = tallyOf([task])
  if (tally.late) return 'late'
  if (tally.running) return 'running'
  return tally.lasting ? 'lasting' : 'done'
}

/** Where an arrow leads in the tree: the row to go to, or the task to fold or unfold. */
export function walk(rows: BoardRow[], at: number, key: string): { to: number } | { turn: string } | null {
  const row = rows[at]
  if (!row) return rows.length ? { to: 0 } : null
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(rows.length - 1, at + 1) }
    case 'ArrowUp':
      return { to: Math.max(0, at - 1) }
    case 'Home':
      return { to: 0 }
    case 'End':
      return { to: rows.length - 1 }
    case 'PageDown':
      return { to: Math.min(rows.length - 1, at + 15) }
    case 'PageUp':
      return { to: Math.max(0, at - 15) }
    case 'ArrowRight':
      if (row.measure) return null
      return row.open ? { to: Math.min(rows.length - 1, at + 1) } : { turn: row.id }
    case 'ArrowLeft':
      if (row.measure) return { to: rows.findIndex((one) => one.id === row.task.id) }
      return row.open ? { turn: row.id } : null
    default:
      return null
  }
}

/** Names in a few: the first and how many. */
export function distinct(values: string[]): string[] {
  return [...new Set(values.filter(Boolean))].sort((a, b) => a.localeCompare(b, 'zh-CN'))
}
