import { Lead, Link, P, Table, Tag, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { RoleRow } from '../role-table-store.ts'

const options = {
  PROFESIONAL: 'Profesional de la salud',
  SERVICIO_SOCIAL: 'Servicio Social Obligatorio',
  OTRO: 'Otro usuario',
} as const
const places = {
  IPS: 'IPS, por su delegado',
  EPS: 'EPS, por su delegado',
  INDEPENDIENTE: 'Consultorio propio, por sí mismo',
  PROVEEDOR: 'Proveedor',
} as const

/** Who may be given which role, where: the table by which enrolment decides. */
export const RolesPage = ({ chrome, rows }: { chrome: Chrome; rows: RoleRow[] }) => (
  <PublicPage chrome={chrome} title="Tabla de roles">
    <Title>Tabla de roles</Title>
    <Lead>Con esta tabla se decide qué rol puede dar un delegado. No hay otra: lo que no está aquí no se puede dar.</Lead>
    <Table
      caption="Qué rol puede tener quién, y dónde"
      isCaptionHidden
      isLarge
      isCards
      rows={rows}
      keyOf={({ id }) => String(id)}
      columns={[
        { head: 'Rol', isRowHead: true, cell: ({ roleName }) => roleName },
        { head: 'Opción', cardLabel: 'Opción', cell: ({ registration }) => options[registration] },
        { head: 'Dónde, y quién lo da', cardLabel: 'Dónde', cell: ({ entidadKind }) => places[entidadKind] },
        { head: 'Profesión en el ReTHUS', cardLabel: 'Profesión', cell: ({ profession }) => profession ?? 'Cualquiera' },
        { head: 'Norma', cardLabel: 'Norma', cell: ({ norm }) => norm },
        {
          head: 'Lectura',
          cardLabel: 'Lectura',
          cell: ({ standing }) => (standing === 'GUIA' ? <Tag tone="ok">En la guía</Tag> : <Tag tone="warn">Inferida</Tag>),
        },
      ]}
    />
    <P isQuiet>
      «Inferida» quiere decir que la guía no lo escribe así y lo leímos de lo demás. Las reglas de activar y enrolar están en{' '}
      <Link href="/normas">Normas que aplicamos</Link>.
    </P>
  </PublicPage>
)
