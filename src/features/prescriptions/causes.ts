/** What is asked of a medicine that UPC does not finance (§6.3), and when. Prescribing draws its form from here. */
export type CauseQuestion = {
  /** Its name in §6.3, and the key in `causes`. */
  key: string
  /** A yes or no, or a text of so many characters at most. */
  kind: 'SI_NO' | 'TEXTO'
  most: number
  sentence: string
  hint: string | null
  /** The question it hangs from, which has been answered so; null: always asked. */
  when: { key: string; is: '1' | '0' } | null
  /** TipoMed of which it is asked; null: of every one. */
  types: readonly string[] | null
  norm: string
}

const dictionary = 'Diccionario de MIPRES, causas S1 a S6'
const article15 = (letter: string) => `Ley 1751 de 2015, artículo 15, ${letter}`

const ask = (key: string, sentence: string, more: Partial<CauseQuestion> = {}): CauseQuestion => ({
  ...{ key, kind: 'SI_NO', most: 1, sentence, hint: null, when: null, types: null, norm: dictionary },
  ...more,
})
const tell = (key: string, sentence: string, most: number, of: string): CauseQuestion =>
  ask(key, sentence, { kind: 'TEXTO', most, when: { key: of, is: '1' } })

/** A reason of S3 or S4: yes or no, and with a yes its description. */
const reason = (number: string, of: string, sentence: string): CauseQuestion[] => [
  ask(`RznCausaS${number}`, sentence, { when: { key: of, is: '1' } }),
  tell(`DescRzn${number}`, 'Descríbalo', 160, `RznCausaS${number}`),
]

/** In the order in which they are asked. */
export const causeQuestions: readonly CauseQuestion[] = [
  ask('CausaS2', '¿El medicamento está en fase de experimentación?', { norm: article15('literal e') }),
  ask('CausaS3', '¿El paciente ya usó los medicamentos que financia la UPC?', {
    norm: 'Causa de no entrega 10: no se agotó lo que financia el plan',
  }),
  tell('MedPBSUtilizado', '¿Cuáles usó?', 300, 'CausaS3'),
  ...reason('31', 'CausaS3', '¿El resultado no fue satisfactorio?'),
  ...reason('32', 'CausaS3', '¿Tuvo reacciones adversas o intolerancia?'),
  ask('CausaS4', '¿Descartó los medicamentos que financia la UPC sin usarlos?', {
    norm: 'Causa de no entrega 10: no se agotó lo que financia el plan',
  }),
  tell('MedPBSDescartado', '¿Cuáles descartó?', 300, 'CausaS4'),
  ...reason('41', 'CausaS4', '¿Se prevén reacciones adversas o intolerancia?'),
  ...reason('42', 'CausaS4', '¿Por indicación o contraindicación expresa?'),
  ...reason('43', 'CausaS4', '¿No hay otra alternativa?'),
  ...reason('44', 'CausaS4', '¿Hay mejor evidencia científica de este?'),
  ask('CausaS5', '¿La indicación está autorizada en el registro sanitario?', {
    hint: 'Un medicamento vital no disponible o una preparación magistral no tiene registro: responda no.',
    norm: article15('literal d'),
  }),
  ask('RznCausaS5', '¿El uso está en la lista UNIRS del Ministerio?', {
    when: { key: 'CausaS5', is: '0' },
    types: ['1', '7'],
    norm: article15('literal d'),
  }),
  ask('CausaS6', '¿Hay evidencia científica de su seguridad, eficacia y efectividad?', { norm: article15('literales b y c') }),
]

const byKey = new Map(causeQuestions.map((question) => [question.key, question]))
/** Is it the name of a question, or of what goes with one? */
export const isCause = (key: string) => byKey.has(key)
export const findCauseQuestion = (key: string): CauseQuestion | null => byKey.get(key) ?? null

/** What was answered, as it is shown: each question with its words. */
export const saidCauses = (causes: Readonly<Record<string, string>>): { term: string; value: string }[] =>
  Object.entries(causes).map(([key, value]) => {
    const question = findCauseQuestion(key)
    return { term: question?.sentence ?? key, value: question?.kind === 'SI_NO' ? (value === '1' ? 'Sí' : 'No') : value }
  })

/** Said beside the form (R-PRE-22): which ingredients they are is not in any table that this system has. */
export const controlledNotice =
  'Los medicamentos de control especial y los que son monopolio del Estado no se formulan aquí: use el recetario oficial (Resolución 1478 de 2006).'

type Asked = { isUpcFinanced: boolean; type: string; causes: Readonly<Record<string, string>> }

/** The questions that these answers lead to, in order; a medicine that UPC finances is asked none (Circular 044 of 2025). */
export function questionsAsked({ isUpcFinanced, type, causes }: Asked): CauseQuestion[] {
  if (isUpcFinanced) return []
  const isAsked = ({ when, types }: CauseQuestion): boolean => {
    if (types && !types.includes(type)) return false
    if (!when) return true
    const parent = findCauseQuestion(when.key)
    return causes[when.key] === when.is && (parent === null || isAsked(parent))
  }
  return causeQuestions.filter(isAsked)
}
