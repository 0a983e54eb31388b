package io.quarterdeck.edge.rest;

import io.quarterdeck.edge.http.Dispatch;
import io.quarterdeck.edge.http.Exchange;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Finds out who sends the request before anything of it is looked at, and says 401 if that fails.
 * Methods without an exchange only hand over to those with one, and pass.
 */
@Interceptor
@Authenticated
@Priority(Interceptor.Priority.APPLICATION)
public class AuthenticationInterceptor {
  @Inject private Dispatch dispatch;

  @AroundInvoke
  Object authenticate(InvocationContext context) throws Exception {
    if (context.getParameters().length == 1
        && context.getParameters()[0] instanceof Exchange exchange) {
      exchange.become(dispatch.server().authenticate(exchange.request()));
    }
    return context.proceed();
  }
}
