package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.port.DatasetFiles;
import org.digitstudio.domain.port.DatasetWriter;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.port.PredictionsWriter;
import org.digitstudio.domain.port.RunFormat;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.insight.SampleNetworks;

/** The model store of the program, for tests of every room. */
public final class TestModels {
  private TestModels() {}

  public static ModelStore store() {
    return ModelFormats.store();
  }

  /** The formats in which runs leave the program, besides CSV and JSON. */
  public static List<RunFormat> runFormats() {
    return RunFormats.ALL;
  }

  /** Returns a file of a small network, in the format of its name. */
  public static byte[] small(String name) throws IOException {
    Path file = Files.createTempDirectory("model").resolve(name);
    ForwardPass network = SampleNetworks.seeded(NetworkSpec.asCoded(), 1);
    store().save(SampleNetworks.model("small", network), file);
    return Files.readAllBytes(file);
  }

  /** The data formats of the program. */
  public static DatasetFiles data() {
    return DataFormats.files();
  }

  public static DatasetWriter dataWriter() {
    return DataFormats.writer();
  }

  public static PredictionsWriter predictions() {
    return DataFormats.predictions();
  }

  /** Asserts that a file is refused in sentences that name it and hold {@code reason}. */
  public static void assertRefused(Path file, String reason) {
    Throwable failure = catchThrowable(() -> store().load(file));
    assertThat(failure).isInstanceOf(StudioIOException.class);
    assertThat(FailureText.of(failure))
        .startsWith(file.getFileName() + " cannot be opened as a model. ")
        .endsWith(".")
        .contains(reason)
        .doesNotContain("null", "Exception");
  }
}
