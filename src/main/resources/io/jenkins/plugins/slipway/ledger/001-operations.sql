-- Every statement can be repeated: H2 commits each one by itself, so a script may have been cut off in the middle.

create table if not exists slipway_operation (
    id character varying(64) primary key,
    verb character varying not null,
    targets character varying not null,
    labels character varying not null,
    requested_by character varying not null,
    journal_version integer not null,
    created_at timestamp(6) with time zone not null,
    outcome character varying
);
create index if not exists slipway_operation_by_time on slipway_operation (created_at, id);

create table if not exists slipway_journal (
    operation character varying(64) not null references slipway_operation (id),
    seq bigint not null,
    path character varying not null,
    kind character varying(16) not null,
    name character varying not null,
    data character varying not null,
    at timestamp(6) with time zone not null,
    epoch bigint not null,
    primary key (operation, seq)
);

create table if not exists slipway_signal (
    arrival bigint generated always as identity primary key,
    operation character varying(64) not null references slipway_operation (id),
    kind character varying not null,
    sender character varying not null,
    reason character varying not null,
    at timestamp(6) with time zone not null
);
create index if not exists slipway_signal_by_operation on slipway_signal (operation, arrival);

-- A released lease keeps its row, without holder, because the epoch must go on growing.
create table if not exists slipway_lease (
    target character varying primary key,
    epoch bigint not null,
    operation character varying(64),
    holder character varying,
    expires timestamp(6) with time zone
);
