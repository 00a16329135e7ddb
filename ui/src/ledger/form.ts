// What a form holds while somebody types: the text of each box, what its links point to, lines that come along, and
// what is wrong where. It knows the description and nothing of the screen; the core decides what is taken.
import { computed, reactive, type ComputedRef } from 'vue'
import type { CodeCard, FieldCard, LinkCard, RecordCard, Refusal, RegisterCard } from '@/backend/bindings'
import { codeOf, needOf, several, wordsOf, type Need } from './needs'
import { slip } from './slips'

/** What was typed, as it is kept as a draft. */
export interface Typed {
  boxes: Record<string, string>
  links: Record<string, LinkCard[]>
  lines: Record<string, KeptLine[]>
}

/** A line of a record that is not saved yet: what is sent, what was typed, and what names it. */
export interface KeptLine {
  wire: Record<string, string>
  typed: Typed
  title: string
}

/** What the form asks of the office around it. */
export interface Desk {
  codeList(name: string): CodeCard[]
  today: string
}

/** A form of one register. */
export interface Form {
  register: RegisterCard
  fields: FieldCard[]
  boxes: Record<string, string>
  links: Record<string, LinkCard[]>
  lines: Record<string, KeptLine[]>
  problems: Record<string, string>
  changed: ComputedRef<string[]>
  dirty: ComputedRef<boolean>
  need(field: FieldCard): Need
  check(field: FieldCard): boolean
  checkAll(): string | undefined
  refuse(refusal: Refusal): string | undefined
  show(record: RecordCard | null): void
  typed(): Typed
  fill(typed: Typed): void
  /** What is sent: of a new record all that is filled, of an old one what differs. */
  wire(): Record<string, string>
  /** The lines that come along with a new record. */
  wireLines(): Record<string, Record<string, string>[]>
  /** What stands in a box, as a person reads it. */
  shown(name: string): string
}

const LINKED = new Set(['link', 'links'])

/** Makes a form of a register, empty; fields that are given by its place have no box. */
export function formOf(register: RegisterCard, desk: Desk, given: string[] = []): Form {
  const fields = register.fields.filter((field) => field.sees && !given.includes(field.name))
  const byName = new Map(fields.map((field) => [field.name, field]))
  const boxes = reactive<Record<string, string>>({})
  const links = reactive<Record<string, LinkCard[]>>({})
  const lines = reactive<Record<string, KeptLine[]>>({})
  const problems = reactive<Record<string, string>>({})
  let began: Record<string, string> = reactive({})
  let isNew = true

  const codes = (field: FieldCard) => (field.codes ? desk.codeList(field.codes) : [])

  /** What a box sends: ids of chosen links, the words of several codes (a label may hold the sign that parts them), otherwise its text. */
  function sent(field: FieldCard): string {
    const text = boxes[field.name] ?? ''
    if (field.kind === 'codes') return several(text).map((part) => codeOf(codes(field), part)?.word ?? part).join('\n')
    if (!LINKED.has(field.kind)) return text.trim()
    const chosen = (links[field.name] ?? []).map((link) => link.id)
    return [...chosen, ...(text.trim() ? [text.trim()] : [])].join('\n')
  }

  function writable(field: FieldCard): boolean {
    return !field.computed && field.kind !== 'lines'
  }

  const changed = computed(() =>
    fields.filter((field) => writable(field) && sent(field) !== (began[field.name] ?? '')).map((field) => field.name),
  )
  const dirty = computed(() => changed.value.length > 0 || Object.values(lines).some((rows) => rows.length > 0))

  function textOf(name: string): string {
    const field = byName.get(name)
    return field ? sent(field) : ''
  }

  function wordsNow(name: string): string[] {
    const field = byName.get(name)
    return field ? wordsOf(field, textOf(name), codes(field)) : []
  }

  function need(field: FieldCard): Need {
    return needOf(field, register.number, textOf, wordsNow)
  }

  function check(field: FieldCard, whole = false): boolean {
    // A blank form that is only walked through is not wrong yet.
    const must = need(field) === 'identity' && (whole || dirty.value)
    const words = slip(field, sent(field), { must, codes: codes(field), today: desk.today })
    if (words) problems[field.name] = words
    else delete problems[field.name]
    return !words
  }

  function empty(): void {
    for (const held of [boxes, links, lines, problems]) for (const name of Object.keys(held)) delete held[name]
    for (const name of Object.keys(began)) delete began[name]
  }

  return {
    register,
    fields,
    boxes,
    links,
    lines,
    problems,
    changed,
    dirty,
    need,
    check,
    checkAll() {
      const bad = fields.filter((field) => writable(field) && !check(field, true))
      return bad[0]?.name
    },
    refuse(refusal) {
      for (const problem of refusal.problems) {
        if (problem.field && byName.has(problem.field)) problems[problem.field] = problem.words
      }
      return fields.find((field) => problems[field.name])?.name
    },
    show(record) {
      empty()
      isNew = record === null
      for (const box of record?.values ?? []) {
        const field = byName.get(box.field)
        if (!field) continue
        const linked = LINKED.has(field.kind) && box.links.length > 0
        if (linked) links[box.field] = [...box.links]
        boxes[box.field] = linked ? '' : box.text
        if (writable(field)) began[box.field] = sent(field)
      }
    },
    typed: () => ({
      // What lies under seal is never kept as a draft.
      boxes: Object.fromEntries(
        fields.filter((field) => !field.sealed && changed.value.includes(field.name)).map((field) => [field.name, boxes[field.name] ?? '']),
      ),
      links: Object.fromEntries(
        fields.filter((field) => LINKED.has(field.kind) && changed.value.includes(field.name)).map((field) => [field.name, [...(links[field.name] ?? [])]]),
      ),
      lines: JSON.parse(JSON.stringify(lines)) as Typed['lines'],
    }),
    fill(typed) {
      for (const [name, text] of Object.entries(typed.boxes)) if (byName.has(name)) boxes[name] = text
      for (const [name, chosen] of Object.entries(typed.links)) if (byName.has(name)) links[name] = [...chosen]
      for (const [name, rows] of Object.entries(typed.lines)) if (byName.has(name)) lines[name] = [...rows]
    },
    wire() {
      const names = changed.value
      return Object.fromEntries(
        fields.filter((field) => names.includes(field.name) && (!isNew || sent(field))).map((field) => [field.name, sent(field)]),
      )
    },
    wireLines: () => Object.fromEntries(Object.entries(lines).filter(([, rows]) => rows.length).map(([name, rows]) => [name, rows.map((row) => row.wire)])),
    shown: (name) => [...(links[name] ?? []).map((link) => link.label), boxes[name] ?? ''].filter(Boolean).join('、'),
  }
}
