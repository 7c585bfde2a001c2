-- A version that waits for its activation judges beside the one in force what that has judged. One replica does it.
create table shadow (
    version      text        primary key references rulebook_version,
    started_at   timestamptz not null,
    seen_until   timestamptz not null, -- assessments recorded up to here have been judged again
    judged       bigint      not null default 0,
    fault        text,                 -- why it was given up
    leased_until timestamptz not null default '-infinity'
);

-- Where the two disagree, the grades of the moment by itself.
create table shadow_difference (
    version      text             not null references shadow,
    subject      text collate "C" not null,
    at           timestamptz      not null,
    live_version text             not null,
    live_grade   text             not null,
    shadow_grade text             not null,
    live_only    text[]           not null, -- rules that spoke only in the one in force
    shadow_only  text[]           not null, -- rules that spoke only in the one that waits
    primary key (version, subject, at)
);

-- Rows come in the order of this column, which is what such an index is for: it is next to free.
create index assessment_by_recording on assessment using brin (recorded_at);
