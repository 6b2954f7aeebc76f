import { momentText } from '../../../shared/dates-es.ts'
import { Facts, Source, Tag, type Tone } from '../../../shared/ui/components.tsx'
import type { RegisterState } from '../registers.ts'

const words: Record<RegisterState['state'], { word: string; tone: Tone }> = {
  AL_DIA: { word: 'Al día', tone: 'ok' },
  CON_DEMORA: { word: 'Con demora', tone: 'warn' },
  SIN_DATOS: { word: 'Sin datos', tone: 'bad' },
}

/** Each register with the age of our copy. */
export const RegisterFacts = ({ registers, now }: { registers: RegisterState[]; now: Date }) => (
  <Facts
    facts={registers.map(({ name, what, asOf, state }) => ({
      term: name,
      value: (
        <>
          <Tag tone={words[state].tone}>{words[state].word}</Tag>{' '}
          {asOf ? `copia: ${momentText(asOf, now)}` : 'todavía no se ha cargado'}
          <Source>{what}</Source>
        </>
      ),
    }))}
  />
)
