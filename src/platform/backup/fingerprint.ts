import type { Client } from 'pg'

/** How values are written is a setting of the session: the same for the backup, the restore and the check of both. */
export async function settle(client: Client) {
  await client.query(`
    set time zone 'UTC';
    set datestyle = 'ISO, YMD';
    set intervalstyle = 'postgres';
    set extra_float_digits = 1;
    set bytea_output = 'hex';
    set client_encoding = 'UTF8';
    set search_path = public;
    set statement_timeout = 0;
    set idle_in_transaction_session_timeout = 0`)
}

/** How many rows a table has, and one number of all of them whatever their order: the sum of their 64-bit hashes. */
export async function fingerprintOf(client: Client, name: string, columns: string[]) {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const { rows } = await client.query<{ rows: number; fingerprint: string }>(`
    select count(*)::float8 as rows, coalesce(sum(hashtextextended(row(${list})::text, 0)::numeric), 0)::text as fingerprint
    from ${client.escapeIdentifier(name)}`)
  return rows[0]!
}
