import {
  Details,
  Done,
  EmptyState,
  Facts,
  Heading,
  Inset,
  Link,
  List,
  NextSteps,
  Notice,
  P,
  Pager,
  Progress,
  QuestionPage,
  Rules,
  Source,
  Steps,
  SummaryList,
  Table,
  Tag,
  Title,
  Verdict,
  WarningText,
  WithAside,
} from '../../src/shared/ui/components.tsx'
import {
  Button,
  ButtonLink,
  CheckboxesField,
  CheckboxField,
  DateField,
  EmailField,
  ErrorSummary,
  FileField,
  Form,
  HiddenField,
  PasswordField,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../src/shared/ui/form.tsx'
import { PublicPage, ToolPage } from '../../src/shared/ui/page.tsx'
import { laura, stranger } from './mocks-public.tsx'
import { hernan } from './tool-chrome.ts'

// Every part of the kit in every state that a mock does not show.

const fields = (
  <>
    <HiddenField name="paso" value="3" />
    <TextField name="nombre" label="Primer nombre" hint="Como está en su documento" autocomplete="given-name" />
    <TextField name="celular" label="Celular" type="tel" inputmode="tel" width={20} autocomplete="tel-national" prefix="+57" />
    <TextField name="dosis" label="Dosis" inputmode="numeric" width={5} suffix="mg" />
    <EmailField name="correo" label="Correo" />
    <DateField name="nacimiento" label="¿Cuándo nació?" autocomplete="bday" />
    <PasswordField name="clave" label="Contraseña" hint="Doce caracteres o más. Sirve una frase." isNew />
    <SelectField
      name="municipio"
      label="Municipio"
      options={[
        { value: '70999', text: 'Puerto Manglar, Litoral' },
        { value: '70998', text: 'La Bocana, Litoral' },
      ]}
    />
    <RadioField
      name="aviso"
      label="¿Cómo le avisamos?"
      hint="Solo de esta solicitud"
      choices={[
        { value: 'correo', text: 'Por correo' },
        {
          value: 'mensaje',
          text: 'Por mensaje',
          hint: 'Al celular',
          reveals: <TextField name="otro" label="¿A qué número?" width={20} />,
        },
      ]}
    />
    <CheckboxesField
      name="dias"
      label="Días"
      choices={[
        { value: 'lunes', text: 'Lunes' },
        { value: 'martes', text: 'Martes', hint: 'Medio día' },
      ]}
    />
    <TextAreaField name="nota" label="Nota para el delegado" maxlength={500} />
    <FileField name="soporte" label="Soporte" hint="PDF de hasta 5 MB" accept="application/pdf" />
    <CheckboxField name="acepta" label="Autorizo el tratamiento de mis datos" hint="Ley 1581 de 2012" />
  </>
)

const typed = {
  nombre: 'Ana "La Mona" <b>',
  celular: '300 000 0142',
  dosis: '500',
  correo: 'ana@@correo',
  nacimiento: '31/2/1990',
  clave: 'no se devuelve',
  municipio: '70998',
  aviso: 'mensaje',
  dias: ['martes'],
  nota: 'Línea 1\nLínea 2',
  acepta: 'si',
}

const wrong = Object.keys(typed).map((field) => ({ field, message: `Escriba «${field}» de otra forma` }))

const formEmpty = (
  <QuestionPage chrome={stranger} title="Formulario" heading="Todos los campos" action="/x" back={{ href: '#a' }} hasFile>
    {fields}
  </QuestionPage>
)

const formWrong = (
  <QuestionPage
    chrome={laura}
    title="Formulario"
    heading="Todos los campos, mal"
    action="/x"
    values={typed}
    errors={[
      ...wrong,
      { field: 'soporte', message: 'Elija un archivo PDF' },
      { field: null, message: 'Esta página se venció: revise y envíe otra vez' },
    ]}
    hasFile
    button="Guardar"
    beside={<Link href="#no">No guardar</Link>}
  >
    {fields}
  </QuestionPage>
)

const questionAsTitle = (
  <QuestionPage
    chrome={stranger}
    title="¿En qué sede atiende?"
    action="/x"
    back={{ href: '#a', text: 'Volver al inicio' }}
    errors={[{ field: 'sede', message: 'Elija la sede' }]}
  >
    <RadioField
      name="sede"
      label="¿En qué sede atiende?"
      isTitle
      hint="Leídas del REPS hoy, 5:40 a. m."
      choices={[
        { value: 'p', text: 'Puerto Manglar', hint: 'ESE Hospital San Roque, 709990001201' },
        { value: 'b', text: 'La Bocana', hint: 'ESE Hospital San Roque, 709990001203' },
      ]}
    />
  </QuestionPage>
)

const questionTextTitle = (
  <QuestionPage chrome={stranger} title="¿Cuál es su correo?" action="/x" progress="Mi Seguridad Social · pregunta 2 de 6">
    <EmailField name="correo" label="¿Cuál es su correo?" isTitle hint="Allí llega el enlace para confirmar la cuenta" />
  </QuestionPage>
)

const review = (
  <PublicPage chrome={laura} title="Revise sus respuestas" measure="check" back={{ href: '#a' }}>
    <Notice>Guardamos su correo.</Notice>
    <Progress>Profesional de la salud · último paso</Progress>
    <Title>Revise sus respuestas antes de enviar</Title>
    <SummaryList
      rows={[
        { term: 'Nombre', value: 'Laura Milena Quiñones Arrieta' },
        {
          term: 'Correo',
          value: (
            <>
              laura.quinones@correo.example
              <Source>Confirmado hoy, 9:02 a. m.</Source>
            </>
          ),
          change: { href: '#c', what: 'su correo' },
        },
        { term: 'Estado', value: <Tag tone="ok">Plaza activa</Tag> },
      ]}
    />
    <Heading>Al enviar</Heading>
    <P>Declara que estos datos son ciertos.</P>
    <Form action="/registro/enviar">
      <WarningText>Después de enviarla no podrá cambiar la sede. Puede retirarla hasta que el delegado decida.</WarningText>
      <Button>Aceptar y enviar</Button>
    </Form>
  </PublicPage>
)

const done = (
  <PublicPage chrome={laura} title="Solicitud enviada" measure="check">
    <Done title="Recibimos su solicitud" radicado="RM-2026-048172-6" />
    <Heading>Qué pasa ahora</Heading>
    <NextSteps
      steps={[
        { when: 'Hoy', text: 'Avisamos al delegado.', more: 'Hay un segundo delegado.' },
        { when: 'El mismo día', text: 'Le escribimos.' },
      ]}
    />
    <Steps
      steps={[
        {
          title: 'Inscripción',
          system: 'ReTHUS',
          place: 'done',
          tag: { tone: 'ok', text: 'Cumplido' },
          holder: 'Inscrito',
          ground: 'Hoy',
        },
        {
          title: 'Activación',
          system: 'Delegado',
          place: 'now',
          tag: { tone: 'bad', text: 'No cumple' },
          holder: 'Lo tiene la IPS',
          wait: { used: 7, allowed: 5, deadline: 'Venció el miércoles 25 de noviembre' },
        },
      ]}
    />
  </PublicPage>
)

const odds = (
  <PublicPage
    chrome={{ ...laura, isDemo: false }}
    title="Piezas"
    crumbs={[
      { text: 'Inicio', href: '/' },
      { text: 'ReTHUS', href: '/rethus' },
    ]}
  >
    <WithAside
      aside={
        <>
          <h2>¿Ve un error?</h2>
          <ul>
            <li>
              <Link href="#c">Pedir una corrección</Link>
            </li>
          </ul>
        </>
      }
    >
      <Title>Piezas sueltas</Title>
      <Verdict answer="yes" title="Inscrito y sin sanciones vigentes">
        <p>Identificación vigente.</p>
      </Verdict>
      <Verdict answer="warn" title="El ReTHUS no responde">
        Copia de hace 26 horas.
      </Verdict>
      <Notice tone="info">Datos al 23 de noviembre, 5:40 a. m.</Notice>
      <Notice tone="warn">
        <p>Su cuenta no tiene el correo confirmado.</p>
        <p>
          <Link href="#r">Enviar otra vez el enlace</Link>
        </p>
      </Notice>
      <p>
        <Tag tone="ok">Activa</Tag> <Tag>Programada</Tag> <Tag tone="warn">Termina en 15 días</Tag>{' '}
        <Tag tone="bad">Suspendida</Tag> <Tag tone="idle">Terminada</Tag>
      </p>
      <Heading>Títulos</Heading>
      <Table
        caption="Títulos"
        isCaptionHidden
        isLarge
        isCards
        rows={[
          ['Medicina', 'Universitario, local', '15 feb 2009'],
          ['Medicina interna', 'Especialización, local', '3 jul 2014'],
        ]}
        keyOf={([title]) => title!}
        columns={[
          { head: 'Título', isRowHead: true, cell: (row) => row[0] },
          { head: 'Programa', cardLabel: 'Programa', cell: (row) => row[1] },
          { head: 'Ejerce desde', cardLabel: 'Ejerce desde', cell: (row) => row[2] },
        ]}
      />
      <Pager first="/rethus" next={{ href: '#2' }}>
        21 a 40
      </Pager>
      <Heading>Sanciones</Heading>
      <EmptyState title="Ninguna">
        <p>El ReTHUS no tiene sanciones de esta persona.</p>
      </EmptyState>
      <Rules
        rules={[
          {
            outcome: 'warn',
            title: 'El nombre difiere',
            detail: 'El ReTHUS dice «Naime».',
            evidence: 'ReTHUS, hace 3 horas',
            nextStep: 'El delegado lo confirma en persona.',
          },
        ]}
      />
      <Inset>No se puede activar en otra sede diferente a la asignada.</Inset>
      <List items={['su documento de identidad', 'un correo y un celular']} />
      <Details summary="Cambié de documento">Escriba el actual.</Details>
      <Facts facts={[{ term: 'Sede', value: 'Puerto Manglar' }]} />
      <ButtonLink href="#x" variant="warning">
        Retirar la solicitud
      </ButtonLink>
    </WithAside>
  </PublicPage>
)

const toolErrors = [{ field: 'a-motivo', message: 'Escriba el motivo' }]

const toolForm = (
  <ToolPage chrome={hernan} title="Nombrar delegado" errors={toolErrors}>
    <div class="ma-measure-text">
      <Notice>Guardado.</Notice>
      <ErrorSummary errors={toolErrors} />
      <Title>Nombrar delegado</Title>
      <Form action="/x" values={typed} errors={wrong}>
        {fields}
        <WarningText>La persona pierde el acceso hoy.</WarningText>
        <Button>Guardar</Button> <Button variant="secondary">Volver</Button> <Button variant="warning">Terminar</Button>
      </Form>
      <EmptyState title="Nadie espera">
        <p>La última se decidió ayer.</p>
      </EmptyState>
      <Details summary="Cómo se decide">Con siete reglas.</Details>
      <Facts
        facts={[
          { term: 'Sede', value: 'Puerto Manglar' },
          { term: 'Desde', value: '1 ago 2026' },
        ]}
      />
      <SummaryList rows={[{ term: 'Rol', value: 'Prescribir', change: { href: '#r', what: 'el rol' } }]} />
    </div>
  </ToolPage>
)

export const states = { formEmpty, formWrong, questionAsTitle, questionTextTitle, review, done, odds, toolForm }
