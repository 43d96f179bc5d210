create table attribute (
  id uuid constraint attribute_pk primary key,
  project_id uuid not null constraint attribute_project_fk references project on delete cascade,
  name text not null constraint attribute_name_not_blank check (btrim(name) <> ''),
  type text not null,
  subject text not null,
  description text,
  norder double precision not null,
  is_required boolean not null,
  default_value text,
  min double precision,
  max double precision,
  -- how a model is to fill it in: {"type", "model", "prompt"}
  prediction json not null,
  created_at timestamptz not null,
  constraint attribute_name_unique unique (project_id, subject, name)
);
create index attribute_order on attribute (project_id, norder, id);

create table attribute_option (
  id uuid constraint attribute_option_pk primary key,
  attribute_id uuid not null constraint attribute_option_attribute_fk references attribute on delete cascade,
  value text not null,
  place integer not null,
  -- deferrable, so that two options can swap their texts in one statement
  constraint attribute_option_value_unique unique (attribute_id, value) deferrable
);

create table attribute_class (
  attribute_id uuid not null constraint attribute_class_attribute_fk references attribute on delete cascade,
  class_id uuid not null constraint attribute_class_class_fk references label_class on delete cascade,
  -- the attribute's place among those of the class, and the class's among those of the attribute
  attribute_order double precision not null,
  class_order double precision not null,
  constraint attribute_class_pk primary key (attribute_id, class_id)
);
create index attribute_class_class_id on attribute_class (class_id, attribute_id);

-- Values of images and videos; those of labels stand in the labels.
create table media_attribute (
  media_id uuid not null constraint media_attribute_media_fk references media on delete cascade,
  attribute_id uuid not null constraint media_attribute_attribute_fk references attribute on delete cascade,
  value jsonb not null,
  updated_at timestamptz not null,
  updated_by uuid,
  constraint media_attribute_pk primary key (media_id, attribute_id)
);
create index media_attribute_attribute_id on media_attribute (attribute_id, media_id);
