-- A new version is compared with the one before on answers that neither has learnt from: those given after this moment.
alter table complaint_detector rename column held_back to judged_on;
alter table complaint_detector add column learnt_until timestamptz not null default '-infinity';
alter table complaint_detector alter column learnt_until drop default;
