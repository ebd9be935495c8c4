-- Mails before a person started a campaign (again) do not count against its addresses; null before this was kept.
alter table campaign add column live_since timestamptz;

create index invitation_campaign_sent on invitation (campaign_id, sent_at) where sent_at is not null;
