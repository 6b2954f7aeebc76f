import {
  Box,
  Details,
  Facts,
  Heading,
  Kinds,
  Lead,
  Link,
  Lookup,
  Mast,
  Menu,
  NextSteps,
  P,
  Progress,
  QuestionPage,
  Row,
  Rules,
  Steps,
  Tag,
  Title,
  Two,
  Verdict,
} from '../../src/shared/ui/components.tsx'
import { Button, ButtonLink, DateField, Form, RadioField, SelectField, TextField } from '../../src/shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../src/shared/ui/page.tsx'

// The public screens of the design, rebuilt from the kit with its invented people, to be compared by eye.

export const stranger: Chrome = { isDemo: true, legalDate: null, person: null, links: [], path: '/' }

export const laura: Chrome = {
  isDemo: true,
  legalDate: null,
  person: { name: 'Laura Quiñones' },
  links: [{ text: 'Mi solicitud', href: '/registro', isCurrent: true }],
  path: '/registro',
}

const home = (
  <PublicPage
    chrome={stranger}
    title="Habilítese para prescribir"
    mast={
      <Mast
        title="Habilítese para prescribir en MIPRES"
        lead="Haga su registro en una sola solicitud, compruebe cada requisito y sepa en todo momento quién la tiene y desde cuándo."
        action={<ButtonLink href="#quien">Empezar mi registro</ButtonLink>}
        aside={
          <Lookup
            action="/seguimiento"
            name="radicado"
            label="Seguir mi solicitud con el radicado"
            hint={
              <>
                Por ejemplo, <span class="ma-nowrap">RM-2026-048172-6</span>
              </>
            }
            button="Ver estado"
          />
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
          href: '#profesional',
          text: 'Profesional de la salud',
          more: 'Medicina, odontología, optometría o nutrición, con inscripción en el ReTHUS. Prescribe u ordena.',
          foot: 'Lo activa un delegado de la IPS o de la EPS',
        },
        {
          href: '#servicio-social',
          text: 'Servicio Social Obligatorio',
          more: 'Presta su año social en una plaza asignada y activa. Prescribe en la sede de su plaza, mientras dure.',
          foot: 'Lo activa el delegado de la IPS de su plaza',
        },
        {
          href: '#otro',
          text: 'Otro usuario',
          more: 'Regencia de farmacia, transcripción, auditoría o consulta. Opera según el rol que le den.',
          foot: 'Lo activa el delegado de su IPS',
        },
      ]}
    />
    <Two>
      <section>
        <Heading>Consultas públicas</Heading>
        <Menu
          doors={[
            { href: '/rethus', text: 'Consultar el ReTHUS', more: 'Títulos, servicio social y sanciones de un profesional' },
            {
              href: '#ss',
              text: 'Consultar el Servicio Social Obligatorio',
              more: 'Inscripción, plaza asignada y fechas en que está activa',
            },
            { href: '#v', text: 'Verificar una fórmula médica', more: 'Con el código QR o el número de la prescripción' },
          ]}
        />
        <P isQuiet>Sin cuenta y sin imágenes por descifrar.</P>
      </section>
      <section>
        <Heading>Si ya tiene cuenta</Heading>
        <Menu
          doors={[
            { href: '#i', text: 'Ingresar a prescribir', more: 'Con llave de acceso, o con contraseña y código' },
            { href: '#p', text: '¿Por qué no puedo prescribir?', more: 'Qué falta, quién debe actuar y qué hacer hoy' },
            { href: '#d', text: 'Ingresar como delegado administrativo', more: 'Activar y enrolar personas de su IPS o EPS' },
          ]}
        />
        <P isQuiet>
          ¿Perdió el acceso? <Link href="#r">Recupere su cuenta</Link>.
        </P>
      </section>
    </Two>
    <section>
      <Heading>Registros que consultamos</Heading>
      <P>Cuando un registro no responde usamos la última copia y le decimos de cuándo es.</P>
      <Facts
        facts={[
          {
            term: 'ReTHUS',
            value: (
              <>
                <Tag tone="ok">Al día</Tag> copia de hoy, 5:40 a. m.
              </>
            ),
          },
          {
            term: 'Servicio Social',
            value: (
              <>
                <Tag tone="ok">Al día</Tag> copia de hoy, 6:00 a. m.
              </>
            ),
          },
          {
            term: 'REPS, sedes',
            value: (
              <>
                <Tag tone="warn">Con demora</Tag> copia del sábado 21 de noviembre, 11:10 p. m.
              </>
            ),
          },
        ]}
      />
    </section>
  </PublicPage>
)

