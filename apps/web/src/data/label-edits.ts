import type { AppliedChange, ChangeRequest, Label, ListedLabel } from '@gesso/client'

/** An edit of labels of one image, as it is sent. */
export interface ImageEdit {
  readonly imageId: string
  readonly request: Omit<ChangeRequest, 'id'>
}

const nothing = { added: [], updated: [], removed: [] }

/** Gives labels another class, image by image; those that have it already are left out. */
export function classEdits(labels: readonly ListedLabel[], classId: string): ImageEdit[] {
  const others = labels.filter(({ label }) => label.classId !== classId)
  return byImage(others).map(([imageId, own]) => ({
    imageId,
    request: {
      ...nothing,
      updated: own.map(({ label }) => ({ version: label.version, to: { ...contentOf(label), classId } })),
    },
  }))
}

/** Removes labels, image by image. */
export function removals(labels: readonly ListedLabel[]): ImageEdit[] {
  return byImage(labels).map(([imageId, own]) => ({
    imageId,
    request: { ...nothing, removed: own.map(({ label: { id, version } }) => ({ id, version })) },
  }))
}

/** What takes back what was applied to an image, as long as nobody edits the same labels meanwhile. */
export function reverseOf(imageId: string, { added, updated, removed }: AppliedChange): ImageEdit {
  return {
    imageId,
    request: {
      added: removed.map(contentOf),
      updated: updated.map(([from, to]) => ({ version: to.version, to: contentOf(from) })),
      removed: added.map(({ id, version }) => ({ id, version })),
    },
  }
}

function contentOf({
  version: _,
  createdAt: __,
  createdBy: ___,
  updatedAt: ____,
  updatedBy: _____,
  ...content
}: Label) {
  return content
}

function byImage(labels: readonly ListedLabel[]): [imageId: string, labels: ListedLabel[]][] {
  const groups = new Map<string, ListedLabel[]>()
  for (const each of labels) groups.set(each.imageId, [...(groups.get(each.imageId) ?? []), each])
  return [...groups]
}
