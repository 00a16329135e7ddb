// What the whole page knows: the desk, the registers and code lists, what can be taken back, and whose rows moved.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import type { ActsCard, CodeCard, CodeListCard, DeskState, FieldCard, RegisterCard } from '@/backend/bindings'
import { call } from '@/backend/call'
import { frame } from '@/words/frame'
import { failed, toast } from './toasts'

const PREF_DELAY = 500

export const useSession = defineStore('session', () => {
  const desk = shallowRef<DeskState | null>(null)
  const registers = shallowRef<RegisterCard[]>([])
  const codeLists = shallowRef<CodeListCard[]>([])
  const acts = shallowRef<ActsCard>({ undo: null, redo: null })
  const chosenYear = ref<number | null>(null)
  const byName = computed(() => new Map(registers.value.map((one) => [one.name, one])))
  const listByName = computed(() => new Map(codeLists.value.map((one) => [one.name, one.codes])))

  /** The working year: the newest the registers hold rows of, until another is chosen. */
  const year = computed<number>({
    get: () => chosenYear.value ?? desk.value?.years[0] ?? Number((desk.value?.today ?? '2000').slice(0, 4)),
    set: (value) => (chosenYear.value = value),
  })

  /** Asks everything the page needs; where the desk is not open, only how it stands. */
  async function load(): Promise<void> {
    const state = await call('desk_state', {})
    if (state.stage === 'open') await fill()
    desk.value = state
  }

  /** Takes the state a deed gave back, and the rest with it where the desk is open now. */
  async function adopt(state: DeskState): Promise<void> {
    if (state.stage === 'open') await fill()
    desk.value = state
  }

  async function fill(): Promise<void> {
    const [cards, lists, kept, able] = await Promise.all([call('registers', {}), call('codes', {}), call('prefs', {}), call('acts', {})])
    registers.value = cards
    codeLists.value = lists
    acts.value = able
    for (const one of kept) texts.set(one.name, one.json)
    for (const [name, value] of prefs) {
      const json = texts.get(name)
      if (json !== undefined) value.value = JSON.parse(json) as unknown
    }
  }

  /** Counts the registers anew and asks how the desk stands. */
  async function refresh(): Promise<void> {
    const [state, cards] = await Promise.all([call('desk_state', {}), call('registers', {})])
    desk.value = state
    registers.value = cards
  }

  function register(name: string): RegisterCard {
    const card = byName.value.get(name)
    if (!card) throw new Error(`no register ${name}`)
    return card
  }

  function field(registerName: string, name: string): FieldCard {
    const card = register(registerName).fields.find((one) => one.name === name)
    if (!card) throw new Error(`no field ${registerName}.${name}`)
    return card
  }

  function codeList(name: string): CodeCard[] {
    return listByName.value.get(name) ?? []
  }

  function may(word: string): boolean {
    return desk.value?.may.includes(word) ?? false
  }

  function setActs(able: ActsCard): void {
    acts.value = able
  }

  const undo = (): Promise<void> => takeBack('act_undo')
  const redo = (): Promise<void> => takeBack('act_redo')

  async function takeBack(name: 'act_undo' | 'act_redo'): Promise<void> {
    if (name === 'act_undo' ? !acts.value.undo : !acts.value.redo) return
    try {
      const done = await call(name, {})
      acts.value = done.acts
      toast(name === 'act_undo' ? frame.undone(done.label) : frame.redone(done.label))
      moved(done.registers)
    } catch (error) {
      failed(error)
    }
  }

  // ── whose rows moved ──
  const hearers = new Set<(registers: string[]) => void>()
  let counting: ReturnType<typeof setTimeout> | undefined

  /** Says whose rows moved: pages that show them refresh, the counts of the menu follow. */
  function moved(names: string[]): void {
    if (!names.length) return
    for (const hear of [...hearers]) hear(names)
    clearTimeout(counting)
    counting = setTimeout(() => void refresh().catch(() => undefined), 300)
  }

  function onMoved(hear: (registers: string[]) => void): () => void {
    hearers.add(hear)
    return () => hearers.delete(hear)
  }

  // ── the account's own settings ──
  const texts = new Map<string, string>()
  const prefs = new Map<string, Ref<unknown>>()

  function pref<T>(name: string, fallback: T): Ref<T> {
    const known = prefs.get(name)
    if (known) return known as Ref<T>
    const json = texts.get(name)
    const value = ref(json === undefined ? fallback : (JSON.parse(json) as T)) as Ref<T>
    prefs.set(name, value as Ref<unknown>)
    let waiting: ReturnType<typeof setTimeout> | undefined
    watch(
      value,
      (now) => {
        clearTimeout(waiting)
        const next = JSON.stringify(now)
        if (texts.get(name) === next) return
        waiting = setTimeout(() => {
          texts.set(name, next)
          if (desk.value?.stage === 'open') void call('pref_keep', { name, json: next }).catch(failed)
        }, PREF_DELAY)
      },
      { deep: true },
    )
    return value
  }

  /** Forgets what belongs to an account, before another opens the desk. */
  function forget(): void {
    texts.clear()
    prefs.clear()
    chosenYear.value = null
    registers.value = []
    acts.value = { undo: null, redo: null }
  }

  return {
    desk, registers, codeLists, acts, year,
    load, adopt, refresh, forget, register, field, codeList, may, setActs, undo, redo, moved, onMoved, pref,
  }
})
