import { lastDayOf, periodOf } from '../../../shared/calendar.ts'
import { documentText, longDateTime, shortDate } from '../../../shared/dates-es.ts'
import {
  Facts,
  Heading,
  Link,
  P,
  Progress,
  Sub,
  Table,
  Tag,
  Title,
  type Tone,
  Verdict,
  WithAside,
} from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { documentTypeName } from '../../people/index.ts'
import { type SanctionState, sanctionState } from '../decide-verdict.ts'
import type { PublicRecord } from '../query-rethus.ts'
import {
  documentStateNames,
  originNames,
  programNames,
  provisionNames,
  type RethusSanction,
  type RethusSocialService,
} from '../rethus.ts'
import type { Named } from '../rethus-store.ts'
import { verdictText } from './verdict-text.ts'

export type RecordPageProps = { chrome: Chrome; record: PublicRecord & { person: Named } }

/** All that the register shows of somebody, the answer first. Fit to be printed and shown: it says of when it is. */
export function RecordPage({ chrome, record }: RecordPageProps) {
  const { document, person, standing, socialService, asOf, askedAt } = record
  const { answer, title, ground } = verdictText(record)
  const written = documentText(document.type, document.number)
  return (
    <PublicPage chrome={chrome} title={`ReTHUS: ${person.fullName}`} back={{ href: '/rethus', text: 'Otra consulta' }}>
      <WithAside aside={<Aside query={`tipo=${document.type}&numero=${document.number}`} />}>
        <Progress>Registro Especial de Talento Humano en Salud · {written}</Progress>
        <Title>{person.fullName}</Title>
        <Verdict answer={answer} title={title} isAnswer>
          <p>{ground}</p>
        </Verdict>
        <P isQuiet>
          {asOf && `Datos al ${longDateTime(asOf)}`}
          <br />
          Consultado el {longDateTime(askedAt)}
        </P>
        <Heading>Identificación</Heading>
        <Facts
          facts={[
            { term: documentTypeName(document.type), value: written },
            { term: 'Nombres', value: [person.firstName, person.secondName].filter(Boolean).join(' ') },
            { term: 'Apellidos', value: [person.firstSurname, person.secondSurname].filter(Boolean).join(' ') },
            { term: 'Estado', value: standing.entry && documentStateNames[standing.entry.documentState] },
          ]}
        />
        <Titles standing={standing} />
        <SocialService rows={socialService} />
        <Sanctions sanctions={standing.sanctions} now={askedAt} />
      </WithAside>
    </PublicPage>
  )
}

const look = { isCaptionHidden: true, isCards: true, isLarge: true } as const

function Titles({ standing: { titles } }: Pick<PublicRecord, 'standing'>) {
  return (
    <>
      <Heading>Títulos</Heading>
      {titles.length === 0 ? (
        <P>El registro no muestra títulos. Sin título registrado no se puede recibir un rol en MIPRES.</P>
      ) : (
        <Table
          {...look}
          caption="Títulos"
          keyOf={({ id }) => id}
          rows={titles}
          columns={[
            { head: 'Título', isRowHead: true, cell: ({ profession }) => profession },
            {
              head: 'Programa',
              cardLabel: 'Programa',
              cell: ({ programType, origin }) => `${programNames[programType]}, ${originNames[origin].toLowerCase()}`,
            },
            { head: 'Ejerce desde', cardLabel: 'Ejerce desde', cell: ({ practisingSince }) => shortDate(practisingSince) },
            { head: 'Acto', cardLabel: 'Acto', cell: ({ act }) => act },
            { head: 'Reporta', cardLabel: 'Reporta', cell: ({ reporter }) => reporter },
          ]}
        />
      )}
    </>
  )
}

