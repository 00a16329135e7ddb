// The lines of the grid's menus.
import type { MenuLine } from '@/parts/MenuButton.vue'
import { gridWords as words } from '@/words/grid'
import { clear } from './act'
import type { Board } from './board'
import type { GridColumn } from './column'
import type { Row } from './rows'

export interface MenuDeeds {
  open(row: Row, index: number): void
  openPage(row: Row, index: number): void
  history(row: Row, index: number): void
  copy(): void
  pasteHint(): void
  same(name: string, text: string): void
  filter(name: string): void
  order(name: string, down: boolean): void
  freeze(columns: number): void
  hide(name: string): void
  fit(name: string): void
}

/** The menu of a cell. */
export function gridMenu(board: Board, column: GridColumn, openable: boolean, sortable: boolean, deeds: MenuDeeds): MenuLine[] {
  const { row: index, col } = board.active
  const row = board.row(index)
  const lines: MenuLine[] = []
  if (row && openable) {
    lines.push(
      { words: words.open, icon: 'view', key: words.space, run: () => deeds.open(row, index), testid: 'grid-menu-open' },
      { words: words.openPage, key: 'Ctrl+Enter', run: () => deeds.openPage(row, index), testid: 'grid-menu-page' },
      { words: words.history, icon: 'clock', run: () => deeds.history(row, index), testid: 'grid-menu-history' },
    )
  }
  lines.push({ words: words.copy, icon: 'copy', key: 'Ctrl+C', run: deeds.copy, testid: 'grid-menu-copy' })
  if (board.writer) {
    const locked = board.lock(index, col)
    lines.push(
      { words: words.paste, key: 'Ctrl+V', run: deeds.pasteHint, testid: 'grid-menu-paste' },
      { words: words.clear, icon: 'trash', key: 'Delete', run: () => clear(board), disabled: locked !== null, testid: 'grid-menu-clear' },
    )
  }
  if (row && sortable) {
    const text = board.text(index, col) ?? ''
    lines.push(
      { words: text === '' ? words.sameEmpty : words.same, icon: 'filter', run: () => deeds.same(column.name, text), testid: 'grid-menu-same' },
      { words: words.filterBy, key: 'Ctrl+Shift+L', run: () => deeds.filter(column.name), testid: 'grid-menu-filter' },
      { words: words.sortUp, icon: 'sort-up', run: () => deeds.order(column.name, false), testid: 'grid-menu-up' },
      { words: words.sortDown, icon: 'sort-down', run: () => deeds.order(column.name, true), testid: 'grid-menu-down' },
    )
  }
  return lines
}

/** The menu of a heading. */
export function headMenu(col: number, column: GridColumn, frozen: number, sortable: boolean, deeds: MenuDeeds): MenuLine[] {
  const lines: MenuLine[] = []
  if (sortable) {
    lines.push(
      { words: words.sortUp, icon: 'sort-up', run: () => deeds.order(column.name, false), testid: 'grid-menu-up' },
      { words: words.sortDown, icon: 'sort-down', run: () => deeds.order(column.name, true), testid: 'grid-menu-down' },
      { words: words.filterBy, icon: 'filter', run: () => deeds.filter(column.name), testid: 'grid-menu-filter' },
    )
  }
  lines.push(
    { words: words.fit, run: () => deeds.fit(column.name), testid: 'grid-menu-fit' },
    col + 1 === frozen
      ? { words: words.unfreeze, run: () => deeds.freeze(0), testid: 'grid-menu-unfreeze' }
      : { words: words.freezeHere, run: () => deeds.freeze(col + 1), testid: 'grid-menu-freeze' },
    { words: words.hide, run: () => deeds.hide(column.name), testid: 'grid-menu-hide' },
  )
  return lines
}
