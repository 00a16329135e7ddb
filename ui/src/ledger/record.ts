// One record as the drawer and the page show it: read when it is asked for, read again when its register moves. An
// answer that comes after another record was asked for is dropped.
import { onBeforeUnmount, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { RecordCard, SavedCard, VersionCard } from '@/backend/bindings'
import { call, Refused } from '@/backend/call'
import { useSession } from '@/app/session'
import { failed } from '@/app/toasts'

/** A record, its versions, and whether it could be read. */
export interface ShownRecord {
  record: ShallowRef<RecordCard | null>
  versions: ShallowRef<VersionCard[]>
  /** Why there is nothing to show, in the core's words. */
  gone: Ref<string | null>
  loading: Ref<boolean>
  show(register: string, id: string | null): Promise<void>
  take(card: SavedCard): void
}

/** Keeps a record shown. */
export function useRecord(): ShownRecord {
  const session = useSession()
  const record = shallowRef<RecordCard | null>(null)
  const versions = shallowRef<VersionCard[]>([])
  const gone = ref<string | null>(null)
  const loading = ref(false)
  let asked = 0

  async function show(register: string, id: string | null): Promise<void> {
    const mine = ++asked
    if (id === null) {
      record.value = null
      versions.value = []
      gone.value = null
      return
    }
    loading.value = true
    try {
      const [card, history] = await Promise.all([call('record', { register, id }), call('record_history', { register, id })])
      if (mine !== asked) return
      record.value = card
      versions.value = history
      gone.value = null
    } catch (error) {
      if (mine !== asked) return
      if (error instanceof Refused) gone.value = error.refusal.words
      else failed(error)
    } finally {
      if (mine === asked) loading.value = false
    }
  }

  async function again(): Promise<void> {
    const now = record.value
    if (now) await show(now.register, now.id)
  }

  const stop = session.onMoved((registers) => {
    const now = record.value
    if (!now) return
    const near = [now.register, ...now.lines.map((lines) => lines.register), ...now.related.map((one) => one.register), ...now.chain.map((step) => step.register)]
    if (registers.some((name) => near.includes(name)) || registers.some((name) => session.registers.find((one) => one.name === name)?.fields.some((field) => field.to === now.register))) void again()
  })
  onBeforeUnmount(stop)

  return {
    record,
    versions,
    gone,
    loading,
    show,
    take(card) {
      asked += 1
      loading.value = false
      record.value = card.record
      void again()
    },
  }
}
