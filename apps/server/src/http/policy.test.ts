import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Capability, defaultPlan, may, type Role, roles } from '@gesso/core'
import type { Operation } from '../contract/operation.ts'
import { type Furnished, furnish } from '../testing/furnish.ts'
import { branchesOf, exampleOf } from '../testing/schema-values.ts'
import { type Sent, type Stack, startStack } from '../testing/stack.ts'
import { contracts } from './contracts.ts'

/** What each operation needs, or what else decides who may call it. */
const needs: Readonly<Record<keyof typeof contracts, Capability | 'anyone' | 'a person' | 'any key'>> = {
  signIn: 'anyone',
  signOut: 'anyone',
  acceptInvitation: 'a person',
  getMe: 'any key',
  updateMe: 'a person',
  createWorkspace: 'a person',
  updateWorkspace: 'change the workspace',
  listMembers: 'read the workspace',
  setMemberRole: 'manage members',
  removeMember: 'manage members',
  listInvitations: 'manage members',
  createInvitation: 'manage members',
  revokeInvitation: 'manage members',
  listApiKeys: 'manage API keys',
  createApiKey: 'manage API keys',
  revokeApiKey: 'manage API keys',
  listProjects: 'read the workspace',
  createProject: 'create projects',
  getProject: 'read the workspace',
  updateProject: 'change projects',
  deleteProject: 'delete projects',
  listDatasets: 'read the workspace',
  createDataset: 'manage datasets',
  updateDataset: 'manage datasets',
  deleteDataset: 'manage datasets',
  createUploads: 'upload images',
  createImage: 'upload images',
  listImages: 'read the workspace',
  getImage: 'read the workspace',
  getNeighbours: 'read the workspace',
  updateImage: 'manage images',
  setImageStatus: 'set a status',
  deleteImage: 'manage images',
  listLabelClasses: 'read the workspace',
  createLabelClass: 'edit the taxonomy',
  updateLabelClass: 'edit the taxonomy',
  deleteLabelClass: 'edit the taxonomy',
  listKeypointSchemas: 'read the workspace',
  createKeypointSchema: 'edit the taxonomy',
  updateKeypointSchema: 'edit the taxonomy',
  deleteKeypointSchema: 'edit the taxonomy',
  listLabels: 'read the workspace',
  listImageLabels: 'read the workspace',
  previewLabels: 'read the workspace',
  changeLabels: 'edit labels',
  changeLabelsBriefly: 'edit labels',
  listChanges: 'read the workspace',
  listVideoLabels: 'read the workspace',
  changeVideoLabels: 'edit labels',
  listVideoChanges: 'read the workspace',
  listTagGroups: 'read the workspace',
  createTagGroup: 'edit the taxonomy',
  updateTagGroup: 'edit the taxonomy',
  deleteTagGroup: 'edit the taxonomy',
  listTagClasses: 'read the workspace',
  createTagClass: 'edit the taxonomy',
  updateTagClass: 'edit the taxonomy',
  deleteTagClass: 'edit the taxonomy',
  listImageTags: 'read the workspace',
  editImageTags: 'edit tags',
  listStatuses: 'read the workspace',
  createStatus: 'change projects',
  updateStatus: 'change projects',
  deleteStatus: 'change projects',
  listBuckets: 'import from buckets',
  createBucket: 'manage buckets',
  updateBucket: 'manage buckets',
  deleteBucket: 'manage buckets',
  testBucket: 'manage buckets',
  listBucketObjects: 'import from buckets',
  listAttributes: 'read the workspace',
  createAttribute: 'edit the taxonomy',
  updateAttribute: 'edit the taxonomy',
  deleteAttribute: 'edit the taxonomy',
  editAttributeLinks: 'edit the taxonomy',
  getImageAttributes: 'read the workspace',
  setImageAttributes: 'edit labels',
  getVideoAttributes: 'read the workspace',
  setVideoAttributes: 'edit labels',
  getSegmentAttributes: 'read the workspace',
  setSegmentAttributes: 'edit labels',
  createVideo: 'upload images',
  listVideos: 'read the workspace',
  getVideo: 'read the workspace',
  createFrameVideo: 'upload images',
  listFrames: 'read the workspace',
  noteFrameSizes: 'edit labels',
  getFrameTimes: 'read the workspace',
  updateVideo: 'manage images',
  setVideoStatus: 'set a status',
  readVideoAgain: 'upload images',
  deleteVideo: 'manage images',
  listActivityTypes: 'read the workspace',
  createActivityType: 'edit the taxonomy',
  updateActivityType: 'edit the taxonomy',
  deleteActivityType: 'edit the taxonomy',
  listSegments: 'read the workspace',
  createSegment: 'edit labels',
  updateSegment: 'edit labels',
  deleteSegment: 'edit labels',
  listComments: 'read the workspace',
  createComment: 'comment',
  updateComment: 'comment',
  deleteComment: 'delete comments of others',
  startBucketImport: 'import from buckets',
  startDuplicateSearch: 'edit labels',
  removeDuplicates: 'edit labels',
  listAttachments: 'read the workspace',
  tellSizes: 'do jobs',
  listResults: 'read the workspace',
  getCallback: 'change projects',
  setCallback: 'change projects',
  deleteCallback: 'change projects',
  listDeliveries: 'change projects',
  retryDelivery: 'change projects',
  listWorkflows: 'read the workspace',
  createWorkflow: 'edit workflows',
  getWorkflow: 'read the workspace',
  changeWorkflow: 'edit workflows',
  retireWorkflow: 'edit workflows',
  stepCounts: 'read the workspace',
  listBatches: 'read the workspace',
  createBatch: 'create jobs',
  getBatch: 'read the workspace',
  changeBatch: 'lead the work',
  listGroups: 'read the workspace',
  createGroup: 'lead the work',
  updateGroup: 'lead the work',
  deleteGroup: 'lead the work',
  listJobs: 'read the workspace',
  offerJobsAgain: 'lead the work',
  retryResults: 'lead the work',
  createJobs: 'create jobs',
  sendToWorkflow: 'create jobs',
  countDatasetJobs: 'read the workspace',
  takeNextJob: 'do jobs',
  withheldJobs: 'do jobs',
  getJob: 'read the workspace',
  takeJob: 'do jobs',
  heartbeatJob: 'do jobs',
  submitJob: 'do jobs',
  acceptJob: 'do jobs',
  rejectJob: 'do jobs',
  skipJob: 'do jobs',
  releaseJob: 'do jobs',
  assignJobs: 'lead the work',
  moveJobs: 'lead the work',
  reopenJobs: 'lead the work',
  prioritiseJobs: 'lead the work',
  jobVersion: 'read the workspace',
  peopleFigures: 'lead the work',
  listFormats: 'any key',
  startExport: 'export',
  listRuns: 'read the workspace',
  getRun: 'read the workspace',
  cancelRun: 'cancel runs',
}

