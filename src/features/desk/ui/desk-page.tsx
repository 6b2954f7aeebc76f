import type { ComponentChildren } from 'preact'
import type { FieldError } from '../../../shared/ui/errors.ts'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { deskChrome } from '../../../shared/ui/tool-tabs.ts'

type DeskPageProps = { chrome: Chrome; title: string; errors?: readonly FieldError[] | undefined; children: ComponentChildren }

/** A page of the desk, with its tabs. */
export function DeskPage({ chrome, title, errors, children }: DeskPageProps) {
  return (
    <ToolPage chrome={deskChrome(chrome)} title={`${title}, mesa`} errors={errors}>
      {children}
    </ToolPage>
  )
}
