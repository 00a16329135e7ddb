// For developing only: `BRIDGE=<folder> npx vite` lets an ordinary browser talk to a real office. The answers come from
// the example program `bridge`, which serves the same list of commands over its standard input and output; the built
// page knows nothing of this.
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Plugin } from 'vite'

export function bridge(): Plugin {
  return {
    name: 'zhengfeng-bridge',
    apply: 'serve',
    configureServer(server) {
      const folder = process.env.BRIDGE
      const program = process.env.BRIDGE_PROGRAM
      if (!folder || !program) return
      const waiting = new Map<number, (line: string) => void>()
      const events: string[] = []
      let next = 1
      let host: ChildProcess | undefined
      const start = () => {
        host = spawn(program, [folder], { stdio: ['pipe', 'pipe', 'inherit'] })
        createInterface({ input: host.stdout! }).on('line', (line) => {
          const { id } = JSON.parse(line) as { id?: number }
          if (id === undefined) events.push(line)
          else waiting.get(id)?.(line)
        })
        host.on('exit', () => (host = undefined))
      }
      server.httpServer?.on('close', () => host?.kill())
      server.middlewares.use('/bridge', (request, response) => {
        let body = ''
        request.on('data', (part: Buffer) => (body += part.toString('utf8')))
        request.on('end', () => {
          if (request.url === '/events') {
            response.end(JSON.stringify(events.splice(0).map((line) => JSON.parse(line) as unknown)))
            return
          }
          if (!host) start()
          const id = next++
          waiting.set(id, (line) => {
            waiting.delete(id)
            response.setHeader('content-type', 'application/json')
            response.end(line)
          })
          host!.stdin!.write(`{"id":${id},${body.slice(1)}\n`)
        })
      })
    },
  }
}
