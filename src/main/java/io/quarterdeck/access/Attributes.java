package io.quarterdeck.access;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Target;
import io.quarterdeck.request.User;
import io.quarterdeck.request.Verb;
import java.util.Locale;

/**
 * What an authorizer is asked ({@code authorizer.Attributes}).
 *
 * @param verb as policies write it; of a path that is no resource: the HTTP method in lower case
 */
public record Attributes(User user, String verb, Target target) {
  public static Attributes of(ApiRequest request) {
    boolean byMethod = !request.target().isResource() || request.verb() == Verb.OTHER;
    String verb = byMethod ? request.method().toLowerCase(Locale.ROOT) : request.verb().text();
    return new Attributes(request.user(), verb, request.target());
  }

  /** Returns why the request is forbidden, in kube-apiserver's words. */
  public String refusal() {
    StringBuilder text =
        new StringBuilder("User \"").append(user.name()).append("\" cannot ").append(verb);
    if (!target.isResource()) {
      return text.append(" path \"").append(target.path()).append('"').toString();
    }
    text.append(" resource \"").append(target.resource());
    if (!target.subresource().isEmpty()) {
      text.append('/').append(target.subresource());
    }
    text.append("\" in API group \"").append(target.group()).append('"');
    return text.append(
            target.namespace().isEmpty()
                ? " at the cluster scope"
                : " in the namespace \"" + target.namespace() + "\"")
        .toString();
  }
}
