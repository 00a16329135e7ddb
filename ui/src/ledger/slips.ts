// What a box can say by itself on leaving it: nothing there where something must be, or a text that is no day, month,
// number, amount or code. Everything else is the core's to judge.
import type { CodeCard, FieldCard } from '@/backend/bindings'
import { parseDay } from '@/words/days'
import { words } from '@/words/record'
import { codeOf, several } from './needs'

/** What the check leans on. */
export interface Ground {
  must: boolean
  codes: CodeCard[]
  today: string
}

/** What is wrong with a text in a box, in words; nothing where it may stand. */
export function slip(field: FieldCard, text: string, ground: Ground): string | undefined {
  const typed = text.trim()
  if (!typed) return ground.must ? words.mustFill(field.label) : undefined
  switch (field.kind) {
    case 'day':
      return parseDay(typed, ground.today) ? undefined : words.notADay(typed)
    case 'month':
      return monthOf(typed) ? undefined : words.notAMonth(typed)
    case 'count':
      return /^-?\d+$/.test(plain(typed)) ? undefined : words.notACount(typed)
    case 'fen':
      return /^-?\d+(\.\d{1,2})?$/.test(plain(typed)) ? undefined : words.notAnAmount(typed)
    case 'code':
      return codeOf(ground.codes, typed) ? undefined : words.notACode(typed)
    case 'codes': {
      const unknown = several(typed).find((part) => !codeOf(ground.codes, part))
      return unknown === undefined ? undefined : words.notACode(unknown)
    }
    default:
      return undefined
  }
}

/** Digits as a person writes them, without full width, separators and the unit. */
export function plain(text: string): string {
  return text
    .replace(/[０-９．－]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[,，\s]/g, '')
    .replace(/元$/, '')
}

/** A month in the form the core prints, from the forms an office writes. */
export function monthOf(text: string): string | undefined {
  const found = /^(\d{4})\s*(?:[-./年]\s*)?(\d{1,2})\s*月?$/.exec(text.trim())
  if (!found) return undefined
  const month = Number(found[2])
  return month >= 1 && month <= 12 ? `${found[1]}-${String(month).padStart(2, '0')}` : undefined
}
