-- Which operations began something at a target, so that a start asks for its own targets only. Rows stay, as everything does.

create table if not exists slipway_operation_target (
    target character varying not null,
    operation character varying(64) not null references slipway_operation (id),
    ended boolean not null,
    primary key (operation, target)
);
create index if not exists slipway_operation_target_open on slipway_operation_target (target, ended);

-- What was open before: every target of an operation has had a lease.
insert into slipway_operation_target (target, operation, ended)
select lease.target, head.id, false
from slipway_operation head
join slipway_lease lease on position('"' || lease.target || '"' in head.targets) > 0
where head.outcome is null
and not exists (
    select 1 from slipway_operation_target known where known.operation = head.id and known.target = lease.target);
