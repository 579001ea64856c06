package io.jenkins.plugins.slipway.bitbucket.webhook;

/** Messages in the form of Atlassian's documentation of event payloads, with the fields that it shows. */
final class Payloads {
    static final String C0 = "c0" + "0".repeat(38);
    static final String C1 = "c1" + "1".repeat(38);
    static final String C2 = "c2" + "2".repeat(38);

    private static final String ACTOR = """
            {"type": "user", "nickname": "emmap1", "display_name": "Emma", "uuid": "{a54f16da-24e9-4d7f-a3a7-b1ba2cd98aa3}",
             "links": {"html": {"href": "https://bitbucket.org/emmap1"}}}""";
    private static final String REPOSITORY = """
            {"type": "repository", "full_name": "acme/checkout", "name": "checkout", "scm": "git", "is_private": true,
             "uuid": "{673a6070-3421-46c9-9d48-90745f7bfe8e}",
             "links": {"html": {"href": "https://bitbucket.org/acme/checkout"}}}""";

    private Payloads() {}

    /** @param before the old state, or {@code null} in JSON */
    static String cloudPush(String newest, String before, boolean truncated, String... commits) {
        return """
                {"actor": %s, "repository": %s,
                 "push": {"changes": [{
                   "new": {"type": "branch", "name": "main", "target": {"type": "commit", "hash": "%s", "message": "new\\n",
                           "date": "2026-11-20T10:20:00+00:00", "parents": [{"type": "commit", "hash": "%s"}]}},
                   "old": %s, "created": %s, "closed": false, "forced": false, "truncated": %s,
                   "links": {"html": {"href": "https://bitbucket.org/acme/checkout/branches/compare/a..b"}},
                   "commits": [%s]}]}}""".formatted(
                        ACTOR,
                        REPOSITORY,
                        newest,
                        C0,
                        before == null
                                ? "null"
                                : "{\"type\": \"branch\", \"name\": \"main\", \"target\": {\"type\": \"commit\", \"hash\": \"%s\"}}"
                                        .formatted(before),
                        before == null,
                        truncated,
                        String.join(", ", commits));
    }

    static String cloudCommit(String hash, String parent, String date) {
        return """
                {"type": "commit", "hash": "%s", "date": "%s", "message": "m\\n", "author": {"type": "author", "raw": "Emma <e@x>"},
                 "parents": [{"type": "commit", "hash": "%s"}], "links": {}}""".formatted(hash, date, parent);
    }

    static String cloudStatus(String state) {
        return """
                {"actor": %s, "repository": %s,
                 "commit_status": {"type": "build", "key": "1203435", "name": "Pipeline #12 for main", "state": "%s",
                   "description": "", "refname": "main", "url": "https://bitbucket.org/acme/checkout/addon/pipelines/home",
                   "created_on": "2026-11-20T10:20:00.1+00:00", "updated_on": "2026-11-20T10:25:00.2+00:00",
                   "links": {"commit": {"href": "https://api.bitbucket.org/2.0/repositories/acme/checkout/commit/%s"},
                             "self": {"href": "https://api.bitbucket.org/2.0/repositories/acme/checkout/commit/x/statuses/build/1203435"}}}}""".formatted(ACTOR, REPOSITORY, state, C1);
    }

    static String cloudMerged(String mergeCommit) {
        return """
                {"actor": %s, "repository": %s,
                 "pullrequest": {"type": "pullrequest", "id": 7, "title": "Faster", "description": "", "state": "MERGED",
                   "author": %1$s, "closed_by": %1$s, "reason": "", "close_source_branch": true,
                   "source": {"branch": {"name": "faster"}, "commit": {"type": "commit", "hash": "%s"}, "repository": %2$s},
                   "destination": {"branch": {"name": "main"}, "commit": {"type": "commit", "hash": "%s"}, "repository": %2$s},
                   "merge_commit": {"hash": "%s"}, "created_on": "2026-11-18T08:00:00.102030+00:00",
                   "updated_on": "2026-11-20T11:00:00.405060+00:00",
                   "links": {"html": {"href": "https://bitbucket.org/acme/checkout/pull-requests/7"}}}}""".formatted(ACTOR, REPOSITORY, C2.substring(0, 12), C0.substring(0, 12), mergeCommit.substring(0, 12));
    }

    /** @param commits as versions since 8 have them, or empty */
    static String dataCenterPush(String newest, String before, String type, String commits) {
        return """
                {"eventKey": "repo:refs_changed", "date": "2026-11-20T10:20:32+1000",
                 "actor": {"name": "admin", "emailAddress": "admin@example.com", "id": 1, "displayName": "Administrator",
                   "active": true, "slug": "admin", "type": "NORMAL"},
                 "repository": %s,
                 "changes": [{"ref": {"id": "refs/heads/main", "displayId": "main", "type": "BRANCH"}, "refId": "refs/heads/main",
                   "fromHash": "%s", "toHash": "%s", "type": "%s"}]%s}""".formatted(dataCenterRepository(), before, newest, type, commits);
    }

    static String dataCenterCommits() {
        return """
                , "commits": [
                  {"id": "%s", "displayId": "c2", "author": {"name": "admin"}, "authorTimestamp": 1795170000000,
                   "committer": {"name": "admin"}, "committerTimestamp": 1795170060000, "message": "two",
                   "parents": [{"id": "%s", "displayId": "c1"}]},
                  {"id": "%2$s", "displayId": "c1", "author": {"name": "admin"}, "authorTimestamp": 1795160000000,
                   "committer": {"name": "admin"}, "committerTimestamp": 1795160060000, "message": "one",
                   "parents": [{"id": "%s", "displayId": "c0"}]}]""".formatted(C2, C1, C0);
    }

    static String dataCenterMerged(String mergeCommit) {
        return """
                {"eventKey": "pr:merged", "date": "2026-11-20T10:39:36+1000", "actor": {"name": "admin", "id": 1},
                 "pullRequest": {"id": 7, "version": 2, "title": "Faster", "state": "MERGED", "open": false, "closed": true,
                   "createdDate": 1795000000000, "updatedDate": 1795170000000, "closedDate": 1795170000000,
                   "fromRef": {"id": "refs/heads/faster", "displayId": "faster", "latestCommit": "%s", "repository": %s},
                   "toRef": {"id": "refs/heads/main", "displayId": "main", "latestCommit": "%s", "repository": %2$s},
                   "locked": false, "author": {"user": {"name": "admin"}, "role": "AUTHOR", "approved": false},
                   "reviewers": [], "participants": [],
                   "properties": {"mergeCommit": {"displayId": "7e48f426f0a", "id": "%s"}},
                   "links": {"self": [{"href": "https://git.example.com/projects/ACME/repos/checkout/pull-requests/7"}]}}}""".formatted(C2, dataCenterRepository(), C0, mergeCommit);
    }

    private static String dataCenterRepository() {
        return """
                {"slug": "checkout", "id": 84, "name": "checkout", "scmId": "git", "state": "AVAILABLE",
                 "statusMessage": "Available", "forkable": true, "public": false,
                 "project": {"key": "ACME", "id": 84, "name": "Acme", "public": false, "type": "NORMAL"}}""";
    }
}
