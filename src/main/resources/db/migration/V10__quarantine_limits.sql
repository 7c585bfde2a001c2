-- A refused item could hold megabytes in each of its columns, and whoever looked at it paid for them. What is there is
-- cut to what is kept from now on; reading by age is for forgetting.
update quarantine
set reading_id = left(reading_id, 128),
    field = left(field, 200),
    message = left(message, 1000),
    advice = left(advice, 1000),
    item = left(item, 4000)
where length(reading_id) > 128
   or length(field) > 200
   or length(message) > 1000
   or length(advice) > 1000
   or length(item) > 4000;

create index quarantine_received_at on quarantine (received_at);
