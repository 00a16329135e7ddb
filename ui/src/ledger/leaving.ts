// Leaving a form with changes that are not saved. What is given up can be brought back for as long as its note stands.
import { toast } from '@/app/toasts'
import { words } from '@/words/record'
import type { Typed } from './form'
import type { Leaving } from './LeaveDialog.vue'

/** What leaving asks of a form. */
export interface Leavable {
  dirty: boolean
  save(): Promise<unknown>
  discard(): Promise<Typed>
}

/** Whether the form may be left now; asks where something would be lost. */
export async function mayLeave(
  form: Leavable | undefined,
  label: string,
  ask: (label: string) => Promise<Leaving>,
  bringBack: (typed: Typed) => void,
): Promise<boolean> {
  if (!form?.dirty) return true
  switch (await ask(label)) {
    case 'save':
      return (await form.save()) !== undefined
    case 'drop': {
      const typed = await form.discard()
      toast(words.left, { kind: 'warn', action: { words: words.takeBack, run: () => bringBack(typed) } })
      return true
    }
    case 'stay':
      return false
  }
}
