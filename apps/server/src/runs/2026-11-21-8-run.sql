create table run (
  id uuid constraint run_pk primary key,
  project_id uuid not null constraint run_project_fk references project on delete cascade,
  kind text not null,
  state text not null,
  input jsonb not null,
  done bigint not null default 0,
  total bigint,
  warnings jsonb not null default '[]',
  result jsonb,
  error text,
  -- how often it was taken up; one that outlives its workers too often is given up
  attempts integer not null default 0,
  -- the worker that is at it
  worker text,
  cancel_asked_at timestamptz,
  started_by uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  -- refreshed while a worker is at it, so that a dead worker's run is taken up again
  heartbeat_at timestamptz
);
create index run_project_id on run (project_id, id);
create index run_state on run (state) where state in ('queued', 'running');
