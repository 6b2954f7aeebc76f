import { periodOf } from '../../../shared/calendar.ts'
import { age, documentText, longDateTime, momentText, periodText } from '../../../shared/dates-es.ts'
import { EmptyState, Facts, Head, Note, Notice, Pane, Sub, Table, Tag } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, CheckboxField, ErrorSummary, Form, HiddenField, RadioField, TextAreaField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { deskChrome } from '../../../shared/ui/tool-tabs.ts'
import { areDelegatesTold, outcomeNames, type Suspended, subjectNames } from '../case.ts'
import type { LoadedCase } from '../load-case.ts'
import { stepNames } from './step-names.ts'

export type CasePageProps = LoadedCase & {
  chrome: Chrome
  canResolve: boolean
  isDone: boolean
  values: Values
  errors: FieldError[]
  intento: string
}

/** One case: what was said, what was suspended, what happened before, and the two ways in which it ends. */
export function CasePage(props: CasePageProps) {
  const { chrome, found, name, now, errors, isDone, canResolve } = props
  return (
    <ToolPage chrome={deskChrome(chrome)} title={`Caso de ${name}, mesa`} errors={errors}>
      {isDone && (
        <Notice>
          El caso quedó resuelto. Le escribimos a la persona{areDelegatesTold(found) && ' y a los delegados de la entidad'}.
        </Notice>
      )}
      <Head title={`Caso de ${name}`} back={{ href: '/mesa/casos', text: 'Casos' }}>
        {found.end ? 'Resuelto' : `Abierto ${age(found.openedAt, now)}`}
      </Head>
      <ErrorSummary errors={errors} />
      <Pane title="El caso">
        <CaseFacts {...props} />
      </Pane>
      {found.end && (
        <Pane title="Cómo se resolvió">
          <Facts
            facts={[
              {
                term: 'Resultado',
                value: <Tag tone={found.end.outcome === 'SUPLANTACION' ? 'bad' : 'ok'}>{outcomeNames[found.end.outcome]}</Tag>,
              },
              { term: 'Motivo', value: found.end.resolution },
              { term: 'Lo resolvió', value: `${props.closedByName ?? 'La mesa'}, ${longDateTime(found.end.at)}` },
            ]}
          />
        </Pane>
      )}
      {!found.end && canResolve && <ResolveForm {...props} />}
      {!found.end && !canResolve && (
        <Note>Es un caso suyo, o su nombramiento no incluye resolver casos: lo resuelve otro funcionario.</Note>
      )}
      <Movements {...props} />
      <Events {...props} />
    </ToolPage>
  )
}

const sourceText = { CORREO: 'Con el enlace de un aviso, sin ingresar', CUENTA: 'Desde su cuenta' } as const

function CaseFacts({ found, name, documents, email, entidadName, sedeName, radicado, isHolder, now }: CasePageProps) {
  const { subject, what, said, source, openedAt, suspended } = found
  return (
    <Facts
      facts={[
        { term: 'Persona', value: [name, ...documents.map(({ type, number }) => documentText(type, number))].join(', ') },
        { term: 'Cuenta', value: `${email}${isHolder ? ', actúa hoy como la persona' : ', hoy no actúa como la persona'}` },
        { term: 'El aviso decía', value: what },
        { term: 'De qué', value: radicado ? `${subjectNames[subject]}, radicado ${radicado}` : subjectNames[subject] },
        ...(entidadName ? [{ term: 'Dónde', value: sedeName ? `${sedeName}, ${entidadName}` : entidadName }] : []),
        { term: 'Lo dijo', value: `${sourceText[source]}, ${momentText(openedAt, now)}` },
        { term: 'Escribió', value: said === '' ? 'Nada más' : said.split('\n').map((line, i) => <div key={i}>{line}</div>) },
        { term: 'Se suspendió', value: suspendedText(suspended) },
      ]}
    />
  )
}

function suspendedText(suspended: Suspended | null) {
  if (!suspended) return 'Nada: ya había terminado.'
  switch (suspended.kind) {
    case 'ACTIVACION': {
      const roles = suspended.roles.map(({ name }) => name).join(', ')
      return `La activación ${daysOf(suspended)}. ${roles ? `Roles: ${roles}.` : 'Todavía no tenía roles.'}`
    }
    case 'DELEGACION':
      return `La delegación ${daysOf(suspended)}. Carta: ${suspended.letter}`
    case 'CUENTA':
      return 'La comprobación de identidad: la cuenta no actúa como la persona.'
    case 'SOLICITUD':
      return `La solicitud ${suspended.radicado}, que quedó retirada.`
  }
}

