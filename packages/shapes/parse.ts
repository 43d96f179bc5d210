import { AppError, boxInImage, type Geometry, type Size } from '@gesso/core'
import { Compile } from 'typebox/compile'
import type { TLocalizedValidationError } from 'typebox/error'
import { knownShape } from './projections.ts'

type Check = ReturnType<typeof Compile>

const checks = new Map<string, Check>()

/**
 * A geometry of the named shape out of untrusted JSON.
 * @param field what to call it in errors, e.g. `labels[3].geometry`
 * @throws AppError `shape_unknown`, or `geometry_invalid` that names the place and the problem
 */
export function parseGeometry(shapeName: string, geometry: unknown, field = 'geometry'): Geometry {
  const shape = knownShape(shapeName, 'shape')
  const check = checkOf(shapeName)
  if (!fits(check, geometry)) throw structureError(check, geometry, field)
  const problem = shape.problem(geometry)
  if (problem !== undefined) throw new AppError('geometry_invalid', { field, problem })
  return geometry
}

/**
 * Why a valid geometry cannot stand in an image of `size`, or undefined; continues "geometry ...".
 * It may stick out where its shape allows, but not lie wholly outside.
 * @throws AppError `shape_unknown`
 */
export function problemInImage(shapeName: string, geometry: Geometry, size: Size): string | undefined {
  const shape = knownShape(shapeName, 'shape')
  if (boxInImage(shape.bounds(geometry), size) === undefined) {
    return `lies outside the image of ${size.width} x ${size.height} pixels`
  }
  return shape.problemInImage?.(geometry, size)
}

/** Compiled at first use: compiling evaluates code, which a page that never parses should not have to allow. */
function checkOf(shapeName: string): Check {
  const known = checks.get(shapeName)
  if (known !== undefined) return known
  const made = Compile(knownShape(shapeName, 'shape').schema)
  checks.set(shapeName, made)
  return made
}

function fits(check: Check, geometry: unknown): geometry is Geometry {
  return check.Check(geometry)
}

function structureError(check: Check, geometry: unknown, field: string): AppError {
  // An unknown property is told twice, once for the object that must not have it.
  const errors = check.Errors(geometry)
  const error = errors.find(each => each.keyword !== 'boolean') ?? errors[0]
  const place = (error?.instancePath ?? '')
    .split('/')
    .slice(1)
    .map(step => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')
  return new AppError('geometry_invalid', { field: field + place, problem: problemWords(error) })
}

function problemWords(error: TLocalizedValidationError | undefined): string {
  if (error === undefined) return 'is not of its shape'
  if (error.keyword === 'required') return `has no ${error.params.requiredProperties.join(', ')}`
  if (error.keyword === 'additionalProperties') {
    return `has unknown properties: ${error.params.additionalProperties.join(', ').slice(0, 100)}`
  }
  return error.message
}
