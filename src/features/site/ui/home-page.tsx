import { ButtonLink } from '../../../shared/ui/button.tsx'
import { Heading, Kinds, Link, Mast, Menu, P, Two } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { RegisterState } from '../registers.ts'
import { RegisterFacts } from './register-facts.tsx'

/** The front door: who are you, what can be looked up by anybody, and how fresh it is. */
export const HomePage = ({ chrome, registers, now }: { chrome: Chrome; registers: RegisterState[]; now: Date }) => (
  <PublicPage
    chrome={chrome}
    title="Habilítese para prescribir"
    mast={
      <Mast
        title="Habilítese para prescribir en MIPRES"
        lead="Haga su registro en una sola solicitud, compruebe cada requisito y sepa en todo momento quién la tiene y desde cuándo."
        action={<ButtonLink href="/registro">Empezar mi registro</ButtonLink>}
        aside={
          <section class="ma-track" aria-labelledby="falta">
            <h2 id="falta">¿Ya se registró y no puede prescribir?</h2>
            <p class="govuk-hint">Vea cada requisito, cuál falta y quién lo arregla.</p>
            <ButtonLink href="/por-que-no">Ver qué falta</ButtonLink>
          </section>
        }
      />
    }
  >
    <Heading id="quien" isFirst>
      ¿Quién es usted?
    </Heading>
    <Kinds
      kinds={[
        {
          href: '/registro/profesional',
          text: 'Profesional de la salud',
          more: 'Con inscripción en el ReTHUS, trabaja en una IPS o en una EPS. En la IPS se prescribe o se consulta; en la EPS se ordena o se audita.',
          foot: 'Lo activa un delegado de la IPS o de la EPS',
        },
        {
          href: '/registro/servicio-social',
          text: 'Servicio Social Obligatorio',
          more: 'Tiene una plaza asignada y activa. Su derecho vale en la sede de la plaza, del primero al último día.',
          foot: 'Lo activa un delegado de la IPS de la plaza',
        },
        {
          href: '/registro/otro-usuario',
          text: 'Otro usuario',
          more: 'Regente de farmacia, transcriptor, secretario de junta, consulta: un rol que no pide estar en un registro.',
          foot: 'Lo activa un delegado de la IPS',
        },
        {
          href: '/registro/independiente',
          text: 'Profesional independiente',
          more: 'Tiene consultorio propio inscrito en REPS a su nombre. Ante MIPRES usted es su propia entidad.',
          foot: 'Se activa usted mismo, en un solo paso',
        },
        {
          href: '/delegado',
          text: 'Delegado administrativo',
          more: 'Responde las solicitudes de su IPS o EPS: activa y enrola a las personas, sede por sede.',
          foot: 'Lo nombra la mesa del Ministerio, con carta del representante legal',
        },
      ]}
    />
    <Two>
      <section>
        <Heading>Consultas públicas</Heading>
        <Menu
          doors={[
            {
              href: '/verificar',
              text: 'Verificar una fórmula',
              more: 'Quién la firmó, con qué permiso y si sigue activa, con el número o el QR del papel',
            },
            { href: '/estado', text: 'En qué va una solicitud', more: 'Con el radicado y el documento con que se envió' },
            { href: '/rethus', text: 'Consultar el ReTHUS', more: 'Títulos, servicio social y sanciones de un profesional' },
            {
              href: '/servicio-social',
              text: 'Consultar el Servicio Social Obligatorio',
              more: 'Inscripción, plaza y sus fechas',
            },
            { href: '/roles', text: 'Tabla de roles', more: 'Qué rol puede tener cada profesión en cada clase de entidad' },
            {
              href: '/reglas-de-prescripcion',
              text: 'Reglas de prescripción',
              more: 'Qué se rechaza, qué pide una razón y de qué se avisa al firmar',
            },
            {
              href: '/catalogos',
              text: 'Tablas de códigos',
              more: 'Diagnósticos, principios activos y los demás códigos de una prescripción',
            },
            { href: '/normas', text: 'Normas que aplicamos', more: 'Cada regla, con la norma y cómo la leemos' },
          ]}
        />
        <P isQuiet>Sin cuenta y sin imágenes por descifrar.</P>
      </section>
      <section>
        <Heading>Si ya tiene cuenta</Heading>
        <Menu
          doors={[
            { href: '/solicitudes', text: 'Ver mis solicitudes', more: 'Quién las tiene, desde cuándo y qué puede hacer' },
            { href: '/por-que-no', text: '¿Por qué no puedo prescribir?', more: 'Qué falta, quién debe actuar y qué hacer hoy' },
            {
              href: '/delegado',
              text: 'Ingresar como delegado administrativo',
              more: 'Activar y enrolar personas de su IPS o EPS',
            },
          ]}
        />
        <P isQuiet>
          ¿Perdió el acceso? <Link href="/cuenta/recuperar">Recupere su cuenta</Link>.
        </P>
      </section>
    </Two>
    <section>
      <Heading>Registros que consultamos</Heading>
      <P>Trabajamos con una copia de cada registro y le decimos de cuándo es.</P>
      <RegisterFacts registers={registers} now={now} />
    </section>
  </PublicPage>
)
