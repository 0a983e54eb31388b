package io.quarterdeck.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.request.Peer;
import io.quarterdeck.request.User;
import io.quarterdeck.status.ApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
  @TempDir Path dir;
  private Authentication authentication;

  @BeforeEach
  void twoFilesOfUsers() throws IOException {
    Path tokens = dir.resolve("tokens.csv");
    Files.writeString(
        tokens,
        "admin-token,admin,,\"system:masters\"\n\nuser-token,jane,1001,\"developers, testers\"\n");
    Path passwords = dir.resolve("passwords.csv");
    Files.writeString(passwords, "\"se\"\"cr,et\",joe,7\n");
    authentication =
        new Authentication(
            List.of(
                new BearerTokens(List.of(TokenFile.read(tokens))), PasswordFile.read(passwords)),
            true);
  }

  private User who(String authorization) {
    return authentication.authenticate(credentials(FakeHeaders.authorization(authorization)));
  }

  private static Credentials credentials(FakeHeaders headers) {
    return new Credentials(headers, new Peer("127.0.0.1", List.of(), "HTTP/1.1"));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTokenOfTheFileIsItsUserWithGroups() {
    User jane = who("Bearer user-token");

    assertEquals("jane", jane.name());
    assertEquals("1001", jane.uid());
    assertEquals(List.of("developers", "testers", "system:authenticated"), jane.groups());
  }

  @Test
  void theSchemeIsReadWithoutCase() {
    assertEquals("admin", who("bEARER admin-token").name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer no-such-token", "Bearer User-Token", "Bearer user-token2"})
  void anUnknownTokenIsRefused(String header) {
    ApiException refusal = assertThrows(ApiException.class, () -> who(header));

    assertEquals(401, refusal.status().code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Digest x", "user-token"})
  void whatIsNoCredentialsOfOursIsAnonymous(String header) {
    assertEquals(User.ANONYMOUS, who(header));
  }

  @Test
  void aPasswordWithCommaAndQuoteIsRead() {
    assertEquals("joe", who(basic("joe:se\"cr,et")).name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"joe:wrong", "jo:e", "joe", "mary:se\"cr,et"})
  void aWrongPasswordIsRefused(String pair) {
    assertThrows(ApiException.class, () -> who(basic(pair)));
  }

  @Test
  void withoutAnonymousCredentialsAreNeeded() {
    Authentication strict = new Authentication(List.of(), false);

    assertThrows(ApiException.class, () -> strict.authenticate(credentials(FakeHeaders.NONE)));
  }

  @Test
  void aLaterAuthenticatorThatKnowsOverrulesARefusal() {
    User joe = new User("joe", "", List.of(), java.util.Map.of());
    Authentication both =
        new Authentication(
            List.of(
                c -> new Authenticator.Verdict.Refused("bad certificate"),
                c -> new Authenticator.Verdict.Known(joe)),
            true);

    assertEquals("joe", both.authenticate(credentials(FakeHeaders.NONE)).name());
  }

  @Test
  void aLineWithTooFewColumnsIsAnErrorThatNamesIt() throws IOException {
    Path file = dir.resolve("bad.csv");
    Files.writeString(file, "a,b,c\nonly-token,jane\n");

    IOException error = assertThrows(IOException.class, () -> TokenFile.read(file));

    assertEquals(
        file + ":2: needs at least 3 columns (secret, user, uid), has 2", error.getMessage());
  }
}
