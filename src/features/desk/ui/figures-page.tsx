import { longDateTime, numberText } from '../../../shared/dates-es.ts'
import { EmptyState, Finding, Head, Note } from '../../../shared/ui/components.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import { aheadDays, type FigureName, type Figures } from '../figures.ts'
import { DeskPage } from './desk-page.tsx'

/** The heads of each table and of its file. */
export const figureHeads: Record<FigureName, { label: string; value: string; second?: string }> = {
  departamentos: { label: 'Departamento de la sede', value: 'Personas' },
  clases: { label: 'Clase de entidad y opción', value: 'Personas' },
  espera: { label: 'Días hábiles', value: 'Solicitudes' },
  vencimientos: { label: 'Semana', value: 'Otras activaciones', second: 'De Servicio Social Obligatorio' },
}

const sum = (figures: Figures, name: FigureName) =>
  figures.bars[name].reduce((all, { value, second = 0 }) => all + value + second, 0)

/** Numbers of the country as pictures, each with its finding as heading and its table beside it. */
export function FiguresPage({ chrome, now, ...figures }: { chrome: Chrome; now: Date } & Figures) {
  const { total, bars } = figures
  const [first] = bars.departamentos
  const [biggest] = bars.clases
  const late = bars.espera.filter(({ isLate }) => isLate).reduce((all, { value }) => all + value, 0)
  const waiting = sum(figures, 'espera')
  const ending = sum(figures, 'vencimientos')
  return (
    <DeskPage chrome={chrome} title="Cifras">
      <Head title="Cifras">{longDateTime(now)}</Head>
      {first && biggest ? (
        <>
          <Figure
            name="departamentos"
            figures={figures}
            heading={`${people(total)} con un rol vigente; ${numberText(first.value)} en ${first.label}`}
            title="Personas con un rol vigente, por departamento de la sede"
            description={`De ${people(total)}, ${numberText(first.value)} están en ${first.label}, el departamento con más.`}
            note="Quien trabaja en sedes de dos departamentos cuenta en ambos. El ReTHUS no dice dónde vive cada quien: no hay una tasa por departamento."
          />
          <Figure
            name="clases"
            figures={figures}
            heading={`La mayoría: ${biggest.label}`}
            title="Personas con un rol vigente, por clase de entidad y opción"
            description={`El grupo mayor es ${biggest.label}, con ${people(biggest.value)}.`}
            note="Quien está activo en dos clases de entidad cuenta en ambas."
          />
        </>
      ) : (
        <EmptyState title="Nadie tiene todavía un rol vigente" />
      )}
      <Figure
        name="espera"
        figures={figures}
        heading={
          waiting === 0
            ? 'Ninguna solicitud espera'
            : `${counted(late, 'solicitud pasó', 'solicitudes pasaron')} el plazo, de ${numberText(waiting)} en espera`
        }
        title="Solicitudes en espera, por días hábiles desde que llegaron"
        description={`De ${numberText(waiting)} en espera, ${numberText(late)} pasaron el plazo.`}
        note="En rojo, las que pasaron el plazo de 5 días hábiles."
      />
      <Figure
        name="vencimientos"
        figures={figures}
        heading={
          ending === 0
            ? `Ninguna activación termina en ${aheadDays} días`
            : `${counted(ending, 'activación termina', 'activaciones terminan')} en los próximos ${aheadDays} días`
        }
        title={`Activaciones que terminan en los próximos ${aheadDays} días, por semana`}
        description={`Terminan ${numberText(ending)}; las de Servicio Social Obligatorio terminan con su plaza.`}
        note="Cada una avisa a la persona y a su delegado antes de terminar."
      />
    </DeskPage>
  )
}

type FigureProps = { name: FigureName; figures: Figures; heading: string; title: string; description: string; note: string }

function Figure({ name, figures, heading, title, description, note }: FigureProps) {
  const { label, value, second } = figureHeads[name]
  const bars = figures.bars[name]
  const series = second ? ([value, second] as const) : undefined
  return (
    <>
      <Finding
        heading={heading}
        chart={{ id: name, title, description: `${description} Los valores están en la tabla.`, bars, series, note }}
        table={{ caption: title, labelHead: label, valueHead: value, secondHead: second, bars }}
      />
      <Note>
        <a class="ma-link" href={`/mesa/cifras.csv?cual=${name}`} download>
          Descargar esta tabla<span class="govuk-visually-hidden">: {title}</span>
        </a>
      </Note>
    </>
  )
}

const people = (count: number) => counted(count, 'persona', 'personas')
const counted = (count: number, one: string, many: string) => `${numberText(count)} ${count === 1 ? one : many}`
