package io.quarterdeck.edge.rest;

import io.quarterdeck.edge.http.Dispatch;
import io.quarterdeck.edge.http.Exchange;
import io.quarterdeck.edge.http.GroupAnswers;
import io.quarterdeck.request.Reply;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;

/**
 * What the resource classes of all API groups have in common. A subclass says which group it is and
 * which interceptors stand around it; {@link #reply} is where they do their work.
 */
@Consumes("*/*")
@Produces("*/*")
public abstract class GroupResource implements GroupAnswers {
  private final String group;

  @Inject private Dispatch dispatch;

  protected GroupResource(String group) {
    this.group = group;
  }

  @Override
  public String group() {
    return group;
  }

  @Override
  public Reply reply(Exchange exchange) {
    return dispatch.server().handle(exchange.request());
  }

  @POST
  public void post(@Context HttpServletRequest request, @Suspended AsyncResponse response) {
    handOver(request, response);
  }

  @PUT
  public void put(@Context HttpServletRequest request, @Suspended AsyncResponse response) {
    handOver(request, response);
  }

  @PATCH
  public void patch(@Context HttpServletRequest request, @Suspended AsyncResponse response) {
    handOver(request, response);
  }

  @DELETE
  public void delete(@Context HttpServletRequest request, @Suspended AsyncResponse response) {
    handOver(request, response);
  }

  /** Comes back to {@link #reply} from outside, on a thread that may wait. */
  private void handOver(HttpServletRequest request, AsyncResponse response) {
    Exchange exchange = Exchange.of(request);
    dispatch.run(exchange, reply -> response.resume(Responses.of(exchange.request(), reply)));
  }
}
