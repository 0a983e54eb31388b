package io.quarterdeck.bench.yardstick;

import io.quarterdeck.server.Config;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Tells the launcher that the application is there, as the server does. */
@WebListener
public class YardstickListener implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    System.setProperty(Config.STATE_PROPERTY, Config.OPEN);
  }
}
