-- A version's text never changes: past assessments name it by its hash. The same holds of what was put in force, and of
-- the audit trail.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

create trigger rulebook_version_immutable before update or delete on rulebook_version
    for each row execute function refuse_change();
create trigger rulebook_version_kept before truncate on rulebook_version
    for each statement execute function refuse_change();
create trigger rulebook_activation_immutable before update or delete on rulebook_activation
    for each row execute function refuse_change();
create trigger rulebook_activation_kept before truncate on rulebook_activation
    for each statement execute function refuse_change();

-- What has become of each version. Who did what, when and why stands in the audit trail.
create table rulebook_life (
    version        text        primary key references rulebook_version,
    state          text        not null
                   check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'ACTIVE', 'RETIRED')),
    origin         text        not null check (origin in ('FOLDER', 'DRAFT')),
    author         text        not null check (btrim(author) <> ''),
    approver       text,
    needs_approval boolean     not null, -- the policy when it was submitted; never taken back
    rules          integer     not null default 0,
    problems       json        not null default '[]',
    moved_by       text        not null,
    why            text        not null,
    moved_at       timestamptz not null,
    constraint approver_is_not_author check (lower(btrim(approver)) <> lower(btrim(author))),
    constraint approved_by_somebody check (state <> 'APPROVED' or approver is not null),
    constraint in_force_only_if_approved
        check (state not in ('ACTIVE', 'RETIRED') or not needs_approval or approver is not null)
);
-- One version is in force, never two.
create unique index rulebook_life_one_active on rulebook_life (state) where state = 'ACTIVE';

create function refuse_illegal_move() returns trigger language plpgsql as $$
begin
    if old.state <> new.state and (old.state, new.state) not in (
            ('DRAFT', 'SUBMITTED'), ('DRAFT', 'WITHDRAWN'),
            ('SUBMITTED', 'APPROVED'), ('SUBMITTED', 'REJECTED'), ('SUBMITTED', 'WITHDRAWN'), ('SUBMITTED', 'ACTIVE'),
            ('APPROVED', 'ACTIVE'), ('APPROVED', 'WITHDRAWN'),
            ('REJECTED', 'DRAFT'), ('WITHDRAWN', 'DRAFT'),
            ('ACTIVE', 'RETIRED'), ('RETIRED', 'ACTIVE'))
            -- what stands in the folder may come back, whatever became of the same text before
            and not (new.origin = 'FOLDER' and (old.state, new.state) in (
                ('REJECTED', 'SUBMITTED'), ('WITHDRAWN', 'SUBMITTED'),
                ('DRAFT', 'ACTIVE'), ('REJECTED', 'ACTIVE'), ('WITHDRAWN', 'ACTIVE'))) then
        raise exception 'rulebook % cannot go from % to %', old.version, old.state, new.state
            using errcode = 'restrict_violation';
    end if;
    if new.version <> old.version
            or (new.author <> old.author and new.state <> 'DRAFT' and new.origin <> 'FOLDER')
            or (old.needs_approval and not new.needs_approval and new.state <> 'DRAFT' and new.origin <> 'FOLDER') then
        raise exception 'rulebook %: its version, author and need of approval stay', old.version
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger rulebook_life_legal_moves before update on rulebook_life
    for each row execute function refuse_illegal_move();
create trigger rulebook_life_kept before delete on rulebook_life
    for each row execute function refuse_change();

-- What judged before there were states.
insert into rulebook_life (version, state, origin, author, needs_approval, moved_by, why, moved_at)
select v.version,
    case when v.version = (select version from rulebook_activation order by id desc limit 1)
        then 'ACTIVE' else 'RETIRED' end,
    'FOLDER', v.source, false, v.source, 'in force before there was an audit trail', v.created_at
from rulebook_version v;

-- The folder's content that was acted on last, so that a restart does not act on it again.
create table rulebook_folder (
    one     boolean     primary key default true check (one),
    version text        not null
);
insert into rulebook_folder (version)
select version from rulebook_activation where source like 'folder %' order by id desc limit 1;

-- Activations after which the book was, or is being, judged again: each once, by whichever replica is first.
create table rulebook_rejudged (
    activation_id bigint primary key references rulebook_activation
);
insert into rulebook_rejudged select id from rulebook_activation;

-- What each replica judges by, and what keeps it from following.
create table rulebook_replica (
    replica    text        primary key,
    version    text,
    since      timestamptz,
    refused    text,
    problem    text,
    started_at timestamptz not null,
    seen_at    timestamptz not null
) with (fillfactor = 50);

-- Who did what to the rules. Each entry holds the hash of the one before.
create table audit_entry (
    seq      bigint      primary key,
    at       timestamptz not null,
    who      text        not null,
    action   text        not null,
    before   text        not null,
    after    text        not null,
    why      text        not null,
    previous text        not null,
    hash     text        not null unique
);
create index audit_entry_of_version on audit_entry (after, seq);
create trigger audit_entry_immutable before update or delete on audit_entry
    for each row execute function refuse_change();
create trigger audit_entry_kept before truncate on audit_entry
    for each statement execute function refuse_change();

-- The end of the trail: without it, entries cut off at the end would not be missed.
create table audit_head (
    one  boolean primary key default true check (one),
    seq  bigint  not null,
    hash text    not null
);
insert into audit_head (seq, hash) values (0, repeat('0', 64));
create trigger audit_head_kept before delete on audit_head
    for each row execute function refuse_change();
