-- Counting the variants of one campaign; campaigns with one way to ask pay nothing for it.
create index invitation_variant on invitation (campaign_id, variant) where variant is not null;
