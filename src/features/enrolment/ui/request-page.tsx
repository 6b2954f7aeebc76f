import type { ComponentChildren } from 'preact'
import { type During, isOver, periodOf } from '../../../shared/calendar.ts'
import { age, documentText, longDate, momentText, periodText } from '../../../shared/dates-es.ts'
import { Details, Facts, Head, Link, Notice, Pane, Split, Sub, Table, Tag, Verdict } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { ErrorSummary } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { deskChrome } from '../../../shared/ui/tool-tabs.ts'
import { type AnswerClock, type Application, type ApplicationStep, kindNames } from '../../applications/index.ts'
import type { Account, Proofing } from '../../people/index.ts'
import type { RethusStanding } from '../../rethus/index.ts'
import { isToStart, type Plaza } from '../../servicio-social/index.ts'
import { type Readiness, readinessDetail, readinessTexts } from '../decide-readiness.ts'
import type { HeldActivation } from '../enrolment-store.ts'
import { type ActName, openActs } from '../open-acts.ts'
import type { ActivationCard } from '../people-store.ts'
import { ActForms } from './act-forms.tsx'
import { activationState, endText } from './activation-words.ts'
import { delegateChrome, type EntidadHead } from './delegate-chrome.ts'
import { RequestKeys } from './keys.tsx'
import { Deadline } from './queue-page.tsx'

export type RequestPageProps = {
  chrome: Chrome
  entidad: EntidadHead
  application: Application
  account: Account
  proofing: Proofing | null
  standing: RethusStanding
  readiness: Readiness
  clock: AnswerClock
  activation: HeldActivation | null
  end: ActivationCard['end']
  grants: { role: string; roleName: string; during: During }[]
  steps: ApplicationStep[]
  sedes: { id: string; name: string; code: string }[]
  /** What the table of roles gives this person here. */
  roles: { role: string; roleName: string; norm: string; needsSecond: boolean }[]
  isOwnActivation: boolean
  plazas: Plaza[]
  now: Date
  intento: string
  /** The act that was refused or is being typed, with what was typed. */
  current: { act: ActName; values: Values; errors: FieldError[] } | null
  done: string | null
  /** An official looks at it, and may answer in the entidad's place; where not, why. */
  desk?: { reason: string; refusals: readonly string[] } | undefined
}

const stateTags = {
  ENVIADA: ['warn', 'En espera'],
  DEVUELTA: ['warn', 'Le falta un dato'],
  ACTIVADA: ['info', 'Activada, sin rol'],
  APROBADA: ['ok', 'Aprobada'],
  RECHAZADA: ['bad', 'Rechazada'],
  RETIRADA: ['idle', 'Retirada'],
} as const

/** Evidence beside the decision: what the registers say, with its age, and the acts that are open now. */
export function RequestPage(props: RequestPageProps) {
  const { chrome, entidad, application, clock, current, done, desk } = props
  const { personName, document, radicado, state } = application
  const [tone, word] = stateTags[state]
  const isWaiting = state === 'ENVIADA' || state === 'ACTIVADA'
  return (
    <ToolPage
      chrome={desk ? deskChrome(chrome) : delegateChrome(chrome, entidad)}
      title={`${personName}, ${radicado}`}
      errors={current?.errors}
    >
      {done && <Notice>{done}</Notice>}
      <Head
        title={personName}
        back={desk ? { href: '/mesa/solicitudes', text: 'Solicitudes' } : { href: `/delegado/${entidad.id}`, text: 'Cola' }}
      >
        {desk && <>{entidad.name} · </>}
        {documentText(document.type, document.number)} · {kindNames[application.kind]} · radicado {radicado} ·{' '}
        <Tag tone={tone}>{word}</Tag> {isWaiting && <Deadline clock={clock} isWaiting />} ·{' '}
        <Link href={desk ? `/mesa/solicitudes/${application.id}` : `/delegado/${entidad.id}/solicitudes/${application.id}/pasos`}>
          Los pasos, como los ve la persona
        </Link>
      </Head>
      <ErrorSummary errors={current?.errors ?? []} prefix={current ? `${current.act}-` : ''} />
      <Split isEven aside={<ActForms {...props} />}>
        <EvidencePane {...props} />
        <AskedPane {...props} />
        <StepsPane {...props} />
      </Split>
      {!desk && <RequestKeys acts={openActs(props)} />}
    </ToolPage>
  )
}

type Line = { fact: string; said: ComponentChildren; source: string; age: string }

