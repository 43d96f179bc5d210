import { Paper, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Logo } from '../theme/logo.tsx'
import classes from './door.module.css'

/** The quiet page one comes in by. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  useDocumentTitle(`${title} – Gesso`)
  return (
    <main className={classes.door}>
      <Paper withBorder className={classes.card}>
        <div className={classes.mark}>
          <Logo size={40} />
          <Text fw={600} size="lg">
            Gesso
          </Text>
        </div>
        <Title order={1} size="h2" mb="md">
          {title}
        </Title>
        {children}
      </Paper>
    </main>
  )
}
