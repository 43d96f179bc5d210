import type { Image, Project } from '@gesso/client'
import { createContext, useContext } from 'react'
import type { Desk } from './desk.ts'

/** What every part of the annotator can reach: the desk, and what lies on it. */
export interface AtDesk {
  readonly desk: Desk
  readonly project: Project
  readonly image: Image
}

/** Provided by the annotator. */
export const DeskContext = createContext<AtDesk | null>(null)

/** The desk this part of the annotator stands at. */
export function useDesk(): AtDesk {
  const at = useContext(DeskContext)
  if (!at) throw new TypeError('useDesk is for parts of the annotator')
  return at
}
