import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeDataset, putImages } from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { putVideo } from '../../testing/videos.ts'
import { operations } from './operations/index.ts'
import { waysTo } from './table.ts'
import { putLabelingJob } from './testing/labeling-job.ts'
import { ask, openWireDesk, refusal, type WireDesk, type WirePage } from './testing/wire-desk.ts'

/** Enough for several pages, the last of which is not full. */
const many = 23
const perPage = 5

type Item = Readonly<Record<string, unknown>>

/** A filter, and what holds of the items that pass it. */
type Filters = Readonly<Record<string, (item: Item) => boolean>>

/** Makes many of what a list tells. @returns where the list is, and what may narrow it */
type Fill = (desk: WireDesk) => Promise<{ path: string; filters?: Filters }>

const times = async <T>(make: (index: number) => Promise<T>): Promise<T[]> => {
  const made: T[] = []
  for (let index = 0; index < many; index++) made.push(await make(index))
  return made
}
const posted = (desk: WireDesk, path: string, body: (index: number) => object) =>
  times(index => ask<{ id: string }>(desk, 'POST', path, body(index)))
const withName =
  (fields: object = {}) =>
  (index: number) => ({ name: `n${index % 3}-${index}`, ...fields })

/** A list of named things below the project, each made by a POST to its own path. */
const namedThings =
  (word: string, fields: object = {}, filters: Filters = {}): Fill =>
  async desk => {
    const path = `${desk.p}/${word}`
    await posted(desk, path, withName(fields))
    return { path, filters }
  }

const fills: Readonly<Record<string, Fill>> = {
  listAttributes: namedThings('attributes', { type: 'TEXT', subject_type: 'LABEL', values: [] }),
  listDatasets: namedThings('datasets', {}, { 'name=N1': ({ name }) => String(name).includes('n1') }),
  listLabelClasses: namedThings('label_classes'),
  listTagClasses: namedThings('tag_classes'),
  listTagGroups: namedThings('tag_groups', { type: 'SELECTION' }),
  listActivityTypes: namedThings('activity_types'),
  listAutomatedLabelingJobs: async desk => {
    await times(() => putLabelingJob(desk.stack, desk.projectId))
    return { path: `${desk.p}/automated_labeling` }
  },
  listProjects: async desk => {
    await posted(desk, '/v1/projects', withName())
    return { path: '/v1/projects', filters: { 'name=N1': ({ name }) => String(name).includes('n1') } }
  },
  // A key sees the one workspace that it is of.
  listWorkspaces: async () => ({ path: '/v1/workspaces' }),
  listBuckets: async desk => {
    const path = `/v1/buckets/${desk.workspaceId}/credentials`
    await posted(desk, path, () => ({ cloud_provider: 'dummy', secret: 'x' }))
    return { path }
  },
  listImages: async desk => {
    const other = await makeDataset(desk)
    const names = (prefix: string) => Array.from({ length: many }, (_, index) => `${prefix}-${index}.jpg`)
    await putImages(desk, other.id, names('other'), 'DONE')
    await putImages(desk, desk.datasetId, names('own'), 'TO REVIEW')
    return {
      path: `${desk.p}/images`,
      filters: {
        [`dataset_id=${other.id}`]: ({ dataset_id }) => dataset_id === other.id,
        'image_status=DONE,NEW': ({ status }) => status === 'DONE' || status === 'NEW',
        'image_name=OWN-1': ({ name }) => String(name).includes('own-1'),
        [`image_status=DONE&dataset_id=${desk.datasetId}`]: () => false,
      },
    }
  },
  listVideos: async desk => {
    const other = await makeDataset(desk)
    await times(index => putVideo(desk, index % 2 ? other.id : desk.datasetId, `${index}.mp4`))
    return {
      path: `${desk.p}/videos`,
      filters: {
        [`dataset_id=${other.id}`]: ({ dataset_id }) => dataset_id === other.id,
        'video_name=1.MP4': ({ name }) => String(name).includes('1.mp4'),
        'video_status=DONE': () => false,
      },
    }
  },
  listSegments: async desk => {
    const type = await ask<{ id: string }>(desk, 'POST', `${desk.p}/activity_types`, { name: 'walking' })
    const path = `${desk.p}/videos/${await putVideo(desk, desk.datasetId, 'long.mp4', 100_000)}/segments`
    await posted(desk, path, index => ({
      start_time_ms: index * 1000,
      end_time_ms: index * 1000 + 900,
      activities: [type.id],
    }))
    return { path, filters: { [`activity_type_id=${type.id}`]: () => true } }
  },
  listImageTags: async desk => {
    const classes = await posted(desk, `${desk.p}/tag_classes`, withName())
    const path = `${desk.image}/tags`
    await desk.stack.send('POST', path, {
      key: desk.key,
      body: classes.map(({ id }) => ({ tag_class_id: id })),
    })
    return { path }
  },
  listLabels: async desk => {
    await putLabels(desk)
    return { path: `${desk.image}/labels` }
  },
  listProjectLabels: async desk => {
    const other = await ask<{ id: string }>(desk, 'POST', `${desk.p}/label_classes`, { name: 'tree' })
    await putLabels(desk)
    await putLabels({ ...desk, classId: other.id, image: `${desk.p}/images/${desk.imageIds[1]}` })
    return {
      path: `${desk.p}/labels`,
      filters: { [`label_class_id=${other.id}`]: ({ class_id }) => class_id === other.id },
    }
  },
  listLabelAttributes: async desk => {
    const [label] = await putLabels(desk)
    const path = `${desk.p}/labels/${label?.id}/attributes`
    await valuesOf(desk, id => ask(desk, 'POST', `${path}/${id}`, { value: 'x' }))
    return { path }
  },
  listImageLabelAttributes: async desk => {
    const [label] = await putLabels(desk)
    const path = `${desk.p}/labels/${label?.id}/attributes`
    await valuesOf(desk, id => ask(desk, 'POST', `${path}/${id}`, { value: 'x' }))
    return { path: `${desk.image}/attributes` }
  },
}

