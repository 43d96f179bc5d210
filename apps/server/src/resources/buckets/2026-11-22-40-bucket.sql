-- A bucket of somebody's at a cloud provider, with the credentials that read it.
create table bucket (
  id uuid constraint bucket_pk primary key,
  workspace_id uuid not null constraint bucket_workspace_fk references workspace on delete cascade,
  name text not null,
  provider text not null,
  -- where it is, and what of its credentials is no secret
  place jsonb not null,
  -- sealed, see apps/server/src/sealing
  secret bytea not null,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index bucket_workspace_id on bucket (workspace_id, id);
