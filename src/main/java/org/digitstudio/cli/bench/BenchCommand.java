package org.digitstudio.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.cli.Console;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.lab.bench.BenchOutput;
import org.digitstudio.lab.bench.BenchTools;
import org.digitstudio.lab.bench.MemoryUse;
import org.digitstudio.lab.bench.PeerComparison;
import org.digitstudio.lab.bench.Peers;
import org.digitstudio.lab.bench.Profile;
import org.digitstudio.lab.bench.Quality;
import org.digitstudio.lab.bench.Scaling;
import org.digitstudio.lab.bench.Speed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench}: measures the engine on this machine. */
@Command(
    name = "bench",
    description = {"${bundle:cli.bench}", "", "${bundle:cli.bench.more}"},
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class BenchCommand implements Callable<Integer> {
  /** The parts of the benchmark. */
  enum Part {
    speed,
    scaling,
    memory,
    profile,
    quality,
    peers
  }

  private final Supplier<BenchTools> tools;

  @Mixin private final Console console = new Console();

  @Option(names = "--part", paramLabel = "PART", split = ",", descriptionKey = "cli.bench.part")
  private List<Part> parts = List.of();

  @Option(names = "--rounds", paramLabel = "N", descriptionKey = "cli.bench.rounds")
  private int rounds = 3;

  @Option(names = "--threads", paramLabel = "N", descriptionKey = "cli.threads")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--recipe", paramLabel = "RECIPE", descriptionKey = "cli.recipe")
  private String recipe = Recipes.AS_DESCRIBED;

  @Option(names = "--seeds", paramLabel = "N", descriptionKey = "cli.bench.seeds")
  private int seeds = 5;

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "cli.seed")
  private long seed = 1;

  @Option(names = "--peers", paramLabel = "DIR", descriptionKey = "cli.bench.peers")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--only", paramLabel = "NAME", split = ",", descriptionKey = "cli.bench.only")
  private List<String> only = Peers.NAMES;

  @Option(names = "--peer-epochs", paramLabel = "N", descriptionKey = "cli.bench.peer-epochs")
  private int peerEpochs = 2;

  @Option(names = "--mvn", paramLabel = "FILE", descriptionKey = "cli.bench.mvn")
  private String maven = "mvn";

  @Option(names = "--as-peer", paramLabel = "EPOCHS", hidden = true)
  private Optional<Integer> asPeer = Optional.empty();

  @Option(names = "--json", descriptionKey = "cli.bench.json")
  private boolean json;

  public BenchCommand(Supplier<BenchTools> tools) {
    this.tools = tools;
  }

  @Override
  public Integer call() {
    return console.perform(
        () -> {
          TrainingPlan plan = plan();
          if (asPeer.isPresent()) {
            PeerCommand.run(tools.get(), plan, asPeer.get(), console.out());
          } else {
            measure(tools.get(), plan, new BenchOutput(console.out(), json));
          }
          return CommandLine.ExitCode.OK;
        });
  }

  /** The recipe trained on every image: nothing is selected, so there is no validation set. */
  private TrainingPlan plan() {
    if (rounds < 1 || seeds < 1 || peerEpochs < 1 || asPeer.orElse(1) < 1) {
      throw new StudioException("cli.bench.range");
    }
    if (parts().contains(Part.peers) && folder.isEmpty()) {
      throw new StudioException("cli.bench.needs-peers");
    }
    for (String name : only) {
      if (!Peers.NAMES.contains(name)) {
        throw new StudioException("cli.bench.no-such-peer", name, String.join(", ", Peers.NAMES));
      }
    }
    return Recipes.plan(recipe, seed, threads).withValidationImages(0);
  }

  private Set<Part> parts() {
    return parts.isEmpty()
        ? EnumSet.of(Part.speed, Part.scaling, Part.memory, Part.profile)
        : EnumSet.copyOf(parts);
  }

  private void measure(BenchTools with, TrainingPlan plan, BenchOutput output)
      throws IOException, InterruptedException {
    output.machine(with.machine());
    for (Part part : parts()) {
      switch (part) {
        case speed -> new Speed(with, output, plan).run(rounds);
        case scaling -> new Scaling(with, output, plan).run(rounds);
        case memory -> new MemoryUse(with, output, plan).run();
        case profile -> new Profile(with, output, plan).run(rounds);
        case quality -> quality(with, plan, output);
        case peers -> {
          try (Peers peers = new Peers(folder.orElseThrow(), maven, with)) {
            new PeerComparison(with, output, plan).run(peers, only, rounds, peerEpochs);
          }
        }
      }
    }
  }

  private void quality(BenchTools with, TrainingPlan plan, BenchOutput output)
      throws IOException, InterruptedException {
    Quality quality = new Quality(with, output, plan);
    quality.fused(seeds);
    if (folder.isPresent()) {
      try (Peers peers = new Peers(folder.get(), maven, with)) {
        quality.peers(peers, only, seeds);
      }
    }
  }
}
