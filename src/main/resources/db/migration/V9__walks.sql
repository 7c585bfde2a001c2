-- Operators whose timeline is judged up to a moment only: each is judged on from there, stretch by stretch, to its end.
create table walk (
    operator_id text collate "C" primary key,
    from_at     timestamptz not null, -- all before it is judged
    rerun       boolean     not null, -- it had been judged before: of what comes out only the last is news
    line        bigint,               -- the line of reassessment that asked for it; absent: a reading of its own did
    created_at  timestamptz not null default now()
);
create index walk_by_line on walk (line);
create index walk_by_age on walk (created_at, operator_id);

alter table reassessment add column past boolean not null default false; -- a long past: every operator is given a walk
alter table reassessment add column upto text collate "C"; -- operators after it are judged by an earlier line
