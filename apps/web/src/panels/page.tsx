import { Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import classes from './page.module.css'

/** A page of settings: a title, words, and sections one below the other. */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  useDocumentTitle(`${title} – Gesso`)
  return (
    <main className={classes.page}>
      <Title order={1} mb="md">
        {title}
      </Title>
      {children}
    </main>
  )
}

/** A part of a page on its own ground. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <Title order={2}>{title}</Title>
        {aside}
      </div>
      {children}
    </section>
  )
}

interface SectionProps {
  readonly title: string
  /** stands at the right of the title */
  readonly aside?: ReactNode
  readonly children: ReactNode
}
