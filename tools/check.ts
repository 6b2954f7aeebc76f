// The gate without its tests: `npm run check` runs this and then `npm test`.
import { spawn } from 'node:child_process'

const checks: [name: string, command: string, ...args: string[]][] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['types', 'tsc', '-p', '.'],
  ['boundaries', 'node', '--import', 'tsx', 'tools/boundaries.ts'],
  ['rule numbers', 'node', '--import', 'tsx', 'tools/rules.ts'],
  ['unused code', 'knip'],
]

const env = { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}` }

function run([name, command, ...args]: (typeof checks)[number]): Promise<boolean> {
  const started = performance.now()
  return new Promise((done) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    child.on('error', (error) => (said += error.message))
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
      if (code !== 0) console.log(said)
      done(code === 0)
    })
  })
}

const passed = await Promise.all(checks.map(run))
process.exitCode = passed.every(Boolean) ? 0 : 1
