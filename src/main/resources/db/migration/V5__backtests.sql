-- Backtests asked for. Both rulebooks are kept with each, so that one that was never in force can be tried, and a
-- backtest goes on after a restart with the very rules it began with.
create table backtest (
    id             text        primary key,
    state          text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    before_version text        not null,
    after_version  text        not null,
    before_files   json        not null,
    after_files    json        not null,
    first_day      date        not null,
    last_day       date        not null check (last_day >= first_day),
    subjects       integer     not null default 0,
    fault          text        not null default '',
    created_at     timestamptz not null,
    finished_at    timestamptz,
    leased_until   timestamptz not null default '-infinity'
);

create index backtest_open on backtest (created_at) where state in ('QUEUED', 'RUNNING');

-- What was found so far, subject by subject: progress, and where to go on.
create table backtest_part (
    backtest_id text not null references backtest on delete cascade,
    subject     text not null,
    body        json not null,
    primary key (backtest_id, subject)
);
