import type { ComponentChildren } from 'preact'
import { type Chrome, Footer, NavLinks, SignOut, TopBar } from './chrome.tsx'
import { Document } from './document.tsx'
import type { FieldError } from './errors.ts'
import { BackLink, Breadcrumbs } from './navigation.tsx'

export type { Chrome } from './chrome.tsx'
export { renderPage } from './render.ts'

/** `text` is a question or prose (42 rem), `check` an answer to review (46 rem), `page` the full 1020 px. */
export type Measure = 'text' | 'check' | 'page'

export type PublicPageProps = {
  chrome: Chrome
  /** Of the tab of the browser; the h1 is the page's own. */
  title: string
  /** Errors on the page put "Error: " before the title. */
  errors?: readonly FieldError[] | undefined
  measure?: Measure | undefined
  back?: { href: string; text?: string } | undefined
  /** Where the page lies, instead of a way back. */
  crumbs?: readonly { text: string; href: string }[] | undefined
  /** Full-width band above the content: the masthead of the home page. */
  mast?: ComponentChildren
  children: ComponentChildren
}

/** The calm side: white header, one thing a page. The page brings its h1. */
export function PublicPage({ chrome, title, errors, measure = 'page', back, crumbs, mast, children }: PublicPageProps) {
  return (
    <Document title={title} errors={errors}>
      <TopBar chrome={chrome} measure="ma-page" />
      <header class="ma-header">
        <div class="ma-page">
          <a class="ma-brand" href="/">
            Mipres Abierto <small>Registro de usuarios y prescripción</small>
          </a>
          <nav aria-label="Cuenta">
            <AccountLinks chrome={chrome} />
          </nav>
        </div>
      </header>
      {(back ?? crumbs) && (
        <div class="ma-page">
          {back && <BackLink {...back} />}
          {crumbs && <Breadcrumbs links={crumbs} />}
        </div>
      )}
      <main id="contenido">
        {mast}
        <div class="ma-page ma-main">{measure === 'page' ? children : <div class={`ma-measure-${measure}`}>{children}</div>}</div>
      </main>
      <Footer measure="ma-page" />
    </Document>
  )
}

function AccountLinks({ chrome }: { chrome: Chrome }) {
  if (!chrome.person)
    return (
      <>
        <NavLinks links={chrome.links} />
        <a href="/ayuda">Ayuda</a>
        <a href={signInFrom(chrome.path)}>Ingresar</a>
      </>
    )
  return (
    <>
      <NavLinks links={chrome.links} />
      <a href="/cuenta">{chrome.person.name}</a>
      <SignOut />
    </>
  )
}

const signInFrom = (path: string) =>
  path === '/' || path.startsWith('/ingresar') ? '/ingresar' : `/ingresar?volver=${encodeURIComponent(path)}`

export type ToolPageProps = {
  chrome: Chrome
  title: string
  errors?: readonly FieldError[] | undefined
  /** What it shows goes on by itself: asked for anew after so long where no script does it. */
  refreshSeconds?: number | undefined
  /** Full-width band above the content: who it is about. It may bring the h1. */
  band?: ComponentChildren
  /** What is in it sets its own width, as a bar from edge to edge does. */
  isBare?: boolean | undefined
  children: ComponentChildren
}

/** The dense side: dark header with the tool's tabs, the entidad and who acts. The page brings its `Head` with the h1. */
export function ToolPage({ chrome, title, errors, refreshSeconds, band, isBare, children }: ToolPageProps) {
  return (
    <Document title={title} errors={errors} isTool refreshSeconds={refreshSeconds}>
      <TopBar chrome={chrome} measure="ma-wide" />
      <header class="ma-bar">
        <div class="ma-wide">
          <a class="ma-brand" href="/">
            Mipres Abierto
          </a>
          {chrome.links.length > 0 && (
            <nav aria-label="Secciones">
              <NavLinks links={chrome.links} />
            </nav>
          )}
          {chrome.person && (
            <div class="ctx">
              {chrome.entidad && <span class="org">{chrome.entidad}</span>}
              <a class="who" href="/cuenta">
                {chrome.person.name}
              </a>
              <SignOut />
            </div>
          )}
        </div>
      </header>
      <main id="contenido">
        {band}
        {isBare ? children : <div class="ma-wide">{children}</div>}
      </main>
      <Footer measure="ma-wide" />
    </Document>
  )
}
