import type { Authority, Mender, Outcome, RuleNumber } from './authority.ts'

/** [satisfied, not satisfied, cannot be said yet] */
const sentences: Record<RuleNumber, { title: string; yes: string; no: string; later: string; source: string }> = {
  'R-AUT-1': {
    title: 'Su identidad está comprobada',
    yes: 'Una sola cuenta actúa como esta persona.',
    no: 'Nadie ha comprobado todavía que la cuenta es de esta persona.',
    later: '',
    source: 'Mi Seguridad Social',
  },
  'R-AUT-2': {
    title: 'Está en el ReTHUS',
    yes: 'Figura inscrito y con identificación vigente.',
    no: 'No figura en el ReTHUS con identificación vigente.',
    later: '',
    source: 'ReTHUS',
  },
  'R-AUT-3': {
    title: 'No tiene sanciones vigentes',
    yes: 'El ReTHUS no registra sanciones vigentes.',
    no: 'Tiene una sanción vigente.',
    later: '',
    source: 'ReTHUS',
  },
  'R-AUT-4': {
    title: 'Un delegado lo activó en esta sede',
    yes: 'Está activo en esta sede.',
    no: 'No está activo en esta sede en esa fecha.',
    later: '',
    source: 'Mipres Abierto',
  },
  'R-AUT-5': {
    title: 'Tiene un rol que lo permite',
    yes: 'El delegado le dio un rol que lo permite.',
    no: 'Está activo, pero no tiene un rol que lo permita.',
    later: 'Se evalúa después de la activación.',
    source: 'Mipres Abierto',
  },
  'R-AUT-6': {
    title: 'Su título sostiene el rol',
    yes: 'El ReTHUS muestra un título para ese rol.',
    no: 'El ReTHUS ya no muestra un título para ese rol.',
    later: 'Se evalúa cuando tenga un rol.',
    source: 'ReTHUS',
  },
  'R-AUT-7': {
    title: 'Ningún registro la da por fallecida',
    yes: 'Ningún registro la da por fallecida.',
    no: 'El ReTHUS la registra como fallecida.',
    later: '',
    source: 'ReTHUS',
  },
  'R-AUT-8': {
    title: 'Es delegado de la entidad',
    yes: 'Su delegación está vigente.',
    no: 'No es delegado de la entidad en esa fecha.',
    later: '',
    source: 'Delegaciones',
  },
  'R-AUT-10': {
    title: 'Su plaza está activa y es de esta sede',
    yes: 'La plaza de Servicio Social Obligatorio está activa en esta sede.',
    no: 'No tiene una plaza de Servicio Social Obligatorio activa en esta sede.',
    later: '',
    source: 'Servicio Social',
  },
  'R-AUT-11': {
    title: 'No está en Servicio Social en otra sede',
    yes: 'No tiene una plaza activa en otra sede.',
    no: 'Tiene una plaza de Servicio Social Obligatorio activa en otra sede: mientras dure, no actúa en ninguna otra.',
    later: '',
    source: 'Servicio Social',
  },
  'R-AUT-12': {
    title: 'En Servicio Social puede ordenar',
    yes: 'La política vigente lo permite.',
    no: 'En Servicio Social Obligatorio se prescribe, no se ordena.',
    later: '',
    source: 'Política',
  },
  'R-AUT-9': {
    title: 'Es funcionario de la mesa',
    yes: 'Su nombramiento está vigente.',
    no: 'No es funcionario de la mesa en esa fecha.',
    later: '',
    source: 'Mesa',
  },
  'R-AUT-13': {
    title: 'La mesa puede responder en lugar de la entidad',
    yes: 'En la sede no hay un delegado que pueda responder, o la solicitud pasó su plazo.',
    no: 'La entidad tiene un delegado que puede responder y la solicitud no ha pasado su plazo: responde él.',
    later: '',
    source: 'Delegaciones',
  },
  'R-AUT-14': {
    title: 'La solicitud es de otra persona',
    yes: 'La solicitud es de otra persona.',
    no: 'Es su propia solicitud: la responde otro funcionario.',
    later: '',
    source: 'Solicitudes',
  },
}

const menders: Record<Mender, string> = {
  usted: 'Usted mismo.',
  delegado: 'Un delegado administrativo de la entidad.',
  'representante-legal': 'El representante legal de la entidad, ante la mesa del Ministerio.',
  rethus: 'La entidad que reporta al ReTHUS: el colegio profesional o la secretaría de salud.',
  'secretaria-de-salud': 'La secretaría de salud, a petición de la IPS.',
  mesa: 'La mesa del Ministerio.',
  nadie: 'Nadie, mientras esté vigente.',
}

const stateOf = ({ isSatisfied }: Outcome) => (isSatisfied === null ? 'later' : isSatisfied ? 'yes' : 'no')

export type Explained = {
  rule: RuleNumber
  norm: string
  isSatisfied: boolean | null
  title: string
  message: string
  /** The register that says so. */
  source: string
  /** Id, instant since when it is known, its end, and its age in days. */
  evidence: { id: string; knownSince: Date; until: Date | null; ageInDays: number } | null
  /** Who can mend it; null where there is nothing to mend. */
  mender: string | null
}

/** What is told of a row: not the row. */
const plainly = ({ id, knownSince, until, ageInDays }: NonNullable<Outcome['evidence']>) => ({ id, knownSince, until, ageInDays })

/** For a page and for a refused request alike: each rule in Spanish, with its norm, its evidence and who can mend it. */
export const explain = ({ outcomes }: Authority): Explained[] =>
  outcomes.map((outcome) => {
    const { rule, norm, isSatisfied, evidence, mender } = outcome
    const { title, source, ...said } = sentences[rule]
    return {
      rule,
      norm,
      isSatisfied,
      title,
      message: said[stateOf(outcome)],
      source,
      evidence: evidence && plainly(evidence),
      mender: isSatisfied === false ? menders[mender] : null,
    }
  })
