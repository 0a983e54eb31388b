package io.quarterdeck.store.etcd;

import io.grpc.Status;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.StoreTimeoutException;
import io.quarterdeck.store.ValueTooLargeException;

/** What etcd's errors mean, told by the gRPC status and the text that etcd gives. */
enum EtcdFailure {
  COMPACTED,
  FUTURE,
  TOO_LARGE,
  LEASE_NOT_FOUND,
  UNREACHABLE,
  OTHER;

  static EtcdFailure of(Throwable thrown) {
    Status status = Status.fromThrowable(thrown);
    String text = String.valueOf(status.getDescription());
    return switch (status.getCode()) {
      case OUT_OF_RANGE -> text.contains("compacted") ? COMPACTED : FUTURE;
      case NOT_FOUND -> text.contains("lease") ? LEASE_NOT_FOUND : OTHER;
      case INVALID_ARGUMENT -> text.contains("too large") ? TOO_LARGE : OTHER;
      case RESOURCE_EXHAUSTED -> text.contains("larger than max") ? TOO_LARGE : OTHER;
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED -> UNREACHABLE;
      default -> OTHER;
    };
  }

  /** Returns the exception for a caller of the store; revisions are the caller's to look up. */
  static StoreException exception(Throwable thrown) {
    String text = Status.fromThrowable(thrown).getDescription();
    String message = "etcd: " + (text == null ? thrown.getMessage() : text);
    return switch (of(thrown)) {
      case TOO_LARGE -> new ValueTooLargeException(message + " (the value is too large for etcd)");
      case UNREACHABLE -> new StoreTimeoutException(message, thrown);
      case COMPACTED, FUTURE, LEASE_NOT_FOUND, OTHER -> new StoreException(message, thrown);
    };
  }
}
