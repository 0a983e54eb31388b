package io.quarterdeck.edge.http;

import io.quarterdeck.edge.lifecycle.ServerLifecycle;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.request.Target;
import io.quarterdeck.server.ApiServer;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Takes requests off the container's few threads: on a virtual thread of its own, each goes through
 * the intercepted resource class of its API group, whichever way it came in. It does not know what
 * the answer says.
 */
@ApplicationScoped
public class Dispatch {
  private static final System.Logger LOG = System.getLogger(Dispatch.class.getName());

  @Inject private ServerLifecycle lifecycle;
  @Inject @Any private Instance<GroupAnswers> resources;

  private final Map<String, GroupAnswers> byGroup = new HashMap<>();
  private ExecutorService threads;
  private EventWriters events;
  private ReplyWriter writer;
  private ApiServer server;
  private Overdue overdue;
  private Duration requestTimeout;
  private BrowserHeaders browsers;

  @PostConstruct
  void open() {
    for (GroupAnswers resource : resources) {
      byGroup.put(resource.group(), resource);
    }
    server = lifecycle.server();
    requestTimeout = lifecycle.requestTimeout();
    browsers = new BrowserHeaders(lifecycle.browsers());
    threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
    events = new EventWriters(Runtime.getRuntime().availableProcessors());
    writer = new ReplyWriter(events);
    overdue = new Overdue();
  }

  @PreDestroy
  void close() {
    overdue.close();
    events.close();
    threads.shutdown();
  }

  /** Makes an exchange of a request that has just come in. */
  Exchange exchange(HttpServletRequest request, HttpServletResponse response, String path) {
    long deadline = System.nanoTime() + requestTimeout.toNanos();
    return new Exchange(request, response, Requests.of(request, path, deadline));
  }

  /** Returns what goes with every answer for browsers. */
  BrowserHeaders browsers() {
    return browsers;
  }

  /** Answers through the servlet response. Returns at once. */
  public void answer(Exchange exchange) {
    Consumer<Reply> outlet = outlet(exchange);
    run(exchange, outlet);
  }

  /** Writes an answer that is there. Returns at once. */
  void write(Exchange exchange, Reply reply) {
    Consumer<Reply> outlet = outlet(exchange);
    threads.execute(() -> outlet.accept(reply));
  }

  private Consumer<Reply> outlet(Exchange exchange) {
    AsyncContext async = exchange.servletRequest().startAsync();
    async.setTimeout(0);
    End end = new End();
    async.addListener(end);
    return reply -> writer.write(exchange, async, end, reply);
  }

  /** Finds the answer on a virtual thread and waits for it, not longer than a request may take. */
  Reply await(Exchange exchange) {
    CompletableFuture<Reply> answer = new CompletableFuture<>();
    run(exchange, answer::complete);
    return answer.join();
  }

  /** Finds the answer on a virtual thread and hands it to {@code outlet}. Returns at once. */
  public void run(Exchange exchange, Consumer<Reply> outlet) {
    overdue.watch(exchange, () -> outlet.accept(server.overdue(exchange.request())));
    threads.execute(
        () -> {
          Reply reply = reply(exchange);
          if (reply.code() >= 400 && reply.code() != 401) {
            new LimitedBody(exchange.servletRequest()).discard();
          }
          overdue.forget(exchange);
          outlet.accept(reply);
        });
  }

  /** Returns the answer that the group's resource class gives. Never throws. */
  public Reply reply(Exchange exchange) {
    try {
      return resource(exchange.request().target()).reply(exchange);
    } catch (ApiException e) {
      return server.fail(exchange.request(), e);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "request " + exchange.request().auditId() + " failed", e);
      return server.fail(exchange.request(), Failures.plain500("internal error, see the log"));
    }
  }

  private GroupAnswers resource(Target target) {
    GroupAnswers own = byGroup.get(target.isResource() ? target.group() : group(target.path()));
    return own != null ? own : Objects.requireNonNull(byGroup.get(GroupAnswers.ANY));
  }

  /** Group and version paths belong to their group's resource class too. */
  private static String group(String path) {
    List<String> parts = RequestInfo.segments(path);
    if (parts.size() > 1 && parts.get(0).equals("apis")) {
      return parts.get(1);
    }
    return !parts.isEmpty() && parts.get(0).equals("api") ? "" : GroupAnswers.ANY;
  }

  /** Returns the door. */
  public ApiServer server() {
    return server;
  }
}
