import { Alert, Button, Code, CopyButton, Group } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'

interface ShownOnceProps {
  readonly title: string
  readonly secret: string
  readonly onClose: () => void
}

/** A secret that cannot be shown again, with a way to copy it. */
export function ShownOnce({ title, secret, onClose }: ShownOnceProps) {
  return (
    <Alert color="ultramarine" title={title} mt="sm" role="status">
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {secret}
      </Code>
      <Group mt="sm" gap="xs">
        <CopyButton value={secret} timeout={2_000}>
          {({ copied, copy }) => (
            <Button leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />} onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          I have kept it
        </Button>
      </Group>
    </Alert>
  )
}
