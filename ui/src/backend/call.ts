// The one way to the office. Pages say `call('record', { … })`; the types come from the list of commands in Rust.
// Nothing else in the page imports @tauri-apps.
import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import type { Commands, Progress, Refusal } from './bindings'

export type Name = keyof Commands
export type Input<K extends Name> = Commands[K][0]
export type Output<K extends Name> = Commands[K][1]

/** Answers commands: the shell in the program, a bridge in development, a fake in tests. */
export interface Backend {
  call<K extends Name>(name: K, input: Input<K>): Promise<Output<K>>
  onProgress(hear: (progress: Progress) => void): void
}

/** A refusal of the core, thrown by `call`. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.words)
    this.name = 'Refused'
    this.refusal = refusal
  }
}

const shell: Backend = {
  call: (name, input) => invoke(name, { input }),
  onProgress(hear) {
    void listen<Progress>('progress', (event) => hear(event.payload))
  },
}

let backend: Backend | undefined

/** Puts another backend in the shell's place; called once, before anything is asked. */
export function answerWith(other: Backend): void {
  backend = other
}

function isRefusal(thrown: unknown): thrown is Refusal {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'words' in thrown
}

/** Asks the office; throws `Refused` with the core's own words. */
export async function call<K extends Name>(name: K, input: Input<K>): Promise<Output<K>> {
  try {
    return await (backend ?? shell).call(name, input)
  } catch (thrown) {
    if (thrown instanceof Refused) throw thrown
    if (isRefusal(thrown)) throw new Refused({ ...thrown, problems: thrown.problems ?? [] })
    throw new Refused({ code: 'E_PAGE', words: '程序没有应答，操作未完成。请再试一次；仍不行时请重新打开程序。', problems: [] })
  }
}

/** Hears how far long deeds have come. */
export function onProgress(hear: (progress: Progress) => void): void {
  ;(backend ?? shell).onProgress(hear)
}
