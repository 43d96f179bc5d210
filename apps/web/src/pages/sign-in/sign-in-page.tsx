import { Alert, Center, Code, Loader, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isUnreachable, wordsOf } from '../../data/client.ts'
import { noticeAnswer } from '../../data/connection.ts'
import { meQuery, useSignIn } from '../../data/me.ts'
import { Door } from '../../panels/door.tsx'
import { LinkButton } from '../../panels/links.tsx'
import { PasswordForm } from '../../panels/password-form.tsx'
import { takeTokenFromUrl } from '../../panels/take-token.ts'

/** Signs in: at once with the token of a link, else with email and password. */
export function SignInPage() {
  const { next = '/' } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const { mutate, error, isPending } = useSignIn()
  const enter = () => {
    noticeAnswer()
    void navigate({ href: next, replace: true })
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a token is taken when the page opens, or when a link is pasted while it is open
  useEffect(() => {
    const take = () => {
      const token = takeTokenFromUrl()
      if (token) mutate({ token }, { onSuccess: enter })
    }
    take()
    window.addEventListener('hashchange', take)
    return () => window.removeEventListener('hashchange', take)
  }, [])

  if (isPending)
    return (
      <Door title="Signing in">
        <Center p="xl">
          <Loader size="sm" aria-label="Signing in" />
        </Center>
      </Door>
    )
  return (
    <Door title="Sign in">
      <Stack>
        {error && <LinkProblem error={error} next={next} />}
        <PasswordForm email="" onSignedIn={enter} />
        <Text size="xs" c="dimmed">
          The owner of a new installation signs in with the link that the server prints when it starts.
        </Text>
      </Stack>
    </Door>
  )
}

function LinkProblem({ error, next }: { error: unknown; next: string }) {
  if (isUnreachable(error)) return <Alert color="red">{wordsOf(error)}</Alert>
  return (
    <>
      <Alert color="orange" title="This link was used or has expired">
        A sign-in link works once, within a day. Sign in with email and password, or start the server again (
        <Code>npm start</Code>): it prints a new link.
      </Alert>
      <AlreadyIn next={next} />
    </>
  )
}

function AlreadyIn({ next }: { next: string }) {
  const { data: me } = useQuery({ ...meQuery, retry: false })
  if (!me) return null
  return (
    <Alert color="ultramarine" title={`You are signed in as ${me.name}`}>
      <LinkButton to={next} mt={4}>
        Go on
      </LinkButton>
    </Alert>
  )
}
