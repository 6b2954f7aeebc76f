import { Link, QuestionPage } from '../../../shared/ui/components.tsx'
import { type FieldError, RadioField, type Values } from '../../../shared/ui/form.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import { type ApplicationKind, kindNames } from '../application.ts'
import type { OfferedRole } from '../decide-place.ts'
import { pathBefore, pathOf, placeOf } from '../option.ts'
import { mayDo, roleLines } from './role-words.ts'

export type RolePageProps = {
  chrome: Chrome
  errors?: FieldError[]
  kind: ApplicationKind
  place: { entidadName: string; sedeName: string }
  roles: readonly OfferedRole[]
  values: Values
}

/** What for: the roles of the table for this option at this kind of entidad, each with what it opens and its norm. */
export const RolePage = ({ chrome, errors = [], kind, place, roles, values }: RolePageProps) => (
  <QuestionPage
    chrome={chrome}
    title="¿Qué rol necesita?"
    heading="¿Qué rol necesita?"
    progress={`${kindNames[kind]} · ${placeOf(kind, 'rol')}`}
    lead={`${place.sedeName}, ${place.entidadName}. El delegado decide: puede darle este rol, otro de la lista, o ninguno.`}
    back={{ href: pathBefore(kind, 'rol') }}
    action={pathOf(kind, 'rol')}
    values={values}
    errors={errors}
    after={
      <p class="ma-p ma-quiet">
        Ninguno de estos roles permite prescribir. <Link href="/roles">Toda la tabla de roles</Link>
      </p>
    }
  >
    <RoleField roles={roles} />
  </QuestionPage>
)

export const RoleField = ({ roles }: { roles: readonly OfferedRole[] }) => (
  <RadioField
    name="rol"
    label="Rol"
    choices={roleLines(roles).map(({ role, roleName, actions, norms }) => ({
      value: role,
      text: roleName,
      hint: `Puede ${mayDo(actions)}. ${norms.join('; ')}`,
    }))}
  />
)
