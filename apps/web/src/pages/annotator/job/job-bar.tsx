import { Badge, Button, Kbd, Menu, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { jobTitle } from '../../../data/job-title.ts'
import { useMay } from '../../../data/me.ts'
import { resultWords } from '../../../data/result-words.ts'
import { keyTitle } from '../help/key-title.ts'
import classes from './job-bar.module.css'
import { type AtJob, useJob } from './job-context.ts'

/** The job of the page: what is to be done, and how to be done with it. */
export function JobBar() {
  const at = useJob()
  if (!at) return null
  const { job } = at
  return (
    <section className={classes.bar} aria-label="Job">
      <Badge variant="filled" tt="none" style={{ flex: 'none' }}>
        {job.stepName}
      </Badge>
      <Text size="sm" className={classes.words} title={job.referenceId}>
        <b>{jobTitle(job)}</b>
        <Text span size="xs" c="dimmed">
          {' '}
          {job.batchName}
          {job.priority === 5 ? '' : ` · priority ${job.priority}`}
        </Text>
        {job.resultProblem && (
          <Text span size="xs" c="var(--gesso-bad)" title={resultWords(job.resultProblem).words}>
            {' '}
            {resultWords(job.resultProblem).title}: {job.resultProblem.message}
          </Text>
        )}
      </Text>
      <div className={classes.actions}>
        <Actions at={at} />
      </div>
    </section>
  )
}

function Actions({ at }: { at: AtJob }) {
  const { standing } = at
  switch (standing.at) {
    case 'mine':
      return <Ending at={at} review={standing.review} />
    case 'to take':
      return <Taking at={at} />
    case 'with another':
      return <Aside at={at} words={`${standing.name} is at it`} />
    case 'elsewhere':
      return <Aside at={at} words={standing.words} />
  }
}

function Ending({ at: { actions }, review }: { at: AtJob; review: boolean }) {
  return (
    <>
      {review ? (
        <>
          <KeyButton name="accept job" busy={actions.busy}>
            Accept
          </KeyButton>
          <KeyButton name="reject job" busy={actions.busy} plain>
            Reject…
          </KeyButton>
        </>
      ) : (
        <KeyButton name="submit job" busy={actions.busy}>
          Submit
        </KeyButton>
      )}
      <KeyButton name="skip job" busy={actions.busy} plain>
        Skip…
      </KeyButton>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px={8} aria-label="More about this job">
            <IconDots size={15} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void actions.end({ how: 'release' })}>
            Give back
            <Text size="xs" c="dimmed">
              What you did is saved; somebody else goes on.
            </Text>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function Taking({ at: { project, actions } }: { at: AtJob }) {
  const mayWork = useMay(project.workspaceId, 'do jobs')
  return mayWork ? (
    <KeyButton name="take job" busy={actions.busy}>
      Take this job
    </KeyButton>
  ) : (
    <Text size="sm">Waits for somebody</Text>
  )
}

function Aside({ at: { project, actions }, words }: { at: AtJob; words: string }) {
  const mayWork = useMay(project.workspaceId, 'do jobs')
  return (
    <>
      <Text size="sm" role="status" style={{ alignSelf: 'center' }}>
        {words}
      </Text>
      {mayWork && (
        <Button variant="default" loading={actions.busy} onClick={actions.next}>
          Take next job
        </Button>
      )}
    </>
  )
}

interface KeyButtonProps {
  /** of the command that it runs */
  readonly name: string
  readonly busy: boolean
  readonly plain?: boolean
  readonly children: ReactNode
}

/** A command as a button that shows its key. */
function KeyButton({ name, busy, plain = false, children }: KeyButtonProps) {
  const command = useJob()?.commands.find(each => each.name === name)
  const key = command?.key[0]
  return (
    <Button
      variant={plain ? 'default' : 'filled'}
      loading={busy}
      onClick={() => command?.enabled() && command.run()}
      rightSection={key && <Kbd size="xs">{keyTitle(key)}</Kbd>}
    >
      {children}
    </Button>
  )
}
