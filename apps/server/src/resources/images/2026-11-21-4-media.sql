create table media (
  id uuid constraint media_pk primary key,
  project_id uuid not null constraint media_project_fk references project on delete cascade,
  dataset_id uuid not null constraint media_dataset_fk references dataset on delete cascade,
  kind text not null,
  name text not null constraint media_name_not_blank check (btrim(name) <> ''),
  width integer not null constraint media_width_positive check (width > 0),
  height integer not null constraint media_height_positive check (height > 0),
  format text not null,
  mode text not null,
  exif jsonb not null default '{}',
  bytes bigint not null,
  checksum bytea,
  -- null: the file stays with its owner at source_url
  file_key text,
  source_url text,
  -- a rendition for browsers, where they cannot show the file itself
  display_key text,
  thumbnail_key text,
  external_id text,
  status text not null,
  status_set_at timestamptz not null,
  -- counts the changes of its labels
  revision integer not null default 0,
  label_count integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid,
  constraint media_name_unique unique (dataset_id, name)
);
-- Lists read ids from these alone: all of a project, or those of some datasets and statuses, cell by cell.
create index media_project_id on media (project_id, kind, id);
create index media_dataset_id on media (dataset_id, kind, status, id);

-- How many media a dataset has of each status: lists answer exact totals without counting rows.
create table media_count (
  dataset_id uuid not null constraint media_count_dataset_fk references dataset on delete cascade,
  kind text not null,
  status text not null,
  count integer not null,
  -- grows whenever media enter or leave: places in a list that were noted before hold as long as it stands still
  moves bigint not null,
  constraint media_count_pk primary key (dataset_id, kind, status)
);

create function media_count_add() returns trigger language plpgsql as $$
begin
  insert into media_count (dataset_id, kind, status, count, moves)
  select dataset_id, kind, status, count(*), 1 from new_media group by dataset_id, kind, status
  order by dataset_id, kind, status
  on conflict (dataset_id, kind, status)
  do update set count = media_count.count + excluded.count, moves = media_count.moves + 1;
  return null;
end $$;

create function media_count_subtract() returns trigger language plpgsql as $$
begin
  update media_count set count = media_count.count - gone.count, moves = moves + 1
  from (select dataset_id, kind, status, count(*) from old_media group by dataset_id, kind, status) gone
  where media_count.dataset_id = gone.dataset_id and media_count.kind = gone.kind and media_count.status = gone.status;
  return null;
end $$;

create function media_count_move() returns trigger language plpgsql as $$
begin
  insert into media_count (dataset_id, kind, status, count, moves)
  select dataset_id, kind, status, count, 1 from (
    values (old.dataset_id, old.kind, old.status, -1), (new.dataset_id, new.kind, new.status, 1)
  ) moved (dataset_id, kind, status, count)
  order by dataset_id, kind, status
  on conflict (dataset_id, kind, status)
  do update set count = media_count.count + excluded.count, moves = media_count.moves + 1;
  return null;
end $$;

create trigger media_count_on_insert after insert on media
  referencing new table as new_media for each statement execute function media_count_add();
create trigger media_count_on_delete after delete on media
  referencing old table as old_media for each statement execute function media_count_subtract();
create trigger media_count_on_update after update of dataset_id, status on media
  for each row when ((old.dataset_id, old.status) is distinct from (new.dataset_id, new.status))
  execute function media_count_move();

-- A signed place for one file: made, filled by one PUT, used by one image, removed.
create table upload (
  id uuid constraint upload_pk primary key,
  project_id uuid not null constraint upload_project_fk references project on delete cascade,
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  file_key text,
  bytes bigint,
  checksum bytea
);
create index upload_project_id on upload (project_id);
create index upload_expires_at on upload (expires_at);

-- Files that no row owns: being written, or of rows that are gone. They are removed once `since` is long enough ago,
-- so that nothing is left over however a server ends.
create table unowned_file (
  file_key text constraint unowned_file_pk primary key,
  since timestamptz not null
);
create index unowned_file_since on unowned_file (since);
