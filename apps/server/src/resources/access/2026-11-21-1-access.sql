create table workspace (
  id uuid constraint workspace_pk primary key,
  name text not null constraint workspace_name_not_blank check (btrim(name) <> ''),
  description text not null default '',
  created_at timestamptz not null
);

create table person (
  id uuid constraint person_pk primary key,
  name text not null constraint person_name_not_blank check (btrim(name) <> ''),
  email text,
  password_hash text,
  created_at timestamptz not null
);
create unique index person_email_unique on person (lower(email));

create table member (
  workspace_id uuid not null constraint member_workspace_fk references workspace on delete cascade,
  person_id uuid not null constraint member_person_fk references person on delete cascade,
  role text not null,
  created_at timestamptz not null,
  constraint member_pk primary key (workspace_id, person_id)
);
create index member_person_id on member (person_id);

create table invitation (
  id uuid constraint invitation_pk primary key,
  workspace_id uuid not null constraint invitation_workspace_fk references workspace on delete cascade,
  role text not null,
  email text,
  token_hash bytea not null constraint invitation_token_hash_unique unique,
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz
);
create index invitation_workspace_id on invitation (workspace_id);

create table api_key (
  id uuid constraint api_key_pk primary key,
  workspace_id uuid not null constraint api_key_workspace_fk references workspace on delete cascade,
  name text not null constraint api_key_name_not_blank check (btrim(name) <> ''),
  role text not null,
  key_hash bytea not null constraint api_key_key_hash_unique unique,
  prefix text not null,
  created_by uuid,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_workspace_id on api_key (workspace_id);

create table session (
  token_hash bytea constraint session_pk primary key,
  person_id uuid not null constraint session_person_fk references person on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person_id on session (person_id);

create table sign_in_link (
  token_hash bytea constraint sign_in_link_pk primary key,
  person_id uuid not null constraint sign_in_link_person_fk references person on delete cascade,
  expires_at timestamptz not null
);
create index sign_in_link_person_id on sign_in_link (person_id);
