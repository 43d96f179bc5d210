import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type Role, roles } from '@gesso/core'
import { makeAttribute, makeTagClass, makeTagGroup } from '../../testing/builders.ts'
import { type Stack, startStack } from '../../testing/stack.ts'
import { putVideo } from '../../testing/videos.ts'
import { operations } from './operations/index.ts'
import { type OperationName, table, waysTo } from './table.ts'
import { putLabelingJob } from './testing/labeling-job.ts'
import { ask, openWireDesk, type WireDesk } from './testing/wire-desk.ts'

type Ids = Readonly<Record<string, string>>

interface Sample {
  /** who may, of those who may see the workspace */
  readonly roles: readonly Role[]
  /** what those who may are answered, where it is no success: status and code */
  readonly refusal?: string
  readonly query?: string
  readonly body?: (ids: Ids) => unknown
}

const [owner, administrator, supervisor, labeller] = roles
const all = roles
const labelling: readonly Role[] = [owner, administrator, supervisor, labeller]
const leading: readonly Role[] = [owner, administrator, supervisor]
const administering: readonly Role[] = [owner, administrator]

const picture = () => ({ upload_id: randomUUID() })
const name = () => ({ name: randomUUID() })
const attribute = () => ({ ...name(), type: 'BOOL', values: [] })

const segment = ({ activity_type_id }: Ids, start_time_ms = 0) => ({
  start_time_ms,
  end_time_ms: start_time_ms + 100,
  activities: [activity_type_id],
})
let lastStart = 0
/** Beside all others. */
const anotherSegment = (ids: Ids) => {
  lastStart += 100
  return segment(ids, lastStart)
}
const linkBody = ({ keypoint_schema_id, label_class_id }: Ids) => [
  { keypoint_schema_id, label_class_id, label_class_order: 1 },
]

const refusal = '400 model_missing'

