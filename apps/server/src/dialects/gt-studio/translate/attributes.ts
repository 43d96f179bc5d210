import { type Static, Type } from 'typebox'
import { oneOf } from '../../../contract/schemas.ts'
import { isRecord } from './alike.ts'

const Text = Type.String({ maxLength: 10_000 })

/** The value of an attribute in words; the vendor shows texts and lists of texts. */
const WireValue = Type.Union([
  Text,
  Type.Number(),
  Type.Boolean(),
  Type.Array(Text, { maxItems: 1000 }),
  Type.Null(),
])

const WireAttribute = Type.Object({
  value: Type.Optional(WireValue),
  state: Type.Optional(oneOf(['editable', 'non_editable'])),
})

/** Attributes by name; empty lists of them come as lists. */
export const WireAttributes = Type.Unsafe<
  Readonly<Record<string, Static<typeof WireAttribute>>> | readonly []
>({
  anyOf: [
    Type.Record(Type.String({ maxLength: 255 }), WireAttribute),
    Type.Array(Type.Unknown(), { maxItems: 0 }),
  ],
})
type WireAttributes = Static<typeof WireAttributes>

/** What an attribute says, in words, by its name. */
export type WordsByName = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** The values that attributes have; those that say nothing are left out. */
export function wordsFromWire(sent: WireAttributes | undefined): WordsByName {
  const said = Object.entries(sent ?? {}).flatMap(([name, { value }]) =>
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
      ? []
      : [[name, value] as const],
  )
  return Object.fromEntries(said)
}

/** Values as the wire has them: texts, and lists of texts. */
export function wireAttributes(words: WordsByName): Record<string, { value: string | readonly string[] }> {
  const told = Object.entries(words).map(([name, value]) => [
    name,
    { value: Array.isArray(value) ? value : String(value) },
  ])
  return Object.fromEntries(told)
}

/**
 * Attributes as they were sent, where they still say the same: with their states, numbers as numbers, and those without a
 * value. What was changed since comes in its new words.
 */
export function keptAttributes(
  told: Readonly<Record<string, { value: string | readonly string[] }>>,
  kept: unknown,
) {
  if (!isRecord(kept)) return told
  const restored = Object.entries(kept).flatMap(([name, sent]) => {
    if (!isRecord(sent)) return []
    const now = told[name]?.value
    const was = wireAttributes(wordsFromWire({ [name]: sent } as WireAttributes))[name]?.value
    if (String(now) === String(was) && Array.isArray(now) === Array.isArray(was))
      return [[name, sent] as const]
    return now === undefined ? [] : [[name, { ...sent, value: now }] as const]
  })
  return { ...told, ...Object.fromEntries(restored) }
}
