import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { wordsOf } from '../data/client.ts'
import { useSignIn } from '../data/me.ts'

/** Signs in with email and password. */
export function PasswordForm({ email: known, onSignedIn }: { email: string; onSignedIn: () => void }) {
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const signIn = useSignIn()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ email, password }, { onSuccess: onSignedIn })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {signIn.error && <Alert color="red">{wordsOf(signIn.error)}</Alert>}
        <TextInput
          label="Email"
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={event => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" loading={signIn.isPending}>
          Sign in
        </Button>
      </Stack>
    </form>
  )
}
