package io.quarterdeck.access;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.User;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.GoText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets a request be one of somebody else, as its {@code Impersonate-} headers say, if the sender
 * may do that in any of the modes (KEP-5284). If in none, the client hears what the first one
 * minded; the mode in which a sender last succeeded comes first.
 */
public final class Impersonation {
  private static final int REMEMBERED_MAX = 10_000; // senders; some 100 bytes each
  private static final String EXTRA = "impersonate-extra-";

  private final Authorization authorization;

  /** The mode that last worked for a sender; guarded by itself, the eldest goes first. */
  private final Map<String, ImpersonationMode> lastModes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ImpersonationMode> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  public Impersonation(Authorization authorization) {
    this.authorization = authorization;
  }

  /**
   * Returns the request as one of whom it says that it is, or as it is if it says nothing.
   *
   * @throws ApiException 400 if it names no user, 403 if the sender may not
   */
  public ApiRequest applied(ApiRequest request) {
    Optional<User> wanted = wanted(request.headers());
    return wanted.isEmpty() ? request : request.withUser(become(wanted.get(), request));
  }

  private static Optional<User> wanted(Headers headers) {
    String name = headers.first("Impersonate-User").orElse("");
    String uid = headers.first("Impersonate-Uid").orElse("");
    List<String> groups = headers.all("Impersonate-Group");
    Map<String, List<String>> extra = new LinkedHashMap<>();
    for (String header : headers.names()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith(EXTRA)) {
        extra
            .computeIfAbsent(unescaped(lower.substring(EXTRA.length())), k -> new ArrayList<>())
            .addAll(headers.all(header));
      }
    }
    User wanted = new User(name, uid, List.copyOf(groups), extra);
    if (!name.isEmpty()) {
      return Optional.of(wanted);
    }
    if (!uid.isEmpty() || !groups.isEmpty() || !extra.isEmpty()) {
      throw Failures.badRequest(
          "requested " + goValue(wanted) + " without impersonating a user name");
    }
    return Optional.empty();
  }

  private static String unescaped(String key) {
    try {
      return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return key;
    }
  }

  /** Writes a user as Go's {@code %#v} does. */
  private static String goValue(User user) {
    String groups = user.groups().isEmpty() ? "[]string(nil)" : strings(user.groups());
    String extra =
        user.extra().isEmpty()
            ? "map[string][]string(nil)"
            : user.extra().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> GoText.quote(e.getKey()) + ":" + strings(e.getValue()))
                .collect(Collectors.joining(", ", "map[string][]string{", "}"));
    return "&user.DefaultInfo{Name:\"\", UID:"
        + GoText.quote(user.uid())
        + ", Groups:"
        + groups
        + ", Extra:"
        + extra
        + "}";
  }

  private static String strings(List<String> values) {
    return values.stream().map(GoText::quote).collect(Collectors.joining(", ", "[]string{", "}"));
  }

  private User become(User wanted, ApiRequest request) {
    Attributes attributes = Attributes.of(request);
    Optional<ApiException> first = Optional.empty();
    for (ImpersonationMode mode : modes(request.user().name())) {
      try {
        Optional<User> user = mode.become(wanted, attributes, authorization);
        if (user.isPresent()) {
          synchronized (lastModes) {
            lastModes.put(request.user().name(), mode);
          }
          return user.get();
        }
      } catch (ApiException refusal) {
        first = first.or(() -> Optional.of(refusal));
      }
    }
    throw first.orElseThrow();
  }

  private List<ImpersonationMode> modes(String sender) {
    List<ImpersonationMode> modes = new ArrayList<>(List.of(ImpersonationMode.values()));
    synchronized (lastModes) {
      Optional.ofNullable(lastModes.get(sender))
          .ifPresent(
              last -> {
                modes.remove(last);
                modes.add(0, last);
              });
    }
    return modes;
  }
}
