import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type Stack, startStack } from '../../../testing/stack.ts'
import { putLabelingJob } from '../testing/labeling-job.ts'
import { ask, openWireDesk, refusal, type WirePage } from '../testing/wire-desk.ts'

/** What those are told who may, as long as no model can be run. */
const without = (what: string) => `400 There is no ${what} in this project: this server runs no models yet`

describe('automation over the Hasty API', () => {
  let stack: Stack
  before(async () => {
    stack = await startStack()
  })
  after(() => stack.close())

  it('refuses automated labeling that cannot be meant, naming the field', async () => {
    const desk = await openWireDesk(stack)
    const whole = { experiment_id: randomUUID() }
    for (const [wrong, message] of [
      [{}, 'experiment_id is missing'],
      [{ experiment_id: 'x' }, 'experiment_id must be a uuid'],
      [{ ...whole, confidence_threshold: 1.5 }, 'confidence_threshold must be <= 1'],
      [{ ...whole, max_detections_per_image: 0 }, 'max_detections_per_image must be >= 1'],
      [{ ...whole, num_images: -1 }, 'num_images must be >= 0'],
      [{ ...whole, masker_threshold: 'high' }, 'masker_threshold must be number'],
      [{ ...whole, min_size: -1 }, 'min_size must be >= 0'],
      [{ ...whole, dataset_id: 'x' }, 'dataset_id must be a uuid'],
    ] as const)
      assert.equal(await refusal(desk, 'POST', `${desk.p}/automated_labeling`, wrong), `400 ${message}`)
  })

  it('refuses automated labeling of datasets of others, and of another project', async () => {
    const desk = await openWireDesk(stack)
    const strange = await openWireDesk(stack)
    const project = await ask(desk, 'POST', '/v1/projects', { name: 'Other' })
    const dataset = await ask(desk, 'POST', `/v1/projects/${project.id}/datasets`, { name: 'other' })
    for (const dataset_id of [strange.datasetId, dataset.id, randomUUID()]) {
      const body = { experiment_id: randomUUID(), dataset_id }
      assert.equal(
        await refusal(desk, 'POST', `${desk.p}/automated_labeling`, body),
        `404 There is no dataset ${dataset_id}`,
      )
    }
  })

  it('starts no automated labeling without a model, says so, and leaves nothing', async () => {
    const desk = await openWireDesk(stack)
    const experiment_id = randomUUID()
    // As the SDK sends it: all of its own defaults, and no dataset.
    const body = {
      experiment_id,
      confidence_threshold: 0.8,
      max_detections_per_image: 100,
      num_images: 0,
      masker_threshold: 0.5,
      dataset_id: null,
    }
    assert.equal(
      await refusal(desk, 'POST', `${desk.p}/automated_labeling`, body),
      without(`model ${experiment_id}`),
    )
    const { meta } = await ask<WirePage>(desk, 'GET', `${desk.p}/automated_labeling`)
    assert.equal(meta.total, 0)
  })

  it('lists automated labeling, newest first, and tells how far each is', async () => {
    const desk = await openWireDesk(stack)
    const first = await putLabelingJob(stack, desk.projectId, { state: 'done', done: 8, total: 8 })
    const second = await putLabelingJob(stack, desk.projectId, { state: 'failed', done: 2, total: 8 })
    await ask(desk, 'POST', `${desk.p}/exports`, { format: 'images' })
    const page = await ask<WirePage>(desk, 'GET', `${desk.p}/automated_labeling?offset=1&limit=1`)
    assert.deepEqual([page.meta.total, page.meta.offset, page.items.map(job => job.id)], [2, 1, [first]])
    const { experiment_id, started_on, completed_on, ...job } = await ask(
      desk,
      'GET',
      `${desk.p}/automated_labeling/${second}`,
    )
    assert.deepEqual([typeof experiment_id, typeof started_on, typeof completed_on], Array(3).fill('string'))
    assert.deepEqual(job, {
      id: second,
      project_id: desk.projectId,
      status: 'FAILED',
      progress: 0.25,
      images_processed: 2,
      user_id: null,
      confidence_threshold: 0.7,
      max_detections_per_image: 50,
      num_images: 0,
      masker_threshold: 0.5,
      min_size: 4,
      update_no_predictions: false,
      run_name: null,
    })
  })

  it('knows no export as automated labeling, and the other way round', async () => {
    const desk = await openWireDesk(stack)
    const { id } = await ask(desk, 'POST', `${desk.p}/exports`, { format: 'images' })
    const job = await putLabelingJob(stack, desk.projectId)
    assert.match(await refusal(desk, 'GET', `${desk.p}/automated_labeling/${id}`), /^404 /)
    assert.match(await refusal(desk, 'GET', `${desk.p}/exports/${job}`), /^404 /)
  })

  it('fails a run of automated labeling that waits for a model, and says why', async () => {
    const desk = await openWireDesk(stack)
    const id = await putLabelingJob(stack, desk.projectId, { state: 'queued' })
    await stack.context.runs.enqueue(stack.context.db, id)
    let status: unknown
    do status = (await ask(desk, 'GET', `${desk.p}/automated_labeling/${id}`)).status
    while (status === 'INIT' || status === 'PROCESSING')
    assert.equal(status, 'FAILED')
    const run = await ask<{ error: string }>({ stack, key: desk.key }, 'GET', `/api/runs/${id}`)
    assert.match(run.error, /^There is no model .* this server runs no models yet$/)
  })

  it('has no heuristics to rank by, as a plain list', async () => {
    const desk = await openWireDesk(stack)
    assert.deepEqual(await ask(desk, 'GET', `${desk.p}/active_learning/heuristics`), [])
  })

  it('refuses to rank: what cannot be meant by field, all else for want of a model', async () => {
    const desk = await openWireDesk(stack)
    for (const [wrong, message] of [
      [{ heuristic_id: 'x' }, 'heuristic_id must be a uuid'],
      [{ model_family: 'oracle' }, 'model_family must be one of segmentor, detector, semantic-segmentor'],
      [{ num_images: 0 }, 'num_images must be >= 1'],
      [{ dataset_ids: ['x'] }, 'dataset_ids[0] must be a uuid'],
      [{ session_name: ' ' }, 'session_name must not be blank'],
    ] as const)
      assert.equal(await refusal(desk, 'POST', `${desk.p}/active_learning/sessions`, wrong), `400 ${message}`)
    const wish = { heuristic_id: randomUUID(), model_family: 'segmentor', num_images: 100, dataset_ids: [] }
    for (const path of ['sessions', 'ranking'])
      assert.equal(
        await refusal(desk, 'POST', `${desk.p}/active_learning/${path}`, wish),
        without('segmentor'),
      )
  })

  it('says of each model that it is not there, with a status that the SDK tells at once', async () => {
    const desk = await openWireDesk(stack)
    assert.equal(await refusal(desk, 'GET', `${desk.p}/object_detector`), without('object detector'))
    assert.equal(await refusal(desk, 'GET', `${desk.p}/instance_segmentor`), without('instance segmentor'))
    assert.equal(await refusal(desk, 'GET', `${desk.p}/semantic_segmentor`), without('semantic segmentor'))
    assert.equal(await refusal(desk, 'GET', `${desk.p}/attributer`), without('attributer'))
  })

  it('finds nothing in pictures without a model, and invents nothing', async () => {
    const desk = await openWireDesk(stack)
    const picture = { model_id: null, image_url: 'https://example.org/a.jpg' }
    const wish = { ...picture, confidence_threshold: 0.5, max_detections_per_image: 100 }
    const bboxes = { ...picture, bboxes: [[1, 2, 3, 4]], confidence_threshold: 0.5 }
    const { p } = desk
    assert.equal(await refusal(desk, 'POST', `${p}/object_detection`, wish), without('object detector'))
    assert.equal(
      await refusal(desk, 'POST', `${p}/instance_segmentation`, wish),
      without('instance segmentor'),
    )
    assert.equal(
      await refusal(desk, 'POST', `${p}/semantic_segmentation`, { ...picture, min_size: 0 }),
      without('semantic segmentor'),
    )
    assert.equal(await refusal(desk, 'POST', `${p}/attribute_prediction`, bboxes), without('attributer'))
  })

  it('refuses pictures and wishes that cannot be meant, naming the field', async () => {
    const desk = await openWireDesk(stack)
    const upload_id = randomUUID()
    for (const [path, wrong, message] of [
      ['object_detection', {}, 'upload_id is missing; give it or image_url'],
      [
        'object_detection',
        { upload_id, image_url: 'https://example.org/a' },
        'upload_id cannot stand beside image_url; give one',
      ],
      ['object_detection', { upload_id, confidence_threshold: 2 }, 'confidence_threshold must be <= 1'],
      ['instance_segmentation', { upload_id: 'x' }, 'upload_id must be a uuid'],
      [
        'instance_segmentation',
        { upload_id, max_detections_per_image: 1.5 },
        'max_detections_per_image must be integer',
      ],
      ['semantic_segmentation', { upload_id, min_size: -1 }, 'min_size must be >= 0'],
      ['attribute_prediction', { upload_id }, 'bboxes is missing'],
      ['attribute_prediction', { upload_id, bboxes: [[1, 2, 3]] }, 'bboxes[0] must have at least 4 items'],
    ] as const)
      assert.equal(await refusal(desk, 'POST', `${desk.p}/${path}`, wrong), `400 ${message}`)
  })
})
