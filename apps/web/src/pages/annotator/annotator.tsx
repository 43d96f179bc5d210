import type { Image, Project } from '@gesso/client'
import { useDocumentTitle } from '@mantine/hooks'
import { useMemo } from 'react'
import type { ImageFilter } from '../../data/image-filter.ts'
import { useReadImageAgain } from '../../data/images.ts'
import { useMay } from '../../data/me.ts'
import classes from './annotator.module.css'
import { ImageSteps } from './bar/image-steps.tsx'
import { TopBar } from './bar/top-bar.tsx'
import { CanvasArea } from './canvas-area.tsx'
import { useCommentCommands } from './comments/use-comment-commands.ts'
import type { Desk } from './desk/desk.ts'
import { DeskProvider } from './desk/desk-provider.tsx'
import { useNeighbours } from './desk/use-neighbours.ts'
import { useSavedImages } from './desk/use-saved-images.ts'
import { useShownImage } from './desk/use-shown-image.ts'
import { CommandPalette } from './help/command-palette.tsx'
import { HelpSheet } from './help/help-sheet.tsx'
import { useDialogs } from './help/use-dialogs.ts'
import { EndForms } from './job/end-forms.tsx'
import { JobBar } from './job/job-bar.tsx'
import { useJob } from './job/job-context.ts'
import { SidePanel } from './side/side-panel.tsx'
import { ToolBar } from './tools/tool-bar.tsx'
import { useImageCommands } from './use-image-commands.ts'

interface AnnotatorProps {
  readonly desk: Desk
  readonly project: Project
  readonly image: Image
  /** the filter of the list one came from; its neighbours are next and previous */
  readonly filter: ImageFilter
}

/** The annotator: the canvas, and everything around it. */
export function Annotator({ desk, project, image, filter }: AnnotatorProps) {
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const lay = useShownImage(desk, image, mayEdit)
  const neighbours = useNeighbours(desk, image, filter)
  const dialogs = useDialogs()
  const job = useJob()
  const working = job?.standing.at === 'mine'
  const readAgain = useReadImageAgain()
  const on = useMemo(
    () => ({ image, retry: async () => desk.retry({ image: await readAgain(image) }) }),
    [desk, image, readAgain],
  )
  useSavedImages(desk, project, image)
  useImageCommands({ desk, project, image, neighbours, filter, dialogs, lay, working })
  useCommentCommands({ desk, project, image })
  useDocumentTitle(`${image.name} – Gesso`)
  return (
    <DeskProvider desk={desk} project={project} on={on}>
      <div className={classes.annotator} data-job={job !== null || undefined}>
        <TopBar label="Image" working={working}>
          <ImageSteps neighbours={neighbours} filter={filter} working={working} />
        </TopBar>
        <JobBar />
        <ToolBar />
        <CanvasArea />
        <SidePanel />
      </div>
      <EndForms />
      <HelpSheet opened={dialogs.open === 'help'} onClose={dialogs.close} />
      <CommandPalette opened={dialogs.open === 'palette'} onClose={dialogs.close} />
    </DeskProvider>
  )
}
