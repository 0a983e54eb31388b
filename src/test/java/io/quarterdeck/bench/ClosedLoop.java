package io.quarterdeck.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Some clients, each asking again as soon as it is answered, for some seconds. */
final class ClosedLoop {
  private final BenchServer server;
  private final int connections;
  private final int clientsPerConnection;

  ClosedLoop(BenchServer server, int connections, int clientsPerConnection) {
    this.server = server;
    this.connections = connections;
    this.clientsPerConnection = clientsPerConnection;
  }

  /** One operation; throws if it was not answered as it should be. */
  @FunctionalInterface
  interface Operation {
    /**
     * @param number counts up from 0 within one client
     */
    void run(Client client, int clientNumber, int number) throws IOException, InterruptedException;
  }

  Measured run(String scenario, double seconds, Operation operation)
      throws IOException, InterruptedException {
    drive(seconds / 4, operation, 1_000_000_000);
    double cpu = server.cpuMicros();
    double allocated = server.allocatedBytes();
    long start = System.nanoTime();
    long[] latencies = drive(seconds, operation, 0);
    double took = (System.nanoTime() - start) / 1e9;
    return new Measured(
        scenario,
        latencies.length,
        took,
        latencies,
        server.cpuMicros() - cpu,
        server.allocatedBytes() - allocated);
  }

  /** Runs an operation so many times in all; the number counts up from 0 over all clients. */
  void times(int count, Operation operation) throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    drive(
        Double.MAX_VALUE / 1e10,
        (client, me, number) -> {
          int mine = next.getAndIncrement();
          if (mine >= count) {
            throw new Enough();
          }
          operation.run(client, me, mine);
        },
        0);
  }

  /** Ends a client's loop. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Enough() {
      super("enough", null, false, false);
    }
  }

  private long[] drive(double seconds, Operation operation, int firstNumber)
      throws InterruptedException, IOException {
    long end = System.nanoTime() + (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 4);
    List<Client> clients = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<LongStream>> runs = new ArrayList<>();
      for (int c = 0; c < connections; c++) {
        Client client = new Client();
        clients.add(client);
        for (int i = 0; i < clientsPerConnection; i++) {
          int me = c * clientsPerConnection + i;
          runs.add(threads.submit(loop(client, me, operation, end, firstNumber)));
        }
      }
      LongStream all = LongStream.empty();
      for (Future<LongStream> run : runs) {
        all = LongStream.concat(all, run.get());
      }
      return all.toArray();
    } catch (ExecutionException e) {
      throw new IOException("an operation failed", e.getCause());
    } finally {
      clients.forEach(Client::close);
    }
  }

  private static Callable<LongStream> loop(
      Client client, int me, Operation operation, long end, int firstNumber) {
    return () -> {
      LongStream.Builder latencies = LongStream.builder();
      for (int i = firstNumber; System.nanoTime() < end; i++) {
        long start = System.nanoTime();
        try {
          operation.run(client, me, i);
        } catch (Enough e) {
          break;
        }
        latencies.add(System.nanoTime() - start);
      }
      return latencies.build();
    };
  }
}
