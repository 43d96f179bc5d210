import { Alert, Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { isUnreachable, wordsOf } from '../../data/client.ts'
import { noticeAnswer } from '../../data/connection.ts'
import { meQuery, useAcceptInvitation } from '../../data/me.ts'
import { Door } from '../../panels/door.tsx'
import { LinkButton } from '../../panels/links.tsx'
import { takeTokenFromUrl } from '../../panels/take-token.ts'
import { JoinForm } from './join-form.tsx'

/** Joins a workspace by a link: as the person signed in, or as a new one. */
export function InvitationPage() {
  const [token] = useState(takeTokenFromUrl)
  const { data: me, isPending: asking } = useQuery({ ...meQuery, retry: false })
  const accept = useAcceptInvitation()
  const navigate = useNavigate()
  const onSuccess = () => {
    noticeAnswer()
    void navigate({ to: '/', replace: true })
  }
  if (token === null) return <NoToken />
  return (
    <Door title="Join the workspace">
      <Stack>
        {accept.error && <Problem error={accept.error} />}
        {me && (
          <>
            <Text size="sm">You are signed in as {me.name}.</Text>
            <Button
              size="sm"
              loading={accept.isPending}
              onClick={() => accept.mutate({ token }, { onSuccess })}
            >
              Join as {me.name}
            </Button>
          </>
        )}
        {!me && !asking && (
          <JoinForm
            pending={accept.isPending}
            onJoin={given => accept.mutate({ token, ...given }, { onSuccess })}
          />
        )}
      </Stack>
    </Door>
  )
}

function NoToken() {
  return (
    <Door title="This invitation is not complete">
      <Text size="sm" mb="md">
        Open the whole link that you were sent, in one piece. If you have joined already, sign in.
      </Text>
      <LinkButton to="/sign-in">Sign in</LinkButton>
    </Door>
  )
}

function Problem({ error }: { error: unknown }) {
  const used = !isUnreachable(error) && 'code' in Object(error) && Object(error).code === 'link_invalid'
  return (
    <Alert color="red" title={used ? 'This invitation was used, withdrawn or has expired' : undefined}>
      {used ? 'Ask whoever sent it for a new one.' : wordsOf(error)}
    </Alert>
  )
}
