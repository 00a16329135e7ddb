import { describe, expect, it } from 'vitest'
import type { BoardCard, MeasureCard, MeasureState, TaskCard } from '@/backend/bindings'
import { rowsOf, stateOf, tallyOf, walk, type Sieve } from './board'

function measure(no: string, state: MeasureState, more: Partial<MeasureCard> = {}): MeasureCard {
  return { id: `M${no}`, no, text: '', refined: false, leadLeader: '高明远', leadUnit: '县纪委', respUnits: [], assistUnits: [], target: '', due: '', days: null, progress: '', state, milestone: '', result: '', notes: [], closeOut: [], ...more }
}

function task(no: string, measures: MeasureCard[]): TaskCard {
  return { id: `T${no}`, no, text: '', problem: '', target: '', leadLeader: '', leadUnit: '', respUnits: [], assistUnits: [], due: '', measures }
}

const board: BoardCard = {
  tasks: [
    task('1', [measure('1-1', 'done'), measure('1-2', 'lasting')]),
    task('2', [measure('2-1', 'late', { leadUnit: '县财政局' }), measure('2-2', 'done'), measure('2-3', 'late', { refined: true })]),
    task('3', [measure('3-1', 'done')]),
  ],
  measures: 5,
  refined: 1,
}
const all: Sieve = { state: null, leader: null, unit: null, refined: false }
const ids = (sieve: Sieve, open: string[]) => rowsOf(board, sieve, new Set(open)).map((row) => row.id)

describe('the board', () => {
  it('counts the first batch only', () => {
    expect(tallyOf(board.tasks)).toEqual({ done: 3, lasting: 1, running: 0, late: 1, all: 5 })
    expect(board.tasks.map(stateOf)).toEqual(['lasting', 'late', 'done'])
  })

  it('shows measures below unfolded tasks, refined ones only where asked for', () => {
    expect(ids(all, [])).toEqual(['T1', 'T2', 'T3'])
    expect(ids(all, ['T2'])).toEqual(['T1', 'T2', 'M2-1', 'M2-2', 'T3'])
    expect(ids({ ...all, refined: true }, ['T2'])).toEqual(['T1', 'T2', 'M2-1', 'M2-2', 'M2-3', 'T3'])
  })

  it('leaves out tasks in which nothing answers the filter', () => {
    expect(ids({ ...all, state: 'late' }, ['T1', 'T2'])).toEqual(['T2', 'M2-1'])
    expect(ids({ ...all, unit: '县财政局' }, [])).toEqual(['T2'])
    expect(ids({ ...all, leader: '无此人' }, [])).toEqual([])
  })

  it('is walked with the arrows', () => {
    const rows = rowsOf(board, all, new Set(['T2']))
    expect(walk(rows, 0, 'ArrowRight'), 'unfolds').toEqual({ turn: 'T1' })
    expect(walk(rows, 1, 'ArrowRight'), 'goes in').toEqual({ to: 2 })
    expect(walk(rows, 3, 'ArrowLeft'), 'goes back to its task').toEqual({ to: 1 })
    expect(walk(rows, 1, 'ArrowLeft'), 'folds').toEqual({ turn: 'T2' })
    expect(walk(rows, 0, 'ArrowLeft')).toBeNull()
    expect(walk(rows, 4, 'ArrowDown'), 'stays on the last').toEqual({ to: 4 })
    expect(walk([], 0, 'ArrowDown')).toBeNull()
  })
})
