-- The order in which readings were received: of two of one kind and moment the later received counts. What was there
-- before this was ordered by id, and stays so.
create sequence reading_received;
alter table reading add column received bigint not null default 0;
