// Printed here; shown on the prescription's page too.
export { proofCode } from '../prescriptions/index.ts'
