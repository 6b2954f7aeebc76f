import type { Loop } from './floor.ts'
import { run, stopChild } from './program.ts'
import type { Timed } from './sample.ts'

export type FloorProcess = {
  pid: number
  port: number
  post: (path: '/page' | '/query', body: unknown) => Promise<unknown>
  loop: (loop: Loop) => Promise<Timed>
  stop: () => Promise<void>
}

export async function startFloor(appUrl: string): Promise<FloorProcess> {
  const { child, said, ended } = run(['--import', 'tsx', 'bench/floor.ts', appUrl], {})
  const port = await new Promise<number>((done, fail) => {
    child.stdout?.on('data', () => {
      const found = /floor (\d+)/.exec(said())?.[1]
      if (found) done(Number(found))
    })
    void ended.then((how) => fail(new Error(`the floor did not start (${how}):\n${said()}`)))
  })
  const post = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`floor ${path}: ${await answer.text()}\n${said()}`)
    return answer.json()
  }
  return {
    ...{ pid: child.pid!, port, post },
    loop: (loop) => post('/loop', loop) as Promise<Timed>,
    stop: () => stopChild({ child, ended }),
  }
}
