import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addressProblem } from './addresses.ts'

describe('addresses that are fetched from', () => {
  it('are none of this machine, its network, the cloud around it, or of no single host', () => {
    const refused = [
      ['127.0.0.1', '127.255.255.255', '0.0.0.0', '0.1.2.3', '10.0.0.1', '172.16.0.1', '192.168.1.1'],
      ['100.64.0.1', '169.254.169.254', '192.0.0.192', '198.18.0.1', '192.0.2.1', '224.0.0.1', '240.0.0.1'],
      ['255.255.255.255', '::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'ff02::1'],
      ['::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::127.0.0.1', '::7f00:1', '::a00:1', '64:ff9b::a00:1'],
      ['2002:7f00:1::', '2001:0:1::', 'fec0::1', '2001:db8::1', '::ffff:0:7f00:1', 'localhost', ''],
    ].flat()
    for (const address of refused) assert.match(addressProblem(address) ?? 'accepted', /^its host /, address)
  })

  it('are the public ones of both families', () => {
    for (const address of ['8.8.8.8', '93.184.216.34', '::ffff:8.8.8.8', '2606:4700::1111', '2a00:1450::1'])
      assert.equal(addressProblem(address), undefined, address)
  })
})
