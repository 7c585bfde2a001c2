-- What was drafted here and never submitted is not kept for ever: it may go, but only after the audit trail says so. All
-- that was ever submitted, or came from the folder, stays.
create function may_be_forgotten(gone text) returns boolean language sql stable as $$
    select not exists (select from rulebook_activation where version = gone)
        and not exists (select from rulebook_life where version = gone
            and (origin <> 'DRAFT' or state not in ('DRAFT', 'WITHDRAWN')))
        and not exists (select from audit_entry where after = gone
            and action not in ('DRAFTED', 'WITHDRAWN', 'EXPIRED') and action not like 'REFUSED%')
        and coalesce((select action = 'EXPIRED' from audit_entry where after = gone order by seq desc limit 1), false)
$$;

create function refuse_loss_of_version() returns trigger language plpgsql as $$
begin
    if not may_be_forgotten(old.version) then
        raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
    end if;
    return old;
end $$;

drop trigger rulebook_version_immutable on rulebook_version;
create trigger rulebook_version_immutable before update on rulebook_version
    for each row execute function refuse_change();
create trigger rulebook_version_not_lost before delete on rulebook_version
    for each row execute function refuse_loss_of_version();
drop trigger rulebook_life_kept on rulebook_life;
create trigger rulebook_life_kept before delete on rulebook_life
    for each row execute function refuse_loss_of_version();
