-- Recommendations, as they were given, and what has become of each.
create table advice (
    advice_id        text collate "C" primary key,
    seq              bigint           generated always as identity,
    operator_id      text collate "C" not null,
    asked_by         text collate "C" not null, -- a rule's id, or 'mandate'
    instrument       text             not null,
    at               timestamptz      not null,
    rulebook_version text             not null,
    body             json             not null,
    state            text             not null default 'PROPOSED'
                     check (state in ('PROPOSED', 'DEFERRED', 'ACCEPTED', 'REJECTED', 'EXPIRED')),
    open_until       timestamptz      not null, -- an open one expires then; the same is not proposed again before
    decided_by       text,
    decided_why      text,
    decided_at       timestamptz,
    recorded_at      timestamptz      not null default now(),
    check ((state = 'PROPOSED') = (decided_at is null)),
    check (state in ('PROPOSED', 'EXPIRED') or (decided_by is not null and decided_why is not null))
);
create index advice_of_operator on advice (operator_id, at desc);
create index advice_open on advice (open_until) where state in ('PROPOSED', 'DEFERRED');
create index advice_newest on advice (seq desc);

-- Every move of a recommendation. Immutable.
create table advice_move (
    advice_id  text collate "C" not null references advice,
    seq        bigint           generated always as identity,
    state      text             not null,
    moved_by   text             not null,
    why        text             not null,
    moved_at   timestamptz      not null,
    open_until timestamptz,
    primary key (advice_id, seq)
);
