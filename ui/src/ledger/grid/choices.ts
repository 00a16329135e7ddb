// What may be chosen for a cell: codes of a list, yes or no, records a link may point to.
import type { CodeCard } from '@/backend/bindings'
import { gridWords as words } from '@/words/grid'
import type { GridColumn } from './column'
import type { CellWriter } from './edits'

export interface Choice {
  /** What the office gets. */
  text: string
  /** What the cell shows. */
  label: string
  /** What tells it from others. */
  note: string
  initials: string
  synonyms: string[]
}

/** The codes of a list that may be given on a day. */
export function codeChoices(codes: CodeCard[], today: string): Choice[] {
  return codes
    .filter((code) => (code.validFrom === '' || code.validFrom <= today) && (code.validTo === '' || code.validTo >= today))
    .map((code) => ({ text: code.label, label: code.label, note: code.group, initials: code.initials, synonyms: code.synonyms }))
}

export function flagChoices(): Choice[] {
  return [
    { text: words.yes, label: words.yes, note: '', initials: 's', synonyms: ['1', 'y'] },
    { text: words.no, label: words.no, note: '', initials: 'f', synonyms: ['0', 'n'] },
  ]
}

/** The choices a typed text leaves: by label, by pinyin initials, by another spelling, or by running number. */
export function narrow(choices: Choice[], typed: string): Choice[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return choices
  const numbered = /^\d{1,3}$/.test(text) ? choices[Number(text) - 1] : undefined
  const rank = (choice: Choice): number => {
    const label = choice.label.toLowerCase()
    if (choice === numbered) return 0
    if (label === text) return 0
    if (label.startsWith(text)) return 1
    if (choice.initials.startsWith(text)) return 2
    if (label.includes(text)) return 3
    if (choice.initials.includes(text)) return 4
    return choice.synonyms.some((each) => each.toLowerCase().includes(text)) ? 5 : 9
  }
  return choices
    .map((choice, at) => ({ choice, at, rank: rank(choice) }))
    .filter((each) => each.rank < 9)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map((each) => each.choice)
}

/** The part of a text of several values that is being typed. */
export function lastPart(text: string): string {
  return text.slice(lastMark(text) + 1)
}

/** Puts a value in the place of the part that is being typed. */
export function withPart(text: string, value: string): string {
  const before = text.slice(0, lastMark(text) + 1)
  const parts = before.split(MARKS).map((part) => part.trim()).filter((part) => part !== '')
  return parts.includes(value) ? parts.join('、') : [...parts, value].join('、')
}

const MARKS = /[、，,；;]/

function lastMark(text: string): number {
  return Math.max(...['、', '，', ',', '；', ';'].map((mark) => text.lastIndexOf(mark)))
}

/** The choices of a column for what is typed so far. */
export async function choicesFor(
  column: GridColumn,
  typed: string,
  codes: (list: string) => CodeCard[],
  writer: CellWriter | null,
  today: string,
): Promise<Choice[]> {
  const text = column.several ? lastPart(typed) : typed
  if (column.kind === 'flag') return narrow(flagChoices(), text)
  if (column.codes !== null) return narrow(codeChoices(codes(column.codes), today), text)
  if (column.to === null || !writer) return []
  const found = await writer.lookup(column.to, text.trim())
  return found.map((link) => ({ text: link.id, label: link.label, note: link.note, initials: '', synonyms: [] }))
}
