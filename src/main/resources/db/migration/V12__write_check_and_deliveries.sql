-- Readiness is asked by writing: setting a sequence is a durable write that leaves nothing behind and waits for nobody.
create sequence write_check;

-- When the first attempt began: a delivery is given up by the time it was tried for, not by a number of attempts.
alter table delivery add column tried_since timestamptz;

-- A receiver that answers that it is gone gets nothing more, until its address changes or somebody asks for it.
alter table delivery_receiver
    add column address      text,        -- fingerprint of the address: the address itself may be a secret
    add column disabled_at  timestamptz,
    add column disabled_why text;
