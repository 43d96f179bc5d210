import type { KeypointSchema } from '@gesso/client'
import { useEffect } from 'react'
import { useValue } from '../../../data/use-value.ts'
import { type Desk, setKeypointSchemas } from './desk.ts'

const place = 'gesso.keypoint-schemas'

/** Tells the editor the keypoint schemas of a project, and which one was chosen for a class before in this tab. */
export function useKeypointSchemas(desk: Desk, schemas: readonly KeypointSchema[]): void {
  const { keypointSchemas } = desk.editor
  useEffect(() => {
    setKeypointSchemas(desk, schemas)
    for (const [classId, schemaId] of remembered()) keypointSchemas.choose(classId, schemaId)
  }, [desk, schemas, keypointSchemas])
  const chosen = useValue(() => keypointSchemas.chosen())
  useEffect(() => {
    if (chosen.size > 0) sessionStorage.setItem(place, JSON.stringify([...remembered(), ...chosen]))
  }, [chosen])
}

/** Pairs of a label class and a schema, the newest last. */
function remembered(): [classId: string, schemaId: string][] {
  try {
    const pairs: unknown = JSON.parse(sessionStorage.getItem(place) ?? '[]')
    return Array.isArray(pairs) ? [...new Map(pairs.filter(isPair))] : []
  } catch {
    return []
  }
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every(each => typeof each === 'string')
}
