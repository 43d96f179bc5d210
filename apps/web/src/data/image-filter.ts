import { isDefaultStatus, isUuid, type MediaStatus } from '@gesso/core'

/** Which images of a project are shown, as it stands in the URL; what is left out does not narrow. */
export interface ImageFilter {
  readonly dataset?: readonly string[]
  readonly status?: readonly MediaStatus[]
  readonly class?: readonly string[]
  readonly tag?: readonly string[]
  /** what is required and not there */
  readonly missing?: readonly Missing[]
  /** part of the name */
  readonly name?: string
}

/** What images can lack. */
type Missing = 'tags'

/** Reads a filter from search parameters; what is no filter is left out. */
export function filterFrom(search: Readonly<Record<string, unknown>>): ImageFilter {
  const name = search.name
  return {
    ...kept('dataset', wordsIn(search.dataset).filter(isUuid)),
    ...kept('status', wordsIn(search.status).filter(isStatus)),
    ...kept('class', wordsIn(search.class).filter(isUuid)),
    ...kept('tag', wordsIn(search.tag).filter(isUuid)),
    ...kept('missing', wordsIn(search.missing).filter(isMissing)),
    ...(typeof name === 'string' && name !== '' ? { name: name.slice(0, 255) } : {}),
  }
}

/** The filter as the API takes it. */
export function queryOfFilter(filter: ImageFilter) {
  return {
    datasetId: filter.dataset,
    status: filter.status,
    labelClassId: filter.class,
    tagClassId: filter.tag,
    missingTags: filter.missing?.includes('tags') ? true : undefined,
    name: filter.name,
  }
}

/** Whether a filter narrows anything beyond the dataset. */
export function narrows(filter: ImageFilter): boolean {
  return [filter.status, filter.class, filter.tag, filter.missing, filter.name].some(
    part => part !== undefined,
  )
}

/** A part of a filter, left out where it has no values. */
export function kept<K extends string, V>(key: K, values: readonly V[]): { [key in K]?: readonly V[] } {
  const part: { [key in K]?: readonly V[] } = {}
  if (values.length > 0) part[key] = values
  return part
}

/** The words of a search parameter, each once. */
export function wordsIn(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  return [...new Set(all.filter(word => typeof word === 'string'))]
}

function isMissing(word: string): word is Missing {
  return word === 'tags'
}

function isStatus(word: string): boolean {
  return isDefaultStatus(word) || isUuid(word)
}
