package org.digitstudio.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.storage.AtomicFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window predicts before any native library is loaded; reading must do without them. */
class PureReadingTest {
  @TempDir Path folder;

  @Test
  void aModelIsReadWhereDeeplearning4jDoesNotExist() throws Exception {
    NetworkSpec spec = NetworkSpec.asCoded();
    Path file = folder.resolve("model.zip");
    new Dl4jModelStore(AtomicFile::write)
        .save(new Model(ModelCard.unknown("x"), spec, new float[spec.parameterCount()]), file);
    try (Without without = new Without()) {
      assertThatThrownBy(() -> without.loadClass("org.nd4j.linalg.factory.Nd4j"))
          .isInstanceOf(ClassNotFoundException.class);
      Class<?> store = without.loadClass(Dl4jModelStore.class.getName());
      assertThat(store).as("a class of its own").isNotSameAs(Dl4jModelStore.class);
      Class<?> writer = without.loadClass(FileWriter.class.getName());
      Object reading =
          store
              .getConstructor(writer)
              .newInstance(
                  Proxy.newProxyInstance(without, new Class<?>[] {writer}, (p, m, a) -> p));
      Object model = store.getMethod("load", Path.class).invoke(reading, file);
      Object parameters = model.getClass().getMethod("parameters").invoke(model);
      assertThat((float[]) parameters).hasSize(36_138);
    }
  }

  /** Everything on the class path but Deeplearning4j, ND4J and JavaCPP. */
  private static final class Without extends URLClassLoader {
    Without() {
      super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] classPath() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(part -> !part.matches(".*(nd4j|deeplearning4j|javacpp|openblas).*"))
          .map(Without::url)
          .toArray(URL[]::new);
    }

    private static URL url(String part) {
      try {
        return Path.of(part).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }
}
