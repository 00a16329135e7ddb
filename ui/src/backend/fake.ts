// A backend for tests: each test says what the commands it needs answer; anything else is a failed test.
import type { Progress } from './bindings'
import { answerWith, type Backend, type Input, type Name, type Output } from './call'

type Answers = { [K in Name]?: (input: Input<K>) => Output<K> | Promise<Output<K>> }

/** Installs the answers and returns what was asked, in order, and a way to send progress. */
export function fake(answers: Answers): { asked: { name: Name; input: unknown }[]; progress(p: Progress): void } {
  const asked: { name: Name; input: unknown }[] = []
  const hearers: ((progress: Progress) => void)[] = []
  const backend: Backend = {
    async call(name, input) {
      asked.push({ name, input })
      const answer = answers[name]
      if (!answer) throw new Error(`nobody answers ${name} in this test`)
      return await (answer as (input: unknown) => unknown)(input) as never
    },
    onProgress: (hear) => void hearers.push(hear),
  }
  answerWith(backend)
  return { asked, progress: (p) => hearers.forEach((hear) => hear(p)) }
}