const daysOf = ({ from, until }: { from: string; until: string | null }) =>
  periodText(periodOf({ from: new Date(from), until: until === null ? null : new Date(until) }))

function ResolveForm({ found, values, errors, intento }: CasePageProps) {
  const { suspended } = found
  const back =
    suspended === null || suspended.kind === 'SOLICITUD'
      ? 'No hay nada que devolver: si quiere, la persona envía otra solicitud.'
      : suspended.kind === 'CUENTA'
        ? 'La cuenta vuelve a actuar como la persona, con el mismo fundamento.'
        : 'Se le devuelve lo suspendido por los días que faltan. Todas las reglas se preguntan de nuevo hoy; si alguna no se cumple, el caso sigue abierto.'
  return (
    <Pane title="Resolver">
      <Form action={`/mesa/casos/${found.id}`} values={{ ...values, intento }} errors={errors}>
        <HiddenField name="intento" value={intento} />
        <RadioField
          name="resultado"
          label="Qué concluye la mesa"
          choices={[
            {
              value: 'SUPLANTACION',
              text: outcomeNames.SUPLANTACION,
              hint: 'Lo suspendido queda terminado.',
              reveals: (
                <CheckboxField
                  name="cuenta"
                  value="retirar"
                  label="Retirar también la identidad de esta cuenta"
                  hint="La cuenta no actúa más como la persona hasta que alguien vea su documento"
                />
              ),
            },
            { value: 'FUE_LA_PERSONA', text: outcomeNames.FUE_LA_PERSONA, hint: back },
          ]}
        />
        <TextAreaField
          name="motivo"
          label="Motivo"
          hint={areDelegatesTold(found) ? 'La persona y los delegados lo leerán tal cual' : 'La persona lo leerá tal cual'}
          rows={3}
          maxlength={500}
        />
        <Button>Resolver el caso</Button>
      </Form>
    </Pane>
  )
}

const Movements = ({ steps, radicado, now }: CasePageProps) =>
  steps.length === 0 ? null : (
    <section class="ma-sec">
      <h2>La solicitud {radicado}</h2>
      <Table
        caption={`Movimientos de la solicitud ${radicado}`}
        isCaptionHidden
        isCards
        rows={steps}
        keyOf={({ seq }) => String(seq)}
        columns={[
          { head: 'Cuándo', cardLabel: 'Cuándo', isNowrap: true, cell: ({ at }) => momentText(at, now) },
          { head: 'Qué', isRowHead: true, cell: ({ act }) => stepNames[act] },
          { head: 'Quién', cardLabel: 'Quién', cell: ({ byName }) => byName },
          { head: 'Motivo', cardLabel: 'Motivo', cell: ({ reason }) => reason ?? 'Sin motivo' },
        ]}
      />
    </section>
  )

const Events = ({ events, now }: CasePageProps) => (
  <section class="ma-sec">
    <h2>Qué pasó antes y después</h2>
    {events.length === 0 ? (
      <EmptyState title="El registro no tiene nada de esta persona en esos días" />
    ) : (
      <Table
        caption="Lo que el registro dice de la persona, lo más reciente primero"
        isCaptionHidden
        isCards
        rows={events}
        keyOf={({ id }) => id}
        columns={[
          { head: 'Cuándo', cardLabel: 'Cuándo', isNowrap: true, cell: ({ at }) => momentText(at, now) },
          {
            head: 'Qué',
            isRowHead: true,
            cell: ({ actName, reason }) => (
              <>
                {actName}
                {reason && <Sub isBlock>{reason}</Sub>}
              </>
            ),
          },
          {
            head: 'Quién',
            cardLabel: 'Quién',
            cell: ({ actorName, isByPerson }) => (isByPerson ? `${actorName}, con su cuenta` : actorName),
          },
        ]}
      />
    )}
    <Note>Noventa días antes del caso, como los tiene la auditoría. Haberlos leído también queda escrito.</Note>
  </section>
)
