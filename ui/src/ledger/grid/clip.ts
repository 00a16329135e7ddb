// Copy, cut and paste through the clipboard events of the grid's text box; no permission is asked for.
import type { CellRefusal, PastedCard } from '@/backend/bindings'
import { gridWords as words } from '@/words/grid'
import { MOST_CHANGED, MOST_COPIED, type Board } from './board'
import { pasteOver, type Writing } from './fill'
import { size, type Box } from './selection'
import { readHtml, readTsv, writeHtml, writeTsv } from './tsv'

/** A paste that some cells would refuse or that would add rows: a person decides. */
export interface PasteWaiting {
  card: PastedCard
  /** Refused cells with their place in words. */
  bad: { where: string; text: string; words: string }[]
  apply(): Promise<void>
}

export interface ClipHearer {
  /** Shows a paste to a person; resolves when it was shown. */
  ask(waiting: PasteWaiting): void
  /** Tells that rows came or changed by a paste. */
  pasted(card: PastedCard, box: Box): Promise<void>
  failed(error: unknown): void
  note(text: string): void
}

export function useClip(board: Board, hearer: ClipHearer) {
  let ready: { box: Box; rows: string[][] } | null = null

  function loadedTexts(box: Box): string[][] | null {
    const rows: string[][] = []
    for (let row = box.top; row <= box.bottom; row += 1) {
      const line: string[] = []
      for (let col = box.left; col <= box.right; col += 1) {
        const text = board.text(row, col)
        if (text === undefined) return null
        line.push(text)
      }
      rows.push(line)
    }
    return rows
  }

  /** The selection without the blank row at the end. */
  function block(): Box {
    const box = board.box
    return box.bottom > box.top && box.bottom >= board.source.total ? { ...box, bottom: Math.max(box.top, board.source.total - 1) } : box
  }

  function copy(event: ClipboardEvent, then?: (box: Box) => void): void {
    event.preventDefault()
    const box = block()
    if (size(box) > MOST_COPIED) return board.warn(words.tooManyCopied(MOST_COPIED))
    const rows = ready && same(ready.box, box) ? ready.rows : size(box) <= 60_000 ? loadedTexts(box) : null
    if (rows) {
      event.clipboardData?.setData('text/plain', writeTsv(rows))
      event.clipboardData?.setData('text/html', writeHtml(rows))
      hearer.note(words.copied(size(box)))
      ready = null
      then?.(box)
      return
    }
    void fetchAndCopy(box)
  }

  /** Rows that are not loaded are read first; then the copy is made anew, or by the next press of the keys. */
  async function fetchAndCopy(box: Box): Promise<void> {
    hearer.note(words.copying(box.bottom - box.top + 1))
    try {
      const fields: string[] = []
      for (let col = box.left; col <= box.right; col += 1) fields.push(board.column(col)?.name ?? '')
      const rows = board.source.copy ? await board.source.copy(box.top, box.bottom + 1, fields) : await board.texts(box)
      ready = { box, rows }
      if (!document.execCommand('copy')) hearer.note(words.copyReady)
    } catch (error) {
      hearer.failed(error)
    }
  }

  function cut(event: ClipboardEvent): void {
    copy(event, (box) => {
      const blank = Array.from({ length: box.bottom - box.top + 1 }, () => Array<string>(box.right - box.left + 1).fill(''))
      void board.typeMany(blank, box.top, box.left, words.actCut)
    })
  }

  function paste(event: ClipboardEvent): void {
    event.preventDefault()
    const plain = event.clipboardData?.getData('text/plain') ?? ''
    const html = plain === '' ? (event.clipboardData?.getData('text/html') ?? '') : ''
    const matrix = plain !== '' ? readTsv(plain) : html !== '' ? readHtml(html) : []
    if (matrix.length === 0) return
    void place(matrix)
  }

  async function place(matrix: string[][]): Promise<void> {
    const { writer, extent } = board
    if (!writer) return board.say(words.readOnly)
    const box = board.box
    const writing = pasteOver(matrix, box, extent)
    if (writing.matrix.length === 0) return
    const cells = writing.matrix.length * (writing.matrix[0]?.length ?? 0)
    if (cells > MOST_CHANGED) return board.warn(words.tooMany(MOST_CHANGED))
    if (cells === 1) {
      const locked = board.lock(box.top, box.left)
      if (locked !== null) return board.say(locked)
      const text = writing.matrix[0]?.[0] ?? ''
      return board.type({ row: box.top, col: box.left }, text, text)
    }
    const viewed = viewedRows(board)
    const over = { top: writing.top, left: writing.left, bottom: writing.top + writing.matrix.length - 1, right: writing.left + (writing.matrix[0]?.length ?? 1) - 1 }
    // Rows entered since the view was opened are not in it: they are edited as single cells.
    if (writing.top < board.source.total && over.bottom >= viewed && viewed < board.source.total) {
      return board.typeMany(writing.matrix, writing.top, writing.left, words.actPaste)
    }
    await rehearse(writing, Math.min(writing.top, viewed), over)
  }

  async function rehearse(writing: Writing, start: number, over: Box): Promise<void> {
    const { writer } = board
    if (!writer) return
    const fields = (writing.matrix[0] ?? []).map((_, at) => board.column(writing.left + at)?.name ?? '')
    const cells = writing.matrix.length * fields.length
    const apply = async () => {
      try {
        const card = await writer.paste(start, fields, writing.matrix, false, words.actPaste(cells))
        board.select({ active: { row: over.top, col: over.left }, anchor: { row: over.top, col: over.left }, head: { row: over.bottom, col: over.right } })
        await hearer.pasted(card, over)
        hearer.note([words.pasted(card.cells), card.skipped > 0 ? words.skipped(card.skipped) : ''].filter(Boolean).join('，'))
      } catch (error) {
        hearer.failed(error)
      }
    }
    try {
      const card = await writer.paste(start, fields, writing.matrix, true, words.actPaste(cells))
      if (card.refused.length === 0 && card.newRows === 0) return await apply()
      hearer.ask({ card, bad: card.refused.map((each) => told(board, writing, fields, each)), apply })
    } catch (error) {
      hearer.failed(error)
    }
  }

  return { copy, cut, paste, place }
}

/** Rows in the view itself, without those entered since. */
function viewedRows(board: Board): number {
  const source = board.source as { viewed?: number; total: number }
  return source.viewed ?? source.total
}

function told(board: Board, writing: Writing, fields: string[], refusal: CellRefusal) {
  const column = board.column(writing.left + fields.indexOf(refusal.field))
  return {
    where: words.pasteWhere(writing.top + refusal.row + 1, column?.label ?? ''),
    text: writing.matrix[refusal.row]?.[fields.indexOf(refusal.field)] ?? '',
    words: refusal.words,
  }
}

function same(a: Box, b: Box): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right
}
