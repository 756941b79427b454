package dev.pactwire.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPolicyTest {
  private static final String READER = "reader-0123456789";
  private static final String OPERATOR = "operator-0123456789";
  private static final Tokens NONE = new Tokens(List.of(), List.of());
  private static final Tokens BOTH = new Tokens(List.of(READER), List.of(OPERATOR));

  private static Visit get(String host, String token) {
    return new Visit(
        false, false, host, Optional.empty(), Optional.empty(), Optional.ofNullable(token));
  }

  private static Visit post(String origin, String token) {
    return new Visit(
        true,
        false,
        "localhost:8080",
        Optional.ofNullable(origin),
        Optional.empty(),
        Optional.ofNullable(token));
  }

  private static Optional<Integer> status(AccessPolicy policy, Visit visit, Scope scope) {
    return policy.refusal(visit, Optional.of(scope)).map(AccessPolicy.Refusal::status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:8080", "127.0.0.1", "[::1]:8080", "127.0.0.53:80", "LOCALHOST"})
  void namesOfThisMachineAreAnsweredWithoutToken(String host) {
    assertThat(status(new AccessPolicy(NONE, false), get(host, null), Scope.READ)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "localhost.evil.example:8080", "", "127.0.0.1.nip.example"})
  void otherNamesAreNotAnsweredWithoutToken(String host) {
    assertThat(status(new AccessPolicy(NONE, true), get(host, null), Scope.READ)).contains(421);
  }

  @Test
  void strangersAtTheAddressOfAProxyDoNotUseUpWhatGuestsMayAsk() {
    AccessPolicy policy = new AccessPolicy(BOTH, false);
    assertThat(
            List.of(
                policy.asker(get("h", null), "10.0.0.1"),
                policy.asker(get("h", "no-token-that-is-known"), "10.0.0.1"),
                policy.asker(get("h", READER), "10.0.0.1"),
                policy.asker(get("h", OPERATOR), "10.0.0.1"),
                policy.asker(get("h", READER), "10.0.0.2")))
        .containsExactly("10.0.0.1", "10.0.0.1", "10.0.0.1 1", "10.0.0.1 0", "10.0.0.2 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "http://localhost:9999", "null"})
  void pagesOfOtherSitesCannotAct(String origin) {
    assertThat(status(new AccessPolicy(NONE, true), post(origin, null), Scope.OPERATE))
        .contains(403);
  }

  @Test
  void whoIsOnTheMachineMayActWhereThatIsOpen() {
    AccessPolicy open = new AccessPolicy(NONE, true);
    assertThat(status(open, post("http://localhost:8080", null), Scope.OPERATE)).isEmpty();
    assertThat(status(new AccessPolicy(NONE, false), post(null, null), Scope.OPERATE))
        .contains(403);
  }

  @Test
  void tokensAllowWhatTheyAreFor() {
    AccessPolicy policy = new AccessPolicy(BOTH, true);
    assertThat(status(policy, get("dash.example", null), Scope.READ)).contains(401);
    assertThat(status(policy, get("dash.example", "wrong-0123456789"), Scope.READ)).contains(401);
    assertThat(status(policy, get("dash.example", READER), Scope.READ)).isEmpty();
    assertThat(status(policy, post(null, READER), Scope.OPERATE)).contains(403);
    assertThat(status(policy, post(null, OPERATOR), Scope.OPERATE)).isEmpty();
    assertThat(status(policy, post(null, null), Scope.OPERATE)).contains(401);
  }

  @Test
  void aBucketEmptiesAndFillsAgain() {
    // Given
    RateLimit limit = new RateLimit(10, 3);

    // When
    boolean three = limit.admits("a", 3, 0);

    // Then
    assertThat(three).isTrue();
    assertThat(limit.admits("a", 1, 0)).isFalse();
    assertThat(limit.admits("b", 1, 0)).isTrue();
    assertThat(limit.admits("a", 1, 100_000_000)).isTrue();
  }
}
