import { Button, Divider, Modal, Stack, Text } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { checkConnection, connection, noticeAnswer } from '../data/connection.ts'
import { meQuery } from '../data/me.ts'
import { useValue } from '../data/use-value.ts'
import { PasswordForm } from '../panels/password-form.tsx'

/** Asks to sign in again on top of the page when the session has ended, so that nothing on it is lost. */
export function SignInAgain() {
  const cache = useQueryClient()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const signedOut = useValue(() => connection() === 'signed-out')
  const wasIn = cache.getQueryData(meQuery.queryKey)
  const opened = signedOut && wasIn !== undefined && path !== '/sign-in' && path !== '/invitation'
  useWindowEvent('focus', () => opened && void checkConnection())
  return (
    <Modal opened={opened} onClose={() => {}} withCloseButton={false} title="You are signed out" size="sm">
      <Stack>
        <Text size="sm">
          Sign in again to go on. Nothing is lost: what you have done is kept in this browser and is saved
          afterwards.
        </Text>
        <PasswordForm email={wasIn?.email ?? ''} onSignedIn={noticeAnswer} />
        <Divider label="or" />
        <Text size="sm" c="dimmed">
          Open a sign-in link in another tab of this browser, then come back here.
        </Text>
        <Button variant="default" onClick={checkConnection}>
          I have signed in elsewhere
        </Button>
      </Stack>
    </Modal>
  )
}
