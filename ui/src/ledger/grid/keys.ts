// What the keys of a spreadsheet mean. Keys of an input method that is still composing mean nothing here.

export type Command =
  | { do: 'move'; rows: number; cols: number; extend: boolean; jump: boolean }
  | { do: 'page'; way: 1 | -1; extend: boolean }
  | { do: 'edge'; row: 'first' | 'last' | null; col: 'first' | 'last' | null; extend: boolean }
  | { do: 'next'; byRow: boolean; back: boolean }
  | { do: 'edit' }
  | { do: 'choices' }
  | { do: 'clear' }
  | { do: 'erase' }
  | { do: 'fill'; way: 'down' | 'right' }
  | { do: 'today' }
  | { do: 'above' }
  | { do: 'select'; what: 'all' | 'row' | 'column' }
  | { do: 'open' }
  | { do: 'page-of-record' }
  | { do: 'menu' }
  | { do: 'filter' }
  | { do: 'leave' }
  | { do: 'type' }

export interface KeyPress {
  key: string
  code?: string
  ctrlKey: boolean
  shiftKey: boolean
  altKey: boolean
  metaKey: boolean
}

const ARROWS: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

/** The command of a key while nothing is being typed; null where the key is none of the grid's business. */
export function commandOf(press: KeyPress): Command | null {
  const { key, shiftKey: shift, altKey: alt } = press
  const ctrl = press.ctrlKey || press.metaKey
  const arrow = ARROWS[key]
  if (arrow) {
    if (alt) return key === 'ArrowDown' ? { do: 'choices' } : null
    return { do: 'move', rows: arrow[0], cols: arrow[1], extend: shift, jump: ctrl }
  }
  if (alt) return null
  switch (key) {
    case 'PageUp':
    case 'PageDown':
      return ctrl ? null : { do: 'page', way: key === 'PageDown' ? 1 : -1, extend: shift }
    case 'Home':
      return { do: 'edge', row: ctrl ? 'first' : null, col: 'first', extend: shift }
    case 'End':
      return { do: 'edge', row: ctrl ? 'last' : null, col: 'last', extend: shift }
    case 'Tab':
      return ctrl ? null : { do: 'next', byRow: true, back: shift }
    case 'Enter':
      return ctrl ? { do: 'page-of-record' } : { do: 'next', byRow: false, back: shift }
    case 'F2':
      return { do: 'edit' }
    case 'Delete':
      return { do: 'clear' }
    case 'Backspace':
      return { do: 'erase' }
    case 'ContextMenu':
      return { do: 'menu' }
    case 'F10':
      return shift ? { do: 'menu' } : null
    case 'F6':
      return { do: 'leave' }
    case ' ':
      return ctrl ? { do: 'select', what: 'column' } : shift ? { do: 'select', what: 'row' } : { do: 'open' }
  }
  if (ctrl) return withCtrl(press)
  return key.length === 1 ? { do: 'type' } : null
}

function withCtrl(press: KeyPress): Command | null {
  const key = press.key.toLowerCase()
  if (press.shiftKey) return key === 'l' ? { do: 'filter' } : null
  if (key === 'a') return { do: 'select', what: 'all' }
  if (key === 'd') return { do: 'fill', way: 'down' }
  if (key === 'r') return { do: 'fill', way: 'right' }
  if (key === ';' || key === '；' || press.code === 'Semicolon') return { do: 'today' }
  if (key === "'" || key === '‘' || press.code === 'Quote') return { do: 'above' }
  return null
}
