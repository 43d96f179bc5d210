import ipaddr from 'ipaddr.js'

/**
 * Why the server will not connect to an address, or undefined when it will: only public unicast addresses are fetched
 * from, for behind the others are this machine, its network and the cloud's own services.
 */
export function addressProblem(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return 'its host is no address'
  const parsed = ipaddr.process(address)
  const range = parsed.range()
  // ipaddr.js takes the long dead ::a.b.c.d for ordinary addresses; systems may still treat it as a.b.c.d.
  const compatible =
    parsed.kind() === 'ipv6' &&
    parsed
      .toByteArray()
      .slice(0, 12)
      .every(byte => byte === 0)
  if (range === 'unicast' && !compatible) return undefined
  return `its host has the address ${address}, which is not public (${compatible ? 'reserved' : range})`
}
