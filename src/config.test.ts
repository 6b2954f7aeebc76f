import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://programa:x@db:5432/mipres',
  MIGRATION_DATABASE_URL: 'postgres://duena:x@db:5432/mipres',
  PUBLIC_URL: 'https://mipres.ejemplo.gov.co/',
  TRUST_PROXY: '10.0.0.0/8',
  SMTP_URL: 'smtps://correo.ejemplo.gov.co',
  MAIL_FROM: 'Mipres <no-responder@ejemplo.gov.co>',
  KEY_SECRET: 'un-secreto-de-prueba-que-nadie-usa-de-verdad',
}

/** What the refusal says, a line a key. */
function refusalOf(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env)
    return []
  } catch (refusal) {
    return (refusal as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim())
  }
}

test('with nothing in the environment it is the demonstration on this computer', () => {
  expect(readConfig({})).toEqual({
    mode: 'demo',
    host: 'localhost',
    port: 3000,
    dataDir: resolve('data'),
    database: null,
    publicUrl: 'http://localhost:3000',
    trustProxy: false,
    smtp: null,
    logLevel: 'warn',
    noticeDays: 30,
    keySecret: 'demostracion-abierta-con-secreto-publico',
  })
})

test('an empty value is as none', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '' })).toEqual(readConfig({}))
})

test('the public address follows the port, unless it is given', () => {
  expect(readConfig({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
  expect(readConfig({ PORT: '8080', PUBLIC_URL: 'http://192.168.1.7:8080/' }).publicUrl).toBe('http://192.168.1.7:8080')
})

test('production reads what it is given', () => {
  expect(readConfig(production)).toEqual({
    mode: 'production',
    host: 'localhost',
    port: 3000,
    dataDir: resolve('data'),
    database: { appUrl: 'postgres://programa:x@db:5432/mipres', ownerUrl: 'postgres://duena:x@db:5432/mipres' },
    publicUrl: 'https://mipres.ejemplo.gov.co',
    trustProxy: '10.0.0.0/8',
    smtp: { url: 'smtps://correo.ejemplo.gov.co', from: 'Mipres <no-responder@ejemplo.gov.co>' },
    logLevel: 'info',
    noticeDays: 30,
    keySecret: 'un-secreto-de-prueba-que-nadie-usa-de-verdad',
  })
})

test('production names every key that is missing, at once', () => {
  expect(refusalOf({ NODE_ENV: 'production' })).toEqual([
    'DATABASE_URL: falta; es el usuario con que trabaja el programa',
    'KEY_SECRET: falta; es el secreto que guarda las llaves de firma, de 32 caracteres o más',
    'MAIL_FROM: falta; es el remitente de los correos',
    'MIGRATION_DATABASE_URL: falta; es el usuario dueño de las tablas',
    'PUBLIC_URL: falta; es la dirección https con que entran las personas',
    'SMTP_URL: falta; es el servidor de correo',
    'TRUST_PROXY: falta; diga «no» o las direcciones de los proxies que hay delante',
  ])
})

test.each([
  ['PUBLIC_URL', 'http://mipres.ejemplo.gov.co', 'PUBLIC_URL: en producción debe empezar por https://'],
  [
    'TRUST_PROXY',
    'true',
    'TRUST_PROXY: debe ser «no» o las direcciones de los proxies, separadas por comas, como 10.0.0.0/8,loopback',
  ],
  [
    'DATABASE_URL',
    'mysql://db/mipres',
    'DATABASE_URL: debe ser una dirección como postgres://usuario:clave@servidor:5432/mipres',
  ],
  ['SMTP_URL', 'correo', 'SMTP_URL: debe ser una dirección como smtps://usuario:clave@correo.ejemplo.gov.co'],
  ['KEY_SECRET', 'corto', 'KEY_SECRET: debe tener 32 caracteres o más'],
  ['MAIL_FROM', 'Mipres', 'MAIL_FROM: debe ser un remitente, como «Mipres <no-responder@ejemplo.gov.co>»'],
  ['PORT', '65536', 'PORT: debe ser un número de puerto, de 1 a 65535'],
  ['PORT', '0', 'PORT: debe ser un número de puerto, de 1 a 65535'],
  ['PORT', 'tres mil', 'PORT: debe ser un número de puerto, de 1 a 65535'],
  ['LOG_LEVEL', 'todo', 'LOG_LEVEL: debe ser uno de fatal, error, warn, info, debug, silent'],
])('production refuses %s=%s and says why', (key, value, line) => {
  expect(refusalOf({ ...production, [key]: value })).toEqual([line])
})

test('one database address without the other is refused, also in the demonstration', () => {
  expect(refusalOf({ DATABASE_URL: 'postgres://a@b/c' })).toEqual(['MIGRATION_DATABASE_URL: falta; va junto con DATABASE_URL'])
  expect(refusalOf({ MIGRATION_DATABASE_URL: 'postgres://a@b/c' })).toEqual([
    'DATABASE_URL: falta; va junto con MIGRATION_DATABASE_URL',
  ])
  expect(refusalOf({ SMTP_URL: 'smtp://correo' })).toEqual(['MAIL_FROM: falta; va junto con SMTP_URL'])
})

test('no proxy is a decision that production wants to hear', () => {
  expect(readConfig({ ...production, TRUST_PROXY: 'no' }).trustProxy).toBe(false)
})

test('a refusal repeats no value: an address of a database holds a password', () => {
  expect(refusalOf({ DATABASE_URL: 'mysql://u:secreta@db/x', MIGRATION_DATABASE_URL: 'x:secreta' }).join()).not.toContain(
    'secreta',
  )
})
