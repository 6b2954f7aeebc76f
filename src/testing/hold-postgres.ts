// A program of its own that a test can kill: starts PostgreSQL on the folder named, says where, and waits.
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'

const { ownerUrl } = await startEmbeddedPostgres(process.argv[2]!, 'program')
console.log(ownerUrl('mipres'))
setInterval(() => {}, 60_000)
