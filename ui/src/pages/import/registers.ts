// What an import has to do with the registers: whose rows it moves, and which field a column of the preview is.
import type { FieldCard, RegisterCard } from '@/backend/bindings'

/** The register's own rows, those of its lines, and the names it may enter with them. */
export function movedBy(registers: RegisterCard[], register: string): string[] {
  const lines = registers.filter((one) => one.of === register).map((one) => one.name)
  const links = registers.find((one) => one.name === register)?.fields.flatMap((field) => (field.to ? [field.to] : [])) ?? []
  return [...new Set([register, ...lines, ...links])]
}

/** The field a column of the preview goes to, by its label; a field of lines has theirs in front: 被反映人.姓名. */
export function fieldOf(registers: RegisterCard[], register: string, label: string): FieldCard | null {
  const own = registers.find((one) => one.name === register)
  const direct = own?.fields.find((field) => field.label === label)
  if (direct) return direct
  const dot = label.indexOf('.')
  if (dot < 0) return null
  const [group, name] = [label.slice(0, dot), label.slice(dot + 1)]
  const lines = own?.fields.find((field) => field.label === group)?.to
  const other = registers.find((one) => one.name === lines) ?? registers.find((one) => one.label === group)
  return other?.fields.find((field) => field.label === name) ?? null
}

/** What a ledger of a register must hold, and what else of it is recognised, by labels. */
export interface Readable {
  name: string
  label: string
  needs: string[]
  knows: string[]
}

/** The registers a ledger can be imported into; its own number is given where the ledger has none. */
export function readable(registers: RegisterCard[]): Readable[] {
  return registers
    .filter((one) => one.writes && one.of === null)
    .map((one) => {
      const fields = one.fields.filter((field) => field.sees && !field.computed && !field.sealed)
      const needs = fields.filter((field) => field.need === 'identity' && field.name !== one.number)
      return { name: one.name, label: one.label, needs: needs.map((field) => field.label), knows: fields.filter((field) => !needs.includes(field)).map((field) => field.label) }
    })
}
