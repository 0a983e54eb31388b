package io.quarterdeck.codec;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.Cause;
import io.quarterdeck.status.Reason;
import io.quarterdeck.status.Status;
import io.quarterdeck.status.Status.Details;
import java.util.List;

/** Writes a Status as the document {@code v1 Status}, fields in Go's order. */
public final class StatusDocument {
  private StatusDocument() {}

  /** Returns the document of a failure, or of a success that tells its code. */
  public static MapValue of(Status status) {
    MapValue.Builder document = head();
    String token = status.continueToken();
    document.put(
        "metadata", token.isEmpty() ? MapValue.EMPTY : MapValue.of("continue", text(token)));
    document.put("status", status.isSuccess() ? "Success" : "Failure");
    putText(document, "message", status.message());
    if (status.reason() != Reason.UNKNOWN) {
      document.put("reason", status.reason().text());
    }
    if (status.details() != Details.NONE) {
      document.put("details", details(status.details()));
    }
    return document.put("code", status.code()).build();
  }

  /** Returns the document that says that something was done; it has no code. */
  public static MapValue success(Details details) {
    return head()
        .put("metadata", MapValue.EMPTY)
        .put("status", "Success")
        .put("details", details(details))
        .build();
  }

  private static MapValue.Builder head() {
    return MapValue.builder().put("kind", "Status").put("apiVersion", "v1");
  }

  private static MapValue details(Details details) {
    MapValue.Builder map = MapValue.builder();
    putText(map, "name", details.name());
    putText(map, "group", details.group());
    putText(map, "kind", details.kind());
    putText(map, "uid", details.uid());
    List<Cause> causes = details.causes();
    if (!causes.isEmpty()) {
      map.put("causes", ListValue.of(causes.stream().map(StatusDocument::cause).toList()));
    }
    if (details.retryAfterSeconds() != 0) {
      map.put("retryAfterSeconds", details.retryAfterSeconds());
    }
    return map.build();
  }

  private static MapValue cause(Cause cause) {
    MapValue.Builder map = MapValue.builder();
    putText(map, "reason", cause.reason());
    putText(map, "message", cause.message());
    putText(map, "field", cause.field());
    return map.build();
  }

  private static void putText(MapValue.Builder map, String key, String value) {
    if (!value.isEmpty()) {
      map.put(key, value);
    }
  }

  private static Value text(String s) {
    return Value.of(s);
  }
}
