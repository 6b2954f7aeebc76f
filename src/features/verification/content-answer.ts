import { z } from 'zod'
import { type Medicine, sayDose, sayTotal } from '../prescriptions/index.ts'
import type { Opened } from './open-content.ts'
import { publicAnswer, VerificationAnswer } from './public-answer.ts'

const Coded = z.object({ code: z.string(), name: z.string() })

const Content = z.object({
  diagnosis: Coded,
  relatedDiagnoses: z.array(Coded),
  medicines: z.array(
    z.object({
      position: z.int(),
      description: z.string(),
      form: Coded,
      dose: z.string().describe('Dosis, vía, frecuencia y duración, en palabras.'),
      total: z.string(),
      totalUnit: Coded,
      totalText: z.string(),
      lastsUntil: z.iso.date(),
      recommendations: z.string(),
    }),
  ),
  ruling: z.object({ rulingNumber: z.string(), ruledOn: z.iso.date() }).nullable(),
  endReason: z.string().nullable().describe('Por qué se anuló o se modificó.'),
})

/** R-VER-3: what was prescribed. Whoever asks knows whose it is; names are not repeated. */
export const ContentAnswer = z.object({ verification: VerificationAnswer, content: Content })
export type ContentAnswer = z.infer<typeof ContentAnswer>

export const contentAnswer = (opened: Opened): ContentAnswer => {
  const { diagnosis, relatedDiagnoses, medicines, ruling } = opened.document.content
  return {
    verification: publicAnswer(opened),
    content: {
      diagnosis: coded(diagnosis),
      relatedDiagnoses: relatedDiagnoses.map(coded),
      medicines: medicines.map(medicineAnswer),
      ruling: ruling && { rulingNumber: ruling.rulingNumber, ruledOn: ruling.ruledOn },
      endReason: opened.signed.end?.reason ?? null,
    },
  }
}

const coded = ({ code, name }: { code: string; name: string }) => ({ code, name })

const medicineAnswer = (medicine: Medicine): ContentAnswer['content']['medicines'][number] => ({
  position: medicine.position,
  description: medicine.description,
  form: coded(medicine.form),
  dose: sayDose(medicine),
  total: medicine.total,
  totalUnit: coded(medicine.totalUnit),
  totalText: sayTotal(medicine),
  lastsUntil: medicine.lastsUntil,
  recommendations: medicine.recommendations,
})
