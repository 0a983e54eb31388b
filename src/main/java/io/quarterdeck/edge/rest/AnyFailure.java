package io.quarterdeck.edge.rest;

import io.quarterdeck.edge.http.Dispatch;
import io.quarterdeck.edge.http.Exchange;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;

/**
 * What JAX-RS itself refuses (a header that it cannot read, say) is answered as the door answers
 * such a request: who asks is found out first, and the body is a Status.
 */
@Provider
public class AnyFailure implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = System.getLogger(AnyFailure.class.getName());

  @Inject private Dispatch dispatch;
  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(Throwable failure) {
    LOG.log(Level.DEBUG, "JAX-RS refused a request", failure);
    Exchange exchange = Exchange.of(request);
    return Responses.of(exchange.request(), dispatch.reply(exchange));
  }
}
