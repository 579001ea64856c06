-- Who did what. Append-only; each row carries the digest of the row before, so that a row that is changed or missing shows.
create table if not exists slipway_audit (
    seq bigint primary key,
    at timestamp(6) with time zone not null,
    who character varying not null,
    deed character varying not null,
    origin character varying not null,
    operation character varying(64),
    detail character varying not null,
    digest character varying(64) not null
);
create index if not exists slipway_audit_by_operation on slipway_audit (operation, seq);
