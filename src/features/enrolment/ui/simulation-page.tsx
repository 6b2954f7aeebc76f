import { periodOf } from '../../../shared/calendar.ts'
import { documentText, longDate, periodText } from '../../../shared/dates-es.ts'
import { Details, Head, Link, Note, Pair, Pane, Rules, Split, Verdict } from '../../../shared/ui/components.tsx'
import type { FieldError } from '../../../shared/ui/errors.ts'
import { Button, CheckboxesField, DateField, ErrorSummary, Form, HiddenField, SelectField } from '../../../shared/ui/form.tsx'
import { ToolPage } from '../../../shared/ui/page.tsx'
import { kindNames } from '../../applications/index.ts'
import { presentRefusal } from '../refusals.ts'
import type { AskedAction, SimulatedPower, Simulation } from '../simulate.ts'
import type { SimulatedRule } from '../simulated-rules.ts'
import { roleChoices } from './act-forms.tsx'
import { delegateChrome } from './delegate-chrome.ts'
import { SimulationKeys } from './keys.tsx'
import type { RequestPageProps } from './request-page.tsx'

type Typed = { sede: string; desde: string; hasta: string; roles: string[]; rolDesde: string; rolHasta: string }

export type SimulationPageProps = Omit<RequestPageProps, 'current' | 'done' | 'desk'> & {
  typed: Typed
  errors: FieldError[]
  /** Null: what was typed cannot be read. */
  simulation: Simulation | null
  /** In Servicio Social, what the plaza allows. */
  suggestion: { sedeId: string; sedeName: string; desde: string; hasta: string } | null
}

/** What would come of it, before anything is done. */
export function SimulationPage(props: SimulationPageProps) {
  const { chrome, entidad, application, errors, simulation } = props
  const request = `/delegado/${entidad.id}/solicitudes/${application.id}`
  const title = `Simular: ${application.personName}`
  return (
    <ToolPage chrome={delegateChrome(chrome, entidad)} title={title} errors={errors}>
      <Head title={title} back={{ href: request, text: application.radicado }}>
        {documentText(application.document.type, application.document.number)} · {kindNames[application.kind]} · nada se guarda
      </Head>
      <ErrorSummary errors={errors} />
      <Split isEven aside={simulation && <Answer {...props} simulation={simulation} request={request} />}>
        <AskForm {...props} request={request} />
      </Split>
      <SimulationKeys />
    </ToolPage>
  )
}

function AskForm(props: SimulationPageProps & { request: string }) {
  const { typed, errors, sedes, activation, roles, request, suggestion, entidad } = props
  return (
    <Pane title="Qué haría usted">
      <Form action={`${request}/simular`} method="get" values={typed} errors={errors}>
        <HiddenField name="simular" value="1" />
        {activation ? (
          <p>
            Ya está activa en {sedes.find(({ id }) => id === activation.sedeId)?.name ?? 'otra sede'},{' '}
            {periodText(periodOf(activation.during))}. Falta el rol.
          </p>
        ) : (
          <>
            <SelectField
              name="sede"
              label={entidad.kind === 'EPS' ? 'Oficina de la EPS' : 'Sede'}
              empty={null}
              options={sedes.map(({ id, name, code }) => ({ value: id, text: `${name} (${code})` }))}
            />
            <Pair>
              <DateField name="desde" label="Desde" hint="dd/mm/aaaa" />
              <DateField name="hasta" label="Hasta" hint="Último día; vacío si es indefinido" />
            </Pair>
          </>
        )}
        {roles.length === 0 ? (
          <p>
            La <Link href="/roles">tabla de roles</Link> no da ninguno en esta opción a lo que muestran los registros.
          </p>
        ) : (
          <CheckboxesField name="roles" label="Roles" isSmall choices={roleChoices(props)} />
        )}
        <Details summary="Otras fechas para el rol" isOpen={typed.rolDesde !== '' || typed.rolHasta !== ''}>
          <Pair>
            <DateField name="rolDesde" label="Rol desde" hint="Vacío: con la activación" />
            <DateField name="rolHasta" label="Rol hasta" hint="Vacío: con la activación" />
          </Pair>
        </Details>
        <Button variant="secondary">Simular</Button>
      </Form>
      {suggestion && !activation && (
        <Note>
          La plaza permite {suggestion.sedeName}, del {suggestion.desde} al {suggestion.hasta}.{' '}
          <Link
            href={`${request}/simular?${new URLSearchParams([
              ['sede', suggestion.sedeId],
              ['desde', suggestion.desde],
              ['hasta', suggestion.hasta],
              ['simular', '1'],
              ...typed.roles.map((role) => ['roles', role] as [string, string]),
            ])}`}
          >
            Simular con la plaza
          </Link>
        </Note>
      )}
    </Pane>
  )
}

type AnswerProps = SimulationPageProps & { simulation: Simulation; request: string }

