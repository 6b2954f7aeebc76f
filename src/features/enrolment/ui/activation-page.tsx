import { isOver, periodOf } from '../../../shared/calendar.ts'
import { documentText, longDateTime, periodText } from '../../../shared/dates-es.ts'
import { Details, Facts, Head, Note, Notice, Pane, Split, Sub, Tag } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, ErrorSummary, Form, HiddenField, TextAreaField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { kindNames } from '../../applications/index.ts'
import type { ActivationCard } from '../people-store.ts'
import { activationState, endGrounds, endText } from './activation-words.ts'
import { delegateChrome, type EntidadHead } from './delegate-chrome.ts'

export type ActivationPageProps = {
  chrome: Chrome
  entidad: EntidadHead
  activation: ActivationCard
  /** What else the person holds and held at this entidad. */
  others: ActivationCard[]
  now: Date
  intento: string
  /** Which end was refused: `all`, or the id of a role grant. */
  current: { what: string; values: Values; errors: FieldError[] } | null
  done: string | null
}

/** One activation: what stands, on what ground, and its end. */
export function ActivationPage({ chrome, entidad, activation, others, now, intento, current, done }: ActivationPageProps) {
  const {
    id,
    personName,
    document,
    sedeName,
    during,
    roles,
    activatedAt,
    activatedByName,
    radicado,
    applicationId,
    end,
    basis,
    registration,
  } = activation
  const { tone, word } = activationState(activation, now)
  const isOpen = during !== null && !isOver(during, now)
  const home = `/delegado/${entidad.id}/personas`
  const ending = (what: string) => ({
    values: current?.what === what ? current.values : {},
    errors: current?.what === what ? current.errors : [],
  })
  return (
    <ToolPage chrome={delegateChrome(chrome, entidad)} title={`${personName}, ${sedeName}`} errors={current?.errors}>
      {done && <Notice>{done}</Notice>}
      <Head title={personName} back={{ href: home, text: 'Personas' }}>
        {document && <>{documentText(document.type, document.number)} · </>}
        {sedeName} · <Tag tone={tone}>{word}</Tag>
      </Head>
      <ErrorSummary errors={current?.errors ?? []} prefix={current ? `${current.what}-` : ''} />
      <Split
        isEven
        aside={
          isOpen ? (
            <Pane title="Terminar">
              <Form action={`${home}/${id}/terminar`} prefix="all-" {...ending('all')}>
                <HiddenField name="intento" value={intento} />
                <TextAreaField name="motivo" label="Por qué termina" hint="La persona lo leerá tal cual" rows={3} />
                <Button variant="warning">Terminar la activación y sus roles</Button>
                <Note>
                  Termina ahora mismo. Lo firmado antes sigue siendo válido. Sus activaciones en otras sedes no cambian.
                </Note>
              </Form>
            </Pane>
          ) : (
            <Pane title="Terminada">
              <p>{endText(end)}</p>
            </Pane>
          )
        }
      >
        <Pane title="Activación">
          <Facts
            facts={[
              { term: 'Opción', value: kindNames[registration] },
              { term: 'Período', value: during ? periodText(periodOf(during)) : 'Se canceló antes de empezar' },
              {
                term: 'Activada',
                value: `${longDateTime(activatedAt)}, por ${activatedByName}${basis === 'INDEPENDIENTE' ? ' (independiente, para sí)' : ''}`,
              },
              {
                term: 'Solicitud',
                value: applicationId ? (
                  <a href={`/delegado/${entidad.id}/solicitudes/${applicationId}`}>{radicado}</a>
                ) : (
                  'Sin solicitud'
                ),
              },
              {
                term: 'Qué puede hoy',
                value: (
                  <a href={`/por-que-no?persona=${activation.personId}&sede=${activation.sedeId}`}>
                    La decisión, regla por regla
                  </a>
                ),
              },
              ...(end && isOpen ? [{ term: 'Fin anunciado', value: `${endGrounds[end.ground]}: ${longDateTime(end.at)}` }] : []),
            ]}
          />
        </Pane>
        <Pane title="Roles">
          {roles.length === 0 && <p>Todavía no tiene ningún rol.</p>}
          {roles.map((role) => (
            <section key={role.id}>
              <h3>{role.name}</h3>
              <p>{periodText(periodOf(role))}</p>
              {isOpen && (role.until === null || role.until > now) && (
                <Details summary={`Retirar ${role.name}`} isOpen={current?.what === role.id}>
                  <Form action={`${home}/${id}/roles/${role.id}/retirar`} prefix={`${role.id}-`} {...ending(role.id)}>
                    <HiddenField name="intento" value={intento} />
                    <TextAreaField
                      name="motivo"
                      label="Por qué se retira"
                      hint="La persona lo leerá tal cual; sigue activa en la sede"
                      rows={2}
                    />
                    <Button variant="warning">Retirar el rol</Button>
                  </Form>
                </Details>
              )}
            </section>
          ))}
        </Pane>
        <Pane title="Todo lo suyo en esta entidad">
          {others.length === 0 ? (
            <p>No tiene ni tuvo otra activación en las sedes que usted atiende.</p>
          ) : (
            <Facts
              facts={others.map((other) => ({
                term: <a href={`${home}/${other.id}`}>{other.sedeName}</a>,
                value: (
                  <>
                    <Tag tone={activationState(other, now).tone}>{activationState(other, now).word}</Tag>{' '}
                    {other.roles.length === 0 ? 'Sin rol' : other.roles.map(({ name }) => name).join(', ')}
                    <Sub isBlock>{other.during ? periodText(periodOf(other.during)) : 'No llegó a empezar'}</Sub>
                  </>
                ),
              }))}
            />
          )}
        </Pane>
      </Split>
    </ToolPage>
  )
}
