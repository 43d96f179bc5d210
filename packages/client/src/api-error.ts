/** An answer of the API that is not a success. */
export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 when the server could not be reached */
    readonly status: number,
    /** code of the error catalogue */
    readonly code: string,
    message: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
    options?: { cause?: unknown },
  ) {
    super(message, options)
    this.name = 'ApiError'
  }
}

/** Reads the error of a reply; a reply that is not ours becomes code `http_<status>`. */
export async function apiErrorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined)
  const { code, message, facts } = wordsOf(body)
  const fallback = `http_${response.status}`
  return new ApiError(
    response.status,
    code ?? fallback,
    message ?? `The server answered ${response.status}`,
    facts,
  )
}

function wordsOf(body: unknown): {
  code?: string
  message?: string
  facts?: Readonly<Record<string, unknown>>
} {
  if (typeof body !== 'object' || body === null) return {}
  return {
    ...('code' in body && typeof body.code === 'string' ? { code: body.code } : {}),
    ...('message' in body && typeof body.message === 'string' ? { message: body.message } : {}),
    ...('facts' in body && typeof body.facts === 'object' && body.facts !== null
      ? { facts: { ...body.facts } }
      : {}),
  }
}
