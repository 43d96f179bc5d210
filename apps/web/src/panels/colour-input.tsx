import { ColorInput } from '@mantine/core'

interface ColourInputProps {
  readonly colour: string
  /** asks also how opaque it is, and says what that is for */
  readonly opacity?: string
  readonly onChange: (colour: string) => void
}

/** Chooses a colour, also from the screen. */
export function ColourInput({ colour, opacity, onChange }: ColourInputProps) {
  return (
    <ColorInput
      label="Colour"
      description={opacity}
      format={opacity === undefined ? 'hex' : 'hexa'}
      eyeDropperButtonProps={{ 'aria-label': 'Take a colour from the screen' }}
      value={colour}
      onChange={onChange}
    />
  )
}
