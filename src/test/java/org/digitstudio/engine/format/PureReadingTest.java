package org.digitstudio.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.digitstudio.TestModels;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window predicts before any native library is loaded; reading must do without them. */
class PureReadingTest {
  @TempDir Path folder;

  @Test
  void aModelIsReadWhereDeeplearning4jDoesNotExist() throws Exception {
    NetworkSpec spec = NetworkSpec.asCoded();
    Path file = folder.resolve("model.zip");
    TestModels.store()
        .save(new Model(ModelCard.unknown("x"), spec, new float[spec.parameterCount()]), file);
    try (Without without = new Without()) {
      assertThatThrownBy(() -> without.loadClass("org.nd4j.linalg.factory.Nd4j"))
          .isInstanceOf(ClassNotFoundException.class);
      Class<?> format = without.loadClass(Dl4jFormat.class.getName());
      assertThat(format).as("a class of its own").isNotSameAs(Dl4jFormat.class);
      Object model =
          format
              .getMethod("read", byte[].class, String.class)
              .invoke(format.getConstructor().newInstance(), Files.readAllBytes(file), "model");
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
