package io.quarterdeck.registry;

import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Format;
import io.quarterdeck.request.Transform;
import io.quarterdeck.resource.ResourceType;
import java.time.Clock;

/** Finds the view of a type that shows what was agreed on; each is made once. */
public final class Views {
  private final Documents documents;
  private final Encoder encoder;
  private final Clock clock;

  Views(Documents documents, Encoder encoder, Clock clock) {
    this.documents = documents;
    this.encoder = encoder;
    this.clock = clock;
  }

  /** Returns the view of the call's objects. */
  View of(Call call, Accepted accepted) {
    if (accepted.transform().kind() == Transform.Kind.TABLE) {
      return new TableView(call, accepted, encoder, clock);
    }
    Served served = call.route().served();
    return served.view(accepted, a -> make(served, a));
  }

  private View make(Served served, Accepted accepted) {
    ResourceType type = served.type();
    if (accepted.isPlain()) {
      return new JsonView(served, documents);
    }
    if (accepted.format() == Format.PROTOBUF && accepted.transform() == Transform.NONE) {
      return new ProtobufView(type, documents, encoder);
    }
    return new TreeView(type, accepted, documents, encoder);
  }

  Encoder encoder() {
    return encoder;
  }
}
