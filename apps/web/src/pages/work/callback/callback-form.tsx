import type { CallbackSetting } from '@gesso/client'
import { Button, Checkbox, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDeleteCallback, useSetCallback } from '../../../data/callbacks.ts'
import { wordsOf } from '../../../data/client.ts'
import { confirmDelete } from '../../../panels/confirm-delete.tsx'
import { notify } from '../../../panels/notices.tsx'

interface CallbackFormProps {
  readonly projectId: string
  readonly callback: CallbackSetting['callback']
  readonly mayChange: boolean
}

/** The address to which results are told, and the secret that goes along. */
export function CallbackForm({ projectId, callback, mayChange }: CallbackFormProps) {
  const [url, setUrl] = useState(callback?.url ?? '')
  const [secret, setSecret] = useState('')
  const [withoutSecret, setWithoutSecret] = useState(false)
  const set = useSetCallback(projectId)
  const remove = useDeleteCallback(projectId)
  const changed = url.trim() !== (callback?.url ?? '') || secret !== '' || withoutSecret
  const save = () => {
    const kept = secret === '' ? (withoutSecret ? { secret: null } : {}) : { secret }
    // What was saved puts a new form in the place of this one; the words come all the same. The form says what went wrong.
    set.mutateAsync({ url: url.trim(), ...kept }).then(
      () => notify('Saved.'),
      () => undefined,
    )
  }
  const askRemove = () =>
    confirmDelete({
      title: 'Tell nowhere any more?',
      words: 'Results stay here and can be asked for. What waits to be told is given up.',
      action: 'Tell nowhere',
      run: () => remove.mutateAsync(undefined),
    })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          When a job is done or has failed, this address gets a POST with its result. An address that does not
          answer is tried again, later and later, for a day.
        </Text>
        <TextInput
          label="Address"
          type="url"
          placeholder="https://example.org/gesso"
          disabled={!mayChange}
          value={url}
          onChange={event => setUrl(event.currentTarget.value)}
          error={set.error ? wordsOf(set.error) : undefined}
        />
        <PasswordInput
          label="Secret"
          description={
            callback?.hasSecret ? 'One is set; type another to replace it.' : 'Goes along in a header.'
          }
          autoComplete="off"
          disabled={!mayChange || withoutSecret}
          value={secret}
          onChange={event => setSecret(event.currentTarget.value)}
        />
        {callback?.hasSecret && mayChange && (
          <Checkbox
            label="Send no secret any more"
            checked={withoutSecret}
            onChange={event => setWithoutSecret(event.currentTarget.checked)}
          />
        )}
        {mayChange && (
          <Group>
            <Button type="submit" size="sm" disabled={url.trim() === '' || !changed} loading={set.isPending}>
              Save
            </Button>
            {callback && (
              <Button size="sm" variant="default" loading={remove.isPending} onClick={askRemove}>
                Tell nowhere
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </form>
  )
}
