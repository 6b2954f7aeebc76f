import { Heading, Inset, Lead, Link, List, P, Table, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { ConsentText } from '../../people/index.ts'

const uses = [
  {
    data: 'Documento, fecha de expedición, nombres y fecha de nacimiento',
    why: 'Identificarlo y compararlo con el ReTHUS',
    who: 'Usted; los delegados de las entidades a las que usted hace una solicitud; la mesa del Ministerio',
    long: 'Mientras tenga cuenta o exista un acto suyo',
  },
  {
    data: 'Correo y celular',
    why: 'Avisarle de su solicitud y recuperar su cuenta',
    who: 'Usted, y quien tramita su solicitud o su nombramiento',
    long: 'Mientras tenga cuenta',
  },
  {
    data: 'Contraseña',
    why: 'Comprobar que es usted',
    who: 'Nadie: se guarda solo una huella que no permite leerla',
    long: 'Mientras tenga cuenta',
  },
  {
    data: 'Títulos, servicio social y sanciones',
    why: 'Decidir si puede prescribir',
    who: 'Todos: el ReTHUS es un registro público',
    long: 'Lo que dure en el ReTHUS',
  },
  {
    data: 'Solicitudes, activaciones y roles',
    why: 'Saber quién puede prescribir, dónde y desde cuándo',
    who: 'Usted; los delegados de esa entidad; la mesa',
    long: 'Sin plazo: prueban que lo que firmó era lícito',
  },
  {
    data: 'Registro de auditoría',
    why: 'Saber quién hizo qué',
    who: 'La mesa, y su consulta también queda escrita',
    long: 'Sin plazo; guarda identificadores, no nombres',
  },
]

/** Ley 1581 de 2012 in the words of this program: the text behind the consent of the account's form. */
export const DataPage = ({ chrome, version, draftDays, registrationHours }: DataPageProps) => (
  <PublicPage chrome={chrome} title="Tratamiento de datos personales">
    <Title>Tratamiento de datos personales</Title>
    <Lead>Qué datos suyos usamos, para qué, quién los ve y qué puede pedir. Versión {version}.</Lead>
    <Heading>Lo que usted autoriza al crear su cuenta</Heading>
    <Inset>
      <ConsentText />
    </Inset>
    <P>
      Guardamos qué versión autorizó y cuándo; lo ve en su cuenta. La autorización es previa, expresa e informada, como pide el
      artículo 9 de la Ley 1581 de 2012.
    </P>
    <Heading>Qué, para qué, quién y cuánto tiempo</Heading>
    <Table
      caption="Datos que tratamos"
      isCaptionHidden
      isLarge
      isCards
      rows={uses}
      keyOf={({ data }) => data}
      columns={[
        { head: 'Datos', isRowHead: true, cell: ({ data }) => data },
        { head: 'Para qué', cardLabel: 'Para qué', cell: ({ why }) => why },
        { head: 'Quién los ve', cardLabel: 'Quién los ve', cell: ({ who }) => who },
        { head: 'Cuánto tiempo', cardLabel: 'Cuánto tiempo', cell: ({ long }) => long },
      ]}
    />
    <P>
      Un registro que no confirma por correo se borra a las {registrationHours} horas, y una solicitud sin enviar, a los{' '}
      {draftDays} días. No vendemos ni cedemos datos, no hay publicidad ni rastreo, y la única cookie es la de su sesión, más una
      que recuerda este equipo para frenar a quien prueba contraseñas.
    </P>
    <Heading>Sus derechos</Heading>
    <P>El artículo 8 de la Ley 1581 de 2012 le da derecho a:</P>
    <List
      items={[
        'conocer, actualizar y rectificar sus datos: los de contacto, en su cuenta; los de un registro, donde se reportaron',
        'pedir prueba de la autorización que dio',
        'saber qué uso se ha dado a sus datos',
        'presentar quejas ante la Superintendencia de Industria y Comercio, después de reclamar aquí',
        'revocar la autorización y pedir que se supriman, cuando ninguna norma obligue a conservarlos',
        'acceder gratis a ellos',
      ]}
    />
    <P>
      Una consulta se responde en 10 días hábiles (artículo 14) y un reclamo en 15 (artículo 15). Hágalos ante el Ministerio, que
      es el responsable.
    </P>
    <Heading>Quién responde</Heading>
    <P>
      El Ministerio de Salud y Protección Social es el responsable del tratamiento en el servicio real. En la demostración todas
      las personas son inventadas: no escriba en ella datos verdaderos.
    </P>
    <P isQuiet>
      Las reglas que lo hacen cumplir están en <Link href="/normas#accounts">Normas que aplicamos</Link>.
    </P>
  </PublicPage>
)

export type DataPageProps = { chrome: Chrome; version: string; draftDays: number; registrationHours: number }
