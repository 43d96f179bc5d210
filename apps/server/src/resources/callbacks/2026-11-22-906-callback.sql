-- Where a project tells that a job is done or has failed.
create table callback (
  project_id uuid constraint callback_pk primary key constraint callback_project_fk references project on delete cascade,
  url text not null,
  -- sealed, see apps/server/src/sealing; goes along in a header
  secret bytea,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- The log of what was told and what came of it.
create table callback_delivery (
  id uuid constraint callback_delivery_pk primary key,
  project_id uuid not null constraint callback_delivery_project_fk references project on delete cascade,
  job_id uuid not null constraint callback_delivery_job_fk references job on delete cascade,
  -- done, failed
  about text not null,
  url text not null,
  body text not null,
  state text not null constraint callback_delivery_state_known check (state in ('waiting', 'delivered', 'given up')),
  attempts smallint not null default 0,
  next_at timestamptz not null,
  last_status integer,
  last_problem text,
  created_at timestamptz not null,
  delivered_at timestamptz
);
create index callback_delivery_due on callback_delivery (next_at) where state = 'waiting';
create index callback_delivery_project_id on callback_delivery (project_id, id);
