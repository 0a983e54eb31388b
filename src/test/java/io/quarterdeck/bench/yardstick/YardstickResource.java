package io.quarterdeck.bench.yardstick;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** A constant, and bytes streamed from memory. */
@Path("/")
public class YardstickResource {
  private static final byte[] CONSTANT = new byte[1024];
  private static final byte[] BLOCK = new byte[64 * 1024];

  @GET
  @Path("constant")
  @Produces("application/json")
  public byte[] constant() {
    return CONSTANT;
  }

  /** Streams this many bytes. */
  @GET
  @Path("stream")
  @Produces("application/json")
  public StreamingOutput stream(@QueryParam("bytes") long bytes) {
    return out -> {
      for (long left = bytes; left > 0; left -= BLOCK.length) {
        out.write(BLOCK, 0, (int) Math.min(left, BLOCK.length));
      }
    };
  }

  @GET
  @Path("readyz")
  public String ready() {
    return "ok";
  }

  /** Says what has been allocated, as the server under test says it. */
  @GET
  @Path("metrics")
  @Produces("text/plain")
  public String metrics() throws JMException {
    Object bytes =
        ManagementFactory.getPlatformMBeanServer()
            .getAttribute(
                new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME), "TotalThreadAllocatedBytes");
    return "jvm_allocated_bytes_total " + bytes + "\n";
  }
}
