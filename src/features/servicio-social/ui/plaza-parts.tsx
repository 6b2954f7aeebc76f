import { dayOf, periodOf } from '../../../shared/calendar.ts'
import { documentText, periodText, shortDate, timeOf } from '../../../shared/dates-es.ts'
import { type Column, Facts, Note, Sub, Table, Tag, type Tone } from '../../../shared/ui/components.tsx'
import { durationOf } from '../decide-duration.ts'
import { modalityNames, type PlazaState, professionNames, provisionNames } from '../plaza.ts'
import { actNamesOf, stateNames } from '../plaza-life.ts'
import type { PlazaCard, StepLine } from '../plaza-list-store.ts'

const tones: Record<PlazaState, Tone> = {
  REPORTADA: 'warn',
  APROBADA: 'info',
  RECHAZADA: 'bad',
  ASIGNADA: 'info',
  ACTIVA: 'ok',
  SUSPENDIDA: 'bad',
  FINALIZADA: 'idle',
  CANCELADA: 'bad',
}

export const StateTag = ({ state }: { state: PlazaState }) => <Tag tone={tones[state]}>{stateNames[state]}</Tag>

const offered = ({ firstDay, lastDay }: PlazaCard) => `${shortDate(firstDay)} a ${shortDate(lastDay)}`

/** What is known of a plaza, to read. */
export const PlazaFacts = ({ plaza }: { plaza: PlazaCard }) => (
  <>
    <Facts
      facts={[
        { term: 'Estado', value: <StateTag state={plaza.state} /> },
        { term: 'IPS', value: plaza.entidadName },
        {
          term: 'Sede',
          value: plaza.municipio ? `${plaza.sedeName}, ${plaza.municipio}, ${plaza.departamento}` : plaza.sedeName,
        },
        { term: 'Profesión', value: professionNames[plaza.professionCode] },
        { term: 'Modalidad', value: modalityNames[plaza.modality] },
        { term: 'Provisión', value: provisionNames[plaza.provision] },
        { term: 'Se ofrece', value: offered(plaza) },
        ...(plaza.holder
          ? [
              { term: 'Asignada a', value: holderText(plaza.holder) },
              { term: 'Vigencia', value: plaza.during ? periodText(periodOf(plaza.during)) : 'No llegó a empezar' },
            ]
          : []),
      ]}
    />
    {durationOf(plaza) === 'OTRA' && (
      <Note>La norma habla de un año, o de nueve meses si la plaza se aprobó con convenio. Esta se ofrece por otro tiempo.</Note>
    )}
  </>
)

const holderText = ({ name, document }: NonNullable<PlazaCard['holder']>) =>
  document ? `${name}, ${documentText(document.type, document.number)}` : name

/** R-SS-4: who did what, when, with which norm and why. */
export const Steps = ({ steps }: { steps: StepLine[] }) => (
  <section class="ma-sec">
    <h2>Historia de la plaza</h2>
    <Table
      caption="Historia de la plaza"
      isCaptionHidden
      isCards
      rows={steps}
      keyOf={({ seq }) => String(seq)}
      columns={[
        {
          head: 'Cuándo',
          cardLabel: 'Cuándo',
          isNowrap: true,
          cell: ({ at }) => `${shortDate(dayOf(at))}, ${timeOf(at)}`,
        },
        {
          head: 'Qué',
          isRowHead: true,
          cell: ({ act, holderName, day }) => (
            <>
              {actNamesOf[act]}
              {(holderName ?? day) && (
                <Sub isBlock>
                  {[holderName, day && `${act === 'INICIADA' ? 'desde' : 'hasta'} el ${shortDate(day)}`]
                    .filter(Boolean)
                    .join(' · ')}
                </Sub>
              )}
            </>
          ),
        },
        {
          head: 'Quién',
          cardLabel: 'Quién',
          cell: ({ byName, office }) => `${byName ?? 'Carga de archivo'}${officeText[office]}`,
        },
        { head: 'Motivo', cardLabel: 'Motivo', cell: ({ reason }) => reason ?? 'Sin motivo' },
        { head: 'Norma', cardLabel: 'Norma', cell: ({ norm }) => norm ?? 'Sin dato' },
      ]}
    />
  </section>
)

const officeText = { DELEGADO: ', delegado', MESA: ', mesa', PROFESIONAL: ', profesional', OPERADOR: '' } as const

export const plazaColumns = (hrefOf: (plaza: PlazaCard) => string, hasEntidad: boolean): Column<PlazaCard>[] => [
  {
    head: 'Plaza',
    isRowHead: true,
    cell: ({ code, professionCode, provision }) => (
      <>
        {code}
        <Sub isBlock>
          {professionNames[professionCode]}, {provisionNames[provision].toLowerCase()}
        </Sub>
      </>
    ),
  },
  { head: 'Estado', cell: ({ state }) => <StateTag state={state} /> },
  {
    head: 'Sede',
    cardLabel: 'Sede',
    cell: ({ sedeName, entidadName, municipio, departamento }) => (
      <>
        {sedeName}
        <Sub isBlock>{[hasEntidad && entidadName, municipio, hasEntidad && departamento].filter(Boolean).join(', ')}</Sub>
      </>
    ),
  },
  {
    head: 'Asignada a',
    cardLabel: 'Asignada a',
    cell: ({ holder }) =>
      holder ? (
        <>
          {holder.name}
          {holder.document && <Sub isBlock>{documentText(holder.document.type, holder.document.number)}</Sub>}
        </>
      ) : (
        'Nadie'
      ),
  },
  {
    head: 'Días',
    cardLabel: 'Días',
    cell: (plaza) => (plaza.during ? periodText(periodOf(plaza.during)) : offered(plaza)),
  },
  {
    head: 'Qué hacer',
    isHeadHidden: true,
    isAct: true,
    cell: (plaza) => (
      <a href={hrefOf(plaza)}>
        Abrir<span class="govuk-visually-hidden"> la plaza {plaza.code}</span>
      </a>
    ),
  },
]
