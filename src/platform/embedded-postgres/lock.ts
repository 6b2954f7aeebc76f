import { statSync } from 'node:fs'
import { connect, createServer } from 'node:net'

export type Lock =
  | { isMine: true; release: () => Promise<void> }
  | { isMine: false; holder: { pid: number; purpose: string } | null }

/**
 * One process at a time on a folder, from here to the end of the process however it ends: the lock is a name that the
 * Linux kernel frees with the process (an abstract socket), so no stale lock can be left behind.
 */
export async function lockFolder(folder: string, purpose: string): Promise<Lock> {
  const { dev, ino } = statSync(folder)
  const name = `\0mipres-abierto/${dev}/${ino}`
  const server = createServer((asking) => asking.on('error', () => {}).end(JSON.stringify({ pid: process.pid, purpose })))
  const taken = await new Promise<boolean>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(true) : fail(error)))
    server.listen(name, () => done(false))
  })
  if (taken) return { isMine: false, holder: await holderOf(name) }
  server.unref()
  return { isMine: true, release: () => new Promise((done) => void server.close(() => done())) }
}

const holderOf = (name: string) =>
  new Promise<{ pid: number; purpose: string } | null>((done) => {
    let said = ''
    const socket = connect(name)
    socket.setTimeout(2000, () => socket.destroy())
    socket.on('data', (chunk) => (said += chunk))
    socket.on('error', () => {})
    socket.on('close', () => done(said === '' ? null : JSON.parse(said)))
  })
