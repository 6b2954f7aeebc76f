import { longDateTime, momentText } from '../../../shared/dates-es.ts'
import { ButtonLink } from '../../../shared/ui/button.tsx'
import { Actions, Details, Done, Head, Link, Note, P, Pane, Rules, Split, Verdict } from '../../../shared/ui/components.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { mipresChrome } from '../../../shared/ui/tool-tabs.ts'
import type { Link as ChainLink } from '../list-store.ts'
import { numberText, type PrescriptionEnd, type SignedDocument } from '../prescription.ts'
import { CareFacts, MedicineBox, PatientFacts, RulingFacts, SignerFacts } from './document-parts.tsx'
import { StateTag } from './list-page.tsx'

/** What of it its signer may do; to others nothing. */
export type Acts = {
  /** May he sign at its sede now? Else he ends it no longer. */
  mayEnd: boolean
}

export type PrescriptionPageProps = {
  chrome: Chrome
  signed: { number: string; document: SignedDocument; end: PrescriptionEnd | null; sedeId: string; patientId: string }
  /** All versions of it, the first one first. */
  chain: ChainLink[]
  /** Null: who looks did not sign it. */
  acts: Acts | null
  /** What was just done. */
  done: 'firmada' | 'anulada' | null
  proof: string
  now: Date
}

export const addressOfNumber = (number: string) => `/mipres/formulas/${number}`
const NumberLink = ({ number }: { number: string }) => (
  <Link href={addressOfNumber(number)}>
    <span class="ma-num ma-nowrap">{numberText(number)}</span>
  </Link>
)

export const titleOf = ({ number, content: { kind } }: SignedDocument) =>
  `${kind === 'TUTELA' ? 'Orden de tutela' : 'Fórmula'} ${numberText(number)}`

/** A signed prescription, as it was signed, with what befell it since. */
export function PrescriptionPage({ chrome, signed, chain, acts, done, proof, now }: PrescriptionPageProps) {
  const { number, document, end } = signed
  const { content, authority } = document
  const place = { sedeName: content.place.sedeName, entidadName: content.place.entidadName }
  const title = titleOf(document)
  return (
    <ToolPage chrome={mipresChrome(chrome, place)} title={done === 'firmada' ? `Firmada: ${title}` : title}>
      {done === 'firmada' ? (
        <div class="ma-part">
          <Done
            title={content.kind === 'TUTELA' ? 'La orden quedó firmada' : 'La fórmula quedó firmada'}
            label="Su número"
            radicado={numberText(number)}
          />
          <Prints number={number} isFirst />
        </div>
      ) : (
        <Head
          title={title}
          back={acts ? ownList : { href: `/mipres/sedes/${signed.sedeId}/formulas`, text: 'Fórmulas de la sede' }}
        >
          Firmada el {longDateTime(new Date(document.signedAt))}
        </Head>
      )}
      {(done !== 'firmada' || end || content.replaces) && (
        <State end={end} replaces={content.replaces} now={now} isJust={done === 'anulada'} />
      )}
      <div class={done === 'firmada' ? 'ma-part' : undefined}>
        <Split
          aside={
            <>
              {done !== 'firmada' && (
                <Pane title="Imprimir">
                  <Prints number={number} />
                </Pane>
              )}
              {acts && <ActsPane signed={signed} acts={acts} />}
              <Pane title="Quién firmó y con qué facultad">
                <SignerFacts document={document} proof={proof} />
                <div class="ma-part">
                  <Details summary="Lo que se comprobó al firmar, regla por regla">
                    <Rules
                      rules={authority.rules.map(({ rule, title, message, norm, isSatisfied, evidence }) => ({
                        outcome: isSatisfied ? 'ok' : 'no',
                        title: `${title} (${rule})`,
                        detail: `${message} ${norm}.`,
                        evidence: evidence && `Se sabía desde el ${longDateTime(new Date(evidence.knownSince))}`,
                      }))}
                    />
                  </Details>
                </div>
                <Note>
                  Cualquiera puede comprobarla en <Link href={`/verificar/${number}`}>la página de verificación</Link>.
                </Note>
              </Pane>
              {chain.length > 1 && <Chain chain={chain} number={number} now={now} />}
            </>
          }
        >
          <Pane title="Paciente">
            <PatientFacts document={document} />
          </Pane>
          {content.ruling && (
            <Pane title="Fallo de tutela">
              <RulingFacts ruling={content.ruling} />
            </Pane>
          )}
          <Pane title="Atención">
            <CareFacts content={content} />
          </Pane>
          <section class="ma-part">
            <h2 class="ma-h3 ma-flush">{content.medicines.length === 1 ? 'Medicamento' : 'Medicamentos'}</h2>
            {content.medicines.map((medicine) => (
              <MedicineBox key={medicine.position} medicine={medicine} />
            ))}
          </section>
        </Split>
      </div>
    </ToolPage>
  )
}

