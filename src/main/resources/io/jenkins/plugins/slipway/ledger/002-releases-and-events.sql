create table if not exists slipway_release (
    id character varying primary key,
    service character varying not null,
    environment character varying not null,
    status character varying(16) not null,
    kind character varying(16) not null,
    rolls_back character varying,
    started_at timestamp(6) with time zone not null,
    finished_at timestamp(6) with time zone,
    body character varying not null
);
create index if not exists slipway_release_by_start on slipway_release (service, environment, started_at);
create index if not exists slipway_release_by_undone on slipway_release (rolls_back);

-- Append-only: each arrival of an item is a row, so a report can be told "as of" an earlier time.
create table if not exists slipway_event (
    arrival bigint generated always as identity primary key,
    type character varying(16) not null,
    item character varying not null,
    service character varying,
    environment character varying,
    received_at timestamp(6) with time zone not null,
    body character varying not null
);
create index if not exists slipway_event_by_item on slipway_event (type, item, received_at, arrival);
create index if not exists slipway_event_by_service on slipway_event (service, environment);
