import { sameAttributeValue } from './attribute.ts'
import type { AttributeValue, AttributeValues } from './label.ts'

/** What of an attribute says to which label classes it belongs, and where it stands. */
export interface PlacedAttribute {
  readonly id: string
  readonly norder: number
  readonly links: readonly { readonly classId: string; readonly attributeOrder: number }[]
}

/** An attribute that several labels have. */
export interface CommonAttribute<A> {
  readonly attribute: A
  /** of all of them; undefined when they have none, or several */
  readonly value: AttributeValue | undefined
  /** They do not say the same. */
  readonly conflicting: boolean
}

/**
 * The attributes that all of some labels have, in the order of the first one's class. A label has those of its class, and
 * those that it has a value of, which may be left from another class.
 * @param attributes of the project that are about labels
 * @param labels without `attributes`: a class alone, which has no values to agree with
 */
export function commonAttributes<A extends PlacedAttribute>(
  attributes: readonly A[],
  labels: readonly { readonly classId: string; readonly attributes?: AttributeValues }[],
): CommonAttribute<A>[] {
  const [first] = labels
  if (first === undefined) return []
  const values = labels.map(label => label.attributes).filter(each => each !== undefined)
  return attributes
    .filter(({ id, links }) =>
      labels.every(
        label =>
          label.attributes?.[id] !== undefined || links.some(({ classId }) => classId === label.classId),
      ),
    )
    .sort((a, b) => placeIn(a, first.classId) - placeIn(b, first.classId) || byOrder(a, b))
    .map(attribute => {
      const said = values.map(each => each[attribute.id])
      const conflicting = !said.every(value => sameAttributeValue(value, said[0]))
      return { attribute, value: conflicting ? undefined : said[0], conflicting }
    })
}

/** The place of an attribute among those of a class; what does not belong to it comes last. */
function placeIn({ links }: PlacedAttribute, classId: string): number {
  return links.find(link => link.classId === classId)?.attributeOrder ?? Number.MAX_VALUE
}

function byOrder(a: PlacedAttribute, b: PlacedAttribute): number {
  return a.norder - b.norder || (a.id < b.id ? -1 : 1)
}
