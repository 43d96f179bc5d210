import { Button, Group } from '@mantine/core'
import { IconPlugConnectedX, IconUnlink } from '@tabler/icons-react'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isMissing, isUnreachable, wordsOf } from '../data/client.ts'
import { onReconnect } from '../data/connection.ts'
import { EmptyState } from '../panels/empty-state.tsx'
import { LinkButton } from '../panels/links.tsx'
import { NotFoundPage } from './not-found-page.tsx'

/** Shown in place of a page that failed: what happened, and the way on. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  const again = () => {
    queries.reset()
    reset()
    void router.invalidate()
  }
  useEffect(() =>
    onReconnect(() => {
      queries.reset()
      reset()
      void router.invalidate()
    }),
  )
  if (isMissing(error)) return <NotFoundPage />
  const away = isUnreachable(error)
  return (
    <EmptyState
      icon={away ? IconPlugConnectedX : IconUnlink}
      title={away ? 'The server does not answer' : 'This page failed'}
      page
    >
      {away ? 'Check that it runs. This page comes back by itself as soon as it answers.' : wordsOf(error)}
      <Group justify="center" mt="md">
        <Button onClick={again}>Try again</Button>
        <LinkButton to="/" variant="default">
          To the projects
        </LinkButton>
      </Group>
    </EmptyState>
  )
}
