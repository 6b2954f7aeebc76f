import { longDateTime } from '../../../shared/dates-es.ts'
import { Facts, Heading, Link, Source } from '../../../shared/ui/components.tsx'
import { numberText } from '../../prescriptions/index.ts'
import type { GenuineAnswer } from '../public-answer.ts'

/** Who signed, when and where; and what to compare with the paper. */
export function SignedSection({ answer: { signer, place, signedAt, proofCode, replaces, kid } }: { answer: GenuineAnswer }) {
  return (
    <>
      <Heading>Quién la firmó</Heading>
      <Facts
        facts={[
          { term: 'Firmó', value: <strong>{signer.name}</strong> },
          { term: 'Profesión', value: signer.profession },
          { term: 'Registro profesional', value: signer.professionalRegister },
          { term: 'Cuándo', value: longDateTime(new Date(signedAt)) },
          { term: 'Sede', value: withSub(place.sedeName, [place.sedeCode, place.municipio].filter(Boolean).join(' · ')) },
          { term: 'Entidad', value: withSub(place.entidadName, place.entidadId) },
          ...(replaces
            ? [{ term: 'En lugar de', value: <Link href={`/verificar/${replaces}`}>{numberText(replaces)}</Link> }]
            : []),
          {
            term: 'Prueba',
            value: withSub(<strong class="ma-num">{proofCode}</strong>, 'La misma está impresa en el papel: compárelas'),
          },
          {
            term: 'Firma',
            value: withSub(
              'Verificada ahora',
              <>
                con la llave publicada <code>{inParts(kid)}</code>
              </>,
            ),
          },
        ]}
      />
    </>
  )
}

/** So that it breaks where the screen is narrow, at the same places everywhere. */
const inParts = (kid: string) =>
  kid.match(/.{1,8}/g)?.map((part) => (
    <>
      {part}
      <wbr />
    </>
  ))

const withSub = (value: preact.ComponentChildren, sub: preact.ComponentChildren) => (
  <>
    {value}
    <Source>{sub}</Source>
  </>
)
