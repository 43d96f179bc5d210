/** How it went for many things: what failed is told apart, with the error of each. */
export interface Outcome<T> {
  readonly done: readonly T[]
  readonly failed: readonly { readonly item: T; readonly error: unknown }[]
}

/** Works on all items, at most `width` at the same time; one that fails does not stop the others. */
export async function inTurns<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<unknown>,
): Promise<Outcome<T>> {
  const done: T[] = []
  const failed: { item: T; error: unknown }[] = []
  const waiting = items.values()
  const lane = async () => {
    for (const item of waiting) {
      await work(item).then(
        () => done.push(item),
        (error: unknown) => failed.push({ item, error }),
      )
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  return { done, failed }
}
