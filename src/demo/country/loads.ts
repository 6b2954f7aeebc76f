import { createHash } from 'node:crypto'
import { idOf } from './random.ts'
import type { Tables } from './tables.ts'
import { minutesAfter, type When } from './when.ts'

type Load = Tables['register_load']

function load(when: When, register: Load['register'], daysAgo: number, rowsRead: number, rowsBad: number): Load {
  const asOf = when.at(-daysAgo, '18:00')
  const fileName = `${register.toLowerCase()}-${when.dateIn(-daysAgo)}.csv`
  return {
    id: idOf('load', `${register}-${daysAgo}`),
    register,
    file_name: fileName,
    sha256: createHash('sha256').update(fileName).digest('hex'),
    as_of: asOf,
    started_at: minutesAfter(asOf, 22),
    finished_at: minutesAfter(asOf, 25),
    rows_read: rowsRead,
    rows_bad: rowsBad,
  }
}

/** Whoever was in a register is known since the first load; the last one is of yesterday evening. */
export function makeLoads(when: When) {
  const rethus = {
    first: load(when, 'RETHUS', 420, 396, 3),
    middle: load(when, 'RETHUS', 135, 399, 0),
    /** The last in which some people came. */
    old: load(when, 'RETHUS', 46, 400, 1),
    /** With this one the present sanctions and a death became known. */
    news: load(when, 'RETHUS', 8, 400, 0),
    last: load(when, 'RETHUS', 1, 394, 2),
  }
  const reps = { first: load(when, 'REPS', 415, 80, 2), last: load(when, 'REPS', 5, 80, 0) }
  const eps = load(when, 'EPS', 415, 5, 0)
  const servicioSocial = load(when, 'SERVICIO_SOCIAL', 500, 34, 1)
  return { rethus, reps, eps, servicioSocial, all: [...Object.values(rethus), ...Object.values(reps), eps, servicioSocial] }
}

export type DemoLoads = ReturnType<typeof makeLoads>
