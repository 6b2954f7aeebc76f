import type { EntidadId } from '../../../shared/id.ts'

export { delegateChrome } from '../../../shared/ui/tool-tabs.ts'

export type EntidadHead = { id: EntidadId; name: string; kind?: 'IPS' | 'EPS' | 'INDEPENDIENTE' | 'PROVEEDOR' }
