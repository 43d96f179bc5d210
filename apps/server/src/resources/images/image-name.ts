import { AppError } from '@gesso/core'

const longest = 255

/**
 * Refuses names that cannot stand as a file in a folder on every system an export may be unpacked on. They are refused
 * and not mended: whoever looks for the file by its name later must find it.
 * @throws AppError `invalid_input` naming the field
 */
export function checkImageName(name: string, field = 'name'): void {
  const problem = problemOf(name)
  if (problem) throw new AppError('invalid_input', { field, problem })
}

function problemOf(name: string): string | undefined {
  if (name === '') return 'is empty'
  if ([...name].length > longest) return `is longer than ${longest} characters`
  if (/[/\\]/.test(name)) return 'contains a slash or backslash; give a file name without its folder'
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) return 'contains a control character'
  if (/\p{Cs}/u.test(name)) return 'contains half a character (a lone surrogate)'
  if (/^\.+$/.test(name)) return 'consists of dots only'
  if (name.trim() !== name) return 'begins or ends with a blank'
  return undefined
}

/** A name that `checkImageName` accepts, made of one that nobody chose, such as the last part of a URL. */
export function safeImageName(name: string, otherwise: string): string {
  const cleaned = name.replaceAll(/[/\\\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu, '_').trim()
  const end = [...cleaned].slice(-longest).join('').trim()
  return problemOf(end) === undefined ? end : otherwise
}
