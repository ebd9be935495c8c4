-- What variants meant while their campaign ran, and since when they run with their shares.
alter table campaign add column variant_history jsonb not null default '{"treatments": [], "shares": {}, "since": null}';

-- How those that run came to be as they are is not known, so their round begins now. Those that have ended keep what they brought.
update campaign
set variant_history = jsonb_build_object(
    'treatments', (
        select jsonb_agg(jsonb_build_object(
            'id', variant ->> 'id',
            'subject', coalesce(variant ->> 'subject', settings ->> 'subject'),
            'surveyId', survey_id,
            'surveyVersion', coalesce((variant ->> 'surveyVersion')::integer, published_version)))
        from jsonb_array_elements(settings -> 'variants' -> 'list') variant),
    'shares', (
        select jsonb_object_agg(variant ->> 'id', variant -> 'share')
        from jsonb_array_elements(settings -> 'variants' -> 'list') variant),
    'since', to_char((case when status = 'ENDED' then campaign.created_at else now() end) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
from survey
where survey.id = survey_id
  and status in ('LIVE', 'PAUSED', 'ENDED')
  and published_version is not null
  and jsonb_array_length(settings -> 'variants' -> 'list') > 0;
