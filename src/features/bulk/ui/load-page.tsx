import { momentText, numberText } from '../../../shared/dates-es.ts'
import type { EntidadId } from '../../../shared/id.ts'
import { ButtonLink } from '../../../shared/ui/button.tsx'
import { Counts, EmptyState, Head, Heading, Notice, P, Pager, Tag, Views } from '../../../shared/ui/components.tsx'
import type { FieldError } from '../../../shared/ui/errors.ts'
import { ErrorSummary } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { delegateChrome } from '../../../shared/ui/tool-tabs.ts'
import { Shell } from '../../../shared/ui/tools.tsx'
import type { BulkLoad, BulkRow } from '../bulk.ts'
import { stateTexts } from '../words.ts'
import { Decision } from './decision.tsx'
import { ReasonsTable, RowsTable } from './rows-table.tsx'

export type LoadPageProps = {
  chrome: Chrome
  entidad: { id: EntidadId; name: string }
  load: BulkLoad
  rows: BulkRow[]
  reasons: { code: string; example: string; rule: string | null; norm: string | null; count: number }[]
  view: { name: 'todas' | 'haran' | 'nada' | 'no' | 'hechas' | 'faltan'; reason: string }
  isUploader: boolean
  isExpired: boolean
  intento: string
  done: string | null
  errors: FieldError[]
  now: Date
  links: { home: string; first: string | null; next: string | null; file: string }
}

/** A file, as it is now: being checked, a plan that waits, being applied, stopped, or its report. */
export function LoadPage(props: LoadPageProps) {
  const { chrome, entidad, load, rows, reasons, view, done, errors, now, links } = props
  const { state, counts } = load
  const isWorking = state === 'COMPROBANDO' || state === 'APLICANDO'
  const isBegun = load.startedAt !== null
  const { word, tone } = stateTexts[state]
  const undone = counts.planned.NO + counts.done.NO + counts.done.FALLA
  const nothing = counts.planned.NADA + counts.done.NADA
  const planned = counts.planned.HARA + counts.planned.NADA + counts.planned.NO
  const left = counts.planned.HARA - counts.done.HECHA - counts.done.NADA - counts.done.NO - counts.done.FALLA
  return (
    <ToolPage
      chrome={delegateChrome(chrome, entidad)}
      title={`${isBegun ? 'Informe' : 'Plan'} de ${load.fileName}, ${entidad.name}`}
      errors={errors}
      refreshSeconds={isWorking ? 3 : undefined}
    >
      <Head
        title={`${isBegun ? 'Informe' : 'Plan'} de ${load.fileName}`}
        back={{ href: `/delegado/${entidad.id}/masivo`, text: 'Archivos' }}
        actions={
          planned > 0 &&
          !load.isForgotten && (
            <ButtonLink href={links.file} variant="secondary" download>
              Descargar estas filas
            </ButtonLink>
          )
        }
      >
        <Tag tone={tone}>{word}</Tag> Lo cargó {load.uploadedByName} {momentText(load.uploadedAt, now)};{' '}
        {load.rowCount === 1 ? 'una fila' : `${numberText(load.rowCount)} filas`}
      </Head>
      <ErrorSummary errors={errors} />
      {done && <Notice>{done}</Notice>}
      <Decision {...props} />
      {!isWorking && planned > 0 && (
        <div class="ma-part">
          <Counts
            counts={
              isBegun
                ? [
                    { value: numberText(counts.done.HECHA), label: 'hechas' },
                    ...(left > 0 ? [{ value: numberText(left), label: 'faltan' }] : []),
                    { value: numberText(nothing), label: 'sin nada que hacer' },
                    { value: numberText(undone), label: 'no se hicieron', isBad: undone > 0 },
                  ]
                : [
                    { value: numberText(counts.planned.HARA), label: 'se harán' },
                    { value: numberText(nothing), label: 'sin nada que hacer' },
                    { value: numberText(undone), label: 'no se harán', isBad: undone > 0 },
                  ]
            }
          />
        </div>
      )}
      {load.isForgotten ? (
        <EmptyState title="Las filas se borraron">
          <p>Tenían datos de personas y ya no hacían falta. Lo que se hizo con cada una sigue en su historial.</p>
        </EmptyState>
      ) : (
        <>
          {reasons.length > 0 && state !== 'COMPROBANDO' && (
            <ReasonsTable reasons={reasons} home={links.home} isBegun={isBegun} total={undone} />
          )}
          {planned > 0 && (
            <section class="ma-part">
              <Heading>{isBegun ? 'Qué pasó con cada fila' : 'Qué cambia para cada persona'}</Heading>
              <Shell
                rail={
                  <RowViews
                    {...{
                      links,
                      view,
                      isBegun,
                      left,
                      counts: { done: counts.done.HECHA, plan: counts.planned.HARA, nothing, undone, planned },
                    }}
                  />
                }
              >
                {rows.length === 0 ? (
                  <EmptyState title="Ninguna fila en esta vista">
                    <p>
                      <a href={links.home}>Ver todas</a>
                    </p>
                  </EmptyState>
                ) : (
                  <RowsTable rows={rows} isBegun={isBegun} />
                )}
                <Pager first={links.first ?? undefined} next={links.next ? { href: links.next } : undefined}>
                  {rows.length === 1 ? 'Una fila en esta página' : `${rows.length} filas en esta página`}
                </Pager>
              </Shell>
            </section>
          )}
        </>
      )}
      {state === 'COMPROBANDO' && planned === 0 && <P isQuiet>Las filas aparecen aquí a medida que se comprueban.</P>}
    </ToolPage>
  )
}

type ViewsProps = Pick<LoadPageProps, 'links' | 'view'> & {
  isBegun: boolean
  left: number
  counts: { done: number; plan: number; nothing: number; undone: number; planned: number }
}

function RowViews({ links, view, isBegun, left, counts }: ViewsProps) {
  const viewLink = (name: LoadPageProps['view']['name'], text: string, count: number, isBad = false) => ({
    text,
    href: name === 'todas' ? links.home : `${links.home}?ver=${name}`,
    count: numberText(count),
    isCurrent: view.reason === '' && view.name === name,
    isBad: isBad && count > 0,
  })
  return (
    <Views
      label="Filas por resultado"
      links={[
        viewLink('todas', 'Todas', counts.planned),
        ...(isBegun ? [viewLink('hechas', 'Hechas', counts.done)] : [viewLink('haran', 'Se harán', counts.plan)]),
        ...(isBegun && left > 0 ? [viewLink('faltan', 'Faltan', left)] : []),
        viewLink('no', isBegun ? 'No se hicieron' : 'No se harán', counts.undone, true),
        viewLink('nada', 'Nada que hacer', counts.nothing),
      ]}
    />
  )
}
