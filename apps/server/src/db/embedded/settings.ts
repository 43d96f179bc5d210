/** Settings of PostgreSQL by name, as `postgresql.conf` writes their values. */
export type PostgresSettings = Readonly<Record<string, string>>

/**
 * Sized for one small machine, measured as the sum of proportional set sizes: about 15 MB idle, 35 MB with ten idle
 * connections, under 110 MB right after loading 500,000 rows. Any of it can be overridden.
 * They are given at each start, so that an upgrade of Gesso changes them without editing a file.
 */
export const defaultSettings: PostgresSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  wal_buffers: '4MB',
  // Three processes for reading ahead and one for replication are idle weight here.
  io_method: 'sync',
  max_logical_replication_workers: '0',
  max_wal_senders: '0',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  autovacuum_max_workers: '2',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
}