/** A request that each operation accepts. */
const samples: Readonly<Record<OperationName, Sample>> = {
  listHeuristics: { roles: all },
  startRankingSession: {
    roles: leading,
    refusal,
    body: () => ({ model_family: 'detector' }),
  },
  listAttributes: { roles: all },
  createAttribute: { roles: leading, body: attribute },
  updateAttribute: { roles: leading, body: attribute },
  deleteAttribute: { roles: leading },
  listImageLabelAttributes: { roles: all },
  setImageLabelAttributes: {
    roles: labelling,
    body: ({ attribute_id: id, label_id }) => [{ id, label_id, value: null }],
  },
  listCommonAttributes: { roles: all, body: ({ label_id }) => [label_id] },
  listAttributeLinks: { roles: all },
  addAttributeLinks: {
    roles: leading,
    body: ({ attribute_id, label_class_id: class_id }) => [{ attribute_id, class_id }],
  },
  deleteAttributeLinks: {
    roles: leading,
    body: ({ attribute_id, label_class_id: class_id }) => [{ attribute_id, class_id }],
  },
  listLabelAttributes: { roles: all },
  setLabelAttribute: { roles: labelling, body: () => ({ value: null }) },
  listAutomatedLabelingJobs: { roles: all },
  createAutomatedLabelingJob: {
    roles: leading,
    refusal,
    body: () => ({ experiment_id: randomUUID() }),
  },
  getAutomatedLabelingJob: { roles: all },
  listDatasets: { roles: all },
  createDataset: { roles: leading, body: name },
  getDataset: { roles: all },
  updateDataset: { roles: leading, body: name },
  deleteDataset: { roles: leading },
  listUploads: { roles: labelling, query: '?count=1' },
  createImageUploads: { roles: labelling, body: () => ({ count: 1 }) },
  listImages: { roles: all },
  // The upload is not there: those who may are told so with 404, after the question of the role.
  createImage: {
    roles: labelling,
    refusal: '404 not_found',
    body: ({ dataset_id }) => ({ dataset_id, filename: 'a.png', upload_id: randomUUID() }),
  },
  getImage: { roles: all },
  replaceImage: {
    roles: leading,
    refusal: '404 not_found',
    body: () => ({ upload_id: randomUUID(), filename: 'a.png' }),
  },
  updateImage: { roles: leading, body: () => ({ filename: randomUUID() }) },
  setImageStatus: { roles: labelling, body: () => ({ status: 'TO REVIEW' }) },
  getImageOffset: { roles: all },
  deleteImage: { roles: leading },
  listImageTags: { roles: all },
  addImageTags: { roles: labelling, body: ({ tag_class_id }) => [{ tag_class_id }] },
  deleteImageTags: { roles: labelling, body: ({ tag_class_id }) => [{ tag_class_id }] },
  listKeypointSchemas: { roles: all },
  createKeypointSchema: { roles: leading, body: () => ({ ...name(), type: 'pose' }) },
  updateKeypointSchema: { roles: leading, body: () => ({ ...name(), type: 'pose' }) },
  deleteKeypointSchema: { roles: leading },
  listKeypointSchemaLinks: { roles: all },
  addKeypointSchemaLinks: { roles: leading, body: linkBody },
  deleteKeypointSchemaLinks: { roles: leading, body: linkBody },
  listProjectLabels: { roles: all },
  getLabel: { roles: all },
  listLabels: { roles: all },
  createLabels: {
    roles: labelling,
    body: ({ label_class_id: class_id }) => [{ class_id, bbox: [1, 1, 5, 5] }],
  },
  updateLabels: {
    roles: labelling,
    body: ({ label_class_id: class_id, label_id }) => [{ label_id, class_id, bbox: [1, 1, 5, 5] }],
  },
  deleteLabels: { roles: labelling, body: () => [{ id: randomUUID() }] },
  listLabelClasses: { roles: all },
  createLabelClass: { roles: leading, body: name },
  getLabelClass: { roles: all },
  updateLabelClass: { roles: leading, body: name },
  deleteLabelClass: { roles: leading },
  listBuckets: { roles: leading },
  createBucket: { roles: administering, body: () => ({ cloud_provider: 'dummy', secret: 'x' }) },
  updateBucket: { roles: administering, body: () => ({ description: 'x' }) },
  importFromBucket: { roles: leading, body: ({ dataset_id }) => ({ dataset_id }) },
  listBucketFiles: { roles: leading },
  deleteBucket: { roles: administering },
  createProject: { roles: leading, body: name },
  listProjects: { roles: all },
  getProject: { roles: all },
  updateProject: { roles: leading, body: name },
  deleteProject: { roles: administering },
  startExport: { roles: leading, body: () => ({ format: 'images' }) },
  getExport: { roles: all },
  listTagGroups: { roles: all },
  createTagGroup: { roles: leading, body: () => ({ ...name(), type: 'SELECTION' }) },
  getTagGroup: { roles: all },
  updateTagGroup: { roles: leading, body: () => ({ ...name(), type: 'SELECTION' }) },
  deleteTagGroup: { roles: leading },
  listTagClasses: { roles: all },
  createTagClass: { roles: leading, body: name },
  getTagClass: { roles: all },
  updateTagClass: { roles: leading, body: name },
  deleteTagClass: { roles: leading },
  listVideos: { roles: all },
  createVideo: {
    roles: labelling,
    refusal: '400 content_type_refused',
    body: ({ dataset_id }) => ({ dataset_id, filename: 'a.mp4', upload_id: randomUUID() }),
  },
  getVideo: { roles: all },
  updateVideo: { roles: leading, body: () => ({ filename: randomUUID() }) },
  setVideoStatus: { roles: labelling, body: () => ({ status: 'TO REVIEW' }) },
  deleteVideo: { roles: leading },
  listSegments: { roles: all },
  createSegment: { roles: labelling, body: anotherSegment },
  updateSegment: { roles: labelling, body: segment },
  deleteSegment: { roles: labelling },
  listActivityTypes: { roles: all },
  createActivityType: { roles: leading, body: name },
  updateActivityType: { roles: leading, body: name },
  deleteActivityType: { roles: leading },
  listWorkspaces: { roles: all },
  getWorkspace: { roles: all },
  updateWorkspace: { roles: administering, body: name },
  getObjectDetector: { roles: labelling, refusal },
  getInstanceSegmentor: { roles: labelling, refusal },
  getSemanticSegmentor: { roles: labelling, refusal },
  getAttributer: { roles: labelling, refusal },
  detectObjects: { roles: labelling, refusal, body: picture },
  segmentInstances: { roles: labelling, refusal, body: picture },
  segmentSemantics: { roles: labelling, refusal, body: picture },
  predictAttributes: { roles: labelling, refusal, body: () => ({ ...picture(), bboxes: [[1, 2, 3, 4]] }) },
}

