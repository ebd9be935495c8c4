-- One trail for whatever people change. Entries stay the text that was sealed.
alter table campaign_change rename to change_entry;
alter table change_entry rename column campaign_id to subject_id;
alter table change_entry rename constraint campaign_change_pkey to change_entry_pkey;
alter table change_entry drop constraint campaign_change_campaign_id_fkey;

alter table campaign_trail rename to change_trail;
alter table change_trail rename column campaign_id to subject_id;
alter table change_trail rename constraint campaign_trail_pkey to change_trail_pkey;
alter table change_trail drop constraint campaign_trail_campaign_id_fkey;

comment on column change_trail.subject_id is 'the campaign or survey; ids are unique among all of them';