function SocialService({ rows }: { rows: RethusSocialService[] }) {
  const kind = ({ provision, placeKind }: RethusSocialService) =>
    placeKind ? `${provisionNames[provision]}, ${originNames[placeKind].toLowerCase()}` : provisionNames[provision]
  return (
    <>
      <Heading>Servicio Social Obligatorio</Heading>
      {rows.length === 0 ? (
        <P>El registro no muestra datos del Servicio Social.</P>
      ) : (
        <Table
          {...look}
          caption="Servicio Social Obligatorio"
          keyOf={({ id }) => id}
          rows={rows}
          columns={[
            { head: 'Lugar', isRowHead: true, cell: ({ place }) => place ?? 'Sin lugar' },
            {
              head: 'Prestación',
              cardLabel: 'Prestación',
              cell: (service) => (
                <>
                  {kind(service)}
                  {service.program && <Sub>{service.program}</Sub>}
                </>
              ),
            },
            { head: 'Desde', cardLabel: 'Desde', cell: ({ from }) => from && shortDate(from) },
            { head: 'Hasta', cardLabel: 'Hasta', cell: ({ last }) => last && shortDate(last) },
            { head: 'Modalidad', cardLabel: 'Modalidad', cell: ({ modality }) => modality },
            { head: 'Reporta', cardLabel: 'Reporta', cell: ({ reporter }) => reporter },
          ]}
        />
      )}
    </>
  )
}

const stateTag: Record<SanctionState, { tone: Tone; text: string }> = {
  VIGENTE: { tone: 'bad', text: 'Sanción vigente' },
  PROGRAMADA: { tone: 'warn', text: 'Programada' },
  CUMPLIDA: { tone: 'idle', text: 'Cumplida' },
}

function Sanctions({ sanctions, now }: { sanctions: RethusSanction[]; now: Date }) {
  const states = sanctions.map((sanction) => sanctionState(sanction, now))
  const areAllServed = states.every((state) => state === 'CUMPLIDA')
  const last = (sanction: RethusSanction) => {
    const day = lastDayOf(periodOf(sanction))
    return day ? shortDate(day) : 'Sin fecha de fin'
  }
  return (
    <>
      <Heading>Sanciones</Heading>
      {sanctions.length === 0 && <P>El registro no muestra sanciones.</P>}
      {sanctions.length > 0 && areAllServed && <P>Ninguna vigente.</P>}
      {sanctions.length > 0 && (
        <Table
          {...look}
          caption="Sanciones"
          keyOf={({ id }) => id}
          rows={sanctions}
          columns={[
            { head: 'Sanción', isRowHead: true, cell: ({ sanction }) => sanction },
            { head: 'Autoridad', cardLabel: 'Autoridad', cell: ({ authority, act }) => `${authority}, ${act}` },
            { head: 'Desde', cardLabel: 'Desde', cell: (sanction) => shortDate(periodOf(sanction).from) },
            { head: 'Hasta', cardLabel: 'Hasta', cell: last },
            {
              head: 'Estado',
              cardLabel: 'Estado',
              cell: (sanction) => {
                const { tone, text } = stateTag[sanctionState(sanction, now)]
                return <Tag tone={tone}>{text}</Tag>
              },
            },
          ]}
        />
      )}
      {states.includes('CUMPLIDA') && (
        <P isQuiet>Una sanción cumplida no impide ejercer. La mostramos porque el registro es público.</P>
      )}
    </>
  )
}

const Aside = ({ query }: { query: string }) => (
  <div class="ma-noprint">
    <h2>Para guardar o mostrar</h2>
    <ul>
      <li>Imprima esta página o guarde su dirección: lleva los datos y su fecha.</li>
    </ul>
    <h2>¿Ve un error?</h2>
    <ul>
      <li>
        <Link href="/rethus/ayuda#error">Pedir una corrección</Link>
      </li>
      <li>
        <Link href="/rethus/ayuda">Soy profesional y no aparezco</Link>
      </li>
    </ul>
    <h2>Para sistemas</h2>
    <ul>
      <li>
        <Link href={`/api/rethus?${query}`}>Esta respuesta en JSON</Link>
      </li>
      <li>
        <Link href="/api">Documentación de la interfaz</Link>
      </li>
    </ul>
  </div>
)
