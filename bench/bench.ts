// What `npm run bench` runs: measures the program beside the floor of the same work, and with more and more people. See README.md here.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { countBuffers } from './buffers.ts'
import { startFloor } from './floor-process.ts'
import { HttpClient } from './http-client.ts'
import { describeMachine } from './machine.ts'
import { type Measured, measureBeside, measureWork } from './measure.ts'
import { findPrescribers } from './people.ts'
import { endOnSignal } from './program.ts'
import { medianSample, type Sample } from './sample.ts'
import { openStage, type Stage } from './stage.ts'
import { type Grown, tableOfGrowth, tableOfWorks } from './table.ts'
import { decisionWork, pageWork, type Scene, searchWork, signInWork, type Work } from './works.ts'
import { listWork, signWork } from './writing-works.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    concurrency: { type: 'string', default: '1,16' },
    dir: { type: 'string' },
    reference: { type: 'string' },
    markdown: { type: 'string' },
    only: { type: 'string' },
    profile: { type: 'string' },
    'shared-buffers': { type: 'string' },
    askers: { type: 'string', default: '3000' },
  },
})

const numbers = (text: string) => text.split(',').map(Number)
const people = numbers(values.people)
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)]
const atOnce = numbers(values.concurrency)
const warmUp = Math.max(1, seconds / 2)
const dir = values.dir ?? mkdtempSync(join(tmpdir(), 'mipres-bench-'))
mkdirSync(dir, { recursive: true, mode: 0o755 })

const lines: string[] = []
const say = (line: string) => console.log(line)
const print = (...more: string[]) => {
  lines.push(...more)
  console.log(more.join('\n'))
}

const makers: [name: string, make: (scene: Scene) => Work | Promise<Work>][] = [
  ['decision', decisionWork],
  ['sign-in', signInWork],
  ['list', listWork],
  ['sign-prescription', signWork],
  ['search', searchWork],
  ['page', pageWork],
]

endOnSignal()
const stages: Stage[] = []
try {
  for (const count of people)
    stages.push(
      await openStage({
        ...{ people: count, folder: join(dir, `people-${count}`), say },
        ...{
          reference: values.reference ?? null,
          profile: values.profile ?? null,
          sharedBuffers: values['shared-buffers'] ?? null,
        },
      }),
    )
  await runAll()
  if (values.markdown) writeFileSync(values.markdown, `${lines.join('\n')}\n`)
} finally {
  for (const stage of stages) await stage.stop()
}

/** Of each work by its name, on one stage. */
async function worksOn(stage: Stage): Promise<Work[]> {
  const scene: Scene = {
    ...{ stage, prescribers: await findPrescribers(stage.owner, Number(values.askers)) },
    origin: `http://127.0.0.1:${stage.program.port}`,
  }
  const works: Work[] = []
  for (const [name, make] of makers)
    if (!values.only || values.only.split(',').some((part) => name.includes(part))) works.push(await make(scene))
  return works
}

async function runAll() {
  const [first] = stages
  if (!first) throw new Error('--people says how many people there are: 10000,100000')
  print(`Measured ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC.`, '')
  print(...(await describeMachine(first.superuser)).map((line) => `- ${line}`))
  print(
    `- ${rounds} rounds of ${seconds} s (after ${warmUp.toFixed(1)} s that are not counted), floor and work in turn, medians; program, PostgreSQL, floor and the one who asks share the machine`,
    `- ${first.people.toLocaleString('en-US')} people; catalogues: ${values.reference ? "the sector's, whole" : 'the small ones of the project'}`,
    '',
  )
  const works = new Map<Stage, Work[]>()
  for (const stage of stages) works.set(stage, await worksOn(stage))

  const floor = await startFloor(first.appUrl)
  try {
    const all: Measured[] = []
    for (const work of works.get(first)!)
      for (const concurrency of atOnce) {
        const measured = await measureBeside(work, { stage: first, floor, window: { concurrency, seconds, warmUp }, rounds })
        all.push(measured)
        say(`${work.name}, ${concurrency} at once: ${measured.sample.rate.toFixed(0)} per s`)
      }
    print(...tableOfWorks(all), '')
  } finally {
    await floor.stop()
  }
  if (stages.length > 1) print(...tableOfGrowth(await measureGrowth(works)), '')
}

/** The same work with few and with many people, in turn. */
async function measureGrowth(works: Map<Stage, Work[]>): Promise<Grown[]> {
  const names = works.get(stages[0]!)!.filter(({ name }) => !/page|sign-in/.test(name))
  const grown: Grown[] = []
  for (const { name } of names) {
    const samples = new Map<Stage, Sample[]>(stages.map((stage) => [stage, []]))
    const on = (stage: Stage) => works.get(stage)!.find((work) => work.name === name)!
    for (let round = 0; round < rounds; round++)
      for (const stage of stages)
        samples.get(stage)!.push(await measureWork(on(stage), stage, { concurrency: 1, seconds, warmUp }))
    for (const stage of stages) {
      const buffers = await buffersOf(on(stage), stage)
      grown.push({ name, people: stage.people, sample: medianSample(samples.get(stage)!), buffers })
    }
    say(`growth of ${name} measured`)
  }
  return grown
}

async function buffersOf(work: Work, stage: Stage) {
  const client = new HttpClient(stage.program.port)
  const requests = 60
  await work.ready?.({ concurrency: 1, seconds: 2, warmUp: 0 })
  try {
    return await countBuffers(stage.superuser, requests, async () => {
      const answer = await client.ask(work.call())
      if (!work.isRight(answer)) throw new Error(answer.head)
    })
  } finally {
    client.close()
  }
}
