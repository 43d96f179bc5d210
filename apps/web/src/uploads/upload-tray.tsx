import { ActionIcon, Button, Group, Paper, Progress, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useValue } from '../data/use-value.ts'
import { countUploads, type Upload, type UploadCounts } from './upload.ts'
import { UploadRow } from './upload-row.tsx'
import classes from './upload-tray.module.css'
import { uploads } from './uploads.ts'

const order = { refused: 0, sending: 1, reading: 1, waiting: 2, cancelled: 3, done: 4 }

/** The files on their way, in a corner of every page. */
export function UploadTray() {
  const all = useValue(() => uploads.uploads.get())
  const [open, { toggle }] = useDisclosure(true)
  if (all.length === 0) return null
  return (
    <Paper className={classes.tray} shadow="md" withBorder component="section" aria-label="Uploads">
      <TrayHead open={open} onToggle={toggle} />
      {open && <TrayList />}
    </Paper>
  )
}

function TrayHead({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const words = useValue(() => summaryOf(countNow()))
  const going = useValue(() => countNow().going > 0)
  const percent = useValue(() => Math.round(countNow().progress * 100))
  return (
    <div className={classes.head}>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text fw={600} size="sm" role="status">
          {words}
        </Text>
        <Group gap={2} wrap="nowrap">
          {going && (
            <Button variant="subtle" color="gray" size="compact-xs" onClick={uploads.cancelAll}>
              Cancel all
            </Button>
          )}
          <ActionIcon size="sm" aria-label={open ? 'Fold uploads' : 'Show uploads'} onClick={onToggle}>
            {open ? <IconChevronDown size={16} /> : <IconChevronUp size={16} />}
          </ActionIcon>
          {!going && (
            <ActionIcon size="sm" aria-label="Close uploads" onClick={uploads.clear}>
              <IconX size={16} />
            </ActionIcon>
          )}
        </Group>
      </Group>
      <Progress value={percent} size="sm" mt={6} aria-label="Progress of all uploads" />
    </div>
  )
}

function TrayList() {
  const rows = useValue(inOrder)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 48,
    getItemKey: index => rows[index]?.id ?? index,
    overscan: 4,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div ref={scroller} className={classes.list} tabIndex={0}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(item => {
          const upload = rows[item.index]
          return (
            upload && (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className={classes.place}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <UploadRow upload={upload} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

function countNow(): UploadCounts {
  return countUploads(uploads.uploads.get().map(({ state }) => state.get()))
}

function inOrder(): readonly Upload[] {
  return uploads.uploads.get().toSorted((a, b) => order[a.state.get().at] - order[b.state.get().at])
}

function summaryOf({ all, going, done, refused, cancelled }: UploadCounts): string {
  const rest = [refused > 0 && `${refused} refused`, cancelled > 0 && `${cancelled} cancelled`].filter(
    Boolean,
  )
  const head = going > 0 ? `Uploading: ${done} of ${all} done` : `${done} of ${all} uploaded`
  return [head, ...rest].join(', ')
}
