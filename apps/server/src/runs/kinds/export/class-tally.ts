/** How many labels of a label class an export read, and on how many images. */
export interface ClassCount {
  readonly id: string
  readonly name: string
  readonly labels: number
  readonly images: number
}

/** Counts the labels that a format is given, by class. */
export interface ClassTally {
  /** A format begins to read: what it read before is not counted twice. */
  begin(): void
  /** The labels of one image. */
  add(labels: readonly { readonly classId: string }[]): void
  /** The classes that have labels, in the order given; undefined where no labels were read. */
  counts(labelClasses: readonly { readonly id: string; readonly name: string }[]): ClassCount[] | undefined
}

/** A tally whose size is that of the taxonomy. */
export function createClassTally(): ClassTally {
  let counted: Map<string, { labels: number; images: number }> | undefined
  return {
    begin() {
      counted = new Map()
    },
    add(labels) {
      const seen = new Set<string>()
      for (const { classId } of labels) {
        const count = counted?.get(classId) ?? { labels: 0, images: 0 }
        counted?.set(classId, count)
        count.labels++
        if (!seen.has(classId)) count.images++
        seen.add(classId)
      }
    },
    counts: labelClasses =>
      counted &&
      labelClasses.flatMap(({ id, name }) => {
        const count = counted?.get(id)
        return count ? [{ id, name, ...count }] : []
      }),
  }
}
