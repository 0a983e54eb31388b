package io.quarterdeck.launch;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Boots Payara Micro in this JVM, in a class loader of its own: the launcher's classes are not
 * visible to the web application, which carries its own.
 */
final class Payara {
  /** Threads that start requests; none waits, so a few for each core are plenty. */
  private static final int THREADS = 16;

  private final Unpacked unpacked;

  Payara(Unpacked unpacked) {
    this.unpacked = unpacked;
  }

  /** Returns when the web application is deployed; exits the JVM if that fails. */
  void boot(Listener listener, Path before, Path after, Path logging) throws IOException {
    // What Payara's RootDirLauncher sets before it calls the same main.
    System.setProperty("fish.payara.micro.BootJar", unpacked.bootJar().toUri().toString());
    System.setProperty("fish.payara.micro.UnpackDir", unpacked.root().toString());
    // Started by several threads, its services can wait for each other for ever (HK2's locator
    // lock).
    System.setProperty("org.glassfish.startupThreadPolicy", "USE_NO_THREADS");
    List<String> args =
        List.of(
            "--rootdir",
            unpacked.root().toString(),
            "--deploy",
            unpacked.war().toString(),
            "--contextroot",
            "/",
            "--sslport",
            String.valueOf(listener.port()),
            "--maxhttpthreads",
            String.valueOf(THREADS),
            "--nohazelcast",
            "--nohostaware",
            "--disablephonehome",
            "--prebootcommandfile",
            before.toString(),
            "--postbootcommandfile",
            after.toString(),
            "--logproperties",
            logging.toString());
    run(loader(), args);
  }

  private URLClassLoader loader() throws IOException {
    URL[] boot = {unpacked.bootJar().toUri().toURL()};
    return new URLClassLoader("payara", boot, ClassLoader.getPlatformClassLoader());
  }

  private static void run(ClassLoader loader, List<String> args) {
    Thread.currentThread().setContextClassLoader(loader);
    try {
      loader
          .loadClass("fish.payara.micro.impl.PayaraMicroImpl")
          .getMethod("main", String[].class)
          .invoke(null, (Object) args.toArray(String[]::new));
    } catch (InvocationTargetException e) {
      throw new StartException("Payara Micro does not start", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
