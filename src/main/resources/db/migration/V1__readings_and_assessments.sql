-- Operators: every version of a profile is kept, so that any past assessment can be reproduced.
create table operator_profile (
    operator_id text collate "C"             not null,
    version     integer          not null,
    since       timestamptz      not null,
    name        text             not null,
    pool_scheme text             not null,
    pool_fee    double precision not null,
    pue         double precision not null,
    take_or_pay boolean          not null,
    curtailable boolean          not null,
    btc_haircut double precision not null,
    primary key (operator_id, version)
);

-- What is known of an operator now, and what its hysteresis remembers. Its row is the lock of its assessments.
create table operator_state (
    operator_id     text collate "C"    primary key,
    profile_version integer not null,
    readings        json    not null,
    assessed_at     timestamptz,
    memory_before   json,
    memory          json,
    recorded_day    date,
    recorded_verdict text
);

-- Every reading ever accepted, as it was sent. Immutable. The subject is an operator's id, or @market.
create table reading (
    subject      text collate "C"        not null,
    id           text collate "C" not null,
    kind         text        not null,
    at           timestamptz not null,
    body         json        not null,
    content_hash text        not null,
    kept_at      timestamptz not null default now(),
    primary key (subject, id)
);
create index reading_by_time on reading (subject, at);

-- The last market reading of each UTC day: what the network indicators are computed from.
create table market_day (
    date               date             primary key,
    at                 timestamptz      not null,
    reading_id         text collate "C" not null,
    price_usd          double precision not null,
    difficulty         double precision not null,
    hashrate_eh        double precision not null,
    subsidy_btc        double precision not null,
    fees_btc_per_block double precision not null,
    blocks             double precision not null,
    height             bigint
);

-- Every verdict recorded. A late reading supersedes what it changes; nothing is ever overwritten.
create table assessment (
    subject          text collate "C"        not null,
    at               timestamptz not null,
    revision         integer     not null,
    grade            text        not null,
    rulebook_version text        not null,
    profile_version  integer     not null,
    verdict          text        not null,
    memory           json        not null,
    body             json        not null,
    recorded_at      timestamptz not null default now(),
    superseded_at    timestamptz,
    primary key (subject, at, revision)
);
create unique index assessment_standing on assessment (subject, at) where superseded_at is null;

-- Work a market reading or a new rulebook left to do: judge every operator again, in chunks.
create table reassessment (
    id          bigint generated always as identity primary key,
    from_at     timestamptz, -- judge again from here on; absent: only the last moment judged
    moment      timestamptz, -- judge at this moment too, though no reading is dated so
    cursor      text collate "C" not null default '',
    reason      text        not null,
    created_at  timestamptz not null default now()
);

-- What was refused, with its reason.
create table quarantine (
    id          bigint generated always as identity primary key,
    received_at timestamptz not null default now(),
    source      text        not null,
    position    integer     not null,
    reading_id  text,
    field       text,
    reason      text        not null,
    message     text        not null,
    advice      text        not null,
    item        text        not null
);

-- Offsets of consumed Kafka partitions, written with the batch they belong to.
create table kafka_offset (
    topic       text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (topic, partition)
);
