-- How many mails of a campaign with a daily budget were given to senders on a day.
create table campaign_day (
    campaign_id uuid    not null references campaign (id),
    day         date    not null,
    mails       integer not null,
    primary key (campaign_id, day)
);

alter table invitation add column counted_for varchar(16);

comment on column invitation.counted_for is 'the mail that is in its campaign''s daily budget already: day/step';
