import { randomUUID } from 'node:crypto'
import type { Api, RequestedLabel } from '@gesso/client'
import { randomNumbers } from '@gesso/testing'
import type pg from 'pg'

/** A project to fill. */
export interface Place {
  readonly projectId: string
  readonly datasetId: string
  readonly classIds: readonly string[]
}

/** Makes a project with one dataset and some label classes, through the API. */
export async function makeProject(api: Api, name: string): Promise<Place> {
  const workspaceId = (await api.getMe()).memberships[0]?.workspace.id
  if (!workspaceId) throw new Error('the key has no workspace')
  const { id: projectId } = await api.createProject({ params: { workspaceId }, body: { name } })
  const dataset = await api.createDataset({ params: { projectId }, body: { name: 'train' } })
  const classIds: string[] = []
  for (let index = 0; index < 80; index++)
    classIds.push(
      (await api.createLabelClass({ params: { projectId }, body: { name: `class ${index}` } })).id,
    )
  return { projectId, datasetId: dataset.id, classIds }
}

/** Adds images without files, straight into the table: what is measured is elsewhere. @returns their ids in order */
export async function insertImages(pool: pg.Pool, place: Place, count: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into media (id, project_id, dataset_id, kind, name, width, height, format, mode, bytes, status,
       status_set_at, created_at, updated_at)
     select gen_random_uuid(), $1, $2, 'image', 'image ' || lpad(n::text, 7, '0') || ' ' || gen_random_uuid() || '.jpg', 640, 480, 'JPEG', 'RGB',
       100000, 'NEW', now(), now(), now()
     from generate_series(1, $3) n
     returning id`,
    [place.projectId, place.datasetId, count],
  )
  return rows.map(row => row.id).sort()
}

/** Labels like those of COCO: polygons of 20 points for the most part, and boxes, and small masks. */
export function labelMaker(seed: number, classIds: readonly string[]): () => RequestedLabel {
  const random = randomNumbers(seed)
  const whole = (limit: number) => Math.floor(random() * limit)
  let made = 0
  return () => {
    const kind = made++ % 10
    const drawn = kind < 6 ? polygon(random) : kind < 9 ? box(whole) : mask(whole)
    const classId = classIds[whole(classIds.length)] ?? ''
    return { id: randomUUID(), classId, ...drawn, zIndex: whole(10), tool: 'api', externalId: null }
  }
}

function polygon(random: () => number) {
  const [x, y, radius] = [60 + random() * 520, 60 + random() * 360, 10 + random() * 50]
  const ring = Array.from({ length: 20 }, (_, index) => {
    const angle = (index / 20) * 2 * Math.PI
    const reach = radius * (0.7 + random() * 0.3)
    return [
      Math.round((x + Math.cos(angle) * reach) * 100) / 100,
      Math.round((y + Math.sin(angle) * reach) * 100) / 100,
    ]
  })
  return { shape: 'polygon', geometry: { rings: [ring] } }
}

function box(whole: (limit: number) => number) {
  const [left, top] = [whole(500), whole(400)]
  return { shape: 'box', geometry: { left, top, right: left + 1 + whole(139), bottom: top + 1 + whole(79) } }
}

function mask(whole: (limit: number) => number) {
  const [width, height] = [20 + whole(40), 20 + whole(40)]
  const counts: number[] = []
  for (let row = 0; row < height; row++) {
    const start = whole(width / 2)
    const length = 1 + whole(width / 2 - 1)
    counts.push(start + (counts.pop() ?? 0), length, width - start - length)
  }
  return { shape: 'mask', geometry: { left: whole(500), top: whole(400), width, height, counts } }
}
