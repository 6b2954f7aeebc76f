import { dayOf } from '../../../shared/calendar.ts'
import { momentText, numberText, weekdayDate } from '../../../shared/dates-es.ts'
import { Actions, Fixes, Live, Meter, P, Pane } from '../../../shared/ui/components.tsx'
import { Button, Form, HiddenField } from '../../../shared/ui/form.tsx'
import type { LoadPageProps } from './load-page.tsx'

type Props = Pick<LoadPageProps, 'load' | 'links' | 'isUploader' | 'isExpired' | 'intento' | 'now' | 'entidad'>

const rowsText = (count: number) => (count === 1 ? '1 fila' : `${numberText(count)} filas`)

/** What can be done with the file now, and what follows from it. */
export function Decision(props: Props) {
  const { load } = props
  switch (load.state) {
    case 'COMPROBANDO':
      return <Checking {...props} />
    case 'COMPROBADO':
      return <Waiting {...props} />
    case 'APLICANDO':
      return <Applying {...props} />
    case 'DETENIDO':
      return <Stopped {...props} />
    case 'APLICADO':
      return <Applied {...props} />
    case 'VENCIDO':
      return (
        <Pane title="El plan venció y nada se aplicó">
          <P>Las personas y sus solicitudes pueden haber cambiado desde entonces. Cargue el archivo de nuevo.</P>
        </Pane>
      )
  }
}

const Act = ({
  home,
  intento,
  act,
  variant,
  children,
}: {
  home: string
  intento: string
  act: string
  variant?: 'secondary' | 'warning'
  children: string
}) => (
  <Form action={home} values={{ intento }}>
    <HiddenField name="intento" />
    <HiddenField name="hacer" value={act} />
    <Button variant={variant}>{children}</Button>
  </Form>
)

function Checking({ load }: Props) {
  const { planned } = load.counts
  const checked = planned.HARA + planned.NADA + planned.NO
  return (
    <Pane title="Comprobamos el archivo">
      <Live what="COMPROBANDO">
        <P>
          {numberText(checked)} de {rowsText(load.rowCount)}. Nada se hace todavía.
        </P>
        <Meter label="Filas comprobadas" done={checked} of={load.rowCount} />
      </Live>
      <P isQuiet>La página se actualiza sola. Puede salir y volver: la encuentra en Archivos.</P>
    </Pane>
  )
}

function Waiting({ load, links, isUploader, isExpired, intento, now, entidad }: Props) {
  const toDo = load.counts.planned.HARA
  const upload = `/delegado/${entidad.id}/masivo`
  if (isExpired)
    return (
      <Pane title="El plan venció y nada se aplicó">
        <P>
          <a href={upload}>Cargue el archivo de nuevo</a>: las personas pueden haber cambiado desde entonces.
        </P>
      </Pane>
    )
  if (toDo === 0)
    return (
      <Pane title="No hay nada que aplicar">
        <P>
          Corrija las filas que no se harán y <a href={upload}>cargue el archivo corregido</a>.
        </P>
        <Fixes>
          <Act home={links.home} intento={intento} act="comprobar" variant="secondary">
            Comprobar de nuevo
          </Act>
        </Fixes>
      </Pane>
    )
  return (
    <Pane title={`Nada se ha hecho todavía. ${toDo === 1 ? 'Se hará 1 fila' : `Se harán ${rowsText(toDo)}`}`}>
      {isUploader ? (
        <>
          <P>
            Al aplicar, cada fila se comprueba otra vez; la que ya no cumpla se aparta y se le dice por qué. A cada persona le
            escribimos lo suyo. Usted declara haber visto los documentos que el plan nombra.
          </P>
          <Actions>
            <Act home={links.home} intento={intento} act="aplicar">{`Aplicar ${rowsText(toDo)}`}</Act>
            <Act home={links.home} intento={intento} act="comprobar" variant="secondary">
              Comprobar de nuevo
            </Act>
          </Actions>
        </>
      ) : (
        <P>Lo aplica {load.uploadedByName}, que lo cargó y declara qué documentos vio.</P>
      )}
      <P isQuiet>
        El plan vale hasta el {weekdayDate(dayOf(load.expiresAt))}. Se comprobó{' '}
        {load.plannedAt && momentText(load.plannedAt, now)}
      </P>
    </Pane>
  )
}

const doneOf = ({ counts }: Props['load']) => counts.done.HECHA + counts.done.NADA + counts.done.NO + counts.done.FALLA

function Applying({ load, links, intento }: Props) {
  const toDo = load.counts.planned.HARA
  const done = doneOf(load)
  return (
    <Pane title="Aplicamos el plan">
      <Live what="APLICANDO">
        <P>
          {numberText(done)} de {rowsText(toDo)}: {numberText(load.counts.done.HECHA)} hechas
          {done > load.counts.done.HECHA && `, ${numberText(done - load.counts.done.HECHA)} que ya no cumplían`}. Faltan{' '}
          {numberText(toDo - done)}.
        </P>
        <Meter label="Filas aplicadas" done={done} of={toDo} />
      </Live>
      <P isQuiet>Puede salir de esta página: sigue sola y le avisamos por correo. La encuentra en Archivos.</P>
      <Fixes>
        <Act home={links.home} intento={intento} act="detener" variant="warning">
          Detener
        </Act>
      </Fixes>
    </Pane>
  )
}

function Stopped({ load, links, intento, isUploader, isExpired }: Props) {
  const left = load.counts.planned.HARA - doneOf(load)
  return (
    <Pane title={`Se detuvo: ${left === 1 ? 'falta 1 fila' : `faltan ${rowsText(left)}`}`}>
      <P>Lo hecho queda hecho. Las que faltan no se han tocado.</P>
      {isUploader && !isExpired && left > 0 && (
        <Fixes>
          <Act home={links.home} intento={intento} act="seguir">{`Seguir con ${rowsText(left)}`}</Act>
        </Fixes>
      )}
      {isExpired && <P isQuiet>El plan venció: cargue las que faltan en un archivo nuevo.</P>}
      <Undo load={load} links={links} />
    </Pane>
  )
}

function Applied({ load, links }: Props) {
  const { HECHA, NO, FALLA } = load.counts.done
  const changed = NO + FALLA
  const hecho = HECHA === 1 ? 'Se hizo 1 fila' : `Se hicieron ${rowsText(HECHA)}`
  return (
    <Pane title={hecho}>
      {changed > 0 && (
        <P>
          {changed === 1 ? 'Una fila que el plan aceptó' : `${numberText(changed)} filas que el plan aceptó`} no se{' '}
          {changed === 1 ? 'hizo' : 'hicieron'}: algo cambió entre el plan y la aplicación.
        </P>
      )}
      <Undo load={load} links={links} />
    </Pane>
  )
}

const Undo = ({ load, links }: Pick<Props, 'load' | 'links'>) =>
  load.counts.done.HECHA > 0 && !load.isForgotten ? (
    <P isQuiet>
      Para dar marcha atrás:{' '}
      <a href={`${links.home}/terminar.csv`} download>
        archivo para terminar lo que activó
      </a>
      . Escríbale el motivo y cárguelo. Lo que el archivo terminó no está en él: se activa de nuevo.
    </P>
  ) : null
