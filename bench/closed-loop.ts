import type { Timed } from './sample.ts'

/**
 * So many at once, each beginning its next as soon as its last is done, for so many seconds; the first ones are not counted.
 * What fails ends the measuring: a rate of refusals is no rate.
 */
export async function closedLoop(
  { concurrency, seconds, warmUp }: { concurrency: number; seconds: number; warmUp: number },
  once: (client: number) => Promise<void>,
  onMeasured: () => void = () => {},
): Promise<Timed> {
  const latencies: number[] = []
  const begin = performance.now() + warmUp * 1000
  const end = begin + seconds * 1000
  let isMeasuring = false
  let last = begin
  async function client(number: number) {
    for (;;) {
      const start = performance.now()
      if (start >= end) return
      if (!isMeasuring && start >= begin) {
        isMeasuring = true
        onMeasured()
      }
      await once(number)
      const now = performance.now()
      if (start >= begin) {
        latencies.push(now - start)
        last = Math.max(last, now)
      }
    }
  }
  await Promise.all(Array.from({ length: concurrency }, (_, number) => client(number)))
  return { seconds: (last - begin) / 1000, latencies }
}
