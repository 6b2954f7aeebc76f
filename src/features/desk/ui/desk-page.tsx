import type { ComponentChildren } from 'preact'
import type { FieldError } from '../../../shared/ui/errors.ts'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'

const tabs = [
  { text: 'Tablero', href: '/mesa' },
  { text: 'Entidades', href: '/mesa/entidades' },
  { text: 'Funcionarios', href: '/mesa/funcionarios' },
  { text: 'Auditoría', href: '/mesa/auditoria' },
]

type DeskPageProps = { chrome: Chrome; title: string; errors?: readonly FieldError[] | undefined; children: ComponentChildren }

/** A page of the desk, with its tabs. */
export function DeskPage({ chrome, title, errors, children }: DeskPageProps) {
  const isIn = (href: string) => (href === '/mesa' ? chrome.path === href : chrome.path.startsWith(href))
  const links = tabs.map((tab) => ({ ...tab, isCurrent: isIn(tab.href) }))
  return (
    <ToolPage chrome={{ ...chrome, entidad: 'Mesa nacional', links }} title={`${title}, mesa`} errors={errors}>
      {children}
    </ToolPage>
  )
}
