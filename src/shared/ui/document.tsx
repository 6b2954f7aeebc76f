import type { ComponentChildren } from 'preact'
import { assetUrl } from './assets.ts'
import type { FieldError } from './errors.ts'

/** The html around every page: no inline script or style, so that the strictest content policy holds. */
export function Document({ title, errors, isTool, refreshSeconds, children }: DocumentProps) {
  const prefix = errors && errors.length > 0 ? 'Error: ' : ''
  return (
    <html lang="es-CO">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{`${prefix}${title} – Mipres Abierto`}</title>
        <meta name="theme-color" content="#3366cc" />
        <link rel="icon" href={assetUrl('favicon.svg')} type="image/svg+xml" />
        <link rel="preload" href={assetUrl('work-sans.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
        <link rel="stylesheet" href={assetUrl('mipres.css')} />
        {refreshSeconds !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
        <script type="module" src={assetUrl('mipres.js')} />
      </head>
      <body class={isTool ? 'ma-work' : undefined}>
        <div class="ma-skip">
          <a href="#contenido" class="govuk-skip-link" data-module="govuk-skip-link">
            Ir al contenido principal
          </a>
        </div>
        {children}
      </body>
    </html>
  )
}

type DocumentProps = {
  title: string
  errors?: readonly FieldError[] | undefined
  isTool?: boolean | undefined
  /** Asked for anew after so long by browsers without script; with it, see `Live`. */
  refreshSeconds?: number | undefined
  children: ComponentChildren
}
