import { Group, Text } from '@mantine/core'
import { IconChevronDown, IconChevronsDown, IconChevronsUp, IconChevronUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useMay } from '../../../data/me.ts'
import { useValue } from '../../../data/use-value.ts'
import classes from '../annotator.module.css'
import { CommandButton } from '../command-button.tsx'
import { useDesk } from '../desk/desk-context.ts'
import { ObjectRow } from './object-row.tsx'
import { Part } from './part.tsx'

const rowHeight = 28

/** The labels of the image, front first; only rows in sight exist. */
export function ObjectList() {
  const { desk, project } = useDesk()
  const { editor } = desk
  const mayEdit = useMay(project.workspaceId, 'edit labels')
  const labels = useValue(() => editor.document.labels())
  const firstChosen = useValue(() => [...editor.selection.ids()][0])
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: labels.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection moves the list
  useEffect(() => {
    const place = labels.findIndex(({ id }) => id === firstChosen)
    if (place >= 0) rows.scrollToIndex(labels.length - 1 - place)
  }, [firstChosen])
  return (
    <Part
      title={`Objects  ${labels.length}`}
      className={classes.objects}
      aside={
        mayEdit && (
          <Group gap={0} wrap="nowrap">
            <CommandButton size="sm" name="bring to front" icon={IconChevronsUp} />
            <CommandButton size="sm" name="bring forward" icon={IconChevronUp} />
            <CommandButton size="sm" name="send backward" icon={IconChevronDown} />
            <CommandButton size="sm" name="send to back" icon={IconChevronsDown} />
          </Group>
        )
      }
    >
      <div ref={scroller} className={classes.scroll} style={{ flex: 1 }}>
        <ul className={classes.list} style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const label = labels[labels.length - 1 - index]
            return label && <ObjectRow key={label.id} label={label} place={index} top={start} />
          })}
        </ul>
        {labels.length === 0 && (
          <Text size="sm" c="dimmed" px={6}>
            Nothing is marked here yet.{mayEdit ? ' Choose a class and a tool, then draw.' : ''}
          </Text>
        )}
      </div>
    </Part>
  )
}
