package io.quarterdeck.status;

import io.quarterdeck.status.Status.Details;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the failures that clients hear, in the wording of apimachinery's {@code api/errors}, which
 * kubectl's users and clients know. {@code resource} is the plural, {@code group} "" for core.
 */
public final class Failures {
  private Failures() {}

  private static ApiException of(Reason reason, String message, Details details) {
    return new ApiException(Status.of(reason, message, details));
  }

  private static String qualified(String group, String resource) {
    return group.isEmpty() ? resource : resource + "." + group;
  }

  public static ApiException notFound(String group, String resource, String name) {
    return of(
        Reason.NOT_FOUND,
        qualified(group, resource) + " " + GoText.quote(name) + " not found",
        Details.of(group, resource, name));
  }

  /** The path leads nowhere: what the generic handlers say to an unknown resource. */
  public static ApiException notFoundPath() {
    return of(Reason.NOT_FOUND, "the server could not find the requested resource", Details.EMPTY);
  }

  public static ApiException alreadyExists(String group, String resource, String name) {
    return of(
        Reason.ALREADY_EXISTS,
        qualified(group, resource) + " " + GoText.quote(name) + " already exists",
        Details.of(group, resource, name));
  }

  /**
   * @param why the text after the colon
   */
  public static ApiException conflict(String group, String resource, String name, String why) {
    return of(
        Reason.CONFLICT,
        "Operation cannot be fulfilled on "
            + qualified(group, resource)
            + " "
            + GoText.quote(name)
            + ": "
            + why,
        Details.of(group, resource, name));
  }

  public static ApiException badRequest(String message) {
    return of(Reason.BAD_REQUEST, message, Details.NONE);
  }

  public static ApiException unauthorized() {
    return of(Reason.UNAUTHORIZED, "Unauthorized", Details.NONE);
  }

  public static ApiException forbidden(String group, String resource, String name, String why) {
    String subject = qualified(group, resource) + (name.isEmpty() ? "" : " " + GoText.quote(name));
    return of(
        Reason.FORBIDDEN,
        (subject.isEmpty() ? "" : subject + " is ") + "forbidden: " + why,
        Details.of(group, resource, name));
  }

  public static ApiException methodNotAllowed() {
    return of(
        Reason.METHOD_NOT_ALLOWED,
        "the server does not allow this method on the requested resource",
        Details.EMPTY);
  }

  public static ApiException internal(String message) {
    return of(
        Reason.INTERNAL_ERROR,
        "Internal error occurred: " + message,
        Details.NONE.withCauses(List.of(new Cause("", message, ""))));
  }

  /** A failure of a plain Go error: code 500, no reason. */
  public static ApiException plain500(String message) {
    return of(Reason.UNKNOWN, message, Details.NONE);
  }

  public static ApiException expired(String message) {
    return of(Reason.EXPIRED, message, Details.NONE);
  }

  public static ApiException serviceUnavailable(String message) {
    return of(Reason.SERVICE_UNAVAILABLE, message, Details.NONE);
  }

  public static ApiException timeout(String message, int retryAfterSeconds) {
    return of(
        Reason.TIMEOUT, "Timeout: " + message, Details.NONE.withRetryAfter(retryAfterSeconds));
  }

  public static ApiException tooManyRequests(String message, int retryAfterSeconds) {
    return of(Reason.TOO_MANY_REQUESTS, message, Details.NONE.withRetryAfter(retryAfterSeconds));
  }

  /** A JSON patch failed; upstream does not say where. */
  public static ApiException rejected() {
    return of(
        Reason.INVALID,
        "the server rejected our request due to an error in our request",
        Details.EMPTY);
  }

  public static ApiException tooLarge(String message) {
    return of(
        Reason.REQUEST_ENTITY_TOO_LARGE, "Request entity too large: " + message, Details.NONE);
  }

  /**
   * The object breaks rules of its kind; the same message twice is said once ({@code NewInvalid}).
   */
  public static ApiException invalid(String group, String kind, String name, FieldErrors errors) {
    Set<String> messages = new LinkedHashSet<>();
    errors.list().forEach(e -> messages.add(e.message()));
    String text =
        messages.size() == 1 ? messages.iterator().next() : "[" + String.join(", ", messages) + "]";
    List<Cause> causes = errors.list().stream().map(FieldError::cause).toList();
    String qualified = group.isEmpty() ? kind : kind + "." + group;
    return of(
        Reason.INVALID,
        qualified + " " + GoText.quote(name) + " is invalid: " + text,
        Details.of(group, kind, name).withCauses(causes));
  }

  /** The resource has no such verb, though its path leads to it ({@code NewMethodNotSupported}). */
  public static ApiException notSupported(String group, String resource, String verb) {
    return of(
        Reason.METHOD_NOT_ALLOWED,
        verb + " is not supported on resources of kind \"" + qualified(group, resource) + "\"",
        Details.of(group, resource, ""));
  }