/** Operations that begin at the caller's own workspace, and so are about nobody else's. */
const homely: readonly OperationName[] = ['listProjects', 'createProject', 'listWorkspaces']

const names = Object.keys(table) as OperationName[]

describe('every operation of the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  const open = async (): Promise<{ desk: WireDesk; ids: Ids }> => {
    const desk = await openWireDesk(stack)
    const labels = await ask<{ items: { id: string }[] }>(desk, 'POST', `${desk.image}/labels`, [
      { class_id: desk.classId, bbox: [1, 1, 5, 5] },
    ])
    const job = await ask<{ id: string }>(desk, 'POST', `${desk.p}/exports`, { format: 'images' })
    const bucket = await ask<{ credential_id: string }>(
      desk,
      'POST',
      `/v1/buckets/${desk.workspaceId}/credentials`,
      { cloud_provider: 'dummy', secret: 'x' },
    )
    const activity = await ask<{ id: string }>(desk, 'POST', `${desk.p}/activity_types`, name())
    const video_id = await putVideo(desk, desk.datasetId, 'street.mp4')
    const made = segment({ activity_type_id: activity.id })
    const { id: segment_id } = await ask<{ id: string }>(
      desk,
      'POST',
      `${desk.p}/videos/${video_id}/segments`,
      made,
    )
    const schema = await ask<{ id: string }>(desk, 'POST', `${desk.p}/keypoint_schemas`, {
      ...name(),
      type: 'pose',
    })
    const ids = {
      video_id,
      segment_id,
      activity_type_id: activity.id,
      workspace_id: desk.workspaceId,
      project_id: desk.projectId,
      dataset_id: desk.datasetId,
      image_id: desk.imageIds[0] ?? '',
      label_id: labels.items[0]?.id ?? '',
      label_class_id: desk.classId,
      keypoint_schema_id: schema.id,
      attribute_id: (await makeAttribute(desk, { name: 'Seen', type: 'BOOL' })).id,
      tag_class_id: (await makeTagClass(desk)).id,
      tag_group_id: (await makeTagGroup(desk)).id,
      export_id: job.id,
      job_id: await putLabelingJob(stack, desk.projectId),
      bucket_id: bucket.credential_id,
    }
    return { desk, ids }
  }
  /** What all ways to an operation answer alike: the status, and the code of a refusal. */
  const told = async (operation: OperationName, ids: Ids, key: string | undefined): Promise<string> => {
    const { query = '', body } = samples[operation]
    const answers: string[] = []
    for (const { method, url } of waysTo(operation)) {
      const path = url.replaceAll(/:(\w+)/g, (_, param: string) => ids[param] ?? '')
      const options = { ...(key === undefined ? {} : { key }), ...(body ? { body: body(ids) } : {}) }
      const sent = await stack.send(method, `/v1${path}${query}`, options)
      answers.push(sent.status < 300 ? `${sent.status}` : `${sent.status} ${Object(sent.body).code}`)
    }
    const [answer = ''] = answers
    assert.ok(
      answers.every(each => each === answer),
      `${operation}: aliases answer alike`,
    )
    return answer
  }
  const call = async (...asked: Parameters<typeof told>) => Number((await told(...asked)).slice(0, 3))
  /** Asks for what a role may, and must be answered what was said. */
  const allows = async (role: Role, operation: OperationName, ids: Ids, key: string) => {
    const answer = await told(operation, ids, key)
    const expected = samples[operation].refusal
    if (expected !== undefined) assert.equal(answer, expected, `${role} ${operation}`)
    else assert.match(answer, operation.startsWith('delete') ? /^204$/ : /^20[04]$/, `${role} ${operation}`)
  }

  it('is bound once, and called in ways of its own', () => {
    assert.deepEqual(operations.map(({ name }) => name).sort(), [...names].sort())
    const ways = names.flatMap(waysTo).map(({ method, url }) => `${method} ${url}`)
    assert.equal(new Set(ways).size, ways.length)
    const numbers = names.map(each => table[each][0]).filter(number => number !== null)
    assert.deepEqual(
      numbers,
      [...new Set(numbers)].sort((a, b) => a - b),
    )
  })

  it('answers 401 without a key', async () => {
    const { ids } = await open()
    for (const each of names) assert.equal(await call(each, ids, undefined), 401, each)
  })

  it('answers 404 to another workspace, and nothing happens', async () => {
    const { desk, ids } = await open()
    const { key } = await stack.workspace()
    for (const each of names.filter(each => !homely.includes(each)))
      assert.equal(await call(each, ids, key), 404, each)
    assert.equal((await stack.send('GET', `${desk.p}/labels/${ids.label_id}`, { key: desk.key })).status, 200)
  })

  it('answers 404 to ids of another project of the same workspace', async () => {
    const { desk, ids } = await open()
    const other = await ask<{ id: string }>(desk, 'POST', '/v1/projects', { name: 'Other' })
    const mixed = names.filter(each => waysTo(each)[0]?.url.match(/project_id\/.*:/))
    for (const each of mixed)
      assert.equal(await call(each, { ...ids, project_id: other.id }, desk.key), 404, each)
    assert.equal((await stack.send('GET', `${desk.p}/labels/${ids.label_id}`, { key: desk.key })).status, 200)
  })

  it('answers 403 to roles that may not, and does for the others what they ask', async context => {
    const { desk, ids } = await open()
    // What deletes comes last: the others need it.
    const ordered = [...names].sort((a, b) => Number(a.startsWith('delete')) - Number(b.startsWith('delete')))
    for (const role of [...roles].reverse()) {
      const key = await stack.key(desk.workspaceId, role)
      for (const each of ordered) {
        if (samples[each].roles.includes(role)) continue
        assert.equal(await call(each, ids, key), 403, `${role} ${each}`)
      }
      for (const each of ordered.filter(each => !each.startsWith('delete'))) {
        if (!samples[each].roles.includes(role)) continue
        await allows(role, each, ids, key)
      }
    }
    context.diagnostic(`${''.padEnd(28)}${roles.map(role => role.padEnd(15)).join('')}`)
    for (const each of names) {
      const marks = roles.map(role => (samples[each].roles.includes(role) ? 'yes' : '-').padEnd(15))
      context.diagnostic(`${each.padEnd(28)}${marks.join('')}`)
    }
  })

  it('deletes for every role that may', async () => {
    const deletions = [
      'deleteLabels',
      'deleteAttributeLinks',
      'deleteAttribute',
      'deleteImageTags',
      'deleteKeypointSchemaLinks',
      'deleteKeypointSchema',
      'deleteTagClass',
      'deleteTagGroup',
      'deleteLabelClass',
      'deleteImage',
      'deleteSegment',
      'deleteActivityType',
      'deleteVideo',
      'deleteDataset',
      'deleteBucket',
      'deleteProject',
    ] as const
    for (const role of roles) {
      const { desk, ids } = await open()
      const key = await stack.key(desk.workspaceId, role)
      for (const each of deletions.filter(each => samples[each].roles.includes(role)))
        await allows(role, each, ids, key)
    }
  })

  it('answers what it does not know with 404 in its own words, to those with a key', async () => {
    const { key } = await stack.workspace()
    const sent = await stack.send('GET', '/v1/nowhere', { key })
    assert.deepEqual(
      [sent.status, sent.body],
      [404, { code: 'route_not_found', message: 'There is no GET /v1/nowhere' }],
    )
    assert.equal((await stack.send('GET', '/v1/nowhere')).status, 401)
    const wrong = await stack.send('DELETE', '/v1/projects', { key })
    assert.deepEqual([wrong.status, wrong.headers.get('allow')], [405, 'GET, HEAD, POST'])
    assert.deepEqual(wrong.body, {
      code: 'method_not_allowed',
      message: '/v1/projects can be asked with GET, HEAD, POST, not with DELETE',
    })
    assert.equal((await stack.send('DELETE', '/v1/projects')).status, 401)
  })
})
