-- The revision in which a customer first gave this text, where that was an earlier one: with new scores alone, what was made of the
-- text stays. Null where it is the present revision.
alter table verbatim add column text_revision int;
