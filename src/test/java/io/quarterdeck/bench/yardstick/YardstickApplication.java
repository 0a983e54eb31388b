package io.quarterdeck.bench.yardstick;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The application of the yardstick, at the root. */
@ApplicationPath("/")
public class YardstickApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(YardstickResource.class);
  }
}