interface Forbidden {
  readonly code: string
  readonly facts: { readonly role: Role; readonly capability: Capability }
}

interface Case {
  readonly name: string
  readonly operation: Operation
  readonly capability: Capability
  /** instead of the example's */
  readonly body?: object
  /** instead of the furnished ones: name of a parameter -> name of another id */
  readonly aim?: Readonly<Record<string, string>>
}

const content = { parentId: null, shape: 'box', geometry: { left: 1, top: 2, right: 4, bottom: 6 } }
/** Examples that would ask for more than the operation's own capability, or for something that cannot be. */
const bodies: Readonly<Record<string, object>> = {
  setMemberRole: { role: 'Supervisor' },
  createInvitation: { role: 'Labeller' },
  createApiKey: { name: 'Key', role: 'View Only' },
  setImageStatus: { status: 'TO REVIEW' },
  setVideoStatus: { status: 'TO REVIEW' },
  createSegment: { startMs: 5000, endMs: 6000, activityTypeIds: ['activityTypeId'] },
  updateSegment: { startMs: 5000, endMs: 6000, activityTypeIds: ['activityTypeId'] },
  editImageTags: { add: [] },
  noteFrameSizes: { sizes: [] },
  changeLabels: { id: 'segmentId', added: [], updated: [], removed: [] },
  changeLabelsBriefly: { id: 'segmentId', added: [], updated: [], removed: [] },
  changeVideoLabels: { id: 'segmentId', added: [], updated: [], removed: [] },
  startExport: { format: 'json_coco' },
  startDuplicateSearch: {},
  createComment: { body: 'Too wide' },
  updateComment: { resolved: true },
  createBucket: { name: 'Bucket', provider: 'dummy' },
  updateBucket: { name: 'Bucket', provider: 'dummy' },
  setCallback: { url: 'https://example.org/told', secret: null },
  createKeypointSchema: { name: 'arm', type: 'pose' },
  updateKeypointSchema: { name: 'arm' },
  createWorkflow: { name: 'Quick', ...defaultPlan },
  changeWorkflow: { name: 'Quick', tag: null, attachments: 'copy', ...defaultPlan },
  createGroup: { name: 'Day shift', personIds: ['personId'] },
  updateGroup: { name: 'Day shift', personIds: ['personId'] },
  moveJobs: { jobIds: ['jobId'], step: 'review' },
  // An API key has to say for whom it works, and may do so only where it leads.
  takeNextJob: {},
  takeJob: {},
  heartbeatJob: {},
  submitJob: {},
  acceptJob: {},
  rejectJob: { reasons: [], comment: 'The car is missing' },
  skipJob: { reason: 'Too dark' },
  releaseJob: {},
}

