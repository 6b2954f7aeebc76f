import type { ComponentChildren } from 'preact'
import { Lead, Link, P, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'

type Question = { id: string; question: string; answer: ComponentChildren }

const questions: Question[] = [
  {
    id: 'empezar',
    question: 'Necesito prescribir en MIPRES. ¿Por dónde empiezo?',
    answer: (
      <>
        <P>
          Primero mire si está en el <Link href="/rethus">ReTHUS</Link>. Después <Link href="/cuenta/crear">cree su cuenta</Link>{' '}
          y envíe una <Link href="/registro">solicitud</Link> a la sede donde trabaja. Un delegado de la entidad ve su documento,
          lo activa y le da el rol. Desde ese momento puede prescribir allí.
        </P>
        <P>Si tiene consultorio propio inscrito en REPS a su nombre, lo hace usted mismo, en un paso.</P>
      </>
    ),
  },
  {
    id: 'no-puedo',
    question: '¿Por qué no puedo prescribir?',
    answer: (
      <P>
        Pregúntelo en <Link href="/por-que-no">¿Por qué no puedo prescribir?</Link>: le muestra cada requisito, cuál falta, quién
        lo arregla y la norma.
      </P>
    ),
  },
  {
    id: 'demora',
    question: 'Envié mi solicitud y nadie responde.',
    answer: (
      <P>
        En <Link href="/solicitudes">Mis solicitudes</Link> se ve quién la tiene y desde cuándo. El delegado tiene 5 días hábiles.
        Puede recordárselo desde allí, una vez por día hábil. Si la entidad no tiene delegado, su representante legal debe pedirlo
        a la mesa del Ministerio.
      </P>
    ),
  },
  {
    id: 'rethus',
    question: 'No aparezco en el ReTHUS, o aparezco con un error.',
    answer: (
      <P>
        Lo corrige quien reportó su título: el colegio de su profesión o la secretaría de salud. Nosotros mostramos una copia y
        decimos de cuándo es. <Link href="/rethus/ayuda">Qué hacer si no figura</Link>.
      </P>
    ),
  },
  {
    id: 'otra-cuenta',
    question: 'Alguien abrió una cuenta con mi documento.',
    answer: (
      <P>
        Una cuenta que solo dice ser usted no puede hacer nada en su nombre. Cree la suya y muestre su documento al delegado o a
        la mesa: desde entonces solo su cuenta actúa como usted.
      </P>
    ),
  },
  {
    id: 'sedes',
    question: 'Trabajo en varias sedes o entidades.',
    answer: <P>Envíe una solicitud por cada sede. Lo que pase en una no cambia las otras.</P>,
  },
  {
    id: 'acceso',
    question: 'Olvidé la contraseña o ya no tengo ese correo.',
    answer: (
      <P>
        Si todavía recibe ese correo, <Link href="/cuenta/recuperar">recupere su cuenta</Link>. Si no, cree otra con su correo
        actual y muestre su documento a un delegado o a la mesa: ellos deciden con cuál cuenta actúa.
      </P>
    ),
  },
  {
    id: 'delegado',
    question: '¿Cómo se nombra un delegado de mi IPS o EPS?',
    answer: (
      <P>
        La persona crea su cuenta. El representante legal lo pide a la mesa del Ministerio con una carta, y un funcionario ve el
        documento de la persona y la nombra. Conviene tener dos delegados: así una ausencia no deja a nadie esperando.
      </P>
    ),
  },
  {
    id: 'opciones',
    question: 'Estoy en Servicio Social Obligatorio, o soy otro usuario.',
    answer: (
      <P>
        Con la plaza activa, regístrese en <Link href="/registro/servicio-social">Servicio Social Obligatorio</Link>: la entidad y
        la sede son las de la plaza, y con ella termina todo. Si su trabajo no pide estar en un registro (regente, transcriptor,
        consulta), regístrese como <Link href="/registro/otro-usuario">Otro usuario</Link> y diga qué rol necesita.
      </P>
    ),
  },
  {
    id: 'sancion',
    question: 'Tuve una sanción. ¿Puedo volver a prescribir?',
    answer: (
      <P>
        Una sanción vigente termina sus activaciones, y nadie puede activarlo mientras dure. Una sanción cumplida no impide
        ejercer: desde el día siguiente pida la activación de nuevo.
      </P>
    ),
  },
]

/** The questions that people really have. */
export const HelpPage = ({ chrome }: { chrome: Chrome }) => (
  <PublicPage chrome={chrome} title="Ayuda" measure="check">
    <Title>Ayuda</Title>
    <Lead>
      ¿Una página le dijo que no? Busque el aviso en <Link href="/ayuda/errores">Errores y qué hacer</Link>.
    </Lead>
    {questions.map(({ id, question, answer }) => (
      <section key={id} aria-labelledby={id}>
        <h2 class="ma-h3" id={id}>
          {question}
        </h2>
        {answer}
      </section>
    ))}
    <section aria-labelledby="alguien">
      <h2 class="ma-h3" id="alguien">
        Hablar con alguien
      </h2>
      <P>
        El delegado administrativo de su entidad puede ver su solicitud y decirle qué falta. Lo que él no puede, lo ve la mesa del
        Ministerio. Nadie debe pedirle su contraseña.
      </P>
    </section>
  </PublicPage>
)
