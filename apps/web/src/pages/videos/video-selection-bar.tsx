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
  const made = chosen.filter(({ madeOfFrames }) => madeOfFrames)
  return (
    <ChosenBar noun="video" selection={selection} all={all} total={total}>
      {made.length > 0 && (
        <SendToWorkflow
          project={project}
          mediaIds={made.map(({ id }) => id)}
          noun="video"
          onSent={selection.clear}
        />
      )}
      {made.length < chosen.length && (
        <Text size="xs" c="dimmed" maw={420}>
          {made.length === 0 ? 'None' : `Only ${made.length}`} of them can go into a workflow: jobs are done
          on videos that are made of pictures, not on those with a file of their own.
        </Text>
      )}
    </ChosenBar>
  )
}