const sentence = 'Hay una letra «O» en el número de cédula: escriba cero'

const question = (
  <QuestionPage
    chrome={stranger}
    title="¿Cuál es su documento de identidad?"
    heading="¿Cuál es su documento de identidad?"
    progress="Servicio Social Obligatorio · pregunta 1 de 6"
    lead="El mismo con el que se inscribió al Servicio Social."
    back={{ href: '#atras' }}
    action="/registro/documento"
    values={{ tipo: 'CC', numero: '19OO318562' }}
    errors={[{ field: 'numero', message: sentence }]}
    after={
      <Details summary="Cambié de documento">
        Si se inscribió con otro documento (por ejemplo, tarjeta de identidad o pasaporte), escriba el actual. En la siguiente
        pantalla le pediremos el anterior para unir los dos registros.
      </Details>
    }
  >
    <RadioField
      name="tipo"
      label="Tipo de documento"
      choices={[
        { value: 'CC', text: 'Cédula de ciudadanía' },
        { value: 'CE', text: 'Cédula de extranjería' },
        { value: 'PE', text: 'Permiso especial de permanencia' },
        { value: 'PT', text: 'Permiso por protección temporal' },
      ]}
    />
    <TextField
      name="numero"
      label="Número"
      hint="Con o sin puntos. Por ejemplo, 1.900.318.562"
      width={10}
      inputmode="numeric"
      autocomplete="off"
    />
  </QuestionPage>
)

const request = (
  <PublicPage chrome={laura} title="Mi solicitud">
    <Progress>Radicado RM-2026-048172-6 · Servicio Social Obligatorio</Progress>
    <Title>Falta un paso, y no depende de usted</Title>
    <Lead>
      Su solicitud está en la IPS de su plaza desde el miércoles 18 de noviembre. Cuando el delegado decida, podrá prescribir ese
      mismo día.
    </Lead>
    <h2 class="govuk-visually-hidden">Los cinco pasos</h2>
    <Steps
      steps={[
        {
          title: 'Inscripción y plaza activa',
          system: 'Servicio Social Obligatorio',
          place: 'done',
          tag: { tone: 'ok', text: 'Cumplido' },
          holder: 'Plaza activa del 1 ago 2026 al 31 jul 2027',
          ground: 'Comprobado hoy, 6:00 a. m.',
        },
        {
          title: 'Cuenta de persona natural',
          system: 'Mi Seguridad Social',
          place: 'done',
          tag: { tone: 'ok', text: 'Cumplido' },
          holder: 'Identidad confirmada con la Registraduría',
          ground: '18 nov, 8:58 a. m.',
        },
        {
          title: 'Registro en la opción Servicio Social Obligatorio',
          system: 'Registro de Usuarios MIPRES',
          place: 'done',
          tag: { tone: 'ok', text: 'Cumplido' },
          holder: 'Solicitud enviada por usted',
          ground: '18 nov, 9:12 a. m.',
        },
        {
          title: 'Activación en la sede y rol',
          system: 'Delegado Administrativo de la IPS',
          place: 'now',
          tag: { tone: 'warn', text: 'En espera' },
          wait: { used: 3, allowed: 5, deadline: 'Plazo: miércoles 25 de noviembre' },
          holder: (
            <>
              Lo tiene <strong>Hernán Darío Pulgarín Toro</strong>, delegado del Hospital San Roque, desde hace 3 días hábiles
            </>
          ),
          ground: 'La abrió el 19 nov, 3:20 p. m. Sin respuesta aún.',
          actions: (
            <>
              <Button>Enviar recordatorio</Button>
              <ButtonLink href="#escalar" variant="secondary">
                Si no responde
              </ButtonLink>
            </>
          ),
        },
        {
          title: 'Entrar a MIPRES y prescribir',
          system: 'MIPRES',
          place: 'later',
          tag: { tone: 'idle', text: 'Aún no puede' },
          holder: 'Se abre solo al cumplirse el paso 4',
          ground: <Link href="#k">¿Por qué no puedo prescribir?</Link>,
        },
      ]}
    />
    <Two>
      <section>
        <Heading>Qué puede hacer hoy</Heading>
        <Menu
          doors={[
            {
              href: '#practica',
              text: 'Conocer la pantalla de prescripción',
              more: 'Con pacientes de práctica; no vale como fórmula',
            },
            { href: '#llave', text: 'Crear su llave de acceso', more: 'Para entrar con huella o PIN desde el primer día' },
          ]}
        />
      </section>
      <section>
        <Heading>Movimientos</Heading>
        <Facts
          facts={[
            { term: '19 nov, 3:20 p. m.', value: 'El delegado abrió la solicitud' },
            { term: '18 nov, 9:12 a. m.', value: 'Llegó a la cola del Hospital San Roque' },
            { term: '18 nov, 9:12 a. m.', value: 'Usted envió la solicitud' },
          ]}
        />
        <P>
          <Link href="#todo">Ver los 9 movimientos</Link>
        </P>
      </section>
    </Two>
  </PublicPage>
)

