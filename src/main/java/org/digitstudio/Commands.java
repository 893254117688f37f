package org.digitstudio;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.MachineInfo;
import org.digitstudio.cli.CalibrateCommand;
import org.digitstudio.cli.DoubtfulCommand;
import org.digitstudio.cli.EvaluateCommand;
import org.digitstudio.cli.EvaluateDonorsCommand;
import org.digitstudio.cli.ExportDataCommand;
import org.digitstudio.cli.ExportModelCommand;
import org.digitstudio.cli.ExportRunCommand;
import org.digitstudio.cli.LearnGroupingCommand;
import org.digitstudio.cli.MainCommand;
import org.digitstudio.cli.PredictCommand;
import org.digitstudio.cli.PredictionTools;
import org.digitstudio.cli.PrintSheetCommand;
import org.digitstudio.cli.ReadSheetCommand;
import org.digitstudio.cli.RobustnessCommand;
import org.digitstudio.cli.TrainCommand;
import org.digitstudio.cli.TrainReaderCommand;
import org.digitstudio.cli.bench.BenchCommand;
import org.digitstudio.engine.detector.FusedDetectorTraining;
import org.digitstudio.engine.format.DetectorFile;
import org.digitstudio.engine.fused.FusedTrainer;
import org.digitstudio.lab.CrossValidation;
import org.digitstudio.lab.bench.BenchTools;
import org.digitstudio.lab.paper.ReaderTraining;
import org.digitstudio.mnist.IdxFiles;
import org.digitstudio.mnist.IdxWriter;
import org.digitstudio.storage.AtomicFile;
import org.digitstudio.storage.LogFile;
import org.digitstudio.storage.PlanJson;
import org.digitstudio.storage.UserFolders;
import picocli.CommandLine;

/** Runs the program's commands, without a window. */
final class Commands {
  private Commands() {}

  /** Runs one command and returns the exit code. */
  static int run(String... arguments) {
    UserFolders folders = UserFolders.ofSystem();
    LogFile.use(folders);
    folders.prepare();
    return line(new Studio(folders, () -> System.err.println(Messages.text("shell.unpacking"))))
        .execute(arguments);
  }

  /** Returns the command line with all commands. */
  static CommandLine line(Studio studio) {
    PredictionTools prediction =
        new PredictionTools(
            studio.models,
            studio.library,
            studio.classifiers,
            studio.detector,
            studio.test,
            IdxFiles::read,
            IdxFiles::readImageList);
    return MainCommand.of(
        List.of(
            new TrainCommand(() -> train(studio)),
            new EvaluateCommand(() -> prediction, DataFormats.tools()),
            new PredictCommand(() -> prediction),
            new PrintSheetCommand(AtomicFile::write),
            new ReadSheetCommand(() -> readSheet(studio, prediction)),
            new CalibrateCommand(() -> new CalibrateCommand.Tools(prediction, studio.sources)),
            new ExportModelCommand(() -> prediction),
            new ExportDataCommand(studio.test, DataFormats.tools()),
            new ExportRunCommand(() -> studio.runs, RunFormats.ALL, AtomicFile.WRITER),
            new RobustnessCommand(() -> prediction),
            new EvaluateDonorsCommand(() -> prediction),
            new TrainReaderCommand(() -> trainReader(studio)),
            new DoubtfulCommand(() -> doubtful(studio)),
            new LearnGroupingCommand(
                () -> new LearnGroupingCommand.Tools(prediction, AtomicFile::write)),
            new BenchCommand(() -> bench(studio))));
  }

  private static ReadSheetCommand.Tools readSheet(Studio studio, PredictionTools reading) {
    return new ReadSheetCommand.Tools(
        reading,
        studio.myDigits,
        (data, images, labels) -> {
          ByteArrayOutputStream imagesBytes = new ByteArrayOutputStream();
          IdxWriter.writeImages(data, imagesBytes, false);
          AtomicFile.write(images, imagesBytes.toByteArray());
          ByteArrayOutputStream labelsBytes = new ByteArrayOutputStream();
          IdxWriter.writeLabels(data, labelsBytes, false);
          AtomicFile.write(labels, labelsBytes.toByteArray());
        });
  }

  private static DoubtfulCommand.Tools doubtful(Studio studio) {
    return new DoubtfulCommand.Tools(
        new CrossValidation(new FusedTrainer(), studio.classifiers),
        studio.mnist,
        Runtime.getRuntime().availableProcessors(),
        AtomicFile.WRITER);
  }

  private static TrainCommand.Tools train(Studio studio) {
    return new TrainCommand.Tools(
        studio.trainingService,
        studio.runs,
        studio.models,
        studio.sources,
        PlanJson::read,
        System.console() != null && System.console().isTerminal());
  }

  private static TrainReaderCommand.Tools trainReader(Studio studio) {
    return new TrainReaderCommand.Tools(
        studio.training,
        (spec, parameters, threads) ->
            new FusedDetectorTraining(
                spec,
                parameters,
                ReaderTraining.HEIGHT,
                ReaderTraining.WIDTH,
                ReaderTraining.BATCH,
                threads),
        new DetectorFile(AtomicFile::write),
        IdxFiles::readImageList);
  }

  private static BenchTools bench(Studio studio) {
    return new BenchTools(
        studio.engines,
        studio.training,
        studio.test,
        MachineInfo.describe(Studio.version()),
        Relaunch::command,
        IdxWriter::writePlain);
  }
}
