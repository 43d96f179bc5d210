import type { Project } from '@gesso/client'
import { type ReactNode, useMemo } from 'react'
import type { Desk } from './desk.ts'
import { DeskContext, MediaContext, type OnDesk } from './desk-context.ts'

interface DeskProviderProps {
  readonly desk: Desk
  readonly project: Project
  readonly on: OnDesk
  readonly children: ReactNode
}

/** Lets every part of the annotator reach the desk, and what lies on it. */
export function DeskProvider({ desk, project, on, children }: DeskProviderProps) {
  const at = useMemo(() => ({ desk, project }), [desk, project])
  return (
    <DeskContext value={at}>
      <MediaContext value={on}>{children}</MediaContext>
    </DeskContext>
  )
}
