// What an export asks for and says; the path of the file never comes to the page.
import { beforeEach, describe, expect, it } from 'vitest'
import { createPinia, setActivePinia } from 'pinia'
import { toasts } from '@/app/toasts'
import { fake } from '@/backend/fake'
import type { ViewWish } from '@/backend/bindings'
import { exportForm, exportLedger, narrows, whole } from './exporting'

const wish: ViewWish = {
  register: 'clues', filters: [{ field: 'stage', op: 'is', texts: ['closed'] }], search: '石桥', order: [{ field: 'clue_no', down: true }],
  incomplete: true, void: false, among: null,
}
const card = { token: 't7', name: '台账.xlsx', folder: '桌面', rows: 1203, sha256: 'ab' }

beforeEach(() => {
  setActivePinia(createPinia())
  toasts.splice(0)
})

describe('an export', () => {
  it('writes the rows on the screen and offers to open the file and its folder', async () => {
    const { asked } = fake({ export_ledger: () => card, open_exported: () => ({}), open_folder: () => ({}) })
    expect(await exportLedger(wish, '问题线索')).toEqual(card)
    expect(asked[0]).toMatchObject({ name: 'export_ledger', input: { wish } })
    expect(toasts.map((one) => one.words)).toEqual(['已导出 1,203 条'])
    for (const action of toasts[0]!.actions) action.run()
    await Promise.resolve()
    expect(asked.slice(1)).toEqual([
      { name: 'open_exported', input: { token: 't7' } },
      { name: 'open_folder', input: { token: 't7' } },
    ])
  })

  it('says nothing when no file was chosen', async () => {
    fake({ export_form: () => null })
    expect(await exportForm('annual', '年度工作台账', '2015')).toBeNull()
    expect(toasts).toHaveLength(0)
  })

  it('says why it was refused', async () => {
    fake({
      export_form: () => {
        throw { code: 'E_PATH', words: '磁盘已满，未写出文件。请腾出空间后再导出。', problems: [] }
      },
    })
    expect(await exportForm('annual', '年度工作台账', '2015')).toBeNull()
    expect(toasts.map((one) => [one.kind, one.words])).toEqual([['late', '磁盘已满，未写出文件。请腾出空间后再导出。']])
  })
})

describe('the whole register', () => {
  it('keeps the order and nothing that narrows', () => {
    expect(narrows(wish)).toBe(true)
    expect(whole(wish)).toEqual({ ...wish, filters: [], search: null, incomplete: false })
    expect(narrows(whole(wish))).toBe(false)
  })

  it('is narrowed by the rows of a figure', () => {
    const among = { kind: 'rows' as const, ids: ['1'] }
    expect(narrows({ ...whole(wish), among })).toBe(true)
    expect(whole({ ...wish, among }).among).toBeNull()
  })
})
