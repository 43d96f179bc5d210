import { Text, Title } from '@mantine/core'
import type { TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

interface EmptyStateProps {
  readonly icon: TablerIcon
  readonly title: string
  /** whether it stands for a whole page, and its title is the page's */
  readonly page?: boolean
  readonly children?: ReactNode
}

/** Says why there is nothing to see, and what to do about it. */
export function EmptyState({ icon: Icon, title, page = false, children }: EmptyStateProps) {
  return (
    <div className={classes.empty} {...(page ? { role: 'main' } : {})}>
      <div className={classes.icon}>
        <Icon size={26} stroke={1.5} aria-hidden />
      </div>
      <Title order={page ? 1 : 2} size="h2">
        {title}
      </Title>
      <Text component="div" c="dimmed" size="sm" maw={440} mx="auto" mt={6}>
        {children}
      </Text>
    </div>
  )
}
