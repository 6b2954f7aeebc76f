import { CalendarDate } from '../calendar.ts'
import { shortDate } from '../dates-es.ts'

export type NavLink = { text: string; href: string; isCurrent: boolean }

/** What stands around a page, of the person who looks at it. Made by the platform; pages pass it on. */
export type Chrome = {
  /** The demonstration says so on every page. */
  isDemo: boolean
  /** The day of the law, 'YYYY-MM-DD', when the demonstration's clock was moved; else null. */
  legalDate: string | null
  person: { name: string } | null
  /** The tabs of a tool, or the links of somebody signed in. */
  links: NavLink[]
  /** In whose name the person acts: shown in the tools. */
  entidad?: string | undefined
  /** The address of this page, to come back to after signing in. */
  path: string
}

/** The bar of the State's portal, with what the demonstration must never hide. */
export function TopBar({ chrome, measure }: { chrome: Chrome; measure: string }) {
  const legalDate = CalendarDate.safeParse(chrome.legalDate).data
  return (
    <section class="ma-topbar" aria-label="Gobierno de Colombia">
      <div class={measure}>
        <a href="https://www.gov.co" aria-label="GOV.CO, portal del Estado colombiano">
          GOV.CO
        </a>
        {chrome.isDemo && (
          <span class="ma-demo">
            Demostración<span class="ma-demo-long">: personas e instituciones inventadas{legalDate && '. Hoy es el '}</span>
            {legalDate && (
              <>
                <span class="ma-demo-short">, </span>
                <a href="/demo/reloj">{shortDate(legalDate)}</a>
              </>
            )}
          </span>
        )}
      </div>
    </section>
  )
}

/** Leaving changes something, so it is a form; it looks like the links beside it. */
export function SignOut() {
  return (
    <form method="post" action="/salir">
      <button type="submit" class="ma-linkbutton">
        Salir
      </button>
    </form>
  )
}

/** A list of links of the frame, the current one marked. */
export const NavLinks = ({ links }: { links: readonly NavLink[] }) => (
  <>
    {links.map(({ text, href, isCurrent }) => (
      <a key={href} href={href} aria-current={isCurrent ? 'page' : undefined}>
        {text}
      </a>
    ))}
  </>
)

const footerLinks = [
  { text: 'Ayuda', href: '/ayuda' },
  { text: 'Accesibilidad', href: '/accesibilidad' },
  { text: 'Tratamiento de datos personales', href: '/tratamiento-de-datos' },
  { text: 'Normas que aplicamos', href: '/normas' },
  { text: 'Estado del servicio', href: '/estado-del-servicio' },
  { text: 'Desarrolladores', href: '/api' },
]

/** The same links at the foot of every page, in the same order. */
export function Footer({ measure }: { measure: string }) {
  return (
    <footer class="ma-footer">
      <div class={measure}>
        <ul>
          {footerLinks.map(({ text, href }) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
        <p>Mipres Abierto es software libre.</p>
      </div>
    </footer>
  )
}
