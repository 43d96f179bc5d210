import { Badge, Button } from '@mantine/core'

interface NewMarkProps {
  readonly name: string
  /** left out for those who may only look */
  readonly confirm: (() => void) | undefined
}

/** Says that something came with a job and nobody has looked at it yet, with a way to say that it is right. */
export function NewMark({ name, confirm }: NewMarkProps) {
  return (
    <>
      <Badge variant="default" tt="none" title="It came with a job">
        New
      </Badge>
      {confirm && (
        <Button size="compact-xs" variant="default" aria-label={`Confirm ${name}`} onClick={confirm}>
          Confirm
        </Button>
      )}
    </>
  )
}
