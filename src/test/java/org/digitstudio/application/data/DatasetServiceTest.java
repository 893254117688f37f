package org.digitstudio.application.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.TestModels;
import org.digitstudio.application.Digits;
import org.digitstudio.application.FakeClassifier;
import org.digitstudio.application.HeldRunner;
import org.digitstudio.application.MemoryMyDigits;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.PredictionCache;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.insight.DigitTables;
import org.digitstudio.mnist.IdxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetServiceTest {
  @TempDir private Path folder;
  private final HeldRunner runner = new HeldRunner();
  private final SharedState workspace = SharedState.blank();
  private final MemoryMyDigits myDigits = new MemoryMyDigits();
  private final Map<String, BatchResult> cached = new HashMap<>();
  private final List<String> opened = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private boolean diskFull;
  private final DatasetService service =
      new DatasetService(
          workspace,
          runner,
          new MemoryCache(),
          TestModels.data(),
          myDigits,
          List.of(() -> new Digits("First", 40, 1), () -> new Digits("Second", 60, 2)));

  private final class MemoryCache implements PredictionCache {
    @Override
    public Optional<BatchResult> find(String model, long data, int count) {
      return Optional.ofNullable(cached.get(model + data));
    }

    @Override
    public void put(String model, long data, BatchResult reading) throws IOException {
      if (diskFull) {
        throw new IOException("No space left on device");
      }
      cached.put(model + data, reading);
    }
  }

  private static Prediction says(int digit) {
    float[] probabilities = new float[10];
    probabilities[digit] = 1;
    return new Prediction(probabilities, true, 0);
  }

  private FakeClassifier use(FakeClassifier classifier) {
    workspace.classifier().set(Optional.of(classifier));
    return classifier;
  }

  private DigitTable table() {
    return service.table().get();
  }

  private List<String> names() {
    return table().sets().stream().map(DigitDataset::name).toList();
  }

  private void openPair(Path images, Path labels) throws IOException {
    service.openFiles(
        List.of(images, labels),
        sets ->
            sets.forEach(
                set -> opened.add(set.data().name() + (set.looksTransposed() ? " lying" : ""))),
        failures::add);
    runner.runAll();
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] images(DigitDataset data) throws IOException {
    var bytes = new ByteArrayOutputStream();
    IdxWriter.writeImages(data, bytes, true);
    return bytes.toByteArray();
  }

  private static byte[] labels(DigitDataset data) throws IOException {
    var bytes = new ByteArrayOutputStream();
    IdxWriter.writeLabels(data, bytes, true);
    return bytes.toByteArray();
  }

  @Test
  void theFirstSetCanBeThereBeforeAnyoneOpensThem() {
    FakeClassifier model = use(new FakeClassifier(4, image -> says(3)));
    service.preload();
    runner.runAll();
    service.preload();
    runner.runAll();
    assertThat(names()).containsExactly("First");
    assertThat(service.isLoaded()).isFalse();
    assertThat(table().isClassified(0)).as("nothing is read ahead by %s", model).isFalse();
    service.open();
    runner.runAll();
    assertThat(names()).containsExactly("First", "Second");
    assertThat(table().predictedDigit(99)).isEqualTo(3);
  }

  @Test
  void openedWhileTheFirstIsOnItsWayEachSetComesOnce() {
    service.preload();
    service.open();
    service.open();
    runner.runAll();
    assertThat(names()).containsExactly("First", "Second");
  }

  @Test
  void setsComeOneByOneAndAreReadOnceTheyAreThere() {
    use(new FakeClassifier(4, image -> says(3)));
    service.open();
    runner.runNext();
    assertThat(names()).containsExactly("First");
    assertThat(table().isClassified(0)).isFalse();
    runner.runAll();
    assertThat(names()).containsExactly("First", "Second");
    assertThat(table().predictedDigit(99)).isEqualTo(3);
    assertThat(service.progress().get()).isEqualTo(PredictionProgress.IDLE);
  }

  @Test
  void anotherModelReadsAnewAndTheFirstIsRecalledFromTheCache() {
    FakeClassifier first = use(new FakeClassifier(4, image -> says(3)));
    service.open();
    runner.runAll();
    assertThat(first.calls()).isEqualTo(100);
    use(new FakeClassifier(4, image -> says(3)));
    assertThat(table().isClassified(0)).as("forgotten until the new model has read it").isFalse();
    runner.runAll();
    assertThat(table().predictedDigit(0)).isEqualTo(3);
    assertThat(cached).as("the same weights are the same model").hasSize(2);
  }

  @Test
  void readingStopsWhereTheUserSaysAndGoesOnLater() {
    use(new FakeClassifier(4, image -> says(3)));
    service.open();
    while (service.progress().get().fraction().isEmpty()) {
      runner.runNext();
    }
    service.stopPredicting();
    assertThat(service.progress().get().stopped()).isTrue();
    runner.runAll();
    assertThat(table().isClassified(0)).isFalse();
    service.resumePredicting();
    runner.runAll();
    assertThat(table().isClassified(99)).isTrue();
    assertThat(service.progress().get().stopped()).isFalse();
  }

  @Test
  void aFullDiskCostsTheCacheAndNotTheReading() {
    diskFull = true;
    use(new FakeClassifier(4, image -> says(3)));
    service.open();
    runner.runAll();
    assertThat(table().isClassified(99)).isTrue();
    assertThat(service.progress().get().failure()).isEmpty();
  }

  @Test
  void myDigitsAreASetOfTheirOwnThatFollowsWhatIsKept() {
    service.open();
    runner.runAll();
    assertThat(names()).containsExactly("First", "Second");
    myDigits.add(5, new Digits("any", 1, 3).image(0), Optional.empty());
    service.open();
    runner.runAll();
    assertThat(names()).containsExactly("First", "Second", DatasetService.MY_DIGITS);
    assertThat(table().label(100)).isEqualTo(5);
    myDigits.relabel("0", 8);
    service.open();
    runner.runAll();
    assertThat(table().label(100)).isEqualTo(8);
    assertThat(service.isOpened(table().sets().getLast())).isFalse();
  }

  @Test
  void aPairOfFilesIsOpenedReadAndClosed() throws IOException {
    use(new FakeClassifier(4, image -> says(3)));
    service.open();
    runner.runAll();
    DigitDataset some = new Digits("some", 30, 9);
    openPair(write("my-images.gz", images(some)), write("my-labels.gz", labels(some)));
    assertThat(opened).containsExactly("my");
    assertThat(table().size()).isEqualTo(130);
    assertThat(table().isClassified(129)).isTrue();
    DigitDataset data = table().sets().getLast();
    assertThat(service.isOpened(data)).isTrue();
    service.close(data);
    assertThat(names()).containsExactly("First", "Second");
    service.close(table().sets().getFirst());
    assertThat(names()).as("the bundled ones stay").containsExactly("First", "Second");
  }

  @Test
  void ofABrokenPairNothingIsOpened() throws IOException {
    service.open();
    runner.runAll();
    DigitDataset some = new Digits("some", 30, 9);
    byte[] cut = images(some);
    Path whole = write("b-labels", labels(some));
    openPair(write("a-images", java.util.Arrays.copyOf(cut, cut.length / 2)), whole);
    openPair(write("c-images", images(new Digits("more", 31, 9))), whole);
    openPair(write("d-images", "GIF89a and more of it".getBytes()), whole);
    openPair(whole, write("e-images", labels(some)));
    assertThat(opened).isEmpty();
    assertThat(names()).containsExactly("First", "Second");
    assertThat(failures)
        .hasSize(4)
        .allSatisfy(
            failure -> assertThat(FailureText.of(failure)).endsWith(".").doesNotContain("\n"));
  }

  @Test
  void anOpenedSetIsTurnedAndTurnedBack() throws IOException {
    DigitDataset some = new Digits("some", 30, 9);
    openPair(write("my-images", images(some)), write("my-labels", labels(some)));
    service.transpose(table().sets().getFirst());
    assertThat(table().image(5)).isEqualTo(some.transposed().image(5));
    service.transpose(table().sets().getFirst());
    assertThat(table().image(5)).isEqualTo(some.image(5));
  }

  @Test
  void moreThanAMillionPicturesAreNotTakenIn() throws IOException {
    service.open();
    runner.runAll();
    DatasetService small =
        new DatasetService(
            workspace,
            runner,
            new MemoryCache(),
            files -> List.of(new DigitTables.Plain(files.getFirst().toString(), new int[400_000])),
            myDigits,
            List.of());
    for (String name : List.of("a", "b", "c")) {
      small.openFiles(
          List.of(Path.of(name)), sets -> opened.add(sets.getFirst().data().name()), failures::add);
      runner.runAll();
    }
    assertThat(opened).containsExactly("a", "b");
    assertThat(FailureText.of(failures.getFirst()))
        .isEqualTo("All sets together can have 1,000,000 images: close one first.");
  }

  @Test
  void aFileMayNotPassForABundledSet() throws IOException {
    service.open();
    runner.runAll();
    DigitDataset some = new Digits("some", 30, 9);
    openPair(write("First-images", images(some)), write("First-labels", labels(some)));
    assertThat(names()).containsExactly("First", "Second", "First (file)");
  }
}
