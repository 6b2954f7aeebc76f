import { closedLoop } from './closed-loop.ts'
import { cpuOf, cpuOfPostgres } from './cpu.ts'
import type { FloorProcess } from './floor-process.ts'
import { type Answer, type Call, HttpClient } from './http-client.ts'
import { medianSample, type Sample, sampleOf } from './sample.ts'
import type { Stage } from './stage.ts'
import type { Floor, Window, Work } from './works.ts'

export type Measured = { work: Work; concurrency: number; sample: Sample; floors: { what: string; sample: Sample }[] }

type Target = { port: number; pid: number; postmaster: number }

/** Calls as many at once as the window says, each over a connection of its own. */
async function measureCalls(target: Target, window: Window, call: () => Call, isRight: (answer: Answer) => boolean) {
  const clients = Array.from({ length: window.concurrency }, () => new HttpClient(target.port))
  const cpu = cpuMeter(target)
  try {
    const timed = await closedLoop(
      window,
      async (client) => {
        const asked = call()
        const answer = await clients[client]!.ask(asked)
        if (!isRight(answer))
          throw new Error(`${asked.method} ${asked.path}: ${answer.head}\n${answer.body.toString().slice(0, 2000)}`)
      },
      cpu.begin,
    )
    return sampleOf(timed, cpu.spent())
  } finally {
    for (const client of clients) client.close()
  }
}

function cpuMeter({ pid, postmaster }: Target) {
  const read = () => ({ program: cpuOf(pid), postgres: cpuOfPostgres(postmaster) })
  let from = read()
  return {
    begin() {
      from = read()
    },
    spent() {
      const until = read()
      return { program: until.program - from.program, postgres: until.postgres - from.postgres }
    },
  }
}

async function measureFloor(floor: Floor, process: FloorProcess, stage: Stage, window: Window): Promise<Sample> {
  const target = { port: process.port, pid: process.pid, postmaster: stage.postmaster }
  if ('path' in floor) {
    await floor.prepare(process)
    return measureCalls(
      target,
      window,
      () => ({ method: 'GET', path: floor.path }),
      ({ status }) => status === 200,
    )
  }
  // Its own warm-up is counted as processor too; as long as the window is several times longer, that tells little.
  const cpu = cpuMeter(target)
  const timed = await floor.loop(process, { ...window, warmUp: 0 })
  return sampleOf(timed, cpu.spent())
}

/** One window of the work on the program. */
export async function measureWork(work: Work, stage: Stage, window: Window): Promise<Sample> {
  await work.ready?.(window)
  const { port, pid } = stage.program
  return measureCalls({ port, pid, postmaster: stage.postmaster }, window, work.call, work.isRight)
}

/** Floor, work, floor, work …: what disturbs the machine meanwhile disturbs both. Of each the medians. */
export async function measureBeside(
  work: Work,
  { stage, floor, window, rounds }: { stage: Stage; floor: FloorProcess; window: Window; rounds: number },
): Promise<Measured> {
  const samples: Sample[] = []
  const floors = work.floors.map(({ what }) => ({ what, samples: [] as Sample[] }))
  for (let round = 0; round < rounds; round++) {
    for (const [i, one] of work.floors.entries()) floors[i]!.samples.push(await measureFloor(one, floor, stage, window))
    samples.push(await measureWork(work, stage, window))
  }
  return {
    ...{ work, concurrency: window.concurrency, sample: medianSample(samples) },
    floors: floors.map(({ what, samples: taken }) => ({ what, sample: medianSample(taken) })),
  }
}
