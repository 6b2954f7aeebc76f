import { Progress, Verdict } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import { type ApplicationKind, kindNames } from '../application.ts'
import type { PersonRefusal } from '../decide-person.ts'
import { startPath } from '../option.ts'
import { presentRefusal } from '../refusals.ts'
import { WayOut } from './way-out.tsx'

export type StoppedPageProps = { chrome: Chrome; kind: ApplicationKind; refusal: PersonRefusal; now: Date }

/** Instead of the first question, where the registers already say no. */
export const StoppedPage = ({ chrome, kind, refusal, now }: StoppedPageProps) => {
  const { message } = presentRefusal(refusal)
  return (
    <PublicPage chrome={chrome} title={message} measure="text" back={{ href: startPath(kind) }}>
      <Progress>{kindNames[kind]}</Progress>
      <Verdict answer="no" title={message} isTitle>
        Así no puede enviar la solicitud.
      </Verdict>
      <WayOut refusal={refusal} now={now} />
    </PublicPage>
  )
}