const ownList = { href: '/mipres/formulas', text: 'Mis fórmulas' }

const Prints = ({ number, isFirst }: { number: string; isFirst?: boolean }) => (
  <Actions>
    <ButtonLink href={`${addressOfNumber(number)}/formula.pdf?papel=media`} variant={isFirst ? 'primary' : 'secondary'}>
      Imprimir en media carta
    </ButtonLink>
    <ButtonLink href={`${addressOfNumber(number)}/formula.pdf?papel=carta`} variant="secondary">
      En carta
    </ButtonLink>
    {isFirst && (
      <ButtonLink href="/mipres" variant="secondary">
        Prescribir a otro paciente
      </ButtonLink>
    )}
  </Actions>
)

/** How it stands: first on the page, before what it says. */
function State({
  end,
  replaces,
  now,
  isJust,
}: {
  end: PrescriptionEnd | null
  replaces: string | null
  now: Date
  isJust: boolean
}) {
  const replaced = replaces && (
    <p>
      Toma el lugar de la fórmula <NumberLink number={replaces} />, que ya no vale.
    </p>
  )
  if (!end)
    return (
      <Verdict answer="yes" title="Está activa">
        <p>Vale como se firmó.</p>
        {replaced}
      </Verdict>
    )
  if (end.kind === 'ANULADA')
    return (
      <Verdict answer="no" title="Está anulada" isAnswer={isJust}>
        <p>Desde {momentText(end.endedAt, now)}, por quien la firmó. No se entrega nada con ella.</p>
        <p>Motivo: {end.reason}</p>
        {replaced}
      </Verdict>
    )
  return (
    <Verdict answer="warn" title="Fue modificada">
      <p>
        Desde {momentText(end.endedAt, now)} la reemplaza la fórmula {end.replacedBy && <NumberLink number={end.replacedBy} />}.
        Esta ya no vale.
      </p>
      {replaced}
    </Verdict>
  )
}

function ActsPane({
  signed: { number, end, patientId, document },
  acts: { mayEnd },
}: {
  signed: PrescriptionPageProps['signed']
  acts: Acts
}) {
  const repeat = `/mipres/empezar?${new URLSearchParams({ paciente: patientId, repite: number })}`
  return (
    <Pane title="Qué puede hacer">
      <Actions>
        <ButtonLink href={repeat} variant="secondary">
          Repetir
        </ButtonLink>
        {!end && mayEnd && (
          <>
            <ButtonLink href={`/mipres/empezar?modifica=${number}`} variant="secondary">
              Modificar
            </ButtonLink>
            <ButtonLink href={`${addressOfNumber(number)}/anular`} variant="warning">
              Anular
            </ButtonLink>
          </>
        )}
      </Actions>
      {!end && mayEnd && <Note>Modificar firma una fórmula nueva, con otro número, que toma el lugar de esta.</Note>}
      {!end && !mayEnd && (
        <P>
          Hoy no puede firmar en {document.content.place.sedeName}: por eso no puede anularla ni modificarla.{' '}
          <Link href={`/por-que-no?sede=${document.content.place.sedeId}`}>Ver por qué</Link>
        </P>
      )}
    </Pane>
  )
}

/** Every version, so that whoever holds a paper finds the one that is valid. */
const Chain = ({ chain, number, now }: { chain: ChainLink[]; number: string; now: Date }) => (
  <Pane title="Versiones">
    <ol class="ma-list">
      {chain.map((link) => (
        <li key={link.number}>
          {link.number === number ? (
            <strong class="ma-num ma-nowrap" aria-current="page">
              {numberText(link.number)}
            </strong>
          ) : (
            <NumberLink number={link.number} />
          )}{' '}
          <StateTag state={link.state} />
          <span class="sub blk"> {momentText(link.signedAt, now)}</span>
        </li>
      ))}
    </ol>
  </Pane>
)
