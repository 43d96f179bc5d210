import { Type } from 'typebox'

/** An option with a choice of words, the first of which is the default. */
export function choice<const V extends readonly [string, ...string[]]>(
  values: V,
  words: { readonly title: string; readonly description: string },
) {
  return Type.Unsafe<V[number]>({ type: 'string', enum: [...values], default: values[0], ...words })
}
