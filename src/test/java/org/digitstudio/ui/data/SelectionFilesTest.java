package org.digitstudio.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import org.digitstudio.TestModels;
import org.digitstudio.application.MemoryMyDigits;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.application.data.DatasetService;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.PredictionCache;
import org.digitstudio.insight.DigitFilter;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.storage.AtomicFile;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios.NotingNavigator;
import org.digitstudio.ui.common.FileDialogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exports of the Data page. */
class SelectionFilesTest {
  private static final DigitDataset DIGITS = BundledMnist.test().take(50);

  @TempDir Path folder;

  private final NotingNavigator navigator = new NotingNavigator();
  private final DataModel model = new DataModel();

  private void export(int item, String file, Optional<BatchResult> predictions) {
    Fx.run(
        () -> {
          model.adopt(new DigitTable(List.of(DIGITS), List.of(predictions)));
          model.filter().set(DigitFilter.ALL.withLabels(1 << 7));
          MenuButton menu = files(folder.resolve(file)).menu();
          menu.getItems().get(item).fire();
        });
  }

  private SelectionFiles files(Path chosen) {
    SynchronousRunner runner = new SynchronousRunner();
    DatasetService none =
        new DatasetService(
            SharedState.blank(),
            runner,
            PredictionCache.NONE,
            TestModels.data(),
            new MemoryMyDigits(),
            List.of());
    DataPage.Services services =
        new DataPage.Services(
            none, List::of, AtomicFile.WRITER, TestModels.dataWriter(), TestModels.predictions());
    FileDialogs dialogs =
        new FileDialogs() {
          @Override
          public Optional<Path> open(Node over, String title, Kind... kinds) {
            return Optional.empty();
          }

          @Override
          public Optional<Path> save(Node over, String title, String suggested, Kind... kinds) {
            return Optional.of(chosen);
          }
        };
    return new SelectionFiles(model, services, dialogs, runner, navigator);
  }

  private static int[] sevens() {
    return IntStream.range(0, DIGITS.size()).filter(i -> DIGITS.label(i) == 7).toArray();
  }

  @Test
  void theImagesShownAreExportedAndOpenAgain() throws IOException {
    export(0, "sevens.npz", Optional.empty());

    DigitDataset opened = TestModels.data().open(List.of(folder.resolve("sevens.npz"))).getFirst();
    assertThat(opened.size()).isEqualTo(sevens().length);
    assertThat(opened.labels()).containsOnly(7);
    assertThat(opened.image(1)).isEqualTo(DIGITS.image(sevens()[1]));
    assertThat(navigator.notices)
        .containsExactly("%d images exported to sevens.npz.".formatted(sevens().length));
  }

  @Test
  void imagesAreExportedToAFolderForEachClass() {
    export(1, "digits", Optional.empty());

    assertThat(folder.resolve("digits/7").toFile().list()).hasSize(sevens().length);
    assertThat(folder.resolve("digits/3").toFile().list()).isEmpty();
  }

  @Test
  void predictionsAreExportedWithTheirProbabilities() throws IOException {
    float[] probabilities = new float[DIGITS.size() * 10];
    for (int i = 0; i < DIGITS.size(); i++) {
      probabilities[i * 10 + i % 10] = 1;
    }
    boolean[] sure = new boolean[DIGITS.size()];

    export(2, "p.csv", Optional.of(new BatchResult(probabilities, new float[0], 0, sure)));

    List<String> lines = Files.readAllLines(folder.resolve("p.csv"));
    assertThat(lines).hasSize(sevens().length + 1);
    int first = sevens()[0];
    assertThat(lines.get(1)).startsWith("0,7,%d,%b,false,".formatted(first % 10, first % 10 == 7));
  }
}
