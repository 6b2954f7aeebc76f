import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A whole page (PublicPage, ToolPage) as the text of a response. */
export const renderPage = (page: VNode) => `<!doctype html>${renderToString(page)}`