async function putLabels(desk: WireDesk): Promise<readonly { readonly id: string }[]> {
  const labels = Array.from({ length: many }, (_, index) => ({
    class_id: desk.classId,
    bbox: [index, 0, index + 5, 5],
  }))
  const page = await ask<{ items: { id: string }[] }>(desk, 'POST', `${desk.image}/labels`, labels)
  return page.items
}

async function valuesOf(desk: WireDesk, set: (id: string) => Promise<unknown>): Promise<void> {
  const fields = { type: 'TEXT', subject_type: 'LABEL', values: [] }
  const attributes = await posted(desk, `${desk.p}/attributes`, withName(fields))
  const links = attributes.map(({ id }) => ({ attribute_id: id, class_id: desk.classId }))
  await ask(desk, 'POST', `${desk.p}/attributes_classes`, links)
  for (const { id } of attributes) await set(id)
}

const lists = operations.filter(({ query }) => 'offset' in query.properties && 'limit' in query.properties)

describe('every list of the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  for (const { name } of lists)
    it(`${name} tells each item once, in one order, and how many there are`, async () => {
      assert.equal(waysTo(name)[0]?.method, 'GET')
      const fill = fills[name]
      assert.ok(fill, `this test does not know how to make many for ${name}`)
      const desk = await openWireDesk(stack)
      const { path, filters = {} } = await fill(desk)
      const all = await walk(desk, `${path}?`)
      assert.ok(all.length >= many || name === 'listWorkspaces', `${all.length} items`)
      for (const [filter, holds] of Object.entries(filters))
        assert.deepEqual(await walk(desk, `${path}?${filter}&`), all.filter(holds), filter)
      for (const wrong of [
        'limit=-1',
        'limit=1001',
        'offset=-1',
        'limit=x',
        'offset=1.5',
        'offset=99999999999',
      ])
        assert.match(await refusal(desk, 'GET', `${path}?${wrong}`), /^400 (limit|offset) /)
    })

  /** All items, page by page; each page is what the whole list has at its place, and knows the total. */
  async function walk(desk: WireDesk, start: string): Promise<readonly Item[]> {
    const page = (query: string) => ask<WirePage>(desk, 'GET', start + query)
    const whole = await page('limit=1000')
    const { total } = whole.meta
    assert.equal(total, whole.items.length, start)
    for (let offset = 0; offset <= total; offset += perPage) {
      const { meta, items } = await page(`offset=${offset}&limit=${perPage}`)
      assert.deepEqual(items.map(placeless), whole.items.slice(offset, offset + perPage).map(placeless))
      assert.equal(meta.total, total)
    }
    const [nothing, beyond] = [await page('limit=0'), await page(`offset=${total + 7}`)]
    assert.deepEqual(
      [nothing.items, nothing.meta.total, beyond.items, beyond.meta.total],
      [[], total, [], total],
    )
    return whole.items.map(placeless)
  }
})

/** An item without its signed links, which end at another second each time. */
function placeless(item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([field]) => !field.endsWith('url')))
}
