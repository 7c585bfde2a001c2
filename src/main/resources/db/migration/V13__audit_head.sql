-- The recorded end of the trail moves one step at a time, to the entry just written, and never back; an entry follows
-- the recorded end. Who owns the tables can still take these guards away: what shows that is an end kept elsewhere.
create function refuse_other_head() returns trigger language plpgsql as $$
begin
    if new.seq <> old.seq + 1 or not exists (
            select from audit_entry e where e.seq = new.seq and e.previous = old.hash and e.hash = new.hash) then
        raise exception 'audit_head moves one step, to the entry after it: % refused', tg_op
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger audit_head_steps before update on audit_head
    for each row execute function refuse_other_head();
create trigger audit_head_whole before truncate on audit_head
    for each statement execute function refuse_change();

create function refuse_other_entry() returns trigger language plpgsql as $$
begin
    if not exists (select from audit_head h where h.seq = new.seq - 1 and h.hash = new.previous) then
        raise exception 'an entry follows the recorded end of the trail: % refused', tg_op
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger audit_entry_follows before insert on audit_entry
    for each row execute function refuse_other_entry();
