package io.quarterdeck.builtin.flowcontrol;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/**
 * The rules of PriorityLevelConfiguration: how many seats a level has and what waits for them
 * (KEP-1040).
 */
final class PriorityLevelRules implements SpecStrategy {
  private static final String EXEMPT = "exempt";
  private static final String PRESERVE_ZERO =
      "flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares";
  private static final Choices TYPES = Choices.of("Exempt", "Limited");
  private static final Choices RESPONSES = Choices.of("Queue", "Reject");
  private static final long MAX_QUEUES = 10_000_000;
  private static final int MAX_HASH_BITS =
      60; // what one 64-bit hash of a flow gives to deal hands from

  private static final GoStruct QUEUING = GoStruct.of("Queues# HandSize# QueueLengthLimit#");
  private static final GoStruct LIMITED =
      GoStruct.of(
              "NominalConcurrencyShares# LimitResponse{} LendablePercent* BorrowingLimitPercent*")
          .with("LimitResponse", GoStruct.of("Type Queuing*").with("Queuing", QUEUING));
  private static final GoStruct SPEC =
      GoStruct.of("Type Limited* Exempt*")
          .with("Limited", LIMITED)
          .with("Exempt", GoStruct.of("NominalConcurrencyShares* LendablePercent*"));

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public List<String> resetFields() {
    return List.of("status");
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields level = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(level.in("metadata"));
    if (object.meta().annotations().containsKey(PRESERVE_ZERO)) {
      level
          .in("metadata")
          .forbidden("annotations", "annotation '" + PRESERVE_ZERO + "' is forbidden");
    }
    checkSpec(level.in("spec"), object.meta().name());
    checkMandatory(level, object);
    FlowStatusRules.checkConditions(level);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields metadata = Fields.of(object.root(), errors).in("metadata");
    ObjectMeta.check(metadata, false, nameRule()::check);
    validateCreate(context, object, errors);
  }

  private static void checkMandatory(Fields level, KubeObject object) {
    String name = object.meta().name();
    MapValue fixed = FlowDefaults.PRIORITY_LEVELS.get(name);
    if (!FlowDefaults.MANDATORY.contains(name) || fixed == null) {
      return;
    }
    boolean isExempt = name.equals(EXEMPT);
    MapValue have = isExempt ? object.spec().with(EXEMPT, fixed.map(EXEMPT)) : object.spec();
    if (!have.equals(fixed)) {
      String except = isExempt ? " except the 'spec.exempt' field" : "";
      level.invalid(
          "spec",
          SPEC.show(object.spec()),
          "spec of '" + name + "'" + except + " must equal the fixed value");
    }
  }

  private static void checkSpec(Fields spec, String name) {
    if (name.equals(EXEMPT) != spec.string("type").equals("Exempt")) {
      spec.invalid(
          "type", spec.string("type"), "must be 'Exempt' if and only if `name` is 'exempt'");
    }
    switch (spec.string("type")) {
      case "Exempt" -> {
        spec.absent("limited", "must be nil if the type is not Limited");
        checkShares(spec.in(EXEMPT));
        spec.in(EXEMPT).betweenIfSet("lendablePercent", 0, 100);
      }
      case "Limited" -> {
        spec.absent(EXEMPT, "must be nil if the type is Limited");
        if (spec.has("limited")) {
          checkLimited(spec.in("limited"));
        } else {
          spec.required("limited", "must not be empty when type is Limited");
        }
      }
      default -> spec.oneOf("type", TYPES);
    }
  }

  private static void checkShares(Fields part) {
    if (part.integer("nominalConcurrencyShares") < 0) {
      part.invalid("nominalConcurrencyShares", "must be a non-negative integer");
    }
  }

  private static void checkLimited(Fields limited) {
    checkShares(limited);
    checkResponse(limited.in("limitResponse"));
    limited.betweenIfSet("lendablePercent", 0, 100);
    if (limited.integer("borrowingLimitPercent") < 0) {
      limited.invalid("borrowingLimitPercent", "if specified, must be a non-negative integer");
    }
  }

  private static void checkResponse(Fields response) {
    switch (response.string("type")) {
      case "Reject" ->
          response.absent("queuing", "must be nil if limited.limitResponse.type is not Limited");
      case "Queue" -> {
        if (response.has("queuing")) {
          checkQueuing(response.in("queuing"));
        } else {
          response.required(
              "queuing", "must not be empty if limited.limitResponse.type is Limited");
        }
      }
      default -> response.oneOf("type", RESPONSES);
    }
  }

  private static void checkQueuing(Fields queuing) {
    long queues = queuing.integer("queues");
    long hand = queuing.integer("handSize");
    if (queuing.integer("queueLengthLimit") <= 0) {
      queuing.invalid("queueLengthLimit", "must be positive");
    }
    if (queues <= 0) {
      queuing.invalid("queues", "must be positive");
    } else if (queues > MAX_QUEUES) {
      queuing.invalid("queues", "must not be greater than " + MAX_QUEUES);
    }
    if (hand <= 0) {
      queuing.invalid("handSize", "must be positive");
    } else if (hand > queues) {
      queuing.invalid("handSize", "should not be greater than queues (" + queues + ")");
    } else if (entropyBits(queues, hand) > MAX_HASH_BITS) {
      queuing.invalid(
          "handSize",
          String.format(
              "required entropy bits of deckSize %d and handSize %d should not be greater than %d",
              queues, hand, MAX_HASH_BITS));
    }
  }

  /** How many bits it takes to draw so many cards of a deck, rounded up, as upstream bounds it. */
  private static int entropyBits(long deck, long hand) {
    return (int) Math.ceil(Math.log(deck) / Math.log(2) * hand);
  }
}
