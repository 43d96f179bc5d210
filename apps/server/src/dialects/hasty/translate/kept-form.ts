import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { ForeignForm } from '../../../resources/labels/index.ts'
import type { WireGeometry } from './geometry.ts'

const Pair = Type.Unsafe<readonly [number, number]>(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }))
const Four = Type.Unsafe<readonly [number, number, number, number]>(
  Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
)

const Kept = Type.Object({
  bbox: Type.Optional(Four),
  polygon: Type.Optional(Type.Array(Pair)),
  mask: Type.Optional(Type.Array(Type.Number())),
  external_event_id: Type.Optional(Type.String()),
})

/** What was sent with a label and cannot be told from its geometry. */
export type Kept = Static<typeof Kept>

/**
 * What is to be kept beside a label to give it back as it was sent: a bbox that does not fit its polygon, a ring beside
 * a mask, runs in another rectangle than the smallest. Kept under this API's name, for another edge may keep its own.
 * @param derived what the wire would be told without it
 * @returns null when that is the same
 */
export function formKeeping(
  sent: WireGeometry & { readonly external_event_id: string | null },
  derived: WireGeometry,
): ForeignForm | null {
  const { external_event_id } = sent
  const kept = {
    ...(differs(sent.bbox, derived.bbox) ? { bbox: sent.bbox } : {}),
    ...(differs(sent.polygon, derived.polygon) ? { polygon: sent.polygon } : {}),
    ...(differs(sent.mask, derived.mask) ? { mask: sent.mask } : {}),
    ...(external_event_id === null ? {} : { external_event_id }),
  }
  return Object.keys(kept).length > 0 ? { hasty: kept } : null
}

/** What was kept beside a label; nothing where it was made elsewhere or its geometry has changed since. */
export function keptIn(form: ForeignForm | null | undefined): Kept {
  const kept = form?.hasty
  return Value.Check(Kept, kept) ? kept : {}
}

function differs(sent: unknown, derived: unknown): boolean {
  return sent !== null && JSON.stringify(sent) !== JSON.stringify(derived)
}
