/*
 * Verifies a prescription of Mipres Abierto without a network: from the PDF (or its attachment formula.jws) and the published keys.
 *
 *   npx tsx tools/verify-prescription.ts FILE [--keys FILE.json|URL]
 *   node verify-prescription.ts FILE                (Node 22.18 or later: this one file is the whole program)
 *
 * It is written from the description of the file in src/features/paper/README.md, and on purpose shares no code with the program that
 * signs, nor any package: one that is wrong does not make the other say yes. What it finds wrong it says in Spanish, verdict first.
 * Ends with 0: genuine; 1: not genuine; 2: cannot be said.
 */
import { createHash, createPublicKey, type JsonWebKey, verify as verifySignature } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const usage = `Uso: npx tsx tools/verify-prescription.ts ARCHIVO [--keys LLAVES.json|https://…]
  ARCHIVO   el PDF de la fórmula, o su archivo adjunto formula.jws
  --keys    las llaves publicadas; sin esto, llaves.json junto al PDF o en esta carpeta`

const howToGetKeys =
  'Descárguelas, con internet, de la dirección /.well-known/jwks.json del sitio y guárdelas como llaves.json junto al PDF.'

type Code = 0 | 1 | 2
/** Ends the work with a verdict: 1 is not genuine, 2 cannot be said. */
class Stop extends Error {
  readonly code: Code
  constructor(code: Code, message: string) {
    super(message)
    this.code = code
  }
}
const isForged = (message: string) => new Stop(1, message)
const isUnusable = (message: string) => new Stop(2, message)

type Coded = { code: string; name: string }
type Medicine = {
  position: number
  description: string
  form: Coded
  route: Coded
  dose: string
  doseUnit: Coded
  every: number | null
  everyUnit: Coded
  duration: number
  durationUnit: Coded
  total: string
  totalUnit: Coded
  recommendations: string
}
type Person = {
  documentType: string
  documentNumber: string
  firstName: string
  secondName: string | null
  firstSurname: string
  secondSurname: string | null
}
type SignedDocument = {
  format: string
  number: string
  signedAt: string
  contentSha256: string
  content: {
    kind: 'PRESCRIPCION' | 'TUTELA'
    place: { sedeCode: string; sedeName: string; entidadName: string; entidadIdText: string }
    prescriber: Person & { profession: string; professionalRegister: string }
    patient: Person & { birthDate: string }
    diagnosis: Coded
    medicines: Medicine[]
    replaces: string | null
  }
  authority: {
    role: { name: string }
    rethusAsOf: string | null
    rules: { rule: string; norm: string; title: string; isSatisfied: boolean; evidence: { knownSince: string } | null }[]
  }
}
type Key = JsonWebKey & { kid: string; nbf: number; exp: number }
type Jws = { header: { alg: string; kid: string; iat: number }; payload: string; signed: string; signature: Buffer }

// --- JWS -------------------------------------------------------------------------------------------------------------------------

const tolerance = 5 * 60

function readJws(text: string, what: string): Jws {
  const parts = text.split('.')
  const decoded = parts.map((part) => Buffer.from(part, 'base64url'))
  const isWhole = parts.length === 3 && parts.every((part, i) => part !== '' && decoded[i]?.toString('base64url') === part)
  const [header, payload, signature] = decoded
  if (!isWhole || !header || !payload || signature?.length !== 64) throw isForged(`${what} no es una firma bien formada.`)
  const read = parseJson(header.toString('utf8')) as Jws['header'] | undefined
  if (read?.alg !== 'ES256' || typeof read.kid !== 'string' || !Number.isInteger(read.iat))
    throw isForged(`${what} no es una firma bien formada.`)
  return { header: read, payload: payload.toString('utf8'), signed: `${parts[0]}.${parts[1]}`, signature }
}