  /** What the router says before any handler looks: the media types a route produces. */
  public static ApiException routeNotAcceptable(String representations) {
    return of(
        Reason.NOT_ACCEPTABLE,
        "406: Not Acceptable\n\nAvailable representations: " + representations,
        Details.EMPTY);
  }

  public static ApiException notAcceptable(String accepted) {
    return of(
        Reason.NOT_ACCEPTABLE,
        "only the following media types are accepted: " + accepted,
        Details.NONE);
  }

  /** The handler's refusal of a representation, in words of its own. */
  public static ApiException notAcceptableForm(String message) {
    return of(Reason.NOT_ACCEPTABLE, message, Details.NONE);
  }

  /** What the router says to a Content-Type that no route takes. */
  public static ApiException routeUnsupportedMediaType() {
    return of(Reason.UNSUPPORTED_MEDIA_TYPE, "415: Unsupported Media Type", Details.EMPTY);
  }

  public static ApiException unsupportedMediaType(String accepted) {
    return of(
        Reason.UNSUPPORTED_MEDIA_TYPE,
        "the body of the request was in an unknown format - accepted media types include: "
            + accepted,
        Details.NONE);
  }

  /** A generated name was taken too ({@code NewGenerateNameConflict}). */
  public static ApiException generateNameConflict(
      String group, String resource, String name, int retryAfterSeconds) {
    return of(
        Reason.ALREADY_EXISTS,
        qualified(group, resource)
            + " "
            + GoText.quote(name)
            + " already exists, the server was not able to generate a unique name for the"
            + " object",
        Details.of(group, resource, name).withRetryAfter(retryAfterSeconds));
  }

  /** The version asked for has not been reached ({@code NewTooLargeResourceVersionError}). */
  public static ApiException tooLargeResourceVersion(long asked, long current) {
    return of(
        Reason.TIMEOUT,
        "Timeout: Too large resource version: " + asked + ", current: " + current,
        Details.NONE
            .withCauses(
                List.of(new Cause("ResourceVersionTooLarge", "Too large resource version", "")))
            .withRetryAfter(1));
  }

  /** A listing cannot go on where its token says; {@code token} lets it go on with the rest. */
  public static ApiException expiredContinue(String token) {
    String message =
        token.isEmpty()
            ? "The provided continue parameter is too old to display a consistent list result. You"
                + " must start a new list without the continue parameter."
            : "The provided continue parameter is too old to display a consistent list result. You"
                + " can start a new list without the continue parameter, or use the continue token"
                + " in this response to retrieve the remainder of the results. Continuing with the"
                + " provided token results in an inconsistent list - objects that were created,"
                + " modified, or deleted between the time the first chunk was returned and now may"
                + " show up in the list.";
    return new ApiException(
        new Status(Reason.EXPIRED.code(), Reason.EXPIRED, message, Details.NONE, token));
  }

  /**
   * What another server answered a GET with ({@code NewGenericServerResponse}).
   *
   * @param text what it said, which only some codes repeat
   */
  public static ApiException responded(int code, String resource, String name, String text) {
    Reason reason = Reason.ofCode(code);
    String message =
        switch (reason) {
          case NOT_FOUND -> "the server could not find the requested resource";
          case CONFLICT -> "the server reported a conflict";
          case UNAUTHORIZED -> "the server has asked for the client to provide credentials";
          case FORBIDDEN, UNSUPPORTED_MEDIA_TYPE -> text;
          case NOT_ACCEPTABLE ->
              text.isEmpty() || text.equals("unknown")
                  ? "the server was unable to respond with a content type that the client supports"
                  : text;
          case METHOD_NOT_ALLOWED ->
              "the server does not allow this method on the requested resource";
          case INVALID -> "the server rejected our request due to an error in our request";
          case SERVICE_UNAVAILABLE -> "the server is currently unable to handle the request";
          case TIMEOUT ->
              "the server was unable to return a response in the time allotted, but may still be"
                  + " processing the request";
          case TOO_MANY_REQUESTS ->
              "the server has received too many requests and has asked us to try again later";
          case INTERNAL_ERROR ->
              "an error on the server ("
                  + GoText.quote(text)
                  + ") has prevented the request from succeeding";
          default ->
              "the server responded with the status code "
                  + code
                  + " but did not return more information";
        };
    Details details = Details.of("", resource, name);
    String about = message + " ( " + resource + " " + name + ")";
    return new ApiException(new Status(code, reason, about, details, ""));
  }

  /**
   * Field errors that upstream returns as a bare error: code 500, no reason ({@code
   * ErrorList.ToAggregate}).
   */
  public static ApiException aggregate(FieldErrors errors) {
    Set<String> messages = new LinkedHashSet<>();
    errors.list().forEach(e -> messages.add(e.message()));
    return plain500(
        messages.size() == 1
            ? messages.iterator().next()
            : "[" + String.join(", ", messages) + "]");
  }
}
