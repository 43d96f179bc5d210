import { defaultPlan } from '@gesso/core'
import { v7 as uuidv7 } from 'uuid'
import { ask, type Desk, makeDataset, makeTagClass, openDesk, putImages } from './builders.ts'
import { putJob } from './jobs.ts'
import { signInAs } from './people.ts'
import type { Stack } from './stack.ts'
import { putVideo } from './videos.ts'

/** A workspace with one of everything in it, by the names that paths and bodies use. */
export interface Furnished {
  /** of an Owner */
  readonly key: string
  readonly ids: Readonly<Record<string, string>>
}

/** Makes one of everything. */
export async function furnish(stack: Stack): Promise<Furnished> {
  const desk = await openDesk(stack)
  const { key, workspaceId, projectId } = desk
  const make = (path: string, body: object) => ask<Made>(desk, 'POST', path, body)
  const { id: datasetId } = await makeDataset(desk)
  const [imageId = ''] = await putImages(desk, datasetId, ['car.jpg'])
  const { id: statusId } = await make(`/api/projects/${projectId}/statuses`, { name: 'Second look' })
  const group = { name: 'Weather', type: 'SELECTION' }
  const { id: tagGroupId } = await make(`/api/projects/${projectId}/tag-groups`, group)
  const { id: labelClassId } = await make(`/api/projects/${projectId}/label-classes`, { name: 'car' })
  const attribute = { name: 'Colour', type: 'SELECTION', options: [{ value: 'red' }] }
  const { id: attributeId } = await make(`/api/projects/${projectId}/attributes`, attribute)
  const { id: activityTypeId } = await make(`/api/projects/${projectId}/activity-types`, { name: 'walking' })
  const onVideo = await furnishVideo(desk, datasetId, activityTypeId)
  const { id: commentId } = await make(`/api/media/${imageId}/comments`, { body: 'Too wide' })
  const keypointSchema = { name: 'face', type: 'points', keypointClasses: [{ name: 'nose' }] }
  const schema = await make(`/api/projects/${projectId}/keypoint-schemas`, keypointSchema)
  const [upload] = await ask<Made[]>(desk, 'POST', `/api/projects/${projectId}/uploads`, { count: 1 })
  const { invitation } = await make(`/api/workspaces/${workspaceId}/invitations`, { role: 'Labeller' })
  const apiKey = { name: 'Key', role: 'Labeller' }
  const made = await make(`/api/workspaces/${workspaceId}/api-keys`, apiKey)
  const [labeller, owner] = [
    await signInAs(stack, workspaceId, 'Labeller'),
    await signInAs(stack, workspaceId, 'Owner'),
  ]
  const work = await furnishWork(desk, imageId, labeller.personId)
  // Another Owner, so that this one may be taken away.
  await signInAs(stack, workspaceId, 'Owner')
  return {
    key,
    ids: {
      workspaceId,
      projectId,
      datasetId,
      imageId,
      labelClassId,
      statusId,
      tagGroupId,
      groupId: tagGroupId,
      classId: labelClassId,
      attributeId,
      keypointSchemaId: schema.id,
      tagClassId: (await makeTagClass(desk)).id,
      activityTypeId,
      activityTypeIds: activityTypeId,
      ...onVideo,
      mediaId: imageId,
      commentId,
      uploadId: upload?.id ?? '',
      invitationId: invitation?.id ?? '',
      apiKeyId: made.apiKey?.id ?? '',
      personId: labeller.personId,
      ownerId: owner.personId,
      ...(await putWork(desk, datasetId, imageId)),
      ...work,
      bucketId: (await make(`/api/workspaces/${workspaceId}/buckets`, dummyBucket)).id,
    },
  }
}

/** A video with a segment. @returns ids, by the names that paths use */
async function furnishVideo(
  desk: Desk,
  datasetId: string,
  activityTypeId: string,
): Promise<Record<string, string>> {
  const videoId = await putVideo(desk, datasetId, 'street.mp4')
  const segment = { startMs: 0, endMs: 1000, activityTypeIds: [activityTypeId] }
  const { id: segmentId } = await ask<Made>(desk, 'POST', `/api/videos/${videoId}/segments`, segment)
  return { videoId, segmentId }
}

/** A job on an image, in somebody's hands. @returns ids, by the names that paths and bodies use */
async function furnishWork(desk: Desk, imageId: string, personId: string): Promise<Record<string, string>> {
  const { workspaceId, projectId } = desk
  const make = (path: string, body: object) => ask<Made>(desk, 'POST', path, body)
  const workflow = { name: 'Careful', ...defaultPlan }
  const { id: workflowId } = await make(`/api/projects/${projectId}/workflows`, workflow)
  const { id: batchId } = await make(`/api/projects/${projectId}/batches`, { name: 'First' })
  const people = { name: 'Night shift', personIds: [personId] }
  const { id: personGroupId } = await make(`/api/workspaces/${workspaceId}/groups`, people)
  const sending = { mediaIds: [imageId], workflowId, batchId }
  const [job] = await ask<Made[]>(desk, 'POST', `/api/projects/${projectId}/jobs/from-media`, sending)
  const jobId = job?.id ?? ''
  const { visitId = '' } = await make(`/api/jobs/${jobId}/take`, { personId })
  return { workflowId, batchId, personGroupId, jobId, jobIds: jobId, visitId, mediaIds: imageId }
}

const dummyBucket = { name: 'Bucket', provider: 'dummy', secret: 'sesame' }

interface Made {
  readonly id: string
  readonly visitId?: string
  readonly invitation?: { readonly id: string }
  readonly apiKey?: { readonly id: string }
}

/** A run that has ended, so that nothing works on it. */
async function putRun({ context }: Stack, project_id: string): Promise<string> {
  const id = uuidv7()
  const now = new Date()
  const run = { id, project_id, kind: 'export', state: 'done', input: '{}', created_at: now, ended_at: now }
  await context.db.insertInto('run').values(run).execute()
  return id
}

/** A job on an image, what its project told of it, and a run. */
async function putWork(desk: Desk, datasetId: string, mediaId: string): Promise<Record<string, string>> {
  const { stack, projectId } = desk
  const jobId = await putJob(desk, datasetId, { mediaId })
  await ask(desk, 'PUT', `/api/projects/${projectId}/callback`, { url: 'https://told.invalid/' })
  const deliveryId = await putDelivery(stack, projectId, jobId)
  return { jobId, deliveryId, runId: await putRun(stack, projectId) }
}

/** Something that was told, or would have been. */
async function putDelivery({ context }: Stack, project_id: string, job_id: string): Promise<string> {
  const id = uuidv7()
  const now = new Date()
  const row = {
    id,
    project_id,
    job_id,
    about: 'done',
    url: 'https://example.org/told',
    body: '{}',
    state: 'given up',
  }
  const since = { next_at: now, created_at: now, last_status: null, last_problem: null, delivered_at: null }
  await context.db
    .insertInto('callback_delivery')
    .values({ ...row, ...since })
    .execute()
  return id
}
