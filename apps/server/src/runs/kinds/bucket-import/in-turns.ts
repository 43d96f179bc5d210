/** Works on what comes, a few at once; the first failure ends it, once those under way have ended. */
export async function inTurns<T>(
  items: AsyncGenerator<T, void>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let failed = false
  const worker = async () => {
    try {
      while (!failed) {
        const next = await items.next()
        if (next.done) return
        await work(next.value)
      }
    } catch (error) {
      failed = true
      throw error
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker))
  await items.return()
  const failure = ended.find(each => each.status === 'rejected')
  if (failure) throw failure.reason
}
