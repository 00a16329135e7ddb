// A text cut into pieces, so that findings and numbers can be marked where they stand. Places are counted in characters
// as the core counts them, not in the units of a JavaScript string.
import type { CheckState, TextCard } from '@/backend/bindings'

export interface Piece {
  text: string
  /** The findings that cover it, by their place in the list. */
  findings: number[]
  /** The weightiest of them. */
  state: CheckState | null
  number: boolean
}

const WEIGHT: Record<CheckState, number> = { pass: 0, hint: 1, explain: 2, error: 3 }

/** Cuts the text at every edge of a finding or a number. */
export function piecesOf(card: TextCard): Piece[] {
  const letters = Array.from(card.text)
  const edges = new Set([0, letters.length])
  for (const span of [...card.findings, ...card.numbers]) {
    for (const edge of [span.offset, span.offset + span.length]) if (edge > 0 && edge < letters.length) edges.add(edge)
  }
  const cuts = [...edges].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, at) => {
    const covers = (span: { offset: number; length: number }) => span.offset <= from && from < span.offset + span.length
    const findings = card.findings.flatMap((finding, n) => (covers(finding) ? [n] : []))
    const state = findings.map((n) => card.findings[n]!.state).reduce<CheckState | null>((most, one) => (most && WEIGHT[most] >= WEIGHT[one] ? most : one), null)
    return { text: letters.slice(from, cuts[at + 1]).join(''), findings, state, number: card.numbers.some(covers) }
  })
}
