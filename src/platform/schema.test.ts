import pg from 'pg'
import { expect, test } from 'vitest'
import { createDatabase } from '../testing/database.ts'
import { describeSchema } from '../testing/describe-schema.ts'

test('the migrations make the schema that migrations/schema.txt shows (`npm run schema` writes it anew)', async () => {
  const client = new pg.Client({ connectionString: (await createDatabase()).ownerUrl })
  await client.connect()
  const schema = await describeSchema(client)
  await client.end()

  // A listing that read nothing would agree with an empty file.
  expect(schema).toContain('table migration\n  number integer not null')
  await expect(schema).toMatchFileSnapshot('../../migrations/schema.txt')
})
