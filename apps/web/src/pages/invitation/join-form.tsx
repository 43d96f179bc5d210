import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'

interface JoinFormProps {
  readonly pending: boolean
  readonly onJoin: (given: { name: string; email: string; password: string }) => void
}

/** Asks a new person for name, email and password. */
export function JoinForm({ pending, onJoin }: JoinFormProps) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onJoin({ name: name.trim(), email, password })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label="Your name"
          required
          maxLength={255}
          autoComplete="name"
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Email"
          type="email"
          required
          autoComplete="username"
          value={email}
          onChange={event => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          description="At least 10 characters"
          required
          minLength={10}
          autoComplete="new-password"
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" loading={pending}>
          Join
        </Button>
      </Stack>
    </form>
  )
}
