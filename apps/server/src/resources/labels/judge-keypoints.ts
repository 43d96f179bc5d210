import { AppError, type Keypoints } from '@gesso/core'
import { keypointsOf } from '@gesso/shapes'
import type { Database } from '../../db/index.ts'
import { drawingsOf, type ParsedChange } from './parse-change.ts'
import { type KeypointRules, keypointRules } from './queries.ts'

/** Whether a change brings labels of keypoints, which need a transaction: their schemas must stay until they are written. */
export function followsSchemas(change: ParsedChange): boolean {
  return change.brought.some(({ label }) => keypointsOf(label) !== undefined)
}

/**
 * Refuses points that their keypoint schema does not have, too many and too few of them. The schemas stay as they are
 * until the transaction ends.
 * @throws AppError `not_found` for a schema of another project; `invalid_input`
 */
export async function judgeKeypoints(db: Database, change: ParsedChange, projectId: string): Promise<void> {
  const brought = change.brought.flatMap(drawingsOf).flatMap(drawing => {
    const keypoints = keypointsOf(drawing)
    return keypoints ? [{ keypoints, field: drawing.field }] : []
  })
  if (brought.length === 0) return
  const ids = [...new Set(brought.map(({ keypoints }) => keypoints.schemaId))]
  const schemas = new Map((await keypointRules(db, projectId, ids)).map(each => [each.id, each]))
  for (const { keypoints, field } of brought) {
    const schema = schemas.get(keypoints.schemaId)
    if (!schema) throw new AppError('not_found', { what: 'keypoint schema', id: keypoints.schemaId })
    judge(keypoints, schema, field)
  }
}

function judge({ points }: Keypoints, schema: KeypointRules, field: string): void {
  const counts = new Map<string, number>()
  const known = new Set(schema.classes.map(({ id }) => id))
  for (const [index, { classId }] of points.entries()) {
    if (!known.has(classId))
      throw new AppError('invalid_input', {
        field: `${field}.points[${index}].classId`,
        problem: `${classId} is no keypoint class of the schema "${schema.name}"`,
      })
    counts.set(classId, (counts.get(classId) ?? 0) + 1)
  }
  for (const { id, name, minPoints, maxPoints } of schema.classes) {
    const count = counts.get(id) ?? 0
    if (count > maxPoints) throw wrongCount(field, name, count, `at most ${maxPoints}`)
    if (count < minPoints) throw wrongCount(field, name, count, `at least ${minPoints}`)
  }
}

function wrongCount(field: string, name: string, count: number, limit: string): AppError {
  const problem = `has ${count} points of the class "${name}"; ${limit} must be there`
  return new AppError('invalid_input', { field: `${field}.points`, problem })
}
