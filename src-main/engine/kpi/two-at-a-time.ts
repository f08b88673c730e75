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
  await both(lane(), lane())
  return results
}

/** What two works give that go on at a time; both are waited for before the failure of either is thrown. */
export async function both<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const ends = await Promise.allSettled([first, second])
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  return Promise.all([first, second])
}
