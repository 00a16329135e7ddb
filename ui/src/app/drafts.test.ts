import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fake } from '@/backend/fake'
import { draftSaved, flushDrafts, loadDrafts, useDraft } from './drafts'

const kept = (asked: { name: string; input: unknown }[]) => asked.filter((one) => one.name === 'draft_keep').map((one) => one.input as { key: string; json: string })

describe('drafts', () => {
  let asked: { name: string; input: unknown }[]
  beforeEach(async () => {
    vi.useFakeTimers()
    ;({ asked } = fake({
      drafts: () => [{ key: 'clues/new', json: '{"a":"甲"}', at: '2016-01-08T09:12:00+08:00' }],
      draft_keep: () => ({}),
      draft_drop: () => ({}),
    }))
    await loadDrafts()
  })

  it('gives back what was kept', () => {
    expect(useDraft('clues/new').kept?.json).toBe('{"a":"甲"}')
    expect(useDraft('clues/other').kept).toBeNull()
  })

  it('keeps once, two seconds after the last stroke', async () => {
    const draft = useDraft('petitions/new')
    draft.keep({ title: '一' })
    await vi.advanceTimersByTimeAsync(1500)
    draft.keep({ title: '一二' })
    await vi.advanceTimersByTimeAsync(1900)
    expect(kept(asked), 'nothing may be written while typing goes on').toHaveLength(0)
    await vi.advanceTimersByTimeAsync(200)
    expect(kept(asked).map((one) => one.json)).toEqual(['{"title":"一二"}'])
    expect(draft.kept?.json).toBe('{"title":"一二"}')
  })

  it('writes at once when the desk locks', async () => {
    useDraft('a/new').keep({ n: 1 })
    useDraft('b/new').keep({ n: 2 })
    await flushDrafts()
    expect(kept(asked).map((one) => one.key).sort()).toEqual(['a/new', 'b/new'])
    await vi.advanceTimersByTimeAsync(5000)
    expect(kept(asked), 'what was flushed is not written again').toHaveLength(2)
  })

  it('does not bring a dropped draft back', async () => {
    const draft = useDraft('clues/new')
    draft.keep({ a: '乙' })
    await draft.drop()
    await vi.advanceTimersByTimeAsync(5000)
    expect(kept(asked)).toHaveLength(0)
    expect(asked.some((one) => one.name === 'draft_drop')).toBe(true)
    expect(draft.kept).toBeNull()
  })

  it('forgets a draft that was saved with its record', async () => {
    const draft = useDraft('clues/new')
    draft.keep({ a: '丙' })
    draftSaved('clues/new')
    await vi.advanceTimersByTimeAsync(5000)
    expect(kept(asked)).toHaveLength(0)
    expect(draft.kept).toBeNull()
  })
})
