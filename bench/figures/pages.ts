import type pg from 'pg'
import { insertImages, makeProject, type Place } from '../parts/content.ts'
import { type Figure, figure, percentile } from '../parts/figure.ts'
import { openStage, type Stage } from '../parts/stage.ts'

const few = 10_000
const many = 1_000_000
const labelsPerImage = 10
const samples = 300

/**
 * A page of 100 labels of one image, and pages of 100 images (by our cursor, and by Hasty's offset while paging to the
 * end), with 1,000,000 labels in the project. Value and limit: median ms of 300 requests. Limit: the same pages of the
 * same project while it had 10,000 labels.
 */
export async function measurePages(): Promise<Figure[]> {
  const stage = await openStage()
  try {
    const place = await makeProject(stage.api, 'pages')
    const [looked = ''] = await insertImages(stage.pool, place, few / labelsPerImage)
    await insertLabels(stage.pool, place, looked)
    const small = await medians(stage, place, looked)
    await insertImages(stage.pool, place, (many - few) / labelsPerImage)
    await insertLabels(stage.pool, place, looked)
    const large = await medians(stage, place, looked)
    return Object.entries(large).map(([name, value]) =>
      figure(`${name} at 1,000,000 labels`, value, 'ms', { limit: small[name] ?? 0, atMost: 1.5 }),
    )
  } finally {
    await stage.close()
  }
}

/** Gives every image without labels ten, and the one that is looked at two hundred. */
async function insertLabels(pool: pg.Pool, place: Place, looked: string): Promise<void> {
  await pool.query(
    `insert into label (id, project_id, media_id, class_id, shape, geometry, z_index, version, created_at, updated_at)
     select gen_random_uuid(), $1, media.id, $2, 'box', '{"left": 10, "top": 10, "right": 60, "bottom": 90}', 0, 1,
       now(), now()
     from media, generate_series(1, case when media.id = $3 then 200 else $4::integer end)
     where media.project_id = $1 and media.label_count = 0`,
    [place.projectId, place.classIds[0], looked, labelsPerImage],
  )
  await pool.query(
    `update media set label_count = case when id = $2 then 200 else $3::integer end
     where project_id = $1 and label_count = 0`,
    [place.projectId, looked, labelsPerImage],
  )
  await pool.query('vacuum analyze')
}

async function medians(stage: Stage, place: Place, looked: string): Promise<Record<string, number>> {
  const hasty = `/v1/projects/${place.projectId}`
  return {
    'page of 100 labels': await median(stage, () => `${hasty}/images/${looked}/labels?limit=100&offset=100`),
    'page of 100 images, by cursor': await medianByCursor(stage, place.projectId),
    'page of 100 images, by offset': await median(
      stage,
      index => `${hasty}/images?limit=100&offset=${(index % 9) * 100}`,
    ),
  }
}

async function median(stage: Stage, pathOf: (index: number) => string): Promise<number> {
  const times: number[] = []
  for (let index = -50; index < samples; index++) {
    const ms = await timed(stage, pathOf(Math.max(index, 0)))
    if (index >= 0) times.push(ms)
  }
  return percentile(times, 0.5)
}

async function medianByCursor(stage: Stage, projectId: string): Promise<number> {
  const times: number[] = []
  let cursor: string | undefined
  while (times.length < samples) {
    const start = performance.now()
    const page = await stage.api.listImages({ params: { projectId }, query: { limit: 100, cursor } })
    times.push(performance.now() - start)
    cursor = page.next ?? undefined
  }
  return percentile(times, 0.5)
}

async function timed(stage: Stage, path: string): Promise<number> {
  const start = performance.now()
  const response = await fetch(stage.url + path, { headers: { 'X-Api-Key': stage.key } })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return performance.now() - start
}
