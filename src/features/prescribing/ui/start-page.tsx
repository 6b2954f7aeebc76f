import { documentText, momentText, shortDate } from '../../../shared/dates-es.ts'
import { EmptyState, Head, Link, Notice, P, Pager, Pane, Split, Sub, Table, Tag } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, ButtonLink, ErrorSummary, Form, SelectField, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { mipresChrome, placeText } from '../../../shared/ui/tool-tabs.ts'
import { type Patient, patientDocumentTypes } from '../../patients/index.ts'
import { numberText, type PrescriptionKind } from '../../prescriptions/index.ts'
import { LostNotice, type Workplace } from '../../workplace/index.ts'
import type { Draft } from '../draft.ts'
import type { SignedBefore } from '../signed-store.ts'

export type StartPageProps = {
  chrome: Chrome
  workplace: Workplace
  place: { sedeName: string; entidadName: string }
  kind: PrescriptionKind
  /** A page of them, the one saved last first; `total` of all; `next` the key of the page that follows. */
  drafts: { draft: Draft; patient: Patient }[]
  total: number
  next: string | null
  isFirst: boolean
  signed: SignedBefore[]
  values: Values
  errors: FieldError[]
  told: string | null
  now: Date
}

const states = { ACTIVA: ['ok', 'Activa'], ANULADA: ['bad', 'Anulada'], MODIFICADA: ['idle', 'Modificada'] } as const

/** Where one begins: for whom; and what one had begun. */
export function StartPage(props: StartPageProps) {
  const { chrome, workplace, place, kind, drafts, total, next, isFirst, signed, values, errors, told, now } = props
  const title = kind === 'TUTELA' ? 'Ordenar por un fallo de tutela' : 'Prescribir'
  return (
    <ToolPage chrome={mipresChrome(chrome, place)} title={title} errors={errors}>
      <Head title={title}>
        {placeText(place, ' · ')}
        {workplace.others.length > 0 && (
          <>
            . <Link href="/sede-de-trabajo">Cambiar de sede</Link>
          </>
        )}
      </Head>
      <LostNotice workplace={workplace} />
      {told && <Notice>{told}</Notice>}
      <ErrorSummary errors={errors} />
      <Split
        aside={
          <Pane title="Últimas que firmó">
            {signed.length === 0 ? (
              <P isQuiet>Todavía no ha firmado ninguna.</P>
            ) : (
              <Table
                caption="Últimas que firmó"
                isCaptionHidden
                keyOf={({ number }) => number}
                rows={signed}
                columns={[
                  {
                    head: 'Paciente',
                    isRowHead: true,
                    cell: ({ number, patientName, signedOn, diagnosis, medicines }) => (
                      <>
                        <Link href={`/mipres/formulas/${number}`}>{patientName}</Link>
                        <Sub isBlock>
                          {shortDate(signedOn)}, {diagnosis}, {medicines === 1 ? '1 medicamento' : `${medicines} medicamentos`}
                        </Sub>
                      </>
                    ),
                  },
                  {
                    head: 'Estado',
                    cell: ({ state }) => <Tag tone={states[state][0]}>{states[state][1]}</Tag>,
                  },
                  {
                    head: 'Repetir',
                    isHeadHidden: true,
                    cell: ({ number, patientName }) => (
                      <Link href={`/mipres/empezar?repite=${number}`}>
                        Repetir<span class="govuk-visually-hidden"> la fórmula de {patientName}</span>
                      </Link>
                    ),
                  },
                ]}
              />
            )}
            <p class="ma-note">
              <a href="/mipres/formulas">Ver todas mis fórmulas</a> · <a href="/mipres/favoritos">Mis favoritos</a>
            </p>
          </Pane>
        }
      >
        <Pane title="Paciente">
          <Form action="/mipres" values={values} errors={errors}>
            <div class="ma-inline">
              <SelectField
                name="tipo"
                label="Tipo de documento"
                empty={null}
                options={patientDocumentTypes.map(({ code, name }) => ({ value: code, text: `${code} · ${name}` }))}
              />
              <TextField name="numero" label="Número" autocomplete="off" width={20} isFocus />
              <Button>Buscar</Button>
            </div>
          </Form>
          <P isQuiet>Si no lo conocemos, se registra una sola vez y queda para todos.</P>
        </Pane>
        <h2 class="ma-h2" id="borradores">
          Sus borradores{total > 0 && ` (${total})`}
        </h2>
        {drafts.length === 0 ? (
          <EmptyState title="No tiene borradores">
            <p>Lo que escriba se guarda solo, y aquí lo encuentra aunque ingrese desde otro computador.</p>
          </EmptyState>
        ) : (
          <Table
            caption="Sus borradores"
            isCaptionHidden
            isCards
            keyOf={({ draft }) => draft.id}
            rows={drafts}
            columns={[
              {
                head: 'Paciente',
                isRowHead: true,
                cell: ({ draft, patient }) => (
                  <>
                    <Link href={`/mipres/borradores/${draft.id}`}>{patient.fullName}</Link>
                    <Sub isBlock>{documentText(patient.document.type, patient.document.number)}</Sub>
                  </>
                ),
              },
              {
                head: 'Qué lleva',
                cell: ({ draft }) => (
                  <>
                    {whatIn(draft)}
                    {draft.replaces && <Sub isBlock>Modifica la {numberText(draft.replaces)}</Sub>}
                  </>
                ),
              },
              { head: 'Guardado', cell: ({ draft }) => momentText(draft.savedAt, now) },
              {
                head: 'Qué hacer',
                isHeadHidden: true,
                cell: ({ draft, patient }) => (
                  <div class="ma-fixes">
                    <ButtonLink href={`/mipres/borradores/${draft.id}`} variant="secondary">
                      Seguir<span class="govuk-visually-hidden"> con {patient.fullName}</span>
                    </ButtonLink>
                    <Link href={`/mipres/borradores/${draft.id}/descartar`}>
                      Descartar<span class="govuk-visually-hidden"> el de {patient.fullName}</span>
                    </Link>
                  </div>
                ),
              },
            ]}
          />
        )}
        {(next || !isFirst) && (
          <Pager
            first={isFirst ? undefined : '/mipres#borradores'}
            next={
              next
                ? { href: `/mipres?${new URLSearchParams({ sigue: next })}#borradores`, text: 'Ver los anteriores' }
                : undefined
            }
          >
            {drafts.length} de {total}
          </Pager>
        )}
      </Split>
    </ToolPage>
  )
}

const whatIn = ({ kind, body: { text } }: Draft) => {
  const count = text.medicines.length
  const what = count === 0 ? 'Sin medicamentos todavía' : count === 1 ? '1 medicamento' : `${count} medicamentos`
  return `${kind === 'TUTELA' ? 'Tutela: ' : ''}${what}${text.diagnosis ? `, ${text.diagnosis}` : ''}`
}