const { setMemberRole, removeMember, createInvitation, createApiKey, setImageStatus } = contracts
const owner = { personId: 'ownerId' }
/** What needs more than the operation itself does. */
const particular: readonly Case[] = [
  {
    name: 'setMemberRole to Owner',
    operation: setMemberRole,
    capability: 'manage owners',
    body: { role: 'Owner' },
  },
  {
    name: 'setMemberRole of an Owner',
    operation: setMemberRole,
    capability: 'manage owners',
    body: { role: 'Labeller' },
    aim: owner,
  },
  { name: 'removeMember, an Owner', operation: removeMember, capability: 'manage owners', aim: owner },
  {
    name: 'createInvitation as Owner',
    operation: createInvitation,
    capability: 'manage owners',
    body: { role: 'Owner' },
  },
  {
    name: 'createApiKey as Owner',
    operation: createApiKey,
    capability: 'manage owners',
    body: { name: 'Key', role: 'Owner' },
  },
  {
    name: 'setImageStatus DONE',
    operation: setImageStatus,
    capability: 'accept images',
    body: { status: 'DONE' },
  },
  {
    name: 'setImageStatus COMPLETED',
    operation: setImageStatus,
    capability: 'accept images',
    body: { status: 'COMPLETED' },
  },
]

const cases: readonly Case[] = [
  ...Object.entries<Operation>(contracts).flatMap(([name, operation]) => {
    const need = needs[name as keyof typeof contracts]
    return isCapability(need) ? [{ name, operation, capability: need, body: bodies[name] ?? undefined }] : []
  }),
  ...particular,
] as readonly Case[]

function isCapability(need: string): need is Capability {
  return !['anyone', 'a person', 'any key'].includes(need)
}

describe('what each role may do', () => {
  let stack: Stack
  let shared: Furnished
  before(async () => {
    stack = await startStack()
    shared = await furnish(stack)
  })
  after(() => stack.close())

  const matrix: string[] = []

  for (const { name, operation, capability, body, aim = {} } of cases)
    it(`${name} needs: ${capability}`, async () => {
      const marks: string[] = []
      for (const role of roles) {
        // What is read or refused leaves everything as it was.
        const place = operation.method === 'GET' || !may(role, capability) ? shared : await furnish(stack)
        const key = await stack.key(place.ids['workspaceId'] ?? '', role)
        const sent = await call(place, operation, key, body, aim)
        const allowed = sent.status < 300 || isPastTheDoor(sent)
        assert.equal(allowed, may(role, capability), `${role}: ${sent.status} ${JSON.stringify(sent.body)}`)
        if (!allowed) {
          const { code, facts } = sent.body as Forbidden
          assert.deepEqual([sent.status, code, facts.role], [403, 'forbidden', role])
          assert.ok(!may(role, facts.capability), 'it names what the role may not do')
        }
        marks.push(allowed ? 'yes' : '-')
      }
      matrix.push(`${name.padEnd(28)}${marks.map(mark => mark.padEnd(15)).join('')}`)
    })

  it('is this', context => {
    context.diagnostic(`${''.padEnd(28)}${roles.map(role => role.padEnd(15)).join('')}`)
    for (const line of matrix) context.diagnostic(line)
    assert.equal(matrix.length, cases.length)
  })

  function call(
    { ids }: Furnished,
    { method, path, query, body }: Operation,
    key: string,
    given: object | undefined,
    aim: Readonly<Record<string, string>>,
  ): Promise<Sent> {
    const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => ids[aim[name] ?? name] ?? '')
    const [branch = body] = branchesOf(body)
    const sent = given ? aimed(given, ids) : exampleOf(branch, { ...ids, ...content })
    const search =
      'imageId' in query.properties && path.includes('/labels') ? `?imageId=${ids['imageId']}` : ''
    return stack.send(method, filled + search, { key, ...(sent === undefined ? {} : { body: sent }) })
  }
})

/** A body with the furnished ids where it names them. */
function aimed(body: object, ids: Readonly<Record<string, string>>): unknown {
  return JSON.parse(JSON.stringify(body), (_, value: unknown) =>
    typeof value === 'string' ? (ids[value] ?? value) : value,
  )
}

/** Refusals for the state of the thing itself, which come after the question who may. */
function isPastTheDoor({ status, body }: Sent): boolean {
  const { code } = body as { code: string }
  const refusals = [
    'upload_not_received',
    'run_not_cancellable',
    'format_unknown',
    'content_type_refused',
    'duplicates_unlisted',
    'person_missing',
    'job_state_unfit',
    'reference_taken',
  ]
  return status === 400 && refusals.includes(code)
}
