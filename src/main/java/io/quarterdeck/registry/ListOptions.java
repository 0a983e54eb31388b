package io.quarterdeck.registry;

import io.quarterdeck.object.FieldSelector;
import io.quarterdeck.object.LabelSelector;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.SelectorSyntaxException;
import io.quarterdeck.object.ShardSelector;
import io.quarterdeck.object.Value;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Parameters;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.rules.LabelSelectorParser;
import io.quarterdeck.rules.ShardSelectorParser;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The options of list, watch and deletecollection ({@code metav1.ListOptions}), checked as upstream
 * checks them.
 *
 * @param fields in the labels of the stored kind
 * @param limit 0 for none
 * @param sendInitialEvents empty if the client did not say and the server does not either
 */
public record ListOptions(
    boolean watch,
    LabelSelector labels,
    FieldSelector fields,
    ShardSelector shards,
    String resourceVersion,
    String match,
    long limit,
    String continueToken,
    OptionalLong timeoutSeconds,
    boolean bookmarks,
    Optional<Boolean> sendInitialEvents) {
  static final String EXACT = "Exact";
  static final String NOT_OLDER_THAN = "NotOlderThan";
  private static final Path MATCH = Path.of("resourceVersionMatch");
  private static final Path SEND_INITIAL_EVENTS = Path.of("sendInitialEvents");
  private static final String NAME = "metadata.name";

  /**
   * Reads and checks the options.
   *
   * @param watch whether it is a watch whatever the query says
   * @param name the one name that the path asks for; "" if none
   * @throws io.quarterdeck.status.ApiException 400 for a value that cannot be read, 422 for options
   *     that do not go together
   */
  static ListOptions of(ApiRequest request, ResourceType type, boolean watch, String name) {
    Query query = request.query();
    OptionalLong timeout = Parameters.integer(query, "timeoutSeconds");
    long limit = Math.max(0, Parameters.integer(query, "limit").orElse(0));
    LabelSelector labels;
    FieldSelector fields;
    try {
      labels = LabelSelectorParser.parse(query.get("labelSelector"));
      fields = FieldSelector.parse(query.get("fieldSelector"));
    } catch (SelectorSyntaxException e) {
      throw Failures.badRequest(e.getMessage());
    }
    String version = query.get("resourceVersion");
    String match = query.get("resourceVersionMatch");
    Optional<Boolean> initial = Parameters.optionalBool(query, "sendInitialEvents");
    boolean watches = RequestInfo.watches(query);
    if (watches
        && initial.isEmpty()
        && match.isEmpty()
        && (version.isEmpty() || version.equals("0"))) {
      initial = Optional.of(true);
      match = NOT_OLDER_THAN;
    }
    ListOptions options =
        new ListOptions(
            watches || watch,
            labels,
            fields,
            ShardSelector.EVERYTHING,
            version,
            match,
            limit,
            query.get("continue"),
            timeout,
            Parameters.bool(query, "allowWatchBookmarks"),
            initial);
    options.check(watches);
    return options
        .with(stored(fields, type), request.offer().shards() ? shards(query) : options.shards)
        .named(name);
  }

  /** Upstream has no better code for a bad one than 500. */
  private static ShardSelector shards(Query query) {
    try {
      return ShardSelectorParser.parse(query.get("shardSelector"));
    } catch (SelectorSyntaxException e) {
      throw Failures.plain500(e.getMessage());
    }
  }

  private void check(boolean asWatch) {
    FieldErrors errors = new FieldErrors();
    if (asWatch) {
      checkWatch(errors);
    } else {
      checkList(errors);
    }
    if (!errors.isEmpty()) {
      throw Failures.invalid("meta.k8s.io", "ListOptions", "", errors);
    }
  }

  private void checkList(FieldErrors errors) {
    if (!match.isEmpty()) {
      if (resourceVersion.isEmpty()) {
        errors.forbidden(
            MATCH, "resourceVersionMatch is forbidden unless resourceVersion is provided");
      }
      if (!continueToken.isEmpty()) {
        errors.forbidden(MATCH, "resourceVersionMatch is forbidden when continue is provided");
      }
      if (!match.equals(EXACT) && !match.equals(NOT_OLDER_THAN)) {
        errors.notSupported(MATCH, typed(match), List.of(EXACT, NOT_OLDER_THAN, ""));
      }
      if (match.equals(EXACT) && resourceVersion.equals("0")) {
        errors.forbidden(
            MATCH, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
      }
    }
    if (sendInitialEvents.isPresent()) {
      errors.forbidden(SEND_INITIAL_EVENTS, "sendInitialEvents is forbidden for list");
    }
  }

  private void checkWatch(FieldErrors errors) {
    if (sendInitialEvents.isPresent() && !match.equals(NOT_OLDER_THAN)) {
      errors.forbidden(
          MATCH, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
    }
    if (match.isEmpty()) {
      return;
    }
    if (sendInitialEvents.isEmpty()) {
      errors.forbidden(
          MATCH,
          "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
    }
    if (!match.equals(NOT_OLDER_THAN)) {
      errors.notSupported(MATCH, typed(match), List.of(NOT_OLDER_THAN));
    }
    if (!continueToken.isEmpty()) {
      errors.forbidden(MATCH, "resourceVersionMatch is forbidden when continue is provided");
    }
  }

  /** A value whose Go type is a named string. */
  private static Object typed(String value) {
    return Value.of(value);
  }

  /** Translates the labels of the served version to those of the stored kind. */
  private static FieldSelector stored(FieldSelector fields, ResourceType type) {
    List<FieldSelector.Term> terms = new ArrayList<>(fields.terms().size());
    for (FieldSelector.Term term : fields.terms()) {
      String label =
          type.fieldLabels()
              .stored(term.field())
              .orElseThrow(() -> Failures.badRequest(type.fieldLabels().refuse(term.field())));
      terms.add(new FieldSelector.Term(label, term.value(), term.negated()));
    }
    return terms.isEmpty() ? FieldSelector.EVERYTHING : new FieldSelector(terms);
  }

  private ListOptions named(String name) {
    if (name.isEmpty()) {
      return this;
    }
    if (fields.isEverything()) {
      return with(new FieldSelector(List.of(new FieldSelector.Term(NAME, name, false))), shards);
    }
    if (!fields.required(NAME).equals(Optional.of(name))) {
      throw Failures.badRequest("fieldSelector metadata.name doesn't match requested name");
    }
    return this;
  }

  private ListOptions with(FieldSelector other, ShardSelector ofShards) {
    return new ListOptions(
        watch,
        labels,
        other,
        ofShards,
        resourceVersion,
        match,
        limit,
        continueToken,
        timeoutSeconds,
        bookmarks,
        sendInitialEvents);
  }

  boolean selectsAll() {
    return labels.isEverything() && fields.isEverything() && shards.isEverything();
  }
}
