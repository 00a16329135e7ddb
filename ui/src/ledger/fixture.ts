// For tests only: a register, code lists and records as the core would describe them. Invented throughout.
import type { CodeCard, CodeListCard, FieldCard, RecordCard, RegisterCard, SavedCard } from '@/backend/bindings'

export function field(name: string, label: string, kind: string, more: Partial<FieldCard> = {}): FieldCard {
  return { name, label, kind, need: 'optional', needWhen: null, codes: null, to: null, sealed: kind === 'sealed', computed: false, search: false, sees: true, long: false, ...more }
}

function code(word: string, label: string, initials: string, synonyms: string[] = []): CodeCard {
  return { word, label, group: '', initials, synonyms, validFrom: '', validTo: '' }
}

export const letters: RegisterCard = {
  name: 'letters',
  label: '来件',
  of: null,
  number: 'letter_no',
  title: ['letter_no'],
  fields: [
    field('letter_no', '来件号', 'text', { need: 'identity' }),
    field('came_on', '到件日', 'day', { need: 'identity' }),
    field('way', '途径', 'code', { need: 'standing', codes: 'ways' }),
    field('signed', '署名的', 'flag'),
    field('heads', '几人', 'count', { need: 'standing', needWhen: { field: 'signed', is: ['1'] } }),
    field('told_on', '告知日', 'day', { need: 'standing', needWhen: { field: 'way', is: ['visit'] } }),
    field('outcome', '结果文字', 'text', { need: 'standing', needWhen: { field: 'told_on', is: [] }, long: true }),
    field('who', '写信人', 'sealed'),
    field('sum', '款额', 'fen'),
    field('marks', '标记', 'codes', { codes: 'marks' }),
    field('person', '经办', 'link', { to: 'persons' }),
    field('stage', '现况', 'text', { computed: true, need: 'standing' }),
    field('named', '所提的人', 'lines', { to: 'letters_named' }),
  ],
  sees: true,
  writes: true,
  living: 2,
  incomplete: 0,
}

export const named: RegisterCard = {
  name: 'letters_named',
  label: '所提的人',
  of: 'letters',
  number: null,
  title: ['name'],
  fields: [field('name', '称呼', 'text', { need: 'identity' }), field('post', '任职', 'text')],
  sees: true,
  writes: true,
  living: 0,
  incomplete: 0,
}

export const persons: RegisterCard = {
  name: 'persons',
  label: '人员库',
  of: null,
  number: null,
  title: ['name'],
  fields: [field('name', '称呼', 'text', { need: 'identity' })],
  sees: true,
  writes: true,
  living: 3,
  incomplete: 0,
}

export const lists: CodeListCard[] = [
  { name: 'ways', label: '途径', open: true, codes: [code('letter', '来信', 'lx', ['信件']), code('visit', '来访', 'lf', ['走访'])] },
  { name: 'marks', label: '标记', open: true, codes: [code('three', '“不作为、慢作为、乱作为”', 'bzw'), code('four', '四风', 'sf')] },
]

export function record(values: Record<string, string>, more: Partial<RecordCard> = {}): RecordCard {
  return {
    register: 'letters',
    id: 'L1',
    version: 7,
    label: 'LJ2015-001',
    note: '',
    incomplete: false,
    missing: [],
    void: false,
    voidReason: null,
    writes: true,
    values: letters.fields
      .filter((one) => one.kind !== 'lines')
      .map((one) => ({ field: one.name, text: values[one.name] ?? '', links: [], sealed: false, unread: false, written: null })),
    lines: [{ register: 'letters_named', rows: [] }],
    chain: [],
    related: [],
    enteredAt: '2015-03-02T09:00:00+08:00',
    enteredBy: 'office',
    changedAt: '2015-03-02T09:00:00+08:00',
    changedBy: 'office',
    source: null,
    batch: null,
    ...more,
  }
}

export function savedCard(of: RecordCard): SavedCard {
  return { record: of, registers: [of.register], acts: { undo: '登记 1 条', redo: null } }
}
