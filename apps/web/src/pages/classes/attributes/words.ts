import type { AttributeSubject, AttributeType } from '@gesso/core'

/** What a type of attribute is called on the screen. */
export const typeWords: Readonly<Record<AttributeType, string>> = {
  SELECTION: 'One option',
  'MULTIPLE-SELECTION': 'Several options',
  TEXT: 'Text',
  INT: 'Whole number',
  FLOAT: 'Number',
  BOOL: 'Yes or no',
}

/** What attributes are about, on the screen. */
export const subjectWords: Readonly<Record<AttributeSubject, string>> = {
  LABEL: 'Labels',
  IMAGE: 'Images',
  VIDEO: 'Videos',
  SEGMENT: 'Segments of videos',
}
