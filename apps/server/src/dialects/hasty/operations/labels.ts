import { AppError, type ChangeRequest, type Label as CoreLabel } from '@gesso/core'
import { type Static, Type } from 'typebox'
import { Uuid } from '../../../contract/schemas.ts'
import { findImage, type ImageRow } from '../../../resources/images/index.ts'
import { listKeypointSchemas } from '../../../resources/keypoint-schemas/index.ts'
import {
  changeLabels,
  type ForeignForm,
  findLabels,
  type LabelRow,
  listImageLabelsAt,
  presentLabel,
  presentReply,
} from '../../../resources/labels/index.ts'
import { renamingFields } from '../../../wire/index.ts'
import { namedImage } from '../named-image.ts'
import { type Call, operation } from '../operation.ts'
import { listReply, pageReply, placeOf } from '../paging.ts'
import { listOf, listQuery, pageOf } from '../schemas.ts'
import { schemaOfClassIn } from '../translate/keypoints.ts'
import { Label, type LabelFromWire, labelFields, labelFromWire, wireLabel } from '../translate/label.ts'

/** Ten times what the vendor takes: clients that send batches have fewer to send. */
const maxLabels = 1000

const include = {
  include_border_mask: Type.Optional(Type.Boolean()),
  include_errors: Type.Optional(Type.Boolean()),
}

const NewLabels = Type.Array(Type.Object(labelFields), { maxItems: maxLabels })

const EditedLabels = Type.Array(
  Type.Object({ id: Type.Optional(Uuid), label_id: Type.Optional(Uuid), ...labelFields }),
  { maxItems: maxLabels },
)

export const labelOperations = [
  operation('getLabel', { query: Type.Object(include), reply: Label }, async call => {
    const { context, actor, params } = call
    const [row] = await findLabels(context, actor, params.project_id, [params.label_id])
    if (!row) throw unknownLabel(params.label_id)
    const image = await findImage(context, actor, row.mediaId, 'read the workspace')
    return wireRow(row, image, call.query.include_border_mask)
  }),
  operation('listLabels', { query: listQuery(include), reply: pageOf('LabelPage', Label) }, async call => {
    const { context, actor, query } = call
    const image = await namedImage(call)
    const { labels, total } = await listImageLabelsAt(context, actor, image.id, placeOf(query))
    return pageReply(query, {
      items: labels.map(row => wireRow(row, image, query.include_border_mask)),
      total,
    })
  }),
  operation('createLabels', { body: NewLabels, reply: listOf('LabelList', Label) }, async call => {
    const image = await namedImage(call)
    const taking = await takingPoints(call)
    const labels = call.body.map((sent, index) =>
      labelFromWire(sent, { ...taking, id: taking.newId(), zIndex: 0 }, image, `[${index}]`),
    )
    const change = { added: labels.map(({ content }) => content), updated: [], removed: [] }
    return listReply(await changed(call, image, change, labels))
  }),
  operation('updateLabels', { body: EditedLabels, reply: listOf('LabelList', Label) }, async call => {
    const image = await namedImage(call)
    const ids = call.body.map(idOfEdited)
    const found = await findLabels(call.context, call.actor, image.projectId, ids)
    const here = new Map(found.filter(row => row.mediaId === image.id).map(row => [row.id, row]))
    const taking = await takingPoints(call)
    const labels = call.body.map((sent, index) => {
      const standing = here.get(ids[index] ?? '')
      if (!standing) throw unknownLabel(ids[index] ?? '')
      const { id, zIndex } = standing
      return labelFromWire(sent, { ...taking, id, zIndex, standing }, image, `[${index}]`)
    })
    const updated = labels.map(({ content }) => ({ version: 0, to: content }))
    return listReply(await changed(call, image, { added: [], updated, removed: [] }, labels))
  }),
  operation(
    'deleteLabels',
    { body: Type.Array(Type.Object({ id: Uuid }), { maxItems: maxLabels }) },
    async call => {
      const image = await namedImage(call)
      const ids = new Set(call.body.map(({ id }) => id.toLowerCase()))
      const removed = [...ids].map(id => ({ id, version: 0 }))
      await changed(call, image, { added: [], updated: [], removed }, [])
    },
  ),
]

/** What is needed to read points; the schemas are looked up only where there are any. */
async function takingPoints({
  context,
  actor,
  params,
  body,
}: Call<{ project_id: string }, unknown, readonly Pick<Static<typeof NewLabels>[number], 'keypoints'>[]>) {
  const pointed = body.some(({ keypoints }) => (keypoints?.length ?? 0) > 0)
  const schemas = pointed ? await listKeypointSchemas(context, actor, params.project_id) : []
  return { schemaOf: schemaOfClassIn(schemas), newId: () => context.newId() }
}

/** Applies a change and answers the labels that it leaves, in the order of the request. */
async function changed(
  { context, actor }: Pick<Call<unknown, unknown, unknown>, 'context' | 'actor'>,
  image: ImageRow,
  change: Omit<ChangeRequest, 'id'>,
  labels: readonly LabelFromWire[],
): Promise<Static<typeof Label>[]> {
  if (change.added.length + change.updated.length + change.removed.length === 0) return []
  // An empty form takes away what was kept of a label before, also where its geometry stays as it is.
  const forms = new Map(
    labels
      .filter(({ form }) => form !== null || change.updated.length > 0)
      .map(({ content, form }) => [content.id, form ?? {}]),
  )
  const row = await renamingFields(
    field => wirePlace(field, labels),
    changeLabels(
      context,
      actor,
      image.id,
      { id: context.newId(), ...change },
      {
        origin: 'api',
        force: true,
        foreignForms: forms,
      },
    ),
  )
  // Another client removed it between our look and the change.
  const lost = row.conflicts.find(({ yours }) => yours !== null)
  if (lost) throw unknownLabel(lost.labelId)
  const { change: applied } = presentReply(row)
  const stand = [...applied.added, ...applied.updated.map(([, to]) => to)]
  return stand.map(label => wireStanding(label, image, forms.get(label.id)))
}

/** Where a part of a change came from: `added[3].geometry` is `[3].mask`. */
function wirePlace(field: string, labels: readonly LabelFromWire[]): string {
  const found = /^(?:added|updated)\[(\d+)\](?:\.to)?(.*)$/.exec(field)
  if (!found) return field
  const [, index = '', rest = ''] = found
  const from = labels[Number(index)]?.from ?? 'bbox'
  const place = rest.replace(/^\.geometry(\.rings\[0\]|\.points)?/, `.${from}`)
  return `[${index}]${place.replace(/\.classId$/, '.keypoint_class_id')}`
}

function wireRow(row: LabelRow, image: ImageRow, border: boolean | undefined): Static<typeof Label> {
  return wireLabel(presentLabel(row), { imageId: image.id, size: image, form: row.foreignForm, border })
}

function wireStanding(label: CoreLabel, image: ImageRow, form: ForeignForm | null | undefined) {
  return wireLabel(label, { imageId: image.id, size: image, form })
}

function idOfEdited({ id, label_id }: Static<typeof EditedLabels>[number], index: number): string {
  const named = (label_id ?? id)?.toLowerCase()
  if (named === undefined)
    throw new AppError('invalid_input', { field: `[${index}].label_id`, problem: 'is missing' })
  if (id !== undefined && id.toLowerCase() !== named)
    throw new AppError('invalid_input', { field: `[${index}].id`, problem: 'is not the label_id beside it' })
  return named
}

function unknownLabel(id: string): AppError {
  return new AppError('not_found', { what: 'label', id })
}
