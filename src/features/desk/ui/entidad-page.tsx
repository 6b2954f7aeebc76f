import { dayOf } from '../../../shared/calendar.ts'
import { age, longDate } from '../../../shared/dates-es.ts'
import { ButtonLink } from '../../../shared/ui/button.tsx'
import { EmptyState, Facts, Head, Note, Notice, Table } from '../../../shared/ui/components.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import { type Entidad, entidadIdText, entidadKindNames, type Sede } from '../../reps/index.ts'
import type { DelegationRow } from '../load-entidad.ts'
import { Delegations } from './delegations-table.tsx'
import { DeskPage } from './desk-page.tsx'

export type EntidadPageProps = {
  chrome: Chrome
  entidad: Entidad
  sedes: Sede[]
  delegations: DelegationRow[]
  now: Date
  /** May whoever looks name, confirm and end? */
  mayAct: boolean
  done: string | null
}

/** An entidad, its sedes, and who answers and answered for it. */
export function EntidadPage({ chrome, entidad, sedes, delegations, now, mayAct, done }: EntidadPageProps) {
  const hasDelegates = entidad.kind === 'IPS' || entidad.kind === 'EPS'
  const open = delegations.filter(({ state }) => state !== 'TERMINADA' && state !== 'ANULADA')
  const past = delegations.filter(({ state }) => state === 'TERMINADA' || state === 'ANULADA')
  const active = open.filter(({ state }) => state === 'ACTIVA').length
  return (
    <DeskPage chrome={chrome} title={entidad.name}>
      {done && <Notice>{done}</Notice>}
      <Head
        title={entidad.name}
        back={{ href: '/mesa/entidades', text: 'Entidades' }}
        actions={
          hasDelegates && mayAct && <ButtonLink href={`/mesa/entidades/${entidad.id}/nombrar`}>Nombrar delegado</ButtonLink>
        }
      >
        {entidadKindNames[entidad.kind]} {entidad.code} · {entidadIdText(entidad)}
      </Head>
      <section class="ma-sec">
        <h2>{headingOf(hasDelegates, entidad, active)}</h2>
        {!hasDelegates && (
          <p>
            {entidad.kind === 'INDEPENDIENTE'
              ? 'El profesional independiente se activa él mismo con su cuenta.'
              : 'La guía habla de delegados de la IPS o de la EPS.'}
          </p>
        )}
        {open.length > 0 && <Delegations caption="Delegaciones vigentes y por venir" rows={open} mayAct={mayAct} />}
        {hasDelegates && active === 1 && <Note>Con un segundo delegado, una ausencia no deja a nadie esperando.</Note>}
      </section>
      {past.length > 0 && (
        <section class="ma-sec">
          <h2>Terminadas</h2>
          <Delegations caption="Delegaciones terminadas" rows={past} mayAct={false} />
        </section>
      )}
      <section class="ma-sec">
        <h2>Según REPS</h2>
        <Facts
          facts={[
            {
              term: 'Municipio',
              value: entidad.municipio ? `${entidad.municipio.name}, ${entidad.municipio.departamento}` : 'Sin dato',
            },
            { term: 'Dirección', value: entidad.address ?? 'Sin dato' },
            { term: 'Correo', value: entidad.email ?? 'Sin dato' },
            { term: 'Teléfono', value: entidad.phone ?? 'Sin dato' },
            { term: 'Datos al', value: `${longDate(dayOf(entidad.asOf))}, ${age(entidad.asOf, now)}` },
          ]}
        />
      </section>
      <section class="ma-sec">
        <h2>Sedes según REPS</h2>
        <Sedes sedes={sedes} />
      </section>
    </DeskPage>
  )
}

function headingOf(hasDelegates: boolean, { kind }: Entidad, active: number) {
  if (!hasDelegates) return kind === 'INDEPENDIENTE' ? 'Es su propia entidad' : 'No tiene delegados'
  if (active === 0) return 'Nadie responde hoy por esta entidad'
  return active === 1 ? 'Una persona responde por esta entidad' : `${active} personas responden por esta entidad`
}

const Sedes = ({ sedes }: { sedes: Sede[] }) =>
  sedes.length === 0 ? (
    <EmptyState title="REPS no tiene sedes de esta entidad" />
  ) : (
    <Table
      caption="Sedes"
      isCaptionHidden
      rows={sedes}
      keyOf={({ id }) => id}
      isCards
      columns={[
        { head: 'Sede', isRowHead: true, cell: ({ name }) => name },
        { head: 'Código', cardLabel: 'Código', cell: ({ code }) => code },
        { head: 'Municipio', cardLabel: 'Municipio', cell: ({ municipio }) => municipio?.name ?? 'Sin dato' },
        { head: 'Dirección', cardLabel: 'Dirección', cell: ({ address }) => address ?? 'Sin dato' },
      ]}
    />
  )
