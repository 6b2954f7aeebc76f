import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from './route.ts'

/** Of a field of text; a file that was pasted instead is one of them. */
const fieldBytes = 1024 * 1024

/**
 * A form that may carry a file, as the fields of any other form; the file is an `UploadedFile`, cut at its limit.
 *
 * @param fileBytes undefined: the route takes no file, and the form is not read
 * @returns null when the route takes none, or it is no form of ours
 */
export async function readMultipart(
  request: FastifyRequest,
  fileBytes: number | undefined,
): Promise<Record<string, unknown> | null> {
  if (fileBytes === undefined) return null
  const body: Record<string, unknown> = {}
  try {
    const limits = { fileSize: fileBytes, files: 1, fields: 30, fieldSize: fieldBytes, parts: 40 }
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') body[part.fieldname] = part.value
      else {
        const chunks: Buffer[] = []
        for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk)
        const uploaded: UploadedFile = { name: part.filename ?? '', bytes: Buffer.concat(chunks), isTooBig: part.file.truncated }
        body[part.fieldname] = uploaded
      }
    }
    return body
  } catch (error) {
    if (typeof (error as { code?: unknown }).code === 'string' || isBroken(error)) return null
    throw error
  }
}

/** The parser's own words for what is cut off or is no form: its errors have no code. */
const isBroken = (error: unknown) => error instanceof Error && /multipart|boundary|part header/i.test(error.message)
