-- Values by attribute id; jsonb, because labels are found by what they hold.
alter table label add column attributes jsonb not null default '{}';
-- Partial, so that labels without attributes are written as fast as before.
create index label_attributes on label using gin (attributes) where attributes <> '{}';
