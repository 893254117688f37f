package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.digitstudio.Campaign;
import org.digitstudio.application.Digits;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.training.LinearEngine;
import org.digitstudio.application.training.TrainingRequest;
import org.digitstudio.application.training.TrainingService;
import org.digitstudio.domain.Settings;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.ink.InkJson;
import org.digitstudio.storage.faults.Fault;
import org.digitstudio.storage.faults.FaultyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets the disk fail, fill or the program die at the nth change of a file, for every n: nothing
 * saved before is lost, the failure has a sentence, and the next start is clean.
 */
class DiskFaultTest {
  private static final TrainingPlan PLAN = LinearEngine.plan(3, 20, 0);
  private static final TrainingData DATA = Digits.trainingData(80, 20);

  @TempDir Path home;

  /** A piece of work on a disk with a fault, and what has to hold after it. */
  @FunctionalInterface
  private interface Scenario {
    void run(Path folder, Fault fault) throws Exception;
  }

  /** Runs a scenario once without a fault to count its changes, then with a fault at each. */
  @SuppressWarnings("checkstyle:illegalcatch") // It names the fault.
  private void atEachChange(int every, Scenario scenario) throws Exception {
    Fault none = Fault.none();
    scenario.run(Files.createDirectory(home.resolve("sound")), none);
    assertThat(none.changes()).isPositive();
    for (Fault.Kind kind : Fault.Kind.values()) {
      for (int at = 1; at <= none.changes(); at += every) {
        Path folder = Files.createDirectory(home.resolve(kind + "-" + at));
        try {
          scenario.run(folder, new Fault(kind, at));
        } catch (Throwable e) {
          throw new AssertionError("with a fault of kind %s at change %d".formatted(kind, at), e);
        }
      }
    }
  }

  @Test
  void theOldSettingsOrTheNewAreReadAgain() throws Exception {
    Settings old = Settings.DEFAULTS.withPage("data");
    Settings changed = old.withPage("train");
    Settings later = changed.withPage("inside");
    atEachChange(
        1,
        (folder, fault) -> {
          Path file = folder.resolve("settings.json");
          new SettingsFile(file, Runnable::run).save(old);

          SettingsFile faulty = new SettingsFile(FaultyFiles.over(file, fault), Runnable::run);
          faulty.save(changed);
          faulty.warning().ifPresent(DiskFaultTest::assertSentence);

          SettingsFile next = new SettingsFile(file, Runnable::run);
          assertThat(next.warning()).isEmpty();
          assertThat(next.load()).isIn(old, changed);
          if (faulty.warning().isEmpty()) {
            assertThat(next.load()).isEqualTo(changed);
          }
          next.save(later);
          assertThat(new SettingsFile(file, Runnable::run).load()).isEqualTo(later);
          assertThat(names(folder)).containsExactly("settings.json");
        });
  }

  @Test
  void noDigitIsLostWhenAnotherIsAdded() throws Exception {
    DigitImage image = DigitImage.empty();
    atEachChange(
        1,
        (folder, fault) -> {
          Path file = folder.resolve("my-digits.jsonl");
          List<MyDigit> kept = List.of(store(file).add(3, image, Optional.empty()));

          Throwable failure =
              catchThrowable(
                  () -> store(FaultyFiles.over(file, fault)).add(5, image, Optional.empty()));

          List<MyDigit> now = store(file).list();
          assertThat(now).startsWith(kept.getFirst()).hasSizeLessThanOrEqualTo(2);
          if (failure == null) {
            assertThat(now).hasSize(2);
          } else {
            assertSentence(failure);
          }
          MyDigit next = store(file).add(8, image, Optional.empty());
          assertThat(store(file).list()).startsWith(kept.getFirst()).endsWith(next);
        });
  }

  @Test
  void noDigitIsLostWhenOneIsRelabelled() throws Exception {
    DigitImage image = DigitImage.empty();
    atEachChange(
        1,
        (folder, fault) -> {
          Path file = folder.resolve("my-digits.jsonl");
          MyDigit first = store(file).add(3, image, Optional.empty());
          MyDigit second = store(file).add(4, image, Optional.empty());

          Throwable failure =
              catchThrowable(() -> store(FaultyFiles.over(file, fault)).relabel(first.id(), 9));

          List<MyDigit> now = store(file).list();
          assertThat(now).hasSize(2).endsWith(second);
          assertThat(now.getFirst()).isIn(first, first.withLabel(9));
          if (failure == null) {
            assertThat(now.getFirst().label()).isEqualTo(9);
          } else {
            assertSentence(failure);
          }
          store(file).delete(Set.of(second.id()));
          assertThat(names(folder)).noneMatch(name -> name.endsWith(".tmp"));
        });
  }

  @Test
  void aRunIsNotThereOrResumesToTheSameBits() throws Exception {
    AtomicReference<float[]> unbroken = new AtomicReference<>();
    atEachChange(
        Campaign.every(6),
        (folder, fault) -> {
          Path runs = folder.resolve("runs");
          TrainingEvent end = train(FaultyFiles.over(runs, fault));
          if (end instanceof TrainingEvent.Failed(RunRecord _, Throwable cause)) {
            assertSentence(cause);
          }
          FolderRunStore next = new FolderRunStore(runs);
          List<RunRecord> left = next.list();
          assertThat(left).hasSizeLessThanOrEqualTo(1);
          if (left.isEmpty()) {
            assertThat(end).isInstanceOf(TrainingEvent.Failed.class);
            return;
          }
          RunRecord run = left.getFirst();
          if (run.status() != RunStatus.FINISHED) {
            assertThat(run.status().resumable()).as("%s", run.status()).isTrue();
            new TrainingService(LinearEngine.engines(), next, new RawModels(), Map.of())
                .resume(run, DATA, false, event -> {})
                .await();
          }
          assertThat(next.load(run.id()).status()).isEqualTo(RunStatus.FINISHED);
          float[] weights = new RawModels().load(next.modelFile(run.id())).parameters();
          unbroken.compareAndSet(null, weights);
          assertThat(weights).isEqualTo(unbroken.get());
          assertThat(names(runs.resolve(run.id()))).noneMatch(name -> name.endsWith(".tmp"));
        });
  }

  private static TrainingEvent train(Path runs) throws Exception {
    AtomicReference<TrainingEvent> last = new AtomicReference<>();
    new TrainingService(LinearEngine.engines(), new FolderRunStore(runs), new RawModels(), Map.of())
        .start(TrainingRequest.of("A run", PLAN, DATA), last::set)
        .await();
    return last.get();
  }

  private static MyDigitsStore store(Path file) {
    return new MyDigitsFile(file, InkJson.CODEC, InstantSource.system());
  }

  private static void assertSentence(Throwable failure) {
    assertThat(FailureText.of(failure))
        .endsWith(".")
        .doesNotContain("null", "Exception", "Input/output", "No space");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Models of the linear network as raw weights. */
  private static final class RawModels implements ModelStore {
    @Override
    public Model load(Path file) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      float[] weights = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(weights);
      return new Model(ModelCard.unknown("raw"), PLAN.network(), weights);
    }

    @Override
    public void save(Model model, Path file) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(model.parameters().length * Float.BYTES);
      bytes.asFloatBuffer().put(model.parameters());
      AtomicFile.write(file, bytes.array());
    }

    @Override
    public Model bundled(String recipe) throws IOException {
      throw new IOException("no bundled models here");
    }
  }
}
