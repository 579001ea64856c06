package io.jenkins.plugins.slipway.rehearsal.wire.elb;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A structure that is kept and given back as it came, member by member. */
final class Shape {
    private enum Kind {
        TEXT,
        INTEGER,
        FLAG,
        TEXTS,
        MAP,
        STRUCTURE,
        STRUCTURES
    }

    private record Member(String name, Kind kind, Shape inner) {}

    private final List<Member> members = new ArrayList<>();

    Shape texts(String... names) {
        return add(Kind.TEXT, names);
    }

    Shape integers(String... names) {
        return add(Kind.INTEGER, names);
    }

    Shape flags(String... names) {
        return add(Kind.FLAG, names);
    }

    Shape lists(String... names) {
        return add(Kind.TEXTS, names);
    }

    Shape maps(String... names) {
        return add(Kind.MAP, names);
    }

    Shape structure(String name, Shape inner) {
        members.add(new Member(name, Kind.STRUCTURE, inner));
        return this;
    }

    Shape structures(String name, Shape inner) {
        members.add(new Member(name, Kind.STRUCTURES, inner));
        return this;
    }

    private Shape add(Kind kind, String... names) {
        for (var name : names) {
            members.add(new Member(name, kind, null));
        }
        return this;
    }

    Map<String, Object> read(Params params) {
        var tree = new LinkedHashMap<String, Object>();
        for (var member : members) {
            if (params.has(member.name())) {
                tree.put(member.name(), value(params, member));
            }
        }
        return tree;
    }

    private static Object value(Params params, Member member) {
        var name = member.name();
        return switch (member.kind()) {
            case TEXT -> params.required(name);
            case INTEGER -> params.integer(name).orElseThrow();
            case FLAG -> params.flag(name).orElseThrow();
            case TEXTS -> params.texts(name);
            case MAP -> params.map(name);
            case STRUCTURE -> member.inner().read(params.structure(name).orElseThrow());
            case STRUCTURES ->
                params.structures(name).stream().map(member.inner()::read).toList();
        };
    }

    /** @param hidden members that are not given back */
    @SuppressWarnings("unchecked")
    Answer write(Map<String, Object> tree, String... hidden) {
        var answer = Answer.empty();
        for (var member : members) {
            var value = tree.get(member.name());
            if (value == null || List.of(hidden).contains(member.name())) {
                continue;
            }
            answer.with(
                    member.name(),
                    switch (member.kind()) {
                        case STRUCTURE -> member.inner().write((Map<String, Object>) value, hidden);
                        case STRUCTURES ->
                            ((List<Map<String, Object>>) value)
                                    .stream()
                                            .map(each -> member.inner().write(each, hidden))
                                            .toList();
                        default -> value;
                    });
        }
        return answer;
    }
}
