import { accept, type Result, refuse } from '../../shared/result.ts'

/** How long the note to the delegado may be, in characters. Ours. */
export const noteLength = 500

/** R-SOL-7: what the applicant writes to the delegado, of his own will. Line ends are counted once, as they are seen. */
export function decideNote(said: string): Result<string, { code: 'note-too-long'; length: number }> {
  const note = said.replaceAll('\r\n', '\n').trim()
  const length = [...note].length
  return length > noteLength ? refuse({ code: 'note-too-long', length }) : accept(note)
}