const whyNot = (
  <PublicPage chrome={{ ...laura, legalDate: '2027-01-04' }} title="¿Por qué no puedo prescribir?">
    <Title>¿Por qué no puedo prescribir?</Title>
    <Box>
      <Form action="/por-que-no" method="get" values={{ sede: 'b', accion: 'prescribir', dia: '23/11/2026' }}>
        <Row>
          <SelectField
            class="ma-grow"
            name="sede"
            label="Sede"
            empty={null}
            options={[
              { value: 'b', text: 'La Bocana, Hospital San Roque' },
              { value: 'p', text: 'Puerto Manglar, Hospital San Roque' },
            ]}
          />
          <SelectField
            name="accion"
            label="Qué quiere hacer"
            empty={null}
            options={[{ value: 'prescribir', text: 'Prescribir' }]}
          />
          <DateField class="ma-narrow" name="dia" label="Cuándo" hint={null} />
          <Button variant="secondary">Revisar</Button>
        </Row>
      </Form>
    </Box>
    <Verdict answer="no" title="No puede prescribir hoy en la sede La Bocana" isAnswer>
      <p>
        Su plaza de Servicio Social es en otra sede. En <strong>Puerto Manglar sí podrá</strong>, apenas el delegado la active.
      </p>
    </Verdict>
    <Heading>Qué hacer ahora</Heading>
    <NextSteps
      steps={[
        {
          when: 'Usted, hoy',
          text: (
            <>
              Si atiende en Puerto Manglar, elija esa sede. Falta solo la activación, que está{' '}
              <Link href="#f">en manos del delegado</Link>.
            </>
          ),
        },
        {
          when: 'La IPS',
          text: 'Si debe atender en La Bocana, la IPS tiene que pedir el cambio de sede de la plaza a la Secretaría de Salud.',
          more: 'Nadie puede autorizarlo por fuera de ese trámite, tampoco el Ministerio.',
        },
      ]}
    />
    <Heading>Las siete reglas, una por una</Heading>
    <Rules
      rules={[
        {
          outcome: 'ok',
          title: 'Su cuenta está activa',
          detail: 'Identidad confirmada y correo verificado.',
          evidence: 'Mi Seguridad Social, hace 5 días',
        },
        {
          outcome: 'ok',
          title: 'Está inscrita al Servicio Social Obligatorio',
          detail: 'Medicina, inscripción aprobada.',
          evidence: 'Servicio Social, hace 2 horas',
        },
        {
          outcome: 'ok',
          title: 'Su plaza está activa',
          detail: 'Del 1 de agosto de 2026 al 31 de julio de 2027.',
          evidence: 'Servicio Social, hace 2 horas',
        },
        { outcome: 'ok', title: 'No tiene sanciones vigentes', detail: 'Sin registros.', evidence: 'ReTHUS, hace 3 horas' },
        {
          outcome: 'no',
          title: 'La sede es la de su plaza',
          detail: 'Su plaza: Puerto Manglar (709990001201). La sede pedida: La Bocana (709990001203).',
          evidence: 'Servicio Social y REPS, hace 2 horas',
          norm: 'Guía de Registro de Usuarios MIPRES, julio de 2023, §2 paso 4: no se puede activar en otra sede diferente a la asignada.',
          mender: 'Secretaría de Salud, a petición de la IPS.',
        },
        {
          outcome: 'no',
          title: 'Un delegado la activó en esta sede',
          detail: 'No hay activación ni solicitud para La Bocana.',
          evidence: 'Mipres Abierto, ahora',
          mender: 'Nadie, mientras no cambie la regla anterior.',
        },
        { outcome: 'idle', title: 'Tiene el rol de prescribir', detail: 'Se evalúa después de la activación.' },
      ]}
    />
    <P isQuiet>
      Decisión D-7F3K-22QM, 23 de noviembre de 2026, 8:14 a. m. Queda guardada con sus pruebas.{' '}
      <Link href="#i">Imprimir o compartir</Link> · <Link href="#no">No estoy de acuerdo</Link>
    </P>
  </PublicPage>
)

export const publicMocks = { home, question, request, whyNot }
