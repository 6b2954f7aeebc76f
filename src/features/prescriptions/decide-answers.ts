import type { Finding } from './finding.ts'
import type { Answer, Content } from './prescription.ts'

/**
 * R-PRE-3: only what a rule asks for is signed and printed: a reason that was written for what has been mended since goes out. Takes
 * nothing away that a finding rests on, so that the findings are the same after.
 */
export function withAskedAnswers(content: Content, findings: readonly Finding[]): Content {
  const isAsked = (rule: string, at: number) =>
    findings.some((finding) => finding.rule === rule && finding.position === at && finding.effect === 'JUSTIFICA')
  const kept = (answers: Answer[], at: number) => answers.filter(({ rule }) => isAsked(rule, at))
  return {
    ...content,
    answers: kept(content.answers, 0),
    medicines: content.medicines.map((medicine) => ({
      ...medicine,
      answers: kept(medicine.answers, medicine.position),
      totalReason: isAsked('R-PRE-6', medicine.position) ? medicine.totalReason : null,
    })),
  }
}
