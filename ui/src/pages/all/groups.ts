// Which registers stand together on the page of all registers: the order of the report, then what is reckoned from them.
import type { RegisterCard } from '@/backend/bindings'
import type { AllGroup } from '@/words/all'

const GROUPS: Record<Exclude<AllGroup, 'other'>, string[]> = {
  base: ['units', 'persons', 'zones', 'task_forces', 'documents', 'campaigns'],
  duty: ['meetings', 'resolutions', 'liaisons', 'duty_reports', 'accountabilities', 'interventions'],
  mending: ['tasks', 'measures', 'progress_notes', 'close_outs'],
  clues: ['petitions', 'clues', 'disposals', 'platform_items', 'village_audits', 'livelihood_items'],
  cases: ['incidents', 'cases', 'sanctions', 'transfers', 'joint_teams', 'joint_tasks', 'recoveries', 'publications'],
  watching: ['inspections', 'findings', 'notices', 'filings', 'unit_measures', 'follow_ups', 'scores'],
  rules: ['regulations', 'outreach', 'press_items', 'surveys', 'shortcomings', 'next_steps'],
  reckoning: ['counting_choices', 'form_rules', 'report_sentences', 'waivers', 'submissions'],
}

/** The registers by group, in the order of the group; one that belongs nowhere stands at the end and is not lost. */
export function groupedRegisters(registers: RegisterCard[]): { group: AllGroup; registers: RegisterCard[] }[] {
  const placed = new Set(Object.values(GROUPS).flat())
  const groups = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => ({
    group: group as AllGroup,
    registers: GROUPS[group].flatMap((name) => registers.filter((one) => one.name === name)),
  }))
  return [...groups, { group: 'other' as AllGroup, registers: registers.filter((one) => !placed.has(one.name)) }].filter((one) => one.registers.length > 0)
}
