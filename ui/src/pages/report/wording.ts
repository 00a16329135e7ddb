// A sentence as it is kept, with fields in braces, and as it is edited, with what the fields are called in 【】.
import type { SentenceField } from '@/backend/bindings'

/** Where something stands in a text. */
export type Span = { from: number; to: number }

/** 立案{F112} → 立案【立案】. What has no name stays as it is kept. */
export function shown(wording: string, fields: SentenceField[]): string {
  return wording.replace(/\{[^{}]*\}/g, (token) => {
    const field = fields.find((one) => one.token === token)
    return field ? `【${field.words}】` : token
  })
}

/** 立案【立案】 → 立案{F112}; or the first piece that is the name of no field. */
export function kept(text: string, fields: SentenceField[]): { wording: string } | { unknown: string } {
  let unknown: string | null = null
  const wording = text.replace(/【[^【】]*】|【[^【】]{0,12}|[^【】]{0,12}】/g, (piece) => {
    const field = piece.startsWith('【') && piece.endsWith('】') ? fields.find((one) => one.words === piece.slice(1, -1)) : undefined
    if (!field) unknown ??= piece
    return field?.token ?? piece
  })
  return unknown === null ? { wording } : { unknown }
}

function spans(text: string): Span[] {
  return [...text.matchAll(/【[^【】]*】/g)].map((found) => ({ from: found.index, to: found.index + found[0].length }))
}

/** A selection that holds fields whole: a caret within one goes behind it, an end within one goes to its edge. */
export function whole(text: string, at: Span): Span {
  const inside = (place: number): Span | undefined => spans(text).find((span) => span.from < place && place < span.to)
  const [first, last] = [inside(at.from), inside(at.to)]
  if (at.from === at.to) return first ? { from: first.to, to: first.to } : at
  return { from: first?.from ?? at.from, to: last?.to ?? at.to }
}

/** What a deleting key takes away: the whole field it touches, else what is selected. */
export function erased(text: string, at: Span, way: 'back' | 'forth'): Span {
  if (at.from !== at.to) return whole(text, at)
  const touches = (span: Span): boolean => (way === 'back' ? span.from < at.from && at.from <= span.to : span.from <= at.from && at.from < span.to)
  return spans(text).find(touches) ?? at
}
