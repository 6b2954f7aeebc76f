import type { ComponentChildren } from 'preact'
import { documentText } from '../../shared/dates-es.ts'
import { Actions, Link, P } from '../../shared/ui/components.tsx'
import type { Part } from './demo-page.tsx'
import { EnterAs } from './enter-as.tsx'

type TourProps = { lista: Part | undefined; delegado: Part | undefined; password: string }

/** The guide's first flow, by three people. */
export function Tour({ lista, delegado, password }: TourProps) {
  if (!lista || !delegado) return <P>Esta base de datos no tiene el país de la demostración.</P>
  const { tipo, numero } = lista.documento
  const [laura = ''] = lista.nombre.split(' ')
  const enter = ({ usuario, nombre }: Part, start: string, label: string) => (
    <EnterAs email={usuario} name={nombre} password={password} start={start} label={label} />
  )
  return (
    <ol class="ma-next">
      <Stop when="1. ReTHUS">
        Consulte <Link href={`/rethus?tipo=${tipo}&numero=${numero}`}>{documentText(tipo, numero)}</Link>: {lista.nombre} está
        inscrita como médica.
      </Stop>
      <Stop when={`2. ${laura} solicita`} act={enter(lista, '/registro', `Ingresar como ${laura}`)}>
        Empiece, escoja el E.S.E. Hospital San Telmo y una sede; revise y envíe.
      </Stop>
      <Stop when="3. Correo">
        Lea <Link href={`/demo/correo?para=${encodeURIComponent(lista.usuario)}`}>lo que le llegó a {laura}</Link>, y{' '}
        <Link href={`/demo/correo?para=${encodeURIComponent(delegado.usuario)}`}>lo que le llegó al delegado</Link>.
      </Stop>
      <Stop when="4. El delegado" act={enter(delegado, '/delegado', 'Ingresar como el delegado')}>
        Abra la solicitud de {laura}, escriba el documento que ella le mostró ({documentText(tipo, numero)}), actívela y después,
        en otro acto, enrólela.
      </Stop>
      <Stop when={`5. ${laura} puede`} act={enter(lista, '/por-que-no', `Volver como ${laura}`)}>
        Mire el veredicto, regla por regla, con su norma y su evidencia.
      </Stop>
      <Stop when="6. Pasa el tiempo">
        <Link href="/demo/reloj">Adelante el reloj</Link> hasta el día en que termina la activación, y pregunte otra vez.
      </Stop>
      <Stop when="7. Una sanción">
        Descargue <Link href="/demo/sancion.csv">sancion.csv</Link>, cárguelo con{' '}
        <code>npm run cli -- rethus import sancion.csv</code> y vuelva a la página de {laura}: todo se cerró en ese instante, y
        dice por qué.
      </Stop>
    </ol>
  )
}

const Stop = ({ when, act, children }: { when: string; act?: ComponentChildren; children: ComponentChildren }) => (
  <li>
    <div class="ma-when">{when}</div>
    <div>
      <p>{children}</p>
      {act && <Actions>{act}</Actions>}
    </div>
  </li>
)
