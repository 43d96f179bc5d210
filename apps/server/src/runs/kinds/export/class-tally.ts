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
  let counted: Map<string, { labels: number; images: number; lastImage: number }> | undefined
  let image = 0
  return {
    begin() {
      counted = new Map()
    },
    add(labels) {
      image++
      for (const { classId } of labels) {
        let count = counted?.get(classId)
        if (count === undefined) {
          count = { labels: 0, images: 0, lastImage: 0 }
          counted?.set(classId, count)
        }
        count.labels++
        if (count.lastImage === image) continue
        count.lastImage = image
        count.images++
      }
    },
    counts: labelClasses =>
      counted &&
      labelClasses.flatMap(({ id, name }) => {
        const count = counted?.get(id)
        return count ? [{ id, name, labels: count.labels, images: count.images }] : []
      }),
  }
}
