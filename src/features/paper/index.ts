export { proofCode } from './proof-code.ts'
export { renderPaper } from './render-paper.ts'
export { paperRoutes } from './routes.ts'
