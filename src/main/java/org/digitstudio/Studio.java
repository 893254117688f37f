package org.digitstudio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.digitstudio.application.Lazy;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.application.training.MachineInfo;
import org.digitstudio.application.training.RunLibrary;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.application.training.TrainingEngines.Engine;
import org.digitstudio.application.training.TrainingService;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.DetectorStore;
import org.digitstudio.domain.port.DigitDetector;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.engine.detector.FusedDetector;
import org.digitstudio.engine.dl4j.Dl4jClassifier;
import org.digitstudio.engine.dl4j.Dl4jTrainer;
import org.digitstudio.engine.format.DetectorFile;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.engine.fused.FusedTrainer;
import org.digitstudio.ink.InkJson;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.mnist.IdxFiles;
import org.digitstudio.storage.AtomicFile;
import org.digitstudio.storage.FolderRunStore;
import org.digitstudio.storage.MyDigitsFile;
import org.digitstudio.storage.RunExport;
import org.digitstudio.storage.SettingsFile;
import org.digitstudio.storage.UserFolders;

/** The services that the window and the command line share, created once. */
final class Studio {
  private final ExecutorService settingsWriter =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("settings").factory());

  final UserFolders folders;
  final SettingsFile settings;
  final ModelStore models = ModelFormats.store();
  final ClassifierFactory classifiers = FusedClassifier::new;
  final Supplier<DigitDetector> detector;
  final RunStore runs;
  final ModelLibrary library;
  final MyDigitsStore myDigits;
  final Supplier<DigitDataset> training = new Lazy<>(BundledMnist::training);
  final Supplier<DigitDataset> test = new Lazy<>(BundledMnist::test);
  final TrainingData mnist;
  final TrainingDataSources sources;
  final TrainingEngines engines;
  final TrainingService trainingService;
  final RunLibrary runLibrary;

  /**
   * @param unpacking called on any thread before Deeplearning4j's native libraries are unpacked,
   *     which takes seconds
   */
  Studio(UserFolders folders, Runnable unpacking) {
    this.folders = folders;
    settings = new SettingsFile(folders.settingsFile(), settingsWriter);
    detector = new Lazy<>(() -> bundledDetector(new DetectorFile(AtomicFile::write)));
    runs = new FolderRunStore(folders.runs());
    library = new ModelLibrary(models, runs);
    myDigits = new MyDigitsFile(folders.myDigits(), InkJson.CODEC, InstantSource.system());
    mnist = () -> new TrainingData.Datasets(training.get(), test.get(), BundledMnist.CREDITS);
    sources =
        new TrainingDataSources(mnist, myDigits, DataFormats.files(), IdxFiles::readImageList);
    StockLibraries stock = StockLibraries.ofSystem(folders, unpacking);
    engines =
        new TrainingEngines(
            Map.of(
                EngineKind.FUSED,
                new Engine(new FusedTrainer(), classifiers),
                EngineKind.DL4J,
                new Engine(
                    new Dl4jTrainer(stock::prepare),
                    model -> {
                      stock.prepare();
                      return new Dl4jClassifier(model);
                    })));
    trainingService = new TrainingService(engines, runs, models, MachineInfo.describe(version()));
    runLibrary = new RunLibrary(runs, models, new RunExport(), trainingService);
  }

  private static DigitDetector bundledDetector(DetectorStore store) {
    try {
      return new FusedDetector(store.bundled());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String version() {
    return Optional.ofNullable(Studio.class.getPackage().getImplementationVersion())
        .orElse("(unpacked)");
  }
}
