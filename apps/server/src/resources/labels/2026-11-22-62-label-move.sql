-- Grows whenever labels of a project change: what was noted of a list of labels holds as long as it stands still. In
-- slots by media, so that edits of different images seldom wait for each other.
create table label_move (
  project_id uuid not null constraint label_move_project_fk references project on delete cascade,
  slot smallint not null,
  moves bigint not null,
  constraint label_move_pk primary key (project_id, slot)
);

-- Lists of a class are read in the order of ids.
drop index label_class_id;
create index label_class_id on label (class_id, id);
