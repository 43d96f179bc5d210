import type { Metadata } from 'sharp'

/** PIL's word for how a picture's pixels are laid out, e.g. RGB, RGBA, L, P, CMYK or I;16. */
export function modeOf({ isPalette, space, depth, channels, bitsPerSample }: Metadata): string {
  if (isPalette) return 'P'
  if (space === 'cmyk') return 'CMYK'
  if (space === 'lab') return 'LAB'
  if (depth === 'float' || depth === 'double') return 'F'
  if (depth === 'int' || depth === 'uint') return 'I'
  if (channels === 1 && (depth === 'ushort' || depth === 'short')) return 'I;16'
  if (channels === 1) return bitsPerSample === 1 ? '1' : 'L'
  const byChannels: Readonly<Record<number, string>> = { 2: 'LA', 3: 'RGB', 4: 'RGBA' }
  return byChannels[channels] ?? `${channels} channels`
}
