// How a typed text narrows a list.
import { expect, test } from 'vitest'
import { lastPart, narrow, withPart, type Choice } from './choices'

const choice = (label: string, initials: string, synonyms: string[] = []): Choice => ({ text: label, label, note: '', initials, synonyms })
const list = [choice('信访举报', 'xfjb'), choice('监督检查中发现', 'jdjczfx', ['巡察']), choice('上级交办', 'sjjb'), choice('举报中心移交', 'jbzxyj')]
const labels = (typed: string) => narrow(list, typed).map((each) => each.label)

test('by label, by initials, by another spelling, by running number; what begins so comes first', () => {
  expect(labels('')).toHaveLength(4)
  expect(labels('xf')).toEqual(['信访举报'])
  expect(labels('jb')).toEqual(['举报中心移交', '信访举报', '上级交办'])
  expect(labels('举报')).toEqual(['举报中心移交', '信访举报'])
  expect(labels('巡察')).toEqual(['监督检查中发现'])
  expect(labels('3')).toEqual(['上级交办'])
  expect(labels('zz')).toEqual([])
})

test('several values are typed one after another', () => {
  expect(lastPart('四风、sh')).toBe('sh')
  expect(withPart('四风、sh', '受贿')).toBe('四风、受贿')
  expect(withPart('四风，受贿、', '受贿'), 'no value twice').toBe('四风、受贿')
  expect(withPart('', '四风')).toBe('四风')
})
