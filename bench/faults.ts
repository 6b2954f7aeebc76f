// What `npm run faults` runs: kills the program and its PostgreSQL under load, and looks for what was lost. See README.md here.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { killUnderLoad, sayWrong } from './kills.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' }, clients: { type: 'string', default: '8' } } })
const folder = mkdtempSync(join(tmpdir(), 'mipres-faults-'))
chmodSync(folder, 0o755)
try {
  const say = (line: string) => console.log(line)
  const outcome = await killUnderLoad({ folder, kills: Number(values.kills), clients: Number(values.clients), say })
  const { kills, acknowledged, sentAgain, foundDone, slowestRecoveryMs, wrong } = outcome
  console.log(
    `\n${kills} kills: ${acknowledged} prescriptions acknowledged; ${sentAgain} sent again with the same key, ${foundDone} of them found done; ` +
      `${sayWrong(wrong)}; slowest from a kill to the next prescription ${(slowestRecoveryMs / 1000).toFixed(1)} s`,
  )
  process.exitCode = Object.values(wrong).every((count) => count === 0) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
