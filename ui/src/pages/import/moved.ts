// Whose rows an import moves: the register's own, those of its lines, and the names it may enter with them.
import type { RegisterCard } from '@/backend/bindings'

export function movedBy(registers: RegisterCard[], register: string): string[] {
  const lines = registers.filter((one) => one.of === register).map((one) => one.name)
  const links = registers.find((one) => one.name === register)?.fields.flatMap((field) => (field.to ? [field.to] : [])) ?? []
  return [...new Set([register, ...lines, ...links])]
}
