import { momentText } from '../../shared/dates-es.ts'
import { Box, EmptyState, Lead, Link, Pager, Row, Table, Title } from '../../shared/ui/components.tsx'
import { Button, Form, TextField } from '../../shared/ui/form.tsx'
import { type Chrome, PublicPage } from '../../shared/ui/page.tsx'
import type { MailLine } from '../mailbox/mailbox-store.ts'

export type MailboxPageProps = {
  chrome: Chrome
  /** What was searched; empty for all. */
  recipient: string
  mails: MailLine[]
  hasMore: boolean
  isFirstPage: boolean
  now: Date
}

/** The mail that the demonstration did not send to anybody. */
export function MailboxPage({ chrome, recipient, mails, hasMore, isFirstPage, now }: MailboxPageProps) {
  const search = recipient ? `para=${encodeURIComponent(recipient)}` : ''
  const last = mails.at(-1)
  return (
    <PublicPage chrome={chrome} title="Correo de la demostración" back={{ href: '/demo', text: 'La demostración' }}>
      <Title>Correo de la demostración</Title>
      <Lead>Ningún mensaje sale de este equipo: los de todas las personas llegan aquí, unos segundos después de cada acto.</Lead>
      <Box>
        <Form action="/demo/correo" method="get" values={{ para: recipient }} searchLabel="Buscar correo por destinatario">
          <Row>
            <TextField
              name="para"
              label="Destinatario"
              type="search"
              inputmode="email"
              spellcheck={false}
              autocomplete="off"
              width={30}
            />
            <Button variant="secondary">Buscar</Button>
          </Row>
        </Form>
      </Box>
      {mails.length === 0 ? (
        <EmptyState title={recipient ? `No hay correo para «${recipient}»` : 'Todavía no hay correo'}>
          <p>
            {recipient ? (
              <Link href="/demo/correo">Ver todo el correo</Link>
            ) : (
              'Envíe una solicitud o recupere una contraseña, y vuelva.'
            )}
          </p>
        </EmptyState>
      ) : (
        <>
          <Table
            caption={recipient ? `Mensajes para «${recipient}»` : 'Mensajes, el más reciente primero'}
            isCaptionHidden
            rows={mails}
            keyOf={({ id }) => id}
            isCards
            isLarge
            columns={[
              { head: 'Asunto', isRowHead: true, cell: ({ id, subject }) => <a href={`/demo/correo/${id}`}>{subject}</a> },
              { head: 'Para', cardLabel: 'Para', cell: ({ recipient }) => recipient },
              { head: 'Llegó', cardLabel: 'Llegó', isNowrap: true, cell: ({ arrivedAt }) => momentText(arrivedAt, now) },
            ]}
          />
          <Pager
            first={isFirstPage ? undefined : `/demo/correo${search && `?${search}`}`}
            next={
              hasMore && last
                ? { href: `/demo/correo?${[search, `despues=${last.id}`].filter(Boolean).join('&')}`, text: 'Anteriores' }
                : undefined
            }
          >
            {mails.length === 1 ? '1 mensaje' : `${mails.length} mensajes`}
          </Pager>
        </>
      )}
    </PublicPage>
  )
}
