import type { Attribute } from '@gesso/client'
import type { AttributeValue } from '@gesso/core'
import classes from './attributes.module.css'
import { OptionList } from './option-list.tsx'
import { TypedField } from './typed-field.tsx'

interface AttributeFieldProps {
  readonly attribute: Attribute
  readonly value: AttributeValue | undefined
  /** of several labels that do not say the same */
  readonly mixed?: boolean
  readonly disabled: boolean
  readonly onSet: (value: AttributeValue | undefined) => void
}

/** What BOOL chooses from. */
const yesAndNo = [
  { id: 'true', value: 'Yes' },
  { id: 'false', value: 'No' },
]

/** One attribute: its name, whether it is missing, and its value to set. */
export function AttributeField({ attribute, value, mixed = false, disabled, onSet }: AttributeFieldProps) {
  const { name, type, required, options, description } = attribute
  const missing = required && value === undefined && !mixed
  return (
    <div className={classes.field} title={description ?? undefined}>
      <div className={classes.fieldHead}>
        <span className={classes.fieldName}>{name}</span>
        {mixed && <span className={classes.fact}>Mixed</span>}
        {missing && <span className={classes.missing}>Missing</span>}
      </div>
      {type === 'SELECTION' && (
        <OptionList
          label={name}
          options={options}
          chosen={typeof value === 'string' ? [value] : []}
          multiple={false}
          disabled={disabled}
          onChoose={([id]) => onSet(id)}
        />
      )}
      {type === 'MULTIPLE-SELECTION' && (
        <OptionList
          label={name}
          options={options}
          chosen={typeof value === 'object' ? value : []}
          multiple
          disabled={disabled}
          onChoose={ids => onSet(ids)}
        />
      )}
      {type === 'BOOL' && (
        <OptionList
          label={name}
          options={yesAndNo}
          chosen={value === undefined ? [] : [String(value)]}
          multiple={false}
          disabled={disabled}
          onChoose={([id]) => onSet(id === undefined ? undefined : id === 'true')}
        />
      )}
      {(type === 'TEXT' || type === 'INT' || type === 'FLOAT') && (
        <TypedField rule={attribute} value={value} mixed={mixed} disabled={disabled} onSet={onSet} />
      )}
    </div>
  )
}
