import type { ComponentChildren } from 'preact'
import { dayOf, isOver, lastDayOf, periodOf } from '../../../shared/calendar.ts'
import { fieldDate, periodText } from '../../../shared/dates-es.ts'
import { Actions, Details, Note, Pair, Pane, Verdict } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import {
  Button,
  CheckboxesField,
  DateField,
  Form,
  HiddenField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../shared/ui/form.tsx'
import { accountDocumentTypes } from '../../people/index.ts'
import { readinessTexts } from '../decide-readiness.ts'
import type { HeldActivation } from '../enrolment-store.ts'
import { type ActName, openActs } from '../open-acts.ts'
import { endText } from './activation-words.ts'
import type { RequestPageProps } from './request-page.tsx'

/** One act at a time: identity, then activation, then role; each its own press. */
export function ActForms(props: RequestPageProps) {
  const { application, account, activation } = props
  if (props.desk && props.desk.refusals.length > 0) return <NotForDesk refusals={props.desk.refusals} />
  const acts = openActs(props)
  if (acts.size === 0) return <ClosedPane {...props} />
  return (
    <>
      {acts.has('identidad') && (
        <Pane title="1. Ver el documento">
          <ActForm props={props} act="identidad" start={{ tipo: account.document.type }}>
            <SelectField
              name="tipo"
              label="Documento que le mostró"
              empty={null}
              options={accountDocumentTypes.map(({ code, name }) => ({ value: code, text: name }))}
            />
            <TextField
              name="numero"
              label="Número, como está en el documento"
              inputmode="numeric"
              hint="Escríbalo mirando el documento, no esta pantalla"
            />
            <Button>Registrar que lo vi</Button>
            <Note>Desde entonces solo esta cuenta puede actuar como {application.personName}.</Note>
          </ActForm>
        </Pane>
      )}
      {acts.has('activar') && <ActivateForm {...props} title={acts.has('identidad') ? '2. Activar' : 'Activar'} />}
      {acts.has('enrolar') && activation && <EnrolForm {...props} activation={activation} />}
      <OtherAnswers {...props} />
    </>
  )
}

/** In Servicio Social the plaza says where and when: the sede is fixed, and its days stand there already. */
function ActivateForm({ title, ...props }: RequestPageProps & { title: string }) {
  const { application, sedes, now, plazas, entidad, desk } = props
  const today = dayOf(now)
  const plaza =
    application.kind === 'SERVICIO_SOCIAL'
      ? plazas.find((one) => one.sedeId === application.sedeId && sedes.some(({ id }) => id === one.sedeId))
      : undefined
  const days = plaza && periodOf(plaza.during)
  const last = days && lastDayOf(days)
  const start = {
    sede: application.sedeId,
    desde: fieldDate(days && days.from > today ? days.from : today),
    hasta: last ? fieldDate(last) : '',
  }
  return (
    <Pane title={title}>
      <ActForm props={props} act="activar" start={start}>
        {plaza ? (
          <>
            <HiddenField name="sede" value={plaza.sedeId} />
            <p>
              <strong>{plaza.sedeName}</strong>, la sede de su plaza {plaza.code} ({periodText(periodOf(plaza.during))}). En
              Servicio Social Obligatorio no se activa en otra ni fuera de esas fechas.
            </p>
          </>
        ) : (
          <SelectField
            name="sede"
            label={entidad.kind === 'EPS' ? 'Oficina de la EPS' : 'Sede'}
            empty={null}
            options={sedes.map(({ id, name, code }) => ({ value: id, text: `${name} (${code})` }))}
          />
        )}
        <Pair>
          <DateField name="desde" label="Desde" hint="dd/mm/aaaa" />
          <DateField
            name="hasta"
            label="Hasta"
            hint={plaza ? 'El último día de la plaza, o antes' : 'Último día; vacío si es indefinido'}
          />
        </Pair>
        <Actions>
          <Button>Activar</Button>
          {!desk && (
            <Button
              variant="secondary"
              formmethod="get"
              formaction={`/delegado/${entidad.id}/solicitudes/${application.id}/simular`}
            >
              Ver antes qué pasaría
            </Button>
          )}
        </Actions>
        <Note>Activar no da ningún rol todavía: es el siguiente acto.</Note>
      </ActForm>
    </Pane>
  )
}

/** The role that was asked for, or else the first that the table gives. */
export const suggestedRoles = ({ application, roles }: Pick<RequestPageProps, 'application' | 'roles'>) => {
  const asked = roles.find(({ role }) => role === application.roleAsked?.code) ?? roles[0]
  return asked ? [asked.role] : []
}

/** What is to be known of a role before it is given: on what norm it stands, and who else must act. */
export const roleChoices = ({ roles, isOwnActivation }: Pick<RequestPageProps, 'roles' | 'isOwnActivation'>) =>
  roles.map(({ role, roleName, norm, needsSecond }) => ({
    value: role,
    text: roleName,
    hint: needsSecond
      ? `${norm}. Lo da un delegado distinto de quien activó${isOwnActivation ? ': la activó usted, pídalo a otro delegado' : ''}.`
      : norm,
  }))

function EnrolForm(props: RequestPageProps & { activation: HeldActivation }) {
  const { sedes, activation, roles, entidad, application, desk } = props
  return (
    <Pane title="Enrolar">
      <p>
        Activa en {sedes.find(({ id }) => id === activation.sedeId)?.name ?? 'otra sede'},{' '}
        {periodText(periodOf(activation.during))}.
      </p>
      <ActForm props={props} act="enrolar" start={{ roles: suggestedRoles(props), desde: '', hasta: '' }}>
        {roles.length === 0 ? (
          <Verdict answer="no" title="Ningún rol para su profesión">
            La <a href="/roles">tabla de roles</a> no da ninguno en esta opción a lo que muestran los registros.
          </Verdict>
        ) : (
          <>
            <CheckboxesField name="roles" label="Roles" isSmall choices={roleChoices(props)} />
            <Pair>
              <DateField name="desde" label="Desde" hint="Vacío: con la activación" />
              <DateField name="hasta" label="Hasta" hint="Vacío: con la activación" />
            </Pair>
            <Actions>
              <Button>Enrolar</Button>
              {!desk && (
                <Button
                  variant="secondary"
                  formmethod="get"
                  formaction={`/delegado/${entidad.id}/solicitudes/${application.id}/simular`}
                >
                  Ver antes qué pasaría
                </Button>
              )}
            </Actions>
          </>
        )}
      </ActForm>
    </Pane>
  )
}

/** Devolver, where the person can mend something; rechazar, where nothing can be mended. */
function OtherAnswers(props: RequestPageProps) {
  const { current, readiness } = props
  const reason = readiness.code === 'ready' ? '' : `${readinessTexts[readiness.code].text}.`
  return (
    <Pane title="Otra respuesta" isTitleHidden>
      {openActs(props).has('devolver') && (
        <Details summary="Devolver para que corrija" isOpen={current?.act === 'devolver'}>
          <ActForm props={props} act="devolver" start={{ motivo: reason }}>
            <TextAreaField name="motivo" label="Qué debe corregir" hint="La persona lo leerá tal cual" rows={3} />
            <Button variant="secondary">Devolver con este motivo</Button>
          </ActForm>
        </Details>
      )}
      <Details summary="Rechazar" isOpen={current?.act === 'rechazar'}>
        <ActForm props={props} act="rechazar" start={{ motivo: reason }}>
          <TextAreaField
            name="motivo"
            label="Por qué no procede"
            hint="La persona lo leerá tal cual. La solicitud termina"
            rows={3}
          />
          <Button variant="warning">Rechazar la solicitud</Button>
        </ActForm>
      </Details>
    </Pane>
  )
}

type ActFormProps = { props: RequestPageProps; act: ActName; start: Values; children: ComponentChildren }

function ActForm({ props: { entidad, application, intento, current, desk }, act, start, children }: ActFormProps) {
  const isCurrent = current?.act === act
  const initial = desk ? { porque: desk.reason, ...start } : start
  const values: Values = isCurrent ? { ...initial, ...current.values } : initial
  const home = desk ? '/mesa/solicitudes' : `/delegado/${entidad.id}/solicitudes`
  const errors: FieldError[] = isCurrent ? current.errors : []
  return (
    <Form action={`${home}/${application.id}/${act}`} values={values} errors={errors} prefix={`${act}-`}>
      <HiddenField name="version" value={String(application.version)} />
      <HiddenField name="intento" value={intento} />
      {desk && !hasOwnReason.has(act) && (
        <TextAreaField name="porque" label="Por qué responde la mesa" hint="La persona lo leerá tal cual" rows={2} />
      )}
      {children}
    </Form>
  )
}

/** These say their reason in a field of their own. */
const hasOwnReason: ReadonlySet<ActName> = new Set(['devolver', 'rechazar', 'terminar'])

const NotForDesk = ({ refusals }: { refusals: readonly string[] }) => (
  <Pane title="Quién responde">
    <Verdict answer="no" title="La mesa no responde esta solicitud">
      {refusals.join(' ')}
    </Verdict>
  </Pane>
)

function ClosedPane(props: RequestPageProps) {
  const { application, activation, entidad, desk, now } = props
  if (application.state !== 'APROBADA' || !activation)
    return (
      <Pane title="Decidida">
        <p>Esta solicitud ya no espera nada. {application.personName} puede hacer otra si las razones cambian.</p>
      </Pane>
    )
  return (
    <Pane title="Decidida">
      <GivenVerdict {...props} activation={activation} />
      {!desk && (
        <p>
          <a href={`/delegado/${entidad.id}/personas/${activation.id}`}>
            Ver {!isOver(activation.during, now) && 'o terminar '}su activación
          </a>
        </p>
      )}
      {desk && !isOver(activation.during, now) && (
        <Details summary="Terminar su activación" isOpen={props.current?.act === 'terminar'}>
          <ActForm props={props} act="terminar" start={{ motivo: '' }}>
            <TextAreaField name="motivo" label="Por qué termina" hint="La persona lo leerá tal cual" rows={3} />
            <Button variant="warning">Terminar la activación y sus roles</Button>
            <Note>Termina ahora mismo. Lo firmado antes sigue siendo válido.</Note>
          </ActForm>
        </Details>
      )}
    </Pane>
  )
}

/** What was given on it, as it stands now: a right that is over is none, whatever was decided. */
function GivenVerdict({ activation: { during }, end, grants, now }: RequestPageProps & { activation: HeldActivation }) {
  if (isOver(during, now))
    return (
      <Verdict answer="no" title="Se activó y se enroló; la activación ya terminó">
        {endText(end)}
      </Verdict>
    )
  const open = grants.filter((grant) => !isOver(grant.during, now))
  const roles = open.map(({ roleName }) => roleName).join(', ')
  if (open.length === 0)
    return (
      <Verdict answer="warn" title="Activa, y sus roles ya terminaron">
        {periodText(periodOf(during))}.
      </Verdict>
    )
  return (
    <Verdict answer="yes" title={during.from > now ? 'Activada y enrolada; todavía no empieza' : 'Activada y enrolada'}>
      {roles}, {periodText(periodOf(during))}.
    </Verdict>
  )
}
