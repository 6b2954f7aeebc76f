import { dayOf, periodOf } from '../../../shared/calendar.ts'
import { age, longDate, longDateTime, periodText } from '../../../shared/dates-es.ts'
import { Heading, Inset, Link, List, P, Rules, Verdict } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { placeText } from '../../../shared/ui/tool-tabs.ts'
import type { Explained } from '../../authority/index.ts'
import { type Workplace, WorkplaceBar } from '../../workplace/index.ts'

export type RefusedPageProps = {
  chrome: Chrome
  workplace: Workplace
  /** Null: active nowhere. */
  place: { sedeId: string; sedeName: string; entidadName: string } | null
  /** What was asked there: to prescribe, or, at an EPS, to order. */
  does: 'prescribir' | 'ordenar'
  rules: Explained[]
  /** A sheet that was being written: it is kept until then. */
  keptUntil: Date | null
  now: Date
}

const actions = { prescribir: 'prescription.sign', ordenar: 'prescription.order' } as const

/** Whoever may not write: which rule, who mends it, what to do now. */
export function RefusedPage({ chrome, workplace, place, does, rules, keptUntil, now }: RefusedPageProps) {
  const unmet = rules.filter(({ isSatisfied }) => isSatisfied === false)
  const { past } = workplace
  // While it lasts nobody can activate him: it comes first, and nobody is sent to a delegado.
  const sanction = place ? undefined : unmet.find(({ rule }) => rule === 'R-AUT-3')
  const toMend = sanction ? [sanction] : unmet
  const nowhere = `${past ? `Su activación en ${placeText(past)} terminó el ${longDateTime(past.endedAt)}, y no` : 'No'} está activo en ninguna sede.`
  const asked = place ?? past
  const where = place ? `en ${placeText(place)}` : past ? 'hoy' : 'todavía'
  const why = asked && `/por-que-no?${new URLSearchParams({ sede: asked.sedeId, accion: actions[does] })}`
  return (
    <PublicPage chrome={chrome} title={`No puede ${does} hoy`} crumbs={[{ text: 'Mis solicitudes', href: '/solicitudes' }]}>
      <Verdict answer="no" isTitle isAnswer title={`No puede ${does} ${where}`}>
        {place ? said(unmet) : `${sanction ? `${sanction.message} ` : ''}${nowhere}${sanction ? '' : ` ${whoActivates}`}`}
      </Verdict>
      {keptUntil && (
        <Inset>
          Su borrador queda guardado tal como está hasta el {longDate(dayOf(keptUntil))}. Cuando pueda {does} otra vez, lo
          encuentra en <Link href="/mipres">Prescribir</Link>.
        </Inset>
      )}
      <WorkplaceBar workplace={workplace} />
      <Heading>Qué puede hacer</Heading>
      <List
        items={[
          ...toMend.flatMap(({ rule, mender }) => nextStep[rule] ?? (mender ? [`Quién lo arregla: ${mender}`] : [])),
          ...(why
            ? [
                <>
                  Vea <Link href={why}>por qué no puede, regla por regla, y a quién acudir</Link>.
                </>,
              ]
            : [
                <>
                  Vea <Link href="/solicitudes">dónde va su solicitud</Link>, o <Link href="/registro">haga una</Link>.
                </>,
              ]),
          <>
            Lo que ya firmó sigue en <Link href="/mipres/formulas">Mis fórmulas</Link>.
          </>,
        ]}
      />
      {rules.length > 0 && (
        <>
          <Heading>Las {rules.length} reglas, una por una</Heading>
          <Rules
            rules={rules.map(({ isSatisfied, title, message, evidence, source, norm, mender }) => ({
              outcome: isSatisfied === null ? 'idle' : isSatisfied ? 'ok' : 'no',
              title,
              detail: evidence?.until
                ? `${message} ${periodText(periodOf({ from: evidence.knownSince, until: evidence.until }))}.`
                : message,
              evidence: evidence ? `${source}, ${age(evidence.knownSince, now)}` : `${source}, sin registro`,
              norm: isSatisfied === false ? norm : undefined,
              mender: mender ?? undefined,
            }))}
          />
          <P isQuiet>Se calcula cada vez con lo que dicen los registros en ese instante.</P>
        </>
      )}
    </PublicPage>
  )
}

const said = (rules: readonly Explained[]) => rules.map(({ message }) => message).join(' ')
const whoActivates = 'Un delegado de la entidad donde trabaja debe activarlo y darle un rol.'

const nextStep: Partial<Record<Explained['rule'], string>> = {
  'R-AUT-1': 'Muestre su documento a un delegado administrativo de la entidad: él registra que lo vio.',
  'R-AUT-2': 'Pida a quien reporta al ReTHUS (colegio profesional o secretaría de salud) que actualice su registro.',
  'R-AUT-3': 'La sanción termina sola en su fecha: mientras tanto nadie puede autorizarlo.',
  'R-AUT-4': 'Pida a un delegado administrativo de la entidad que lo active en esta sede.',
  'R-AUT-5': 'Pida a un delegado administrativo de la entidad un rol que lo permita, si su profesión lo admite.',
  'R-AUT-6': 'Pida a quien reporta al ReTHUS que registre su título.',
  'R-AUT-10': 'Pida a la IPS que informe su plaza a la secretaría de salud.',
  'R-AUT-11': 'Elija la sede de su plaza.',
  'R-AUT-12': 'En Servicio Social Obligatorio ordena otro profesional de la EPS.',
}
