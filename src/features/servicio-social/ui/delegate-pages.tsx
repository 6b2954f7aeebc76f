import { ButtonLink } from '../../../shared/ui/button.tsx'
import { EmptyState, Head, Link, Note, Notice, Pager, Pane, Table } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, DateField, ErrorSummary, Form, HiddenField, RadioField, SelectField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { delegateChrome } from '../../../shared/ui/tool-tabs.ts'
import { modalityNames, professionNames, provisionNames } from '../plaza.ts'
import type { PlazaCard } from '../plaza-list-store.ts'
import { plazaColumns } from './plaza-parts.tsx'

type Head_ = { id: string; name: string }

export type DelegatePlazasProps = {
  chrome: Chrome
  entidad: Head_
  rows: PlazaCard[]
  links: { first: string | null; next: string | null }
  done: string | null
}

/** The plazas of an IPS at the sedes for which the delegado answers. */
export function DelegatePlazasPage({ chrome, entidad, rows, links, done }: DelegatePlazasProps) {
  const home = `/delegado/${entidad.id}/plazas`
  return (
    <ToolPage chrome={delegateChrome(chrome, entidad)} title={`Plazas, ${entidad.name}`}>
      {done && <Notice>{done}</Notice>}
      <Head title="Plazas de Servicio Social" actions={<ButtonLink href={`${home}/reportar`}>Reportar una plaza</ButtonLink>}>
        Usted reporta la plaza e informa su inicio; la mesa la aprueba y la asigna.
      </Head>
      {rows.length === 0 ? (
        <EmptyState title="No hay plazas en sus sedes">
          <p>
            <Link href={`${home}/reportar`}>Reportar una plaza</Link>
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Plazas"
          isCaptionHidden
          isQueue
          isCards
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            ...plazaColumns(() => '', false).slice(0, -1),
            {
              head: 'Qué hacer',
              isHeadHidden: true,
              isAct: true,
              cell: ({ id, state, code }) =>
                state === 'ASIGNADA' && (
                  <a href={`${home}/${id}/iniciar`}>
                    Informar el inicio<span class="govuk-visually-hidden"> de la plaza {code}</span>
                  </a>
                ),
            },
          ]}
        />
      )}
      <Pager first={links.first ?? undefined} next={links.next ? { href: links.next } : undefined}>
        {rows.length === 1 ? 'Una plaza en esta página' : `${rows.length} plazas en esta página`}
      </Pager>
    </ToolPage>
  )
}

export type ReportPageProps = {
  chrome: Chrome
  entidad: Head_
  sedes: { id: string; name: string; municipio: string | null }[]
  values: Values
  errors: FieldError[]
  intento: string
}

/** R-SS-5: a plaza for one of the sedes for which the delegado answers. */
export function ReportPage({ chrome, entidad, sedes, values, errors, intento }: ReportPageProps) {
  const home = `/delegado/${entidad.id}/plazas`
  return (
    <ToolPage chrome={delegateChrome(chrome, entidad)} title="Reportar una plaza" errors={errors}>
      <Head title="Reportar una plaza" back={{ href: home, text: 'Plazas' }}>
        {entidad.name}
      </Head>
      <ErrorSummary errors={errors} />
      <Pane title="La plaza" isTitleHidden>
        <Form action={`${home}/reportar`} values={values} errors={errors}>
          <HiddenField name="intento" value={intento} />
          <SelectField
            name="sede"
            label="Sede"
            options={sedes.map(({ id, name, municipio }) => ({ value: id, text: municipio ? `${name}, ${municipio}` : name }))}
          />
          <SelectField
            name="profesion"
            label="Profesión"
            options={Object.entries(professionNames).map(([value, text]) => ({ value, text }))}
          />
          <SelectField
            name="modalidad"
            label="Modalidad"
            options={modalityNames.map((text, i) => ({ value: String(i), text }))}
          />
          <RadioField
            name="provision"
            label="Cómo se provee"
            choices={[
              { value: 'SORTEO', text: provisionNames.SORTEO },
              { value: 'DIRECTA', text: provisionNames.DIRECTA, hint: 'Donde el departamento lo permite' },
            ]}
          />
          <DateField name="desde" label="Primer día" />
          <DateField name="hasta" label="Último día" />
          <Note>La norma habla de un año, o de nueve meses si la plaza se aprueba con convenio.</Note>
          <Button>Reportar la plaza</Button>
        </Form>
      </Pane>
    </ToolPage>
  )
}
