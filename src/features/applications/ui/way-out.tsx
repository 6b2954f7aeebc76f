import { periodOf } from '../../../shared/calendar.ts'
import { longDate, periodText } from '../../../shared/dates-es.ts'
import { Heading, Link, List, P } from '../../../shared/ui/components.tsx'
import type { Plaza } from '../../servicio-social/index.ts'
import type { PersonRefusal } from '../decide-person.ts'
import { startPath } from '../option.ts'

/** What somebody can do whom a register stops: never a refusal without the next step. */
export function WayOut({ refusal, now }: { refusal: PersonRefusal; now: Date }) {
  switch (refusal.code) {
    case 'not-in-rethus':
      return (
        <Steps
          items={[
            <>
              Si se inscribió con otro documento (tarjeta de identidad, pasaporte), <Link href="/rethus">consúltelo</Link> y pida
              al colegio o a la secretaría que lo actualice.
            </>,
            'Si nunca se inscribió, hágalo en el colegio de su profesión o en la secretaría de salud de su departamento.',
            'Si se inscribió hace poco, espere: el registro se carga con demora. Puede volver a esta página cuando quiera.',
            <>
              Si presta su Servicio Social Obligatorio, <ToServicioSocial />. Si no ejerce una profesión de la salud, <ToOtro />.
            </>,
          ]}
        />
      )
    case 'sanctioned':
      return <P>Nadie puede activarlo mientras la sanción esté vigente. Cuando termine, vuelva a esta página y siga.</P>
    case 'in-servicio-social':
      return <InService plaza={refusal.plaza} />
    case 'no-active-plaza':
      return <Steps items={withoutPlaza(refusal, now)} />
    case 'dead':
    case 'identification-not-current':
      return (
        <P>
          Lo corrige quien reportó el dato: la Registraduría, Migración Colombia, el colegio profesional o la secretaría de salud.
          Aquí se ve el cambio cuando el registro lo trae.
        </P>
      )
  }
}

const Steps = ({ items }: { items: Parameters<typeof List>[0]['items'] }) => (
  <>
    <Heading>Qué puede hacer</Heading>
    <List items={items} />
  </>
)

const ToServicioSocial = () => <Link href={startPath('SERVICIO_SOCIAL')}>su opción es Servicio Social Obligatorio</Link>
const ToProfesional = () => <Link href={startPath('PROFESIONAL')}>regístrese como profesional de la salud</Link>
const ToOtro = () => <Link href={startPath('OTRO')}>su opción es Otro usuario</Link>

const InService = ({ plaza }: { plaza: Plaza }) => {
  const { until } = periodOf(plaza.during)
  return (
    <>
      <P>
        Mientras dure la plaza nadie lo activa en otra sede, ni como profesional ni como otro usuario (Guía MIPRES 2023, 2, paso
        4).
      </P>
      <Steps
        items={[
          <>
            Para la sede de su plaza, <ToServicioSocial />.
          </>,
          until
            ? `Desde el ${longDate(until)}, cuando la plaza haya terminado, podrá pedir otra sede con esta misma cuenta.`
            : 'Cuando la plaza termine podrá pedir otra sede con esta misma cuenta.',
          'Si la plaza ya terminó o es de otra persona, lo corrige la secretaría de salud del departamento.',
        ]}
      />
    </>
  )
}

type NoPlaza = Extract<PersonRefusal, { code: 'no-active-plaza' }>

function withoutPlaza({ standing, plaza }: NoPlaza, now: Date): Parameters<typeof List>[0]['items'] {
  switch (standing) {
    case 'PLAZA_ASIGNADA':
      return plaza ? beforeTheStart(plaza, now) : []
    case 'PLAZA_SUSPENDIDA':
      return [
        'La secretaría de salud dice cuándo se reanuda. Ese día vuelva a esta página.',
        'Mientras está suspendida nadie puede activarlo en ella.',
      ]
    case 'PLAZA_TERMINADA':
    case 'EXONERADO':
      return [
        <>
          Si ya figura en el ReTHUS, <ToProfesional />: sirve esta misma cuenta.
        </>,
        <>
          Si todavía no figura, <Link href="/rethus">consulte el ReTHUS</Link> y pida su inscripción en el colegio de su profesión
          o en la secretaría de salud.
        </>,
      ]
    case 'INSCRITO':
      return ['La plaza se asigna por sorteo, o la propone la IPS. Cuando la tenga y haya comenzado, vuelva a esta página.']
    case 'POR_APROBAR':
      return [
        'La secretaría de salud aprueba la inscripción y después se asignan las plazas.',
        'Cuando tenga plaza y haya comenzado, vuelva a esta página.',
      ]
    case 'RECHAZADO':
    case 'ANULADO':
      return [
        <>
          Lea el motivo en la <Link href="/servicio-social">consulta del Servicio Social</Link>. Lo corrige la secretaría de salud
          del departamento.
        </>,
        'Puede inscribirse de nuevo en el siguiente proceso.',
      ]
    case 'NO_INSCRITO':
      return [
        <>
          Si se inscribió con otro documento, <Link href="/servicio-social">consúltelo</Link> y pida a la secretaría de salud que
          lo corrija.
        </>,
        'Si nunca se inscribió, hágalo en la secretaría de salud de su departamento.',
        <>
          Si ya figura en el ReTHUS, <ToProfesional />. Si no ejerce una profesión de la salud, <ToOtro />.
        </>,
      ]
  }
}

/** R-SOL-15: nobody can be activated on a plaza that has not begun, so nothing is sent before. */
function beforeTheStart({ state, sedeName, during }: Plaza, now: Date): Parameters<typeof List>[0]['items'] {
  const { from } = periodOf(during)
  return [
    ...(state === 'ASIGNADA'
      ? [
          <>
            Falta que la acepte: <Link href="/servicio-social/mi-plaza">acepte su plaza</Link>.
          </>,
        ]
      : []),
    now < during.from
      ? `Empieza el ${longDate(from)} en ${sedeName} (${periodText(periodOf(during))}). Ese día la IPS informa el inicio.`
      : `Debía empezar el ${longDate(from)} en ${sedeName}. Pida a la IPS que informe el inicio.`,
    'Con el inicio informado vuelva a esta página y envíe la solicitud: toma cinco minutos. Antes de ese día nadie puede activarlo.',
  ]
}
