import { execFile } from 'node:child_process'
import { createHash, generateKeyPairSync, type KeyObject, randomInt, sign } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { proofCode, renderPaper } from '../src/features/paper/index.ts'
import { findSigned } from '../src/features/prescriptions/index.ts'
import { signDocument } from '../src/features/signatures/index.ts'
import { preparePrescribing } from '../src/testing/prescribing.ts'
import { inventedDocument } from '../src/testing/signed-document.ts'
import { openWorld } from '../src/testing/world.ts'

const program = new URL('verify-prescription.ts', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'mipres-verifica-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Node 22.18 and later read TypeScript themselves. */
const readsTypeScript = process.features.typescript ? [] : ['--import', import.meta.resolve('tsx')]

type Answer = { code: number | string; said: string }
const run = (args: string[], cwd = folder) =>
  new Promise<Answer>((resolve) => {
    execFile(process.execPath, [...readsTypeScript, program, ...args], { cwd }, (fault, out, complaints) =>
      resolve({
        code: fault ? (fault.code ?? -1) : 0,
        said: out + complaints.replace(/^.*(Warning|node --trace).*$/gm, '').trim(),
      }),
    )
  })

const at = (iso: string) => Math.floor(Date.parse(iso) / 1000)
const signedAt = at('2026-11-23T13:26:41Z')

/** Signs as the description says, with nothing of the program. */
function newSigner({ nbf = at('2026-11-01T00:00:00Z'), exp = at('2027-02-01T00:00:00Z') } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { crv, kty, x, y } = publicKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
  return { kid, privateKey, jwk: { kty, crv, x, y, kid, use: 'sig', alg: 'ES256', nbf, exp } }
}
type Signer = ReturnType<typeof newSigner>
const part = (text: string) => Buffer.from(text).toString('base64url')
function jwsOf(payload: string, { kid, privateKey }: { kid: string; privateKey: KeyObject }, iat = signedAt) {
  const signed = `${part(JSON.stringify({ alg: 'ES256', kid, iat }))}.${part(payload)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

const signer = newSigner()
const document = inventedDocument()
const jws = jwsOf(JSON.stringify(document), signer)
/** A PDF as the program makes it. */
const paperOf = (by: Signer = signer, { document: of = document, jws: signed = jws, iat = signedAt } = {}) =>
  renderPaper(
    { document: of, jws: signed, end: null },
    {
      ...{ paper: 'media', publicUrl: 'https://mipres.example', printedAt: new Date(iat * 1000) },
      seal: async (payload) => jwsOf(payload, by, iat),
    },
  )

let pdf: Buffer
beforeAll(async () => {
  pdf = await paperOf()
  writeFileSync(join(folder, 'llaves.json'), JSON.stringify({ keys: [newSigner().jwk, signer.jwk] }))
})

let last = 0
function put(bytes: Buffer | string, name = `${++last}.pdf`) {
  writeFileSync(join(folder, name), bytes)
  return name
}
const verify = (bytes: Buffer | string, ...args: string[]) => run([put(bytes), ...args])
const firstLine = ({ code, said }: Answer) => `${code} ${said.split('\n')[0]}`
const replaced = (file: Buffer, from: string, to: string) => {
  const place = file.indexOf(from)
  expect(place).toBeGreaterThan(0)
  return Buffer.concat([file.subarray(0, place), Buffer.from(to, 'latin1'), file.subarray(place + from.length)])
}

test('R-VER-7: a genuine PDF is said to be so first, then what to compare with the paper', async () => {
  const answer = await verify(pdf)
  expect(firstLine(answer)).toBe('0 AUTÉNTICA')
  for (const said of [
    '20261123 100 000318457',
    'Andrés Felipe Cabrera Montenegro, CC 1900884215',
    'registro profesional 1187-14',
    'Puerto Manglar (709990001201), de ESE Hospital San Roque de Puerto Manglar',
    'Rosa Elvira Cantillo de la Hoz, CC 1900007319',
    '1. [LOSARTÁN POTÁSICO] 50mg/1tableta',
    'CANTIDAD TOTAL: 180 tabletas',
    'cada 12 horas, durante 90 días',
    'Facultad al firmar: Profesional prescriptor',
    'Ley 1164 de 2007',
    '/verificar/20261123100000318457',
    proofCode(jws),
  ])
    expect(answer.said).toContain(said)
})

test('what the program makes and what it publishes as its keys is genuine here', async () => {
  const world = await openWorld()
  try {
    const desk = await preparePrescribing(world)
    const number = await desk.signed({ patientId: (await desk.newPatient()).id })
    const signed = await findSigned(world.app.db, number)
    const seal = async (payload: string) => (await signDocument(world.app.db, world.app, payload)).jws
    const options = { publicUrl: 'http://localhost:3000', printedAt: await world.app.clock(world.app.db), seal }
    const keys = put((await world.get('/.well-known/jwks.json')).body, 'publicadas.json')
    for (const paper of ['carta', 'media'] as const)
      expect(firstLine(await verify(await renderPaper(signed!, { ...options, paper }), '--keys', keys))).toBe('0 AUTÉNTICA')
    const attached = await verify(signed!.jws, '--keys', keys)
    expect(firstLine(attached)).toBe('0 AUTÉNTICA')
    expect(attached.said).toContain('De un papel o de un PDF no dice nada')
  } finally {
    await world.close()
  }
})

test('a quantity changed on the drawn page is found; what was signed is still said', async () => {
  const start = pdf.indexOf('stream\n', pdf.indexOf('/FlateDecode')) + 7
  const end = pdf.indexOf('\nendstream', start)
  const drawn = inflateSync(pdf.subarray(start, end)).toString('latin1')
  // Text is drawn as numbers of glyphs: the first that differ change places.
  const changed = drawn.replace(/<([0-9a-f]{4})((?:[0-9a-f]{4})+)>/, (_, first, rest) => `<${rest}${first}>`)
  expect(changed).not.toBe(drawn)
  const answer = await verify(
    Buffer.concat([pdf.subarray(0, start), deflateSync(Buffer.from(changed, 'latin1')), pdf.subarray(end)]),
  )
  expect(firstLine(answer)).toBe('1 NO ES AUTÉNTICA')
  expect(answer.said).toContain('se cambió después de imprimirlo')
  expect(answer.said).toContain('sigue intacto lo que el profesional firmó')
  expect(answer.said).toContain('CANTIDAD TOTAL: 180 tabletas')
})

test('an attachment put in the place of another is found, whoever signed it', async () => {
  const other = inventedDocument({}, '20261123100000318458')
  const otherJws = jwsOf(JSON.stringify(other), signer)
  const answer = await verify(replaced(pdf, jws, otherJws))
  expect(firstLine(answer)).toBe('1 NO ES AUTÉNTICA')
  // Also when the file is sealed anew, by the right key: seal and attachment speak of two prescriptions.
  const mixed = await verify(await paperOf(signer, { document, jws: otherJws }))
  expect([mixed.code, mixed.said]).toEqual([1, expect.stringContaining('El sello es de la fórmula 20261123100000318457')])
})

test('what the password did not confirm is found, though signed', async () => {
  const altered = { ...document, content: { ...document.content, diagnosis: { code: 'J00X', name: 'OTRO' } } }
  const answer = await verify(await paperOf(signer, { document, jws: jwsOf(JSON.stringify(altered), signer) }))
  expect([answer.code, answer.said]).toEqual([1, expect.stringContaining('no es el que el profesional confirmó')])
})

test('the seal taken out, blanked, repeated or of a forger is found', async () => {
  const place = pdf.indexOf('(mipres-sello/1 ')
  const without = Buffer.from(pdf)
  without.write('(mipres-otros/1 ', place, 'latin1')
  expect(await verify(without)).toMatchObject({ code: 1, said: expect.stringContaining('le quitaron el sello') })
  const blank = Buffer.from(pdf).fill(0x20, place + 16, place + 16 + 768)
  expect(firstLine(await verify(blank))).toBe('1 NO ES AUTÉNTICA')
  const twice = Buffer.concat([pdf, pdf.subarray(place, place + 16 + 769)])
  expect(await verify(twice)).toMatchObject({ code: 1, said: expect.stringContaining('dañado o repetido') })
  const forger = newSigner()
  const posing = { ...forger, kid: signer.kid }
  expect(await verify(await paperOf(posing))).toMatchObject({
    code: 1,
    said: expect.stringContaining('no corresponde a lo firmado'),
  })
  const bothForged = await paperOf(posing, { document, jws: jwsOf(JSON.stringify(document), posing) })
  expect(firstLine(await verify(bothForged))).toBe('1 NO ES AUTÉNTICA')
})

test('one bit changed anywhere is found: thirty places by chance', async () => {
  const places = Array.from({ length: 30 }, () => randomInt(5, pdf.length))
  for (let i = 0; i < 30; i += 6)
    await Promise.all(
      places.slice(i, i + 6).map(async (place) => {
        const flipped = Buffer.from(pdf)
        flipped[place] = (flipped[place] ?? 0) ^ (1 << randomInt(8))
        const answer = await verify(flipped)
        // In the name of the seal's key it is a key that nobody has published.
        expect(`${place} ${firstLine(answer)}`).toMatch(/ (1 NO ES AUTÉNTICA|2 NO SE PUEDE VERIFICAR)$/)
        if (answer.code === 2) expect(answer.said).toContain('llave que no está entre las llaves dadas')
      }),
    )
})

test('a change added after the end, or anything at all after it, is found', async () => {
  const update = `\n5 0 obj\n<< /Length 0 >>\nendobj\nxref\n0 1\ntrailer\n<< /Prev 1 >>\nstartxref\n${pdf.length}\n%%EOF\n`
  for (const tail of [update, ' ', '\n', '\0'])
    expect(await verify(Buffer.concat([pdf, Buffer.from(tail)]))).toMatchObject({
      code: 1,
      said: expect.stringContaining('se cambió'),
    })
})

test('a file that was cut off is not called a forgery', async () => {
  for (const length of [20, 2000, Math.floor(pdf.length / 2), pdf.length - 60]) {
    const answer = await verify(pdf.subarray(0, length))
    expect([length, firstLine(answer), answer.said.includes('incompleto')]).toEqual([length, '2 NO SE PUEDE VERIFICAR', true])
  }
})

test('a key published after the signature, or past its end, did not sign it', async () => {
  const late = newSigner({ nbf: signedAt + 3600 })
  const old = newSigner({ exp: signedAt - 3600 })
  const keys = put(JSON.stringify({ keys: [late.jwk, old.jwk] }), 'tarde.json')
  const of = (by: Signer) => paperOf(by, { document, jws: jwsOf(JSON.stringify(document), by) })
  expect(await verify(await of(late), '--keys', keys)).toMatchObject({
    code: 1,
    said: expect.stringContaining('su llave se publicó después'),
  })
  expect(await verify(await of(old), '--keys', keys)).toMatchObject({
    code: 1,
    said: expect.stringContaining('dejó de firmar antes'),
  })
})

test('an unknown key is told apart from a forgery: the keys may be older than it', async () => {
  const keys = put(JSON.stringify({ keys: [newSigner().jwk] }), 'viejas.json')
  const answer = await verify(pdf, '--keys', keys)
  expect([answer.code, answer.said]).toEqual([2, expect.stringContaining('no está entre las llaves dadas')])
  expect(answer.said).toContain('jwks.json')
})

test('a key under a name that is not its thumbprint is no key', async () => {
  const keys = put(JSON.stringify({ keys: [{ ...newSigner().jwk, kid: signer.kid }] }), 'otras.json')
  expect(await verify(pdf, '--keys', keys)).toMatchObject({ code: 2, said: expect.stringContaining('ninguna llave que sirva') })
})

test('what cannot be used is said for what it is', async () => {
  const nowhere = join(folder, 'sin-llaves')
  mkdirSync(nowhere)
  writeFileSync(join(nowhere, 'f.pdf'), pdf)
  writeFileSync(join(folder, 'no.json'), 'no es JSON')
  const cases: [string[], string, string?][] = [
    [['no-hay.pdf'], 'No existe el archivo no-hay.pdf'],
    [[put('hola')], 'no es un PDF'],
    [[put('')], 'está vacío'],
    [['.'], 'no es un archivo'],
    [[put('%PDF-1.4\n1 0 obj\n<< >>\nendobj\nstartxref\n9\n%%EOF\n')], 'No trae sello ni datos firmados'],
    [['f.pdf'], 'Faltan las llaves publicadas', nowhere],
    [[put(pdf), '--keys', 'no.json'], 'En no.json no hay llaves'],
    [[put(pdf), '--keys', 'falta.json'], 'No existe el archivo falta.json'],
    [[put(pdf), '--keys', 'http://mipres.example/llaves'], 'se piden por https'],
    [[], 'Uso:'],
    [[put(pdf), '--keys'], 'Uso:'],
    [[put(pdf), 'otro.pdf'], 'Uso:'],
    [['--claves', 'x'], 'Uso:'],
  ]
  for (const [args, said, cwd] of cases) {
    const answer = await run(args, cwd)
    expect([args.join(' '), firstLine(answer)]).toEqual([args.join(' '), '2 NO SE PUEDE VERIFICAR'])
    expect(answer.said).toContain(said)
  }
})

test('keys are asked of an address only when one is given', async () => {
  const server = createServer((request, reply) => {
    if (request.url !== '/llaves') reply.statusCode = 404
    reply.end(JSON.stringify({ keys: [signer.jwk] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    expect(firstLine(await verify(pdf, '--keys', `${address}/llaves`))).toBe('0 AUTÉNTICA')
    expect(await verify(pdf, '--keys', `${address}/nada`)).toMatchObject({
      code: 2,
      said: expect.stringContaining('respondió 404'),
    })
  } finally {
    server.close()
  }
  expect(await verify(pdf, '--keys', `${address}/llaves`)).toMatchObject({
    code: 2,
    said: expect.stringContaining('No se pudo pedir'),
  })
})

test('it shares no code with the program that signs, and no package', () => {
  const source = readFileSync(program, 'utf8')
  const imports = [...source.matchAll(/(?:from|import\(|require\()\s*['"]([^'"]+)['"]/g)].map(([, name]) => name)
  expect(imports.length).toBeGreaterThan(0)
  expect(imports.filter((name) => !name?.startsWith('node:'))).toEqual([])
})