function Answer(props: AnswerProps) {
  const { simulation, request } = props
  const { isActive, isAllowed, activation, roles } = simulation
  const failed = [...activation, ...roles.flatMap(({ rules }) => rules)].filter(({ isSatisfied }) => isSatisfied === false)
  const what = isActive ? 'enrolar' : roles.length > 0 ? 'activar y enrolar' : 'activar'
  return (
    <Pane title="Qué pasaría" isTitleHidden>
      {isAllowed ? (
        <Verdict answer="yes" title={`Así se puede ${what}`} isAnswer>
          {periodText(periodOf(simulation.during))}. Nada se ha guardado.
        </Verdict>
      ) : (
        <Verdict answer="no" title={`Así no se puede ${what}`} isAnswer>
          {failed.length === 1 ? 'Una regla no se cumple.' : `${failed.length} reglas no se cumplen.`} Nada se ha guardado.
        </Verdict>
      )}
      <Powers simulation={simulation} />
      {!isActive && <RuleGroup title="Activación" rules={activation} />}
      {roles.map(({ role, roleName, rules, during }) => (
        <RuleGroup key={role} title={`${roleName}, ${periodText(periodOf(during))}`} rules={rules} />
      ))}
      <ActOnIt {...props} />
      {!isAllowed && (
        <p>
          {failed.some(({ refusal }) => refusal?.code === 'not-proofed') ? (
            <>
              <Link href={`${request}#identidad-tipo`}>Registrar el documento que mostró</Link>, si ya lo vio.
            </>
          ) : (
            <>
              <Link href={`${request}#devolver-motivo`}>Volver a la solicitud</Link> para devolverla o rechazarla con la razón.
            </>
          )}
        </p>
      )}
    </Pane>
  )
}

/** What fails stands open, with its norm; what is met is counted and folded. */
function RuleGroup({ title, rules }: { title: string; rules: SimulatedRule[] }) {
  const met = rules.filter(({ isSatisfied }) => isSatisfied === true)
  const open = rules.filter(({ isSatisfied }) => isSatisfied !== true)
  return (
    <section>
      <h3>{title}</h3>
      {open.length > 0 && <Rules rules={open.map(lineOf)} />}
      {met.length > 0 && (
        <Details
          summary={
            met.length === 1 ? 'Una regla se cumple' : `${open.length > 0 ? 'Las otras' : 'Las'} ${met.length} reglas se cumplen`
          }
        >
          <Rules rules={met.map(lineOf)} />
        </Details>
      )}
    </section>
  )
}

const lineOf = ({ rule, title, norm, isSatisfied, refusal }: SimulatedRule) => ({
  outcome: isSatisfied === null ? ('idle' as const) : isSatisfied ? ('ok' as const) : ('no' as const),
  title,
  detail: isSatisfied === null ? 'Se sabrá cuando las fechas estén bien.' : refusal && presentRefusal(refusal).message,
  evidence: rule,
  norm: isSatisfied === true ? undefined : norm,
})

const doing: Record<AskedAction, string> = {
  'prescription.sign': 'prescribir',
  'prescription.order': 'ordenar',
  'prescription.read': 'consultar prescripciones',
}

function Powers({ simulation: { powers, roles } }: { simulation: Simulation }) {
  if (powers.length === 0) return roles.length === 0 ? <p>Activada y sin rol, todavía no podría hacer nada en MIPRES.</p> : null
  return (
    <section>
      <h3>Qué podría hacer</h3>
      {powers.map((power) => (
        <Power key={power.action} power={power} />
      ))}
    </section>
  )
}

function Power({ power: { action, isAllowed, from, until, rules } }: { power: SimulatedPower }) {
  const { from: day, until: end } = periodOf({ from, until })
  if (isAllowed)
    return (
      <p>
        Podría <strong>{doing[action]}</strong>{' '}
        {end ? periodText({ from: day, until: end }) : `desde el ${longDate(day)}, sin fecha final`}.
      </p>
    )
  const missing = rules.filter(({ isSatisfied }) => isSatisfied === false)
  return (
    <>
      <p>
        No podría <strong>{doing[action]}</strong>:
      </p>
      <Rules
        rules={missing.map(({ title, message, norm, mender, rule }) => ({
          outcome: 'no' as const,
          title,
          detail: message,
          evidence: rule,
          norm,
          mender,
        }))}
      />
    </>
  )
}

/** From the answer to the act, with the same days: one more press, never this one. */
function ActOnIt({ simulation, request, application, typed, intento, sedes }: AnswerProps) {
  const { isActive, activation, roles, sedeId } = simulation
  const mayActivate = !isActive && activation.every(({ isSatisfied }) => isSatisfied === true)
  const mayEnrol = isActive && roles.length > 0 && simulation.isAllowed
  if (!mayActivate && !mayEnrol) return null
  const sede = sedes.find(({ id }) => id === sedeId)?.name ?? ''
  return (
    <Form action={`${request}/${mayActivate ? 'activar' : 'enrolar'}`}>
      <HiddenField name="version" value={String(application.version)} />
      <HiddenField name="intento" value={intento} />
      {mayActivate ? (
        <>
          <HiddenField name="sede" value={sedeId} />
          <HiddenField name="desde" value={typed.desde} />
          <HiddenField name="hasta" value={typed.hasta} />
          <Button>Activar así en {sede}</Button>
          <Note>El rol se da después, en otro acto.</Note>
        </>
      ) : (
        <>
          {roles.map(({ role }) => (
            <HiddenField key={role} name="roles" value={role} />
          ))}
          <HiddenField name="desde" value={typed.rolDesde} />
          <HiddenField name="hasta" value={typed.rolHasta} />
          <Button>Enrolar así</Button>
        </>
      )}
    </Form>
  )
}
