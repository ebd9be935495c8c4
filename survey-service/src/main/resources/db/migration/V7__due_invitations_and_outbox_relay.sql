-- The due invitations of one campaign are found without walking through those of the paused ones.
create index invitation_campaign_next_attempt on invitation (campaign_id, next_attempt_at)
    where next_attempt_at is not null;
drop index invitation_next_attempt;
