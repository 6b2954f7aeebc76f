import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import type pg from 'pg'

/** What the figures were taken on, one line each. */
export async function describeMachine(superuser: pg.Client): Promise<string[]> {
  const [first] = cpus()
  const setting = async (name: string) =>
    (await superuser.query<{ value: string }>('select current_setting($1) as value', [name])).rows[0]?.value
  const system = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux'
  const kept = ['fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_connections']
  const settings: string[] = []
  for (const name of kept) settings.push(`${name} ${await setting(name)}`)
  return [
    `Processor: ${first?.model.trim()}, ${cpus().length} cores; memory ${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `System: ${system}, kernel ${release()}; load before the run ${loadavg()[0]?.toFixed(2)}`,
    `Node ${process.version}; PostgreSQL ${await setting('server_version')} (${settings.join(', ')})`,
  ]
}
