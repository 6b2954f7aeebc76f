import { longDateTime } from '../../shared/dates-es.ts'
import { Facts, Link, Title } from '../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../shared/ui/page.tsx'
import { linkify } from '../mailbox/linkify.ts'
import type { DemoMail } from '../mailbox/mailbox-store.ts'

/** One message, as the recipient would read it, with its links to follow. */
export function MailPage({ chrome, mail, publicUrl }: { chrome: Chrome; mail: DemoMail; publicUrl: string }) {
  const { subject, recipient, arrivedAt, body } = mail
  return (
    <PublicPage chrome={chrome} title={subject} measure="text" back={{ href: '/demo/correo', text: 'Todo el correo' }}>
      <Title>{subject}</Title>
      <Facts
        facts={[
          { term: 'Para', value: <Link href={`/demo/correo?para=${encodeURIComponent(recipient)}`}>{recipient}</Link> },
          { term: 'Llegó', value: longDateTime(arrivedAt) },
        ]}
      />
      {body
        .trim()
        .split(/\n{2,}/)
        .map((paragraph, index) => (
          <p key={index} class="ma-p">
            {paragraph.split('\n').map((line, number) => (
              <>
                {number > 0 && <br />}
                {linkify(line, publicUrl).map(({ text, href }) => (href ? <Link href={href}>{text}</Link> : text))}
              </>
            ))}
          </p>
        ))}
    </PublicPage>
  )
}
