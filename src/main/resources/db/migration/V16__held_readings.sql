-- A reading that is hardly true is held, whole, until somebody confirms or dismisses it; who did, and why, is kept.
alter table quarantine
    add column subject      text collate "C",
    add column reading      json,
    add column content_hash text,
    add column settled      text check (settled in ('CONFIRMED', 'DISMISSED')),
    add column settled_at   timestamptz,
    add column settled_by   text,
    add column settled_why  text;

-- However often it is sent meanwhile, it waits once.
create unique index quarantine_waiting on quarantine (subject, reading_id, content_hash)
    where reading is not null and settled is null;

-- What is unusual about readings that were kept, and who confirmed them, where somebody had to.
create table reading_doubt (
    subject       text collate "C" not null,
    reading_id    text collate "C" not null,
    at            timestamptz      not null,
    marked_at     timestamptz      not null default now(),
    doubts        json             not null,
    confirmed_by  text,
    confirmed_why text,
    primary key (subject, reading_id)
);
create index reading_doubt_by_time on reading_doubt (marked_at);
