import { age, documentText } from '../../../shared/dates-es.ts'
import { Done, Inset, Lead, Link, NextSteps, P, SummaryList, Title } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, DateField, ErrorSummary, Form, HiddenField, RadioField } from '../../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { Account } from '../../people/index.ts'
import type { Entidad, Sede } from '../../reps/index.ts'
import type { RethusStanding } from '../../rethus/index.ts'

export type IndependientePageProps = {
  chrome: Chrome
  practice: { entidad: Entidad; sedes: Sede[] }
  account: Account
  standing: RethusStanding
  values: Values
  errors: FieldError[]
  holdsPerson: boolean
  now: Date
}

/** The independiente is his own entidad by REPS: one page, one step, and marked as such. */
export function IndependientePage({
  chrome,
  practice,
  account,
  standing,
  values,
  errors,
  holdsPerson,
  now,
}: IndependientePageProps) {
  const { entidad, sedes } = practice
  const { entry, titles } = standing
  const isSameContact = entidad.email?.toLowerCase() === account.email.toLowerCase()
  return (
    <PublicPage chrome={chrome} title="Actívese en su consultorio" errors={errors} measure="check" back={{ href: '/registro' }}>
      <ErrorSummary errors={errors} />
      <Title>Actívese en su consultorio</Title>
      <Lead>REPS lo tiene como profesional independiente: usted es su propia entidad y no necesita delegado.</Lead>
      <SummaryList
        rows={[
          { term: 'Prestador', value: `${entidad.name} (${entidad.code})` },
          { term: 'Documento', value: documentText(account.document.type, account.document.number) },
          {
            term: 'ReTHUS',
            value: entry
              ? `${titles.map(({ profession }) => profession).join(', ') || 'Sin títulos'}. Dato de ${age(entry.asOf, now)}`
              : 'No figura',
          },
          {
            term: 'Identidad',
            value: holdsPerson
              ? 'Ya comprobada'
              : isSameContact
                ? 'El correo de su cuenta es el de su consultorio en REPS'
                : 'El correo de su cuenta no es el de su consultorio en REPS',
          },
        ]}
      />
      {!holdsPerson && !isSameContact && (
        <Inset>
          Nadie más ha visto su documento, así que el correo de REPS responde por usted. Cambie el de{' '}
          <Link href="/cuenta">su cuenta</Link>, o actualice REPS, o acuda a la mesa del Ministerio con su documento.
        </Inset>
      )}
      <Form action="/registro/independiente" values={values} errors={errors}>
        <HiddenField name="intento" />
        <RadioField
          name="sede"
          label="¿En cuál sede?"
          choices={sedes.map(({ id, name, code, municipio }) => ({
            value: id,
            text: name,
            hint: `${code}${municipio ? `, ${municipio.name}` : ''}`,
          }))}
        />
        <DateField name="desde" label="Desde" />
        <DateField name="hasta" label="Hasta (opcional)" hint="Último día. Vacío si es indefinido" />
        <Button>Activarme y enrolarme como prescriptor</Button>
      </Form>
      <P isQuiet>Queda marcado que lo hizo usted mismo, y así lo verá quien revise una prescripción suya.</P>
    </PublicPage>
  )
}

export const NoPracticePage = ({ chrome }: { chrome: Chrome }) => (
  <PublicPage chrome={chrome} title="REPS no tiene un consultorio a su nombre" measure="text" back={{ href: '/registro' }}>
    <Title>REPS no tiene un consultorio a su nombre</Title>
    <P>
      Este paso es para profesionales independientes con consultorio habilitado. Si acaba de habilitarlo, aparecerá cuando la
      secretaría de salud lo reporte a REPS.
    </P>
    <P>
      Si trabaja en una IPS, <Link href="/registro">haga su registro</Link> y lo activará el delegado.
    </P>
  </PublicPage>
)

export const IndependienteDonePage = ({ chrome, sede }: { chrome: Chrome; sede: Sede }) => (
  <PublicPage chrome={chrome} title="Quedó activado y enrolado" measure="check">
    <Done title="Quedó activado y enrolado" label="En su sede" radicado={sede.code} />
    <NextSteps
      steps={[
        {
          when: 'Ahora',
          text: <Link href={`/por-que-no?sede=${sede.id}`}>Vea si ya puede prescribir en {sede.name}, regla por regla</Link>,
        },
        {
          when: 'Si algo cambia',
          text: 'Una sanción o una novedad en el ReTHUS termina este derecho en el mismo instante, y le escribimos.',
        },
      ]}
    />
  </PublicPage>
)
