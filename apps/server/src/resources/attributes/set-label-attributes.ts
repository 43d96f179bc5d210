import {
  AppError,
  type AttributeValue,
  type ChangeRequest,
  sameAttributeValue,
  withAttribute,
} from '@gesso/core'
import type { Context } from '../../context.ts'
import type { Actor } from '../access/index.ts'
import { findImage } from '../images/index.ts'
import { changeLabels, findLabels, presentLabel } from '../labels/index.ts'

/** A value of a label to set; null takes it away. Ids are in lower case. */
export interface LabelValue {
  readonly labelId: string
  readonly attributeId: string
  readonly value: AttributeValue | null
}

/** How often somebody else may change one of the labels between our look and the change. */
const maxAttempts = 10

/**
 * Sets values of labels of an image, for callers that know no versions, and leaves the rest of the labels as it stands;
 * of a value that is given twice the last counts. Values that are so already make no change.
 * @throws AppError `not_found` for a label that is not on the image; `invalid_input` for `values[n].value`
 */
export async function setLabelAttributes(
  context: Context,
  actor: Actor,
  imageId: string,
  values: readonly LabelValue[],
): Promise<void> {
  const image = await findImage(context, actor, imageId, 'edit labels')
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const updated = await changesOf(context, actor, image, values)
    if (updated.length === 0) return
    const request = { id: context.newId(), added: [], updated, removed: [] }
    const changed = changeLabels(context, actor, image.id, request, { origin: 'api' })
    const { conflicts } = await changed.catch((error: unknown) => {
      throw inTermsOf(values, updated, error)
    })
    if (conflicts.length === 0) return
  }
  throw new AppError('unavailable', { what: 'A label that others change all the time' })
}

/** The error with the place in `values` instead of that in the change. */
function inTermsOf(
  values: readonly LabelValue[],
  updated: ChangeRequest['updated'],
  error: unknown,
): unknown {
  if (!(error instanceof AppError)) return error
  const [, place, attributeId] =
    /^updated\[(\d+)\]\.to\.attributes\.(.+)$/.exec(String(error.facts.field)) ?? []
  const labelId = updated[Number(place)]?.to.id
  const at = values.findLastIndex(each => each.labelId === labelId && each.attributeId === attributeId)
  if (at < 0) return error
  return new AppError(error.code, { ...error.facts, field: `values[${at}].value` }, { cause: error })
}

async function changesOf(
  context: Context,
  actor: Actor,
  image: { readonly id: string; readonly projectId: string },
  values: readonly LabelValue[],
) {
  const ids = [...new Set(values.map(({ labelId }) => labelId))]
  const labels = await findLabels(context, actor, image.projectId, ids)
  const here = new Map(labels.filter(row => row.mediaId === image.id).map(row => [row.id, row]))
  return ids.flatMap(id => {
    const row = here.get(id)
    if (!row) throw new AppError('not_found', { what: 'label', id })
    const given = values.filter(({ labelId }) => labelId === id)
    const attributes = given.reduce(
      (set, { attributeId, value }) => withAttribute(set, attributeId, value ?? undefined),
      row.attributes,
    )
    const same = given.every(({ attributeId }) =>
      sameAttributeValue(attributes[attributeId], row.attributes[attributeId]),
    )
    return same ? [] : [{ version: row.version, to: { ...presentLabel(row), attributes } }]
  })
}
