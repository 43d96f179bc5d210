import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Label, LabelContent } from '@gesso/client'
import type { Program } from '@gesso/testing'
import type { Writer } from './writer.ts'

/** Makes a project with some images to draw on. @returns their ids */
export async function prepareImages({ api }: Program): Promise<string[]> {
  const workspace = (await api.getMe()).memberships[0]?.workspace
  if (!workspace) throw new Error('the key has no workspace')
  const { id: projectId } = await api.createProject({
    params: { workspaceId: workspace.id },
    body: { name: 'Torture' },
  })
  const dataset = await api.createDataset({ params: { projectId }, body: { name: 'all' } })
  await api.createLabelClass({ params: { projectId }, body: { name: 'thing' } })
  const picture = await readFile(new URL('../../examples/photos/coffee.png', import.meta.url))
  const images: string[] = []
  for (const upload of await api.createUploads({ params: { projectId }, body: { count: 4 } })) {
    await fetch(upload.url, { method: 'PUT', body: picture })
    const name = `${images.length}.png`
    const image = await api.createImage({
      params: { projectId },
      body: { datasetId: dataset.id, uploadId: upload.id, name },
    })
    images.push(image.id)
  }
  return images
}

/** The one label class of an image's project. */
export async function classOfProject({ api }: Program, imageId: string): Promise<string> {
  const { projectId } = await api.getImage({ params: { imageId } })
  const [labelClass] = await api.listLabelClasses({ params: { projectId } })
  if (!labelClass) throw new Error('the project has no label class')
  return labelClass.id
}

/**
 * Compares what the server has with what it acknowledged.
 * @returns what is wrong, a line each
 */
export async function verify(program: Program, writers: readonly Writer[]): Promise<string[]> {
  const findings: string[] = []
  for (const writer of writers) findings.push(...(await verifyImage(program, writer)))
  return findings
}

async function verifyImage({ api }: Program, { imageId, acknowledged, removed }: Writer): Promise<string[]> {
  const { labels, revision } = await api.listImageLabels({ params: { imageId } })
  const image = await api.getImage({ params: { imageId } })
  const byId = new Map(labels.map(label => [label.id, label]))
  const findings: string[] = []
  if (byId.size !== labels.length) findings.push(`${imageId}: a label is there twice`)
  if (image.labelCount !== labels.length)
    findings.push(`${imageId}: counts ${image.labelCount} labels but has ${labels.length}`)
  for (const [id, content] of acknowledged) {
    const label = byId.get(id)
    if (!label) findings.push(`${imageId}: acknowledged label ${id} is lost`)
    else if (!isDeepStrictEqual(contentOf(label), content))
      findings.push(`${imageId}: label ${id} has other content`)
  }
  for (const { id } of labels) {
    if (removed.has(id)) findings.push(`${imageId}: removed label ${id} is back`)
    else if (!acknowledged.has(id)) findings.push(`${imageId}: label ${id} was never acknowledged`)
  }
  return [...findings, ...(await verifyHistory({ api }, imageId, revision, byId))]
}

/** The history, replayed from the beginning, must give the labels that stand. */
async function verifyHistory(
  { api }: Pick<Program, 'api'>,
  imageId: string,
  revision: number,
  standing: ReadonlyMap<string, Label>,
): Promise<string[]> {
  const replayed = new Map<string, Label>()
  const seen = new Set<string>()
  let last = 0
  for (;;) {
    const changes = await api.listChanges({ params: { imageId }, query: { after: last, limit: 500 } })
    if (changes.length === 0) break
    for (const change of changes) {
      if (seen.has(change.id)) return [`${imageId}: change ${change.id} was applied twice`]
      if (change.revision !== last + 1)
        return [`${imageId}: the history has a gap before revision ${change.revision}`]
      seen.add(change.id)
      last = change.revision
      for (const label of change.added) replayed.set(label.id, label)
      for (const [, label] of change.updated) replayed.set(label.id, label)
      for (const label of change.removed) replayed.delete(label.id)
    }
  }
  if (last !== revision) return [`${imageId}: revision is ${revision} but the history ends at ${last}`]
  if (!isDeepStrictEqual(replayed, new Map(standing))) return sorted(replayed, standing, imageId)
  return []
}

function sorted(
  replayed: ReadonlyMap<string, Label>,
  standing: ReadonlyMap<string, Label>,
  imageId: string,
): string[] {
  const missing = [...standing.keys()].filter(id => !isDeepStrictEqual(replayed.get(id), standing.get(id)))
  const extra = [...replayed.keys()].filter(id => !standing.has(id))
  if (missing.length + extra.length === 0) return []
  return [
    `${imageId}: the replayed history differs from the labels in ${[...missing, ...extra].slice(0, 5).join(', ')}`,
  ]
}

function contentOf({
  id,
  classId,
  shape,
  geometry,
  zIndex,
  tool,
  externalId,
  attributes,
}: Label): LabelContent {
  return { id, classId, shape, geometry, zIndex, tool, externalId, attributes }
}
