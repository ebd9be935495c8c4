-- How a campaign asks is one document; what queries look for stays a column.
alter table campaign
    add column topic    varchar(64),
    add column priority integer not null default 5 check (priority between 1 and 9),
    add column products varchar(64)[],
    add column settings jsonb;

comment on column campaign.products is 'the only products it asks about, as its audience says; null for every product';
comment on column campaign.topic is 'what customers may opt out of';

update campaign
set topic = touchpoint,
    products = case when product is not null then array[product] end,
    settings = jsonb_build_object(
        'audience', jsonb_build_object('touchpoint', touchpoint, 'channel', channel, 'product', product, 'rule', null),
        'asking', jsonb_build_object(
            'delay', 'PT' || delay || 'S', 'quietPeriod', 'PT' || quiet_period || 'S',
            'maximumAge', 'PT' || maximum_age || 'S', 'linkLifetime', 'PT' || link_lifetime || 'S',
            'samplePercent', sample_percent),
        'sendTimes', '{"days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"],
            "from": "00:00", "to": "00:00", "holidays": [], "fallbackZone": "UTC"}'::jsonb,
        'reminders', '{"count": 0, "spacing": "P3D"}'::jsonb,
        'period', '{"startsAt": null, "endsAt": null}'::jsonb,
        'dailyBudget', null,
        'languages', '[]'::jsonb,
        'subject', subject,
        'senderName', null,
        'replyTo', null,
        'variants', '{"list": []}'::jsonb);

alter table campaign
    alter column topic set not null,
    alter column settings set not null,
    alter column priority drop default,
    drop column touchpoint,
    drop column channel,
    drop column product,
    drop column subject,
    drop column delay,
    drop column quiet_period,
    drop column maximum_age,
    drop column link_lifetime,
    drop column sample_percent,
    drop constraint campaign_status_check,
    add constraint campaign_status_check check (status in ('DRAFT', 'LIVE', 'PAUSED', 'ENDED'));

create index campaign_products on campaign using gin (products);

-- Which of the campaign's ways to ask an invitation used; null when there is only one.
alter table invitation add column variant varchar(32);
