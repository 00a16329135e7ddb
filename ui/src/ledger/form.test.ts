import { describe, expect, it } from 'vitest'
import { formOf } from './form'
import { placed } from './layout'
import { codeOptions, several } from './needs'
import { field, letters, lists, record } from './fixture'

const desk = { codeList: (name: string) => lists.find((list) => list.name === name)?.codes ?? [], today: '2015-06-30' }
const at = (name: string) => letters.fields.find((one) => one.name === name)!
const blank = () => {
  const form = formOf(letters, desk)
  form.show(null)
  return form
}

describe('what must be filled', () => {
  it('marks identity and standing, but neither the own number nor what the program fills in', () => {
    const form = blank()
    expect(form.need(at('came_on'))).toBe('identity')
    expect(form.need(at('way'))).toBe('standing')
    expect(form.need(at('letter_no')), 'the program gives it').toBe('none')
    expect(form.need(at('stage')), 'the program computes it').toBe('none')
    expect(form.need(at('signed'))).toBe('none')
  })

  it('follows the other box while somebody types', () => {
    const form = blank()
    expect(form.need(at('heads'))).toBe('none')
    form.boxes.signed = '是'
    expect(form.need(at('heads')), 'a flag is named 1 in conditions').toBe('standing')
    form.boxes.signed = '否'
    expect(form.need(at('heads'))).toBe('none')
    form.boxes.way = '走访'
    expect(form.need(at('told_on')), 'another spelling is the same code').toBe('standing')
    form.boxes.way = '来信'
    expect(form.need(at('told_on'))).toBe('none')
    form.boxes.told_on = '2015-06-01'
    expect(form.need(at('outcome')), 'no words: whenever it is filled').toBe('standing')
  })
})

describe('a box on being left', () => {
  it('says what is no day, number, amount or code, and lets the rest be', () => {
    const form = blank()
    const wrong: [string, string][] = [['came_on', '2015.2.30'], ['heads', '三人'], ['sum', '约五千'], ['way', '飞鸽'], ['marks', '四风、五风']]
    for (const [name, text] of wrong) {
      form.boxes[name] = text
      expect(form.check(at(name)), `${name}: ${text}`).toBe(false)
      expect(form.problems[name]).toBeTruthy()
    }
    const right: [string, string][] = [['came_on', '20150228'], ['heads', '３'], ['sum', '35,000.50元'], ['way', '信件'], ['marks', '四风、“不作为、慢作为、乱作为”']]
    for (const [name, text] of right) {
      form.boxes[name] = text
      expect(form.check(at(name)), `${name}: ${text}`).toBe(true)
      expect(form.problems[name]).toBeUndefined()
    }
  })

  it('asks for identity only; what is standing may be lacking', () => {
    const form = blank()
    expect(form.checkAll()).toBe('came_on')
    form.boxes.came_on = '2015-06-01'
    expect(form.checkAll()).toBeUndefined()
  })
})

describe('what is sent', () => {
  it('sends what a new record holds, and of an old one only what differs', () => {
    const fresh = blank()
    fresh.boxes.came_on = '2015-06-01'
    fresh.boxes.sum = ''
    expect(fresh.wire()).toEqual({ came_on: '2015-06-01' })

    const form = formOf(letters, desk)
    form.show(record({ came_on: '2015-06-01', way: '来信', sum: '5000.00' }))
    expect(form.dirty.value).toBe(false)
    form.boxes.way = ''
    form.boxes.sum = '6000'
    expect(form.wire(), 'an emptied box is sent empty').toEqual({ way: '', sum: '6000' })
  })

  it('sends links by id, a loose name as typed, and codes by word', () => {
    const form = blank()
    form.links.person = [{ register: 'persons', id: 'P1', label: '王建华', note: '' }]
    form.boxes.marks = '“不作为、慢作为、乱作为”、四风'
    expect(form.wire()).toEqual({ person: 'P1', marks: 'three\nfour' })
    form.links.person = []
    form.boxes.person = '赵某'
    expect(form.wire().person).toBe('赵某')
  })

  it('keeps what was typed as a draft, without what lies under seal', () => {
    const form = blank()
    form.boxes.came_on = '2015-06-01'
    form.boxes.who = '张某某'
    form.lines.named = [{ wire: { name: '陈家林' }, typed: { boxes: { name: '陈家林' }, links: {}, lines: {} }, title: '陈家林' }]
    const kept = JSON.stringify(form.typed())
    expect(kept).not.toContain('张某某')
    const again = blank()
    again.fill(JSON.parse(kept) as ReturnType<typeof form.typed>)
    expect(again.wire()).toEqual({ came_on: '2015-06-01' })
    expect(again.wireLines()).toEqual({ named: [{ name: '陈家林' }] })
  })

  it('puts the words of a refusal at their boxes and names the first', () => {
    const form = blank()
    const place = { severity: 'error' as const, code: 'x', file: null, sheet: null, cell: null, label: null }
    const first = form.refuse({ code: 'E_FIELD', words: '', problems: [{ ...place, field: 'sum', words: '款额过大。' }, { ...place, field: 'way', words: '途径不明。' }] })
    expect(first, 'in the order of the form').toBe('way')
    expect(form.problems).toEqual({ sum: '款额过大。', way: '途径不明。' })
  })
})

describe('the sheet', () => {
  it('leaves no hole: a lonely pair takes the rest of its row', () => {
    const fields = [field('a', 'a', 'text'), field('b', 'b', 'text'), field('c', 'c', 'text'), field('d', 'd', 'text', { long: true }), field('e', 'e', 'text')]
    expect(placed(fields, 2).map((box) => box.pairs)).toEqual([1, 1, 2, 2, 2])
    expect(placed(fields, 3).map((box) => box.pairs)).toEqual([1, 1, 1, 3, 3])
    for (const pairs of [2, 3]) expect(placed(letters.fields, pairs).reduce((sum, box) => sum + box.pairs, 0) % pairs).toBe(0)
  })

  it('offers codes of today and whatever stands in the box', () => {
    const codes = [{ ...lists[0]!.codes[0]!, validTo: '2010-12-31' }, lists[0]!.codes[1]!]
    expect(codeOptions(codes, '2015-06-30', []).map((option) => option.label)).toEqual(['来访'])
    expect(codeOptions(codes, '2015-06-30', ['来信']).map((option) => option.label)).toEqual(['来信', '来访'])
  })

  it('keeps what stands in quotes together', () => {
    expect(several('“不作为、慢作为、乱作为”、四风')).toEqual(['“不作为、慢作为、乱作为”', '四风'])
    expect(several(' 甲，乙\n丙；')).toEqual(['甲', '乙', '丙'])
  })
})
