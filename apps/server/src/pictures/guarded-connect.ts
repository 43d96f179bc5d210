import type { LookupAddress, LookupOptions } from 'node:dns'
import { lookup as lookupHost } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'

const connectTimeoutMs = 10_000

/** Which addresses may be connected to. */
export interface AddressCheck {
  /** why an address is not connected to; undefined: it is */
  readonly problemOf: (address: string) => string | undefined
  /** all addresses of a host */
  readonly lookup?: (host: string) => Promise<LookupAddress[]>
}

/** Refused while connecting, which HTTP libraries wrap into their own errors. */
export class AddressRefused extends Error {}

/** The connector of an agent that looks at each address before it sends a byte there. */
export function guardedConnect(check: AddressCheck): buildConnector.connector {
  const connect = buildConnector({ timeout: connectTimeoutMs, lookup: guardedLookup(check) })
  return (options, callback) => {
    const problem = literalProblem(check, options.hostname)
    if (problem) callback(new AddressRefused(problem), null)
    else connect(options, callback)
  }
}

/** Why a host that is an address already is not connected to: Node looks up no such host, so no lookup can refuse it. */
export function literalProblem({ problemOf }: AddressCheck, hostname: string): string | undefined {
  const host = hostname.replace(/^\[|\]$/g, '')
  return isIP(host) ? problemOf(host) : undefined
}

/** A lookup of names that fails when one of their addresses is refused. */
export function guardedLookup({ problemOf, lookup = allAddresses }: AddressCheck): LookupFunction {
  const guarded = async (host: string) => {
    const addresses = await lookup(host)
    for (const { address } of addresses) {
      const problem = problemOf(address)
      if (problem) throw new AddressRefused(problem)
    }
    return addresses
  }
  return lookupOver(guarded)
}

function allAddresses(host: string): Promise<LookupAddress[]> {
  return lookupHost(host, { all: true })
}

function lookupOver(addressesOf: (host: string) => Promise<LookupAddress[]>): LookupFunction {
  return (host: string, options: LookupOptions, callback) => {
    addressesOf(host).then(
      addresses => {
        const [first] = addresses
        if (options.all) callback(null, addresses)
        else if (first) callback(null, first.address, first.family)
        else callback(new Error(`${host} has no address`), '')
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    )
  }
}
