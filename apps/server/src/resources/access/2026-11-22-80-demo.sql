-- Set when the first workspace is made with a demo, until the demo is whole.
alter table workspace add column demo_wanted boolean not null default false;