function EvidencePane(props: RequestPageProps) {
  const { account, proofing, standing, application, activation, end, grants, now, readiness, plazas } = props
  const { kind } = application
  const { entry, titles, sanctions } = standing
  const rethusAge = entry ? age(entry.asOf, now) : 'hoy'
  const live = sanctions.filter(({ from, until }) => from <= now && (until === null || until > now))
  const { outcome, text } = readinessTexts[readiness.code]
  const lines: Line[] = [
    {
      fact: 'Identidad',
      said: identityText(account, proofing, entry !== null),
      source: proofing ? (proofing.ground === 'DOCUMENTO_VISTO' ? 'Documento visto' : 'Contacto en REPS') : 'Mi Seguridad Social',
      age: age(proofing?.since ?? account.createdAt, now),
    },
    {
      fact: 'ReTHUS',
      said: entry
        ? entry.documentState === 'VIGENTE'
          ? 'Inscrito, identificación vigente'
          : entry.documentState === 'FALLECIDO'
            ? 'Registrada como fallecida'
            : 'Identificación no vigente'
        : kind === 'PROFESIONAL'
          ? 'No figura'
          : 'No figura; esta opción no lo pide',
      source: 'ReTHUS',
      age: rethusAge,
    },
    {
      fact: 'Títulos',
      said:
        titles.length === 0
          ? 'Ninguno'
          : titles.map(({ id, profession, practisingSince }) => (
              <div key={id}>
                {profession}, desde {longDate(practisingSince)}
              </div>
            )),
      source: 'ReTHUS',
      age: rethusAge,
    },
    {
      fact: 'Sanciones',
      said:
        live.length === 0
          ? 'Ninguna vigente'
          : live.map((sanction) => (
              <div key={sanction.id}>
                {sanction.sanction}, {periodText(periodOf(sanction))}
              </div>
            )),
      source: 'ReTHUS',
      age: rethusAge,
    },
    ...(plazas.length > 0 || kind === 'SERVICIO_SOCIAL'
      ? [{ fact: 'Plaza', said: <Plazas plazas={plazas} />, source: 'Servicio Social Obligatorio', age: 'ahora' }]
      : []),
    {
      fact: 'Aquí',
      said: activation ? (
        <>
          {activationState({ during: activation.during, end }, now).word} en esta entidad,{' '}
          {periodText(periodOf(activation.during))}
          {isOver(activation.during, now) && <div>{endText(end)}</div>}
          {grants.map(({ role, roleName, during }) => (
            <div key={role}>
              {roleName}, {periodText(periodOf(during))}
            </div>
          ))}
        </>
      ) : (
        'Sin activación por esta solicitud'
      ),
      source: 'Mipres Abierto',
      age: 'ahora',
    },
  ]
  return (
    <Pane title="Pruebas">
      {application.state === 'ENVIADA' && (
        <Verdict answer={outcome === 'ok' ? 'yes' : outcome === 'warn' ? 'warn' : 'no'} title={text}>
          {readinessDetail(readiness)}
        </Verdict>
      )}
      <Table
        caption="Lo que dicen los registros"
        isCaptionHidden
        rows={lines}
        keyOf={({ fact }) => fact}
        isCards
        columns={[
          { head: 'Hecho', isRowHead: true, cell: ({ fact }) => fact },
          {
            head: 'Lo que dice el registro',
            cell: ({ said, source }) => (
              <>
                {said}
                <Sub isBlock>{source}</Sub>
              </>
            ),
          },
          { head: 'Edad', cardLabel: 'Edad', isNowrap: true, cell: (line) => line.age },
        ]}
      />
    </Pane>
  )
}

function Plazas({ plazas }: { plazas: Plaza[] }) {
  const lines = plazas.map((plaza) => (
    <div key={plaza.id}>
      {plaza.code}, {isToStart(plaza) ? 'sin iniciar' : 'activa'}: <strong>{plaza.sedeName}</strong>,{' '}
      {periodText(periodOf(plaza.during))}
    </div>
  ))
  return <>{lines.length === 0 ? 'Ninguna activa ni por iniciar' : lines}</>
}

function identityText(account: Account, proofing: Proofing | null, isInRethus: boolean) {
  const matched =
    account.matchLevel === 1
      ? 'documento, nombres y nacimiento coinciden con el ReTHUS'
      : isInRethus
        ? 'los datos de la cuenta no coinciden con el ReTHUS'
        : 'el ReTHUS no tiene datos con los que comparar'
  if (!proofing)
    return (
      <>
        Nivel {account.matchLevel}: {matched}. <strong>Nadie ha visto su documento.</strong>
      </>
    )
  if (proofing.accountId !== account.id)
    return (
      <>
        <strong>Otra cuenta</strong> ya fue comprobada como esta persona.
      </>
    )
  if (proofing.ground === 'CONTACTO_REPS') return <>Nivel 1: {matched}, y el correo es el de su consultorio en REPS</>
  return <>Nivel 2: vieron su {documentText(proofing.documentType ?? '', proofing.documentNumber ?? '')}</>
}

const AskedPane = ({ application, now }: RequestPageProps) => (
  <Pane title="Lo que pidió">
    <Facts
      facts={[
        { term: 'Opción', value: kindNames[application.kind] },
        ...(application.roleAsked ? [{ term: 'Rol', value: application.roleAsked.name }] : []),
        { term: 'Sede', value: `${application.sedeName}${application.municipioName ? `, ${application.municipioName}` : ''}` },
        { term: 'Enviada', value: `${momentText(application.submittedAt, now)}, ${age(application.submittedAt, now)}` },
        { term: 'Nota', value: application.note === '' ? 'Sin nota' : `«${application.note}»` },
      ]}
    />
  </Pane>
)

const stepNames: Record<ApplicationStep['act'], string> = {
  ENVIADA: 'Envió la solicitud',
  ABIERTA: 'Abrió la solicitud',
  DEVUELTA: 'La devolvió',
  CORREGIDA: 'La corrigió y la envió de nuevo',
  IDENTIDAD: 'Comprobó la identidad',
  ACTIVADA: 'Activó',
  ENROLADA: 'Enroló',
  RECHAZADA: 'La rechazó',
  RETIRADA: 'La retiró',
  RECORDADA: 'Envió un recordatorio',
  TERMINADA: 'Terminó la activación, que no tenía rol',
}

const StepsPane = ({ steps, now }: RequestPageProps) => (
  <Pane title="Movimientos">
    <Details
      summary={steps.length === 1 ? 'Ver el movimiento' : `Ver los ${steps.length} movimientos`}
      isOpen={steps.length <= 4}
    >
      <Facts
        facts={steps.map(({ at, act, byName, reason }) => ({
          term: momentText(at, now),
          value: (
            <>
              {byName}: {stepNames[act].toLowerCase()}
              {reason && <> («{reason}»)</>}
            </>
          ),
        }))}
      />
    </Details>
  </Pane>
)
