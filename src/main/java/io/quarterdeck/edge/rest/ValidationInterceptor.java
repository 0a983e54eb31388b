package io.quarterdeck.edge.rest;

import io.quarterdeck.edge.http.Dispatch;
import io.quarterdeck.edge.http.Exchange;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Checks the envelope of a request whose sender is known. Methods without an exchange only hand
 * over to those with one, and pass.
 */
@Interceptor
@Validated
@Priority(Interceptor.Priority.APPLICATION + 1)
public class ValidationInterceptor {
  @Inject private Dispatch dispatch;

  @AroundInvoke
  Object validate(InvocationContext context) throws Exception {
    if (context.getParameters().length == 1
        && context.getParameters()[0] instanceof Exchange exchange) {
      exchange.become(dispatch.server().validate(exchange.request()));
    }
    return context.proceed();
  }
}
