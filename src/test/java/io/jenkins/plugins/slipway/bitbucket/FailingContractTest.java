package io.jenkins.plugins.slipway.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import io.jenkins.plugins.slipway.bitbucket.simulated.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of calls that fail, or are limited, of Cloud and of Data Center alike. */
class FailingContractTest {
    @Nested
    class OfCloud extends Contract {
        @Override
        SimulatedBitbucket start() {
            return SimulatedBitbucket.cloud();
        }
    }

    @Nested
    class OfDataCenter extends Contract {
        @Override
        SimulatedBitbucket start() {
            return SimulatedBitbucket.dataCenter();
        }
    }

    abstract static class Contract extends OpenedBitbucket {
        @Test
        void shouldSayThatTheTokenIsNotTaken() {
            assertThatThrownBy(() -> open(token("wrong-9c1b")).statuses("c4"))
                    .isInstanceOf(BitbucketRefused.class)
                    .hasMessageContaining("HTTP 401")
                    .hasMessageContaining("not expired, not revoked")
                    .hasMessageNotContaining("wrong-9c1b");
        }

        private static SignIn token(String token) {
            return new SignIn.AccessToken(() -> token);
        }

        @Test
        void shouldNameWhatATokenLacks() {
            simulated.grant("Bearer weak-2d4e");

            assertThatThrownBy(() -> open(token("weak-2d4e")).put("c4", status("k", BuildStatus.State.FAILED)))
                    .isInstanceOf(BitbucketRefused.class)
                    .hasMessageContaining("could not write a build status")
                    .hasMessageMatching("(?s).*(scope repository|permission Repository read).*")
                    .hasMessageNotContaining("weak-2d4e");
        }

        @Test
        void shouldNameTheNewPlaceOfARepositoryThatMoved() {
            simulated.moveTo("acme/shop");

            assertThatThrownBy(() -> bitbucket.commits(new CommitRange("c4", Optional.empty()), Optional.empty()))
                    .isInstanceOf(NotInBitbucket.class)
                    .hasMessageContaining("moved to acme/shop: name that one");
            assertThat(simulated.seen()).hasSize(1);
        }

        @Test
        void shouldNotFollowARedirectToAnotherHost() {
            simulated.answerNext(302, "", "Location", "https://evil.example.org/login");

            assertThatThrownBy(() -> bitbucket.put("c4", status("k", BuildStatus.State.FAILED)))
                    .isInstanceOf(NotInBitbucket.class)
                    .hasMessageContaining("redirect (HTTP 302)");
        }

        @Test
        void shouldWaitAsLongAsItIsAskedToWhenTheLimitIsUsedUp() {
            simulated.answerNext(429, "", "Retry-After", "40");

            bitbucket.put("c4", status("k", BuildStatus.State.SUCCESSFUL));

            assertThat(bitbucket.statuses("c4")).hasSize(1);
            assertThat(time.waits()).containsExactly(Duration.ofSeconds(41));
        }

        @Test
        void shouldReadADateToComeAgain() {
            simulated.answerNext(429, "", "Retry-After", "Mon, 23 Nov 2026 08:00:20 GMT");

            bitbucket.statuses("c4");

            assertThat(time.waits()).containsExactly(Duration.ofSeconds(21));
        }

        @Test
        void shouldBackOffWhenALimitNamesNoTime() {
            simulated.answerNext(429, "Rate limit for this resource has been exceeded");
            simulated.answerNext(429, "");
            simulated.answerNext(429, "");

            bitbucket.statuses("c4");

            assertThat(time.waits())
                    .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        }

        @Test
        void shouldGiveUpWhenItIsToComeAgainTooLate() {
            simulated.answerNext(429, "", "Retry-After", "1800");

            assertThatThrownBy(() -> bitbucket.statuses("c4"))
                    .isInstanceOfSatisfying(
                            BitbucketUnavailable.class,
                            limited -> assertThat(limited.notBefore()).contains(VirtualTime.START.plusSeconds(1800)))
                    .hasMessageContaining("rate limit is used up (HTTP 429)");
            assertThat(time.waits()).isEmpty();
        }

        @Test
        void shouldTryAgainWhatIsBrokenForAWhile() {
            simulated.answerNext(503, "<html>down</html>");
            simulated.answerNext(502, "");

            bitbucket.put("c4", status("k", BuildStatus.State.SUCCESSFUL));

            assertThat(bitbucket.statuses("c4")).hasSize(1);
        }

        @Test
        void shouldGiveUpWhenItStaysBroken() {
            IntStream.range(0, 20).forEach(i -> simulated.answerNext(503, ""));

            assertThatThrownBy(() -> bitbucket.statuses("c4"))
                    .isInstanceOf(BitbucketUnavailable.class)
                    .hasMessageContaining("could not read build statuses")
                    .hasMessageContaining("HTTP 503");
            assertThat(time.waits().stream().reduce(Duration.ZERO, Duration::plus))
                    .isLessThan(Duration.ofSeconds(90));
        }

        @Test
        void shouldSayWhenNobodyIsThere() {
            simulated.close();

            assertThatThrownBy(() -> bitbucket.statuses("c4"))
                    .isInstanceOf(BitbucketUnavailable.class)
                    .hasMessageContaining("no answer (ConnectException");
        }

        @Test
        void shouldSayWhenTheAnswerIsNoneOfBitbucket() {
            simulated.answerNext(200, "<html>Welcome to the portal</html>");

            assertThatThrownBy(() -> bitbucket.statuses("c4"))
                    .isInstanceOf(BitbucketUnavailable.class)
                    .hasMessageContaining("no answer of Bitbucket");
        }

        @Test
        void shouldPassOnWhatIsNotTaken() {
            simulated.answerNext(400, """
                    {"type": "error", "error": {"message": "Bad request", "fields": {"url": ["Enter a valid URL."]}},
                     "errors": [{"context": "url", "message": "Enter a valid URL.", "exceptionName": null}]}
                    """);

            assertThatThrownBy(() -> bitbucket.put("c4", status("k", BuildStatus.State.FAILED)))
                    .isInstanceOf(BitbucketRefused.class)
                    .hasMessageContaining("HTTP 400")
                    .hasMessageContaining("Enter a valid URL");
        }

        @Test
        void shouldEndWhenInterrupted() {
            simulated.answerNext(429, "");
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> bitbucket.statuses("c4"))
                    .isInstanceOf(BitbucketUnavailable.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }

        @Test
        void shouldReadTheTokenAnewForEachCallAndShowItNowhere() {
            simulated.grant("Bearer second", "repository", "REPO_READ");
            var tokens = new ArrayList<>(List.of(SimulatedBitbucket.TOKEN, "second"));
            var signIn = new SignIn.AccessToken(() -> tokens.remove(0));
            var anew = open(signIn);

            anew.statuses("c4");
            anew.statuses("c4");

            assertThat(simulated.seen())
                    .extracting(seen -> seen.authorization().orElseThrow())
                    .containsExactly("Bearer " + SimulatedBitbucket.TOKEN, "Bearer second");
            assertThat(signIn.toString()).isEqualTo("access token");
        }
    }
}
