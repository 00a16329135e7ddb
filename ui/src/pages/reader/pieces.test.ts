import { describe, expect, it } from 'vitest'
import type { TextCard, TextFindingCard } from '@/backend/bindings'
import { piecesOf } from './pieces'

function finding(offset: number, length: number, state: TextFindingCard['state']): TextFindingCard {
  return { rule: 'K-12', state, quote: '', offset, length, words: '', expected: null }
}

function card(text: string, findings: TextFindingCard[], numbers: TextCard['numbers'] = []): TextCard {
  return { name: '', text, notes: [], findings, numbers }
}

describe('pieces of a text', () => {
  it('loses no character and marks each finding where it stands', () => {
    const pieces = piecesOf(card('共建立健全制度181个。', [finding(7, 4, 'explain')], [{ offset: 7, length: 4, printed: '181个', subject: '制度' }]))
    expect(pieces.map((piece) => piece.text)).toEqual(['共建立健全制度', '181个', '。'])
    expect(pieces[1]).toMatchObject({ findings: [0], state: 'explain', number: true })
  })

  it('counts characters beyond the basic plane once, as the core does', () => {
    const pieces = piecesOf(card('𠮷村12人', [finding(2, 3, 'error')]))
    expect(pieces.map((piece) => piece.text)).toEqual(['𠮷村', '12人'])
  })

  it('shows the weightiest of findings that overlap, and one that runs past the end stays within', () => {
    const pieces = piecesOf(card('六件九人', [finding(0, 4, 'hint'), finding(2, 9, 'error')]))
    expect(pieces.map((piece) => [piece.text, piece.state])).toEqual([['六件', 'hint'], ['九人', 'error']])
  })
})
