import type { Bucket } from '@gesso/client'
import {
  Alert,
  Button,
  Checkbox,
  Group,
  PasswordInput,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { BucketChange, BucketEntry } from '../../data/buckets.ts'
import { wordsOf } from '../../data/client.ts'
import { NameInput } from '../../panels/name-input.tsx'
import { type Entered, enteredOf, type ProviderField, settingsOf, wayOf, ways } from './providers.ts'

interface AskingProps {
  readonly pending: boolean
  readonly error: unknown
}

/** Asks for all that a new bucket needs. */
export function NewBucketForm({
  workspaceId,
  pending,
  error,
  onSubmit,
}: AskingProps & { workspaceId: string; onSubmit: (entry: BucketEntry) => void }) {
  const [name, setName] = useState('')
  const place = usePlace(undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (place.settings) onSubmit({ name: name.trim(), ...place.settings })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {error ? <Alert color="red">{wordsOf(error)}</Alert> : null}
        <NameInput name={name} onChange={setName} />
        <PlaceFields workspaceId={workspaceId} place={place} />
        <Submit action="Add bucket" pending={pending} disabled={name.trim() === ''} />
      </Stack>
    </form>
  )
}

/** Asks for another name of a bucket, and when that is wished, for how it is reached, with its secret. */
export function ChangeBucketForm({
  bucket,
  pending,
  error,
  onSubmit,
}: AskingProps & { bucket: Bucket; onSubmit: (change: BucketChange) => void }) {
  const [name, setName] = useState(bucket.name)
  const [anew, setAnew] = useState(false)
  const place = usePlace(bucket)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({ name: name.trim(), ...(anew ? place.settings : {}) })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {error ? <Alert color="red">{wordsOf(error)}</Alert> : null}
        <NameInput name={name} onChange={setName} />
        <Checkbox
          label="Change how it is reached"
          description="The secret has to be entered again"
          checked={anew}
          onChange={event => setAnew(event.currentTarget.checked)}
        />
        {anew && <PlaceFields workspaceId={bucket.workspaceId} place={place} />}
        <Submit action="Save" pending={pending} disabled={name.trim() === ''} />
      </Stack>
    </form>
  )
}

function Submit({ action, pending, disabled }: { action: string; pending: boolean; disabled: boolean }) {
  return (
    <Group justify="flex-end">
      <Button type="submit" loading={pending} disabled={disabled}>
        {action}
      </Button>
    </Group>
  )
}

function usePlace(known: Bucket | undefined) {
  const [wayId, setWayId] = useState(wayOf(known)?.id)
  const [entered, setEntered] = useState<Entered>(enteredOf(known))
  const way = ways.find(({ id }) => id === wayId)
  return { way, setWayId, entered, setEntered, settings: way && settingsOf(way, entered, known) }
}

function PlaceFields({ workspaceId, place }: { workspaceId: string; place: ReturnType<typeof usePlace> }) {
  const { way, setWayId, entered, setEntered } = place
  return (
    <>
      <Select
        label="Kind"
        allowDeselect={false}
        data={ways.map(({ id, title }) => ({ value: id, label: title }))}
        value={way?.id ?? null}
        onChange={id => id && setWayId(id)}
      />
      {way?.fields.map(field => (
        <Field
          key={`${way.id} ${field.name}`}
          field={field}
          value={entered[field.name]}
          onChange={value => setEntered({ ...entered, [field.name]: value })}
        />
      ))}
      {way?.id === 's3-role' && (
        <Text size="xs" c="dimmed">
          The role’s trust policy has to name this external id: {workspaceId}
        </Text>
      )}
    </>
  )
}

interface FieldProps {
  readonly field: ProviderField
  readonly value: string
  readonly onChange: (value: string) => void
}

function Field({ field: { name, secret, ...words }, value, onChange }: FieldProps) {
  const props = {
    ...words,
    value,
    autoComplete: secret ? 'new-password' : 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
  if (secret === 'text') return <Textarea {...props} autosize minRows={3} maxRows={8} maxLength={20_000} />
  if (secret === 'line')
    return <PasswordInput {...props} visibilityToggleButtonProps={{ 'aria-label': 'Show what is entered' }} />
  return <TextInput {...props} maxLength={500} />
}
