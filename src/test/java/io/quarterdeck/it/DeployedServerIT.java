package io.quarterdeck.it;

import java.io.File;
import java.net.URL;
import java.net.http.HttpClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR on whichever server Arquillian runs. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeployedServerIT extends DeployedServerContract {
  @ArquillianResource private URL base;

  @Deployment(testable = false)
  static WebArchive war() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("quarterdeck.it.war")));
  }

  @Override
  HttpClient client() {
    return HttpClient.newHttpClient();
  }

  @Override
  String base() {
    return base.toString().replaceAll("/$", "");
  }
}
