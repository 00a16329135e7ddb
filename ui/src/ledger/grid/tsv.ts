// The clipboard's two spellings of a block of cells, as spreadsheets write and read them.

/** Reads tab-separated text with quoted cells; a line break at the very end ends the last row and begins no new one. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let at = 0
  const source = text.endsWith('\0') ? text.slice(0, -1) : text
  const endRow = () => {
    row.push(cell)
    rows.push(row)
    row = []
    cell = ''
  }
  while (at < source.length) {
    const char = source[at]
    if (char === '"' && cell === '') {
      const quoted = readQuoted(source, at)
      if (quoted) {
        cell = quoted.text
        at = quoted.next
        continue
      }
    }
    if (char === '\t') {
      row.push(cell)
      cell = ''
    } else if (char === '\r' || char === '\n') {
      if (char === '\r' && source[at + 1] === '\n') at += 1
      endRow()
    } else {
      cell += char
    }
    at += 1
  }
  if (cell !== '' || row.length > 0) endRow()
  const width = Math.max(0, ...rows.map((each) => each.length))
  return rows.map((each) => [...each, ...Array<string>(width - each.length).fill('')])
}

/** A quoted cell from its opening quote; null where the quotes do not close before the cell ends, so they are text. */
function readQuoted(source: string, start: number): { text: string; next: number } | null {
  let text = ''
  let at = start + 1
  while (at < source.length) {
    if (source[at] !== '"') {
      text += source[at]
      at += 1
    } else if (source[at + 1] === '"') {
      text += '"'
      at += 2
    } else {
      const next = source[at + 1]
      const closes = next === undefined || next === '\t' || next === '\r' || next === '\n'
      return closes ? { text: text.replace(/\r\n?/g, '\n'), next: at + 1 } : null
    }
  }
  return null
}

/** Writes rows as spreadsheets do: tabs, CRLF, quotes only where a cell needs them. */
export function writeTsv(rows: string[][]): string {
  return rows.map((row) => row.map(quoted).join('\t') + '\r\n').join('')
}

function quoted(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Writes rows as an HTML table; every cell is text, so that a spreadsheet keeps numbers such as 007 as they are. */
export function writeHtml(rows: string[][]): string {
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')
  return `<meta charset="utf-8"><table>${body}</table>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>')
}

/** Reads the first table of an HTML text; for the rare clipboard without plain text. */
export function readHtml(html: string): string[][] {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const br of page.querySelectorAll('br')) br.replaceWith('\n')
  const table = page.querySelector('table')
  if (!table) return []
  return [...table.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('td,th')].map((cell) => (cell.textContent ?? '').trim()),
  )
}
