/**
 * Does all work in the order of the items, two at a time, so that what one waits for is done while another computes. After a
 * failure nothing more is begun, and what was begun is waited for.
 * @returns the results in the order of the items
 */
export async function twoAtATime<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const lane = async () => {
    while (next < items.length) {
      const place = next++
      try {
        results[place] = await work(items[place]!)
      } catch (error) {
        next = items.length
        throw error
      }
    }
  }
  const failed = (await Promise.allSettled([lane(), lane()])).find((lane) => lane.status === 'rejected')
  if (failed) throw failed.reason
  return results
}
