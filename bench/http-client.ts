import { connect, type Socket } from 'node:net'

export type Call = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string }
export type Answer = { status: number; head: string; body: Buffer }

/**
 * One connection that is kept and asks one thing at a time: so little of HTTP that the measuring takes a small part of what
 * is measured. It reads answers with a length, and chunked ones as they are.
 */
export class HttpClient {
  readonly #port: number
  #socket: Socket | null = null
  #settle: { done: (answer: Answer) => void; fail: (error: Error) => void } | null = null
  #held: Buffer = Buffer.alloc(0)

  constructor(port: number) {
    this.#port = port
  }

  async ask({ method, path, headers = {}, body }: Call): Promise<Answer> {
    const socket = this.#socket ?? (await this.#open())
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`
    const answer = new Promise<Answer>((done, fail) => {
      this.#settle = { done, fail }
    })
    socket.write(`${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${this.#port}\r\n${lines.join('')}${length}\r\n${body ?? ''}`)
    return answer
  }

  close() {
    this.#socket?.destroy()
    this.#socket = null
  }

  #open() {
    return new Promise<Socket>((done, fail) => {
      const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true })
      const broken = (error: Error) => {
        this.#socket = null
        this.#held = Buffer.alloc(0)
        fail(error)
        this.#settle?.fail(error)
        this.#settle = null
      }
      socket.on('connect', () => {
        this.#socket = socket
        done(socket)
      })
      socket.on('error', broken)
      socket.on('close', () => broken(new Error('the connection was closed')))
      socket.on('data', (chunk) => this.#take(chunk))
    })
  }

  #take(chunk: Buffer) {
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    const end = this.#held.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#held.toString('latin1', 0, end)
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
    const body = this.#held.subarray(end + 4)
    const isWhole = length === undefined ? body.subarray(-5).toString('latin1') === '0\r\n\r\n' : body.length >= Number(length)
    if (!isWhole) return
    this.#held = Buffer.alloc(0)
    const settle = this.#settle
    this.#settle = null
    settle?.done({ status: Number(head.slice(9, 12)), head, body })
  }
}
