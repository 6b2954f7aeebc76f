import { EmptyState, Filters, Lead, Link, P, Sub, Table, Tag, Title } from '../../../shared/ui/components.tsx'
import { SelectField } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { RoleRow } from '../role-table-store.ts'

export const optionNames = {
  PROFESIONAL: 'Profesional de la salud',
  SERVICIO_SOCIAL: 'Servicio Social Obligatorio',
  OTRO: 'Otro usuario',
} as const
export const placeNames = { IPS: 'IPS', EPS: 'EPS', INDEPENDIENTE: 'Consultorio propio', PROVEEDOR: 'Proveedor' } as const
export const whoGives = {
  IPS: 'El delegado de la IPS',
  EPS: 'El delegado de la EPS',
  INDEPENDIENTE: 'La misma persona',
  PROVEEDOR: 'El delegado del proveedor',
} as const
const words: Record<string, string> = {
  'prescription.sign': 'Prescribir',
  'prescription.order': 'Ordenar',
  'prescription.read': 'Consultar',
}

/** What a role allows: "Prescribir, consultar". */
export const actionTexts = (actions: readonly string[]) =>
  actions.map((action, i) => (i === 0 ? words[action] : words[action]?.toLowerCase()) ?? action).join(', ')

export type RolesPageProps = {
  chrome: Chrome
  rows: RoleRow[]
  professions: { code: string; name: string }[]
  values: { opcion: string; clase: string; profesion: string }
}

const choicesOf = (names: Record<string, string>) => Object.entries(names).map(([value, text]) => ({ value, text }))

/** Who may be given which role, where: the table by which enrolment decides. */
export function RolesPage({ chrome, rows, professions, values }: RolesPageProps) {
  const given = Object.entries(values).filter(([, value]) => value !== '')
  const file = `/roles.csv${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
  return (
    <PublicPage chrome={chrome} title="Tabla de roles">
      <Title>Tabla de roles</Title>
      <Lead>Con esta tabla se decide qué rol se puede dar a quién. No hay otra: lo que no está aquí no se da.</Lead>
      <Filters action="/roles" values={values} label="Filtrar la tabla">
        <SelectField name="opcion" label="Opción" empty="Todas" options={choicesOf(optionNames)} class="wide" />
        <SelectField name="clase" label="Entidad" empty="Todas" options={choicesOf(placeNames)} class="wide" />
        <SelectField
          name="profesion"
          label="Profesión"
          empty="Cualquiera"
          class="wide"
          options={professions.map(({ code, name }) => ({ value: code, text: name }))}
        />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState title="Ningún rol para eso">
          <p>
            <Link href="/roles">Ver toda la tabla</Link>
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Qué rol puede tener quién, y dónde"
          isCaptionHidden
          isLarge
          isCards
          rows={rows}
          keyOf={({ id }) => String(id)}
          columns={[
            {
              head: 'Rol, y qué permite',
              isRowHead: true,
              cell: ({ roleName, actions, isOff, policy }) => (
                <>
                  {roleName} {isOff && <Tag tone="idle">Apagado</Tag>}
                  <Sub isBlock>{actionTexts(actions)}</Sub>
                  {isOff && (
                    <Sub isBlock>{policy ? `Depende de una política: ${policy}` : 'La mesa lo apagó: no se da ni vale.'}</Sub>
                  )}
                </>
              ),
            },
            {
              head: 'Para quién',
              cardLabel: 'Para quién',
              cell: ({ registration, profession }) => (
                <>
                  {optionNames[registration]}
                  <Sub isBlock>{profession ?? (registration === 'OTRO' ? 'Sin profesión' : 'Cualquier profesión')}</Sub>
                </>
              ),
            },
            {
              head: 'Dónde, y quién lo da',
              cardLabel: 'Dónde',
              cell: ({ entidadKind, needsSecond }) => (
                <>
                  {placeNames[entidadKind]}
                  <Sub isBlock>
                    {whoGives[entidadKind]}
                    {needsSecond && ', otro que quien activó'}
                  </Sub>
                </>
              ),
            },
            { head: 'No junto con', cardLabel: 'No junto con', cell: ({ exclusiveWith }) => exclusiveWith ?? 'Ninguno' },
            {
              head: 'Norma',
              cardLabel: 'Norma',
              cell: ({ norm, standing }) => (
                <>
                  {norm} {standing === 'GUIA' ? <Tag tone="ok">En la guía</Tag> : <Tag tone="warn">Inferida</Tag>}
                </>
              ),
            },
          ]}
        />
      )}
      <P isQuiet>
        «Inferida» quiere decir que la guía no lo escribe así y lo leímos de lo demás. Donde la entidad no tiene quien responda,
        lo da la mesa en su lugar, con un motivo. Las reglas están en <Link href="/normas">Normas que aplicamos</Link>.
      </P>
      <P isQuiet>
        <Link href={file}>Descargar la tabla (CSV)</Link> · <Link href="/api/roles">La tabla para programas (JSON)</Link>
      </P>
    </PublicPage>
  )
}
