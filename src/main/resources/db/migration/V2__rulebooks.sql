-- Every rulebook that ever judged, by the hash of its content. Immutable: any past assessment names one of these.
create table rulebook_version (
    version    text        primary key,
    name       text        not null,
    files      json        not null,
    source     text        not null,
    created_at timestamptz not null
);

-- Which version was made active when; the last line is in force on every replica.
create table rulebook_activation (
    id           bigint generated always as identity primary key,
    version      text        not null references rulebook_version,
    source       text        not null,
    activated_at timestamptz not null
);
