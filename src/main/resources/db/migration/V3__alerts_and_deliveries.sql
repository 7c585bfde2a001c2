-- The latest state of each alert; alert_change holds how it came to be.
create table alert (
    alert_id        text collate "C" primary key,
    subject         text collate "C" not null,
    subject_name    text        not null,
    topic           text collate "C" not null,
    grade           text        not null,
    peak_grade      text        not null,
    headline        text        not null,
    opened_at       timestamptz not null,
    last_told_at    timestamptz not null,
    resolved_at     timestamptz,
    acknowledged_by text,
    acknowledged_at timestamptz
);

-- At most one open alert for each subject and topic, and the way to find them.
create unique index alert_open on alert (subject, topic) where resolved_at is null;
create index alert_by_last_told on alert (last_told_at desc, alert_id);

-- Every change of an alert worth telling, once.
create table alert_change (
    change_id        text collate "C" primary key,
    seq              bigint      generated always as identity,
    alert_id         text collate "C" not null,
    subject          text collate "C" not null,
    subject_name     text        not null,
    topic            text collate "C" not null,
    reason           text        not null,
    at               timestamptz not null,
    opened_at        timestamptz not null,
    grade_before     text        not null,
    grade_after      text        not null,
    peak_grade       text        not null,
    headline         text        not null,
    lines            json        not null,
    actions          json        not null,
    rulebook_version text        not null,
    recorded_at      timestamptz not null default now()
);
create index alert_change_by_alert on alert_change (alert_id, seq);

-- The outbox. A delivery id is the webhook-id: the same on every attempt.
create table delivery (
    delivery_id     text collate "C" primary key,
    seq             bigint      generated always as identity,
    receiver        text collate "C" not null,
    change_id       text collate "C", -- absent for a digest, which stands for many
    alert_id        text collate "C",
    digest_id       text collate "C", -- the digest that carries this delivery
    status          text        not null default 'pending'
                    check (status in ('pending', 'digested', 'delivered', 'failed')),
    payload         text        not null,
    attempts        integer     not null default 0,
    enqueued_at     timestamptz not null default now(),
    next_attempt_at timestamptz not null default now(), -- a sender that takes it moves this to its lease's end
    settled_at      timestamptz,
    last_result     text,
    check ((change_id is null) = (alert_id is null)),
    check (status <> 'digested' or digest_id is not null)
);

create index delivery_due on delivery (receiver, seq) where status = 'pending';
-- An alert's changes reach a receiver in order: a delivery waits for the earlier ones that are not settled.
create index delivery_unsettled on delivery (receiver, alert_id, seq) where status in ('pending', 'digested');
create index delivery_by_digest on delivery (digest_id) where digest_id is not null;
create index delivery_failed on delivery (seq) where status = 'failed';
create index delivery_settled on delivery (settled_at) where settled_at is not null;

-- Nothing is sent to a receiver before a moment: the pace of a channel, a pause while it fails, its own Retry-After.
create table delivery_receiver (
    receiver   text collate "C" primary key,
    not_before timestamptz not null default '-infinity',
    failures   integer     not null default 0 -- attempts failed since the last that was answered well
);
