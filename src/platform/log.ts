import pino, { type DestinationStream, type Logger } from 'pino'

type Fault = Error & { code?: unknown; severity?: unknown; constraint?: unknown; table?: unknown; statusCode?: unknown }

/**
 * One JSON line an event, without personal data: of a request its id, method and route (never the address with its
 * parameters, headers or body), of an error its kind and where it arose. PostgreSQL repeats values in its messages,
 * so of its errors only the code and the names of things in the schema are kept.
 */
export const newLogger = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: faultForLog, error: faultForLog, req: requestForLog, res: replyForLog },
    },
    destination ?? pino.destination({ sync: true }),
  )

/** With its chain of causes. */
function faultForLog(error: unknown): unknown {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { name, message, stack = '', code, severity, constraint, table, cause } = error as Fault
  const isFromPostgres = severity !== undefined
  const where = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name,
    ...(code !== undefined && { code }),
    ...(isFromPostgres ? { constraint, table } : { message }),
    where: where.map((line) => line.trim()),
    ...(cause !== undefined && { cause: faultForLog(cause) }),
  }
}

type LoggedRequest = { id: string; method: string; routeOptions?: { url?: string } }

const requestForLog = ({ id, method, routeOptions }: LoggedRequest) => ({ id, method, route: routeOptions?.url ?? null })
const replyForLog = ({ statusCode }: { statusCode: number }) => ({ status: statusCode })
