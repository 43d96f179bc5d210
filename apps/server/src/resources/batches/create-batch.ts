import { AppError } from '@gesso/core'
import type { Context } from '../../context.ts'
import { refusingTaken } from '../../db/index.ts'
import type { Actor } from '../access/index.ts'
import { findDataset } from '../datasets/index.ts'
import { findProject } from '../projects/index.ts'
import { ensureDefaultBatch, findBatch } from './find-batch.ts'
import { type BatchRow, datasetNamed, insertBatch } from './queries.ts'

/**
 * Makes a batch.
 * @param input without a dataset the one of the batch's name, which is made where there is none
 * @throws AppError `name_taken`; `not_found` for a dataset that is not of the project
 */
export async function createBatch(
  context: Context,
  actor: Actor,
  projectId: string,
  input: {
    readonly name: string
    readonly label?: string | null | undefined
    readonly description?: string | null | undefined
    readonly datasetId?: string | undefined
  },
): Promise<BatchRow> {
  const project = await findProject(context, actor, projectId, 'create jobs')
  // First of all, so that nobody else takes its name.
  await ensureDefaultBatch(context, actor, project.id)
  const given = input.datasetId && (await findDataset(context, actor, input.datasetId, 'create jobs'))
  if (given && given.projectId !== project.id)
    throw new AppError('not_found', { what: 'dataset', id: given.id })
  const name = input.name.trim()
  const { label = null, description = null } = input
  const fields = { id: context.newId(), projectId: project.id, name, label, description, isDefault: false }
  const made = context.db.transaction().execute(async transaction => {
    const dataset = { id: context.newId(), projectId: project.id, name }
    const datasetId = given ? given.id : await datasetNamed(transaction, dataset, context.now())
    await insertBatch(transaction, { ...fields, datasetId }, actor, context.now())
  })
  await refusingTaken('batch_name_unique', { field: 'name', name }, made)
  context.news.tell(`jobs of ${project.id}`)
  return findBatch(context, actor, fields.id, 'read the workspace')
}
