// How the states of a measure are called: by the code list where it has a word for it, and late, which no code says.
import type { MeasureState } from '@/backend/bindings'
import { useSession } from '@/app/session'
import { words } from '@/words/tasks'

const CODES: Record<Exclude<MeasureState, 'late'>, string> = { done: 'done', lasting: 'long_term', running: 'running' }

/** Names states. */
export function useStates(): { label(state: MeasureState): string } {
  const session = useSession()
  return {
    label: (state) => (state === 'late' ? words.late : (session.codeList('progress').find((code) => code.word === CODES[state])?.label ?? CODES[state])),
  }
}
