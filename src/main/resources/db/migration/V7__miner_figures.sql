-- What providers told of a day's miners. Each figure stands by itself: the day's last reading that gives it counts, and
-- a later tick of the price, which gives none, leaves it alone.
create table miner_figure (
    date       date               not null,
    figure     text               not null check (figure in ('OUTFLOW_BTC', 'BALANCE_BTC', 'POOL_SHARES')),
    at         timestamptz        not null,
    reading_id text collate "C"   not null,
    value      double precision[] not null, -- one number, or one of each pool
    primary key (date, figure)
);
