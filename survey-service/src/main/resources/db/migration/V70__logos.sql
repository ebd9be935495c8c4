-- A logo never changes and is never deleted: published surveys refer to it.
create table logo (
    name    text    primary key,
    content bytea   not null,
    width   integer not null,
    height  integer not null
);

-- Logos used to stand in the surveys themselves. They are uploaded now.
update survey set content = content #- '{brand,logo}' where content #>> '{brand,logo}' is not null;
update survey_version set content = content #- '{brand,logo}' where content #>> '{brand,logo}' is not null;
