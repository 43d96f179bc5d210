import { AppError } from '@gesso/core'

/** The place in a list after a thing, as digits, which is how the vendor's tokens look. */
export function pageTokenAfter(id: string): string {
  return BigInt(`0x${id.replaceAll('-', '')}`).toString()
}

/**
 * The thing after which a page begins.
 * @throws AppError `invalid_input`
 */
export function idOfPageToken(token: string): string {
  const hex = /^\d{1,39}$/.test(token) ? BigInt(token).toString(16).padStart(32, '0') : ''
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(hex) ?? []
  if (parts.length === 0)
    throw new AppError('invalid_input', {
      field: 'page_token',
      problem: 'is of no page; take the next_page_token of the page before',
    })
  return parts.join('-')
}
