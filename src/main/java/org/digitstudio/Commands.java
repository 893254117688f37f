package org.digitstudio;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.application.Machine;
import org.digitstudio.application.TrainingEngines;
import org.digitstudio.application.TrainingService;
import org.digitstudio.application.TrainingSources;
import org.digitstudio.cli.EvaluateCommand;
import org.digitstudio.cli.MainCommand;
import org.digitstudio.cli.PredictCommand;
import org.digitstudio.cli.ReadingTools;
import org.digitstudio.cli.TrainCommand;
import org.digitstudio.domain.EngineKind;
import org.digitstudio.domain.ModelStore;
import org.digitstudio.domain.TrainingMaterial;
import org.digitstudio.engine.FusedClassifier;
import org.digitstudio.engine.FusedTrainer;
import org.digitstudio.engine.format.Dl4jModelStore;
import org.digitstudio.ink.InkJson;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.mnist.IdxFiles;
import org.digitstudio.storage.FolderRunStore;
import org.digitstudio.storage.MyDigitsFile;
import org.digitstudio.storage.PlanJson;
import org.digitstudio.storage.UserFolders;
import picocli.CommandLine;

/** Puts the command line together; nothing a command needs is made before it runs. */
final class Commands {
  private Commands() {}

  static CommandLine create(UserFolders folders) {
    return MainCommand.of(
        List.of(
            new TrainCommand(() -> training(folders)),
            new EvaluateCommand(Commands::reading),
            new PredictCommand(Commands::reading)));
  }

  private static ReadingTools reading() {
    return new ReadingTools(
        new Dl4jModelStore(), FusedClassifier::new, BundledMnist::test, IdxFiles::read);
  }

  private static TrainCommand.Tools training(UserFolders folders) {
    FolderRunStore runs = new FolderRunStore(folders.runs());
    ModelStore models = new Dl4jModelStore();
    TrainingMaterial mnist =
        () ->
            new TrainingMaterial.Pictures(
                BundledMnist.training(), BundledMnist.test(), BundledMnist.CREDITS);
    return new TrainCommand.Tools(
        new TrainingService(engines(), runs, models, Machine.describe(version())),
        runs,
        models,
        new TrainingSources(
            mnist, new MyDigitsFile(folders.myDigits(), InkJson.CODEC, InstantSource.system())),
        PlanJson::read,
        System.console() != null && System.console().isTerminal());
  }

  static TrainingEngines engines() {
    return new TrainingEngines(
        Map.of(
            EngineKind.FUSED,
            new TrainingEngines.Engine(new FusedTrainer(), FusedClassifier::new)));
  }

  static String version() {
    return Optional.ofNullable(Commands.class.getPackage().getImplementationVersion())
        .orElse("unpacked");
  }
}
