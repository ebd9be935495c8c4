alter table respondent add column address_since timestamptz;

comment on column respondent.address_since is 'since when the address is this one; null when it was never another';
