alter table survey add column retired_at timestamptz;

comment on column survey.retired_at is 'nobody new is asked with it since; null when it is in use';