function checkJws({ header: { kid, iat }, signed, signature }: Jws, keys: Key[], what: string) {
  const key = keys.find((one) => one.kid === kid)
  if (!key)
    throw isUnusable(
      `${what} es de una llave que no está entre las llaves dadas (${clean(kid.slice(0, 60))}). Puede ser más nueva que ellas: ${howToGetKeys} Si tampoco está entre las que el sitio publica hoy, la fórmula no es auténtica.`,
    )
  const publicKey = createPublicKey({ key, format: 'jwk' })
  if (!verifySignature('sha256', Buffer.from(signed, 'ascii'), { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature))
    throw isForged(`${what} no corresponde a lo firmado: alguien lo cambió, o la firma no es del sitio.`)
  if (iat < key.nbf - tolerance)
    throw isForged(`${what} dice ser del ${instantText(iat)}, y su llave se publicó después, el ${instantText(key.nbf)}.`)
  if (iat > key.exp + tolerance)
    throw isForged(`${what} dice ser del ${instantText(iat)}, y su llave dejó de firmar antes, el ${instantText(key.exp)}.`)
}

// --- the file --------------------------------------------------------------------------------------------------------------------

const sealMark = Buffer.from('(mipres-sello/1 ')
const sealLength = 768
const attachmentMark = Buffer.from('/Type /EmbeddedFile')

function placesOf(file: Buffer, mark: Buffer): number[] {
  const places = []
  for (let at = file.indexOf(mark); at >= 0; at = file.indexOf(mark, at + 1)) places.push(at)
  return places
}

/** The seal's JWS, and the SHA-256 of the file with its place blank; null: there is no seal. */
function findSeal(file: Buffer): { jws: string; sha256: string } | null {
  const places = placesOf(file, sealMark)
  if (places.length === 0) return null
  const start = (places[0] ?? 0) + sealMark.length
  const end = start + sealLength
  if (places.length > 1 || file[end] !== 0x29) throw isForged('El sello del archivo está dañado o repetido.')
  const text = file.toString('latin1', start, end)
  const jws = /^([A-Za-z0-9_.-]+) *$/.exec(text)?.[1]
  if (!jws) throw isForged('El sello del archivo está dañado.')
  const blank = Buffer.from(file)
  blank.fill(0x20, start, end)
  return { jws, sha256: createHash('sha256').update(blank).digest('hex') }
}

/** The JWS of what was signed; null: nothing is attached. */
function findAttachment(file: Buffer): string | null {
  const places = placesOf(file, attachmentMark)
  if (places.length === 0) return null
  const begin = '\nstream\n'
  const start = file.indexOf(begin, places[0])
  const text = start < 0 ? '' : file.toString('latin1', start + begin.length, file.indexOf('\nendstream', start))
  if (places.length > 1 || !/^[A-Za-z0-9_.-]+$/.test(text))
    throw isForged('Los datos firmados del archivo están dañados o repetidos.')
  return text
}

/** A whole PDF ends with `startxref`, a number and `%%EOF`; with neither of them it was cut off. */
const isCutOff = (file: Buffer) => !/startxref|%%EOF/.test(file.toString('latin1', Math.max(0, file.length - 200)))

// --- the verdict -----------------------------------------------------------------------------------------------------------------

const changed =
  'El archivo se cambió después de imprimirlo: su sello no corresponde. Qué cambió no se puede decir; que cambió, sí.'
const isForeign =
  'No trae sello ni datos firmados: no es una fórmula de Mipres Abierto, o se los quitaron. Sin ellos no la tome por auténtica.'

type Verified = { document: SignedDocument; jws: string; printedAt: string | null }

/** What was signed, if the signature holds and says what it is for. */
function verifyDocument(text: string, keys: Key[]): SignedDocument {
  const jws = readJws(text, 'La firma de la fórmula')
  checkJws(jws, keys, 'La firma de la fórmula')
  const document = parseJson(jws.payload) as SignedDocument | undefined
  if (document?.format !== 'mipres-abierto/1')
    throw /^mipres-abierto\/\d+$/.test(document?.format ?? '')
      ? isUnusable('La fórmula es de un formato más nuevo que este programa: descargue el programa otra vez.')
      : isForged('Lo firmado no es una fórmula.')
  if (createHash('sha256').update(canonicalJson(document.content)).digest('hex') !== document.contentSha256)
    throw isForged('El contenido no es el que el profesional confirmó con su contraseña.')
  return document
}

function verifySeal(seal: { jws: string; sha256: string }, file: Buffer, keys: Key[]) {
  const jws = readJws(seal.jws, 'El sello del archivo')
  const said = parseJson(jws.payload) as { format?: string; number?: string; sha256?: string; printedAt?: string } | undefined
  // Before its signature: what does not fit its own seal is changed, whoever's the key is.
  if (said?.sha256 !== seal.sha256) throw isCutOff(file) ? isUnusable(cutOff) : isForged(changed)
  checkJws(jws, keys, 'El sello del archivo')
  if (said.format !== 'mipres-abierto-sello/1') throw isForged('El sello no es de una fórmula.')
  return { number: said.number ?? '', printedAt: said.printedAt ?? null }
}
const cutOff = 'El archivo está incompleto: termina antes de su fin. Descárguelo o cópielo otra vez.'

function verifyPdf(file: Buffer, keys: Key[]): Verified {
  const seal = findSeal(file)
  const jws = findAttachment(file)
  if (!seal && !jws) throw isUnusable(isCutOff(file) ? cutOff : isForeign)
  if (!seal) throw isCutOff(file) ? isUnusable(cutOff) : isForged('Al archivo le quitaron el sello.')
  const { number, printedAt } = verifySeal(seal, file, keys)
  if (!jws) throw isForged('Al archivo le quitaron los datos firmados.')
  const document = verifyDocument(jws, keys)
  if (document.number !== number)
    throw isForged(`El sello es de la fórmula ${clean(number)} y lo firmado de otra, ${document.number}.`)
  return { document, jws, printedAt }
}

/** What the professional signed, where the file around it is no longer as it was printed. */
function findWhatWasSigned(file: Buffer, keys: Key[]): Verified | null {
  try {
    const jws = findAttachment(file)
    return jws ? { document: verifyDocument(jws, keys), jws, printedAt: null } : null
  } catch {
    return null
  }
}

// --- what is read ----------------------------------------------------------------------------------------------------------------

function readInput(path: string): Buffer {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw isUnusable(`No existe el archivo ${path}.`)
  if (!stat.isFile()) throw isUnusable(`${path} no es un archivo.`)
  if (stat.size === 0) throw isUnusable(`${path} está vacío.`)
  if (stat.size > 20 * 1024 * 1024) throw isUnusable(`${path} es demasiado grande para ser una fórmula.`)
  return readFileSync(path)
}

async function readKeys(given: string | null, path: string): Promise<Key[]> {
  const from = given ?? [join(dirname(path), 'llaves.json'), 'llaves.json'].find((one) => existsSync(one))
  if (!from) throw isUnusable(`Faltan las llaves publicadas. ${howToGetKeys}`)
  const text = /^https?:/i.test(from) ? await fetchKeys(from) : readInput(from).toString('utf8')
  const set = parseJson(text) as { keys?: Key[] } | undefined
  if (!Array.isArray(set?.keys)) throw isUnusable(`En ${from} no hay llaves. ${howToGetKeys}`)
  const keys = set.keys.filter(isKey)
  if (keys.length === 0) throw isUnusable(`En ${from} no hay ninguna llave que sirva. ${howToGetKeys}`)
  return keys
}

async function fetchKeys(url: string): Promise<string> {
  if (!/^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/i.test(url)) throw isUnusable('Las llaves se piden por https.')
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(15_000) })
    if (answer.ok) return await answer.text()
    throw isUnusable(`${url} respondió ${answer.status}.`)
  } catch (fault) {
    throw fault instanceof Stop ? fault : isUnusable(`No se pudo pedir las llaves a ${url}.`)
  }
}

