-- How far an import from elsewhere came: one that was broken off goes on there.
create table if not exists slipway_import (
    source character varying not null,
    part character varying not null,
    reached character varying,
    finished_at timestamp(6) with time zone,
    primary key (source, part)
);
