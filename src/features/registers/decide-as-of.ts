import { CalendarDate, startOf } from '../../shared/calendar.ts'
import { longDateTime } from '../../shared/dates-es.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'

export type AsOfRefusal = { code: 'as-of-unreadable' | 'as-of-in-the-future' | 'older-than-known'; message: string }

/** '2026-11-23' is the start of that day in Colombia; an hour without offset is Colombia's too. */
export function parseInstant(said: string): Date | null {
  const day = CalendarDate.safeParse(said)
  if (day.success) return startOf(day.data)
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?$/.exec(said)
  const [, date = '', time, offset = '-05:00'] = match ?? []
  const instant = new Date(`${date}T${time}${offset}`)
  return CalendarDate.safeParse(date).success && !Number.isNaN(instant.getTime()) ? instant : null
}

/** R-REG-1: files of a register are loaded in the order of what they speak of, and none speaks of tomorrow. */
export function decideAsOf(said: Date, facts: { now: Date; latest: Date | null }): Result<Date, AsOfRefusal> {
  if (said > facts.now)
    return refuse({ code: 'as-of-in-the-future', message: `La fecha de los datos (${longDateTime(said)}) está en el futuro.` })
  if (facts.latest && said < facts.latest) {
    const message = `Los datos de este archivo son del ${longDateTime(said)} y ya hay cargados del ${longDateTime(facts.latest)} Los archivos se cargan en orden.`
    return refuse({ code: 'older-than-known', message })
  }
  return accept(said)
}
