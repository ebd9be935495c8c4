-- What other services have to know of a campaign is announced; every campaign of before is announced now, once.
alter table campaign
    add column announcements integer not null default 1 check (announcements > 0),
    add column open_survey   jsonb;

comment on column campaign.announcements is 'how often it was announced: the revision of the newest announcement';
comment on column campaign.open_survey is 'how everybody can answer; null when only invited customers can';

insert into outbox (id, topic, type, subject, occurred_at, data)
select gen_random_uuid(),
       'survey.campaigns',
       'io.heard.survey.campaign-announced.v1',
       id::text,
       clock_timestamp(),
       jsonb_build_object(
           'campaignId', id,
           'revision', announcements,
           'name', name,
           'product', case when cardinality(products) = 1 then products[1] end,
           'anonymous', false,
           'retention', null,
           'openSurvey', null,
           'announcedAt', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text
from campaign
order by id;
