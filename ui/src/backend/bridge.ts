// Development only: the same commands over the bridge of bridge.ts, so that an ordinary browser shows a real office.
import type { Progress } from './bindings'
import type { Backend } from './call'

async function post(body: unknown): Promise<{ ok?: unknown; refused?: unknown }> {
  const answer = await fetch('/bridge', { method: 'POST', body: JSON.stringify(body) })
  return (await answer.json()) as { ok?: unknown; refused?: unknown }
}

export const bridge: Backend = {
  async call(name, input) {
    const answer = await post({ name, input })
    if ('refused' in answer) throw answer.refused
    return answer.ok as never
  },
  onProgress(hear) {
    setInterval(async () => {
      const events = (await (await fetch('/bridge/events')).json()) as { progress: Progress }[]
      for (const event of events) hear(event.progress)
    }, 200)
  },
}
