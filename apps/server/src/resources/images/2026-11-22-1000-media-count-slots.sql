-- Whoever hands in a job keeps its counters locked until it is on the disk, and everybody else who counted media of that
-- dataset and status waited meanwhile. So each is counted in slots, a slot by connection; lists add them up. What a slot
-- has may be below 0: media leave by other connections than they came by.
alter table media_count add column slot smallint not null default 0;
alter table media_count drop constraint media_count_pk;
alter table media_count add constraint media_count_pk primary key (dataset_id, kind, status, slot);

-- Of those that serve one machine, connections made one after the other have different ones.
create function media_count_slot() returns smallint language sql stable as $$
  select (pg_backend_pid() % 32)::smallint
$$;

create or replace function media_count_add() returns trigger language plpgsql as $$
begin
  insert into media_count (dataset_id, kind, status, slot, count, moves)
  select dataset_id, kind, status, media_count_slot(), count(*), 1 from new_media group by dataset_id, kind, status
  order by dataset_id, kind, status
  on conflict (dataset_id, kind, status, slot)
  do update set count = media_count.count + excluded.count, moves = media_count.moves + 1;
  return null;
end $$;

-- A dataset that is being deleted has no row any more, and needs none here.
create or replace function media_count_subtract() returns trigger language plpgsql as $$
begin
  insert into media_count (dataset_id, kind, status, slot, count, moves)
  select dataset_id, kind, status, media_count_slot(), -count(*), 1
  from old_media join dataset on dataset.id = dataset_id group by dataset_id, kind, status
  order by dataset_id, kind, status
  on conflict (dataset_id, kind, status, slot)
  do update set count = media_count.count + excluded.count, moves = media_count.moves + 1;
  return null;
end $$;

create or replace function media_count_move() returns trigger language plpgsql as $$
begin
  insert into media_count (dataset_id, kind, status, slot, count, moves)
  select dataset_id, kind, status, media_count_slot(), count, 1 from (
    values (old.dataset_id, old.kind, old.status, -1), (new.dataset_id, new.kind, new.status, 1)
  ) moved (dataset_id, kind, status, count)
  order by dataset_id, kind, status
  on conflict (dataset_id, kind, status, slot)
  do update set count = media_count.count + excluded.count, moves = media_count.moves + 1;
  return null;
end $$;