/** A key whose name is not its own thumbprint (RFC 7638) is none: nobody puts another under a known name. */
function isKey(key: Key): boolean {
  const { kty, crv, x, y, kid, nbf, exp } = key ?? {}
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
  return kty === 'EC' && crv === 'P-256' && kid === thumbprint && Number.isInteger(nbf) && Number.isInteger(exp)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** RFC 8785, of values without fractions. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`
}

// --- what is said ----------------------------------------------------------------------------------------------------------------

/** Nothing that a terminal would obey. */
const clean = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')
const bogota = new Intl.DateTimeFormat('es-CO', { dateStyle: 'long', timeStyle: 'short', timeZone: 'America/Bogota' })
const dateText = (iso: string) => clean(bogota.format(new Date(iso)))
const instantText = (seconds: number) => dateText(new Date(seconds * 1000).toISOString())
const nameText = ({ firstName, secondName, firstSurname, secondSurname }: Person) =>
  [firstName, secondName, firstSurname, secondSurname].filter(Boolean).join(' ')
const documentText = ({ documentType, documentNumber }: Person) => `${documentType} ${documentNumber}`
const numberText = (number: string) => `${number.slice(0, 8)} ${number.slice(8, 11)} ${number.slice(11)}`

/** RFC 4648, base32 of the first bytes: twelve letters in three groups. */
function proofCode(jws: string): string {
  const bits = [...createHash('sha256').update(jws).digest().subarray(0, 8)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
  const letters = Array.from(
    { length: 12 },
    (_, i) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)],
  )
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** ('Tableta', '180') → "tabletas" */
function counted({ name }: Coded, count: string | number): string {
  const [first = '', ...rest] = name.toLowerCase().split(' ')
  const more = /[aeiouáéó]$/.test(first) ? 's' : /[lnrd]$|mes$/.test(first) ? 'es' : ''
  return [Number(count) > 1 ? `${first}${more}`.replace(/ón(?=es$)/, 'on') : first, ...rest].join(' ')
}

const medicineLines = (medicine: Medicine) => {
  const { position, description, form, route, dose, doseUnit, every, everyUnit, duration, durationUnit, total, totalUnit } =
    medicine
  const often = every === null ? everyUnit.name.toLowerCase() : `cada ${every} ${counted(everyUnit, every)}`
  return [
    `  ${position}. ${description}${description.toLowerCase().includes(form.name.toLowerCase()) ? '' : ` (${form.name})`}`,
    `     CANTIDAD TOTAL: ${total} ${counted(totalUnit, total)}`,
    `     ${dose} ${doseUnit.name}, vía ${route.name.toLowerCase()}, ${often}, durante ${duration} ${counted(durationUnit, duration)}`,
    ...(medicine.recommendations ? [`     ${medicine.recommendations}`] : []),
  ]
}

function documentLines({ document, jws, printedAt }: Verified): string[] {
  const { number, signedAt, content, authority } = document
  const { place, prescriber, patient, diagnosis, medicines, replaces, kind } = content
  return [
    `Número        ${numberText(number)}${kind === 'TUTELA' ? ' (fallo de tutela)' : ''}`,
    `Prueba        ${proofCode(jws)} (compárela con la impresa)`,
    `Firmada       ${dateText(signedAt)}, hora de Colombia`,
    ...(printedAt ? [`Impresa       ${dateText(printedAt)}`] : []),
    `Firmó         ${nameText(prescriber)}, ${documentText(prescriber)}`,
    `              ${prescriber.profession}, registro profesional ${prescriber.professionalRegister}`,
    `En            ${place.sedeName} (${place.sedeCode}), de ${place.entidadName}, ${place.entidadIdText}`,
    `Paciente      ${nameText(patient)}, ${documentText(patient)}`,
    `Diagnóstico   ${diagnosis.code} ${diagnosis.name}`,
    ...(replaces ? [`Reemplaza a   ${numberText(replaces)}`] : []),
    '',
    'Medicamentos: compárelos con el papel.',
    ...medicines.flatMap(medicineLines),
    '',
    `Facultad al firmar: ${authority.role.name}${authority.rethusAsOf ? `; ReTHUS al ${dateText(authority.rethusAsOf)}` : ''}`,
    ...authority.rules.map(
      ({ rule, title, isSatisfied, norm, evidence }) =>
        `  ${isSatisfied ? 'Sí' : 'NO'}  ${title}${evidence ? `, desde el ${dateText(evidence.knownSince)}` : ''} [${rule}: ${norm}]`,
    ),
  ].map(clean)
}

const stateToday = (number: string) =>
  `Si hoy sigue activa, o fue anulada o modificada después, este archivo no lo sabe: consúltelo, con internet, en /verificar/${number} del sitio (la dirección del código QR).`

const headings: Record<Code, string> = { 0: 'AUTÉNTICA', 1: 'NO ES AUTÉNTICA', 2: 'NO SE PUEDE VERIFICAR' }

// --- the program -----------------------------------------------------------------------------------------------------------------

function readArguments(args: string[]): { path: string; keys: string | null } {
  const at = args.indexOf('--keys')
  const keys = at < 0 ? null : args[at + 1]
  const [path, ...rest] = at < 0 ? args : args.toSpliced(at, 2)
  if (!path || rest.length > 0 || path.startsWith('-') || keys === undefined) throw isUnusable(usage)
  return { path, keys }
}

async function run(args: string[], say: (line: string) => void): Promise<Code> {
  if (args.includes('--help') || args.includes('-h')) {
    say(usage)
    return 0
  }
  let file: Buffer | null = null
  let keys: Key[] = []
  try {
    const { path, keys: given } = readArguments(args)
    file = readInput(path)
    const isPdf = file.subarray(0, 5).toString('latin1') === '%PDF-'
    const text = file.toString('latin1').trim()
    if (!isPdf && !/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/.test(text))
      throw isUnusable(`${basename(path)} no es un PDF, ni el archivo formula.jws que trae adjunto.`)
    if (isPdf && !findMarks(file)) throw isUnusable(isCutOff(file) ? cutOff : isForeign)
    keys = await readKeys(given, path)
    const verified = isPdf ? verifyPdf(file, keys) : { document: verifyDocument(text, keys), jws: text, printedAt: null }
    say(headings[0])
    say(
      isPdf
        ? 'El archivo está como se imprimió, y lo que dice es lo que el profesional firmó.'
        : 'Es lo que el profesional firmó. De un papel o de un PDF no dice nada: verifique el PDF.',
    )
    say('')
    for (const line of documentLines(verified)) say(line)
    say('')
    say(stateToday(verified.document.number))
    return 0
  } catch (fault) {
    const { code, message } = fault instanceof Stop ? fault : isUnusable(`No se pudo leer: ${(fault as Error).message}`)
    say(headings[code])
    say(message)
    const signed = code === 1 && file && keys.length > 0 ? findWhatWasSigned(file, keys) : null
    if (signed) {
      say('')
      say('Dentro del archivo sigue intacto lo que el profesional firmó. Esto es lo que vale, no lo que se ve:')
      for (const line of documentLines(signed)) say(line)
    }
    return code
  }
}
const findMarks = (file: Buffer) => file.includes(sealMark) || file.includes(attachmentMark)

process.exitCode = await run(process.argv.slice(2), console.log)
