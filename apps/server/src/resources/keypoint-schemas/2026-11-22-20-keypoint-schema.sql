create table keypoint_schema (
  id uuid constraint keypoint_schema_pk primary key,
  project_id uuid not null constraint keypoint_schema_project_fk references project on delete cascade,
  name text not null constraint keypoint_schema_name_not_blank check (btrim(name) <> ''),
  description text,
  type text not null,
  norder double precision not null,
  template_id uuid,
  -- its points and what joins them: read, judged and written whole
  classes json not null,
  edges json not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  constraint keypoint_schema_name_unique unique (project_id, name)
);
create index keypoint_schema_order on keypoint_schema (project_id, norder, id);

-- The label classes that a keypoint schema is for.
create table keypoint_schema_label_class (
  schema_id uuid not null constraint keypoint_schema_label_class_schema_fk
    references keypoint_schema on delete cascade,
  label_class_id uuid not null constraint keypoint_schema_label_class_class_fk
    references label_class on delete cascade,
  norder double precision not null,
  constraint keypoint_schema_label_class_pk primary key (schema_id, label_class_id)
);
create index keypoint_schema_label_class_class_id on keypoint_schema_label_class (label_class_id);

-- Told by the geometry, so that no writer can forget it; keeps a schema from going while labels follow it.
alter table label add column keypoint_schema_id uuid
  generated always as (case when shape = 'keypoints' then (geometry ->> 'schemaId')::uuid end) stored
  constraint label_keypoint_schema_fk references keypoint_schema;
create index label_keypoint_schema_id on label (keypoint_schema_id) where keypoint_schema_id is not null;
