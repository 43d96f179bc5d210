-- Values of segments; those of images and videos stand in media_attribute.
create table segment_attribute (
  segment_id uuid not null constraint segment_attribute_segment_fk references segment on delete cascade,
  attribute_id uuid not null constraint segment_attribute_attribute_fk references attribute on delete cascade,
  value jsonb not null,
  updated_at timestamptz not null,
  updated_by uuid,
  constraint segment_attribute_pk primary key (segment_id, attribute_id)
);
create index segment_attribute_attribute_id on segment_attribute (attribute_id, segment_id);
