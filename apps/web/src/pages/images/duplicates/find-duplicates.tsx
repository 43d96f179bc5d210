import type { Project } from '@gesso/client'
import { ActionIcon, Modal, Tooltip } from '@mantine/core'
import { IconCopyX } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '../../../data/me.ts'
import { DuplicateSearchForm } from './duplicate-search-form.tsx'
import { DuplicateSearchRun } from './duplicate-search-run.tsx'

/** Opens the dialog that finds labels which stand twice, and removes them; nothing for those who may not edit labels. */
export function FindDuplicates({ project }: { project: Project }) {
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const [opened, setOpened] = useState(false)
  // Kept while the dialog is closed, so that a search can be come back to.
  const [runId, setRunId] = useState<string>()
  if (!mayEdit) return null
  return (
    <>
      <Tooltip label="Find duplicates">
        <ActionIcon variant="default" size={30} aria-label="Find duplicates" onClick={() => setOpened(true)}>
          <IconCopyX size={16} />
        </ActionIcon>
      </Tooltip>
      <Modal opened={opened} onClose={() => setOpened(false)} title="Find duplicates" size="lg">
        {runId === undefined ? (
          <DuplicateSearchForm project={project} onStart={run => setRunId(run.id)} />
        ) : (
          <DuplicateSearchRun key={runId} project={project} runId={runId} again={() => setRunId(undefined)} />
        )}
      </Modal>
    </>
  )
}
