import { mountEditor } from '@gesso/editor'
import { Button, CloseButton, Loader, Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { wordsOf } from '../../data/client.ts'
import { useValue } from '../../data/use-value.ts'
import classes from './annotator.module.css'
import { Pins } from './comments/pins.tsx'
import { useDesk } from './desk/desk-context.ts'
import { Ghosts } from './job/difference/ghosts.tsx'
import { RemoteNotice } from './remote-notice.tsx'
import { ToolHint } from './tools/tool-hint.tsx'

/** The image with its labels, and what there is to say about it. */
export function CanvasArea() {
  const { desk, image } = useDesk()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return
    const mounted = mountEditor(desk.editor, place.current)
    place.current.focus({ preventScroll: true })
    return () => mounted.unmount()
  }, [desk])
  return (
    <main className={classes.canvas}>
      <div
        ref={place}
        className={classes.mount}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys itself
        tabIndex={0}
        role="application"
        aria-label={`Picture and labels of ${image.name}`}
      />
      <Ghosts />
      <Pins />
      <ShownNote />
      <ToolHint />
      <EditorNotice />
      <RemoteNotice />
    </main>
  )
}

function ShownNote() {
  const { desk, retry } = useDesk()
  const shown = useValue(() => desk.shown.get())
  const waiting = useValue(() => desk.editor.picture() === null)
  if (shown.at === 'failed')
    return (
      <div className={classes.problem} role="alert">
        <Text fw={600}>
          {shown.what === 'labels' ? 'The labels cannot be read' : 'The picture cannot be shown'}
        </Text>
        <Text size="sm" c="dimmed" my={6}>
          {shown.what === 'labels'
            ? wordsOf(shown.error)
            : 'Its file cannot be fetched: the link has expired, or the server is away.'}
        </Text>
        <Button onClick={retry}>Try again</Button>
      </div>
    )
  if (shown.at === 'opening' || waiting)
    return <Loader className={classes.loader ?? ''} size="sm" aria-label="Opening the image" />
  return null
}

function EditorNotice() {
  const { editor } = useDesk().desk
  const notice = useValue(() => editor.notice())
  if (notice === null) return null
  return (
    <div className={classes.notice} role="status">
      <Text size="sm">{notice}</Text>
      <CloseButton size="sm" aria-label="Dismiss" onClick={() => editor.notify(null)} />
    </div>
  )
}
