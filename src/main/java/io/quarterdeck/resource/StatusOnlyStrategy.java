package io.quarterdeck.resource;

import io.quarterdeck.object.KubeObject;
import java.util.List;

/** The rules of a status endpoint that leaves spec and metadata alone, as younger kinds have it. */
public interface StatusOnlyStrategy extends StatusStrategy {
  @Override
  default KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return object.withSpecOf(old).withMetadataOf(old);
  }

  @Override
  default List<String> resetFields() {
    return List.of("spec", "metadata");
  }
}
