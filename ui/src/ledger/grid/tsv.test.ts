// The clipboard as spreadsheets spell it: quotes, line breaks inside cells, CRLF, the line break at the very end.
import { expect, test } from 'vitest'
import { readHtml, readTsv, writeHtml, writeTsv } from './tsv'

test('a block of plain cells is read row by row, and the last line break begins no row', () => {
  expect(readTsv('甲\t乙\r\n丙\t丁\r\n')).toEqual([['甲', '乙'], ['丙', '丁']])
  expect(readTsv('甲\t乙\n丙\t丁')).toEqual([['甲', '乙'], ['丙', '丁']])
})

test('a line break inside a quoted cell stays inside the cell', () => {
  expect(readTsv('"第一行\n第二行"\t乙\r\n丙\t"丁\r\n戊"\r\n')).toEqual([['第一行\n第二行', '乙'], ['丙', '丁\n戊']])
})

test('doubled quotes are one, and a quote inside a cell is text', () => {
  expect(readTsv('"他说""好"""\t乙\r\n')).toEqual([['他说"好"', '乙']])
  expect(readTsv('长5"管\t"三资"清理\r\n')).toEqual([['长5"管', '"三资"清理']])
})

test('empty cells and rows of unequal length become a rectangle', () => {
  expect(readTsv('甲\t\t丙\r\n丁\r\n')).toEqual([['甲', '', '丙'], ['丁', '', '']])
  expect(readTsv('\t\r\n')).toEqual([['', '']])
  expect(readTsv('')).toEqual([])
})

test('an empty line inside the block is a row of its own', () => {
  expect(readTsv('甲\r\n\r\n乙\r\n')).toEqual([['甲'], [''], ['乙']])
})

test('what is written is read back as it was', () => {
  const block = [['6,000.00', '含\t制表符', '含"引号"'], ['两\n行', '', '=1+1']]
  const text = writeTsv(block)
  expect(text).toBe('6,000.00\t"含\t制表符"\t"含""引号"""\r\n"两\n行"\t\t=1+1\r\n')
  expect(readTsv(text)).toEqual(block)
})

test('the HTML spelling carries no mark-up of a cell, and is read back', () => {
  const block = [['<b>甲</b>', '乙 & 丙'], ['两\n行', '"丁"']]
  const html = writeHtml(block)
  expect(html).not.toContain('<b>')
  expect(readHtml(html)).toEqual(block)
})
