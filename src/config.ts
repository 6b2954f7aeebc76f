import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { StartRefusal } from './platform/start-refusal.ts'

/** Everything that the environment decides. Nothing else reads it. */
export type Config = {
  /** `NODE_ENV=production`, or the demonstration. */
  mode: 'demo' | 'production'
  host: string
  port: number
  /** Absolute. Of the embedded PostgreSQL; unused with database URLs. */
  dataDir: string
  /** Null: the embedded PostgreSQL. */
  database: { appUrl: string; ownerUrl: string } | null
  /** As people's browsers see it, without a trailing slash. */
  publicUrl: string
  /** Which proxies may say on whose behalf they ask: none, or those at these addresses. */
  trustProxy: false | string
  /** Null: the demonstration's mailbox. */
  smtp: { url: string; from: string } | null
  logLevel: LogLevel
  /** For how many days «No fui yo» opens from a mail. */
  noticeDays: number
  /** Opens the private parts of the signing keys. The demonstration's is public, as its passwords are. */
  keySecret: string
}

type LogLevel = (typeof logLevels)[number]
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const

type Environment = Record<string, string | undefined>

/** An empty value in a .env file or a unit file means "not given". */
const given = <S extends z.ZodType>(shape: S) => z.preprocess((value) => (value === '' ? undefined : value), shape.optional())

const urlOf = (protocols: string[], example: string) =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), `debe ser una dirección como ${example}`)

const proxyWord = (word: string) => {
  const [address = '', bits] = word.trim().split('/')
  return (
    ['loopback', 'linklocal', 'uniquelocal'].includes(word.trim()) ||
    (isIP(address) > 0 && (bits === undefined || /^\d{1,3}$/.test(bits)))
  )
}

const trustProxy = z
  .string()
  .refine((text) => text === 'no' || text.split(',').every(proxyWord), {
    error: 'debe ser «no» o las direcciones de los proxies, separadas por comas, como 10.0.0.0/8,loopback',
  })
  .transform((text) => (text === 'no' ? (false as const) : text))

const postgresUrl = urlOf(['postgres:', 'postgresql:'], 'postgres://usuario:clave@servidor:5432/mipres')

const environment = z.object({
  NODE_ENV: z.string().optional(),
  HOST: given(z.string()),
  PORT: given(
    z
      .string()
      .regex(/^\d{1,5}$/, 'debe ser un número de puerto, de 1 a 65535')
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535, 'debe ser un número de puerto, de 1 a 65535'),
  ),
  DATA_DIR: given(z.string()),
  DATABASE_URL: given(postgresUrl),
  MIGRATION_DATABASE_URL: given(postgresUrl),
  PUBLIC_URL: given(urlOf(['http:', 'https:'], 'https://mipres.ejemplo.gov.co')),
  TRUST_PROXY: given(trustProxy),
  SMTP_URL: given(urlOf(['smtp:', 'smtps:'], 'smtps://usuario:clave@correo.ejemplo.gov.co')),
  MAIL_FROM: given(z.string().regex(/\S+@\S+/, 'debe ser un remitente, como «Mipres <no-responder@ejemplo.gov.co>»')),
  NOTICE_DAYS: given(
    z
      .string()
      .regex(/^\d{1,3}$/, 'debe ser un número de días, de 1 a 365')
      .transform(Number)
      .refine((days) => days >= 1 && days <= 365, 'debe ser un número de días, de 1 a 365'),
  ),
  KEY_SECRET: given(z.string().min(32, 'debe tener 32 caracteres o más')),
  LOG_LEVEL: given(z.enum(logLevels, { error: `debe ser uno de ${logLevels.join(', ')}` })),
})

/** Must be given in production: no default would be right there. */
const neededInProduction = {
  DATABASE_URL: 'falta; es el usuario con que trabaja el programa',
  MIGRATION_DATABASE_URL: 'falta; es el usuario dueño de las tablas',
  PUBLIC_URL: 'falta; es la dirección https con que entran las personas',
  TRUST_PROXY: 'falta; diga «no» o las direcciones de los proxies que hay delante',
  SMTP_URL: 'falta; es el servidor de correo',
  MAIL_FROM: 'falta; es el remitente de los correos',
  KEY_SECRET: 'falta; es el secreto que guarda las llaves de firma, de 32 caracteres o más',
} as const

/** @throws StartRefusal that names every missing and every wrong key at once. */
export function readConfig(env: Environment): Config {
  const parsed = environment.safeParse(env)
  const problems = new Map(parsed.error?.issues.map((issue) => [String(issue.path[0]), issue.message]))
  const isProduction = env.NODE_ENV === 'production'
  const without = (key: string) => !env[key] && !problems.has(key)

  if (isProduction) {
    for (const [key, why] of Object.entries(neededInProduction)) if (without(key)) problems.set(key, why)
    if (env.PUBLIC_URL && !env.PUBLIC_URL.startsWith('https://'))
      problems.set('PUBLIC_URL', 'en producción debe empezar por https://')
  }
  for (const [one, other] of [
    ['DATABASE_URL', 'MIGRATION_DATABASE_URL'],
    ['MIGRATION_DATABASE_URL', 'DATABASE_URL'],
  ] as const) {
    if (env[one] && without(other)) problems.set(other, `falta; va junto con ${one}`)
  }
  if (env.SMTP_URL && without('MAIL_FROM')) problems.set('MAIL_FROM', 'falta; va junto con SMTP_URL')
  if (!parsed.success || problems.size > 0) {
    const lines = [...problems].map(([key, what]) => `  ${key}: ${what}`)
    throw new StartRefusal(`El programa no puede iniciar: revise estas variables de entorno.\n${lines.sort().join('\n')}`)
  }

  const {
    HOST,
    PORT = 3000,
    DATA_DIR = './data',
    DATABASE_URL,
    MIGRATION_DATABASE_URL,
    PUBLIC_URL,
    SMTP_URL,
    MAIL_FROM,
    ...rest
  } = parsed.data
  return {
    mode: isProduction ? 'production' : 'demo',
    host: HOST ?? 'localhost',
    port: PORT,
    dataDir: resolve(DATA_DIR),
    database: DATABASE_URL && MIGRATION_DATABASE_URL ? { appUrl: DATABASE_URL, ownerUrl: MIGRATION_DATABASE_URL } : null,
    publicUrl: (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    trustProxy: rest.TRUST_PROXY ?? false,
    smtp: SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : null,
    logLevel: rest.LOG_LEVEL ?? (isProduction ? 'info' : 'warn'),
    noticeDays: rest.NOTICE_DAYS ?? 30,
    keySecret: rest.KEY_SECRET ?? 'demostracion-abierta-con-secreto-publico',
  }
}
