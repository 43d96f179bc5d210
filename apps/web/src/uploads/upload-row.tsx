import { ActionIcon, Group, Progress, Text, Tooltip } from '@mantine/core'
import { IconCheck, IconRefresh, IconX } from '@tabler/icons-react'
import { useValue } from '../data/use-value.ts'
import type { Upload, UploadState } from './upload.ts'
import classes from './upload-tray.module.css'
import { uploads } from './uploads.ts'

/** One file of the tray: how far it is, or why it was refused. */
export function UploadRow({ upload }: { upload: Upload }) {
  const state = useValue(() => upload.state.get())
  return (
    <div className={classes.row}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text size="sm" truncate title={upload.file.name}>
          {upload.file.name}
        </Text>
        <RowAction upload={upload} state={state} />
      </Group>
      {state.at === 'refused' ? (
        <Text size="xs" c="var(--gesso-bad)" className={classes.reason}>
          {state.message}
        </Text>
      ) : (
        <Group gap="xs" wrap="nowrap">
          <Progress
            value={partOf(state) * 100}
            color={state.at === 'done' ? 'green' : 'ultramarine'}
            size="xs"
            flex={1}
            aria-label={`Progress of ${upload.file.name}`}
          />
          <Text size="xs" c="dimmed" w={64} ta="right">
            {saidOf(state)}
          </Text>
        </Group>
      )}
    </div>
  )
}

function RowAction({ upload, state }: { upload: Upload; state: UploadState }) {
  if (state.at === 'done') return <IconCheck size={16} color="var(--mantine-color-green-6)" aria-hidden />
  const again = state.at === 'refused' || state.at === 'cancelled'
  const title = again ? 'Try again' : 'Cancel'
  return (
    <Tooltip label={title}>
      <ActionIcon
        size="xs"
        aria-label={`${title}: ${upload.file.name}`}
        onClick={() => (again ? uploads.retry(upload) : uploads.cancel(upload))}
      >
        {again ? <IconRefresh size={14} /> : <IconX size={14} />}
      </ActionIcon>
    </Tooltip>
  )
}

function partOf(state: UploadState): number {
  if (state.at === 'sending') return state.sent * 0.9
  if (state.at === 'reading') return 0.9
  return state.at === 'done' ? 1 : 0
}

function saidOf(state: UploadState): string {
  if (state.at === 'sending') return `${Math.round(state.sent * 100)} %`
  if (state.at === 'reading') return 'Reading'
  if (state.at === 'done') return 'Done'
  return state.at === 'cancelled' ? 'Cancelled' : 'Waiting'
}
