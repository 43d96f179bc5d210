import { AppError } from '@gesso/core'
import { type Static, Type } from 'typebox'
import type { Context } from '../../context.ts'
import { findRun } from '../../runs/index.ts'
import { validatorOf } from '../../wire/index.ts'
import type { Actor } from '../access/index.ts'
import { changeLabels, findLabels } from '../labels/index.ts'
import { findProject } from '../projects/index.ts'
import { DuplicatesOnImage, type duplicateContract } from './contract.ts'
import { duplicateSearchKindName } from './start-duplicate-search.ts'

type Removal = Static<typeof duplicateContract.removeDuplicates.reply>
type Left = Removal['left'][number]

const parseListed = validatorOf(Type.Object({ images: Type.Array(DuplicatesOnImage) }), 'json')

/**
 * Removes the duplicates that a search lists, by one change an image, which the history keeps. What was edited since is
 * left, and so is what was a duplicate of a label that was: else both could be gone.
 * @throws AppError `not_found`, `forbidden`, `duplicates_unlisted` when the run is no search that is done
 */
export async function removeDuplicates(
  context: Context,
  actor: Actor,
  projectId: string,
  runId: string,
): Promise<Removal> {
  const project = await findProject(context, actor, projectId, 'edit labels')
  const images = await listedBy(context, actor, project.id, runId)
  let removed = 0
  const left: Left[] = []
  for (const image of images) {
    const leftHere = await removeOnImage(context, actor, project.id, image)
    left.push(...leftHere)
    removed += image.duplicates.length - leftHere.length
  }
  return { removed, left }
}

async function listedBy(context: Context, actor: Actor, projectId: string, runId: string) {
  const run = await findRun(context, actor, runId)
  if (run.projectId !== projectId) throw new AppError('not_found', { what: 'run', id: runId })
  const refused = (problem: string) => new AppError('duplicates_unlisted', { problem })
  if (run.kind !== duplicateSearchKindName) throw refused('no search for them')
  if (run.state !== 'done') throw refused(run.state)
  return parseListed({ images: run.result?.['images'] }, 'result').images
}

/** @returns what was left, and why */
async function removeOnImage(
  context: Context,
  actor: Actor,
  projectId: string,
  { imageId, imageName, duplicates }: DuplicatesOnImage,
): Promise<Left[]> {
  const leave = (labelId: string, reason: Left['reason']): Left => ({ imageId, imageName, labelId, reason })
  const keptIds = [...new Set(duplicates.map(({ keptId }) => keptId))]
  const kept = new Map(
    (await findLabels(context, actor, projectId, keptIds)).map(row => [row.id, row.version]),
  )
  const stays = duplicates.filter(({ keptId, keptVersion }) => kept.get(keptId) === keptVersion)
  const left = duplicates
    .filter(duplicate => !stays.includes(duplicate))
    .map(({ labelId }) => leave(labelId, 'kept changed'))
  if (stays.length === 0) return left
  const removed = stays.map(({ labelId, version }) => ({ id: labelId, version }))
  const request = { id: context.newId(), added: [], updated: [], removed }
  const origin = actor.kind === 'person' ? 'editor' : 'api'
  const { conflicts } = await changeLabels(context, actor, imageId, request, { origin })
  for (const { labelId, reason } of conflicts)
    left.push(leave(labelId, reason === 'changed' ? 'changed' : 'removed'))
  return left
}
