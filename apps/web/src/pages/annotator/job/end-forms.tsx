import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type AtJob, useJob } from './job-context.ts'

/** The forms that ask why: rejecting and skipping. */
export function EndForms() {
  const at = useJob()
  if (!at) return null
  const { asking, ask } = at.actions
  return (
    <>
      <Modal opened={asking === 'reject'} onClose={() => ask(null)} title="Reject this job">
        <RejectForm at={at} />
      </Modal>
      <Modal opened={asking === 'skip'} onClose={() => ask(null)} title="Skip this job">
        <SkipForm at={at} />
      </Modal>
    </>
  )
}

function RejectForm({ at: { job, actions } }: { at: AtJob }) {
  const [reasons, setReasons] = useState<string[]>([])
  const [comment, setComment] = useState('')
  const offered = job.plan.steps.find(({ id }) => id === job.step)?.reasons ?? []
  const said = reasons.length > 0 || comment.trim() !== ''
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        const words = comment.trim()
        if (said) void actions.end({ how: 'reject', reasons, comment: words === '' ? null : words })
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          It goes back to whoever made it, with what you say here.
        </Text>
        {offered.length > 0 && (
          <Checkbox.Group label="What is wrong" value={reasons} onChange={setReasons}>
            <Stack gap={6} mt={6}>
              {offered.map((reason, index) => (
                <Checkbox
                  key={reason}
                  value={reason}
                  label={reason}
                  {...(index === 0 ? { 'data-autofocus': true } : {})}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <Textarea
          label="Comment"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={10_000}
          value={comment}
          onChange={event => setComment(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
              event.currentTarget.form?.requestSubmit()
          }}
        />
        <Group justify="flex-end">
          <Button type="submit" color="red" size="sm" disabled={!said} loading={actions.busy}>
            Reject
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function SkipForm({ at: { actions } }: { at: AtJob }) {
  const [reason, setReason] = useState('')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (reason.trim() !== '') void actions.end({ how: 'skip', reason: reason.trim() })
      }}
    >
      <Stack gap="sm">
        <Textarea
          data-autofocus
          label="Why"
          placeholder="e.g. too dark to see anything"
          description="Others may still get it; you do not get it again."
          maxLength={255}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
        />
        <Group justify="flex-end">
          <Button type="submit" size="sm" disabled={reason.trim() === ''} loading={actions.busy}>
            Skip
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
