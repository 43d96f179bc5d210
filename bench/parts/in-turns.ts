/** Works through a list with some workers at once. */
export async function shared<T>(
  list: readonly T[],
  work: (item: T, index: number) => Promise<unknown>,
  workers: number,
): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let index = next++; index < list.length; index = next++) {
      const item = list[index]
      if (item !== undefined) await work(item, index)
    }
  }
  await Promise.all(Array.from({ length: workers }, worker))
}

/** How long something takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
