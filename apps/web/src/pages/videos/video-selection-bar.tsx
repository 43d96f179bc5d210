import type { Project, Video } from '@gesso/client'
import { Text } from '@mantine/core'
import { ChosenBar } from '../../panels/chosen-bar.tsx'
import type { Selection } from '../../panels/use-selection.ts'
import { SendToWorkflow } from '../images/send-to-workflow.tsx'

interface VideoSelectionBarProps {
  readonly project: Project
  readonly selection: Selection<Video>
  /** how many videos could be chosen: those read so far */
  readonly all: number
  /** how many there are under the filter */
  readonly total: number
}

/** What can be done to the chosen videos. */
export function VideoSelectionBar({ project, selection, all, total }: VideoSelectionBarProps) {
  const { chosen } = selection
  const watched = chosen.filter(({ health }) => health !== 'PROCESSING' && health !== 'ERROR')
  return (
    <ChosenBar noun="video" selection={selection} all={all} total={total}>
      {watched.length > 0 && (
        <SendToWorkflow
          project={project}
          mediaIds={watched.map(({ id }) => id)}
          noun="video"
          onSent={selection.clear}
        />
      )}
      {watched.length < chosen.length && (
        <Text size="xs" c="dimmed" maw={420}>
          {watched.length === 0 ? 'None' : `Only ${watched.length}`} of them can go into a workflow: the
          others cannot be watched yet, or not at all.
        </Text>
      )}
    </ChosenBar>
  )
}
