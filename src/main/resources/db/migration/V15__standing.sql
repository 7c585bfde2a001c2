-- What holds a grade and until when, how bad it may be, and what was known last: with the change it explains.
alter table alert_change add column standing json;

-- Where a grade cannot be given, the one it is sorted by: the worst of what it is at least and what was known last.
alter table assessment add column ranks_as text;

-- When the latest reading of an operator's own was true: one that sends none any more is not judged for ever.
alter table operator_state add column figures_at timestamptz;
update operator_state s set figures_at = (select max(r.at) from reading r where r.subject = s.operator_id);
