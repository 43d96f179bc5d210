-- A path that jobs take through the hands of people and models.
create table workflow (
  id uuid constraint workflow_pk primary key,
  project_id uuid not null constraint workflow_project_fk references project on delete cascade,
  name text not null constraint workflow_name_not_blank check (btrim(name) <> ''),
  -- a short word by which jobs may ask for it
  tag text,
  is_default boolean not null,
  -- copy: pictures are fetched; direct: they stay with their owner, and the annotator's browser loads them from there
  attachments text not null constraint workflow_attachments_known check (attachments in ('copy', 'direct')),
  -- the newest, which new jobs take
  version integer not null,
  created_at timestamptz not null,
  created_by uuid,
  -- takes no new jobs any more; those inside go on
  retired_at timestamptz,
  constraint workflow_name_unique unique (project_id, name),
  constraint workflow_tag_unique unique (project_id, tag)
);
create unique index workflow_default on workflow (project_id) where is_default;

-- Never changed: a job goes on along the version it began with.
create table workflow_version (
  workflow_id uuid not null constraint workflow_version_workflow_fk references workflow on delete cascade,
  version integer not null,
  steps json not null,
  routes json not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint workflow_version_pk primary key (workflow_id, version)
);

-- Locked: jobs may not bring label classes and attributes that the project does not know.
alter table project add column taxonomy_locked boolean not null default false;
-- Came with a job and nobody has looked at it yet.
alter table label_class add column is_new boolean not null default false;
alter table attribute add column is_new boolean not null default false;
