import type { LabelClassRow } from './queries.ts'

/** A label class as our API shows it. */
export function presentLabelClass({ iconUrl: _, ...labelClass }: LabelClassRow) {
  return labelClass
}
