import type { Me } from '@gesso/client'
import { Alert, Button, Group, Modal, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../data/client.ts'
import { useMe, useUpdateMe } from '../data/me.ts'
import { notify } from '../panels/notices.tsx'

/** Changes one's own name, email and password. */
export function Account({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const me = useMe()
  return (
    <Modal opened={opened} onClose={onClose} title="Name and password">
      <AccountForm me={me} onSaved={onClose} />
    </Modal>
  )
}

function AccountForm({ me, onSaved }: { me: Me; onSaved: () => void }) {
  const [given, setGiven] = useState({
    name: me.name,
    email: me.email ?? '',
    password: '',
    currentPassword: '',
  })
  const update = useUpdateMe()
  const field = (name: keyof typeof given) => ({
    value: given[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget
      setGiven(before => ({ ...before, [name]: value }))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    update.mutate(changesOf(me, given), {
      onSuccess: () => {
        notify('Saved')
        onSaved()
      },
    })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {update.error && <Alert color="red">{wordsOf(update.error)}</Alert>}
        {!me.hasPassword && (
          <Alert color="ultramarine">
            You came in by a link. Set an email and a password to be able to sign in again without one.
          </Alert>
        )}
        <TextInput label="Name" required maxLength={255} autoComplete="name" {...field('name')} />
        <TextInput label="Email" type="email" autoComplete="username" {...field('email')} />
        <PasswordInput
          label="New password"
          description="At least 10 characters; leave empty to keep things as they are"
          minLength={10}
          autoComplete="new-password"
          {...field('password')}
        />
        {me.hasPassword && given.password !== '' && (
          <PasswordInput
            label="Current password"
            required
            autoComplete="current-password"
            {...field('currentPassword')}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={update.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function changesOf(
  me: Me,
  given: { name: string; email: string; password: string; currentPassword: string },
) {
  return {
    ...(given.name.trim() === me.name ? {} : { name: given.name.trim() }),
    ...(given.email === (me.email ?? '') ? {} : { email: given.email }),
    ...(given.password === '' ? {} : { password: given.password }),
    ...(given.currentPassword === '' ? {} : { currentPassword: given.currentPassword }),
  }
}
