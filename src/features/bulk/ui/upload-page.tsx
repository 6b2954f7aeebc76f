import { momentText, numberText } from '../../../shared/dates-es.ts'
import type { EntidadId } from '../../../shared/id.ts'
import { ButtonLink } from '../../../shared/ui/button.tsx'
import {
  type Column,
  Details,
  EmptyState,
  Head,
  Heading,
  List,
  Note,
  P,
  Pager,
  Pane,
  Split,
  Sub,
  Table,
  Tag,
} from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, ErrorSummary, FileField, Form, HiddenField, TextAreaField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { delegateChrome } from '../../../shared/ui/tool-tabs.ts'
import { type BulkLoad, mostRows, planDays, reportDays } from '../bulk.ts'
import { stateTexts } from '../words.ts'

export type UploadPageProps = {
  chrome: Chrome
  entidad: { id: EntidadId; name: string }
  loads: BulkLoad[]
  values: Values
  errors: FieldError[]
  now: Date
  links: { first: string | null; next: string | null }
}

/** Load a file, and find again those that were loaded. */
export function UploadPage({ chrome, entidad, loads, values, errors, now, links }: UploadPageProps) {
  const home = `/delegado/${entidad.id}/masivo`
  return (
    <ToolPage
      chrome={delegateChrome(chrome, entidad)}
      title={`Activar o terminar con un archivo, ${entidad.name}`}
      errors={errors}
    >
      <Head title="Activar o terminar con un archivo">
        Hasta {mostRows} personas. Primero ve el plan, fila por fila; nada se hace hasta que usted lo aplique.
      </Head>
      <ErrorSummary errors={errors} />
      <Split
        isEven
        aside={
          <>
            <Heading isFirst>Archivos cargados</Heading>
            {loads.length === 0 ? (
              <EmptyState title="Todavía no hay archivos">
                <p>Aquí encontrará cada plan y su informe, también si sale a mitad de camino.</p>
              </EmptyState>
            ) : (
              <Table
                caption="Archivos cargados"
                isCaptionHidden
                isCards
                rows={loads}
                keyOf={({ id }) => id}
                columns={columnsOf(home, now)}
              />
            )}
            {(links.first || links.next) && (
              <Pager first={links.first ?? undefined} next={links.next ? { href: links.next, text: 'Anteriores' } : undefined}>
                {numberText(loads.length)} archivos en esta página
              </Pager>
            )}
            <Note>
              Un plan sin aplicar se borra a los {planDays} días, y un informe a los {reportDays}: tienen datos de personas.
            </Note>
          </>
        }
      >
        <Pane title="1. Descargue la plantilla">
          <P>Trae a quienes esperan en sus sedes, con el rol y las fechas que sugerimos. Borre las filas que no quiera.</P>
          <ButtonLink href={`${home}/plantilla.csv`} variant="secondary" download>
            Descargar la plantilla
          </ButtonLink>
        </Pane>
        <Pane title="2. Complétela">
          <P>
            Escriba «sí» en documento_visto solo si vio el documento original: queda registrado a su nombre. Guárdela como CSV.
          </P>
          <Details summary="Qué va en cada columna">
            <List items={columnTexts} />
          </Details>
        </Pane>
        <Pane title="3. Cárguela">
          <Form action={home} values={values} errors={errors} hasFile>
            <HiddenField name="intento" />
            <FileField name="archivo" label="Archivo CSV" hint={`De hasta ${mostRows} filas`} accept=".csv,.txt,text/csv" />
            <Details
              summary="O pegue las filas"
              isOpen={
                (typeof values.pegado === 'string' && values.pegado !== '') || errors.some(({ field }) => field === 'pegado')
              }
            >
              <TextAreaField
                name="pegado"
                label="Filas, con el encabezado"
                hint="Cópielas de la hoja de cálculo, con la primera fila"
                rows={6}
              />
            </Details>
            <Button>Comprobar el archivo</Button>
          </Form>
        </Pane>
      </Split>
    </ToolPage>
  )
}

const columnTexts = [
  'accion: ACTIVAR o TERMINAR.',
  'tipo_documento y numero_documento: como CC y 1900000123.',
  'nombre: no se carga; sirve para avisarle si el número es de otra persona.',
  'codigo_sede: el de REPS, o el de la EPS. Vacío si la entidad tiene una sola sede.',
  'opcion: PROFESIONAL, SERVICIO_SOCIAL u OTRO. Vacío si la persona tiene una sola solicitud.',
  'roles: uno, o varios separados por |. Vacío: queda activa sin rol.',
  'desde y hasta: como 1/2/2026. Sin hasta, no tiene fecha de fin.',
  'documento_visto: sí, no, o el documento que vio, como CC 1900000123.',
  'motivo: para TERMINAR. La persona lo lee tal cual.',
]

const columnsOf = (home: string, now: Date): Column<BulkLoad>[] => [
  {
    head: 'Archivo',
    isRowHead: true,
    cell: ({ fileName, uploadedAt, uploadedByName }) => (
      <>
        {fileName}
        <Sub isBlock>
          {momentText(uploadedAt, now)}, {uploadedByName}
        </Sub>
      </>
    ),
  },
  {
    head: 'Estado',
    cell: ({ state }) => <Tag tone={stateTexts[state].tone}>{stateTexts[state].word}</Tag>,
  },
  { head: 'Filas', isNumber: true, cardLabel: 'Filas', cell: ({ rowCount }) => numberText(rowCount) },
  {
    head: 'Hechas',
    isNumber: true,
    cardLabel: 'Hechas',
    cell: ({ counts }) => numberText(counts.done.HECHA),
  },
  {
    head: 'Abrir',
    isHeadHidden: true,
    isAct: true,
    cell: ({ id, fileName, uploadedAt }) => (
      <a href={`${home}/${id}`}>
        Abrir
        <span class="govuk-visually-hidden">
          {' '}
          {fileName}, {momentText(uploadedAt, now)}
        </span>
      </a>
    ),
  },
]
