import { isUuid } from '@gesso/core'
import { shapeNamed } from '@gesso/shapes'
import { filterFrom, type ImageFilter, kept, wordsIn } from './image-filter.ts'

/** Which labels of a project are shown, as it stands in the URL; what is left out does not narrow. */
export interface LabelFilter extends Pick<ImageFilter, 'dataset' | 'status' | 'class' | 'name'> {
  readonly shape?: readonly string[]
  /** the attribute of which they have no value */
  readonly without?: readonly string[]
}

/** Reads a filter of labels from search parameters; what is no filter is left out. */
export function labelFilterFrom(search: Readonly<Record<string, unknown>>): LabelFilter {
  const { tag: _, missing: __, ...ofImages } = filterFrom(search)
  return {
    ...ofImages,
    ...kept('shape', wordsIn(search.shape).filter(shapeNamed)),
    ...kept('without', wordsIn(search.without).filter(isUuid).slice(0, 1)),
  }
}

/** The filter as the API takes it. */
export function queryOfLabelFilter(filter: LabelFilter) {
  return {
    labelClassId: filter.class,
    shape: filter.shape,
    datasetId: filter.dataset,
    status: filter.status,
    imageName: filter.name,
    withoutAttributeId: filter.without?.[0],
  }
}

/** The images that such labels lie on, as far as a filter of images can say. */
export function imagesOfLabels({ shape: _, without: __, ...filter }: LabelFilter): ImageFilter {
  return filter
}

/** The label at which the annotator is opened. */
export interface LabelOfPage {
  readonly label?: string
}

/** Reads at which label the annotator is opened. */
export function labelOfPageFrom({ label }: Readonly<Record<string, unknown>>): LabelOfPage {
  return typeof label === 'string' && isUuid(label) ? { label } : {}
}
