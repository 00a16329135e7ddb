// When a box must be filled: what the description says, read against what stands in the other boxes right now.
import type { CodeCard, FieldCard } from '@/backend/bindings'
import type { Option } from '@/parts/SelectBox.vue'

/** What a box has to do with the row becoming whole. */
export type Need = 'identity' | 'standing' | 'none'

/** Splits a box that holds several; what stands in quotes is one. */
export function several(text: string): string[] {
  return (text.match(/(?:“[^”]*”|[^、，,；;\n])+/g) ?? []).map((part) => part.trim()).filter(Boolean)
}

/** The code a text spells: by word, label or another spelling. */
export function codeOf(codes: CodeCard[], text: string): CodeCard | undefined {
  const wanted = text.trim()
  if (!wanted) return undefined
  return (
    codes.find((code) => code.label === wanted) ??
    codes.find((code) => code.word === wanted || code.synonyms.includes(wanted))
  )
}

/** Codes as options; those no longer given are left out unless they stand in the box, as is what no list knows. */
export function codeOptions(codes: CodeCard[], today: string, standing: string[]): Option[] {
  return codes
    .filter((code) => standing.includes(code.label) || ((!code.validFrom || code.validFrom <= today) && (!code.validTo || code.validTo >= today)))
    .map((code) => ({ value: code.label, label: code.label, initials: code.initials, synonyms: code.synonyms, group: code.group }))
}

/** The stable words of what stands in a box, as conditions name them: flags as 1 and 0. */
export function wordsOf(field: FieldCard, text: string, codes: CodeCard[]): string[] {
  if (!text.trim()) return []
  if (field.kind === 'flag') return [text.trim() === '是' ? '1' : '0']
  if (field.kind === 'codes') return several(text).map((part) => codeOf(codes, part)?.word ?? part)
  if (field.kind === 'code') return [codeOf(codes, text)?.word ?? text.trim()]
  return [text.trim()]
}

/** Whether the box must be filled now, and how strictly. A number of the register's own is given by the program. */
export function needOf(
  field: FieldCard,
  number: string | null,
  textOf: (name: string) => string,
  wordsNow: (name: string) => string[],
): Need {
  if (field.computed || field.kind === 'lines') return 'none'
  if (field.need === 'identity') return field.name === number ? 'none' : 'identity'
  if (field.need !== 'standing') return 'none'
  const when = field.needWhen
  if (!when) return 'standing'
  if (when.is.length === 0) return textOf(when.field).trim() ? 'standing' : 'none'
  return wordsNow(when.field).some((word) => when.is.includes(word)) ? 'standing' : 'none'
}
