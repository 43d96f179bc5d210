import type { PersonFigures } from '@gesso/client'

/** What people can be ordered by. */
export type FigureName = 'name' | 'jobs' | 'time' | 'pace' | 'rejected' | 'agreement' | 'overlap'

/** An order of people. */
export interface FigureOrder {
  readonly by: FigureName
  readonly down: boolean
}

const read: Readonly<Record<Exclude<FigureName, 'name'>, (person: PersonFigures) => number | null>> = {
  jobs: ({ submitted, accepted, rejected }) => submitted + accepted + rejected,
  time: secondsOf,
  pace: ({ labelsPerHour }) => labelsPerHour,
  rejected: ({ rejectionRate }) => rejectionRate,
  agreement: ({ agreement }) => agreement,
  overlap: ({ iou }) => iou,
}

/** For how long somebody was active. */
export function secondsOf({ secondsMaking, secondsReviewing }: PersonFigures): number {
  return secondsMaking + secondsReviewing
}

/** People by a figure; those of whom it is not known come last, and those who are alike by name. */
export function sortedPeople(
  people: readonly PersonFigures[],
  { by, down }: FigureOrder,
): readonly PersonFigures[] {
  const sign = down ? -1 : 1
  const byName = (a: PersonFigures, b: PersonFigures) => a.name.localeCompare(b.name, 'en')
  if (by === 'name') return people.toSorted((a, b) => sign * byName(a, b))
  return people.toSorted((a, b) => {
    const [ofA, ofB] = [read[by](a), read[by](b)]
    if (ofA === null || ofB === null) return Number(ofA === null) - Number(ofB === null) || byName(a, b)
    return sign * (ofA - ofB) || byName(a, b)
  })
}

/** The order after a press on a column: figures begin with the highest, names with the first; then the other way. */
export function orderAfter({ by, down }: FigureOrder, pressed: FigureName): FigureOrder {
  return { by: pressed, down: pressed === by ? !down : pressed !== 'name' }
}
